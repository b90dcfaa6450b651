/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_FOLDING_H
#define BROADSHEET_VIEW_FOLDING_H

/* Folding in the comments pane: a folded comment shows its head line with its first words, and
 * neither its text nor the comments below it. After each change the current comment, or the one
 * it is folded into, is visible. Nothing happens in a pane without comments. */

#include <stdbool.h>
#include <stddef.h>

#include "view/comments.h"

/* Is comment INDEX, as it is numbered in PANE, folded? It must be there. */
bool folding_is_folded(const CommentsPane *pane, size_t index);

/* Folds the current comment, or goes to its parent where it is folded; unfolds it; folds it where
 * it is not folded, else unfolds it. */
void folding_fold(CommentsPane *pane);
void folding_unfold(CommentsPane *pane);
void folding_toggle(CommentsPane *pane);

/* Folds every thread, but no answer in one; unfolds every comment. */
void folding_fold_all(CommentsPane *pane);
void folding_unfold_all(CommentsPane *pane);

/* The outermost folded comment that hides piece PIECE of the pane's flow; FLOW_NO_INDEX where
 * the piece is shown. */
int folding_hider(const CommentsPane *pane, size_t piece);

#endif
