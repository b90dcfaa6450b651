/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/user_folder.h"

static void set(const char *variable, const char *value)
{
	if (value == NULL)
		unsetenv(variable);
	else
		setenv(variable, value, 1);
}

/* EXPECTED is NULL for nowhere. */
static void assert_folder(const char *data, const char *home, const char *expected)
{
	Arena *arena = arena_new();

	set("XDG_DATA_HOME", data);
	set("HOME", home);
	const char *found = user_folder(arena, "XDG_DATA_HOME", "/.local/share", "notes");

	if (expected == NULL)
		assert_null(found);
	else
		assert_string_equal(found, expected);
	arena_free(arena);
}

static void test_user_folder(void **state)
{
	(void)state;
	assert_folder("/data", "/home/ida", "/data/broadsheet/notes");
	assert_folder("/data", NULL, "/data/broadsheet/notes");
	assert_folder(NULL, "/home/ida", "/home/ida/.local/share/broadsheet/notes");
	assert_folder("", "/home/ida", "/home/ida/.local/share/broadsheet/notes");
	assert_folder("data", "/home/ida", "/home/ida/.local/share/broadsheet/notes");
	assert_folder(NULL, NULL, NULL);
	assert_folder(NULL, "", NULL);
	assert_folder(NULL, "home", NULL);
	assert_folder(NULL, "/", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_user_folder) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
