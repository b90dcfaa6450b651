/* SPDX-License-Identifier: ISC */
#include "collection/collection.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/clean.h"
#include "base/percent.h"
#include "base/text.h"
#include "library/key_index.h"

enum {
	LINK_WORDS_MAX = 60, /* of an entry without its page: title, address, a sentence */
	REMEMBERED_BYTES_LEAST = 1 << 20, /* of a file that the store is asked about */
};

struct Collection {
	Arena *arena; /* owned: the texts below */
	Source *const *sources; /* borrowed */
	size_t source_count;
	Library *library; /* owned, as the next */
	Gatherer *gatherer;
	/* Rows by the paths of their files, and the last parts of those; from the first time
	 * that they are asked for. */
	KeyIndex paths, names;
	bool named; /* that was so */
	Arena *asked; /* owned: of the last request */
	bool is_list;
	Str title;
};

/* The name of the folder that SOURCE is: of its items' paths what comes before their labels. */
static Str folder_name(const Source *source)
{
	const Item *item = source_item(source, 0);
	Str path = item->path;
	size_t before = path.size > item->label.size ? path.size - item->label.size : 0;
	bool as_labelled = str_equal(str_from(path, before), item->label);
	size_t end = as_labelled ? before : str_find_last_byte(path, '/');
	Str folder = str_slice(path, 0, end);

	while (folder.size > 1 && folder.at[folder.size - 1] == '/')
		folder = str_slice(folder, 0, folder.size - 1);
	if (str_empty(folder))
		folder = str(".");
	return str_from(folder, str_find_last_byte(folder, '/') + 1);
}

static Str last_part(Str path)
{
	return str_from(path, str_find_last_byte(path, '/') + 1);
}

static void add_key(KeyIndex *index, Str text, size_t row)
{
	uint64_t hash = key_hash(text);

	if (hash != 0)
		key_index_add(index, hash, (uint32_t)row);
}

/* Enters the names of the items of SOURCE, which are rows from ROW on. */
static void add_names(Collection *collection, const Source *source, size_t row)
{
	for (size_t i = 0; i < source_item_count(source); i++) {
		Str path = source_item(source, i)->path;

		add_key(&collection->paths, path, row);
		add_key(&collection->names, last_part(path), row++);
	}
}

static void need_names(Collection *collection)
{
	size_t row = 0;

	for (size_t i = 0; i < collection->source_count && !collection->named; i++) {
		add_names(collection, collection->sources[i], row);
		row += source_item_count(collection->sources[i]);
	}
	collection->named = true;
}

static Str title_of(const Source *source, Arena *arena)
{
	Str folder = clean_text(arena, folder_name(source), 0, NULL);

	if (!source_is_cut(source))
		return folder;
	return str_format(arena, "%.*s: only its first %d pages", (int)folder.size, folder.at,
		SOURCE_FOLDER_MAX);
}

Collection *collection_new(Source *const *sources, size_t count, const GathererOptions *options)
{
	Collection *collection = memory_new(sizeof *collection);

	collection->arena = arena_new();
	collection->sources = sources;
	collection->source_count = count;
	collection->library = library_open();
	collection->gatherer = gatherer_new(sources, count, collection->library, options);
	for (size_t i = 0; i < count; i++)
		collection->is_list = collection->is_list || source_is_folder(sources[i]);
	collection->title = str("");
	if (count == 1 && collection->is_list)
		collection->title = title_of(sources[0], collection->arena);
	return collection;
}

void collection_free(Collection *collection)
{
	if (collection == NULL)
		return;
	gatherer_free(collection->gatherer);
	library_close(collection->library);
	key_index_clear(&collection->paths);
	key_index_clear(&collection->names);
	arena_free(collection->arena);
	arena_free(collection->asked);
	free(collection);
}

Library *collection_library(const Collection *collection)
{
	return collection->library;
}

Gatherer *collection_gatherer(const Collection *collection)
{
	return collection->gatherer;
}

size_t collection_count(const Collection *collection)
{
	return library_count(collection->library);
}

static LibraryPlace place_of(const Collection *collection, size_t row)
{
	return library_row(collection->library, row).place;
}

Str collection_label(const Collection *collection, size_t row)
{
	LibraryRow of = library_row(collection->library, row);

	return str_present(of.label) ? of.label : of.address;
}

bool collection_is_list(const Collection *collection)
{
	return collection->is_list;
}

Str collection_title(const Collection *collection)
{
	return collection->title;
}

Str collection_path(const Collection *collection, size_t row)
{
	LibraryPlace place = place_of(collection, row);

	return source_item(collection->sources[place.source], place.item)->path;
}

/* Is ROW an entry of a list that tells no more of its page than where it was? */
static bool is_mere_link(const LibraryRow *row)
{
	return row->place.contained && row->state == LIBRARY_READ && row->kind == LIBRARY_OTHER &&
		row->status == 0 && str_is(row->media_type, "text/html") &&
		row->words <= LINK_WORDS_MAX;
}

/* The row whose page is read for ROW: what a revisit repeats may lie in another file, and the
 * page of an entry of a reading list beside the list. Else ROW itself. */
static size_t row_to_read(const Collection *collection, size_t row)
{
	LibraryRow of = library_row(collection->library, row);
	bool revisit = str_is(of.media_type, "warc/revisit");

	if (!revisit && !is_mere_link(&of))
		return row;
	size_t found = library_find(collection->library, of.address, of.captured, row);

	if (found == LIBRARY_NOWHERE)
		return row;
	LibraryRow page = library_row(collection->library, found);
	bool page_kind = page.kind == LIBRARY_ARTICLE || page.kind == LIBRARY_UNTOLD ||
		page.kind == LIBRARY_FRONT;
	bool beside = page.place.source != of.place.source || page.place.item != of.place.item;

	return page_kind && (revisit || beside) ? found : row;
}

int collection_open(const Collection *collection, size_t row, Error *err)
{
	LibraryPlace place = place_of(collection, row_to_read(collection, row));
	const Source *source = collection->sources[place.source];

	if (place.contained && str_present(place.file))
		return source_beside_open(source, place.item, place.file, err);
	return source_item_open(source, place.item, err);
}

ReadingRequest collection_request(Collection *collection, size_t row)
{
	LibraryRow of = library_row(collection->library, row);
	size_t page = row_to_read(collection, row);
	LibraryPlace place = place_of(collection, page);
	ReadingRequest request = {
		.task = place.contained ? READING_ITEM : READING_OPEN,
		.address = of.address,
		.beside = place.contained
			? STR_NONE
			: source_item(collection->sources[place.source], place.item)->path,
	};

	arena_free(collection->asked);
	collection->asked = arena_new();
	request.repeated.hashes = library_repeated_blocks(
		collection->library, page, collection->asked, &request.repeated.count);
	request.place.levels = place.levels;
	for (unsigned i = 0; i < place.levels; i++)
		request.place.at[i] = (Extent){ place.at[i].offset, place.at[i].length };
	return request;
}

bool collection_remembers_holder(const Collection *collection, size_t row)
{
	LibraryFile file = library_file(collection->library, row);
	const Item *item = source_item(collection->sources[file.source], file.item);

	return item->bytes >= REMEMBERED_BYTES_LEAST &&
		gatherer_remembers_holder(collection->gatherer, row);
}

void collection_show_contained(Collection *collection, size_t holder, FirstItems *first)
{
	LibraryPlace place = place_of(collection, holder);
	LibraryRow row = library_row_at(&place);

	row.state = LIBRARY_READ;
	row.kind = LIBRARY_CONTAINER;
	if (!collection->is_list && collection->source_count == 1)
		collection->title = str_copy(
			collection->arena, last_part(collection_label(collection, holder)));
	library_put(collection->library, holder, &row);
	gatherer_know_holder(collection->gatherer, holder, first);
	collection->is_list = true;
}

/* Addresses */

/* The first row of INDEX that has NAME, and of which no address is known by which it would
 * have been found. */
static size_t first_named(const Collection *collection, const KeyIndex *index, Str name)
{
	uint64_t hash = key_hash(name);
	size_t found = LIBRARY_NOWHERE;

	if (hash == 0)
		return LIBRARY_NOWHERE;
	for (const KeyNode *node = key_index_first(index, hash); node != NULL;
		node = key_index_next(index, node))
		if (node->row < found &&
			str_empty(library_row(collection->library, node->row).address))
			found = node->row;
	return found;
}

/* The host of ADDRESS; absent where it has none, as one of a file. */
static Str host_of(Str address)
{
	size_t at = str_find(address, "://", 0);

	if (at == STR_NOWHERE || str_starts_nocase(address, "file:"))
		return STR_NONE;
	Str host = str_from(address, at + 3);

	return str_slice(host, 0, str_find_byte(host, '/', 0));
}

/* Of ADDRESS on another host than that of the page in row FROM no file can be the copy just
 * because its name is alike; nor of a host's first page, as any may be called so. */
static bool may_be_a_file(const Collection *collection, Str address, size_t from)
{
	Str host = host_of(address);
	Str asking = from == LIBRARY_NOWHERE
		? STR_NONE
		: host_of(library_row(collection->library, from).address);

	if (str_empty(host))
		return true;
	return (str_empty(asking) || str_equal_nocase(host, asking)) &&
		!str_starts_nocase(last_part(address), "index.");
}

static size_t find_file(Collection *collection, Str address)
{
	need_names(collection);
	Arena *arena = arena_new();
	Str page = str_slice(address, 0, str_find_byte(address, '#', 0));
	size_t query_at = str_find_byte(page, '?', 0);
	Str path = str_slice(page, 0, query_at);
	Str query = str_from(page, query_at == STR_NOWHERE ? page.size : query_at);
	Text with_query = text_in(arena);

	text_add(&with_query, last_part(path));
	text_add(&with_query, query);
	const struct {
		const KeyIndex *index;
		Str name;
	} tries[] = {
		{ &collection->paths,
			percent_decode(arena,
				str_starts_nocase(path, "file://") ? str_from(path, 7) : path) },
		{ &collection->names, percent_decode(arena, text_str(&with_query)) },
		{ &collection->names, percent_decode(arena, last_part(path)) },
	};
	size_t found = LIBRARY_NOWHERE;

	for (size_t i = 0; i < sizeof tries / sizeof *tries && found == LIBRARY_NOWHERE; i++)
		found = first_named(collection, tries[i].index, tries[i].name);
	arena_free(arena);
	return found;
}

size_t collection_find(Collection *collection, Str address, Str time, size_t from)
{
	size_t found = library_find(collection->library, address, time, from);

	if (found == LIBRARY_NOWHERE && may_be_a_file(collection, address, from))
		found = find_file(collection, address);
	return found;
}
