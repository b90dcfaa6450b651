/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_LISTS_H
#define BROADSHEET_EXTRACT_LISTS_H

/* Lists as flat items with depth and marker. A list whose items are whole
 * sections is no list but a way to lay out a page. */

#include "extract/page.h"

/* Is E, an ul, ol, dir or menu, a list of items rather than of sections? */
bool list_is_plain(const Page *page, Index e);

/* Adds the kept blocks of [FIRST, END) to ARTICLE as one list; E is the list
 * element, or PAGE_NONE for lines that only look like one. */
void list_write(const Page *page, Index e, Index first, Index end, Article *article);

#endif
