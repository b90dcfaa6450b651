/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_EXTENT_H
#define BROADSHEET_EXTRACT_TEXT_EXTENT_H

/* From where to where the story of a bare text goes, among menus, notices and lists of other
 * stories: it is where most words stand in paragraphs. */

#include "extract/text_lines.h"

/* *FIRST is the first paragraph of the story of PAGE, or the count of its units when there is
 * none: that of the first run of paragraphs that is not much smaller than the largest before
 * the comments. *BEHIND is the unit behind the last. */
void text_extent_find(const TextPage *page, size_t *first, size_t *behind);

#endif
