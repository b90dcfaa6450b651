/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_FRAME_FILES_H
#define BROADSHEET_WORKER_FRAME_FILES_H

/* The frames of a page that a browser saved with its files: each is a page of its own in the
 * folder beside it ("page_files", in the browser's language), where readers' comments often
 * are, or all of the text. The child that reads the page can open nothing: the parent reads
 * their bytes before it makes the child, and looks at nothing but names and sizes. */

#include "base/arena.h"
#include "base/str.h"
#include "extract/extract.h"

/* The files in the folder beside the page in the file PAGE (raw bytes) that are pages by their
 * names, in the order of their names, in ARENA: so many and so large as can be afforded, no
 * links. None where there is no such folder, or it cannot be read. */
PageFrames frame_files_read(Arena *arena, Str page);

#endif
