/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_OPENING_H
#define BROADSHEET_READER_OPENING_H

/* Articles on their way into the view.
 *
 * There are at most two readings at a time: the one whose article is in the view and may
 * still grow, and the one that was opened after it and has nothing to show yet. Its first
 * picture may wait a moment for all of the article: what stands beside the text comes last
 * in the records, and what is on the screen should not move.
 *
 * Before the first article is there its child may have told the headline, which is found at
 * a glance (extract/glance.h). Where the text has the screen to itself the headline is
 * shown in its place at once; elsewhere it is told in a message. */

#include "reader/state.h"

/* Opens ITEM as SHOW; it may be on the shelf. */
void opening_item(Reader *reader, size_t item, Show show);

/* News of the article being opened, of the one in the view. */
void opening_step(Reader *reader);
void opening_step_growing(Reader *reader);

/* The article in the view, which still grows, stays as it is. */
void opening_stop_growing(Reader *reader);

/* The wait (base/wait.h) until time has something to do with the opening. And does what is due. */
int opening_wait_ms(const Reader *reader);
void opening_step_clock(Reader *reader);

#endif
