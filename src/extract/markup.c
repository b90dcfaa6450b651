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

/* The size of the reference by number at AT, to its semicolon if it has one. */
static size_t numbered_size(Str markup, size_t at)
{
	size_t end = at + 2;

	while (end < markup.size && ascii_is_alnum(markup.at[end]))
		end++;
	return end - at + (end < markup.size && markup.at[end] == ';');
}

enum {
	CHARACTER_MAX = 0x10FFFF
};

/* The character that REFERENCE, by number, stands for as libxml2 reads it; 0 for none. */
static uint32_t numbered_character(Str reference)
{
	bool hexadecimal = reference.size > 2 && ascii_lower(reference.at[2]) == 'x';
	int base = hexadecimal ? 16 : 10;
	uint32_t character = 0;

	for (size_t i = hexadecimal ? 3 : 2; i < reference.size; i++) {
		int digit = ascii_hex(reference.at[i]);

		if (digit < 0 || digit >= base || character > CHARACTER_MAX)
			break;
		character = character * (uint32_t)base + (uint32_t)digit;
	}
	return character;
}

/* Writes the reference that begins at AT, an ampersand in running text or a tag, to
 * OUT; returns its size in MARKUP. The character by which pieces are marked is none of a page. */
static size_t mend_reference(Text *out, Str markup, size_t at, bool in_tag)
{
	if (str_starts(str_from(markup, at), "&#")) {
		size_t whole = numbered_size(markup, at);

		Str reference = str_slice(markup, at, at + whole);

		if (numbered_character(reference) != PIECES_SIGN)
			text_add(out, reference);
		return whole;
	}
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

/* Markup on its way to the parser. */
typedef struct {
	Str markup;
	Text out;
	Pieces *pieces; /* borrowed, or NULL */
	bool unclosed; /* a tag or script had no end: no other is looked for, and nothing laid aside */
} Mending;

/* Writes STRETCH of words, of a value or a script, without references. The parser drops white
 * space between tags, so it sees that there is nothing else. */
static void add_stretch(Mending *mending, Str stretch)
{
	if (mending->pieces == NULL || mending->unclosed || str_trim(stretch).size == 0)
		text_add(&mending->out, stretch);
	else
		pieces_lay_aside(mending->pieces, &mending->out, stretch);
}

/* Writes VALUE of an attribute with its references mended. */
static void add_value(Mending *mending, Str value)
{
	size_t at = 0, reference;

	while ((reference = str_find_byte(value, '&', at)) != STR_NOWHERE) {
		add_stretch(mending, str_slice(value, at, reference));
		at = reference + mend_reference(&mending->out, value, reference, true);
	}
	add_stretch(mending, str_from(value, at));
}

/* Writes the tag that begins at AT, with references mended but in a declaration. Returns where it
 * ends, STR_NOWHERE when it does not. *SPACES are those outside of its values. */
static size_t write_tag(Mending *mending, size_t at, size_t *spaces)
{
	Str markup = mending->markup;
	bool declares = str_starts(str_from(markup, at), "<!");
	bool assigned = false; /* all since the last equals sign was space */
	size_t kept = at;

	for (size_t end = at + 1; end < markup.size; end++) {
		char c = markup.at[end];

		if (c == '>') {
			text_add(&mending->out, str_slice(markup, kept, end + 1));
			return end + 1;
		}
		if (assigned && (c == '"' || c == '\'')) {
			size_t close = str_find_byte(markup, c, end + 1);

			if (close == STR_NOWHERE)
				break;
			if (!declares) {
				text_add(&mending->out, str_slice(markup, kept, end + 1));
				add_value(mending, str_slice(markup, end + 1, close));
				kept = close;
			}
			end = close;
		} else if (c == '&' && !declares) {
			text_add(&mending->out, str_slice(markup, kept, end));
			kept = end + mend_reference(&mending->out, markup, end, true);
			end = kept - 1;
		}
		*spaces += ascii_is_space(c);
		assigned = c == '=' || (assigned && ascii_is_space(c));
	}
	return STR_NOWHERE;
}

/* Writes the comment that begins at AT, likewise. */
static size_t write_comment(Mending *mending, size_t at)
{
	size_t end = str_find(mending->markup, "-->", at + 4);

	if (end == STR_NOWHERE)
		return STR_NOWHERE;
	text_add(&mending->out, str_slice(mending->markup, at, end + 3));
	return end + 3;
}

static bool begins_tag(Str markup, size_t at)
{
	char next = at + 1 < markup.size ? markup.at[at + 1] : ' ';

	return ascii_is_alpha(next) || next == '/' || next == '!' || next == '?';
}

/* What ends the text behind TAG when it begins a script or style; else NULL. */
static const char *end_of_raw(Str tag)
{
	static const char *const ends[] = { "</script", "</style" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		Str name = str_from(str(ends[i]), 2);

		if (str_starts_nocase(str_from(tag, 1), name.at) &&
			!ascii_is_alnum(tag.at[1 + name.size]) && !str_ends(tag, "/>"))
			return ends[i];
	}
	return NULL;
}

/* Writes the text of a script or style whose start tag TAG ends at AT; returns where that ends,
 * and AT where TAG is another one. */
static size_t add_raw(Mending *mending, Str tag, size_t at)
{
	const char *close = end_of_raw(tag);

	if (close == NULL)
		return at;
	size_t end = str_find_nocase(mending->markup, close, at);

	mending->unclosed = end == STR_NOWHERE;
	if (mending->unclosed)
		return at;
	add_stretch(mending, str_slice(mending->markup, at, end));
	return end;
}

static bool ends_break(Str tag)
{
	return str_is_nocase(str_from(tag, 1), "/br>");
}

/* Writes the tag or comment that begins at AT, with the text of a script behind it; returns
 * where it ends. */
static size_t add_tag(Mending *mending, size_t at)
{
	bool comment = str_starts(str_from(mending->markup, at), "<!--");
	size_t before = mending->out.size, spaces = 0;
	size_t end = comment ? write_comment(mending, at) : write_tag(mending, at, &spaces);

	mending->unclosed = end == STR_NOWHERE;
	if (mending->unclosed) {
		end = at + (comment ? 4 : 1);
		mending->out.size = before;
		text_add(&mending->out, str_slice(mending->markup, at, end));
		return end;
	}
	Str tag = str_slice(mending->markup, at, end);

	/* The parser compares each attribute with all before it. */
	if (spaces > ATTRIBUTES_MAX || ends_break(tag))
		mending->out.size = before;
	if (ends_break(tag))
		text_add_c(&mending->out, "<br>");
	return add_raw(mending, tag, end);
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

static Str mend_all(Arena *arena, Str markup, Pieces *pieces)
{
	Mending mending = { .markup = markup, .out = text_in(arena), .pieces = pieces };
	size_t at = 0, bracket = str_find_byte(markup, '<', 0);

	text_reserve(
		&mending.out, pieces == NULL ? markup.size + markup.size / 64 : markup.size / 2);
	while (at < markup.size) {
		size_t sign = next_sign(markup, at, &bracket);

		add_stretch(&mending, str_slice(markup, at, sign));
		at = sign;
		if (sign == markup.size)
			break;
		if (markup.at[sign] == '&') {
			at += mend_reference(&mending.out, markup, sign, false);
		} else if (!mending.unclosed && begins_tag(markup, sign)) {
			at = add_tag(&mending, sign);
		} else {
			/* What is behind it tells the parser what it means. */
			at = next_sign(markup, sign + 1, &bracket);
			text_add(&mending.out, str_slice(markup, sign, at));
		}
	}
	return text_str(&mending.out);
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

Str markup_mend(Arena *arena, Str markup, Pieces *pieces, CleanCounts *counts)
{
	Arena *cleaned = pieces == NULL ? arena : pieces->arena;

	return mend_all(arena, markup_mend_text(cleaned, markup, counts), pieces);
}
