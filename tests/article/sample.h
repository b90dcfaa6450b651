/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_ARTICLE_SAMPLE_H
#define BROADSHEET_TESTS_ARTICLE_SAMPLE_H

#include "article/article.h"

/* An invented article with every field, kind of block, span and list in it, so
 * that what a writer or the record stream forgets is missed. The caller owns
 * it. */
Article *sample_article(void);

/* An article with the one paragraph TEXT (static). The caller owns it. */
Article *sample_paragraph(const char *text);

/* An article with COUNT comments, each some 200 bytes long. */
Article *sample_comments(size_t count);

#endif
