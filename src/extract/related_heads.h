/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_HEADS_H
#define BROADSHEET_EXTRACT_RELATED_HEADS_H

/* Words over lists of stories: which lines they are, and what they say stands below them. */

#include "extract/related_finder.h"

/* The words of line L of PAGE. */
Str related_line_text(const Page *page, Index l);

/* The same for a line that is a heading: of several links side by side, as of leaves that one
 * turns up, the first that is one. */
Str related_head_text(const Page *page, Index l);

/* Names (NAME_*) of element E and of the box right around it. */
uint32_t related_names_near(const RelatedFinder *finder, Index e);

/* Fills the heads of FINDER, in the order of the page. */
void related_heads_gather(RelatedFinder *finder);

#endif
