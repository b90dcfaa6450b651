/* SPDX-License-Identifier: ISC */
#include "source/bookmarks.h"

#include "source/saved_list.h"
#include "source/xml.h"

enum {
	COLUMNS_MAX = 64
};

/* Bookmarks */

static bool bookmarks_recognise(Str beginning, SourceInput *input)
{
	(void)input;
	return str_find_nocase(beginning, "<!doctype netscape-bookmark-file", 0) != STR_NOWHERE ||
		str_find_nocase(beginning, "<title>Instapaper: Export<", 0) != STR_NOWHERE ||
		(str_find_nocase(beginning, "<title>Pocket Export", 0) != STR_NOWHERE &&
			str_find_nocase(beginning, "time_added=", 0) != STR_NOWHERE);
}

static bool is_link(const XmlReader *reader)
{
	return str_is_nocase(reader->name, "a");
}

/* The value of attribute NAME, in any case. */
static Str attribute(Arena *arena, const XmlReader *reader, const char *lower, const char *upper)
{
	Str value = xml_attribute(arena, reader, upper);

	return str_present(value) ? value : xml_attribute(arena, reader, lower);
}

/* The entry of the link READER stands at; READER goes behind it. */
static SavedEntry read_link(Arena *arena, XmlReader *reader)
{
	SavedEntry entry = { 0 };
	Str added = attribute(arena, reader, "add_date", "ADD_DATE");

	entry.field[SAVED_ADDRESS] = attribute(arena, reader, "href", "HREF");
	entry.field[SAVED_TIME] =
		str_present(added) ? added : attribute(arena, reader, "time_added", "TIME_ADDED");
	entry.field[SAVED_TITLE] = str_trim(xml_inner_text(arena, reader));
	/* Words about it may follow in a dd without an end tag. */
	XmlReader ahead = *reader;

	for (XmlEvent event; (event = xml_next(&ahead)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		if (str_is_nocase(ahead.name, "dd") && xml_next(&ahead) == XML_TEXT) {
			Text words = text_in(arena);

			xml_add_text(&words, ahead.text);
			entry.field[SAVED_SUMMARY] = str_trim(text_str(&words));
		}
		break;
	}
	return entry;
}

static void bookmarks_list(SourceInput *input, ContainerWalk *walk)
{
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	XmlReader reader = xml_reader(text_str(&bytes));

	for (XmlEvent event; !walk_stopped(walk) && (event = xml_next(&reader)) != XML_FINISH;) {
		if (event != XML_START || !is_link(&reader))
			continue;
		Arena *arena = arena_new();
		size_t start = reader.start;
		SavedEntry entry = read_link(arena, &reader);

		for (int i = 0; i < SAVED_FIELDS; i++)
			entry.field[i] =
				decoder_text(walk_decoder(walk), arena, STR_NONE, entry.field[i]);
		if (saved_is_entry(&entry))
			saved_walk(walk, arena, &entry, (Extent){ start, reader.at - start });
		arena_free(arena);
	}
	text_clear(&bytes);
}

static bool bookmarks_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	/* The words about it stand behind its extent. */
	Str bytes = input_window(input, extent.offset, INPUT_WINDOW_BYTES);
	XmlReader reader = xml_reader(str_copy(page->arena, bytes));
	SavedEntry entry = { 0 };

	if (xml_next(&reader) == XML_START && is_link(&reader))
		entry = read_link(page->arena, &reader);
	if (!saved_is_entry(&entry))
		return error_set(err, ERROR_FORMAT, "byte %llu: no bookmark begins here",
			(unsigned long long)extent.offset);
	for (int i = 0; i < SAVED_FIELDS; i++)
		entry.field[i] = decoder_text(page->decoder, page->arena, STR_NONE, entry.field[i]);
	saved_fill(&entry, page);
	return true;
}

const ContainerKind bookmarks_kind = {
	.name = "export",
	.title = "a file of bookmarks",
	.recognise = bookmarks_recognise,
	.list = bookmarks_list,
	.read = bookmarks_read,
};

/* Tables */

/* Takes a cell off *REST, and the COMMA or line end behind it; *LAST when it was the last
 * of its row. */
static Str take_cell(Arena *arena, Str *rest, char comma, bool *last)
{
	Text out = text_in(arena);
	size_t at = 0;
	bool quoted = str_starts(*rest, "\"");

	for (at = quoted ? 1 : 0; at < rest->size; at++) {
		char c = rest->at[at];

		if (quoted && c == '"' && at + 1 < rest->size && rest->at[at + 1] == '"')
			at++;
		else if (c == '"' && quoted) {
			quoted = false;
			continue;
		} else if (!quoted && (c == comma || c == '\n'))
			break;
		text_add_byte(&out, c);
	}
	*last = at >= rest->size || rest->at[at] == '\n';
	*rest = str_from(*rest, at + 1);
	return str_trim(text_str(&out));
}

/* Which column holds which field, by the table's first row. */
typedef struct {
	SavedField field[COLUMNS_MAX];
	size_t count;
	char comma; /* what stands between cells */
} Columns;

static Columns read_columns_of(Arena *arena, Str *rest, char comma)
{
	Columns columns = { .comma = comma };

	if (str_starts(*rest, "\xef\xbb\xbf"))
		*rest = str_from(*rest, 3);
	for (bool last = false; !last && rest->size > 0;) {
		Str name = take_cell(arena, rest, comma, &last);

		if (columns.count < COLUMNS_MAX)
			columns.field[columns.count++] = saved_field_of(name);
	}
	return columns;
}

static size_t count_columns(const Columns *columns, SavedField field)
{
	size_t count = 0;

	for (size_t i = 0; i < columns->count; i++)
		count += columns->field[i] == field;
	return count;
}

/* The same with whatever stands between the cells: where the comma is the decimal sign that
 * is a semicolon, as it always is in tables of wallabag. */
static Columns read_columns(Arena *arena, Str *rest)
{
	static const char commas[] = { ',', ';', '\t' };
	Columns columns = { .count = 0 };
	Str behind = *rest;

	for (size_t i = 0; i < sizeof commas; i++) {
		behind = *rest;
		columns = read_columns_of(arena, &behind, commas[i]);
		if (count_columns(&columns, SAVED_ADDRESS) > 0)
			break;
	}
	*rest = behind;
	return columns;
}

static SavedEntry read_row(Arena *arena, const Columns *columns, Str *rest)
{
	SavedEntry entry = { 0 };
	bool last = false;

	for (size_t i = 0; !last && rest->size > 0; i++) {
		Str cell = take_cell(arena, rest, columns->comma, &last);

		if (i < columns->count && columns->field[i] < SAVED_FIELDS &&
			str_empty(entry.field[columns->field[i]]) && cell.size > 0)
			entry.field[columns->field[i]] = cell;
	}
	return entry;
}

static bool table_recognise(Str beginning, SourceInput *input)
{
	Arena *arena = arena_new();
	Columns columns = read_columns(arena, &beginning);
	bool named = count_columns(&columns, SAVED_ADDRESS) > 0 &&
		(count_columns(&columns, SAVED_TITLE) > 0 ||
			count_columns(&columns, SAVED_TIME) > 0);

	(void)input;
	/* Two names alone may be words of a text: then the first row tells. */
	if (named && columns.count <= 2) {
		SavedEntry first = read_row(arena, &columns, &beginning);

		named = saved_is_entry(&first);
	}
	arena_free(arena);
	return named;
}

/* Has ROW, the last one, a quotation mark that is not closed? */
static bool is_cut(Str row)
{
	size_t marks = 0;

	for (size_t i = 0; i < row.size; i++)
		marks += row.at[i] == '"';
	return marks % 2 != 0;
}

static void table_list(SourceInput *input, ContainerWalk *walk)
{
	Text bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	Arena *names = arena_new();
	Str rest = text_str(&bytes);
	Columns columns = read_columns(names, &rest);

	while (rest.size > 0 && !walk_stopped(walk)) {
		Arena *arena = arena_new();
		const char *start = rest.at;
		SavedEntry entry = read_row(arena, &columns, &rest);
		Extent extent = { (uint64_t)(start - bytes.at), (uint64_t)(rest.at - start) };

		if (saved_is_entry(&entry))
			saved_walk(walk, arena, &entry, extent);
		if (rest.size == 0 && is_cut(str_of(start, extent.length)))
			walk_loss(walk, extent.offset, "the table is cut in the row there");
		arena_free(arena);
	}
	arena_free(names);
	text_clear(&bytes);
}

static bool table_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Str rest = input_window(input, 0, INPUT_WINDOW_BYTES);
	Columns columns = read_columns(page->arena, &rest);

	Text row = text_in(NULL);
	uint64_t size = extent.length > 0 && extent.length < CONTAINER_PAGE_BYTES_MAX
		? extent.length
		: CONTAINER_PAGE_BYTES_MAX;

	(void)input_take(input, extent.offset, (size_t)size, &row);
	rest = text_str(&row);
	SavedEntry entry = read_row(page->arena, &columns, &rest);
	bool good = saved_is_entry(&entry);

	if (good)
		saved_fill(&entry, page);
	text_clear(&row);
	return good ||
		error_set(err, ERROR_FORMAT, "byte %llu: no row of a reading list begins here",
			(unsigned long long)extent.offset);
}

const ContainerKind table_kind = {
	.name = "export",
	.title = "a reading list as a table",
	.recognise = table_recognise,
	.list = table_list,
	.read = table_read,
};
