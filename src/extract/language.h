/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_LANGUAGE_H
#define BROADSHEET_EXTRACT_LANGUAGE_H

/* The language of a text and the direction it is read in: what a page declares,
 * else a guess by script and by the most common words of some thirty languages. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* A BCP 47 tag as pages write it, underlines mended; absent when TEXT is none. In
 * ARENA. */
Str language_tag(Arena *arena, Str text);

/* The language of TEXT as a tag; absent where its script and words do not tell.
 * Looks at the first of it only. WORK is for what is thrown away. */
Str language_guess(Arena *work, Str text);

/* More letters of right-to-left scripts than others in the first of TEXT? */
bool language_reads_right_to_left(Str text);

/* The common words of language number I, folded (fold.h), spaces between; NULL
 * behind the last language. Static. */
const char *language_common_words(size_t i);

#endif
