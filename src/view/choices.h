/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_CHOICES_H
#define BROADSHEET_VIEW_CHOICES_H

/* Commands of two keys: the first one shows its choices in the hint line and waits, without
 * a limit, for the second. Any key that is no choice calls it off and says so. */

#include "view/canvas.h"
#include "view/state.h"

/* COMMAND waits for its second key. */
void choices_begin(View *view, Command command);

/* The second key. */
void choices_key(View *view, Str key);

/* The choices of the pending command in row ROW. */
void choices_paint(const View *view, Canvas *canvas, int row);

#endif
