/* SPDX-License-Identifier: ISC */
#include "collection/store_paths.h"

#include <stdlib.h>

/* The parts of a path: one behind the other. */
typedef struct {
	Str folder, slash, within;
} Parts;

/* The true path of what SOURCE is, in ARENA; absent when it has none. */
static Str true_path(Arena *arena, const Source *source)
{
	Str given = source_is_folder(source) ? source_folder(source) : source_item(source, 0)->path;
	char *path = str_present(given) ? realpath(given.at, NULL) : NULL;
	Str copy = str_copy(arena, str(path));

	free(path);
	return copy;
}

StorePaths store_paths(Arena *arena, Source *const *sources, size_t count, const Library *library)
{
	Str *folders = arena_array(arena, count, sizeof *folders);

	for (size_t i = 0; i < count; i++)
		folders[i] = true_path(arena, sources[i]);
	return (StorePaths){ sources, library, folders, library_count(library) };
}

/* Those of the file in row FILE. False when it has none. */
static bool parts_of(const StorePaths *paths, size_t file, Parts *out)
{
	LibraryFile place = library_file(paths->library, file);
	const Source *source = paths->sources[place.source];

	*out = (Parts){ paths->folders[place.source], STR(""), STR("") };
	if (!str_present(out->folder))
		return false;
	if (!source_is_folder(source))
		return true;
	out->within = str_from(source_item(source, place.item)->path, source_folder(source).size);
	if (!str_starts(out->within, "/") && !str_ends(out->folder, "/"))
		out->slash = (Str)STR("/");
	return true;
}

bool store_paths_add(const StorePaths *paths, size_t file, Text *out)
{
	Parts parts;

	if (!parts_of(paths, file, &parts))
		return false;
	out->size = 0;
	text_add(out, parts.folder);
	text_add(out, parts.slash);
	text_add(out, parts.within);
	return true;
}

bool store_paths_equal(const StorePaths *paths, size_t file, Str path)
{
	Parts own;

	if (!parts_of(paths, file, &own) ||
		path.size != own.folder.size + own.slash.size + own.within.size)
		return false;
	Str rest = str_from(path, own.folder.size + own.slash.size);

	/* Paths of one folder differ in their ends. */
	return str_equal(rest, own.within) &&
		str_equal(str_slice(path, 0, own.folder.size), own.folder);
}

uint64_t store_paths_hash(const StorePaths *paths)
{
	Text all = text_in(NULL);
	size_t first = 0;

	for (size_t i = 0; first < paths->file_count; i++) {
		text_add(&all, paths->folders[i]);
		text_add_byte(&all, '\0');
		first += source_item_count(paths->sources[i]);
	}
	uint64_t hash = key_hash(text_str(&all));

	text_clear(&all);
	return hash;
}

static void index_rows(StorePathSearch *search)
{
	Text path = text_in(NULL);

	for (size_t i = 0; i < search->paths->file_count; i++)
		if (store_paths_add(search->paths, i, &path))
			key_index_add(&search->rows, key_hash(text_str(&path)), (uint32_t)i);
	text_clear(&path);
	search->indexed = true;
}

size_t store_path_search(StorePathSearch *search, Str path)
{
	if (search->next < search->paths->file_count &&
		store_paths_equal(search->paths, search->next, path))
		return search->next++;
	if (!search->indexed)
		index_rows(search);
	const KeyNode *node = key_index_first(&search->rows, key_hash(path));

	while (node != NULL && !store_paths_equal(search->paths, node->row, path))
		node = key_index_next(&search->rows, node);
	if (node == NULL)
		return LIBRARY_NOWHERE;
	search->next = node->row + 1;
	return node->row;
}

void store_path_search_end(StorePathSearch *search)
{
	key_index_clear(&search->rows);
}
