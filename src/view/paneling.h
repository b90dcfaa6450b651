/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_PANELING_H
#define BROADSHEET_VIEW_PANELING_H

/* The keys that show and hide panes, go from one to another, and change how large they
 * and the column of text are. */

#include "view/state.h"

/* The focus goes there; related stories and comments are hidden where it is already. */
void paneling_article(View *view);
void paneling_related(View *view);
void paneling_comments(View *view);

/* The focus goes to the next visible pane, or the one before, round at the ends. */
void paneling_next(View *view);
void paneling_prev(View *view);

/* The focused pane gets the whole screen, or gives it back; the pane beside the article becomes
 * wider or narrower, one below it higher or lower. */
void paneling_zoom(View *view);
void paneling_wider(View *view);
void paneling_narrower(View *view);

/* The column of text becomes wider, narrower, or what the setting says. */
void paneling_text_wider(View *view);
void paneling_text_narrower(View *view);
void paneling_text_default(View *view);

/* Says that there is nothing in PANE, or nothing yet. */
void paneling_say_nothing_in(View *view, Pane pane);

#endif
