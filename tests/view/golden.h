/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_VIEW_GOLDEN_H
#define BROADSHEET_TESTS_VIEW_GOLDEN_H

/* Pictures compared with files in tests/data. With BROADSHEET_BLESS=1 in the environment
 * the files are written anew: look at what has changed before keeping it. */

#include "base/text.h"

/* PICTURE is what the file FOLDER/NAME.txt holds; fails the test if not. */
void golden_compare(const char *folder, const char *name, Str picture);

#endif
