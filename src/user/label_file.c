/* SPDX-License-Identifier: ISC */
#include "user/label_file.h"

#include "base/arena.h"
#include "base/user_folder.h"
#include "base/whole_file.h"

enum {
	FILE_BYTES_MAX = 64 << 20
};

static const char VERSION_LINE[] = "broadsheet labels 1\n";

/* The file, in ARENA; NULL: nowhere. */
static const char *find_path(Arena *arena)
{
	return user_folder(arena, "XDG_DATA_HOME", "/.local/share", "labels");
}

void label_file_read(Text *out)
{
	Arena *arena = arena_new();
	const char *path = find_path(arena);

	if (path != NULL)
		whole_file_read(path, FILE_BYTES_MAX, out);
	arena_free(arena);
}

/* Adds BEFORE to OUT, LINE in the place of the one whose first word is the same. */
static void replace_line(Str before, Str line, Text *out)
{
	Str page = str_slice(line, 0, str_find_byte(line, '\t', 0) + 1);
	Str rest = before, other;
	bool put = false;

	if (str_empty(before))
		text_add_c(out, VERSION_LINE);
	while (rest.size > 0) {
		str_next_line(&rest, &other);
		bool same =
			other.size >= page.size && str_equal(str_slice(other, 0, page.size), page);

		if (!same) {
			text_add(out, other);
			text_add_byte(out, '\n');
		} else if (!put) {
			text_add(out, line);
		}
		put = put || same;
	}
	if (!put)
		text_add(out, line);
}

static bool put_line(const void *context, Str before, Text *out, Error *err)
{
	(void)err;
	replace_line(before, *(const Str *)context, out);
	return true;
}

bool label_file_put(Str line, Error *err)
{
	Arena *arena = arena_new();
	const char *path = find_path(arena);
	bool done = path != NULL
		? whole_file_change(path, FILE_BYTES_MAX, put_line, &line, err)
		: error_set(err, ERROR_USAGE, "there is no place for labels: HOME is not set");

	arena_free(arena);
	return done;
}
