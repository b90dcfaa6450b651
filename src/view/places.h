/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_PLACES_H
#define BROADSHEET_VIEW_PLACES_H

/* Places one comes back to: where the reader is in an article, the marks, and the ways back
 * and forward, which go through far moves within an article as well as from one to
 * another. */

#include <stdbool.h>

#include "view/history.h"
#include "view/state.h"

/* Where the reader is now, but for what is folded. */
Stay places_stay(const View *view);

/* The panes go where STAY, one of this article, says. */
void places_restore(View *view, const Stay *stay);

/* To be called before a far move: B and '' come back to here. */
void places_jump(View *view);

/* The same where the move has been made already, from STAY. */
void places_jumped_from(View *view, Stay stay);

/* N steps back (forward for a negative N) on the way the reader came. */
void places_travel(View *view, long n);

/* The marks: LETTER a to z are of the article, A to Z of all. "'" goes where the last far move
 * began. False: there is no such mark. */
void places_set_mark(View *view, char letter);
bool places_to_mark(View *view, char letter);

/* No marks any more; frees what they held. */
void marks_clear(Marks *marks);

/* Another view of the same item is about to be shown: keeps the first words on the screen, and
 * goes to them once they have come. */
void places_carry_words(View *view);
void places_go_to_words(View *view);

#endif
