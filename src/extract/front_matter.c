/* SPDX-License-Identifier: ISC */
#include "extract/front_matter.h"

#include "base/text.h"
#include "extract/dates.h"

enum {
	LINES_MAX = 200, /* of the block */
	KEY_BYTES_MAX = 40,
	KEYS_MIN = 2,
	VALUES_MAX = 16, /* of one list */
};

/* What a key tells. */
typedef enum {
	TELLS_NOTHING,
	TELLS_FIELD, /* its field */
	TELLS_DATE, /* the same, as a date */
	TELLS_ADDRESS /* the address, or the site where it is none */
} Telling;

static const struct {
	const char *key; /* without "_" and "-" */
	Telling telling;
	Field field;
} keys[] = {
	{ "title", TELLS_FIELD, FIELD_TITLE },
	{ "headline", TELLS_FIELD, FIELD_TITLE },
	{ "author", TELLS_FIELD, FIELD_BYLINE },
	{ "authors", TELLS_FIELD, FIELD_BYLINE },
	{ "byline", TELLS_FIELD, FIELD_BYLINE },
	{ "creator", TELLS_FIELD, FIELD_BYLINE },
	{ "date", TELLS_DATE, FIELD_PUBLISHED },
	{ "published", TELLS_DATE, FIELD_PUBLISHED },
	{ "datepublished", TELLS_DATE, FIELD_PUBLISHED },
	{ "publisheddate", TELLS_DATE, FIELD_PUBLISHED },
	{ "publishedtime", TELLS_DATE, FIELD_PUBLISHED },
	{ "pubdate", TELLS_DATE, FIELD_PUBLISHED },
	{ "publishdate", TELLS_DATE, FIELD_PUBLISHED },
	{ "updated", TELLS_DATE, FIELD_UPDATED },
	{ "modified", TELLS_DATE, FIELD_UPDATED },
	{ "lastmod", TELLS_DATE, FIELD_UPDATED },
	{ "datemodified", TELLS_DATE, FIELD_UPDATED },
	{ "site", TELLS_FIELD, FIELD_SITE },
	{ "sitename", TELLS_FIELD, FIELD_SITE },
	{ "publisher", TELLS_FIELD, FIELD_SITE },
	{ "publication", TELLS_FIELD, FIELD_SITE },
	{ "section", TELLS_FIELD, FIELD_SECTION },
	{ "category", TELLS_FIELD, FIELD_SECTION },
	{ "lang", TELLS_FIELD, FIELD_LANGUAGE },
	{ "language", TELLS_FIELD, FIELD_LANGUAGE },
	{ "description", TELLS_FIELD, FIELD_SUMMARY },
	{ "excerpt", TELLS_FIELD, FIELD_SUMMARY },
	{ "summary", TELLS_FIELD, FIELD_SUMMARY },
	{ "subtitle", TELLS_FIELD, FIELD_SUMMARY },
	{ "url", TELLS_ADDRESS, FIELD_SITE },
	{ "source", TELLS_ADDRESS, FIELD_SITE },
	{ "sourceurl", TELLS_ADDRESS, FIELD_SITE },
	{ "originalurl", TELLS_ADDRESS, FIELD_SITE },
	{ "link", TELLS_ADDRESS, FIELD_SITE },
	{ "canonical", TELLS_ADDRESS, FIELD_SITE },
	{ "canonicalurl", TELLS_ADDRESS, FIELD_SITE },
};

/* A key with its values, raw. */
typedef struct {
	Str key, values[VALUES_MAX];
	size_t count;
} Fact;

/* VALUE without the quotation marks around it and the brackets of a link between notes. */
static Str bare(Str value)
{
	value = str_trim(value);
	for (int i = 0; i < 2 && value.size >= 2; i++) {
		char first = value.at[0], last = value.at[value.size - 1];

		if ((first == '"' || first == '\'') && first == last)
			value = str_trim(str_slice(value, 1, value.size - 1));
		else if (str_starts(value, "[[") && str_ends(value, "]]"))
			value = str_trim(str_slice(value, 2, value.size - 2));
	}
	return value;
}

static void add_value(Fact *fact, Str value)
{
	value = bare(value);
	if (value.size > 0 && fact->count < VALUES_MAX)
		fact->values[fact->count++] = value;
}

/* Adds VALUE, or what a list in brackets holds. */
static void add_values(Fact *fact, Str value)
{
	value = str_trim(value);
	if (!str_starts(value, "[") || !str_ends(value, "]") || str_starts(value, "[[")) {
		add_value(fact, value);
		return;
	}
	value = str_slice(value, 1, value.size - 1);
	for (size_t at = 0, comma; at < value.size; at = comma + 1) {
		comma = str_find_byte(value, ',', at);
		comma = comma == STR_NOWHERE ? value.size : comma;
		add_value(fact, str_slice(value, at, comma));
	}
}

/* Does LINE give KEY a value, with SIGN between them? What is behind it in *VALUE. */
static bool is_key_line(Str line, char sign, Str *key, Str *value)
{
	size_t at = str_find_byte(line, sign, 0);

	if (at == STR_NOWHERE || at == 0 || at > KEY_BYTES_MAX ||
		(at + 1 < line.size && !ascii_is_space(line.at[at + 1])))
		return false;
	*key = str_trim(str_slice(line, 0, at));
	*value = str_from(line, at + 1);
	for (size_t i = 0; i < key->size; i++)
		if (!ascii_is_alnum(key->at[i]) && key->at[i] != '_' && key->at[i] != '-' &&
			key->at[i] != ' ' && key->at[i] != '.')
			return false;
	return key->size > 0;
}

static bool key_is(Str key, const char *name)
{
	size_t at = 0;

	for (size_t i = 0; i < key.size; i++) {
		if (key.at[i] == '_' || key.at[i] == '-' || key.at[i] == ' ')
			continue;
		if (name[at] == '\0' || ascii_lower(key.at[i]) != name[at])
			return false;
		at++;
	}
	return name[at] == '\0';
}

static Str joined(Arena *arena, const Fact *fact)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < fact->count; i++) {
		if (i > 0)
			text_add_c(&out, ", ");
		text_add(&out, fact->values[i]);
	}
	return text_str(&out);
}

static bool is_address(Str value)
{
	return str_starts_nocase(value, "http://") || str_starts_nocase(value, "https://");
}

static void set_date(Article *article, Field field, Str value)
{
	Date date;

	if (date_from_iso(value, &date) || date_parse(value, &date, NULL))
		article_set(article, field, date_iso(article->arena, &date), "front matter");
}

static void take(const Fact *fact, Article *article)
{
	if (fact->count == 0)
		return;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (!key_is(fact->key, keys[i].key))
			continue;
		bool address = keys[i].telling == TELLS_ADDRESS && is_address(fact->values[0]);

		if (address && str_empty(article->source.address))
			article->source.address = fact->values[0];
		if (address || str_present(article->field[keys[i].field]))
			return;
		if (keys[i].telling == TELLS_DATE)
			set_date(article, keys[i].field, fact->values[0]);
		else
			article_set(article, keys[i].field,
				keys[i].field == FIELD_BYLINE ? joined(article->arena, fact)
							      : fact->values[0],
				"front matter");
		return;
	}
}

/* Goes through the lines of REST up to the one that is FENCE, with SIGN behind keys, and gives
 * what they tell to ARTICLE, or nobody where it is NULL. Returns what stands behind the block;
 * absent where this is none. */
static Str read_block(Str rest, const char *fence, char sign, Article *article)
{
	Fact fact = { .count = 0 };
	size_t known = 0;
	Str line, key, value;

	for (int lines = 0; lines < LINES_MAX && str_next_line(&rest, &line); lines++) {
		Str trimmed = str_trim(line);

		if (str_is(trimmed, fence) || (sign == ':' && str_is(trimmed, "..."))) {
			if (article != NULL)
				take(&fact, article);
			return known >= KEYS_MIN ? rest : STR_NONE;
		}
		if (is_key_line(line, sign, &key, &value)) {
			if (article != NULL)
				take(&fact, article);
			fact = (Fact){ .key = key };
			add_values(&fact, value);
			known++;
		} else if (str_starts(trimmed, "- ")) {
			add_value(&fact, str_from(trimmed, 2));
		} else if (trimmed.size > 0 && !ascii_is_space(line.at[0]) &&
			trimmed.at[0] != '#' && trimmed.at[0] != '[' && trimmed.at[0] != ']') {
			return STR_NONE;
		}
	}
	return STR_NONE;
}

Str front_matter_take(Str text, Article *article)
{
	Str rest = text, line, behind;

	if (!str_next_line(&rest, &line))
		return text;
	line = str_trim(line);
	const char *fence = str_is(line, "---") ? "---" : str_is(line, "+++") ? "+++" : NULL;

	if (fence == NULL)
		return text;
	char sign = fence[0] == '-' ? ':' : '=';

	behind = read_block(rest, fence, sign, NULL);
	if (!str_present(behind))
		return text;
	return read_block(rest, fence, sign, article);
}
