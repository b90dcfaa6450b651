/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_LINKS_H
#define BROADSHEET_VIEW_LINKS_H

/* The links of the story, one of which may be selected. */

#include "article/article.h"
#include "view/state.h"

/* Selects the N-th link from the selected one, or from the top of the window where
 * none is selected in it; says its address. */
void links_step(View *view, long n);

/* Asks for what the selected link leads to. */
void links_follow(View *view);

/* All links in their order: LINKS_NEXT goes from before the first one to each; false, and *AT
 * untouched, when there is no other. */
LinkAt links_before_first(void);
bool links_next(const View *view, LinkAt *at);

/* The span of AT, NULL where there is none; the words of one that is there; and the N-th link of
 * all, from 1 (false: there are not so many). Borrowed from the story's flow. */
const Span *links_span(const View *view, LinkAt at);
Str links_words(const View *view, LinkAt at);
bool links_numbered(const View *view, long n, LinkAt *at);

/* Selects link AT, shows it and says its address. */
void links_select(View *view, LinkAt at);

/* The selected link, or NULL. */
const Span *links_selected(const View *view);

#endif
