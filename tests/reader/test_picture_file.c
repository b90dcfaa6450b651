/* SPDX-License-Identifier: ISC */

/* Where the pictures of saved pages are found, and what is not taken for one. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/text.h"
#include "reader/picture_file.h"

enum {
	PATH_BYTES = 160
};

static char folder[] = "/tmp/broadsheet-test-XXXXXX";

static void put(const char *name, const char *bytes)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	for (char *slash = strchr(path + strlen(folder) + 1, '/'); slash != NULL;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(bytes, file);
	assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
	static const char picture[] = "GIF89a and so on";

	(void)state;
	assert_non_null(mkdtemp(folder));
	put("gazette.example/news/2009/page.html", "<p>a page");
	put("gazette.example/news/2009/page_files/quay.gif", picture);
	put("gazette.example/news/2009/quay two.gif", picture);
	put("gazette.example/media/ferry.gif", picture);
	put("gazette.example/media/ferry.gif?w=300", picture);
	put("gazette.example/media/page.gif", "<p>not a picture");
	put("secret.gif", picture);
	return 0;
}

static int tear_down(void **state)
{
	char command[PATH_BYTES];

	(void)state;
	snprintf(command, sizeof command, "rm -r %s", folder);
	return system(command);
}

/* ADDRESS is that of EXPECTED below the folder; of no file where that is NULL. */
static void assert_found(const char *address, const char *expected)
{
	Arena *arena = arena_new();
	Str page = str_format(arena, "%s/gazette.example/news/2009/page.html", folder);
	Str found = picture_file(page, str(address), arena);

	if (expected == NULL)
		assert_true(str_empty(found));
	else
		assert_string_equal(str_c(arena, found),
			str_c(arena, str_format(arena, "%s/gazette.example/%s", folder, expected)));
	arena_free(arena);
}

static void test_pictures_of_a_saved_page(void **state)
{
	(void)state;
	assert_found("page_files/quay.gif", "news/2009/page_files/quay.gif");
	assert_found(
		"http://elsewhere.example/x/page_files/quay.gif", "news/2009/page_files/quay.gif");
	assert_found("quay%20two.gif?v=2#top", "news/2009/quay two.gif");
}

static void test_pictures_of_a_mirror(void **state)
{
	(void)state;
	assert_found("https://gazette.example/media/ferry.gif", "media/ferry.gif");
	assert_found("//gazette.example/media/ferry.gif?w=300", "media/ferry.gif?w=300");
	assert_found("https://other.example/media/ferry.gif", NULL);
}

static void test_what_is_no_picture_of_the_page(void **state)
{
	(void)state;
	assert_found("https://gazette.example/media/page.gif", NULL);
	assert_found("https://gazette.example/media/none.gif", NULL);
	assert_found("../../../secret.gif", NULL);
	assert_found("https://gazette.example/..%2Fsecret.gif", NULL);
	assert_found("https://gazette.example/", NULL);
	assert_found("", NULL);
	assert_true(str_empty(picture_file(STR_NONE, str("a.gif"), NULL)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pictures_of_a_saved_page),
		cmocka_unit_test(test_pictures_of_a_mirror),
		cmocka_unit_test(test_what_is_no_picture_of_the_page),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
