/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive_kit.h"

#define PAGE_1 "<html><title>Bridge reopens</title><p>Two thousand people walked across it."
#define PAGE_2 "<html><title>Ferry stops</title><p>The last boat left at noon."

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A WACZ with one packed WARC file of one record. */
static Text wacz_of(Arena *arena)
{
	Text plain = text_in(arena), warc = text_in(arena), bytes = text_in(NULL);

	kit_add_warc(&plain, "response", "http://paper.example/", "",
		kit_http(arena, "200 OK", "Content-Type: text/html\r\n", str(PAGE_1)), 0);
	kit_add_gzip(&warc, text_str(&plain));
	const KitMember members[] = {
		{ "archive/data.warc.gz", text_str(&warc), false, NULL },
		{ "datapackage.json", STR("{}"), true, NULL },
	};

	kit_add_zip(&bytes, members, COUNT(members));
	return bytes;
}

static void test_wacz_gives_the_items_of_its_archives(void **state)
{
	Arena *arena = arena_new();
	Text bytes = wacz_of(arena);
	Kit kit = kit_open(&bytes);

	(void)state;
	assert_true(kit_is(&kit, "wacz"));
	assert_int_equal(kit.item_count, 1);
	assert_int_equal(kit.items[0].place.levels, 2);
	assert_true(str_is(kit.items[0].address, "http://paper.example/"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
	arena_free(arena);
}

/* The index tells of the second record of two alone, and of one in no archive; an archive
 * it does not tell of is gone through. */
static void test_wacz_goes_by_its_index(void **state)
{
	static const char pages_list[] =
		"{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n"
		"{\"url\":\"http://paper.example/2\",\"ts\":\"2001-01-01T00:00:00Z\","
		"\"title\":\"Older\"}\n"
		"{\"url\":\"http://paper.example/2\",\"ts\":\"2009-11-03T04:10:00.5Z\","
		"\"title\":\"Second\"}\n";
	Text one = text_in(NULL), other = text_in(NULL), index = text_in(NULL);

	(void)state;
	kit_add_warc(&one, "resource", "http://paper.example/1", "Content-Type: text/html\r\n",
		str(PAGE_1), 0);
	size_t first = one.size;

	kit_add_warc(&one, "resource", "http://paper.example/2", "Content-Type: text/html\r\n",
		str(PAGE_2), 0);
	kit_add_warc(&other, "resource", "http://paper.example/3", "Content-Type: text/html\r\n",
		str(PAGE_1), 0);
	text_format(&index,
		"example,paper)/2 20091103041000 {\"url\": \"http://paper.example/2\", \"mime\": "
		"\"text/html\", \"offset\": \"%zu\", \"length\": \"%zu\", \"filename\": "
		"\"one.warc\"}\n"
		"example,paper)/4 20091103041000 {\"url\": \"http://paper.example/4\", \"mime\": "
		"\"text/html\", \"offset\": \"0\", \"length\": \"1\", \"filename\": "
		"\"gone.warc\"}\n",
		first, one.size - first);
	const KitMember members[] = {
		{ "archive/one.warc", text_str(&one), false, NULL },
		{ "archive/other.warc", text_str(&other), false, NULL },
		{ "indexes/index.cdx", text_str(&index), false, NULL },
		{ "pages/pages.jsonl", STR(pages_list), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	assert_true(kit_is(&kit, "wacz"));
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/2"));
	assert_true(str_is(kit.items[0].label, "Second"));
	assert_true(kit.items[0].article);
	assert_int_equal(kit.items[0].place.levels, 2);
	assert_int_equal(kit.items[0].place.at[1].offset, first);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_2));
	assert_true(str_is(kit.items[1].address, "http://paper.example/3"));
	kit_close(&kit);
	text_clear(&one);
	text_clear(&other);
	text_clear(&index);
}

/* Lines that say the same in another way: what stands within another object or in a text is no
 * address of a page, and an address may be escaped. */
static void test_wacz_takes_titles_as_they_are_written(void **state)
{
	static const char pages_list[] =
		"{\"format\":\"json-pages-1.0\",\"id\":\"url\"}\n"
		" { \"id\" : \"url\", \"url\" : \"http://paper.example/1\" , \"title\" : \"One\" }\r\n"
		"{\"seed\":{\"url\":\"http://paper.example/1\"},"
		"\"url\":\"http:\\/\\/paper.example\\/2\",\"title\":\"T\\u0077o\"}\n"
		"{\"text\":\"{\\\"url\\\": \\\"http://paper.example/4\\\"}\","
		"\"title\":\"Three\",\"url\":\"http://paper.example/3\"}\n"
		"{\"url\":\"http://paper.example/4\",\"title\":\"\"}\n"
		"{\"url\":\"http://paper.example/4\",\"title\":\"Four\"}\n"
		"{\"url\":\"http://paper.example/5\"\n"
		"{\"url\":5}\n";
	static const char *const titles[] = { "One", "Two", "Three", "Four", "" };
	Text warc = text_in(NULL), index = text_in(NULL);
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(titles); i++) {
		Str address = str_format(arena, "http://paper.example/%zu", i + 1);
		size_t at = warc.size;

		kit_add_warc(&warc, "resource", str_c(arena, address),
			"Content-Type: text/html\r\n", str(PAGE_1), 0);
		text_format(&index,
			"example,paper)/%zu 20091103041000 {\"url\": \"%.*s\", \"mime\": "
			"\"text/html\", \"offset\": \"%zu\", \"length\": \"%zu\", "
			"\"filename\": \"one.warc\"}\n",
			i + 1, (int)address.size, address.at, at, warc.size - at);
	}
	const KitMember members[] = {
		{ "archive/one.warc", text_str(&warc), false, NULL },
		{ "indexes/index.cdx", text_str(&index), false, NULL },
		{ "pages/pages.jsonl", STR(pages_list), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	assert_int_equal(kit.item_count, COUNT(titles));
	for (size_t i = 0; i < COUNT(titles); i++)
		assert_int_equal(str_compare(kit.items[i].label, str(titles[i])), 0);
	kit_close(&kit);
	text_clear(&warc);
	text_clear(&index);
	arena_free(arena);
}

static void test_wacz_may_hold_others(void **state)
{
	Arena *arena = arena_new();
	Text inner = wacz_of(arena);
	const KitMember members[] = {
		{ "one.wacz", text_str(&inner), false, NULL },
		{ "two.wacz", text_str(&inner), true, NULL },
		{ "datapackage.json", STR("{}"), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.items[1].place.levels, 3);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_1));
	kit_close(&kit);
	text_clear(&inner);
	arena_free(arena);
}

static void test_zip_survives_cuts_and_changes(void **state)
{
	Arena *arena = arena_new();
	Text bytes = wacz_of(arena);

	(void)state;
	kit_torture(text_str(&bytes), 200);
	text_clear(&bytes);
	arena_free(arena);
}

static void test_cdx_names_items_of_other_files(void **state)
{
	static const char *const indexes[] = {
		" CDX N b a m s k r M S V g\n"
		"example,paper)/a 20091103041000 http://paper.example/a text/html 200 ABC - - 700 "
		"35 x.warc.gz\n",
		"example,paper)/a 20091103041000 http://paper.example/a text/html 200 ABC - - 700 "
		"35 x.warc.gz\n",
		" CDX b a m s k S V g u\n20091103041000 http://paper.example/a text/html 200 ABC "
		"700 35 x.warc.gz u\n",
		"example,paper)/a 20091103041000 {\"url\":\"http://paper.example/a\",\"mime\":"
		"\"text/html\",\"status\":200,\"digest\":\"ABC\",\"length\":\"700\",\"offset\":35,"
		"\"filename\":\"x.warc.gz\"}\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(indexes); i++) {
		Text bytes = text_in(NULL);

		text_add_c(&bytes, indexes[i]);
		Kit kit = kit_open(&bytes);

		assert_true(kit_is(&kit, "cdx"));
		assert_int_equal(kit.item_count, 1);
		assert_true(str_is(kit.items[0].address, "http://paper.example/a"));
		assert_true(str_is(kit.items[0].captured, "2009-11-03T04:10:00Z"));
		assert_true(str_is(kit.items[0].media_type, "text/html"));
		assert_true(str_is(kit.items[0].file, "x.warc.gz"));
		assert_int_equal(kit.items[0].status, 200);
		assert_int_equal(kit.items[0].place.at[0].offset, 35);
		assert_int_equal(kit.items[0].place.at[0].length, 700);
		assert_true(kit.items[0].article);
		kit_close(&kit);
	}
}

/* As ReplayWeb.page writes them. */
static void test_cdx_times_may_have_thousandths(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes,
		"example,paper)/b 20091103041000215 {\"url\":\"http://paper.example/b\",\"mime\":"
		"\"text/html\",\"offset\":5,\"length\":9,\"filename\":\"data.warc.gz\"}\n");
	Kit kit = kit_open(&bytes);

	assert_true(kit_is(&kit, "cdx"));
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].captured, "2009-11-03T04:10:00Z"));
	kit_close(&kit);
}

static void test_cdx_summary_names_each_part_once(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes,
		"example,paper)/a 20091103041000\tpart-1\t0\t100\t1\n"
		"example,paper)/b 20091103041000\tpart-1\t100\t100\t2\n"
		"example,paper)/c 20091103041000\tpart-2\t0\t100\t3\n");
	Kit kit = kit_open(&bytes);

	assert_true(kit_is(&kit, "cdx"));
	assert_int_equal(kit.item_count, 2);
	assert_true(kit.items[1].nested);
	assert_true(str_is(kit.items[1].file, "part-2"));
	kit_close(&kit);
}

/* A table in a text is no index. */
static void test_cdx_is_not_taken_for_text(void **state)
{
	static const char *const texts[] = { "One two three four five six seven eight nine\n",
		"Year 2009 was the best of all years so far, they said\n",
		"a 2009 b c d e f g h\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		Text bytes = text_in(NULL);

		text_add_c(&bytes, texts[i]);
		Kit kit = kit_open(&bytes);

		assert_null(kit.container);
		kit_close(&kit);
	}
}

/* OpenWayback's form: keys in parentheses, times with their signs, records as addresses. */
static void test_cdx_of_openwayback(void **state)
{
	static const char lines[] =
		"!OpenWayback-CDXJ 1.0\n"
		"(example,paper,)/a> 2009-11-03T04:10:00Z response {\"uri\":\"http://paper.example/a\","
		"\"mct\":\"text/html; charset=utf-8\",\"hsc\":\"200\",\"sha\":\"ABC\",\"rle\":700,"
		"\"ref\":\"warcfile:x.warc.gz#35\"}\n"
		"(example,paper,)/a> 2009-11-03T04:10:00Z request {\"uri\":\"http://paper.example/a\","
		"\"ref\":\"warcfile:x.warc.gz#735\"}\n"
		"(example,paper,)/a> 2010-11-03T04:10:00.5Z ABC revisit "
		"{\"uri\":\"http://paper.example/a\",\"mct\":\"text/html\",\"ref\":"
		"\"warcfile:warcfile:y.warc.gz#7\"}\n";
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes, lines);
	Kit kit = kit_open(&bytes);

	assert_true(kit_is(&kit, "cdx"));
	assert_int_equal(kit.item_count, 3);
	assert_int_equal(kit.losses, 0);
	assert_true(str_is(kit.items[0].address, "http://paper.example/a"));
	assert_true(str_is(kit.items[0].captured, "2009-11-03T04:10:00Z"));
	assert_true(str_is(kit.items[0].media_type, "text/html"));
	assert_true(str_is(kit.items[0].file, "x.warc.gz"));
	assert_int_equal(kit.items[0].status, 200);
	assert_int_equal(kit.items[0].place.at[0].offset, 35);
	assert_int_equal(kit.items[0].place.at[0].length, 700);
	assert_true(kit.items[0].article);
	assert_false(kit.items[1].article);
	assert_true(str_is(kit.items[2].captured, "2010-11-03T04:10:00Z"));
	assert_true(str_is(kit.items[2].media_type, "warc/revisit"));
	assert_true(str_is(kit.items[2].file, "y.warc.gz"));
	assert_int_equal(kit.items[2].place.at[0].offset, 7);
	kit_close(&kit);
}

/* An index whose places are those of another file, be it from some record on, is not gone by. */
static void test_wacz_does_without_an_index_that_is_wrong(void **state)
{
	(void)state;
	for (int wrong = 0; wrong < 2; wrong++) {
		Text one = text_in(NULL), index = text_in(NULL);

		kit_add_warc(&one, "resource", "http://paper.example/1",
			"Content-Type: text/html\r\n", str(PAGE_1), 0);
		size_t second = one.size;

		kit_add_warc(&one, "resource", "http://paper.example/2",
			"Content-Type: text/html\r\n", str(PAGE_2), 0);
		for (int i = 0; i < 2; i++)
			text_format(&index,
				"example,paper)/%d 20091103041000 {\"url\": "
				"\"http://paper.example/%d\", \"mime\": \"text/html\", \"offset\": "
				"\"%zu\", \"length\": \"90\", \"filename\": \"one.warc\"}\n",
				i + 1, i + 1, (i == 0 ? 0 : second) + (i == wrong ? 3 : 0));
		const KitMember members[] = {
			{ "archive/one.warc", text_str(&one), false, NULL },
			{ "indexes/index.cdx", text_str(&index), false, NULL },
		};
		Kit kit = kit_open_zip(members, COUNT(members));

		assert_int_equal(kit.item_count, 2);
		assert_int_equal(kit.losses, 1);
		assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
		assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
		kit_close(&kit);
		text_clear(&one);
		text_clear(&index);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wacz_gives_the_items_of_its_archives),
		cmocka_unit_test(test_wacz_goes_by_its_index),
		cmocka_unit_test(test_wacz_takes_titles_as_they_are_written),
		cmocka_unit_test(test_wacz_may_hold_others),
		cmocka_unit_test(test_zip_survives_cuts_and_changes),
		cmocka_unit_test(test_cdx_names_items_of_other_files),
		cmocka_unit_test(test_cdx_times_may_have_thousandths),
		cmocka_unit_test(test_cdx_summary_names_each_part_once),
		cmocka_unit_test(test_cdx_is_not_taken_for_text),
		cmocka_unit_test(test_cdx_of_openwayback),
		cmocka_unit_test(test_wacz_does_without_an_index_that_is_wrong),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
