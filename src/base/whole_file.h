/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_WHOLE_FILE_H
#define BROADSHEET_BASE_WHOLE_FILE_H

/* Files that are there whole or not at all: written beside their place, brought to the disk, and
 * given their name last. */

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"

/* Writes TEXT to the file PATH, for the reader alone (0600). A file that is there is replaced only
 * if that is allowed by REPLACE; else ERR says so and nothing has changed. */
bool whole_file_write(const char *path, Str text, bool replace, Error *err) MUST_CHECK;

/* Adds what the file PATH holds to OUT, at most MOST bytes; nothing where it cannot be read. */
void whole_file_read(const char *path, size_t most, Text *out);

/* Adds what there is to read at FD to OUT, up to its end or until OUT holds MOST bytes or somewhat
 * more. False with errno where it cannot be read. */
bool whole_file_take(int fd, size_t most, Text *out) MUST_CHECK;

/* Changes the file PATH, at most MOST bytes of it, under its lock: MAKE puts into OUT, of the text
 * BEFORE, what it is to hold, or returns false with ERR, and nothing is changed. A file that is not
 * there is as one that is empty; its folders are made. */
typedef bool WholeFileMake(const void *context, Str before, Text *out, Error *err);
bool whole_file_change(const char *path, size_t most, WholeFileMake *make, const void *context,
	Error *err) MUST_CHECK;

/* Waits for the lock of PATH, a file beside it, to hold while PATH is read and written anew. The
 * descriptor, whose closing gives it back; -1 where that cannot be, which is no reason not to
 * write. */
int whole_file_lock(const char *path);

/* Makes the folders above the file PATH that are not there, for the reader alone (0700). */
bool whole_file_make_folders(const char *path, Error *err) MUST_CHECK;

#endif
