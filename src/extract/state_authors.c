/* SPDX-License-Identifier: ISC */
#include "extract/state_authors.h"

#include "extract/characters.h"
#include "extract/state.h"

enum {
	BYTES_MAX = 8 << 20, /* of all scripts together */
	DEPTH_MAX = 64,
	COLLECT_LEVELS = 5, /* from the member that names authors down to a name */
	AUTHOR_BYTES_MAX = 200,
	AUTHORS_BYTES_MAX = 400,
};

typedef enum {
	KEY_OTHER,
	KEY_TITLE, /* or what holds it in several forms */
	KEY_FORM, /* one of these */
	KEY_AUTHORS,
	KEY_CREDITS, /* holds authors, and who made the pictures */
	KEY_BY,
	KEY_NAME,
	KEY_PASS, /* between a list of authors and these */
} Key;

typedef struct {
	Key key; /* of the last member named here */
	bool list, titled;
	size_t collector; /* the level that gets the names found here; 0 for none */
	unsigned below; /* levels between */
	Text names;
} Level;

typedef struct {
	const Page *page;
	Level levels[DEPTH_MAX];
	size_t depth;
	Str found;
} Reading;

static Key key_of(Str name)
{
	static const struct {
		const char *name;
		Key key;
	} keys[] = {
		{ "headline", KEY_TITLE },
		{ "headlines", KEY_TITLE },
		{ "title", KEY_TITLE },
		{ "hed", KEY_TITLE },
		{ "heading", KEY_TITLE },
		{ "basic", KEY_FORM },
		{ "default", KEY_FORM },
		{ "main", KEY_FORM },
		{ "rendered", KEY_FORM },
		{ "text", KEY_FORM },
		{ "author", KEY_AUTHORS },
		{ "authors", KEY_AUTHORS },
		{ "byline", KEY_AUTHORS },
		{ "bylines", KEY_AUTHORS },
		{ "contributors", KEY_AUTHORS },
		{ "reporters", KEY_AUTHORS },
		{ "writers", KEY_AUTHORS },
		{ "credits", KEY_CREDITS },
		{ "by", KEY_BY },
		{ "name", KEY_NAME },
		{ "displayName", KEY_NAME },
		{ "display_name", KEY_NAME },
		{ "fullName", KEY_NAME },
		{ "full_name", KEY_NAME },
		{ "nodes", KEY_PASS },
		{ "edges", KEY_PASS },
		{ "node", KEY_PASS },
		{ "data", KEY_PASS },
		{ "attributes", KEY_PASS },
		{ "items", KEY_PASS },
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_is(name, keys[i].name))
			return keys[i].key;
	return KEY_OTHER;
}

/* Whose names a level below the current one tells, as the current one's last member says. */
static size_t collector_below(const Reading *reading)
{
	const Level *level = &reading->levels[reading->depth];

	if (level->collector != 0)
		return level->below < COLLECT_LEVELS && (level->list || level->key == KEY_PASS)
			? level->collector
			: 0;
	if (level->key == KEY_AUTHORS)
		return reading->depth;
	return level->key == KEY_BY && reading->depth > 1 &&
			reading->levels[reading->depth - 1].key == KEY_CREDITS
		? reading->depth - 1
		: 0;
}

static void open_level(Reading *reading, bool list)
{
	const Level *outer = &reading->levels[reading->depth];
	Level level = { .list = list, .collector = collector_below(reading) };

	if (list)
		level.key = outer->key;
	level.below = outer->collector == 0 ? 1 : outer->below + 1;
	level.names = text_in(reading->page->work);
	reading->levels[++reading->depth] = level;
}

static void close_level(Reading *reading)
{
	const Level *level = &reading->levels[reading->depth--];

	if (!level->list && level->titled && level->names.size > 0 && str_empty(reading->found))
		reading->found = str_copy(reading->page->arena, text_str(&level->names));
}

static void add_name(Reading *reading, size_t to, Str raw)
{
	Text *names = &reading->levels[to].names;

	if (raw.size == 0 || raw.size > AUTHOR_BYTES_MAX || names->size > AUTHORS_BYTES_MAX)
		return;
	Str name =
		characters_one_line(reading->page->work, state_unescape(reading->page->work, raw));

	for (Str rest = text_str(names); !str_empty(rest);) {
		size_t comma = str_find(rest, ", ", 0);

		if (str_equal(str_slice(rest, 0, comma == STR_NOWHERE ? rest.size : comma), name))
			return;
		rest = comma == STR_NOWHERE ? STR_NONE : str_from(rest, comma + 2);
	}
	if (names->size > 0)
		text_add_c(names, ", ");
	text_add(names, name);
}

/* A value: RAW, the bytes of the string as they are written. */
static void take_value(Reading *reading, Str raw)
{
	Level *level = &reading->levels[reading->depth];
	Str title = reading->page->title;

	if (level->key == KEY_TITLE || level->key == KEY_FORM) {
		bool same = raw.size <= 6 * title.size + 2 &&
			characters_same_letters(state_unescape(reading->page->work, raw), title);

		if (same && level->key == KEY_TITLE)
			level->titled = true;
		else if (same && reading->depth > 1 && level[-1].key == KEY_TITLE)
			level[-1].titled = true;
	} else if (level->collector != 0 &&
		(level->key == KEY_NAME ||
			(level->list && (level->key == KEY_AUTHORS || level->key == KEY_BY)))) {
		add_name(reading, level->collector, raw);
	} else if (level->key == KEY_AUTHORS && !level->list) {
		add_name(reading, reading->depth, raw);
	}
}

static void read_script(Reading *reading, Str text)
{
	reading->depth = 0;
	reading->levels[0] = (Level){ .names = text_in(reading->page->work) };
	for (size_t at = 0; at < text.size && str_empty(reading->found); at++) {
		char c = text.at[at];

		if ((c == '{' || c == '[') && reading->depth + 1 < DEPTH_MAX) {
			open_level(reading, c == '[');
		} else if ((c == '}' || c == ']') && reading->depth > 0) {
			close_level(reading);
		} else if (c == '"') {
			size_t end = state_end_of_string(text, at + 1), behind = end + 1;
			Str raw = str_slice(text, at + 1, end);

			at = end;
			while (behind < text.size && ascii_is_space(text.at[behind]))
				behind++;
			if (behind < text.size && text.at[behind] == ':')
				reading->levels[reading->depth].key = key_of(raw);
			else
				take_value(reading, raw);
		}
	}
}

/* Does TEXT, a script, name authors of anything? */
static bool names_authors(Str text)
{
	return str_find(text, "\"author", 0) != STR_NOWHERE ||
		str_find(text, "\"byline", 0) != STR_NOWHERE ||
		str_find(text, "\"by\"", 0) != STR_NOWHERE;
}

Str state_authors(const Page *page)
{
	Reading reading = { .page = page };
	size_t bytes = 0;

	if (str_empty(page->title))
		return STR_NONE;
	for (Index c = 0; c < page->content_count && str_empty(reading.found); c++) {
		const PageContent *content = &page->contents[c];

		if (page->elements[content->element].tag != TAG_SCRIPT ||
			str_find(content->text, "\":", 0) == STR_NOWHERE ||
			!names_authors(content->text))
			continue;
		bytes += content->text.size;
		if (bytes > BYTES_MAX)
			break;
		read_script(&reading, content->text);
	}
	return reading.found;
}
