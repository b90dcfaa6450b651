/* SPDX-License-Identifier: ISC */
#include "source/alto.h"

#include "source/markup_writer.h"
#include "source/xml.h"
#include "source/xml_file.h"

/* A paragraph that grows word by word. */
typedef struct {
	Arena *arena;
	Text *out;
	Text block;
	bool joined; /* the next word goes on without a space: a hyphen was before it */
	bool spaced; /* a space goes before the next word */
} Scan;

static bool alto_recognise(Str beginning, SourceInput *input)
{
	(void)input;
	return str_is(xml_root_name(beginning), "alto") || str_is(xml_root_name(beginning), "ALTO");
}

static void add_word(Scan *scan, Str word)
{
	if (scan->block.size > 0 && !scan->joined && scan->spaced)
		text_add_byte(&scan->block, ' ');
	scan->joined = false;
	scan->spaced = true;
	text_add(&scan->block, word);
}

/* Of a word that is parted by a line end the whole stands at its first half. */
static void read_string(Scan *scan, const XmlReader *reader)
{
	Str part = xml_attribute(scan->arena, reader, "SUBS_TYPE");
	Str whole = xml_attribute(scan->arena, reader, "SUBS_CONTENT");

	if (str_is(part, "HypPart2") && !str_empty(whole))
		return;
	if (str_empty(whole))
		whole = xml_attribute(scan->arena, reader, "CONTENT");
	if (!str_empty(whole))
		add_word(scan, whole);
	/* The hyphen behind a whole word is no news. */
	scan->joined = false;
}

static void end_block(Scan *scan)
{
	if (scan->block.size > 0) {
		text_add_c(scan->out, "<p>");
		markup_add_text(scan->out, text_str(&scan->block));
		text_add_c(scan->out, "</p>\n");
	}
	scan->block.size = 0;
	scan->joined = scan->spaced = false;
}

/* A hyphen at a line's end whose word is not given whole: both halves are joined. */
static void read_hyphen(Scan *scan, bool whole)
{
	if (!whole)
		scan->joined = true;
}

/* Writes the text of DOCUMENT as paragraphs to OUT. The language goes to *LANGUAGE. */
static void read_page(Arena *arena, Str document, Text *out, Str *language)
{
	Scan scan = { .arena = arena, .out = out, .block = text_in(arena) };
	XmlReader reader = xml_reader(document);
	bool whole = false;

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		Str local = xml_local(&reader);

		if (event == XML_END && str_is(local, "TextBlock"))
			end_block(&scan);
		if (event != XML_START)
			continue;
		if (str_is(local, "TextBlock") || str_is(local, "Page")) {
			Str said = xml_attribute(arena, &reader, "LANG");

			end_block(&scan);
			if (str_empty(said))
				said = xml_attribute(arena, &reader, "language");
			if (str_empty(*language))
				*language = said;
		} else if (str_is(local, "String")) {
			read_string(&scan, &reader);
			whole = str_present(xml_attribute(arena, &reader, "SUBS_CONTENT"));
		} else if (str_is(local, "HYP")) {
			read_hyphen(&scan, whole);
		}
	}
	end_block(&scan);
}

static void alto_list(SourceInput *input, ContainerWalk *walk)
{
	ContainerItem item = {
		.media_type = (Str)STR("text/xml"),
		.article = true,
		.place = { 1, { { 0, input_size(input) } } },
	};

	walk_item(walk, &item);
}

static bool alto_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Str document = xml_file_load(page->arena, input, page->decoder);
	Text text = text_in(page->arena);
	MarkupHead head = { 0 };

	(void)extent; /* one page a file */
	read_page(page->arena, document, &text, &head.language);
	page->truncated = xml_is_cut(document);
	page->media_type = (Str)STR("text/xml");
	page->charset = (Str)STR("utf-8");
	markup_begin(&page->bytes, &head);
	text_add(&page->bytes, text_str(&text));
	markup_end(&page->bytes);
	if (text.size == 0)
		return error_set(err, ERROR_FORMAT, "the scanned page holds no words");
	return true;
}

const ContainerKind alto_kind = {
	.name = "alto",
	.title = "a scanned page (ALTO)",
	.recognise = alto_recognise,
	.list = alto_list,
	.read = alto_read,
};
