/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SIFTED_H
#define BROADSHEET_VIEW_SIFTED_H

/* The lines of the list, made of the rows that the library lists. */

#include "library/library.h"
#include "view/list.h"
#include "view/state.h"

/* LISTED as lines, with headings over groups, captures below their page where they are
 * unfolded, and a title that tells what is listed. What is shown in a line is not asked
 * for. To be given to list_take. */
List sifted_lines(const View *view, const LibraryList *listed);

/* What a kind is called: "article", "articles"; an order: "by date". */
const char *sifted_kind_words(LibraryKind kind, bool one);
const char *sifted_key_words(LibraryKey key);

/* KIND in LibraryFilter.kinds. */
unsigned sifted_bit(LibraryKind kind);

#endif
