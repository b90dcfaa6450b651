/* SPDX-License-Identifier: ISC */
#include "collection/shard_name.h"

#include <unistd.h>

#include "base/text.h"
#include "base/whole_file.h"

enum {
	PATHS_BYTES_MAX = 4 << 20, /* of the file that tells them */
};

/* Takes what comes before the next tab off *REST; false at the end. */
static bool next_field(Str *rest, Str *field)
{
	if (rest->size == 0)
		return false;
	size_t tab = str_find_byte(*rest, '\t', 0);

	*field = str_trim(str_slice(*rest, 0, tab));
	*rest = tab == STR_NOWHERE ? str("") : str_from(*rest, tab + 1);
	return true;
}

/* The first path in PATHS that leads to a file beside the summary; absent where none does. */
static Str find_path(const Source *source, size_t index, Str paths, Str name)
{
	Str line, field;

	while (str_next_line(&paths, &line)) {
		if (!next_field(&line, &field) || !str_equal(field, name))
			continue;
		while (next_field(&line, &field))
			if (field.size > 0 && source_beside_is_there(source, index, field))
				return field;
	}
	return STR_NONE;
}

/* The same of the file FILE beside the summary; in ARENA. */
static Str look_up(const Source *source, size_t index, Str file, Str name, Arena *arena)
{
	Error none;
	int fd = source_beside_open(source, index, file, &none);
	Text paths = text_in(NULL);
	Str found = STR_NONE;

	if (fd < 0)
		return STR_NONE;
	if (whole_file_take(fd, PATHS_BYTES_MAX, &paths))
		found = str_copy(arena, find_path(source, index, text_str(&paths), name));
	close(fd);
	text_clear(&paths);
	return found;
}

Str shard_name(const Source *source, size_t index, Str name, Arena *arena)
{
	Str path = source_item(source, index)->path;

	if (source_beside_is_there(source, index, name) || !str_present(path))
		return name;
	Str own = str_from(path, str_find_last_byte(path, '/') + 1);
	Str stem = str_slice(own, 0, str_find_last_byte(own, '.'));
	Str found = look_up(
		source, index, str_format(arena, "%.*s.loc", (int)stem.size, stem.at), name, arena);
	Str packed = str_format(arena, "%.*s.cdx.gz", (int)stem.size, stem.at);

	if (str_present(found))
		return found;
	return source_beside_is_there(source, index, packed) ? packed : name;
}
