/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#include "terminal/answers.h"

static void test_an_answer_is_taken_when_it_was_asked_for(void **state)
{
	Answers answers = { .state = ANSWERS_UNASKED };

	(void)state;
	answers_take(&answers, str("?69;1$y"));
	assert_false(answers.margins);
	answers.state = ANSWERS_AWAITED;
	answers_take(&answers, str("?69;2$y"));
	answers_take(&answers, str("?2026;0$y"));
	assert_true(answers.margins);
	assert_false(answers.synchronized);
	answers_take(&answers, str("]11;rgb:0000/0000/0000"));
	assert_int_equal(answers.ground, GROUND_DARK);
	assert_int_equal(answers.state, ANSWERS_AWAITED);
	answers_take(&answers, str("?62;22c"));
	assert_int_equal(answers.state, ANSWERS_KNOWN);
	answers_take(&answers, str("?2026;1$y"));
	assert_false(answers.synchronized);
}

static void test_what_was_asked_once_is_not_wanted_again(void **state)
{
	Answers answers = { .state = ANSWERS_UNASKED };

	(void)state;
	answers_want(&answers);
	assert_int_equal(answers.state, ANSWERS_WANTED);
	answers.state = ANSWERS_AWAITED;
	answers_want(&answers);
	assert_int_equal(answers.state, ANSWERS_AWAITED);
	answers.state = ANSWERS_KNOWN;
	answers_want(&answers);
	assert_int_equal(answers.state, ANSWERS_KNOWN);
}

static void test_the_ground_is_asked_for_once_more(void **state)
{
	Answers answers = { .state = ANSWERS_KNOWN, .margins = true };

	(void)state;
	answers_want_ground(&answers);
	assert_int_equal(answers.state, ANSWERS_WANTED);
	assert_true(answers.margins);
	answers_forget(&answers);
	assert_int_equal(answers.state, ANSWERS_UNASKED);
	assert_false(answers.margins);
	assert_true(answers.ground_wanted); /* still */
	answers.state = ANSWERS_AWAITED;
	answers_want_ground(&answers);
	assert_int_equal(answers.state, ANSWERS_AWAITED);
}

/* No description of a terminal has been read: it may not be asked. */
static void test_who_has_no_answer_is_not_asked(void **state)
{
	Answers answers = { .state = ANSWERS_UNASKED };
	int ends[2];
	char byte;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	answers_ask(&answers, ends[1]);
	assert_int_equal(answers.state, ANSWERS_UNASKED);
	answers_want(&answers);
	answers_ask(&answers, ends[1]);
	assert_int_equal(answers.state, ANSWERS_KNOWN);
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 0);
	close(ends[0]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_answer_is_taken_when_it_was_asked_for),
		cmocka_unit_test(test_what_was_asked_once_is_not_wanted_again),
		cmocka_unit_test(test_the_ground_is_asked_for_once_more),
		cmocka_unit_test(test_who_has_no_answer_is_not_asked),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
