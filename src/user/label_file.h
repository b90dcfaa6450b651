/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_USER_LABEL_FILE_H
#define BROADSHEET_USER_LABEL_FILE_H

/* Stars, tags and what was read, in broadsheet/labels of $XDG_DATA_HOME or ~/.local/share: a first
 * line with its version, then a line a page (view/labels.h). A line is put into the file as it is
 * then, under a lock, so that several running copies lose nothing of each other; lines of another
 * form are kept as they are. */

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"

/* Adds the lines of the file to OUT; none where there is no file. */
void label_file_read(Text *out);

/* LINE takes the place of the one that is about the same page. False with ERR. */
bool label_file_put(Str line, Error *err) MUST_CHECK;

#endif
