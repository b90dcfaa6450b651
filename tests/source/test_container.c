/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive_kit.h"
#include "source/zip.h"
#include "source/zip_plan.h"

/* The manual of formats, whole. */
static Text read_manual(void)
{
	const char *folder = getenv("srcdir");
	Text path = text_in(NULL), out = text_in(NULL);

	text_format(&path, "%s/man/broadsheet-formats.7", folder != NULL ? folder : ".");
	text_add_byte(&path, '\0');
	FILE *file = fopen(path.at, "r");

	assert_non_null(file);
	for (int c; (c = getc(file)) != EOF;)
		text_add_byte(&out, (char)c);
	fclose(file);
	text_clear(&path);
	return out;
}

/* The row of MANUAL that begins with HEAD says how the format is recognised. */
static void assert_tells_recognition(Str manual, const char *head)
{
	Str row = str_from(manual, str_find(manual, head, 0) + strlen(head));
	size_t end = str_find(row, "\n.It ", 0), list_end = str_find(row, "\n.El", 0);

	row = str_slice(row, 0, end < list_end ? end : list_end);
	if (str_find(row, "\nIt is recognised by ", 0) == STR_NOWHERE)
		fail_msg("the manual does not say how to recognise:%s", head);
}

static void test_limits_stand_in_the_manual(void **state)
{
	Text manual = read_manual();
	Str limits = str_from(text_str(&manual), str_find(text_str(&manual), ".Sh LIMITS", 0));

	(void)state;
	assert_int_equal(CONTAINER_PAGE_BYTES_MAX >> 20, 64);
	assert_true(str_find(limits, "64 megabytes", 0) != STR_NOWHERE);
	assert_int_equal(CONTAINER_LEVELS_MAX, 4);
	assert_true(str_find(limits, "four\ndeep", 0) != STR_NOWHERE);
	assert_int_equal(CONTAINER_RATIO_MAX, 250);
	assert_true(str_find(limits, "250 times", 0) != STR_NOWHERE);
	assert_int_equal(CONTAINER_ITEMS_MAX, 4000000);
	assert_true(str_find(limits, "four million items", 0) != STR_NOWHERE);
	assert_int_equal(ZIP_MEMBERS_MAX, 200000);
	assert_true(str_find(limits, "200,000 members", 0) != STR_NOWHERE);
	assert_int_equal(ZIP_PAGES_MAX, 20000);
	assert_true(str_find(limits, "20,000 pages", 0) != STR_NOWHERE);
	text_clear(&manual);
}

static void test_formats_all_stand_in_the_manual(void **state)
{
	Text manual = read_manual();
	const ContainerKind *const *kinds = container_kinds();

	(void)state;
	for (size_t i = 0; kinds[i] != NULL; i++) {
		const char *space = strchr(kinds[i]->title, ' ');
		const char *title = str_starts(str(kinds[i]->title), "a ") ||
				str_starts(str(kinds[i]->title), "an ")
			? space + 1
			: kinds[i]->title;
		Text row = text_in(NULL);

		text_format(&row, "\n.It %s\n", title);
		text_add_byte(&row, '\0');
		if (str_find(text_str(&manual), row.at, 0) == STR_NOWHERE)
			fail_msg("the manual has no row for %s", title);
		assert_tells_recognition(text_str(&manual), row.at);
		text_clear(&row);
	}
	text_clear(&manual);
}

static void test_container_is_none_for_pages(void **state)
{
	static const char *const pages[] = { "<html><p>A page.</p></html>", "Some text.\n",
		"2009-11-03 The bridge reopened.\n" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
		Text bytes = text_in(NULL);

		text_add_c(&bytes, pages[i]);
		Kit kit = kit_open(&bytes);

		assert_null(kit.container);
		kit_close(&kit);
	}
}

static void test_container_refuses_places_that_are_none(void **state)
{
	Arena *arena = arena_new();
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_warc(&bytes, "resource", "http://paper.example/", "Content-Type: text/html\r\n",
		str("abc"), 0);
	Kit kit = kit_open(&bytes);
	const ItemPlace places[] = {
		{ .levels = 0 },
		{ .levels = 1, .at = { { 3, 10 } } },
		{ .levels = 1, .at = { { UINT64_MAX, 10 } } },
		{ .levels = 2, .at = { { 0, 10 }, { 0, 10 } } },
		{ .levels = CONTAINER_LEVELS_MAX + 1 },
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		ContainerPage page;
		Error err;

		container_page_init(&page, arena);
		assert_false(container_read(kit.container, &places[i], &page, &err));
		container_page_clear(&page);
	}
	kit_close(&kit);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_formats_all_stand_in_the_manual),
		cmocka_unit_test(test_limits_stand_in_the_manual),
		cmocka_unit_test(test_container_is_none_for_pages),
		cmocka_unit_test(test_container_refuses_places_that_are_none),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
