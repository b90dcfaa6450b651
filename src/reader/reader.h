/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_READER_H
#define BROADSHEET_READER_READER_H

/* The reader at a terminal: the one event loop, which owns the view, the terminal
 * and the workers and carries out what the view wants done. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "source/source.h"
#include "terminal/terminal.h"

typedef struct {
	const char *theme; /* name, or a file with a slash in it; NULL: as the configuration says */
	ColourMode colours;
	int text_cells; /* width of the text column; 0: as the configuration says */
	const char *configuration; /* path of a file; NULL: the reader's own, where there is one */
	bool no_configuration;
	bool secure; /* start no program, write no file the reader names */
	const char *stats; /* a file for what each picture costs, or NULL */
	/* Sets the locale; true when its character set is not UTF-8. It is called once the first
	 * page is being read, which needs none: what a locale consists of takes a while to load. */
	bool (*set_locale)(void);
} ReaderOptions;

/* Reads the items of the COUNT (at least one) SOURCES, which stay the caller's, until the
 * reader leaves. Several sources are one list of items; the list is shown first when one of
 * them is a folder.
 *
 * Returns the exit status: 0; 2 when there is no usable terminal or theme, 3 when the only
 * item there is (or all of several) could not be read at all, both with ERR; 4 when the
 * first of several could not; 128 + n after signal n. NOTICES (a text of the caller's) gets
 * the lines to be printed once now that the screen is left, each with its line feed. */
int reader_run(const ReaderOptions *options, Source *const *sources, size_t count, Text *notices,
	Error *err);

#endif
