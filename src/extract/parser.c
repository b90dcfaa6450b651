/* SPDX-License-Identifier: ISC */
/* The parser's own events are not those of a tree: a text comes in pieces, and what stands
 * behind the end of the outermost element begins another one. What libxml2 makes of these
 * when it builds a tree is done here without one. */
#include "extract/parser.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "base/arena.h"
#include "base/text.h"
#include "extract/extract.h"
#include "extract/xml_library.h"

/* HUGE has no HTML_ name, and without it everything behind 256 open
 * elements is dropped in silence. */
static const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;

enum {
	ATTRIBUTES_STEP = 32
};

struct Parser {
	htmlParserCtxt *libxml; /* owned */
	ParserCounts counts;
	const ParserListener *listener; /* borrowed */
	Pieces *pieces; /* borrowed, or NULL */
	Text text; /* on the heap: what has come so far of one text */
	bool verbatim; /* TEXT is that of a script or style */
	ParserAttribute *attributes; /* owned: of the element that begins */
	size_t attribute_room;
	size_t open; /* elements */
	size_t ignored; /* of these, outside of the outermost element */
	bool preceded; /* a tree would have something before the outermost element */
	const xmlChar *root; /* name of the outermost element that was told, or NULL yet */
	bool root_over;
};

bool parser_prepare(Error *err)
{
	return xml_library(err) != NULL;
}

/* Events */

/* TEXT with what was laid aside of it. */
static Str whole(const Parser *parser, Str text)
{
	return parser->pieces == NULL ? text : pieces_restore(parser->pieces, text);
}

static void tell_text(Parser *parser, bool last)
{
	if (parser->text.size == 0)
		return;
	parser->listener->text(
		parser->listener->context, whole(parser, text_str(&parser->text)), last);
	parser->text.size = 0;
}

/* The local part of NAME, as a tree has it. */
static const char *local_name(const xmlChar *name)
{
	const char *full = (const char *)name, *colon = strchr(full, ':');

	return colon == NULL || colon == full || colon[1] == '\0' ? full : colon + 1;
}

/* Is anything told of what comes now? */
static bool is_told(const Parser *parser)
{
	return parser->open > 0 && parser->ignored == 0;
}

/* Reads ATTRIBUTES, names and values in turn up to a NULL in place of a name; a value may be NULL,
 * as may all of them. Returns how many there are. */
static size_t read_attributes(Parser *parser, const xmlChar **attributes)
{
	size_t count = 0;

	for (; attributes != NULL && attributes[0] != NULL; attributes += 2, count++) {
		if (count == parser->attribute_room) {
			parser->attribute_room += ATTRIBUTES_STEP;
			parser->attributes = memory_resize(parser->attributes,
				parser->attribute_room * sizeof *parser->attributes);
		}
		const char *value = attributes[1] == NULL ? "" : (const char *)attributes[1];

		parser->attributes[count] = (ParserAttribute){ .name = (const char *)attributes[0],
			.value = whole(parser, str(value)) };
	}
	return count;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes)
{
	Parser *parser = context;

	tell_text(parser, false);
	/* What begins behind the outermost element is within it in a tree where that is the first
	 * there is; else it stands beside it. */
	if (parser->ignored > 0 || (parser->open == 0 && parser->root_over && parser->preceded))
		parser->ignored++;
	parser->open++;
	if (parser->ignored > 0)
		return;
	if (parser->root == NULL)
		parser->root = name;
	size_t count = read_attributes(parser, attributes);

	parser->listener->start(
		parser->listener->context, local_name(name), parser->attributes, count);
}

static void on_end(void *context, const xmlChar *name)
{
	Parser *parser = context;

	if (parser->open == 0)
		return;
	parser->open--;
	if (parser->ignored > 0) {
		parser->ignored--;
		return;
	}
	tell_text(parser, true);
	/* That the outermost element is over is told when nothing can follow. */
	if (parser->open == 0 && !parser->root_over)
		parser->root_over = true;
	else
		parser->listener->end(parser->listener->context, local_name(name));
}

static void add_text(Parser *parser, Str piece, bool verbatim)
{
	if (!is_told(parser))
		return;
	if (parser->verbatim != verbatim)
		tell_text(parser, false);
	parser->verbatim = verbatim;
	text_add(&parser->text, piece);
}

static void on_text(void *context, const xmlChar *piece, int size)
{
	add_text(context, str_of((const char *)piece, (size_t)size), false);
}

static void on_verbatim(void *context, const xmlChar *piece, int size)
{
	add_text(context, str_of((const char *)piece, (size_t)size), true);
}

static void note_first(Parser *parser)
{
	parser->preceded |= parser->root == NULL;
}

static void on_comment(void *context, const xmlChar *words)
{
	Parser *parser = context;

	note_first(parser);
	if (!is_told(parser))
		return;
	tell_text(parser, false);
	parser->listener->comment(
		parser->listener->context, whole(parser, str((const char *)words)));
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *words)
{
	Parser *parser = context;

	(void)target;
	note_first(parser);
	if (!is_told(parser))
		return;
	tell_text(parser, false);
	parser->listener->instruction(parser->listener->context,
		words == NULL ? str("") : whole(parser, str((const char *)words)));
}

/* A tree has the type of the document before all else, wherever it was declared. */
static void on_type(
	void *context, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
	Parser *parser = context;

	(void)name;
	(void)public_id;
	(void)system_id;
	parser->preceded = true;
}

/* Parsing */

static void set_events(Parser *parser)
{
	htmlSAXHandler *events = parser->libxml->sax;

	memset(events, 0, sizeof *events);
	events->internalSubset = on_type;
	events->startElement = on_start;
	events->endElement = on_end;
	events->characters = on_text;
	events->cdataBlock = on_verbatim;
	events->comment = on_comment;
	events->processingInstruction = on_instruction;
	parser->libxml->userData = parser;
}

static ParserCounts count_tags(Str markup)
{
	ParserCounts counts = { 0 };

	for (size_t at = str_find_byte(markup, '<', 0); at != STR_NOWHERE;
		at = str_find_byte(markup, '<', at + 1)) {
		counts.tags++;
		counts.starts += at + 1 < markup.size && ascii_is_alpha(markup.at[at + 1]);
	}
	return counts;
}

ParserCounts parser_counts(const Parser *parser)
{
	return parser == NULL ? (ParserCounts){ 0 } : parser->counts;
}

Parser *parser_open(Str markup, Pieces *pieces)
{
	const XmlLibrary *library = xml_library(NULL);

	if (markup.size == 0 || library == NULL)
		return NULL;
	int size = markup.size > PARSER_BYTES_MAX ? (int)PARSER_BYTES_MAX : (int)markup.size;
	htmlParserCtxt *libxml = library->parser_for(markup.at, size);

	if (libxml == NULL)
		return NULL;
	Parser *parser = memory_new(sizeof *parser);

	parser->libxml = libxml;
	parser->pieces = pieces;
	parser->counts = count_tags(markup);
	set_events(parser);
	(void)library->use_options(libxml, options);
	/* A name for the encoding would have it converted to itself, through a second copy of
	 * twice the page's size. */
	(void)library->switch_encoding(libxml, XML_CHAR_ENCODING_UTF8);
	return parser;
}

void parser_read(Parser *parser, const ParserListener *listener)
{
	if (parser == NULL)
		return;
	parser->listener = listener;
	(void)xml_library(NULL)->parse(parser->libxml);
	while (parser->open > 0)
		on_end(parser, parser->root);
	if (parser->root != NULL)
		listener->end(listener->context, local_name(parser->root));
}

void parser_close(Parser *parser)
{
	if (parser == NULL)
		return;
	xml_library(NULL)->free_parser(parser->libxml);
	text_clear(&parser->text);
	free(parser->attributes);
	free(parser);
}

void extract_library(Text *out)
{
	const XmlLibrary *library = xml_library(NULL);
	unsigned long number = library == NULL ? 0 : strtoul(library->version, NULL, 10);

	if (library == NULL)
		text_add_c(out, "libxml2 (not found)");
	else
		text_format(out, "libxml2 %lu.%lu.%lu", number / 10000, number / 100 % 100,
			number % 100);
}
