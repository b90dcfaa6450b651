/* SPDX-License-Identifier: ISC */
#include "worker/frame_files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "source/mirror.h"

enum {
	FRAMES_MAX = 32,
	NAMES_MAX = 4096, /* of files that are looked at */
	BYTES_MAX = 8 << 20, /* of all frames */
	OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY,
};

/* The folder within PLACE of the parts of the page whose name without its ending is STEM; -1 when
 * there is none. */
static int open_folder_of(Arena *arena, int place, Str stem)
{
	Text path = text_in(arena);
	int found = -1;

	text_add(&path, stem);
	for (size_t i = 0; found < 0 && mirror_companion_ending(i) != NULL; i++) {
		path.size = stem.size;
		text_add_c(&path, mirror_companion_ending(i));
		text_add_byte(&path, '\0');
		found = openat(place, path.at, OPEN_FLAGS | O_DIRECTORY);
	}
	return found;
}

/* Has NAME, whose last dot is at DOT, an ending that pages have? */
static bool ends_as_page(Str name, size_t dot)
{
	static const char *const endings[] = { "html", "htm", "xhtml", "shtml", "php", "asp",
		"aspx", "jsp" };

	for (size_t i = 0; dot != STR_NOWHERE && i < sizeof endings / sizeof *endings; i++)
		if (str_is_nocase(str_from(name, dot + 1), endings[i]))
			return true;
	return false;
}

/* The folder beside PAGE, whose name may have no ending; -1 when there is none. It is looked for
 * from the one both lie in, as there are many names it may have. */
static int open_folder(Arena *arena, Str page)
{
	size_t slash = str_find_last_byte(page, '/');
	Str within = slash == STR_NOWHERE ? str(".") : str_slice(page, 0, slash + 1);
	Str name = slash == STR_NOWHERE ? page : str_from(page, slash + 1);
	size_t dot = str_find_last_byte(name, '.');

	if (str_empty(name) || dot == 0)
		return -1;
	int place = open(str_c(arena, within), O_PATH | O_CLOEXEC | O_DIRECTORY);
	int found = -1;

	if (place >= 0 && dot != STR_NOWHERE)
		found = open_folder_of(arena, place, str_slice(name, 0, dot));
	if (place >= 0 && found < 0 && !ends_as_page(name, dot))
		found = open_folder_of(arena, place, name);
	if (place >= 0)
		close(place);
	return found;
}

static bool is_page_name(Str name)
{
	return !str_starts(name, ".") &&
		(str_ends_nocase(name, ".html") || str_ends_nocase(name, ".htm") ||
			str_ends_nocase(name, ".xhtml"));
}

static int compare_names(const void *a, const void *b)
{
	return str_compare(*(const Str *)a, *(const Str *)b);
}

/* The names in FOLDER (taken over) of what may be frames, sorted; their number in *COUNT. */
static Str *list_names(Arena *arena, int folder, size_t *count)
{
	DIR *files = fdopendir(folder);
	Str *names = NULL;
	struct dirent *entry;

	*count = 0;
	if (files == NULL) {
		close(folder);
		return NULL;
	}
	while (*count < NAMES_MAX && (entry = readdir(files)) != NULL)
		if (is_page_name(str(entry->d_name))) {
			names = arena_grow(arena, names, *count, *count + 1, sizeof *names);
			names[(*count)++] = str_copy(arena, str(entry->d_name));
		}
	closedir(files);
	if (*count > 0)
		qsort(names, *count, sizeof *names, compare_names);
	return names;
}

/* The bytes of NAME in FOLDER, a file of MOST bytes or less; absent when it is none. */
static Str read_file(Arena *arena, int folder, Str name, size_t most)
{
	int fd = openat(folder, str_c(arena, name), OPEN_FLAGS);
	struct stat status;
	Text bytes = text_in(arena);
	bool fits = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode) &&
		status.st_size > 0 && (uintmax_t)status.st_size <= most;
	char room[16384];
	ssize_t size = 1;

	while (fits && size > 0 && bytes.size <= most) {
		size = read(fd, room, sizeof room);
		if (size > 0)
			text_add(&bytes, str_of(room, (size_t)size));
	}
	if (fd >= 0)
		close(fd);
	return fits && size == 0 ? text_str(&bytes) : STR_NONE;
}

PageFrames frame_files_read(Arena *arena, Str page)
{
	PageFrames frames = { 0 };
	int folder = open_folder(arena, page);
	int listed = folder < 0 ? -1 : fcntl(folder, F_DUPFD_CLOEXEC, 3);

	if (listed < 0) {
		if (folder >= 0)
			close(folder);
		return frames;
	}
	size_t count, room = BYTES_MAX;
	Str *names = list_names(arena, listed, &count);
	PageFrame *found = arena_grow(arena, NULL, 0, FRAMES_MAX, sizeof *found);

	for (size_t i = 0; i < count && frames.count < FRAMES_MAX; i++) {
		Str bytes = read_file(arena, folder, names[i], room);

		if (str_empty(bytes))
			continue;
		found[frames.count++] = (PageFrame){ .name = names[i], .bytes = bytes };
		room -= bytes.size < room ? bytes.size : room;
	}
	close(folder);
	frames.frames = found;
	return frames;
}
