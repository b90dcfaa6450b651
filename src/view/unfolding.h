/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_UNFOLDING_H
#define BROADSHEET_VIEW_UNFOLDING_H

/* Unfolds what hides a place among the comments, and no more: what lay folded away beside it
 * stays a line each. What was changed can be undone. */

#include <stdbool.h>
#include <stddef.h>

#include "view/comments.h"

typedef struct {
	size_t comment; /* as it is numbered now */
	bool was_folded;
} FoldChange;

/* In the order they were made; zero is none. */
typedef struct {
	FoldChange *changes; /* owned */
	size_t count, room;
} FoldChanges;

/* Frees what CHANGES hold; none are left to be taken back. */
void unfolding_clear(FoldChanges *changes);

/* Makes piece PIECE a shown one; notes what that took in CHANGES (or NULL). */
void unfolding_show(CommentsPane *pane, size_t piece, FoldChanges *changes);

/* Takes all changes back, the last one first. */
void unfolding_undo(CommentsPane *pane, FoldChanges *changes);

/* Lets the changes stand. */
void unfolding_keep(FoldChanges *changes);

#endif
