/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive_kit.h"
#include "source/bytes.h"
#include "source/late_library.h"
#include "source/zstd.h"

#define PAGE_1 "<html><title>Bridge reopens</title><p>Two thousand people walked across it."
#define PAGE_2 "<html><title>Ferry reopens</title><p>Two thousand people sailed across it."
#define URL_1  "http://paper.example/bridge.html"
#define URL_2  "http://paper.example/ferry.html"

static const char html[] = "Content-Type: text/html\r\n";

/* The record of URL_2 packed with that of URL_1 as its dictionary. */
static const Str with_dictionary =
	STR("\x28\xb5\x2f\xfd\x04\x68\x15\x01\x00\x80\x57\x66\x65\x72\x72\x79\x38\x46"
	    "\x65\x72\x72\x79\x73\x61\x69\x6c\x05\x00\x30\x13\x06\xab\x54\x81\xc4\x7e"
	    "\xb0\xe7\x0b\x04\x74\x09\x01\x6c\xb8\xf6\x35");

/* Without the library nothing of this is read. */
static int need_library(void **state)
{
	(void)state;
	(void)zstd_prepare();
	return 0;
}

static void skip_without_library(void)
{
	if (!zstd_ask())
		skip();
}

static Text record_of(Arena *arena, const char *url, const char *page)
{
	Text out = text_in(arena);

	kit_add_warc(&out, "response", url, "", kit_http(arena, "200 OK", html, str(page)), 0);
	return out;
}

static void assert_two_records(Kit *kit)
{
	assert_true(kit_is(kit, "warc"));
	assert_int_equal(kit->item_count, 2);
	assert_true(str_is(kit->items[0].address, URL_1));
	assert_true(str_is(kit->items[1].address, URL_2));
	assert_true(str_is(kit_read(kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(kit, 1, NULL), PAGE_2));
	assert_int_equal(kit->losses, 0);
}

static void test_a_frame_for_each_record(void **state)
{
	Arena *arena = arena_new();
	Text first = record_of(arena, URL_1, PAGE_1), second = record_of(arena, URL_2, PAGE_2);
	Text bytes = text_in(NULL);

	(void)state;
	skip_without_library();
	kit_add_zstd(&bytes, text_str(&first));
	size_t size = bytes.size;

	kit_add_idle_frame(&bytes, 0, str("nothing"));
	size_t place = bytes.size;

	kit_add_zstd(&bytes, text_str(&second));
	kit_add_idle_frame(&bytes, 15, str(""));
	Kit kit = kit_open(&bytes);

	assert_two_records(&kit);
	assert_int_equal(kit.items[0].place.at[0].offset, 0);
	assert_true(kit.items[0].place.at[0].length >= size);
	assert_int_equal(kit.items[1].place.at[0].offset, place);
	kit_close(&kit);
	arena_free(arena);
}

static void test_packed_as_a_whole(void **state)
{
	Arena *arena = arena_new();
	Text first = record_of(arena, URL_1, PAGE_1), second = record_of(arena, URL_2, PAGE_2);
	Text bytes = text_in(NULL);

	(void)state;
	skip_without_library();
	text_add(&first, text_str(&second));
	kit_add_zstd(&bytes, text_str(&first));
	Kit kit = kit_open(&bytes);

	assert_two_records(&kit);
	kit_close(&kit);
	arena_free(arena);
}

/* The dictionary stands first, as it is or packed; the first record does without. */
static void test_the_dictionary_of_a_file(void **state)
{
	(void)state;
	skip_without_library();
	for (int packed = 0; packed < 2; packed++) {
		Arena *arena = arena_new();
		Text first = record_of(arena, URL_1, PAGE_1);
		Text bytes = text_in(NULL), dictionary = text_in(arena);

		if (packed)
			kit_add_zstd(&dictionary, text_str(&first));
		kit_add_idle_frame(&bytes, 13, text_str(packed ? &dictionary : &first));
		kit_add_zstd(&bytes, text_str(&first));
		text_add(&bytes, with_dictionary);
		Kit kit = kit_open(&bytes);

		assert_two_records(&kit);
		kit_close(&kit);
		arena_free(arena);
	}
}

static void test_damage_costs_its_record(void **state)
{
	Arena *arena = arena_new();
	Text first = record_of(arena, URL_1, PAGE_1), second = record_of(arena, URL_2, PAGE_2);
	Text bytes = text_in(NULL);

	(void)state;
	skip_without_library();
	kit_add_zstd(&bytes, text_str(&first));
	size_t place = bytes.size;

	kit_add_zstd(&bytes, text_str(&second));
	bytes.at[place + 5] = (char)0xff; /* a kind of block that there is not */
	kit_add_zstd(&bytes, text_str(&first));
	bytes.size -= 100;
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	assert_true(kit.losses > 0);
	kit_close(&kit);
	arena_free(arena);
}

static void test_bodies(void **state)
{
	static const char encoding[] = "Content-Type: text/html\r\nContent-Encoding: zstd\r\n";
	Arena *arena = arena_new();
	Text packed = text_in(arena), bomb = text_in(arena);

	(void)state;
	skip_without_library();
	kit_add_zstd(&packed, str(PAGE_1));
	for (int i = 0; i < 100; i++) /* frames that are one byte told often */
		text_add(&bomb, str_of("\x28\xb5\x2f\xfd\0\x58\3\0\x10 ", 10));
	const struct {
		Str body;
		const char *page;
		bool truncated;
	} cases[] = {
		{ text_str(&packed), PAGE_1, false },
		{ str(PAGE_1), PAGE_1, false }, /* stored decoded */
		{ str_slice(text_str(&packed), 0, packed.size - 9), NULL, true },
		{ str_slice(text_str(&packed), 0, 8), "", true },
		{ text_str(&bomb), "", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text bytes = text_in(NULL);
		ContainerPage page;

		kit_add_warc(&bytes, "response", URL_1, "",
			kit_http(arena, "200 OK", encoding, cases[i].body), 0);
		Kit kit = kit_open(&bytes);
		Str came = kit_read(&kit, 0, &page);

		assert_true(cases[i].page == NULL || str_is(came, cases[i].page));
		assert_int_equal(page.truncated, cases[i].truncated);
		container_page_clear(&page);
		kit_close(&kit);
	}
	arena_free(arena);
}

static void test_an_archive_in_a_zip_file(void **state)
{
	Arena *arena = arena_new();
	Text record = record_of(arena, URL_1, PAGE_1), packed = text_in(arena);

	(void)state;
	skip_without_library();
	kit_add_zstd(&packed, text_str(&record));
	const KitMember members[] = { { "a/data.warc.zst", text_str(&packed), false, NULL } };
	Kit kit = kit_open_zip(members, 1);

	assert_true(kit_is(&kit, "zip"));
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
	arena_free(arena);
}

static void test_a_page_alone(void **state)
{
	Text packed = text_in(NULL), out = text_in(NULL);
	char first[6];
	bool truncated = true;
	Error err;

	(void)state;
	skip_without_library();
	kit_add_zstd(&packed, str(PAGE_1));
	SourceInput *input = input_of_text(&packed);

	assert_int_equal(bytes_peek(input, first, sizeof first), sizeof first);
	assert_memory_equal(first, "<html>", sizeof first);
	assert_true(bytes_read(input, &out, &truncated, &err));
	assert_true(str_is(text_str(&out), PAGE_1));
	assert_false(truncated);
	text_clear(&out);
	input_free(input);
}

static void test_any_damage_is_borne(void **state)
{
	Arena *arena = arena_new();
	Text first = record_of(arena, URL_1, PAGE_1), bytes = text_in(arena);

	(void)state;
	skip_without_library();
	kit_add_idle_frame(&bytes, 13, text_str(&first));
	kit_add_zstd(&bytes, text_str(&first));
	text_add(&bytes, with_dictionary);
	kit_torture(text_str(&bytes), 400);
	arena_free(arena);
}

static void test_a_library_that_is_not_there(void **state)
{
	static void (*function)(void);
	static const LateFunction functions[] = { { "nothing", &function } };
	LateLibrary library = { "libbroadsheetnothing.so.9", functions, 1, false, false, false };

	(void)state;
	assert_false(late_library_ask(&library));
	assert_true(library.missed);
	library.missed = false;
	assert_false(late_library_open(&library));
	assert_false(late_library_ask(&library));
	assert_false(library.missed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_frame_for_each_record),
		cmocka_unit_test(test_packed_as_a_whole),
		cmocka_unit_test(test_the_dictionary_of_a_file),
		cmocka_unit_test(test_damage_costs_its_record),
		cmocka_unit_test(test_bodies),
		cmocka_unit_test(test_an_archive_in_a_zip_file),
		cmocka_unit_test(test_a_page_alone),
		cmocka_unit_test(test_any_damage_is_borne),
		cmocka_unit_test(test_a_library_that_is_not_there),
	};

	return cmocka_run_group_tests(tests, need_library, NULL);
}
