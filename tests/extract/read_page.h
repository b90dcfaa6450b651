/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_EXTRACT_READ_PAGE_H
#define BROADSHEET_TESTS_EXTRACT_READ_PAGE_H

/* What is read of a page that a test writes. */

#include "extract/extract.h"

/* Two paragraphs of prose, so that a page has a body. */
#define PROSE \
	"<p>The stone bridge carried its first cart for eleven years yesterday, when the mayor " \
	"drove a donkey across it in chain and hat.</p>"
#define MORE_PROSE \
	"<p>Its nine arches were put up again with the old stones, which the river board had " \
	"numbered and kept in a field for all that time.</p>"

#define PROSE_TOO \
	"<p>A plate on the middle arch, put there by the masons and not by the council, says " \
	"which of them fell into the river, and how often.</p>"

/* The article of MARKUP, a page at ADDRESS (or NULL), seen as VIEW; the caller frees it. */
Article *read_page(const char *markup, const char *address, ExtractView view);

/* The article of MARKUP, a page of news. */
Article *article_of(const char *markup);

/* GOT is EXPECTED, absent as "". */
void assert_text(Str got, const char *expected);

/* The first block of that KIND; NULL when there is none. */
const Block *block_of_kind(const Article *article, BlockKind kind);
size_t count_of_kind(const Article *article, BlockKind kind);

#endif
