/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "user/label_file.h"

enum {
	PATH_BYTES = 128
};

static char folder[PATH_BYTES];

static int set_up(void **state)
{
	(void)state;
	strcpy(folder, "/tmp/broadsheet-labels-XXXXXX");
	assert_non_null(mkdtemp(folder));
	return setenv("XDG_DATA_HOME", folder, 1);
}

static int tear_down(void **state)
{
	static const char *const files[] = { "broadsheet/labels", "broadsheet/labels.lock",
		"broadsheet" };
	char path[2 * PATH_BYTES];

	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, files[i]);
		remove(path);
	}
	return rmdir(folder);
}

static void assert_file(const char *expected)
{
	Text text = text_in(NULL);

	label_file_read(&text);
	text_add_byte(&text, '\0');
	assert_string_equal(text.at, expected);
	text_clear(&text);
}

static void put(const char *line)
{
	Error err = { 0 };

	assert_true(label_file_put(str(line), &err));
}

static void test_lines_take_each_others_place(void **state)
{
	(void)state;
	assert_file("");
	put("00000000000000aa\t*-\t\tOne\n");
	put("00000000000000bb\t-r\tferry\tTwo\n");
	put("00000000000000aa\t--\t\tOne\n");
	assert_file("broadsheet labels 1\n"
		    "00000000000000aa\t--\t\tOne\n"
		    "00000000000000bb\t-r\tferry\tTwo\n");
}

/* What another version, or the reader, has written stays. */
static void test_lines_of_another_form_are_kept(void **state)
{
	char path[2 * PATH_BYTES];
	FILE *file;

	(void)state;
	put("00000000000000aa\t*-\t\tOne\n");
	snprintf(path, sizeof path, "%s/broadsheet/labels", folder);
	file = fopen(path, "a");
	assert_non_null(file);
	fputs("# mine\n", file);
	fclose(file);
	put("00000000000000cc\t*-\t\tThree\n");
	assert_file("broadsheet labels 1\n"
		    "00000000000000aa\t*-\t\tOne\n"
		    "# mine\n"
		    "00000000000000cc\t*-\t\tThree\n");
}

static void test_without_a_home_there_is_no_place(void **state)
{
	char *home = getenv("HOME") != NULL ? strdup(getenv("HOME")) : NULL;
	Error err = { 0 };

	(void)state;
	unsetenv("XDG_DATA_HOME");
	unsetenv("HOME");
	assert_false(label_file_put(str("00000000000000aa\t*-\t\tOne\n"), &err));
	assert_string_equal(err.text, "there is no place for labels: HOME is not set");
	if (home != NULL)
		setenv("HOME", home, 1);
	free(home);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_lines_take_each_others_place, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_lines_of_another_form_are_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_without_a_home_there_is_no_place, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
