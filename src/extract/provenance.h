/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PROVENANCE_H
#define BROADSHEET_EXTRACT_PROVENANCE_H

/* Where a copy of a page came from, by the marks that browsers, mirrors and
 * archives leave on it. */

#include "article/article.h"
#include "base/arena.h"
#include "base/str.h"

typedef struct {
	const char *via; /* static: "wayback", "ie", ... or NULL */
	bool singlefile; /* one file with everything in it */
	Str address; /* of the page, as the marks say; absent when they do not */
	Str captured; /* ISO 8601, or absent */
} Provenance;

/* Reads the marks in MARKUP, decoded. Texts live in ARENA. */
Provenance provenance_read(Arena *arena, Str markup);

#endif
