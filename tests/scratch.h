/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_SCRATCH_H
#define BROADSHEET_TESTS_SCRATCH_H

/* A folder of its own for one test. What cannot be done fails the test. */

#include "base/str.h"

enum {
	SCRATCH_BYTES = 64, /* room for the name of the folder */
};

/* Makes a folder nobody else has and puts its name into FOLDER. */
void scratch_make(char folder[SCRATCH_BYTES]);

/* Writes BYTES as the file NAME below FOLDER. */
void scratch_write(const char *folder, const char *name, Str bytes);

/* Removes FOLDER with all that is in it. */
void scratch_remove(const char *folder);

#endif
