/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive_kit.h"
#include "source/zip.h"

#define PAGE_1 "<html><title>Bridge reopens</title><p>Two thousand people walked across it."
#define PAGE_2 "<html><title>Ferry stops</title><p>The last boat left at noon."

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Names are words to find members by: none of these reaches any file. */
static void test_zip_takes_any_names(void **state)
{
	const KitMember members[] = {
		{ "../../x.html", STR(PAGE_1), true, NULL },
		{ "/etc/passwd.html", STR(PAGE_2), false, NULL },
		{ "same.html", STR(PAGE_1), true, NULL },
		{ "same.html", STR(PAGE_2), true, NULL },
		{ "picture.png", STR("\x89PNG"), false, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_true(kit_is(&kit, "zip"));
	assert_int_equal(kit.item_count, 4);
	assert_true(str_is(kit.items[0].label, "../../x.html"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
	assert_true(str_is(kit_read(&kit, 2, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 3, NULL), PAGE_2));
	kit_close(&kit);
}

/* One is given up when that is clear, however small it is packed; pages that repeat
 * themselves, and what is less than a megabyte, are none. */
static void test_zip_gives_bombs_up(void **state)
{
	enum {
		BOMB_BYTES = 8 << 20,
		FREE_BYTES = 900 << 10,
	};
	Text bomb = text_in(NULL);
	ContainerPage page;
	Error err = { 0 };

	(void)state;
	memset(text_reserve(&bomb, BOMB_BYTES), 'A', BOMB_BYTES);
	bomb.size = BOMB_BYTES;
	const KitMember members[] = {
		{ "bomb.html", text_str(&bomb), true, NULL },
		{ "small.html", str_slice(text_str(&bomb), 0, FREE_BYTES), true, NULL },
	};
	Kit kit = kit_open_zip(members, COUNT(members));

	container_page_init(&page, kit.arena);
	assert_false(container_read(kit.container, &kit.items[0].place, &page, &err));
	assert_int_equal(page.bytes.size, 0);
	assert_non_null(strstr(err.text, "more than 250 times"));
	container_page_clear(&page);
	assert_int_equal(kit_read(&kit, 1, NULL).size, FREE_BYTES);
	kit_close(&kit);
	text_clear(&bomb);
}

static void test_zip_without_pages_is_no_container(void **state)
{
	const KitMember members[] = { { "a.png", STR("\x89PNG"), false, NULL } };
	Kit kit = kit_open_zip(members, COUNT(members));

	(void)state;
	assert_null(kit.container);
	kit_close(&kit);
}

static void test_zip_without_its_directory_is_read_by_heads(void **state)
{
	const KitMember members[] = {
		{ "a.html", STR(PAGE_1), true, NULL },
		{ "b.html", STR(PAGE_2), true, NULL },
	};
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	bytes.size = str_find(text_str(&bytes), "PK\1\2", 0);
	Kit kit = kit_open(&bytes);

	assert_true(kit_is(&kit, "zip"));
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 1);
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
	kit_close(&kit);
}

/* What unpacks itself is a program first; or the mark of one that was to be split. */
static void test_zip_behind_something_else(void **state)
{
	static const char *const before[] = { "MZ\x90 a program PK\5\6 of Windows",
		"\177ELF a program", "#!/bin/sh\nexec unzip $0\n", "PK00" };
	const KitMember members[] = {
		{ "a.html", STR(PAGE_1), true, NULL },
		{ "b.html", STR(PAGE_2), false, NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(before); i++) {
		Text bytes = text_in(NULL), zip = text_in(NULL);

		text_add_c(&bytes, before[i]);
		kit_add_zip(&zip, members, COUNT(members));
		text_add(&bytes, text_str(&zip));
		text_clear(&zip);
		Kit kit = kit_open(&bytes);

		assert_true(kit_is(&kit, "zip"));
		assert_int_equal(kit.item_count, 2);
		assert_int_equal(kit.losses, 0);
		assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
		assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
		kit_close(&kit);
	}
}

static void test_zip_says_when_a_sum_is_wrong(void **state)
{
	const KitMember members[] = { { "a.html", STR(PAGE_1), false, NULL } };
	Text bytes = text_in(NULL);
	ContainerPage page;

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	bytes.at[str_find(text_str(&bytes), "Bridge", 0)] = 'b';
	Kit kit = kit_open(&bytes);

	assert_true(str_present(kit_read(&kit, 0, &page)));
	assert_true(page.damage.size > 0);
	container_page_clear(&page);
	kit_close(&kit);
}

/* The second entry of the directory leads to the first member. */
static void test_zip_drops_members_that_overlap(void **state)
{
	const KitMember members[] = {
		{ "a.html", STR(PAGE_1), true, NULL },
		{ "b.html", STR(PAGE_2), true, NULL },
	};
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	size_t second = str_find(text_str(&bytes), "PK\1\2", 0);

	second = str_find(text_str(&bytes), "PK\1\2", second + 1);
	for (size_t i = 0; i < 4; i++)
		bytes.at[second + 42 + i] = 0;
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_int_equal(kit.losses, 1);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

static void add_number(Text *out, uint64_t number, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		text_add_byte(out, (char)(unsigned char)(number >> (8 * i)));
}

static void add_zeros(Text *out, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		text_add_byte(out, '\0');
}

/* A zip64 file of COUNT members that are all the bytes "x". */
static Text zip_of_many(uint64_t count)
{
	enum {
		SUM = (int)0x8cdc1683, /* CRC-32 of "x" */
		HEAD_BYTES = 30 + 6 + 1,
		ENTRY_BYTES = 46 + 6,
	};
	Text out = text_in(NULL);

	for (uint64_t i = 0; i < count; i++) {
		text_add(&out, str_of("PK\3\4\24\0\0\0\0\0\0\0\0\0", 14));
		add_number(&out, (uint32_t)SUM, 4);
		add_number(&out, 1, 4);
		add_number(&out, 1, 4);
		add_number(&out, 6, 4);
		text_add_c(&out, "p.htmlx");
	}
	for (uint64_t i = 0; i < count; i++) {
		text_add(&out, str_of("PK\1\2\24\0\24\0\0\0\0\0\0\0\0\0", 16));
		add_number(&out, (uint32_t)SUM, 4);
		add_number(&out, 1, 4);
		add_number(&out, 1, 4);
		add_number(&out, 6, 4);
		add_zeros(&out, 10);
		add_number(&out, i * HEAD_BYTES, 4);
		text_add_c(&out, "p.html");
	}
	text_add_c(&out, "PK\6\6");
	add_number(&out, 44, 8);
	add_number(&out, 45 | 45 << 16, 4);
	add_zeros(&out, 8);
	add_number(&out, count, 8);
	add_number(&out, count, 8);
	add_number(&out, count * ENTRY_BYTES, 8);
	add_number(&out, count * HEAD_BYTES, 8);
	text_add_c(&out, "PK\6\7");
	add_zeros(&out, 4);
	add_number(&out, count * (HEAD_BYTES + ENTRY_BYTES), 8);
	add_number(&out, 1, 4);
	text_add_c(&out, "PK\5\6");
	add_zeros(&out, 4);
	add_number(&out, UINT64_MAX, 8);
	add_number(&out, UINT64_MAX, 4);
	add_zeros(&out, 2);
	return out;
}

/* More members than 16 bits count, and more than are looked at. */
static void test_zip_of_very_many_members(void **state)
{
	static const struct {
		uint64_t count;
		const char *fault;
	} cases[] = { { 70000, NULL },
		{ 300000, "its directory names more members than are looked at" } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		Text bytes = zip_of_many(cases[i].count);
		SourceInput *input = input_of_str(text_str(&bytes));
		const Zip *zip = zip_open(input);
		uint64_t known =
			cases[i].count < ZIP_MEMBERS_MAX ? cases[i].count : ZIP_MEMBERS_MAX;

		assert_non_null(zip);
		assert_int_equal(zip_count(zip), known);
		if (cases[i].fault == NULL)
			assert_null(zip_fault(zip));
		else
			assert_string_equal(zip_fault(zip), cases[i].fault);
		assert_int_equal(zip_member(zip, known - 1)->size, 1);
		input_free(input);
		text_clear(&bytes);
	}
}

/* Some bytes are lost in the middle, or more have come in: members behind are elsewhere than the
 * directory says, or those before. */
static void test_zip_whose_members_are_astray(void **state)
{
	const KitMember members[] = {
		{ "a.html", STR(PAGE_1), false, NULL },
		{ "b.html", STR(PAGE_1 PAGE_2), false, NULL },
		{ "c.html", STR(PAGE_2), true, NULL },
	};

	(void)state;
	for (int more = 0; more < 2; more++) {
		Text whole = text_in(NULL), bytes = text_in(NULL);

		kit_add_zip(&whole, members, COUNT(members));
		size_t at = str_find(text_str(&whole), "<p>The last", 0);

		text_add(&bytes, str_slice(text_str(&whole), 0, at));
		text_add_c(&bytes, more ? "more than there was" : "");
		text_add(&bytes, str_from(text_str(&whole), more ? at : at + 7));
		text_clear(&whole);
		Kit kit = kit_open(&bytes);

		assert_true(kit_is(&kit, "zip"));
		assert_int_equal(kit.item_count, 3);
		assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
		assert_true(str_is(kit_read(&kit, 2, NULL), PAGE_2));
		kit_close(&kit);
	}
}

/* All its offsets, those of zip64 with them, are counted from where the program ends. */
static void test_zip64_behind_a_program(void **state)
{
	Text bytes = text_in(NULL), zip = zip_of_many(3);

	(void)state;
	text_add_c(&bytes, "MZ a program");
	text_add(&bytes, text_str(&zip));
	text_clear(&zip);
	Kit kit = kit_open(&bytes);

	assert_true(kit_is(&kit, "zip"));
	assert_int_equal(kit.item_count, 3);
	assert_int_equal(kit.losses, 0);
	assert_true(str_is(kit_read(&kit, 2, NULL), "x"));
	kit_close(&kit);
}

/* Names differ in case from where they are named, and the first of two alike counts. */
static void test_zip_members_are_found_by_name(void **state)
{
	const KitMember members[] = {
		{ "INDEX.HTML", STR(PAGE_1), false, NULL },
		{ "a.txt", STR("a"), false, NULL },
		{ "index.html", STR(PAGE_2), false, NULL },
	};
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	SourceInput *input = input_of_text(&bytes);
	const Zip *zip = zip_open(input);

	assert_non_null(zip);
	assert_ptr_equal(zip_open(input), zip);
	assert_ptr_equal(zip_find(zip, str("Index.html")), zip_member(zip, 0));
	assert_ptr_equal(zip_find(zip, str("A.TXT")), zip_member(zip, 1));
	assert_null(zip_find(zip, str("a.tx")));
	assert_ptr_equal(zip_at(zip, zip_member(zip, 2)->offset), zip_member(zip, 2));
	assert_null(zip_at(zip, 1));
	input_free(input);
}

/* Which members are asked for, and in which order, changes nothing. */
static void test_zip_members_are_found_in_any_order(void **state)
{
	static const char *const names[] = { "c.txt", "B.txt", "a.txt", "d.txt", "e.txt" };
	const KitMember members[] = {
		{ "a.txt", STR("a"), false, NULL },
		{ "b.txt", STR("b"), false, NULL },
		{ "A.txt", STR("other"), false, NULL },
		{ "c.txt", STR("c"), false, NULL },
		{ "d.txt", STR("d"), false, NULL },
	};
	static const int expected[] = { 3, 1, 0, 4, -1 };
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	SourceInput *input = input_of_text(&bytes);
	const Zip *zip = zip_open(input);

	for (size_t i = 0; i < 25; i++) {
		const ZipMember *found = zip_find(zip, str(names[i * 3 % 5]));
		int number = expected[i * 3 % 5];

		assert_ptr_equal(found, number < 0 ? NULL : zip_member(zip, (size_t)number));
		assert_ptr_equal(found, zip_find(zip, str(names[i * 3 % 5])));
	}
	input_free(input);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zip_takes_any_names),
		cmocka_unit_test(test_zip_gives_bombs_up),
		cmocka_unit_test(test_zip_without_pages_is_no_container),
		cmocka_unit_test(test_zip_without_its_directory_is_read_by_heads),
		cmocka_unit_test(test_zip_behind_something_else),
		cmocka_unit_test(test_zip_says_when_a_sum_is_wrong),
		cmocka_unit_test(test_zip_members_are_found_by_name),
		cmocka_unit_test(test_zip_members_are_found_in_any_order),
		cmocka_unit_test(test_zip_drops_members_that_overlap),
		cmocka_unit_test(test_zip_of_very_many_members),
		cmocka_unit_test(test_zip_whose_members_are_astray),
		cmocka_unit_test(test_zip64_behind_a_program),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
