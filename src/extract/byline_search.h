/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_BYLINE_SEARCH_H
#define BROADSHEET_EXTRACT_BYLINE_SEARCH_H

/* What all ways to a byline share: where they look, what may be read there, and the one
 * place where names are set. */

#include "extract/metadata.h"

enum {
	NAME_LETTERS_MAX = 90,
	LINE_LETTERS_MAX = 160,
	NEAR_BLOCKS = 14, /* around the headline, where names stand */
	HEAD_BLOCKS = 4, /* between the headline and the text */
	TAIL_BLOCKS = 4, /* behind the text */
	BESIDE_BLOCKS = 3, /* from one name to another of the same byline */
};

typedef struct {
	Page *page; /* borrowed, as all here */
	const Metadata *metadata;
	Index root; /* element of the text, or PAGE_NONE */
	Index anchor; /* block of the headline (metadata_anchor) */
	Article *article;
	bool persons; /* what may be no person's name is passed by */
} BylineSearch;

/* Sets the names in TEXT, and a role behind them, as the byline, read FROM there. False
 * when there are none, or none that the search is for. */
bool byline_set(const BylineSearch *search, Str text, const char *from);

/* Is TEXT no person but the publication itself, or an account? */
bool byline_is_publication(const Metadata *metadata, Str text);

/* May block B name the article's author, and the same outside of the text? */
bool byline_can_stand(const Page *page, Index b);
bool byline_can_stand_outside(const Page *page, Index b);

/* Is block B a line of the head of the text, between the headline in block ANCHOR and the first
 * sentence: words about the article that look like its first paragraph? */
bool byline_in_head(const Page *page, Index anchor, Index b);

/* Is element E, behind the text of ROOT, part of an item of a list that links to another story? */
bool byline_in_story_item(const Page *page, Index root, Index e);

/* Do its own names say that E is the author of a comment? */
bool byline_is_commenter(const Page *page, Index e);

/* One past the last block of the text; only where there is a root. */
Index byline_end_of_text(const BylineSearch *search);

/* The words of the fragments from FIRST up to END. Where a name and what stands behind it are
 * parted by their elements alone, a comma stands between them; behind a label, a space. In
 * the page's working arena where something was put in. */
Str byline_words(const Page *page, Index first, Index end);

/* LINE without brackets, dashes and pluses around it. */
Str byline_bare_line(Str line);

#endif
