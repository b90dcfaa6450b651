/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_DATA_FILE_H
#define BROADSHEET_TESTS_DATA_FILE_H

/* Files of tests/data. */

#include "base/text.h"

/* Adds the bytes of NAME below tests/data to OUT; fails the test where there is none. */
void data_file_read(Text *out, const char *name);

#endif
