/* SPDX-License-Identifier: ISC */
#include "extract/text_layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

typedef struct {
	Arena *arena;
	TextLayout layout;
} Read;

static Read read_layout(Str text)
{
	Read read = { .arena = arena_new() };

	text_layout_read(read.arena, read.arena, text, &read.layout);
	return read;
}

static void assert_line(const Read *read, size_t i, const char *text)
{
	Str line = read->layout.lines[i].text;

	assert_int_equal(line.size, str(text).size);
	assert_true(str_is(line, text));
}

static void test_three_of_many_empty_lines_are_kept(void **state)
{
	(void)state;
	Text text = text_in(NULL);

	text_add_c(&text, "first\n");
	for (int i = 0; i < 100; i++)
		text_add_c(&text, i % 2 == 0 ? "\n" : " \t \n");
	text_add_c(&text, "second\n\n\nlast");
	Read read = read_layout(text_str(&text));

	assert_int_equal(read.layout.count, 8);
	assert_line(&read, 0, "first");
	assert_line(&read, 3, "");
	assert_line(&read, 4, "second");
	assert_line(&read, 6, "");
	assert_line(&read, 7, "last");
	arena_free(read.arena);
	text_clear(&text);
}

static void test_empty_lines_in_front_count_as_any(void **state)
{
	(void)state;
	Read read = read_layout(str("\n\n\n\n\n\nword"));

	assert_int_equal(read.layout.count, 4);
	assert_line(&read, 3, "word");
	arena_free(read.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_three_of_many_empty_lines_are_kept),
		cmocka_unit_test(test_empty_lines_in_front_count_as_any),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
