/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_GLANCE_H
#define BROADSHEET_EXTRACT_GLANCE_H

/* The headline of a page before the page is read: one pass over its beginning,
 * without libxml2. It is shown until the article comes, which
 * takes much longer to be ready on a large page or a slow machine, and which then
 * has the last word. So it knows the plain cases only, and where the page's heading
 * and its declared title do not settle the matter it rather says nothing. */

#include <stdbool.h>

#include "article/article.h"
#include "base/str.h"

/* Sets the title, and the site where the page declares it, of ARTICLE, which is new
 * and empty, from the BEGINNING of a page (bytes as they are in the file). False
 * when it is no page or the headline is not plain to see: nothing is set then. */
bool glance(Str beginning, Article *article);

#endif
