/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_RESUMING_H
#define BROADSHEET_READER_RESUMING_H

/* Coming back to where an article was left, from run to run. */

#include "reader/state.h"

/* Has the places of earlier runs read. */
void resuming_open(Reader *reader);

/* The article in the view is left: where, is kept. */
void resuming_depart(Reader *reader);

/* The article in the view is complete: the reader goes where it was left, unless he has
 * moved in it already. */
void resuming_arrive(Reader *reader);

#endif
