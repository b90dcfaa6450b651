/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_CHOOSER_H
#define BROADSHEET_VIEW_CHOOSER_H

/* A list of what an article holds, over the panes: its parts, or its links. One is chosen
 * and gone to. */

#include <stdbool.h>
#include <stddef.h>

#include "view/links.h"
#include "view/list.h"
#include "view/state.h"

/* Closed, without lines. chooser_clear frees what it holds. */
void chooser_init(Chooser *chooser, bool ascii);
void chooser_clear(Chooser *chooser);

/* Opens the contents: crossheads, boxes, related stories, comments; the links; the marks; the
 * captures of the page; the pictures. Says so where there is none. */
void chooser_open_contents(View *view);
void chooser_open_links(View *view);
void chooser_open_marks(View *view);
void chooser_open_captures(View *view);
void chooser_open_pictures(View *view);

/* Closes it, if it is open; a search in it is forgotten. */
void chooser_close(View *view);

/* Closes it and goes to what was under its cursor. */
void chooser_take(View *view);

/* The list the keys go through: the chooser's when it is open, else that of the items. */
List *chooser_active_list(View *view);

#endif
