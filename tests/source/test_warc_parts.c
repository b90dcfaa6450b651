/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive_kit.h"
#include "source/http.h"

#define URL_1 "http://paper.example/bridge.html"
#define URL_2 "http://paper.example/ferry.html"
#define PAGE  "<html><title>Bridge reopens</title><p>Two thousand people walked across it."

enum {
	CUT_1 = 30,
	CUT_2 = 60,
	PAGE_BYTES = sizeof PAGE - 1,
};

/* Adds the range of PAGE from START to END, which URL gave with HEADERS. */
static void add_range(Text *out, const char *url, size_t start, size_t end, const char *headers)
{
	Arena *arena = arena_new();
	Str fields = str_format(arena,
		"Content-Type: text/html\r\nContent-Range: bytes %zu-%zu/%d\r\n%s", start, end - 1,
		PAGE_BYTES, headers);
	Text terminated = text_in(arena);

	text_add(&terminated, fields);
	text_add_byte(&terminated, '\0');
	kit_add_warc(out, "response", url, "",
		kit_http(arena, "206 Partial Content", terminated.at,
			str_slice(str(PAGE), start, end)),
		0);
	arena_free(arena);
}

static void assert_page(Kit *kit, size_t index, const char *text, const char *damage)
{
	ContainerPage page;

	assert_true(str_is(kit_read(kit, index, &page), text));
	assert_int_equal(page.truncated, damage[0] != '\0');
	assert_true(str_is(text_str(&page.damage), damage));
	container_page_clear(&page);
}

static void test_content_ranges(void **state)
{
	static const struct {
		const char *value;
		bool is;
		HttpRange range;
	} cases[] = {
		{ "bytes 0-99/200", true, { 0, 100, 200 } },
		{ "Bytes 100-199/200", true, { 100, 200, 200 } },
		{ "bytes=0-99/*", true, { 0, 100, 0 } },
		{ "bytes: 5 - 5 / 6", true, { 5, 6, 6 } },
		{ "bytes 100-99/200", false, { 0 } },
		{ "bytes 100-299/200", false, { 0 } },
		{ "bytes 0-18446744073709551615/*", false, { 0 } },
		{ "bytes */200", false, { 0 } },
		{ "pages 1-2/3", false, { 0 } },
		{ "", false, { 0 } },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		HttpRange range;
		Str header = str_format(arena, "Content-Range: %s\r\n", cases[i].value);

		assert_int_equal(http_range(arena, header, &range), cases[i].is);
		if (!cases[i].is)
			continue;
		assert_int_equal(range.start, cases[i].range.start);
		assert_int_equal(range.end, cases[i].range.end);
		assert_int_equal(range.total, cases[i].range.total);
	}
	arena_free(arena);
}

static void test_a_range_that_is_all_is_the_page(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	add_range(&bytes, URL_1, 0, PAGE_BYTES, "");
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_true(kit.items[0].article);
	assert_page(&kit, 0, PAGE, "");
	kit_close(&kit);
}

static void test_ranges_that_go_on_are_joined(void **state)
{
	(void)state;
	for (int packed = 0; packed < 2; packed++) {
		const size_t cuts[] = { 0, CUT_1, CUT_2, PAGE_BYTES };
		Text bytes = text_in(NULL);

		for (size_t i = 0; i < 3; i++) {
			Text record = text_in(NULL);

			add_range(&record, URL_1, cuts[i], cuts[i + 1], "ETag: \"a\"\r\n");
			add_range(&record, URL_2, i, i + 1, "");
			if (packed)
				kit_add_gzip(&bytes, text_str(&record));
			else
				text_add(&bytes, text_str(&record));
			text_clear(&record);
		}
		Kit kit = kit_open(&bytes);

		assert_int_equal(kit.item_count, 6);
		assert_true(kit.items[0].article);
		assert_false(kit.items[2].article);
		assert_false(kit.items[4].article);
		assert_page(&kit, 0, PAGE, "");
		kit_close(&kit);
	}
}

static void test_ranges_that_do_not_fit_are_told(void **state)
{
	static const char *const headers[] = { "ETag: \"b\"\r\n",
		"Transfer-Encoding: chunked\r\n" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		Text bytes = text_in(NULL);

		add_range(&bytes, URL_1, 0, CUT_1, "ETag: \"a\"\r\n");
		add_range(&bytes, URL_1, CUT_1, PAGE_BYTES, headers[i]);
		add_range(&bytes, URL_2, CUT_1, CUT_2, "");
		Kit kit = kit_open(&bytes);

		assert_int_equal(kit.item_count, 3);
		assert_true(kit.items[0].article);
		assert_true(kit.items[2].article);
		assert_page(&kit, 0, "<html><title>Bridge reopens</t",
			"It is a part of the page: bytes 0 to 30 of 75.");
		assert_page(&kit, 2, "itle><p>Two thousand people wa",
			"It is a part of the page: bytes 30 to 60 of 75.");
		kit_close(&kit);
	}
}

static void test_a_part_of_which_nothing_is_known(void **state)
{
	Arena *arena = arena_new();
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_warc(&bytes, "response", URL_1, "",
		kit_http(arena, "206 Partial Content", "Content-Type: text/html\r\n", str(PAGE)),
		0);
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_page(&kit, 0, PAGE, "It is a part of the page; which is not said.");
	kit_torture(text_str(&kit.bytes), 200);
	kit_close(&kit);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_content_ranges),
		cmocka_unit_test(test_a_range_that_is_all_is_the_page),
		cmocka_unit_test(test_ranges_that_go_on_are_joined),
		cmocka_unit_test(test_ranges_that_do_not_fit_are_told),
		cmocka_unit_test(test_a_part_of_which_nothing_is_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
