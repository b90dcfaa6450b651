/* SPDX-License-Identifier: ISC */
#include "scratch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum {
	PATH_BYTES = 512,
};

void scratch_make(char folder[SCRATCH_BYTES])
{
	snprintf(folder, SCRATCH_BYTES, "/tmp/broadsheet-test-XXXXXX");
	assert_non_null(mkdtemp(folder));
}

void scratch_write(const char *folder, const char *name, Str bytes)
{
	char path[PATH_BYTES];
	int size = snprintf(path, sizeof path, "%s/%s", folder, name);

	assert_in_range(size, 1, sizeof path - 1);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.size, file), bytes.size);
	assert_int_equal(fclose(file), 0);
}

void scratch_remove(const char *folder)
{
	char command[PATH_BYTES];

	snprintf(command, sizeof command, "rm -r '%s'", folder);
	assert_int_equal(system(command), 0);
}
