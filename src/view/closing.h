/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_CLOSING_H
#define BROADSHEET_VIEW_CLOSING_H

/* The ways out: of the program, of what is over the panes, of a pane, of a search. */

#include "view/state.h"

/* Asks for the end of the program (EFFECT_QUIT). */
void closing_quit(View *view);

/* Closes what is on top: sheet, chooser, pane, article, and last the program. */
void closing_close(View *view);

/* From a side pane or the chooser back to the article. */
void closing_leave(View *view);

/* Ends what is marked, narrowed or open over the panes. */
void closing_cancel(View *view);

#endif
