/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_SOURCE_H
#define BROADSHEET_SOURCE_SOURCE_H

/* Where pages come from. A Source is what the command line named: a file, a
 * folder or standard input. It yields Items, things that can be opened one by
 * one; an item yields a descriptor that the confined child reads (source/bytes.h).
 *
 * Opening happens in the parent and looks at nothing but what fstat says:
 * O_RDONLY|O_NONBLOCK|O_NOCTTY|O_CLOEXEC first, then the type. Devices, sockets
 * and FIFOs are refused; standard input may be a pipe and is copied into memory
 * (memfd) once, so that it can be read again. Nothing is ever written here.
 *
 * Errors read "NAME: what is wrong: why", NAME shortened in front where it is
 * long; whoever prints them cleans them. */

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"

enum {
	SOURCE_FOLDER_MAX = 100000, /* pages listed of one folder */
	SOURCE_UNSEEN_LEAST = 1000, /* see source_open_unseen */
	SOURCE_BYTES_MAX = 128 << 20, /* bytes of one item, unpacked, that are read;
	                               * what is beyond them is left out and said */
};

/* One thing that can be opened. Texts belong to the source. */
typedef struct {
	Str label; /* clean, for people: the file's name within its folder, or as given */
	Str path; /* of the file, raw bytes, for open; absent for standard input */
	Str address; /* of the page, where the folder it lies in tells; or absent */
	uint64_t bytes; /* size of the file, 0 when it was not looked at */
	int64_t changed_ns; /* when it was last changed, since 1970; 0 when not known */
} Item;

typedef struct Source Source;

/* Opens NAME: a path, or "-" for standard input, which is read to its end (or to
 * SOURCE_BYTES_MAX) before this returns. A folder is listed: files and links to
 * files, by name and numbers in names by value, and those of the folders in it; hidden
 * and empty files and what cannot be a page by its name, such as pictures, style
 * sheets and scripts, are passed over. NULL with ERR: not there, no permission,
 * a device, an empty file, a folder without pages; ERROR_USAGE when standard
 * input is a terminal. */
Source *source_open(const char *name, Error *err) MUST_CHECK;

/* The same for a list that is to be seen at once: of a folder with more than
 * SOURCE_UNSEEN_LEAST pages the files are not looked at, and empty ones are among the items. */
Source *source_open_unseen(const char *name, Error *err) MUST_CHECK;

/* Frees SOURCE with its items; NULL is fine. */
void source_free(Source *source);

/* The number of items (at least 1) and the item at INDEX, borrowed. */
size_t source_item_count(const Source *source);
const Item *source_item(const Source *source, size_t index);

/* Looks at the file of the item at INDEX, if nobody has: size and time. False when it is no
 * page: it is empty, gone or no file any more. */
bool source_item_look(const Source *source, size_t index);

/* True when SOURCE is a folder, whose items are shown as a list first. */
bool source_is_folder(const Source *source);

/* The folder's path as it was given, raw, borrowed; absent when SOURCE is none. */
Str source_folder(const Source *source);

/* True when the folder has more pages than SOURCE_FOLDER_MAX, which are not
 * among the items. */
bool source_is_cut(const Source *source);

/* A descriptor of the item at INDEX, seekable, positioned anywhere (readers use
 * pread), close-on-exec; the caller closes it. -1 with ERR. */
int source_item_open(const Source *source, size_t index, Error *err) MUST_CHECK;

/* The same for the file NAME (raw bytes) that lies beside the item at INDEX: its
 * folder is the item's, and of NAME only the last part counts, so that nothing
 * else can be named. ".gz" behind it is tried as well. */
int source_beside_open(const Source *source, size_t index, Str name, Error *err) MUST_CHECK;

/* Is there such a file? */
bool source_beside_is_there(const Source *source, size_t index, Str name);

#endif
