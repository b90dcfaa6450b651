/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_COMMENTING_H
#define BROADSHEET_VIEW_COMMENTING_H

/* What keys do in the comments. */

#include "view/state.h"

/* To other comments, so many as were asked for. */
void commenting_next(View *view);
void commenting_prev(View *view);
void commenting_thread_next(View *view);
void commenting_thread_prev(View *view);
void commenting_parent(View *view);
void commenting_author_next(View *view);
void commenting_author_prev(View *view);

void commenting_fold(View *view);
void commenting_unfold(View *view);
void commenting_fold_all(View *view);
void commenting_unfold_all(View *view);

#endif
