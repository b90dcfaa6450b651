/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_CAPTURES_H
#define BROADSHEET_VIEW_CAPTURES_H

/* The captures there are of the page that is shown: each is a row of the collection. */

#include "base/arena.h"
#include "view/info.h"
#include "view/state.h"

/* Which of how many captures of its address the page shown is; COUNT is 1 where there is no
 * other. */
typedef struct {
	size_t number, count;
} CaptureOf;
CaptureOf captures_here(const View *view);

/* The same for the info sheet, in ARENA. */
InfoCaptures captures_for_info(const View *view, Arena *arena);

/* Over the info sheet: asks for the capture the count names. */
void captures_open_number(View *view);

#endif
