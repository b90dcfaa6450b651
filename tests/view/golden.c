/* SPDX-License-Identifier: ISC */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "build.h"

static void bless(const char *path, Str picture)
{
	Text whole = text_in(NULL);

	text_format(&whole, "%s/tests/data/%s", getenv("srcdir"), path);
	text_add_byte(&whole, '\0');
	FILE *file = fopen(whole.at, "w");
	assert_non_null(file);
	fwrite(picture.at, 1, picture.size, file);
	fclose(file);
	text_clear(&whole);
}

void golden_compare(const char *folder, const char *name, Str picture)
{
	Text path = text_in(NULL), shown = text_in(NULL);

	text_format(&path, "%s/%s.txt", folder, name);
	text_add_byte(&path, '\0');
	if (getenv("BROADSHEET_BLESS") != NULL)
		bless(path.at, picture);
	char *expected = read_test_data(path.at);
	assert_non_null(expected);
	text_add(&shown, picture);
	text_add_byte(&shown, '\0');
	assert_string_equal(shown.at, expected);
	free(expected);
	text_clear(&path);
	text_clear(&shown);
}
