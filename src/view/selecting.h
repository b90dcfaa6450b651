/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SELECTING_H
#define BROADSHEET_VIEW_SELECTING_H

/* The keys of selecting: v begins it in the article or the comments, the others extend
 * what is selected, copy it or keep it as a highlight. */

#include "view/state.h"

void selecting_begin(View *view);
void selecting_end(View *view);

/* N times, N being the count. */
void selecting_lines(View *view, long n);
void selecting_clusters(View *view, long n);
void selecting_words(View *view, long n);
void selecting_sentences(View *view, long n);
void selecting_paragraphs(View *view, long n);
void selecting_turn(View *view);

void selecting_copy(View *view);

/* What is selected in: the story, or the comments. */
const Flow *selecting_flow(const View *view);

#endif
