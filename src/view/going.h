/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_GOING_H
#define BROADSHEET_VIEW_GOING_H

/* Where keys lead: along links and related stories, through the pages of the list, back
 * and forward. */

#include "view/state.h"

/* What Enter does where the reader is; opens the story, page or line under the cursor. */
void going_act(View *view);
void going_open(View *view);

/* Selects the next link of the story, or the one before; so many as the count says. */
void going_link_next(View *view);
void going_link_prev(View *view);

/* To other pages of the list; shows the captures of a page. */
void going_article_next(View *view);
void going_article_prev(View *view);
void going_captures(View *view);

/* Back on the way the reader came, and forward on it; so many steps as the count says. */
void going_back(View *view);
void going_forward(View *view);

/* The page as article, whole, or as its source; the same read again. */
void going_next_show(View *view);
void going_reload(View *view);

#endif
