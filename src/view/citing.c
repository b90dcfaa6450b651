/* SPDX-License-Identifier: ISC */
#include "view/citing.h"

#include "article/date.h"
#include "article/write_json.h"
#include "base/arena.h"

static Str day_of(const Article *article)
{
	const Str *field = article->field;

	return str_empty(field[FIELD_PUBLISHED]) ? field[FIELD_UPDATED] : field[FIELD_PUBLISHED];
}

/* ISO as a date of no more than a day. False where it is none. */
static bool read_day(Str iso, Date *out)
{
	if (str_empty(iso) || !date_from_iso(iso, out))
		return false;
	if (out->precision > DATE_DAY)
		out->precision = DATE_DAY;
	return true;
}

/* A sentence */

static void add_part(Text *out, Str part, const char *behind)
{
	if (!str_empty(part))
		text_format(out, "%.*s%s", (int)part.size, part.at, behind);
}

static void add_shown_day(Text *out, const char *before, Str iso, const char *behind)
{
	Arena *arena = arena_new();
	Date date;

	if (!str_empty(iso) && date_from_iso(iso, &date)) {
		Str shown = date_shown(arena, &date);

		text_format(out, "%s%.*s%s", before, (int)shown.size, shown.at, behind);
	}
	arena_free(arena);
}

void citing_add_sentence(Text *out, const Article *article)
{
	const Str *field = article->field;
	Str day = day_of(article);

	add_part(out, field[FIELD_BYLINE], ": ");
	add_part(out, field[FIELD_TITLE], ".");
	add_part(out, str_empty(field[FIELD_SITE]) ? STR_NONE : str(" "), "");
	add_part(out, field[FIELD_SITE], str_empty(day) ? "." : ",");
	add_shown_day(out, " ", day, ".");
	if (!str_empty(article->source.address))
		text_add_byte(out, ' ');
	add_part(out, article->source.address, "");
	add_shown_day(out, " (captured ", article->source.captured, ")");
}

/* The key: the last word of the name, the year, the first long word of the headline */

enum {
	LONG_WORD_BYTES = 4
};

static void add_key_word(Text *out, Str word)
{
	for (size_t i = 0; i < word.size; i++)
		if (ascii_is_alnum(word.at[i]))
			text_add_byte(out, ascii_lower(word.at[i]));
}

static Str last_word(Str text)
{
	Str word = STR_NONE, last = STR_NONE;

	while (str_next_word(&text, &word))
		last = word;
	return last;
}

static Str first_long_word(Str text)
{
	Str word = STR_NONE;

	while (str_next_word(&text, &word))
		if (word.size >= LONG_WORD_BYTES && ascii_is_alnum(word.at[0]))
			return word;
	return STR_NONE;
}

static void add_key(Text *out, const Article *article)
{
	const Str *field = article->field;
	size_t start = out->size;
	Date date;

	add_key_word(out,
		last_word(
			str_empty(field[FIELD_BYLINE]) ? field[FIELD_SITE] : field[FIELD_BYLINE]));
	if (read_day(day_of(article), &date))
		text_format(out, "%d", date.year);
	add_key_word(out, first_long_word(field[FIELD_TITLE]));
	if (out->size == start)
		text_add_c(out, "article");
}

/* BibTeX */

/* What TeX would take for something else gets a backslash, or a word. */
static void add_tex(Text *out, Str text)
{
	for (size_t i = 0; i < text.size; i++) {
		char c = text.at[i];

		if (c == '\\')
			text_add_c(out, "\\textbackslash{}");
		else if (c == '~' || c == '^')
			text_format(out, "\\%c{}", c);
		else if (str_find_byte(str("&%$#_{}"), c, 0) != STR_NOWHERE)
			text_format(out, "\\%c", c);
		else
			text_add_byte(out, c);
	}
}

/* Braces keep capitals, and a name of several words one name. */
static void add_tex_field(Text *out, const char *name, Str value)
{
	if (str_empty(value))
		return;
	text_format(out, ",\n  %s = {{", name);
	add_tex(out, value);
	text_add_c(out, "}}");
}

static void add_tex_day(Text *out, const char *name, Str iso)
{
	Arena *arena = arena_new();
	Date date;

	if (read_day(iso, &date)) {
		Str day = date_iso(arena, &date);

		text_format(out, ",\n  %s = {%.*s}", name, (int)day.size, day.at);
	}
	arena_free(arena);
}

void citing_add_bibtex(Text *out, const Article *article)
{
	const Str *field = article->field;
	Str address = article->source.address;

	text_add_c(out, "@online{");
	add_key(out, article);
	add_tex_field(out, "author", field[FIELD_BYLINE]);
	add_tex_field(out, "title", field[FIELD_TITLE]);
	add_tex_field(out, "organization", field[FIELD_SITE]);
	add_tex_day(out, "date", day_of(article));
	if (!str_empty(address))
		text_format(out, ",\n  url = {%.*s}", (int)address.size, address.at);
	add_tex_day(out, "urldate", article->source.captured);
	text_add_c(out, "\n}\n");
}

/* CSL-JSON */

static void add_member(Text *out, const char *name, Str value)
{
	if (str_empty(value))
		return;
	text_format(out, ",\"%s\":", name);
	json_quote(out, value);
}

static void add_date_parts(Text *out, const char *name, Str iso)
{
	Date date;

	if (!read_day(iso, &date))
		return;
	text_format(out, ",\"%s\":{\"date-parts\":[[%d", name, date.year);
	if (date.precision >= DATE_MONTH)
		text_format(out, ",%d", date.month);
	if (date.precision >= DATE_DAY)
		text_format(out, ",%d", date.day);
	text_add_c(out, "]]}");
}

void citing_add_csl(Text *out, const Article *article)
{
	const Str *field = article->field;

	text_add_c(out, "[{\"id\":\"");
	add_key(out, article);
	text_add_c(out, "\",\"type\":\"article-newspaper\"");
	add_member(out, "title", field[FIELD_TITLE]);
	if (!str_empty(field[FIELD_BYLINE])) {
		text_add_c(out, ",\"author\":[{\"literal\":");
		json_quote(out, field[FIELD_BYLINE]);
		text_add_c(out, "}]");
	}
	add_member(out, "container-title", field[FIELD_SITE]);
	add_date_parts(out, "issued", day_of(article));
	add_date_parts(out, "accessed", article->source.captured);
	add_member(out, "URL", article->source.address);
	text_add_c(out, "}]\n");
}
