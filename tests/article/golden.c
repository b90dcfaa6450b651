/* SPDX-License-Identifier: ISC */
#include "golden.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"

static void write_golden(const char *path, Str made)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(made.at, 1, made.size, file), made.size);
	assert_int_equal(fclose(file), 0);
}

static Text read_golden(const char *path)
{
	FILE *file = fopen(path, "rb");
	Text text = text_in(NULL);
	size_t size;

	assert_non_null(file);
	while ((size = fread(text_reserve(&text, 4096), 1, 4096, file)) > 0)
		text.size += size;
	fclose(file);
	return text;
}

void assert_golden(const char *name, Str made)
{
	const char *srcdir = getenv("srcdir");
	char path[4096];

	snprintf(path, sizeof path, "%s/tests/data/%s", srcdir != NULL ? srcdir : ".", name);
	if (getenv("GOLDEN_NEW") != NULL)
		write_golden(path, made);
	Text golden = read_golden(path);
	Text shown = text_in(NULL);

	text_add(&shown, made);
	text_add_byte(&shown, '\0');
	text_add_byte(&golden, '\0');
	assert_string_equal(shown.at, golden.at);
	text_clear(&shown);
	text_clear(&golden);
}
