/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_WIDE_TEXT_H
#define BROADSHEET_SOURCE_WIDE_TEXT_H

/* UTF-16 made UTF-8, for formats that are read byte by byte: lists, feeds and messages that
 * some programs write so. Pages are left to the room that reads them. */

#include <stdbool.h>

#include "base/str.h"
#include "base/text.h"

/* Does BYTES begin with the mark of UTF-16? */
bool wide_text_begins(Str bytes);

/* Adds what BYTES, which begin so, say, to OUT, without the mark. Halves of pairs that
 * stand alone become U+FFFD. */
void wide_text_narrow(Str bytes, Text *out);

#endif
