/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_PAINTING_H
#define BROADSHEET_VIEW_PAINTING_H

/* The state of a view as cells: panes or a sheet, then status and hint line. Only
 * visible lines are laid out. */

#include "view/state.h"

/* Paints all of VIEW on CANVAS, which has its size. */
void painting_paint(View *view, Canvas *canvas);

#endif
