/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_SPAN_H
#define BROADSHEET_ARTICLE_SPAN_H

/* What article.h promises about the spans of a text, as a check: for whoever
 * takes spans from elsewhere (the record reader) or must be right for any
 * article (the writers). Offsets are bytes. */

#include <stdbool.h>

#include "article/article.h"

/* Is SPAN one that TEXT can have: inside it, on character borders, not empty, of
 * a known kind, a link with its address and nothing else with one? */
bool span_fits(const Span *span, Str text);

/* May SPAN stand behind BEFORE: sorted by start, then longer first? BEFORE may
 * be NULL: nothing stands before SPAN. */
bool span_follows(const Span *span, const Span *before);

#endif
