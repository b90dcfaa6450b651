/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_POINTING_H
#define BROADSHEET_VIEW_POINTING_H

/* What the mouse does, where the setting of that name is on: the wheel moves lines, a click
 * goes to the pane and selects what is under it; a click on what is selected opens it. */

#include "view/state.h"

void pointing_wheel(View *view, int steps);

/* A click on a cell of the screen. */
void pointing_click(View *view, int row, int column);

#endif
