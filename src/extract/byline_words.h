/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_BYLINE_WORDS_H
#define BROADSHEET_EXTRACT_BYLINE_WORDS_H

/* The words of bylines: what stands before names, between and behind them, and
 * what stands where names stand and is none, in many languages. Texts are
 * borrowed but where an arena is asked for. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* TEXT without the words before a name ("By", "Text von", "Autor:"), as often as
 * they come. */
Str byline_without_label(Str text);

/* The words behind a label in LINE, which begins with one and then a name, or has
 * one further in beside a date. Absent when it has none. */
Str byline_behind_label(Str line);

/* Begins a name as names begin: with a capital, or in a script without? */
bool byline_starts_name(Str text);

/* TEXT, one or more names joined by commas and words, as "A, B"; what follows
 * behind a comma that is no name goes to *ROLE. In ARENA; absent when TEXT does
 * not begin with a name. */
Str byline_parse(Arena *arena, Str text, Str *role);

/* Is LINE a label and names, and little else but a role or a date? ARENA is for
 * what is thrown away. */
bool byline_is_plain(Arena *arena, Str line);

/* Is TEXT called as companies are, "Quill GmbH", a site by its address, "quill.example", or an
 * account after its work, "quilladmin"? */
bool byline_is_company(Str text);

/* Is TEXT the name of an account rather than of a person: "jane.doe", "admin2"? */
bool byline_is_account(Str text);

/* Is TEXT two or three capitals, which may stand for a person or a paper? */
bool byline_is_initials(Str text);

/* Has TEXT, of several words, a small one that joins no names: "a super reader"? */
bool byline_has_small_word(Str text);

/* Who is named as the source of LINE, which says that and no more: "Quelle: kathpress".
 * Absent in other lines. */
Str byline_source(Str line);

/* What stands in LINE behind the name of a kind of text and "by": "Ein Interview von".
 * Absent in other lines. */
Str byline_behind_genre(Str line);

/* Who else wrote, where BEHIND, what follows a name, begins with that: "(avec Luc Grand)", its
 * brackets with it. Absent in other texts. */
Str byline_company(Str behind);

/* Is TEXT a label and nothing else: "By", "Author:"? */
bool byline_is_label(Str text);

/* Does LINE, which stands behind a name, say what its bearer is: "Daily Staff Writer"? */
bool byline_is_role(Str line);

/* Is LINE a fact of a book or film that the text tells of, whose author stands beside it:
 * "ISBN: ...", "Pages: 400"? */
bool byline_is_work_fact(Str line);

/* Does ADDRESS lead to somebody's page among those of who writes for the site:
 * "/authors/ada-quill"? */
bool byline_is_author_address(Str address);

#endif
