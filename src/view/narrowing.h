/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_NARROWING_H
#define BROADSHEET_VIEW_NARROWING_H

/* Picks comments out by what is known of them. The question is words, each of which has to
 * be there: author:NAME, place:NAME, text:WORDS, role:author or role:staff, or a word
 * anywhere of the first three; a minus before it: must not be there; "quoted words" count
 * as one. How words are compared is told in view/search.h. */

#include <stdbool.h>

#include "article/article.h"
#include "base/arena.h"
#include "view/state.h"

typedef struct Narrowing Narrowing;

/* QUESTION, read, in ARENA; borrows its words. */
Narrowing *narrowing_read(Arena *arena, Str question);

/* Is COMMENT one of those asked for? */
bool narrowing_wants(const Narrowing *narrowing, const Comment *comment);

/* Takes what stands up to the next space off *REST, or, where it begins with a quotation mark, up
 * to the next of these. Neither space nor marks are given; empty at the end, and where spaces
 * follow each other. */
Str narrowing_next_words(Str *rest);

/* Opens the prompt; takes its answer; shows all comments again. */
void narrowing_ask(View *view);
void narrowing_accept(View *view);
void narrowing_end(View *view);

#endif
