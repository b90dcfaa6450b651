/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_CITING_H
#define BROADSHEET_VIEW_CITING_H

/* How an article is cited: a sentence, an entry for BibTeX, or an item of CSL-JSON. What
 * the article does not say is left out; an author is who the page names, as it names
 * him. */

#include "article/article.h"
#include "base/text.h"

/* "Author: Headline. Site, date. Address (captured date)" */
void citing_add_sentence(Text *out, const Article *article);

/* "@online{quill2011swing, ...}", its lines ended. */
void citing_add_bibtex(Text *out, const Article *article);

/* A list of one item, in one line. */
void citing_add_csl(Text *out, const Article *article);

#endif
