/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_USER_CONFIGURATION_H
#define BROADSHEET_USER_CONFIGURATION_H

/* The configuration: files of lines, each of which could be typed behind a colon (set, bind,
 * unbind). A wrong line is told as FILE:LINE: what, and the rest is read all the same. */

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"
#include "view/view.h"

/* Where the reader's own one is: $BROADSHEET_CONFIG, else broadsheet/config in $XDG_CONFIG_HOME or
 * ~/.config. In ARENA; NULL: nowhere. */
const char *configuration_path(Arena *arena);

/* Reads the file at PATH into VIEW; adds a line for each fault to FAULTS. False with ERR: it cannot
 * be read; a file that is not there is one without lines unless it MUST_BE there. */
bool configuration_read(
	View *view, const char *path, bool must_be, Text *faults, Error *err) MUST_CHECK;

/* Writes what SETTINGS hold to the file PATH: the lines there that set the same get the new
 * values, what is not as it comes is added at the end, all else stays. False with ERR. */
bool configuration_write(const Settings *settings, const char *path, Error *err) MUST_CHECK;

#endif
