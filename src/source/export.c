/* SPDX-License-Identifier: ISC */
#include "source/export.h"

#include "source/capture.h"
#include "source/json.h"
#include "source/json_file.h"

enum {
	DEPTH_MAX = 32, /* objects and arrays within each other */
	LOOK_BYTES = 64 << 10, /* in which the first address is looked for */
	NAMES_MAX = 16, /* authors of one entry */
	LONE_BYTES_MAX = 4 << 20, /* of an entry that is no list */
};

/* Reading an entry */

/* Value of the member of object VALUE whose name, in lower case, is NAME. */
static Str member(Str value, Str name)
{
	Str rest = json_is_object(value) ? json_inside(value) : STR_NONE;
	Str key, found;

	while (json_next_member(&rest, &key, &found))
		if (str_equal_nocase(key, name))
			return found;
	return STR_NONE;
}

static Str first_of(Str value)
{
	Str inside = json_is_array(value) ? json_inside(value) : STR_NONE;
	Str first = STR_NONE;

	return json_next(&inside, &first) ? first : STR_NONE;
}

/* What lies at PATH ("content.url") in the object VALUE; of arrays on the way the first
 * member counts. */
static Str at_path(Str value, Str path)
{
	while (path.size > 0) {
		size_t dot = str_find_byte(path, '.', 0);

		if (json_is_array(value))
			value = first_of(value);
		value = member(value, str_slice(path, 0, dot));
		path = dot == STR_NOWHERE ? (Str)STR("") : str_from(path, dot + 1);
	}
	return value;
}

/* A text, or the texts (or names) of an array joined by commas. */
static Str text_of(Arena *arena, Str value)
{
	Str inside = json_is_array(value) ? json_inside(value) : STR_NONE, one;
	Text joined = text_in(arena);

	if (json_is_object(value))
		return json_member_text(arena, value, "name");
	if (!json_is_array(value))
		return json_text(arena, value);
	for (int i = 0; i < NAMES_MAX && json_next(&inside, &one); i++) {
		Str name = json_is_object(one) ? json_member_text(arena, one, "name")
					       : json_text(arena, one);

		if (str_empty(name))
			continue;
		if (joined.size > 0)
			text_add_c(&joined, ", ");
		text_add(&joined, name);
	}
	return joined.size > 0 ? text_str(&joined) : STR_NONE;
}

/* Delicious and Pinboard call a title description, and what describes the page extended. */
static void take_extended(Arena *arena, Str value, SavedEntry *entry)
{
	Str extended = member(value, str("extended"));

	if (!str_present(extended))
		return;
	entry->field[SAVED_TITLE] = entry->field[SAVED_SUMMARY];
	entry->field[SAVED_SUMMARY] = text_of(arena, extended);
}

SavedEntry export_entry(Arena *arena, Str value)
{
	SavedEntry entry = { 0 };

	for (int field = 0; field < SAVED_FIELDS; field++) {
		const char *name;

		for (size_t i = 0; str_empty(entry.field[field]) &&
			(name = saved_name((SavedField)field, i)) != NULL;
			i++)
			entry.field[field] = text_of(arena, at_path(value, str(name)));
	}
	if (str_empty(entry.field[SAVED_TITLE]))
		take_extended(arena, value, &entry);
	/* An entry of JSON Feed may have no other address. */
	if (str_empty(entry.field[SAVED_ADDRESS]) && !str_empty(entry.field[SAVED_CONTENT]))
		entry.field[SAVED_ADDRESS] = text_of(arena, member(value, str("id")));
	return entry;
}

bool export_tell(Str bytes, Str word, ContainerPage *page)
{
	Arena *arena = page->arena;
	Str rest = json_file_start(bytes), list = STR_NONE, value;

	(void)json_next(&rest, &list);
	rest = json_is_array(list) ? json_inside(list) : STR_NONE;
	while (json_next(&rest, &value)) {
		if (!str_equal(json_member_text(arena, value, "slug"), word))
			continue;
		SavedEntry entry = export_entry(arena, value);

		page->address = entry.field[SAVED_ADDRESS];
		page->captured = saved_time(arena, &entry);
		page->title = entry.field[SAVED_TITLE];
		page->titled = !str_empty(page->title);
		page->byline = entry.field[SAVED_AUTHOR];
		page->published = capture_time(arena, entry.field[SAVED_PUBLISHED]);
		page->language = entry.field[SAVED_LANGUAGE];
		return saved_is_entry(&entry);
	}
	return false;
}

/* Finding entries */

static bool export_recognise(Str beginning, SourceInput *input)
{
	Str start = json_file_start(beginning);
	Str window = input_window(input, 0, LOOK_BYTES);

	if (!str_starts(start, "[") && !str_starts(start, "{"))
		return false;
	/* What stands behind the bracket tells JSON from a text in brackets. */
	start = str_trim(str_from(start, 1));
	if (!str_starts(start, "{") && !str_starts(start, "\""))
		return false;
	if (str_find(window, "://jsonfeed.org/version/", 0) != STR_NOWHERE)
		return true;
	for (size_t i = 0;; i++) {
		const char *name = saved_name(SAVED_ADDRESS, i);
		Str key = str(name);

		if (name == NULL)
			return false;
		key = str_from(key,
			str_find_last_byte(key, '.') == STR_NOWHERE
				? 0
				: str_find_last_byte(key, '.') + 1);
		for (size_t at = str_find_nocase(window, key.at, 0); at != STR_NOWHERE;
			at = str_find_nocase(window, key.at, at + 1)) {
			Str behind = str_trim(str_from(window, at + key.size));

			if (at == 0 || window.at[at - 1] != '"' || !str_starts(behind, "\""))
				continue;
			behind = str_trim(str_from(behind, 1));
			behind = str_trim(str_from(behind, 1));
			if (str_starts(behind, "\"http"))
				return true;
		}
	}
}

/* What is left to look at of each object and array around the place. */
typedef struct {
	Str rest[DEPTH_MAX];
	bool object[DEPTH_MAX];
	size_t depth;
} Descent;

static void descend(Descent *descent, Str inside, bool object)
{
	if (descent->depth == DEPTH_MAX)
		return;
	descent->rest[descent->depth] = inside;
	descent->object[descent->depth++] = object;
}

/* The next value of the list in BYTES that is an object or an array, in document order;
 * false at the end. */
static bool next_nested(Descent *descent, Str *value)
{
	while (descent->depth > 0) {
		size_t top = descent->depth - 1;
		Str name;
		bool more = descent->object[top]
			? json_next_member(&descent->rest[top], &name, value)
			: json_next(&descent->rest[top], value);

		if (!more)
			descent->depth--;
		else if (json_is_object(*value) || json_is_array(*value))
			return true;
	}
	return false;
}

/* Is BYTES one object after the other, each mostly a line of its own? */
static bool is_in_lines(Str bytes)
{
	Str rest = json_file_start(bytes), first, second;

	return json_next(&rest, &first) && json_is_object(first) && json_next(&rest, &second) &&
		json_is_object(second);
}

/* Begins within the outermost value, whose end may be missing. */
static void begin(Descent *descent, Str bytes)
{
	size_t object = str_find_byte(bytes, '{', 0), array = str_find_byte(bytes, '[', 0);
	size_t start = object < array ? object : array;

	*descent = (Descent){ .depth = 0 };
	if (is_in_lines(bytes))
		descend(descent, str_from(bytes, start), false);
	else if (start != STR_NOWHERE)
		descend(descent, str_from(bytes, start + 1), object < array);
}

/* Walks the entry that is all of BYTES, as when one article was exported alone. False where
 * it is none: lists too may say where they are from, but have no text themselves. */
static bool walk_lone(Str bytes, ContainerWalk *walk)
{
	Str rest = json_file_start(bytes), value;

	if (bytes.size > LONE_BYTES_MAX || !json_next(&rest, &value) || !json_is_object(value))
		return false;
	Arena *arena = arena_new();
	SavedEntry entry = export_entry(arena, value);
	bool is = saved_is_entry(&entry) && !str_empty(entry.field[SAVED_CONTENT]);

	if (is)
		saved_walk(walk, arena, &entry,
			(Extent){ (uint64_t)(value.at - bytes.at), value.size });
	arena_free(arena);
	return is;
}

/* Walks the entry VALUE, which stands at EXTENT. False where it is none. */
static bool walk_entry(Str value, Extent extent, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	SavedEntry entry = { 0 };

	if (json_is_object(value))
		entry = export_entry(arena, value);
	bool is = saved_is_entry(&entry);

	if (is)
		saved_walk(walk, arena, &entry, extent);
	arena_free(arena);
	return is;
}

static bool is_entry(Str value)
{
	Arena *arena = arena_new();
	SavedEntry entry = export_entry(arena, value);
	bool is = saved_is_entry(&entry);

	arena_free(arena);
	return is;
}

static void walk_whole(Str value, Extent extent, ContainerWalk *walk)
{
	(void)walk_entry(value, extent, walk);
}

static void export_list(SourceInput *input, ContainerWalk *walk)
{
	Text bytes;
	bool cut = json_file_load(input, &bytes), damaged = false;
	Str given = str_slice(text_str(&bytes), 0, (size_t)input_size(input));
	Descent descent = { .depth = 0 };
	Str value;

	if (is_in_lines(text_str(&bytes)) || !walk_lone(text_str(&bytes), walk))
		begin(&descent, text_str(&bytes));
	while (!walk_stopped(walk) && !damaged && next_nested(&descent, &value)) {
		Extent extent = { (uint64_t)(value.at - bytes.at), value.size };

		if (cut && json_is_object(value) && is_entry(value)) {
			damaged = true;
			cut = !json_file_walk_damaged(given, value, walk, walk_whole);
		} else if (!walk_entry(value, extent, walk)) {
			descend(&descent, json_inside(value), json_is_object(value));
		}
	}
	if (cut)
		walk_loss(walk, input_size(input), "the list is cut: its end is missing");
	text_clear(&bytes);
}

static bool export_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Text bytes = text_in(NULL);
	Str value = json_file_value(input, extent, &bytes, &page->truncated);
	SavedEntry entry = export_entry(page->arena, value);
	bool good = saved_is_entry(&entry);

	if (good)
		saved_fill(&entry, page);
	text_clear(&bytes);
	return good ||
		error_set(err, ERROR_FORMAT, "byte %llu: no entry of a list begins here",
			(unsigned long long)extent.offset);
}

const ContainerKind export_kind = {
	.name = "export",
	.title = "an exported reading list",
	.recognise = export_recognise,
	.list = export_list,
	.read = export_read,
};
