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

/* The selected link, or NULL. */
const Span *links_selected(const View *view);

#endif
