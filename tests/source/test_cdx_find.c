/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "archive_kit.h"
#include "base/text.h"
#include "source/container.h"

enum {
	LINES = 5000
};

/* The items found, in short. */
typedef struct {
	Text told;
} Found;

static bool on_item(void *context, const ContainerItem *item)
{
	Found *found = context;

	text_format(&found->told, "%.*s@%llu;", (int)item->file.size, item->file.at,
		(unsigned long long)item->place.at[0].offset);
	return true;
}

static void on_loss(void *context, uint64_t offset, const char *sentence)
{
	(void)context;
	(void)offset;
	fail_msg("%s", sentence);
}

static void on_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

/* What the index in BYTES has of KEY. */
static void assert_found(Str bytes, const char *key, const char *expected)
{
	SourceInput *input = input_of_str(bytes);
	Container *container = container_open(input);
	Found found = { text_in(NULL) };
	ContainerSink sink = { on_item, on_loss, on_progress, &found, NULL };
	const Str keys[] = { str(key) };

	assert_non_null(container);
	container_find(container, keys, 1, &sink);
	text_add_byte(&found.told, '\0');
	assert_string_equal(found.told.at, expected);
	text_clear(&found.told);
	container_free(container);
	input_free(input);
}

/* Pages 0, 2, 4, ... of a site; page 100 is there three times. */
static void add_json_line(Text *out, int i, int time)
{
	text_format(out,
		"example,paper)/%05d 2012010100%04d {\"url\": \"http://paper.example/%05d\", "
		"\"mime\": \"text/html\", \"status\": \"200\", \"offset\": \"%d\", "
		"\"filename\": \"a.warc\"}\n",
		i, time, i, i * 10 + time);
}

static void add_lines(Text *out, int first, int count)
{
	for (int i = first; i < first + count; i++)
		for (int time = 0; time < (i == 50 ? 3 : 1); time++)
			add_json_line(out, 2 * i, time);
}

static void test_lines_of_an_address_are_found(void **state)
{
	Text index = text_in(NULL);

	(void)state;
	add_lines(&index, 0, LINES);
	assert_found(
		text_str(&index), "example,paper)/00100", "a.warc@1000;a.warc@1001;a.warc@1002;");
	assert_found(text_str(&index), "example,paper)/00000", "a.warc@0;");
	assert_found(text_str(&index), "example,paper)/09998", "a.warc@99980;");
	assert_found(text_str(&index), "example,paper)/00101", "");
	assert_found(text_str(&index), "a", "");
	assert_found(text_str(&index), "z", "");
	text_clear(&index);
}

static void test_each_line_is_found(void **state)
{
	Text index = text_in(NULL);

	(void)state;
	add_lines(&index, 0, 300);
	for (int i = 0; i < 300; i++) {
		char key[40], expected[80];

		snprintf(key, sizeof key, "example,paper)/%05d", 2 * i);
		snprintf(expected, sizeof expected, "a.warc@%d;", 20 * i);
		if (i != 50)
			assert_found(text_str(&index), key, expected);
		snprintf(key, sizeof key, "example,paper)/%05d", 2 * i + 1);
		assert_found(text_str(&index), key, "");
	}
	text_clear(&index);
}

static void test_columns_are_those_of_the_header(void **state)
{
	Text index = text_in(NULL);

	(void)state;
	text_add_c(&index, " CDX N b a m s k r V g\n");
	for (int i = 0; i < LINES; i++)
		text_format(&index,
			"example,paper)/%05d 20120101000000 http://paper.example/%d text/html 200 "
			"AAAA - %d b.warc.gz\n",
			i, i, 7 * i);
	assert_found(text_str(&index), "example,paper)/04321", "b.warc.gz@30247;");
	text_clear(&index);
}

/* A summary tells the blocks that may have it: the one before, too, as its end may. */
static void test_a_summary_leads_to_blocks(void **state)
{
	Text index = text_in(NULL);

	(void)state;
	for (int i = 0; i < LINES; i++)
		text_format(&index,
			"example,paper)/%05d 20120101000000\tpart.cdx.gz\t%d\t500\t%d\n", i * 10,
			i * 500, i + 1);
	assert_found(text_str(&index), "example,paper)/00015", "part.cdx.gz@500;");
	assert_found(text_str(&index), "example,paper)/00020", "part.cdx.gz@500;part.cdx.gz@1000;");
	assert_found(text_str(&index), "example,paper)/99999", "part.cdx.gz@2499500;");
	text_clear(&index);
}

static void test_a_packed_block_is_gone_through(void **state)
{
	Text lines = text_in(NULL), packed = text_in(NULL);

	(void)state;
	add_lines(&lines, 0, 200);
	kit_add_gzip(&packed, text_str(&lines));
	assert_found(
		text_str(&packed), "example,paper)/00100", "a.warc@1000;a.warc@1001;a.warc@1002;");
	assert_found(text_str(&packed), "example,paper)/00101", "");
	text_clear(&lines);
	text_clear(&packed);
}

/* An index that is not sorted, is cut anywhere, or has a line without an end: what is found is
 * there, and what is in order up to the cut is found. */
static void test_broken_indexes_end_the_search(void **state)
{
	Text index = text_in(NULL);
	size_t found_later = 0;

	(void)state;
	add_lines(&index, 2000, 300);
	const size_t sorted = index.size;

	add_lines(&index, 0, 300);
	text_fill(&index, 'x', 200000);
	for (size_t size = index.size; size > 1000; size -= size / 7) {
		SourceInput *input = input_of_str(str_slice(text_str(&index), 0, size));
		Container *container = container_open(input);
		Found found = { text_in(NULL) };
		ContainerSink sink = { on_item, on_loss, on_progress, &found, NULL };
		const Str keys[] = { STR("example,paper)/00100"), STR("example,paper)/04002"),
			STR(""), STR("x"), STR("zz") };

		assert_non_null(container);
		container_find(container, keys, sizeof keys / sizeof *keys, &sink);
		Str told = text_str(&found.told);

		if (size <= sorted)
			assert_true(str_is(told, "a.warc@40020;"));
		else if (str_starts(told, "a.warc@1000;"))
			found_later++;
		else
			assert_true(str_empty(told) || str_is(told, "a.warc@40020;"));
		text_clear(&found.told);
		container_free(container);
		input_free(input);
	}
	assert_true(found_later > 0);
	text_clear(&index);
}

/* OpenWayback's keys are other ones, and not in the order of ours. */
static void test_lines_of_openwayback_are_found(void **state)
{
	static const Str index =
		STR("!OpenWayback-CDXJ 1.0\n"
		    "(example,paper,)/a/b> 2012-01-01T00:00:00Z response "
		    "{\"uri\":\"http://paper.example/a/b\",\"ref\":\"warcfile:a.warc#1\"}\n"
		    "(example,paper,)/a> 2012-01-01T00:00:00Z response "
		    "{\"uri\":\"http://paper.example/a\",\"ref\":\"warcfile:a.warc#2\"}\n"
		    "(example,paper,www,)/c/ 2012-01-01T00:00:00Z response "
		    "{\"uri\":\"http://www.paper.example/c/\",\"ref\":\"warcfile:a.warc#3\"}\n");

	(void)state;
	assert_found(index, "example,paper)/a", "a.warc@2;");
	assert_found(index, "example,paper)/a/b", "a.warc@1;");
	assert_found(index, "example,paper)/c", "a.warc@3;");
	assert_found(index, "example,paper)/", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_of_an_address_are_found),
		cmocka_unit_test(test_each_line_is_found),
		cmocka_unit_test(test_columns_are_those_of_the_header),
		cmocka_unit_test(test_a_summary_leads_to_blocks),
		cmocka_unit_test(test_a_packed_block_is_gone_through),
		cmocka_unit_test(test_broken_indexes_end_the_search),
		cmocka_unit_test(test_lines_of_openwayback_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
