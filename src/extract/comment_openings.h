/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_OPENINGS_H
#define BROADSHEET_EXTRACT_COMMENT_OPENINGS_H

/* The name a comment opens with: in bold before the words, or before a colon in a line
 * of its own. Lists without a date and without an element named for the author have
 * nothing else to tell who speaks. */

#include "extract/page.h"

typedef struct {
	Str name; /* borrows the text of the page */
	Index end; /* the fragment behind it, where the words begin */
	bool colon; /* one stands behind the name */
} CommentOpening;

/* Does the range of fragments [FIRST, END) open with a name, with words behind it? Then
 * *OPENING is that. */
bool comment_opening_read(const Page *page, Index first, Index end, CommentOpening *opening);

#endif
