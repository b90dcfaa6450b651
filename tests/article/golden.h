/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_ARTICLE_GOLDEN_H
#define BROADSHEET_TESTS_ARTICLE_GOLDEN_H

#include "base/str.h"

/* Fails the test unless MADE is, byte for byte, the file NAME of tests/data.
 * With the variable GOLDEN_NEW in the environment the file is written instead,
 * to be looked at before it is kept. */
void assert_golden(const char *name, Str made);

#endif
