/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_PICTURE_FILE_H
#define BROADSHEET_READER_PICTURE_FILE_H

/* Where a picture of a saved page lies. */

#include "base/arena.h"
#include "base/str.h"

/* The path, in ARENA, of the file beside the page in the file PAGE that its picture with
 * ADDRESS is: in the page's folder or one below it, as browsers save, or in the folder
 * named like the host, as mirrors have it. Only a file that begins as a picture, a film or
 * a sound does; absent when there is none. Nothing is fetched. */
Str picture_file(Str page, Str address, Arena *arena);

#endif
