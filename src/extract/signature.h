/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_SIGNATURE_H
#define BROADSHEET_EXTRACT_SIGNATURE_H

/* How people are named on pages: signatures under letters, bylines over stories
 * and insets. Only shapes and small word tables; a name can be anything, so a
 * "like" here is evidence for a list to vote on, not proof. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Does TEXT end as a sentence does, closing quotation marks and brackets aside? */
bool ends_sentence(Str text);

/* Could TEXT be a person's name: a few words, no sentence, no time, no address? */
bool name_like(Str text);

/* The same, and every word but small ones ("de", "van") begins with a capital or
 * is of a script without them: the form of names in bylines. */
bool name_capitalised(Str text);

/* Could LINE be the signature under a letter: a name, or a name and a place? */
bool signature_like(Str line);

/* Parts LINE at its first comma into AUTHOR and PLACE; what belongs to a name
 * ("Jr", "MP") stays with it. PLACE is absent when there is none. Both borrow
 * LINE. */
void signature_split(Str line, Str *author, Str *place);

/* TEXT without separators at its ends: bars, dashes, bullets, colons, commas. */
Str separators_trim(Str text);

/* AUTHOR, the words around which say who wrote a comment, without them: "Posted
 * by", "von", "#12", "says:", "(not verified)", brackets. May become empty. */
Str author_trim(Str author);

/* Takes the words before a name off *LINE ("By", "Von", "Autor:"). False when it
 * does not begin with such words followed by a name. */
bool byline_take(Str *line);

/* NAMES without what joins them, in ARENA: "A and B" is "A, B". */
Str byline_names(Arena *arena, Str names);

/* Could TEXT be what follows a name: "BBC diplomatic correspondent", "Kabul"? */
bool role_like(Str text);

#endif
