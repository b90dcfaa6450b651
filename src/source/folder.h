/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_FOLDER_H
#define BROADSHEET_SOURCE_FOLDER_H

/* The pages of a folder and of the folders in it, by name. Only directories are read,
 * never a file: what cannot be a page is told by its type and by its name's ending.
 * Links to folders are not followed, so no way leads round in a circle. Names are raw
 * bytes; whoever shows them cleans them.
 *
 * What browsers and mirrors put beside a page is passed over: the folder of its parts,
 * its printer's version, httrack's own list of sites (source/mirror.h). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

typedef struct {
	Str path; /* the folder's, as it was given, and NAME; zero behind it */
	Str name; /* path within the folder, raw, the end of PATH */
	uint64_t bytes; /* size of the file; 0: it was not looked at */
	int64_t changed_ns; /* when it was last changed, since 1970 */
} FolderEntry;

typedef struct {
	FolderEntry *entries;
	size_t count, room;
	size_t passed_over; /* visible names that are no pages */
	bool cut; /* there were more than LIMIT */
} FolderList;

enum {
	FOLDER_DEPTH_MAX = 32, /* folders within each other */
};

/* Lists at most LIMIT pages of the folder FD, whose PATH ends in a slash, and below into
 * LIST, which is zero, in ARENA: regular files and links to such that are not empty, not
 * hidden and not of an ending that no page has; sorted by folder_order. Where there are
 * more than UNSEEN, files that the folder itself says are regular are not looked at, empty
 * or not. Folders that cannot be read are passed over. False with ERR when reading FD
 * itself fails. */
bool folder_list(int fd, Str path, size_t limit, size_t unseen, Arena *arena, FolderList *list,
	Error *err) MUST_CHECK;

/* True when a file of NAME may be a page: hidden names, backups and endings of
 * the table are not; ".gz" behind an ending is looked through. */
bool folder_name_may_be_page(Str name);

/* Size and time of the file NAME within the folder FD into ENTRY, links followed. False, and the
 * size is 0, when it is no regular file, has no bytes or is gone. */
bool folder_look(int fd, const char *name, FolderEntry *entry);

/* When the file of these FACTS was last changed, in nanoseconds since 1970. */
int64_t folder_changed_ns(const struct stat *facts);

#endif
