/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_ROW_RECORD_H
#define BROADSHEET_LIBRARY_ROW_RECORD_H

/* A row as bytes, for the store: a header of numbers, then extents, then the texts that are
 * there, each behind its size. Numbers are those of the machine: a store never leaves it. */

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"
#include "library/row.h"

/* Adds ROW to OUT. What the library finds itself is not kept; of texts the first 65,535 bytes
 * are. */
void row_record_put(Text *out, const LibraryRow *row);

/* The row that RECORD is, into OUT; texts are borrowed from it. False when it is none of
 * ours. */
bool row_record_take(Str record, LibraryRow *out) MUST_CHECK;

#endif
