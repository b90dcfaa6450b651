/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_MIRROR_H
#define BROADSHEET_SOURCE_MIRROR_H

/* Trees of saved pages, as wget, httrack and browsers leave them: what the names of
 * files and folders say. Nothing is opened. Names and paths are raw bytes. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* The address of the page that a mirror keeps at PATH, by the folder that is named like
 * a host: "http://paper.example/a/" of "x/paper.example/a/index.html". What wget adds to
 * a name is taken off again (-E). Absent where no folder is a host. In ARENA. */
Str mirror_address(Arena *arena, Str path);

/* A folder, a slash behind it, and the address of that. */
typedef struct {
	Str path, address;
} MirrorFolder;

/* The same for the files of a tree, one after the other: those of a folder mostly follow each
 * other, so what is found out about that is kept in LAST, which is zero before the first. Paths
 * are borrowed until the last. */
Str mirror_address_after(Arena *arena, Str path, MirrorFolder *last);

/* The name of the page without its ending that the folder NAME was saved beside ("page"
 * of "page_files", in the languages of the browsers); absent where it is no such name. */
Str mirror_page_of_folder(Str name);

/* What is behind the page's name in that of such a folder ("_files"): the one at INDEX, or
 * NULL where there are no more. */
const char *mirror_companion_ending(size_t index);

/* The name of the page that NAME is the printer's version of ("a.html" of
 * "a.html?print=1.html"); absent where it is none. */
Str mirror_page_of_print(Str name);

/* The name of the page that NAME is the copy of as the server sent it, which wget keeps (-K)
 * beside the one whose links it changed ("a.html" of "a.html.orig"); absent where it is none. */
Str mirror_page_of_original(Str name);

/* NAME without the query that mirrors write behind it ("a.css" of "a.css?v=2"). */
Str mirror_without_query(Str name);

/* Is NAME a picture that only httrack puts beside its own list of mirrored sites? */
bool mirror_is_httrack_mark(Str name);

#endif
