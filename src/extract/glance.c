/* SPDX-License-Identifier: ISC */
#include "extract/glance.h"

#include <string.h>

#include "base/text.h"
#include "extract/address.h"
#include "extract/characters.h"
#include "extract/charset.h"
#include "extract/titles.h"

enum {
	HEADINGS_MAX = 24, /* h1, h2, h3 elements looked at */
	HEADING_BYTES_MAX = 4096, /* of markup; a longer one is no headline */
	TITLE_BYTES_MAX = 400,
	TITLE_LETTERS_MIN = 12 /* fewer are a section, a site, a rubric */
};

/* What a page says of its headline. Decoded text, still with references; absent
 * where there is none. */
typedef struct {
	Str document_title, declared_title, site;
	Str headings[HEADINGS_MAX];
	size_t heading_count;
	bool begun; /* with an element that only pages begin with */
} Signs;

typedef struct {
	Str name; /* as written, with the stroke of an end tag */
	Str inside; /* what follows the name, up to the closing sign */
	size_t end; /* offset behind it */
} TagAt;

/* Markup */

/* Does a tag begin at AT, a '<'? */
static bool begins_tag(Str text, size_t at)
{
	size_t letter = at + 1;

	if (letter < text.size && text.at[letter] == '/')
		letter++;
	return letter < text.size && ascii_is_alpha(text.at[letter]);
}

/* The tag that begins at AT. False when it does not end: then no later one does. */
static bool read_tag(Str text, size_t at, TagAt *tag)
{
	size_t name_end = at + 2;
	char quote = 0;

	while (name_end < text.size && ascii_is_alnum(text.at[name_end]))
		name_end++;
	for (size_t end = name_end; end < text.size; end++) {
		char c = text.at[end];

		if (quote != 0) {
			quote = c == quote ? 0 : quote;
		} else if ((c == '"' || c == '\'') && text.at[end - 1] == '=') {
			quote = c;
		} else if (c == '>') {
			tag->name = str_slice(text, at + 1, name_end);
			tag->inside = str_slice(text, name_end, end);
			tag->end = end + 1;
			return true;
		}
	}
	return false;
}

/* The end of a value that begins at AT of INSIDE, without its quotes in *VALUE. */
static size_t read_value(Str inside, size_t at, Str *value)
{
	char quote = at < inside.size ? inside.at[at] : ' ';
	size_t end = at;

	if (quote == '"' || quote == '\'') {
		end = str_find_byte(inside, quote, at + 1);
		*value = str_slice(inside, at + 1, end);
		return end == STR_NOWHERE ? inside.size : end + 1;
	}
	while (end < inside.size && !ascii_is_space(inside.at[end]))
		end++;
	*value = str_slice(inside, at, end);
	return end;
}

/* The value of attribute NAME; absent when there is none. */
static Str attribute(Str inside, const char *name)
{
	size_t at = 0;

	while (at < inside.size) {
		while (at < inside.size && (ascii_is_space(inside.at[at]) || inside.at[at] == '/'))
			at++;
		size_t start = at;
		Str value = STR_NONE;

		while (at < inside.size && inside.at[at] != '=' && !ascii_is_space(inside.at[at]))
			at++;
		Str word = str_slice(inside, start, at);

		if (at < inside.size && inside.at[at] == '=')
			at = read_value(inside, at + 1, &value);
		else if (word.size == 0)
			at++;
		if (str_is_nocase(word, name))
			return value;
	}
	return STR_NONE;
}

/* Does the page begin with an element that only pages begin with? */
static bool begins_page(Str name)
{
	static const char *const names[] = { "html", "head", "title", "meta", "link", "script",
		"style", "base", "body" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is_nocase(name, names[i]))
			return true;
	return false;
}

/* The offset behind the element whose start tag is TAG, its content in *CONTENT.
 * One that does not end is the last: nothing is searched through twice. */
static size_t read_element(Str text, const TagAt *tag, const char *end_tag, Str *content)
{
	size_t end = str_find_nocase(text, end_tag, tag->end);

	*content = end == STR_NOWHERE ? STR_NONE : str_slice(text, tag->end, end);
	return end == STR_NOWHERE ? text.size : end;
}

static void read_meta(Str inside, Signs *signs)
{
	Str name = attribute(inside, "property");
	Str content = attribute(inside, "content");

	if (str_empty(name))
		name = attribute(inside, "name");
	if (str_empty(signs->declared_title) && str_is_nocase(name, "og:title"))
		signs->declared_title = content;
	if (str_empty(signs->site) && str_is_nocase(name, "og:site_name"))
		signs->site = content;
}

/* The end tag, unclosed, of the heading NAME; NULL for all other names and for
 * headings too low to be the page's. */
static const char *heading_end(Str name)
{
	static const char *const ends[] = { "</h1", "</h2", "</h3" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_is_nocase(name, ends[i] + 2))
			return ends[i];
	return NULL;
}

/* Takes what TAG says; returns where to go on. */
static size_t take_tag(Str text, const TagAt *tag, Signs *signs)
{
	Str content = STR_NONE;
	size_t end = tag->end;

	if (str_is_nocase(tag->name, "script"))
		return read_element(text, tag, "</script", &content);
	if (str_is_nocase(tag->name, "style"))
		return read_element(text, tag, "</style", &content);
	if (str_is_nocase(tag->name, "svg"))
		return read_element(text, tag, "</svg", &content);
	if (str_is_nocase(tag->name, "meta"))
		read_meta(tag->inside, signs);
	if (str_is_nocase(tag->name, "title")) {
		end = read_element(text, tag, "</title", &content);
		if (str_empty(signs->document_title))
			signs->document_title = content;
	}
	if (heading_end(tag->name) != NULL) {
		end = read_element(text, tag, heading_end(tag->name), &content);
		if (!str_empty(content) && content.size <= HEADING_BYTES_MAX)
			signs->headings[signs->heading_count++] = content;
	}
	return end;
}

/* Takes what begins at AT, a '<'; returns where to go on, STR_NOWHERE for not. */
static size_t take_markup(Str text, size_t at, Signs *signs)
{
	TagAt tag;

	if (str_starts(str_from(text, at), "<!--"))
		return str_find(text, "-->", at);
	if (!begins_tag(text, at))
		return at + 1;
	if (!read_tag(text, at, &tag) || (!signs->begun && !begins_page(tag.name)))
		return STR_NOWHERE;
	signs->begun = true;
	return take_tag(text, &tag, signs);
}

static void read_signs(Str text, Signs *signs)
{
	size_t at = str_find_byte(text, '<', 0);

	/* Words before the first tag: this is a text, or a file that holds pages. */
	if (at == STR_NOWHERE || str_trim(str_slice(text, 0, at)).size > 0)
		return;
	while (at != STR_NOWHERE && signs->heading_count < HEADINGS_MAX) {
		at = take_markup(text, at, signs);
		if (at != STR_NOWHERE)
			at = str_find_byte(text, '<', at);
	}
}

/* Text */

typedef struct {
	const char *name;
	unsigned code;
} Reference;

/* The references that stand in headlines; a text with another one is not used. */
static const Reference references[] = {
	{ "amp", '&' },
	{ "apos", '\'' },
	{ "gt", '>' },
	{ "hellip", 0x2026 },
	{ "laquo", 0xab },
	{ "ldquo", 0x201c },
	{ "lsquo", 0x2018 },
	{ "lt", '<' },
	{ "mdash", 0x2014 },
	{ "nbsp", 0xa0 },
	{ "ndash", 0x2013 },
	{ "pound", 0xa3 },
	{ "quot", '"' },
	{ "raquo", 0xbb },
	{ "rdquo", 0x201d },
	{ "rsquo", 0x2019 },
};

/* The character that BODY, a reference without its marks, stands for; 0: unknown. */
static unsigned long reference_code(Str body)
{
	unsigned long code = 0;

	if (body.size < 2 || body.at[0] != '#') {
		for (size_t i = 0; i < sizeof references / sizeof *references; i++)
			if (str_is(body, references[i].name))
				return references[i].code;
		return 0;
	}
	bool hex = ascii_lower(body.at[1]) == 'x';

	for (size_t i = hex ? 2 : 1; i < body.size; i++) {
		char c = ascii_lower(body.at[i]);
		unsigned digit = ascii_is_digit(c) ? (unsigned)(c - '0') : (unsigned)(c - 'a' + 10);

		if (digit >= (hex ? 16u : 10u) || code > 0x10ffff)
			return 0;
		code = code * (hex ? 16 : 10) + digit;
	}
	return code;
}

/* Adds the reference at AT; returns the offset behind it, STR_NOWHERE for one that
 * is not known. */
static size_t add_reference(Text *out, Str text, size_t at)
{
	size_t end = at + 1;

	while (end < text.size && (ascii_is_alnum(text.at[end]) || text.at[end] == '#'))
		end++;
	if (end == at + 1) {
		text_add_byte(out, '&');
		return end;
	}
	unsigned long code = reference_code(str_slice(text, at + 1, end));

	if (code == 0 || end >= text.size || text.at[end] != ';')
		return STR_NOWHERE;
	text_add_rune(out, (uint32_t)code);
	return end + 1;
}

/* The words of MARKUP as one clean line: tags out, references resolved. Absent when
 * there are none or something in it is not plain. */
static Str plain(Arena *arena, Str markup)
{
	Text out = text_in(arena);
	size_t at = 0;

	while (at < markup.size) {
		TagAt tag;

		if (markup.at[at] == '&') {
			at = add_reference(&out, markup, at);
		} else if (markup.at[at] == '<') {
			if (!begins_tag(markup, at) || !read_tag(markup, at, &tag))
				return STR_NONE;
			if (str_is_nocase(tag.name, "br"))
				text_add_byte(&out, ' ');
			at = tag.end;
		} else {
			text_add_byte(&out, markup.at[at++]);
		}
		if (at == STR_NOWHERE)
			return STR_NONE;
	}
	Str line = characters_one_line(arena, text_str(&out));
	bool odd = line.size > TITLE_BYTES_MAX || str_find(line, "\xEF\xBF\xBD", 0) != STR_NOWHERE;

	return odd || line.size == 0 ? STR_NONE : line;
}

/* The longest heading that is a part of a declared title; absent when none is.
 * Section and site can be headings and parts of a title, too, but are short. */
static Str choose(Arena *arena, const Signs *signs)
{
	const Str titles[] = { plain(arena, signs->declared_title),
		plain(arena, signs->document_title) };
	Str site = plain(arena, signs->site), best = STR_NONE;
	uint32_t most = 0, commas = 0;

	for (size_t i = 0; i < signs->heading_count; i++) {
		Str heading = plain(arena, signs->headings[i]);
		uint32_t letters = characters_letters(heading, &commas);

		if (letters > most && !characters_same_letters(heading, site) &&
			(title_has_part(titles[0], heading) ||
				title_has_part(titles[1], heading))) {
			best = heading;
			most = letters;
		}
	}
	return most < TITLE_LETTERS_MIN ? STR_NONE : best;
}

bool glance(Str beginning, Article *article)
{
	Arena *work = arena_new();
	Charset charset = charset_sniff(beginning, STR_NONE, true, NULL);
	Signs signs = { 0 };
	size_t bad = 0;
	Str text = charset_decode(work, &charset, beginning, NULL, &bad);
	read_signs(text, &signs);
	Str title = choose(work, &signs);
	Str site = plain(work, signs.site);

	if (address_is_absolute(site))
		site = address_host(site);
	if (!str_empty(title)) {
		article_set(article, FIELD_TITLE, str_copy(article->arena, title), "at a glance");
		article_set(article, FIELD_SITE, str_copy(article->arena, site), "at a glance");
	}
	arena_free(work);
	return !str_empty(title);
}
