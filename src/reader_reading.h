/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_READING_H
#define BROADSHEET_READER_READING_H

/* Starting and ending children that read an item. */

#include "reader_state.h"

/* Starts reading ITEM as SHOW into *READING. False with ERR. */
bool reading_start(Reader *reader, size_t item, Show show, Reading *reading, Error *err) MUST_CHECK;
void reading_stop(Reading *reading);

/* Has what is read turned out to be a container? */
bool reading_is_container(const Reading *reading);

#endif
