/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_VIEW_BUILD_H
#define BROADSHEET_TESTS_VIEW_BUILD_H

/* Makes articles for tests of the view out of a description in lines:
 *
 *	title, byline, role, site, section, published, updated, comments-heading WORDS
 *	address, captured WORDS
 *	intro, p, h, quote, item, pre WORDS	a block; items and lines of pre that
 *						follow each other are one block
 *	figure, aside WORDS			a caption; "label|byline|role", up to "end"
 *	row CELL|CELL				a row of a table, the first one its heading
 *	related TITLE|ADDRESS|DATE|SECTION|HEADING
 *	comment DEPTH|AUTHOR|PLACE|TEXT		"//" parts paragraphs
 *	detail title|N, quote|N, score|N, pick|1	of that comment; N of a paragraph
 *	offered BLOCK|KICKER|MEDIUM		where the related story before stood
 *	announced NUMBER
 *	left-out REASON|WORDS
 *	warning WORDS
 *
 * [words](address) in a paragraph is a link. Lines that begin with # are passed
 * over. */

#include "article/article.h"

/* The caller owns it. Ends the program at a line it does not know. */
Article *build_article(const char *description);

/* The same from file NAME in tests/data/articles. */
Article *build_article_from(const char *name);

/* The bytes of file NAME below tests/data, zero-terminated; NULL when it cannot be
 * read. The caller frees them. */
char *read_test_data(const char *name);

#endif
