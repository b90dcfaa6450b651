/* SPDX-License-Identifier: ISC */
#include "whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/text.h"

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

void whole_file_read(const char *path, size_t most, Text *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	size_t start = out->size;
	ssize_t size = 1;

	if (fd < 0)
		return;
	while (size > 0 && out->size - start < most) {
		size = read(fd, text_reserve(out, 4096), 4096);
		out->size += size > 0 ? (size_t)size : 0;
	}
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
