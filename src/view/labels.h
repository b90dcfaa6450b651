/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_LABELS_H
#define BROADSHEET_VIEW_LABELS_H

/* What the reader keeps of pages: stars, tags, and which have been read. A page is known
 * by its address, so all captures of it have the same; where it has none by its headline
 * and date.
 *
 * A label is written as a line of text: a number made of that, "*" and "r" or "-" for
 * each, the tags, and the page's name for people, parted by tabs. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"
#include "library/row.h"

typedef struct {
	uint64_t page;
	bool star, read;
	Str tags; /* words parted by single blanks */
} Label;

/* Those of all pages that have one. */
typedef struct {
	Arena *arena; /* owned: the tags; NULL: none yet */
	Label *labels; /* by page; owned */
	size_t count, room;
} Labels;

/* None any more; frees what they held. */
void labels_clear(Labels *labels);

/* The label of the page in ROW, an empty one where it has none; its tags are good until the labels
 * are cleared. */
Label labels_find(const Labels *labels, const LibraryRow *row);

/* LABEL is that of its page from now on; its tags are copied. */
void labels_put(Labels *labels, Label label);

/* Puts those of LINES; what is no label is passed over. */
void labels_read(Labels *labels, Str lines);

/* Adds the line of LABEL, of the page called NAME. */
void label_add_line(const Label *label, Str name, Text *out);

/* Adds WORDS as tags: each once, without commas and the signs that begin tags elsewhere. */
void label_add_tags(Text *out, Str words);

/* Has LABEL the tag called NAME? Case does not matter. */
bool label_has_tag(const Label *label, Str name);

#endif
