/* SPDX-License-Identifier: ISC */
#include "reader/picture_file.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/percent.h"
#include "base/text.h"
#include "source/sniff.h"

/* An address in its parts; HOST is empty where it has none. */
typedef struct {
	Str host;
	Str path; /* without a slash at its start */
	Str query; /* with its mark, or empty */
} Parts;

static Parts parts_of(Str address)
{
	Parts parts = { .host = str(""), .path = address, .query = str("") };
	size_t scheme = str_find(address, "//", 0);
	size_t fragment = str_find_byte(parts.path, '#', 0);

	if (fragment != STR_NOWHERE)
		parts.path = str_slice(parts.path, 0, fragment);
	size_t query = str_find_byte(parts.path, '?', 0);

	if (query != STR_NOWHERE) {
		parts.query = str_from(parts.path, query);
		parts.path = str_slice(parts.path, 0, query);
	}
	if (scheme != STR_NOWHERE && scheme + 2 <= parts.path.size) {
		Str rest = str_from(parts.path, scheme + 2);
		size_t slash = str_find_byte(rest, '/', 0);

		parts.host = str_slice(rest, 0, slash == STR_NOWHERE ? rest.size : slash);
		parts.path = str_from(rest, parts.host.size);
	}
	while (str_starts(parts.path, "/"))
		parts.path = str_from(parts.path, 1);
	return parts;
}

/* Would PATH leave the folder it is looked for in, or is it none? */
static bool is_astray(Str path)
{
	return str_empty(path) || str_starts(path, "/") || str_starts(path, "../") ||
		str_find(path, "/../", 0) != STR_NOWHERE || str_ends(path, "/..") ||
		str_is(path, "..") || str_find_byte(path, '\0', 0) != STR_NOWHERE;
}

/* NAME as sniff says it: pictures, and what moves or sounds in their place. */
static bool is_medium(const char *name)
{
	return name != NULL &&
		(str_ends(str(name), " picture") || str_starts(str(name), "a film") ||
			str_starts(str(name), "a sound"));
}

static bool is_picture(const char *path)
{
	char bytes[SNIFF_BYTES];
	const char *name = NULL;
	struct stat status;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return false;
	ssize_t size = fstat(fd, &status) == 0 && S_ISREG(status.st_mode)
		? read(fd, bytes, sizeof bytes)
		: -1;

	close(fd);
	return size > 0 && sniff(str_of(bytes, (size_t)size), &name) == SNIFF_BINARY &&
		is_medium(name);
}

/* FOLDER with PATH below it, if that is a picture; else absent. */
static Str below(Str folder, Str path, Arena *arena)
{
	if (is_astray(path))
		return STR_NONE;
	Str file = str_format(
		arena, "%.*s/%.*s", (int)folder.size, folder.at, (int)path.size, path.at);

	return is_picture(str_c(arena, file)) ? file : STR_NONE;
}

/* PATH below FOLDER, else without its first folder, and so on to the bare name. */
static Str below_in_part(Str folder, Str path, Arena *arena)
{
	for (;;) {
		Str file = below(folder, path, arena);
		size_t slash = str_find_byte(path, '/', 0);

		if (str_present(file) || slash == STR_NOWHERE)
			return file;
		path = str_from(path, slash + 1);
	}
}

/* PATH below the folder named HOST that FOLDER is, or lies in. */
static Str below_host(Str folder, Str host, Str path, Arena *arena)
{
	while (!str_empty(host) && !str_empty(folder)) {
		size_t slash = str_find_last_byte(folder, '/');

		if (str_is_nocase(str_from(folder, slash + 1), str_c(arena, host)))
			return below(folder, path, arena);
		folder = str_slice(folder, 0, slash == STR_NOWHERE ? 0 : slash);
	}
	return STR_NONE;
}

static Str find(Str folder, Str host, Str path, Arena *arena)
{
	Str file = below_host(folder, host, path, arena);

	return str_present(file) ? file : below_in_part(folder, path, arena);
}

Str picture_file(Str page, Str address, Arena *arena)
{
	char *real = str_empty(page) ? NULL : realpath(str_c(arena, page), NULL);

	if (real == NULL)
		return STR_NONE;
	Str folder = str_copy(arena, str_slice(str(real), 0, str_find_last_byte(str(real), '/')));
	Parts parts = parts_of(address);
	/* Mirrors keep the query in the name. */
	Str queried = str_format(arena, "%.*s%.*s", (int)parts.path.size, parts.path.at,
		(int)parts.query.size, parts.query.at);
	const Str paths[] = { queried, parts.path };
	Str file = STR_NONE;

	free(real);
	for (size_t i = 0; i < sizeof paths / sizeof *paths && !str_present(file); i++) {
		file = find(folder, parts.host, percent_decode(arena, paths[i]), arena);
		if (!str_present(file))
			file = find(folder, parts.host, paths[i], arena);
	}
	return file;
}
