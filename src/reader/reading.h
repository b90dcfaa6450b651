/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_READING_H
#define BROADSHEET_READER_READING_H

/* Starting and ending children that read an item. */

#include "reader/state.h"

/* Has the first item of the COUNT SOURCES read before anything else is set up, unless a list is
 * shown first: reading_start will go on with it. That this fails is no matter: it is told then. */
void reading_start_early(Reader *reader, Source *const *sources, size_t count);

/* Starts reading ITEM as SHOW into *READING. False with ERR. */
bool reading_start(Reader *reader, size_t item, Show show, Reading *reading, Error *err) MUST_CHECK;
void reading_stop(Reading *reading);

/* Has what is read turned out to be a container? */
bool reading_is_container(const Reading *reading);

#endif
