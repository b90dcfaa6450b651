/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_INSETS_H
#define BROADSHEET_EXTRACT_INSETS_H

/* Boxes set apart from the text of an article: another author's analysis, facts,
 * words quoted large. */

#include "extract/page.h"

typedef enum {
	INSET_NONE,
	INSET_BOX,
	INSET_QUOTE
} InsetKind;

/* What the element E is in ROOT; WHOLE are the letters of the article's text there,
 * of which a box holds the smaller part. */
InsetKind inset_kind(const Page *page, Index root, Index e, uint32_t whole);

/* Letters of the blocks in ROOT that are or may become the article's text. */
uint32_t inset_whole(const Page *page, Index root);

/* The head of box E: its label, author and role, each absent where it has none.
 * Returns the first block behind the head. */
Index inset_head(const Page *page, Index e, Block *aside);

/* Adds the words quoted in E to ARTICLE, the speaker on the last. */
void inset_write_quote(Page *page, Index e, Article *article);

/* "Name, role" parted at its first comma; ROLE is absent when there is none. */
void inset_split_name(Str line, Str *name, Str *role);

/* Are all words of BLOCK those of a cite element: whose the words before are? */
bool inset_is_cited(const Page *page, const PageBlock *block);

#endif
