/* SPDX-License-Identifier: ISC */
#include "source/markup_writer.h"

#include "base/utf8.h"

enum {
	REFERENCE_BYTES_MAX = 32
};

/* What stands for C in text and in attributes; NULL for itself. */
static const char *reference_of(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

/* Size of the reference at the beginning of TEXT, or 0. */
static size_t reference_size(Str text)
{
	size_t at = 1;

	if (str_starts(text, "&#"))
		at = 2;
	size_t start = at;

	while (at < text.size && at < REFERENCE_BYTES_MAX && ascii_is_alnum(text.at[at]))
		at++;
	return at > start && at < text.size && text.at[at] == ';' ? at + 1 : 0;
}

void markup_add_text(Text *out, Str text)
{
	for (size_t i = 0; i < text.size; i++) {
		const char *reference = reference_of(text.at[i]);

		if (reference != NULL)
			text_add_c(out, reference);
		else
			text_add_byte(out, text.at[i]);
	}
}

void markup_add_loose(Text *out, Str text)
{
	size_t at = 0;

	while (at < text.size) {
		size_t size = text.at[at] == '&' ? reference_size(str_from(text, at)) : 0;

		if (size > 0)
			text_add(out, str_slice(text, at, at + size));
		else
			markup_add_text(out, str_slice(text, at, at + 1));
		at += size > 0 ? size : 1;
	}
}

void markup_add_ascii(Text *out, Str text)
{
	uint32_t c;
	size_t size;

	for (size_t at = 0; (size = utf8_decode(text, at, &c, NULL)) > 0; at += size) {
		if (c < 0x80)
			markup_add_text(out, str_slice(text, at, at + 1));
		else
			text_format(out, "&#%u;", (unsigned)c);
	}
}

void markup_add_attribute(Text *out, Str markup)
{
	text_add_byte(out, '"');
	for (size_t i = 0; i < markup.size; i++) {
		char c = markup.at[i];

		if (c == '&' || c == '"')
			text_add_c(out, reference_of(c));
		else
			text_add_byte(out, c);
	}
	text_add_byte(out, '"');
}

static void add_meta(Text *out, const char *name, Str content)
{
	if (str_empty(content))
		return;
	text_format(out, "<meta name=\"%s\" content=\"", name);
	markup_add_text(out, content);
	text_add_c(out, "\">\n");
}

static void add_link(Text *out, const char *before, Str address)
{
	if (str_empty(address))
		return;
	text_add_c(out, before);
	markup_add_text(out, address);
	text_add_c(out, "\">\n");
}

void markup_begin(Text *out, const MarkupHead *head)
{
	text_add_c(out, "<!DOCTYPE html>\n<html");
	if (!str_empty(head->language)) {
		text_add_c(out, " lang=\"");
		markup_add_text(out, head->language);
		text_add_byte(out, '"');
	}
	text_add_c(out, "><head><meta charset=\"utf-8\">\n");
	/* What browsers call a page has the site's name in it; this has not. */
	if (!str_empty(head->title)) {
		text_add_c(out, "<meta property=\"og:title\" content=\"");
		markup_add_loose(out, head->title);
		text_add_c(out, "\">\n");
	}
	add_meta(out, "author", head->byline);
	add_meta(out, "article:published_time", head->published);
	add_meta(out, "article:modified_time", head->updated);
	add_meta(out, "description", head->summary);
	add_meta(out, "og:site_name", head->site);
	add_meta(out, "article:section", head->section);
	add_link(out, "<link rel=\"canonical\" href=\"", head->address);
	add_link(out, "<base href=\"", str_empty(head->base) ? head->address : head->base);
	text_add_c(out, "</head><body><article>\n");
	if (!str_empty(head->title) && !head->headed) {
		text_add_c(out, "<h1>");
		markup_add_loose(out, head->title);
		text_add_c(out, "</h1>\n");
	}
	text_add_c(out, "<div class=\"article-body\">\n");
}

void markup_end(Text *out)
{
	text_add_c(out, "\n</div></article></body></html>\n");
}

void markup_end_before(Text *out, Str rest)
{
	text_add_c(out, "\n</div></article>\n<footer>\n");
	markup_add_paragraphs(out, rest);
	text_add_c(out, "</footer></body></html>\n");
}

void markup_add_paragraphs(Text *out, Str plain)
{
	Str line;
	bool open = false;

	while (str_next_line(&plain, &line)) {
		line = str_trim(line);
		if (open)
			text_add_c(out, line.size == 0 ? "</p>\n" : "\n");
		else if (line.size > 0)
			text_add_c(out, "<p>");
		markup_add_loose(out, line);
		open = line.size > 0;
	}
	if (open)
		text_add_c(out, "</p>\n");
}

bool markup_is_in(Str text)
{
	for (size_t at = str_find_byte(text, '<', 0); at != STR_NOWHERE;
		at = str_find_byte(text, '<', at + 1))
		if (at + 1 < text.size &&
			(ascii_is_alpha(text.at[at + 1]) || text.at[at + 1] == '/' ||
				text.at[at + 1] == '!'))
			return true;
	return false;
}
