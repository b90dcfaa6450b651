/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SELECTING_H
#define BROADSHEET_VIEW_SELECTING_H

/* The keys of selecting: v begins it in the article or the comments, the others extend
 * what is selected, copy it or keep it as a highlight. */

#include "view/state.h"

/* Begins at the first text of the window, or says that there is none; ends, with nothing done. */
void selecting_begin(View *view);
void selecting_end(View *view);

/* The point moves by N lines, clusters or words (negative: back), or to the end of a sentence or
 * paragraph, N times. selecting_turn: point and anchor change places. */
void selecting_lines(View *view, long n);
void selecting_clusters(View *view, long n);
void selecting_words(View *view, long n);
void selecting_sentences(View *view, long n);
void selecting_paragraphs(View *view, long n);
void selecting_turn(View *view);

/* Asks for what is selected to be copied (EFFECT_COPY), and ends. */
void selecting_copy(View *view);

/* What is selected in: the story, or the comments where they have the focus; NULL before it has a
 * size. */
const Flow *selecting_flow(const View *view);

#endif
