/* SPDX-License-Identifier: ISC */

/* The configuration's file, files written whole, and other programs. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/whole_file.h"
#include "reader/outside.h"
#include "user/configuration.h"

/* A folder of the test's own, and a path in it. */
typedef struct {
	char folder[64];
	char path[96];
} Place;

static int set_up(void **state)
{
	Place *place = memory_new(sizeof *place);

	strcpy(place->folder, "/tmp/broadsheet-test-XXXXXX");
	assert_non_null(mkdtemp(place->folder));
	snprintf(place->path, sizeof place->path, "%s/file", place->folder);
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	Place *place = *state;

	unlink(place->path);
	assert_int_equal(rmdir(place->folder), 0); /* nothing else is left in it */
	free(place);
	return 0;
}

static void assert_content(const char *path, const char *expected)
{
	char content[256] = "";
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	content[fread(content, 1, sizeof content - 1, file)] = '\0';
	fclose(file);
	assert_string_equal(content, expected);
}

static void test_whole_file_is_new_or_replaced_on_wish(void **state)
{
	Place *place = *state;
	Error err = { 0 };
	struct stat about;

	assert_true(whole_file_write(place->path, str("one"), false, &err));
	assert_content(place->path, "one");
	assert_int_equal(stat(place->path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	assert_false(whole_file_write(place->path, str("two"), false, &err));
	assert_non_null(strstr(err.text, "exists; a ! behind the name overwrites it"));
	assert_content(place->path, "one");
	assert_true(whole_file_write(place->path, str("two"), true, &err));
	assert_content(place->path, "two");
}

static void test_whole_file_that_cannot_be_written(void **state)
{
	Error err = { 0 };

	(void)state;
	assert_false(whole_file_write("/proc/nowhere/file", str("x"), true, &err));
	assert_non_null(strstr(err.text, "/proc/nowhere/file: cannot be written"));
}

static void test_configuration_tells_faults_by_line(void **state)
{
	Place *place = *state;
	View *view = view_new((ViewOptions){ .ascii = false });
	Text faults = text_in(NULL);
	Error err = { 0 };
	char expected[512];

	assert_true(whole_file_write(place->path,
		str("# mine\nset width 50\n\nbind all w dance\r\nunbind all ?\nset colour red"),
		true, &err));
	assert_true(configuration_read(view, place->path, true, &faults, &err));
	text_add_byte(&faults, '\0');
	snprintf(expected, sizeof expected,
		"%s:4: no action is called \"dance\"\n%s:6: no setting is called \"colour\"\n",
		place->path, place->path);
	assert_string_equal(faults.at, expected);
	assert_int_equal(settings_number(view_settings(view), SETTING_WIDTH), 50);
	assert_int_equal(
		keymap_command(view_keymap(view), CONTEXT_ARTICLE, str("?")), COMMAND_NONE);
	text_clear(&faults);
	view_free(view);
}

static void test_configuration_that_is_not_there(void **state)
{
	Place *place = *state;
	View *view = view_new((ViewOptions){ .ascii = false });
	Text faults = text_in(NULL);
	Error err = { 0 };

	assert_true(configuration_read(view, place->path, false, &faults, &err));
	assert_false(configuration_read(view, place->path, true, &faults, &err));
	assert_false(configuration_read(view, place->folder, true, &faults, &err));
	assert_true(configuration_read(view, "/dev/null", true, &faults, &err));
	assert_false(configuration_read(view, "/dev/zero", true, &faults, &err));
	assert_int_equal(faults.size, 0);
	view_free(view);
}

static void test_configuration_path_goes_by_the_environment(void **state)
{
	Arena *arena = arena_new();

	(void)state;
	unsetenv("BROADSHEET_CONFIG");
	setenv("HOME", "/home/ada", 1);
	setenv("XDG_CONFIG_HOME", "/etc/ada", 1);
	assert_string_equal(configuration_path(arena), "/etc/ada/broadsheet/config");
	setenv("XDG_CONFIG_HOME", "relative", 1);
	assert_string_equal(configuration_path(arena), "/home/ada/.config/broadsheet/config");
	setenv("BROADSHEET_CONFIG", "mine", 1);
	assert_string_equal(configuration_path(arena), "mine");
	unsetenv("BROADSHEET_CONFIG");
	unsetenv("XDG_CONFIG_HOME");
	unsetenv("HOME");
	assert_null(configuration_path(arena));
	arena_free(arena);
}

static void test_outside_shell_feeds_the_text(void **state)
{
	Place *place = *state;
	Text command = text_in(NULL);
	Error err = { 0 };

	text_format(&command, "tr a-z A-Z >%s", place->path);
	assert_true(outside_shell(text_str(&command), str("tide; rm -rf \"$HOME\""), true, &err));
	assert_content(place->path, "TIDE; RM -RF \"$HOME\"");
	assert_false(outside_shell(str("exit 3"), str(""), true, &err));
	assert_string_equal(err.text, "sh: ended with status 3");
	text_clear(&command);
}

static void test_outside_open_hands_over_one_argument(void **state)
{
	Place *place = *state;
	Text program = text_in(NULL);
	Error err = { 0 };

	text_format(&program, "touch -c %%s %s", place->path);
	assert_true(whole_file_write(place->path, str(""), true, &err));
	assert_true(outside_open(text_str(&program), str("http://x/$(id) ;&"), &err));
	assert_false(outside_open(str("/nowhere/browser"), str("http://x/"), &err));
	assert_string_equal(err.text, "/nowhere/browser: cannot be run");
	text_clear(&program);
}

static void test_outside_may_open_addresses_of_few_schemes(void **state)
{
	(void)state;
	assert_true(outside_may_open(str("https://x/")));
	assert_true(outside_may_open(str("HTTP://x/")));
	assert_true(outside_may_open(str("mailto:a@b")));
	assert_false(outside_may_open(str("javascript:alert(1)")));
	assert_false(outside_may_open(str("-remote")));
	assert_false(outside_may_open(str("/etc/passwd")));
	assert_false(outside_may_open(str("")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
		TEST(test_whole_file_is_new_or_replaced_on_wish),
		TEST(test_whole_file_that_cannot_be_written),
		TEST(test_configuration_tells_faults_by_line),
		TEST(test_configuration_that_is_not_there),
		TEST(test_configuration_path_goes_by_the_environment),
		TEST(test_outside_shell_feeds_the_text),
		TEST(test_outside_open_hands_over_one_argument),
		TEST(test_outside_may_open_addresses_of_few_schemes),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
