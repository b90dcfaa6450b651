/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_MOVING_H
#define BROADSHEET_VIEW_MOVING_H

/* The moves that every pane has, each in its own way: lines are lines of a text or
 * rows of a list, the last one is a line or an item. */

#include "view/state.h"

/* N lines or items down, pages, half pages; negative: up. */
void moving_lines(View *view, long n);
void moving_pages(View *view, long n);
void moving_halves(View *view, long n);

/* To the first line or item, and to the last one. */
void moving_to_top(View *view);
void moving_to_bottom(View *view);

/* To item or page N, from 1 (taken as 1 where it is less); so that PERCENT of it are above. */
void moving_to_number(View *view, long n);
void moving_to_percent(View *view, int percent);

/* To the next heading, group or thread (STEP -1: the one before); says so where there is none. */
void moving_to_heading(View *view, int step);

#endif
