/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../scratch.h"
#include "../source/archive_kit.h"
#include "base/text.h"
#include "items/item_search.h"

enum {
	PATH_BYTES = 200,
};

/* A folder whose files a test writes, and what a search in one of them found. */
typedef struct {
	char folder[SCRATCH_BYTES];
	Arena *arena;
	Text told; /* titles of articles that came along */
} Fixture;

static int set_up(void **state)
{
	Fixture *fixture = memory_new(sizeof *fixture);

	scratch_make(fixture->folder);
	fixture->arena = arena_new();
	fixture->told = text_in(NULL);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *fixture = *state;

	scratch_remove(fixture->folder);
	arena_free(fixture->arena);
	text_clear(&fixture->told);
	free(fixture);
	return 0;
}

static void write_file(const Fixture *fixture, const char *name, Text *bytes)
{
	scratch_write(fixture->folder, name, text_str(bytes));
	text_clear(bytes);
}

/* Adds a page with its NAME as title to OUT; returns its place there. */
static size_t add_page(Fixture *fixture, Text *out, const char *name)
{
	size_t place = out->size;
	Str page = str_format(fixture->arena,
		"<html><title>%s</title><h1>%s</h1><p>The paper of %s.</p></html>", name, name,
		name);
	Str address = str_format(fixture->arena, "http://www.paper.example/%s", name);

	kit_add_warc(out, "response", str_c(fixture->arena, address),
		"WARC-Date: 2009-11-02T11:44:00Z\r\nContent-Type: application/http\r\n",
		kit_http(fixture->arena, "200 OK", "Content-Type: text/html\r\n", page), 0);
	return place;
}

static void add_line(Text *out, const char *name, size_t offset, const char *file)
{
	text_format(out,
		"example,paper)/%s 20091102114400 {\"url\": \"http://www.paper.example/%s\", "
		"\"mime\": \"text/html\", \"status\": \"200\", \"length\": \"9\", \"offset\": "
		"\"%zu\", \"filename\": \"%s\"}\n",
		name, name, offset, file);
}

static bool note_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	Fixture *fixture = context;

	(void)item;
	assert_null(failed);
	text_add(&fixture->told, article->field[FIELD_TITLE]);
	text_add_byte(&fixture->told, ';');
	return true;
}

static void ignore_loss(void *context, const Error *loss)
{
	(void)context;
	(void)loss;
}

/* What WORD means in the file NAME: "index 12" or "file 12" with its offset, by whichever
 * way it was found, and behind it the article that came along; or "nothing". */
static void assert_found(Fixture *fixture, const char *name, const char *word, const char *expected)
{
	const ItemsListener listener = { NULL, note_article, ignore_loss, fixture };
	char path[PATH_BYTES];
	ItemName wanted;
	Error err = { 0 };
	Text found = text_in(NULL);

	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	ItemSearch search = {
		.source = source_open(path, &err), .name = &wanted, .arena = fixture->arena
	};

	assert_non_null(search.source);
	assert_true(item_name_parse(fixture->arena, str(word), &wanted));
	bool indexed = item_search_indexes(&search), there = indexed;

	for (size_t i = 0; i < source_item_count(search.source) && !there; i++)
		there = item_search_file(&search, i, str(name), &listener);
	text_format(&found, "%s", indexed ? "index " : there ? "file " : "nothing");
	if (there && search.item.place.levels > 0)
		text_format(&found, "%llu",
			(unsigned long long)search.item.place.at[search.item.place.levels - 1]
				.offset);
	if (search.told)
		text_format(&found, " %.*s", (int)fixture->told.size, fixture->told.at);
	text_add_byte(&found, '\0');
	assert_string_equal(found.at, expected);
	assert_int_equal(search.told, fixture->told.size > 0);
	fixture->told.size = 0;
	text_clear(&found);
	source_free(search.source);
}

/* An archive of three pages, at 0, 1000 and 2000, with an index that does not know the last. */
static void write_archive(Fixture *fixture)
{
	static const char *const names[] = { "one", "three", "two" };
	Text archive = text_in(NULL), index = text_in(NULL);

	for (size_t i = 0; i < 3; i++) {
		add_page(fixture, &archive, names[i]);
		while (archive.size < 1000 * (i + 1))
			text_add_c(&archive, "\n");
	}
	add_line(&index, "one", 0, "a.warc");
	add_line(&index, "one", 5, "other.warc");
	add_line(&index, "only-in-the-index", 77, "a.warc");
	add_line(&index, "three", 1000, "a.warc");
	write_file(fixture, "a.warc", &archive);
	write_file(fixture, "a.cdxj", &index);
}

static void test_an_address_is_looked_up_in_the_index_beside(void **state)
{
	Fixture *fixture = *state;

	write_archive(fixture);
	assert_found(fixture, "a.warc", "http://www.paper.example/one", "index 0");
	assert_found(fixture, "a.warc", "https://paper.example/three/#end", "index 1000");
	assert_found(fixture, "a.warc", "http://www.paper.example/only-in-the-index", "index 77");
	assert_found(fixture, "a.warc", "http://www.paper.example/one@200911", "index 0");
	assert_found(fixture, "", "http://www.paper.example/three", "index 1000");
	assert_found(fixture, "a.cdxj", "http://www.paper.example/three", "index 1000");
}

static void test_what_no_index_tells_of_is_looked_for_in_the_archive(void **state)
{
	Fixture *fixture = *state;

	write_archive(fixture);
	assert_found(fixture, "a.warc", "http://www.paper.example/two", "file 2000");
	assert_found(fixture, "a.warc", "http://www.paper.example/one@2010", "nothing");
	assert_found(fixture, "a.warc", "http://www.paper.example/none", "nothing");
}

static void test_the_page_of_a_number_comes_along(void **state)
{
	Fixture *fixture = *state;

	write_archive(fixture);
	assert_found(fixture, "a.warc", "1", "file 0 one;");
	assert_found(fixture, "a.warc", "3", "file 2000 two;");
	assert_found(fixture, "a.warc", "4", "nothing");
}

static void test_a_number_goes_on_through_all_files(void **state)
{
	Fixture *fixture = *state;
	Text page = text_in(NULL), archive = text_in(NULL);

	text_add_c(&page, "<html><title>Zero</title><p>A page that is a file.</p></html>");
	add_page(fixture, &archive, "one");
	add_page(fixture, &archive, "two");
	write_file(fixture, "a.html", &page);
	write_file(fixture, "b.warc", &archive);
	assert_found(fixture, "", "1", "file  Zero;");
	assert_found(fixture, "", "2", "file 0 one;");
	assert_found(fixture, "", "4", "nothing");
}

/* A WACZ file of one archive whose index is INDEX, packed or not, with its SUMMARY if any. */
static void write_wacz(Fixture *fixture, bool packed, Str index, Str summary)
{
	Text archive = text_in(NULL), out = text_in(NULL);

	add_page(fixture, &archive, "one");
	const KitMember members[] = {
		{ .name = "datapackage.json", .bytes = str("{}") },
		{ .name = "archive/data.warc", .bytes = text_str(&archive) },
		{ .name = packed ? "indexes/index.cdx.gz" : "indexes/index.cdxj", .bytes = index },
		{ .name = "indexes/index.idx", .bytes = summary },
	};

	kit_add_zip(&out, members, str_empty(summary) ? 3 : 4);
	write_file(fixture, "a.wacz", &out);
	text_clear(&archive);
}

static void test_a_wacz_file_is_asked_by_its_own_index(void **state)
{
	Fixture *fixture = *state;
	Text lines = text_in(NULL);

	add_line(&lines, "five", 5, "data.warc");
	add_line(&lines, "six", 6, "data.warc");
	add_line(&lines, "seven", 7, "elsewhere.warc");
	write_wacz(fixture, false, text_str(&lines), STR_NONE);
	assert_found(fixture, "a.wacz", "http://paper.example/six", "index 6");
	assert_found(fixture, "a.wacz", "http://paper.example/seven", "nothing");
	Text packed = text_in(NULL);

	kit_add_gzip(&packed, text_str(&lines));
	write_wacz(fixture, true, text_str(&packed), STR_NONE);
	assert_found(fixture, "a.wacz", "http://paper.example/six", "index 6");
	text_clear(&packed);
	text_clear(&lines);
}

static void test_of_a_packed_index_the_blocks_are_asked_that_its_summary_names(void **state)
{
	Fixture *fixture = *state;
	Text packed = text_in(NULL), summary = text_in(NULL), lines = text_in(NULL);
	static const char *const names[] = { "a", "b", "c" };

	for (size_t i = 0; i < 3; i++) {
		size_t from = packed.size;

		lines.size = 0;
		add_line(&lines, names[i], 10 * i, "data.warc");
		kit_add_gzip(&packed, text_str(&lines));
		if (i != 1)
			text_format(&summary,
				"example,paper)/%s 20091102114400\tindex.cdx.gz\t%zu\t%zu\t%zu\n",
				names[i], from, packed.size - from, i + 1);
	}
	/* A summary that names a summary leads nowhere. */
	text_add_c(&summary, "example,paper)/d 20091102114400\tindex.idx\t0\t60\t4\n");
	write_wacz(fixture, true, text_str(&packed), text_str(&summary));
	assert_found(fixture, "a.wacz", "http://paper.example/c", "index 20");
	assert_found(fixture, "a.wacz", "http://paper.example/d", "nothing");
	text_clear(&packed);
	text_clear(&summary);
	text_clear(&lines);
}

/* As pywb and py-wacz write it: JSON, and the file's name in the first line. */
static void test_a_summary_may_be_written_in_json(void **state)
{
	Fixture *fixture = *state;
	Text packed = text_in(NULL), summary = text_in(NULL), lines = text_in(NULL);

	add_line(&lines, "a", 5, "data.warc");
	kit_add_gzip(&packed, text_str(&lines));
	text_format(&summary,
		"!meta 0 {\"format\": \"cdxj-gzip-1.0\", \"filename\": \"index.cdx.gz\"}\n"
		"example,paper)/a 20091102114400 {\"offset\": 0, \"length\": %zu}\n",
		packed.size);
	write_wacz(fixture, true, text_str(&packed), text_str(&summary));
	assert_found(fixture, "a.wacz", "http://paper.example/a", "index 5");
	text_clear(&packed);
	text_clear(&summary);
	text_clear(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_an_address_is_looked_up_in_the_index_beside, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_what_no_index_tells_of_is_looked_for_in_the_archive, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_the_page_of_a_number_comes_along, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_a_number_goes_on_through_all_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_a_wacz_file_is_asked_by_its_own_index, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_of_a_packed_index_the_blocks_are_asked_that_its_summary_names, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			test_a_summary_may_be_written_in_json, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
