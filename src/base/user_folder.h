/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_USER_FOLDER_H
#define BROADSHEET_BASE_USER_FOLDER_H

/* Where the reader's files are, by the variables of the XDG Base Directory
 * Specification. */

#include "base/arena.h"

/* broadsheet/NAME in the folder that VARIABLE names, or else in BELOW_HOME ("/.cache") of $HOME;
 * in ARENA. NULL: nowhere. What does not begin with a slash names no folder, and "/" is
 * nobody's home: it is that of users who have none. */
const char *user_folder(
	Arena *arena, const char *variable, const char *below_home, const char *name);

#endif
