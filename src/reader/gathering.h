/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_GATHERING_H
#define BROADSHEET_READER_GATHERING_H

/* The list of the collection, which grows and fills while children read what it holds
 * (gatherer.h): those rows first that are on the screen. The list in the view is made anew
 * now and then, the more seldom the longer that takes, so that keys never wait for it.
 *
 * A file that is opened by itself is not gathered before it has turned out to hold several
 * articles. */

#include <poll.h>

#include "reader/state.h"

/* The collection is in the view: what is listed, and where links lead. */
void gathering_begin(Reader *reader);

/* From now on its pages are read in idle time. */
void gathering_start(Reader *reader);
void gathering_stop(Reader *reader);

/* The reader leaves: what the next run should know of the list is kept. */
void gathering_end(Reader *reader);

/* The collection of the COUNT SOURCES, and what gathers it for READER, whose settings are
 * known: it remembers in the cache directory, unless those are secure. The caller frees it. */
Collection *gathering_collect(Reader *reader, Source *const *sources, size_t count);

/* Told by the worker that opens a file, with the reader as CONTEXT. What is told of a container is
 * kept until it is known that it is shown as a list. */
void gathering_on_item(void *context, const ContainerItem *item);
void gathering_on_loss(void *context, uint64_t offset, Str sentence);

/* The file being opened holds several articles: they are listed instead. */
void gathering_show_held(Reader *reader);

/* The first file is listed at once if an earlier run found what it holds; else false. */
bool gathering_show_remembered(Reader *reader);

/* What to poll for, into OUT (room for GATHERER_FDS_MAX); how many. */
int gathering_poll(const Reader *reader, struct pollfd *out);

/* The wait (base/wait.h) until there is something to do. And does what can be done without
 * waiting. */
int gathering_wait_ms(const Reader *reader);
void gathering_step(Reader *reader);

#endif
