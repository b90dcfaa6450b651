/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STATE_H
#define BROADSHEET_EXTRACT_STATE_H

/* The article in the state that a page's script was to build the page from: JSON in
 * a script or in an attribute of an element. A saved page of that kind may hold its
 * words nowhere else. */

#include "extract/page.h"

/* The longest running text told there, paragraphs parted by '\n', in page->arena;
 * absent where there is none or it has nothing to do with the page's title. */
Str state_body(const Page *page);

/* RAW, the bytes of a string in JSON as they are written, without its escapes; in ARENA where
 * it has any. */
Str state_unescape(Arena *arena, Str raw);

/* Where the string of TEXT whose first byte, behind its quotation mark, is at AT ends: its
 * closing mark, or past the text. */
size_t state_end_of_string(Str text, size_t at);

#endif
