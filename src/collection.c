/* SPDX-License-Identifier: ISC */
#include "collection.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clean.h"
#include "base/text.h"

typedef struct {
	const Source *source; /* borrowed */
	size_t index; /* within SOURCE */
	bool contained; /* it is ITEM of that file, else all of it */
	ContainerItem item; /* texts in the collection's arena */
} Entry;

struct Collection {
	Arena *arena; /* owns all of this */
	Entry *entries;
	Str *labels;
	size_t count, room;
	size_t hidden; /* entries at the beginning that are not shown */
	bool is_list;
	const char *title;
};

/* The name of the folder that the item at PATH lies in. */
static Str folder_of(Str path)
{
	size_t slash = str_find_last_byte(path, '/');
	Str folder = slash == STR_NOWHERE ? str(".") : str_slice(path, 0, slash);

	return str_from(folder, str_find_last_byte(folder, '/') + 1);
}

static void add_items(Collection *collection, const Source *source)
{
	for (size_t i = 0; i < source_item_count(source); i++) {
		size_t at = collection->count++;

		collection->entries[at] = (Entry){ .source = source, .index = i };
		collection->labels[at] = source_item(source, i)->label;
	}
	if (source_is_folder(source))
		collection->is_list = true;
}

Collection *collection_new(Source *const *sources, size_t count)
{
	Arena *arena = arena_new();
	Collection *collection = arena_alloc(arena, sizeof *collection);
	size_t total = 0;

	for (size_t i = 0; i < count; i++)
		total += source_item_count(sources[i]);
	collection->arena = arena;
	collection->room = total;
	collection->entries = arena_array(arena, total, sizeof *collection->entries);
	collection->labels = arena_array(arena, total, sizeof *collection->labels);
	for (size_t i = 0; i < count; i++)
		add_items(collection, sources[i]);
	collection->title = "";
	if (count == 1 && collection->is_list) {
		Str folder = folder_of(source_item(sources[0], 0)->path);

		folder = clean_text(arena, folder, 0, NULL);
		if (source_is_cut(sources[0]))
			folder = str_format(arena, "%.*s: only its first %d pages",
				(int)folder.size, folder.at, SOURCE_FOLDER_MAX);
		collection->title = str_c(arena, folder);
	}
	return collection;
}

void collection_free(Collection *collection)
{
	if (collection != NULL)
		arena_free(collection->arena);
}

size_t collection_count(const Collection *collection)
{
	return collection->count - collection->hidden;
}

Str collection_label(const Collection *collection, size_t item)
{
	return collection->labels[collection->hidden + item];
}

const Str *collection_labels(const Collection *collection)
{
	return collection->labels + collection->hidden;
}

bool collection_is_list(const Collection *collection)
{
	return collection->is_list;
}

const char *collection_title(const Collection *collection)
{
	return collection->title;
}

Str collection_path(const Collection *collection, size_t item)
{
	const Entry *entry = &collection->entries[item];

	return source_item(entry->source, entry->index)->path;
}

int collection_open(const Collection *collection, size_t item, Error *err)
{
	const Entry *entry = &collection->entries[collection->hidden + item];

	if (entry->contained && str_present(entry->item.file))
		return source_beside_open(entry->source, entry->index, entry->item.file, err);
	return source_item_open(entry->source, entry->index, err);
}

ReadingRequest collection_request(const Collection *collection, size_t item)
{
	const Entry *entry = &collection->entries[collection->hidden + item];
	ReadingRequest request = { .task = entry->contained ? READING_ITEM : READING_OPEN };

	request.place = entry->item.place;
	return request;
}

/* Containers */

enum {
	DATE_BYTES = 10, /* of a capture time: its day */
};

static Str label_of(Arena *arena, const ContainerItem *item)
{
	Str name = str_present(item->label) ? item->label : item->address;
	Str day = str_slice(item->captured, 0, DATE_BYTES);

	return str_format(arena, "%*.*s  %.*s", DATE_BYTES, (int)day.size,
		str_present(day) ? day.at : "", (int)name.size, name.at);
}

void collection_add(Collection *collection, size_t holder, const ContainerItem *item)
{
	const Entry of = collection->entries[collection->hidden + holder];

	if (collection->count == collection->room) {
		size_t room = 2 * collection->room + 64;

		collection->entries = arena_grow(collection->arena, collection->entries,
			collection->count, room, sizeof *collection->entries);
		collection->labels = arena_grow(collection->arena, collection->labels,
			collection->count, room, sizeof *collection->labels);
		collection->room = room;
	}
	Entry *entry = &collection->entries[collection->count];

	*entry =
		(Entry){ .source = of.source, .index = of.index, .contained = true, .item = *item };
	entry->item.address = str_copy(collection->arena, item->address);
	entry->item.file = str_copy(collection->arena, item->file);
	entry->item.label = entry->item.captured = STR_NONE;
	entry->item.media_type = entry->item.digest = STR_NONE;
	collection->labels[collection->count++] = label_of(collection->arena, item);
}

void collection_show_contained(Collection *collection)
{
	collection->is_list = true;
	if (collection->hidden > 0 || collection->count < 2 || !collection->entries[1].contained)
		return;
	collection->title = str_c(collection->arena, collection->labels[0]);
	collection->hidden = 1;
}

static int hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	char lower = ascii_lower(c);

	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* ADDRESS with its percent signs decoded, in ARENA. What is no pair of digits stays. */
static Str decode(Arena *arena, Str address)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < address.size; i++) {
		bool escape = address.at[i] == '%' && i + 2 < address.size;
		int high = escape ? hex_digit(address.at[i + 1]) : -1;
		int low = escape ? hex_digit(address.at[i + 2]) : -1;

		if (high < 0 || low < 0) {
			text_add_byte(&out, address.at[i]);
			continue;
		}
		text_add_byte(&out, (char)(high * 16 + low));
		i += 2;
	}
	return text_str(&out);
}

static Str last_part(Str path)
{
	return str_from(path, str_find_last_byte(path, '/') + 1);
}

/* The first item whose path (WHOLE), or the file name in it, is NAME. */
static size_t find_path(const Collection *collection, Str name, bool whole)
{
	if (str_empty(name))
		return STR_NOWHERE;
	for (size_t i = 0; i < collection_count(collection); i++) {
		const Entry *entry = &collection->entries[collection->hidden + i];
		Str path = source_item(entry->source, entry->index)->path;

		if (!entry->contained && str_present(path) &&
			str_equal(whole ? path : last_part(path), name))
			return i;
	}
	return STR_NOWHERE;
}

/* The first contained item of that ADDRESS, a fragment in it ignored. */
static size_t find_contained(const Collection *collection, Str address)
{
	address = str_slice(address, 0, str_find_byte(address, '#', 0));
	for (size_t i = 0; i < collection_count(collection); i++) {
		const Entry *entry = &collection->entries[collection->hidden + i];

		if (entry->contained && str_equal(entry->item.address, address))
			return i;
	}
	return STR_NOWHERE;
}

size_t collection_find(const Collection *collection, Str address)
{
	size_t contained = find_contained(collection, address);

	if (contained != STR_NOWHERE)
		return contained;

	Arena *arena = arena_new();
	Str page = str_slice(address, 0, str_find_byte(address, '#', 0));
	size_t query_at = str_find_byte(page, '?', 0);
	Str path = str_slice(page, 0, query_at);
	Str query = str_from(page, query_at == STR_NOWHERE ? page.size : query_at);
	Text with_query = text_in(arena);

	text_add(&with_query, last_part(path));
	text_add(&with_query, query);
	const struct {
		Str name;
		bool whole;
	} tries[] = {
		{ decode(arena, str_starts_nocase(path, "file://") ? str_from(path, 7) : path),
			true },
		{ decode(arena, text_str(&with_query)), false },
		{ decode(arena, last_part(path)), false },
	};
	size_t found = STR_NOWHERE;

	for (size_t i = 0; i < sizeof tries / sizeof *tries && found == STR_NOWHERE; i++)
		found = find_path(collection, tries[i].name, tries[i].whole);
	arena_free(arena);
	return found;
}
