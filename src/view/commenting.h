/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_COMMENTING_H
#define BROADSHEET_VIEW_COMMENTING_H

/* What keys do in the comments. */

#include "view/state.h"

/* To the next comment, thread, or comment of the same author, to the one before, or to the one it
 * answers; of comments and threads so many as the count says. Each says so where there is none. */
void commenting_next(View *view);
void commenting_prev(View *view);
void commenting_thread_next(View *view);
void commenting_thread_prev(View *view);
void commenting_parent(View *view);
void commenting_author_next(View *view);
void commenting_author_prev(View *view);

/* As view/folding does them. */
void commenting_fold(View *view);
void commenting_unfold(View *view);
void commenting_fold_all(View *view);
void commenting_unfold_all(View *view);

#endif
