/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_GATHERING_H
#define BROADSHEET_TESTS_GATHERING_H

/* A folder of made pages with an archive and what else may lie about, and its gathering, for
 * the tests of that. */

#include <stddef.h>

#include "../scratch.h"
#include "base/error.h"
#include "base/text.h"
#include "collection/gatherer.h"

enum {
	GATHERING_PAGES = 40,
	GATHERING_PATH_BYTES = 400
};

typedef struct {
	char folder[SCRATCH_BYTES];
	Source *source;
	Library *library;
	size_t losses;
	Error loss; /* the last one */
} Fixture;

/* A cmocka fixture: such a folder, opened. */
int gathering_set_up(void **state);
int gathering_tear_down(void **state);

/* The story numbered I: of I + 3 paragraphs. */
void gathering_story(Text *out, int i);

/* Writes COUNT pages, the stories from 0 on, as 0.html and so on into FOLDER; the one numbered
 * LARGE, if there is one, is of more than a megabyte. */
void gathering_write_pages(const char *folder, int count, int large);

/* A record of a WARC: what the server answered at ADDRESS. */
void gathering_record(Text *out, const char *address, int status, const char *type, Str body);

/* The same of story I + MORE paragraphs, at http://paper.example/I. */
void gathering_story_record(Text *out, int i, int more);

/* Writes BYTES as the archive of FIXTURE, z.warc, and opens the folder anew. */
void gathering_replace_archive(Fixture *fixture, Text *bytes);

/* Opens the file PATH, or with NULL the folder, as the source of FIXTURE. */
void gathering_reopen(Fixture *fixture, const char *path);

/* A gatherer for it, without a store. */
Gatherer *gathering_begin(Fixture *fixture);

/* The row of that label, or of that address. */
LibraryRow gathering_row(const Fixture *fixture, const char *name);

#endif
