/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_POINTING_H
#define BROADSHEET_VIEW_POINTING_H

/* What the mouse does, where the setting of that name is on: the wheel moves lines, a click
 * goes to the pane and selects what is under it; a click on what is selected opens it. */

#include "view/state.h"

/* The wheel was turned by STEPS (negative: up). */
void pointing_wheel(View *view, int steps);

/* A click on the cell at ROW and COLUMN of the screen, from 0. */
void pointing_click(View *view, int row, int column);

#endif
