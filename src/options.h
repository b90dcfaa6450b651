/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_OPTIONS_H
#define BROADSHEET_OPTIONS_H

/* The command line. The options themselves are rows of options.tsv, from which
 * the parser, --help and the man page are made. */

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/text.h"
#include "library/library.h"

typedef enum {
	FORMAT_TEXT,
	FORMAT_JSON,
	FORMAT_MARKDOWN,
	FORMAT_COUNT
} DumpFormat;

typedef enum {
	LIST_TEXT,
	LIST_TSV,
	LIST_JSON,
	LIST_COUNT
} ListFormat;

typedef enum {
	LEFT_OUT_GIVEN_NONE,
	LEFT_OUT_GIVEN_SOME,
	LEFT_OUT_GIVEN_ALL,
	LEFT_OUT_GIVEN_COUNT
} LeftOutGiven;

typedef enum {
	COLOR_AUTO,
	COLOR_ALWAYS,
	COLOR_NEVER,
	COLOR_COUNT
} ColorWhen;

enum {
	WIDTH_CELLS_MIN = 20,
	WIDTH_CELLS_MAX = 400
};

/* Strings are borrowed from the arguments or static. */
typedef struct {
	bool dump;
	DumpFormat format;
	LeftOutGiven left_out; /* in JSON */
	unsigned parts; /* of an article, that are printed; an or of WRITE_STORY ... */
	int width_cells;
	bool list;
	ListFormat list_format;
	const char *item; /* of a file that holds many; or NULL */
	/* Which pages of a collection, and in what order. SELECTED: any of it was given. */
	bool selected;
	LibraryFilter filter;
	LibraryOrder order;
	const char *files0_from; /* a file's name, "-", or NULL */
	bool check;
	const char *theme; /* or NULL */
	bool width_given;
	const char *config; /* or NULL */
	bool no_config, secure;
	ColorWhen color;
	const char *log, *stats; /* or NULL */
	bool list_keys, help, version;
	char **sources; /* what is not an option, in order */
	size_t source_count;
} Options;

/* Reads the arguments into *OUT; options may stand behind sources, "--" ends
 * them. ARGV is reordered. False with ERR (ERROR_USAGE): an option not known or
 * an argument that does not fit. */
bool options_parse(int argc, char **argv, Options *out, Error *err) MUST_CHECK;

/* The text of --help, 80 columns wide. */
void options_help(Text *out);

#endif
