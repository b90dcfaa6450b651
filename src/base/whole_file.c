/* SPDX-License-Identifier: ISC */
#include "base/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

enum {
	READ_BYTES = 64 << 10
};

static bool write_all(int fd, Str text)
{
	size_t done = 0;

	while (done < text.size) {
		ssize_t n = write(fd, text.at + done, text.size - done);

		if (n < 0 && errno != EINTR)
			return false;
		done += n > 0 ? (size_t)n : 0;
	}
	return fsync(fd) == 0;
}

/* The folder's own entry, too, is brought to the disk; where that cannot be, the name may be lost
 * with the power, but never half a file be left. */
static void sync_folder(const char *path)
{
	Arena *arena = arena_new();
	size_t slash = str_find_last_byte(str(path), '/');
	const char *folder = slash == STR_NOWHERE ? "."
		: slash == 0                      ? "/"
						  : str_c(arena, str_slice(str(path), 0, slash));
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		(void)fsync(fd);
		close(fd);
	}
	arena_free(arena);
}

/* Gives the file TEMPORARY the name PATH. */
static bool give_name(const char *temporary, const char *path, bool replace, Error *err)
{
	if (replace && rename(temporary, path) == 0)
		return true;
	/* A link, unlike a renaming, never takes the place of what is there. */
	if (!replace && link(temporary, path) == 0) {
		unlink(temporary);
		return true;
	}
	if (errno == EEXIST)
		error_set(err, ERROR_USAGE, "%s exists; a ! behind the name overwrites it", path);
	else
		error_system(err, errno, "%s: cannot be written", path);
	unlink(temporary);
	return false;
}

bool whole_file_write(const char *path, Str text, bool replace, Error *err)
{
	Text name = text_in(NULL);

	text_format(&name, "%s.XXXXXX", path);
	text_add_byte(&name, '\0');
	int fd = mkstemp(name.at);
	bool made = fd >= 0, written = made && write_all(fd, text);

	if (made && close(fd) != 0)
		written = false;
	if (!written) {
		error_system(err, errno, "%s: cannot be written", path);
		if (made)
			unlink(name.at);
	}
	written = written && give_name(name.at, path, replace, err);
	if (written)
		sync_folder(path);
	text_clear(&name);
	return written;
}

bool whole_file_make_folders(const char *path, Error *err)
{
	Arena *arena = arena_new();
	bool made = true;

	for (size_t at = str_find_byte(str(path), '/', 1); at != STR_NOWHERE && made;
		at = str_find_byte(str(path), '/', at + 1)) {
		const char *folder = str_c(arena, str_slice(str(path), 0, at));

		if (access(folder, F_OK) == 0)
			continue;
		made = mkdir(folder, 0700) == 0 || errno == EEXIST;
		if (!made)
			error_system(err, errno, "%s: cannot be made", folder);
	}
	arena_free(arena);
	return made;
}

bool whole_file_take(int fd, size_t most, Text *out)
{
	while (out->size < most) {
		ssize_t got = read(fd, text_reserve(out, READ_BYTES), READ_BYTES);

		if (got == 0)
			return true;
		if (got < 0 && errno != EINTR)
			return false;
		out->size += got > 0 ? (size_t)got : 0;
	}
	return true;
}

void whole_file_read(const char *path, size_t most, Text *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0)
		return;
	(void)!whole_file_take(fd, out->size + most, out);
	close(fd);
}

int whole_file_lock(const char *path)
{
	Text name = text_in(NULL);

	text_format(&name, "%s.lock", path);
	text_add_byte(&name, '\0');
	int fd = open(name.at, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

	text_clear(&name);
	if (fd >= 0)
		(void)flock(fd, LOCK_EX);
	return fd;
}

bool whole_file_change(
	const char *path, size_t most, WholeFileMake *make, const void *context, Error *err)
{
	Text before = text_in(NULL), after = text_in(NULL);

	if (!whole_file_make_folders(path, err))
		return false;
	int locked = whole_file_lock(path);

	whole_file_read(path, most, &before);
	bool done = make(context, text_str(&before), &after, err) &&
		whole_file_write(path, text_str(&after), true, err);

	if (locked >= 0)
		close(locked);
	text_clear(&before);
	text_clear(&after);
	return done;
}
