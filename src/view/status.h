/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_STATUS_H
#define BROADSHEET_VIEW_STATUS_H

/* The status line: what is read at the left, how far at the right. Each number at
 * the right has its fixed place, so that little changes from key to key. */

#include "view/state.h"

/* Is the headline of what is being read all that there is to say? */
bool status_expects(const View *view);

/* Paints the status of VIEW in row ROW of CANVAS. */
void status_paint(View *view, Canvas *canvas, int row);

#endif
