/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_NUMBERS_H
#define BROADSHEET_EXTRACT_COMMENT_NUMBERS_H

/* The numbers by which a page tells its comments apart. */

#include "extract/page.h"

/* The page's own name for the comment that is element E: its id, its number, or
 * that of a mark inside it or right before it. Borrows the page; absent when it has
 * none with a digit. */
Str comment_number(const Page *page, Index e);

/* The number of the comment that E says it answers, as written; absent when it says
 * none. */
Str comment_parent_number(const Page *page, Index e);

/* A hash of the number TEXT ends with, or of all of TEXT where it ends with none:
 * "reply_169" and "169" are one. */
uint64_t comment_number_hash(Str text);

#endif
