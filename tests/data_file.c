/* SPDX-License-Identifier: ISC */
#include "data_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum {
	PATH_BYTES = 512,
	PART_BYTES = 65536,
};

void data_file_read(Text *out, const char *name)
{
	const char *top = getenv("srcdir");
	char path[PATH_BYTES];
	size_t size;

	snprintf(path, sizeof path, "%s/tests/data/%s", top == NULL ? "." : top, name);
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		fail_msg("%s cannot be opened", path);
	do {
		char *room = text_reserve(out, PART_BYTES);

		size = fread(room, 1, PART_BYTES, file);
		out->size += size;
	} while (size > 0);
	assert_int_equal(ferror(file), 0);
	fclose(file);
}
