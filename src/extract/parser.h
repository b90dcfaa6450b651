/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PARSER_H
#define BROADSHEET_EXTRACT_PARSER_H

/* libxml2's HTML parser with the options that lose no text (extract/xml_library.h
 * is how the library is got). It tells of a page piece by piece and keeps nothing: a tree
 * of it would take ten times the room of what is made of it.
 *
 * What is told is what a tree of the page holds, as libxml2 would build it: elements
 * with all that is in them, in document order, each text whole. What the parser leaves
 * outside of the outermost element is not told. */

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "extract/pieces.h"

enum {
	PARSER_BYTES_MAX = 256 << 20
}; /* of markup; the rest is not parsed */

/* An attribute of a start tag. */
typedef struct {
	const char *name;
	Str value; /* "" where it has none */
} ParserAttribute;

/* Whom the parser tells. Names are the parser's own: one place for each name, good as long
 * as it parses. What else is handed over is borrowed for the call. */
typedef struct {
	/* An element begins, with COUNT attributes. */
	void (*start)(
		void *context, const char *name, const ParserAttribute *attributes, size_t count);
	void (*end)(void *context, const char *name); /* the one that began last is over */
	/* A text; LAST: the element around it is over right behind it. */
	void (*text)(void *context, Str text, bool last);
	void (*comment)(void *context, Str comment);
	void (*instruction)(void *context, Str instruction); /* to some other program: <?php ... */
	void *context;
} ParserListener;

/* Makes the parser ready, so that it opens and allocates nothing special later:
 * to be called before the child is confined. Calling it twice is fine. False with
 * ERR when there is no parser. */
bool parser_prepare(Error *err) MUST_CHECK;

typedef struct Parser Parser;

/* A parser of MARKUP, clean UTF-8, of which it has a copy; what was laid aside of it are PIECES
 * (borrowed, or NULL). Never fails for want of sense in MARKUP: an empty page gives NULL, which the
 * others take. */
Parser *parser_open(Str markup, Pieces *pieces);

/* How many tags its markup seems to have, and how many of them seem to begin an element: for
 * making room. */
typedef struct {
	size_t tags, starts;
} ParserCounts;
ParserCounts parser_counts(const Parser *parser);

/* Tells LISTENER of the page, once. */
void parser_read(Parser *parser, const ParserListener *listener);

void parser_close(Parser *parser);

#endif
