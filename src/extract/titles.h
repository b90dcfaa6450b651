/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TITLES_H
#define BROADSHEET_EXTRACT_TITLES_H

/* Titles as pages declare them: the headline with the name of the site, the
 * section and more before or behind it, in parts parted by bars, dashes between
 * spaces, colons, guillemets and bullets. Letters are compared, not signs. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Takes the next part off *REST, a title. False when none is left. */
bool title_next_part(Str *rest, Str *part);

/* Is TEXT, letter for letter, one whole part of TITLE or several in a row? */
bool title_has_part(Str title, Str text);

/* A title taken apart, for comparing many texts with it. */
typedef struct Title Title;

/* TEXT taken apart, in ARENA; borrows TEXT. */
const Title *title_new(Arena *arena, Str text);

/* How much TEXT is what TITLE says, from 0 to 1: 1 for whole parts in a row, else
 * by the words they share. */
double title_likeness(Arena *work, const Title *title, Str text);

/* Is that likeness 1? */
bool title_has_run(const Title *title, Str text);

/* TITLE without a first or last part that is SITE or the name in HOST; either may
 * be absent. Borrows TITLE. */
Str title_without_site(Str title, Str site, Str host);

/* TITLE without a first part that is a day in figures: "23.01.2022 - ...". Borrows TITLE. */
Str title_without_date(Str title);

/* The longest part of TITLE. */
Str title_longest_part(Str title);

#endif
