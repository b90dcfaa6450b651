/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/comment_head.h"

#define DOT " \xC2\xB7 "

/* The head of COMMENT reads EXPECTED, and is known to be as long before it is made. */
static void assert_head(Comment comment, const char *answered, bool ascii, const char *expected)
{
	CommentHead head = {
		.comment = &comment,
		.answered = answered != NULL ? str(answered) : STR_NONE,
		.ascii = ascii,
	};
	Arena *arena = arena_new();
	Str text = comment_head_text(&head, arena);

	assert_string_equal(str_c(arena, text), expected);
	assert_int_equal(comment_head_bytes(&head), text.size);
	arena_free(arena);
}

static void test_what_is_known_in_its_order(void **state)
{
	(void)state;
	assert_head((Comment){ .author = STR("Ann"),
			    .location = STR("Leeds"),
			    .date = STR("4 Nov 2009, 10:00") },
		NULL, false, "Ann" DOT "Leeds" DOT "4 Nov 2009, 10:00");
	assert_head((Comment){ .author = STR("Ann") }, NULL, false, "Ann");
	assert_head((Comment){ .location = STR("Leeds"), .date = STR("") }, NULL, false, "Leeds");
}

static void test_somebody_without_a_name(void **state)
{
	(void)state;
	assert_head((Comment){ 0 }, NULL, false, "No name");
	assert_head((Comment){ .author = STR("") }, "Ben", false, "No name" DOT "answers Ben");
	assert_head((Comment){ .date = STR("Tuesday") }, NULL, false, "Tuesday");
}

static void test_remarks_and_whom_it_answers(void **state)
{
	Comment comment = {
		.author = STR("Ann"),
		.role = ROLE_STAFF,
		.details = { .scored = true, .score = 12, .picked = true },
	};

	(void)state;
	assert_head(comment, "Ben", false,
		"Ann" DOT "staff" DOT "editors' pick" DOT "+12" DOT "answers Ben");
	comment.details.score = -3;
	comment.details.picked = false;
	assert_head(comment, NULL, false, "Ann" DOT "staff" DOT "-3");
	comment.role = ROLE_AUTHOR;
	comment.details.score = 0;
	assert_head(comment, "", false, "Ann" DOT "the author");
}

static void test_separators_in_ascii(void **state)
{
	(void)state;
	assert_head((Comment){ .author = STR("Ann"), .date = STR("Tuesday") }, "Ben", true,
		"Ann - Tuesday - answers Ben");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_known_in_its_order),
		cmocka_unit_test(test_somebody_without_a_name),
		cmocka_unit_test(test_remarks_and_whom_it_answers),
		cmocka_unit_test(test_separators_in_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
