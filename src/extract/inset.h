/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_INSET_H
#define BROADSHEET_EXTRACT_INSET_H

/* Insets in bare text: a box by another author stood beside the story, and in
 * the text it stands between the story's paragraphs with nothing to say where
 * it ends. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "extract/text_lines.h"

/* How an inset begins. */
typedef struct {
	Str label, byline, role;
	size_t head; /* units of label and names before its text */
	size_t duplicate; /* of them, the one that only repeats the name, or STR_NOWHERE */
} InsetHead;

/* Does an inset with its own author begin at the first of UNITS, COUNT units of
 * the story's body in order? */
bool inset_begins(const TextUnit *const *units, size_t count, InsetHead *head);

/* Of PARAGRAPHS, COUNT paragraphs that follow an inset's head, how many are the
 * inset's; at least 1. BEHIND_CROSSHEAD: the inset stands right behind a
 * crosshead, so that some of them should be the story's. *SURE tells whether the
 * words say so. */
size_t inset_extent(const Str *paragraphs, size_t count, bool behind_crosshead, bool *sure);

#endif
