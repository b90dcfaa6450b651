/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_SELECTION_H
#define BROADSHEET_PRINTING_SELECTION_H

/* Pages chosen and put in order out of all sources, for --list and --dump: gathered whole
 * before the first is printed, as an order needs it. How far that is is told on standard
 * error when it is a terminal. */

#include <stdbool.h>
#include <stddef.h>

#include "library/library.h"
#include "options.h"
#include "source/container.h"
#include "source/source.h"

typedef struct {
	Source **sources; /* owned, as all here */
	const char **names; /* of each, as given; borrowed from the options */
	size_t count;
	Library *library;
	Arena *arena; /* of LIST */
	LibraryList list;
	size_t failed; /* sources and pages that could not be read; each was said */
} Selection;

/* Gathers what OPTIONS say. */
void selection_make(const Options *options, Selection *selection);
void selection_clear(Selection *selection);

/* ROW as an item of its container, for items_read; borrowed from ROW. */
ContainerItem selection_item(const LibraryRow *row);

/* Lists what OPTIONS say on standard output; messages go to standard error. Returns the exit
 * status (dump.h). */
int selection_print(const Options *options);

#endif
