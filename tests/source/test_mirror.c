/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "source/mirror.h"

static void test_mirror_addresses(void **state)
{
	static const char *const cases[][2] = {
		{ "x/paper.example/a/b.html", "http://paper.example/a/b.html" },
		{ "paper.example/a/index.html", "http://paper.example/a/" },
		{ "paper.example/index.html", "http://paper.example/" },
		{ "paper.example/1.stm.html", "http://paper.example/1.stm" },
		{ "paper.example/a.html?page=2.html", "http://paper.example/a.html?page=2" },
		{ "paper.example/story.html", "http://paper.example/story.html" },
		{ "127.0.0.1_8080/paper.example_81/a", "http://paper.example:81/a" },
		{ "www.bbc.co.uk/news", "http://www.bbc.co.uk/news" },
		{ "paper.example/a.php@id=1", "http://paper.example/a.php?id=1" },
		{ "paper.example/a.php@id=1.html", "http://paper.example/a.php?id=1" },
		{ "paper.example/a.php%3Fid=1.html", "http://paper.example/a.php?id=1" },
		{ "paper.example/Who%3F.html", "http://paper.example/Who%3F.html" },
		{ "paper.example/@ann/a.html", "http://paper.example/@ann/a.html" },
		{ "paper.example/a@b", "http://paper.example/a@b" },
		{ "paper.example/a.html.orig", "http://paper.example/a.html" },
		{ "paper.example/index.html.orig", "http://paper.example/" },
		{ "https/paper.example/a.html", "https://paper.example/a.html" },
		{ "https/x/paper.example/a.html", "http://paper.example/a.html" },
		{ "paper.example", NULL },
		{ "my.archive/a.html", NULL },
		{ "v1.2/a.html", NULL },
		{ "../a.html", NULL },
		{ "a b.com/a.html", NULL },
		{ "", NULL },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str got = mirror_address(arena, str(cases[i][0]));

		if (cases[i][1] == NULL ? str_present(got) : !str_is(got, cases[i][1]))
			fail_msg("%s: %.*s", cases[i][0], (int)got.size, got.at);
	}
	arena_free(arena);
}

/* Files of one folder, and of others between them. */
static void test_mirror_addresses_after_each_other(void **state)
{
	static const char *const cases[][2] = {
		{ "x/paper.example/a/b.html", "http://paper.example/a/b.html" },
		{ "x/paper.example/a/index.html", "http://paper.example/a/" },
		{ "x/paper.example/b.html", "http://paper.example/b.html" },
		{ "x/y/b.html", NULL },
		{ "x/y/c.html", NULL },
		{ "paper.example", NULL },
		{ "x/paper.example/a/c.html", "http://paper.example/a/c.html" },
	};
	Arena *arena = arena_new();
	MirrorFolder last = { STR_NONE, STR_NONE };

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str got = mirror_address_after(arena, str(cases[i][0]), &last);

		if (cases[i][1] == NULL ? str_present(got) : !str_is(got, cases[i][1]))
			fail_msg("%s: %.*s", cases[i][0], (int)got.size, got.at);
	}
	arena_free(arena);
}

static void test_mirror_names(void **state)
{
	(void)state;
	assert_true(str_is(mirror_page_of_folder(str("page_files")), "page"));
	assert_true(str_is(mirror_page_of_folder(str("Seite-Dateien")), "Seite"));
	assert_true(str_is(
		mirror_page_of_folder(str("a_\xd1\x84\xd0\xb0\xd0\xb9\xd0\xbb\xd1\x8b")), "a"));
	assert_true(str_is(mirror_page_of_original(str("a.html.orig")), "a.html"));
	assert_false(str_present(mirror_page_of_original(str(".orig"))));
	assert_false(str_present(mirror_page_of_original(str("a.html"))));
	assert_true(str_is(mirror_without_query(str("a.css?v=2")), "a.css"));
	assert_true(str_is(mirror_without_query(str("a.css@v=2")), "a.css"));
	assert_true(str_is(mirror_without_query(str("a.css%3Fv")), "a.css"));
	assert_true(str_is(mirror_without_query(str("ann@paper")), "ann@paper"));
	assert_false(str_present(mirror_page_of_folder(str("_files"))));
	assert_false(str_present(mirror_page_of_folder(str("pages"))));
	assert_true(str_is(mirror_page_of_print(str("a.html?print=1.html")), "a.html"));
	assert_true(str_is(mirror_page_of_print(str("a.html@view=printable")), "a.html"));
	assert_false(str_present(mirror_page_of_print(str("a.html?page=2"))));
	assert_false(str_present(mirror_page_of_print(str("print.html"))));
	assert_true(mirror_is_httrack_mark(str("backblue.gif")));
	assert_false(mirror_is_httrack_mark(str("blue.gif")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_mirror_addresses),
		cmocka_unit_test(test_mirror_addresses_after_each_other),
		cmocka_unit_test(test_mirror_names),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
