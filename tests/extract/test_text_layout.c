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

/* A dump with a column beside the story: its lines begin here and there, and the gutter is one
 * blank wide in places. */
static void test_a_second_column_may_be_indented(void **state)
{
	static const char text[] =
		"Otter moves into the mill                SEE ALSO\n"
		"\n"
		"By Ada Quill                               * Ducks of the pond\n"
		"                                             leave early\n"
		"An otter has moved into the old mill by    * Mill to be sold\n"
		"the pond, where it sleeps by day under     * Who feeds the\n"
		"the wheel.                                   ducks?\n"
		"                                         Most read\n"
		"Neighbours bring fish in the evening and\n"
		"look on from the bridge, in silence, and  1. Fog on the hill\n"
		"nobody is told where it comes from. The   2. Bread dearer by\n"
		"miller does not mind.                        a penny\n"
		"\n"
		"It will stay for the winter, they hope, and leave in spring.\n";
	Read read = read_layout(str(text));
	size_t story = 14;

	(void)state;
	assert_line(&read, 0, "Otter moves into the mill");
	assert_line(&read, 2, "By Ada Quill");
	assert_line(&read, 4, "An otter has moved into the old mill by");
	assert_line(&read, 9, "look on from the bridge, in silence, and");
	assert_line(&read, 13, "It will stay for the winter, they hope, and leave in spring.");
	assert_line(&read, story, "");
	assert_line(&read, story + 1, "SEE ALSO");
	assert_line(&read, story + 3, "* Ducks of the pond");
	assert_line(&read, story + 4, "leave early");
	assert_line(&read, story + 12, "a penny");
	arena_free(read.arena);
}

/* A table of figures stays one. */
static void test_figures_are_no_second_column(void **state)
{
	Text text = text_in(NULL);

	(void)state;
	for (int i = 0; i < 12; i++)
		text_format(&text, "The catch of the harbour in week %-7d%*d\n", i + 1, 1 + i % 4,
			i * 100);
	Read read = read_layout(text_str(&text));

	assert_int_equal(read.layout.count, 12);
	arena_free(read.arena);
	text_clear(&text);
}

/* The addresses at the end of a browser's dump are no lines of the text. */
static void test_references_are_taken_off(void **state)
{
	static const char text[] = "The otter of the [1]weir is back, they say.\n"
				   "\n"
				   "References\n"
				   "\n"
				   "   Visible links\n"
				   "   1. http://paper.example/weir\n"
				   "   3. http://paper.example/otter\n"
				   "\n"
				   "   Hidden links:\n"
				   "   4. http://paper.example/tracker\n";
	Read read = read_layout(str(text));

	(void)state;
	assert_true(read.layout.dump);
	assert_int_equal(read.layout.count, 2);
	assert_line(&read, 0, "The otter of the [1]weir is back, they say.");
	assert_line(&read, 1, "");
	assert_int_equal(read.layout.reference_count, 4);
	assert_true(str_is(read.layout.references[0], "http://paper.example/weir"));
	assert_false(str_present(read.layout.references[1]));
	assert_true(str_is(read.layout.references[2], "http://paper.example/otter"));
	assert_true(str_is(read.layout.references[3], "http://paper.example/tracker"));
	arena_free(read.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_three_of_many_empty_lines_are_kept),
		cmocka_unit_test(test_empty_lines_in_front_count_as_any),
		cmocka_unit_test(test_a_second_column_may_be_indented),
		cmocka_unit_test(test_figures_are_no_second_column),
		cmocka_unit_test(test_references_are_taken_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
