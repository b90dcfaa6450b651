/* SPDX-License-Identifier: ISC */
#include "extract/markup.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/characters.h"

enum {
	ENTITY_BYTES = 36,
	ENTITY_NAME_BYTES = 32, /* of a name in the table, with its end: pointers would be relocated
	                         * by each start */
	ENTITY_BYTES_PLAIN = 7, /* of the names known without a semicolon */
	ATTRIBUTES_MAX = 2000
};

/* Names that HTML knows without a semicolon (HTML standard, named character
 * references), sorted. */
static const char without_semicolon[][ENTITY_BYTES_PLAIN + 1] = {
	"AElig",
	"AMP",
	"Aacute",
	"Acirc",
	"Agrave",
	"Aring",
	"Atilde",
	"Auml",
	"COPY",
	"Ccedil",
	"ETH",
	"Eacute",
	"Ecirc",
	"Egrave",
	"Euml",
	"GT",
	"Iacute",
	"Icirc",
	"Igrave",
	"Iuml",
	"LT",
	"Ntilde",
	"Oacute",
	"Ocirc",
	"Ograve",
	"Oslash",
	"Otilde",
	"Ouml",
	"QUOT",
	"REG",
	"THORN",
	"Uacute",
	"Ucirc",
	"Ugrave",
	"Uuml",
	"Yacute",
	"aacute",
	"acirc",
	"acute",
	"aelig",
	"agrave",
	"amp",
	"aring",
	"atilde",
	"auml",
	"brvbar",
	"ccedil",
	"cedil",
	"cent",
	"copy",
	"curren",
	"deg",
	"divide",
	"eacute",
	"ecirc",
	"egrave",
	"eth",
	"euml",
	"frac12",
	"frac14",
	"frac34",
	"gt",
	"iacute",
	"icirc",
	"iexcl",
	"igrave",
	"iquest",
	"iuml",
	"laquo",
	"lt",
	"macr",
	"micro",
	"middot",
	"nbsp",
	"not",
	"ntilde",
	"oacute",
	"ocirc",
	"ograve",
	"ordf",
	"ordm",
	"oslash",
	"otilde",
	"ouml",
	"para",
	"plusmn",
	"pound",
	"quot",
	"raquo",
	"reg",
	"sect",
	"shy",
	"sup1",
	"sup2",
	"sup3",
	"szlig",
	"thorn",
	"times",
	"uacute",
	"ucirc",
	"ugrave",
	"uml",
	"uuml",
	"yacute",
	"yen",
	"yuml",
};

/* Names libxml2 does not know, with what they are, sorted. */
typedef struct {
	char name[ENTITY_NAME_BYTES];
	uint32_t first, second; /* code points; there may be no second: 0 */
} Entity;

static const Entity html5[] = {
#include "extract/entities_rows.h"
};

static int compare_plain(const void *key, const void *row)
{
	return strcmp(key, row);
}

static int compare_entity(const void *key, const void *row)
{
	return strcmp(key, ((const Entity *)row)->name);
}

/* The longest name of without_semicolon that NAME begins with: its size, or 0. */
static size_t known_without_semicolon(const char *name, size_t size)
{
	char copy[ENTITY_BYTES];

	for (; size >= 2; size--) {
		memcpy(copy, name, size);
		copy[size] = '\0';
		if (bsearch(copy, without_semicolon,
			    sizeof without_semicolon / sizeof *without_semicolon,
			    sizeof *without_semicolon, compare_plain) != NULL)
			return size;
	}
	return 0;
}

/* Writes code point C, as a reference where it would be markup. */
static void add_point(Text *out, uint32_t c)
{
	if (c < 0x80 && !ascii_is_alnum((char)c))
		text_format(out, "&#%u;", (unsigned)c);
	else
		text_add_rune(out, c);
}

static void add_entity(Text *out, const Entity *entity)
{
	add_point(out, entity->first);
	if (entity->second != 0)
		add_point(out, entity->second);
}

/* Is the name that ends at END known without a semicolon there? In an attribute it
 * is not where it could be part of an address: "?a=1&copy=2". */
static bool ends_reference(Str markup, size_t end, bool in_tag)
{
	return !in_tag || end >= markup.size ||
		(markup.at[end] != '=' && !ascii_is_alnum(markup.at[end]));
}

/* The reference of HTML5 called NAME, or NULL. */
static const Entity *find_entity(const char *name)
{
	return bsearch(name, html5, sizeof html5 / sizeof *html5, sizeof *html5, compare_entity);
}

/* Writes the reference that begins at AT, an ampersand in running text or a tag, to
 * OUT; returns its size in MARKUP. */
static size_t mend_reference(Text *out, Str markup, size_t at, bool in_tag)
{
	char name[ENTITY_BYTES];
	size_t size = 0;

	while (at + 1 + size < markup.size && size + 1 < sizeof name &&
		ascii_is_alnum(markup.at[at + 1 + size])) {
		name[size] = markup.at[at + 1 + size];
		size++;
	}
	name[size] = '\0';
	if (size > 0 && at + 1 + size < markup.size && markup.at[at + 1 + size] == ';') {
		const Entity *entity = find_entity(name);

		if (entity == NULL)
			text_add(out, str_slice(markup, at, at + size + 2));
		else
			add_entity(out, entity);
		return size + 2;
	}
	size_t known = known_without_semicolon(
		name, size < ENTITY_BYTES_PLAIN ? size : ENTITY_BYTES_PLAIN);

	text_add(out, str_slice(markup, at, at + 1 + known));
	if (known > 0 && ends_reference(markup, at + 1 + known, in_tag))
		text_add_byte(out, ';');
	return 1 + known;
}

/* Writes TAG with the references in its attributes mended. */
static void mend_tag(Text *out, Str tag)
{
	size_t at = str_find_byte(tag, '&', 0), kept = 0;

	while (at != STR_NOWHERE) {
		text_add(out, str_slice(tag, kept, at));
		kept = at + mend_reference(out, tag, at, true);
		at = str_find_byte(tag, '&', kept);
	}
	text_add(out, str_slice(tag, kept, tag.size));
}

/* The end of the tag or comment that begins at AT. *UNCLOSED when it has none:
 * then nobody need search a second time. */
static size_t end_of_tag(Str markup, size_t at, bool *unclosed, size_t *spaces)
{
	Str rest = str_from(markup, at);

	if (str_starts(rest, "<!--")) {
		size_t end = str_find(rest, "-->", 4);

		*unclosed = end == STR_NOWHERE;
		return *unclosed ? at + 4 : at + end + 3;
	}
	for (size_t end = at + 1; end < markup.size; end++) {
		char c = markup.at[end];

		if (c == '>')
			return end + 1;
		if ((c == '"' || c == '\'') && markup.at[end - 1] == '=')
			end = str_find_byte(markup, c, end + 1);
		else
			*spaces += ascii_is_space(c);
		if (end == STR_NOWHERE)
			break;
	}
	*unclosed = true;
	return at + 1;
}

/* Behind a script or style element's start tag at AT: the end of its text. */
static size_t end_of_raw(Str markup, Str tag, size_t end, bool *unclosed)
{
	Str name = str_from(tag, 1);
	const char *close = str_starts_nocase(name, "script") ? "</script"
		: str_starts_nocase(name, "style")            ? "</style"
							      : NULL;

	if (close == NULL || str_ends(tag, "/>"))
		return end;
	size_t found = str_find_nocase(markup, close, end);

	*unclosed = found == STR_NOWHERE;
	return *unclosed ? end : found;
}

static bool begins_tag(Str markup, size_t at)
{
	char next = at + 1 < markup.size ? markup.at[at + 1] : ' ';

	return ascii_is_alpha(next) || next == '/' || next == '!' || next == '?';
}

static bool ends_break(Str tag)
{
	return str_is_nocase(str_from(tag, 1), "/br>");
}

/* Does TAG, with SPACES outside its values, have to be written anew? */
static bool needs_mending(Str tag, size_t spaces)
{
	if (spaces > ATTRIBUTES_MAX || ends_break(tag))
		return true;
	return !str_starts(tag, "<!") && str_find_byte(tag, '&', 0) != STR_NOWHERE;
}

static void write_mended(Text *out, Str tag, size_t spaces)
{
	/* The parser compares each attribute with all before it. */
	if (spaces > ATTRIBUTES_MAX)
		return;
	if (ends_break(tag))
		text_add_c(out, "<br>");
	else
		mend_tag(out, tag);
}

/* Offset of the next '<' or '&' of MARKUP from AT on, or its size. *BRACKET is where the last
 * answer had the next '<', so that it is looked for once. */
static size_t next_sign(Str markup, size_t at, size_t *bracket)
{
	if (*bracket < at)
		*bracket = str_find_byte(markup, '<', at);
	size_t reference = str_find_byte(str_slice(markup, 0, *bracket), '&', at);
	size_t sign = reference < *bracket ? reference : *bracket;

	return sign == STR_NOWHERE ? markup.size : sign;
}

static Str mend_references(Arena *arena, Str markup)
{
	Text out = text_in(arena);
	size_t kept = 0, at = 0, bracket = str_find_byte(markup, '<', 0);
	bool unclosed = false;

	text_reserve(&out, markup.size + markup.size / 64);
	while ((at = next_sign(markup, at, &bracket)) < markup.size) {
		if (markup.at[at] == '<' && begins_tag(markup, at) && !unclosed) {
			size_t spaces = 0;
			size_t end = end_of_tag(markup, at, &unclosed, &spaces);
			Str tag = str_slice(markup, at, end);

			if (!unclosed && needs_mending(tag, spaces)) {
				text_add(&out, str_slice(markup, kept, at));
				write_mended(&out, tag, spaces);
				kept = end;
			}
			at = unclosed ? end : end_of_raw(markup, tag, end, &unclosed);
			continue;
		}
		if (markup.at[at] == '&') {
			text_add(&out, str_slice(markup, kept, at));
			at += mend_reference(&out, markup, at, false);
			kept = at;
			continue;
		}
		at++;
	}
	text_add(&out, str_slice(markup, kept, markup.size));
	return text_str(&out);
}

/* TEXT with form feeds and vertical tabs as line feeds: they end lines. */
static Str undo_feeds(Arena *arena, Str text)
{
	if (str_find_byte(text, '\f', 0) == STR_NOWHERE &&
		str_find_byte(text, '\v', 0) == STR_NOWHERE)
		return text;
	char *copy = arena_alloc(arena, text.size);

	for (size_t i = 0; i < text.size; i++)
		copy[i] = text.at[i] == '\f' || text.at[i] == '\v' ? '\n' : text.at[i];
	return str_of(copy, text.size);
}

Str markup_mend_text(Arena *arena, Str text, CleanCounts *counts)
{
	text = characters_undo_c1(arena, undo_feeds(arena, text));
	return clean_text(arena, text, CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB, counts);
}

Str markup_mend(Arena *arena, Str markup, CleanCounts *counts)
{
	return mend_references(arena, markup_mend_text(arena, markup, counts));
}
