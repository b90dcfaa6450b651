/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/wait.h"
#include "terminal/incoming.h"

typedef struct {
	Answers answers;
	Incoming incoming;
	int writes; /* what comes from the terminal is written here */
} Line;

static void line_open(Line *line)
{
	int ends[2];

	*line = (Line){ .writes = -1 };
	setenv("ESCDELAY", "20", 1);
	assert_int_equal(pipe(ends), 0);
	line->writes = ends[1];
	incoming_open(&line->incoming, ends[0], &line->answers);
}

static void line_close(Line *line)
{
	close(line->incoming.fd);
	if (line->writes >= 0)
		close(line->writes);
	incoming_close(&line->incoming);
}

static void come(const Line *line, const char *bytes)
{
	assert_int_equal(write(line->writes, bytes, strlen(bytes)), strlen(bytes));
}

static void assert_key(Line *line, const char *name)
{
	Input input = incoming_read(&line->incoming);

	assert_int_equal(input.kind, INPUT_KEY);
	assert_true(str_is(input.text, name));
}

static void assert_nothing(Line *line)
{
	assert_int_equal(incoming_read(&line->incoming).kind, INPUT_NONE);
}

static void test_keys_come_one_by_one(void **state)
{
	Line line;

	(void)state;
	line_open(&line);
	assert_nothing(&line);
	assert_int_equal(incoming_wait_ms(&line.incoming), WAIT_NEVER);
	come(&line, "a\033[Ab");
	assert_key(&line, "a");
	assert_key(&line, "Up");
	assert_key(&line, "b");
	assert_nothing(&line);
	line_close(&line);
}

static void test_a_lone_escape_is_the_key_after_its_time(void **state)
{
	Line line;

	(void)state;
	line_open(&line);
	come(&line, "\033");
	Input input = incoming_read(&line.incoming);

	if (input.kind == INPUT_NONE) { /* a machine that is busy may take the time at once */
		assert_in_range(incoming_wait_ms(&line.incoming), 0, 20);
		usleep(30000);
		assert_int_equal(incoming_wait_ms(&line.incoming), 0);
		input = incoming_read(&line.incoming);
	}
	assert_int_equal(input.kind, INPUT_KEY);
	assert_true(str_is(input.text, "Esc"));
	assert_int_equal(incoming_wait_ms(&line.incoming), WAIT_NEVER);
	line_close(&line);
}

static void test_answers_are_no_keys(void **state)
{
	Line line;

	(void)state;
	line_open(&line);
	line.answers.state = ANSWERS_AWAITED;
	come(&line, "\033[?69;2$y\033[?62;22cx");
	assert_key(&line, "x");
	assert_nothing(&line);
	assert_true(line.answers.margins);
	assert_int_equal(line.answers.state, ANSWERS_KNOWN);
	line_close(&line);
}

static void test_an_answer_is_awaited_before_the_end(void **state)
{
	Line line;

	(void)state;
	line_open(&line);
	incoming_await_answers(&line.incoming); /* none */
	line.answers.state = ANSWERS_AWAITED;
	incoming_await_answers(&line.incoming); /* none comes */
	assert_int_equal(line.answers.state, ANSWERS_AWAITED);
	come(&line, "\033[?62;22c");
	incoming_await_answers(&line.incoming);
	assert_int_equal(line.answers.state, ANSWERS_KNOWN);
	line_close(&line);
}

static void test_what_is_dropped_is_not_taken(void **state)
{
	Line line;

	(void)state;
	line_open(&line);
	come(&line, "ab");
	assert_key(&line, "a");
	incoming_drop(&line.incoming);
	assert_nothing(&line);
	come(&line, "c");
	assert_key(&line, "c");
	line_close(&line);
}

static void test_a_terminal_that_is_gone_is_told(void **state)
{
	Line line;

	(void)state;
	line_open(&line);
	come(&line, "a");
	close(line.writes);
	line.writes = -1;
	assert_key(&line, "a");
	assert_int_equal(incoming_read(&line.incoming).kind, INPUT_GONE);
	line.answers.state = ANSWERS_AWAITED;
	incoming_await_answers(&line.incoming); /* returns */
	line_close(&line);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_come_one_by_one),
		cmocka_unit_test(test_a_lone_escape_is_the_key_after_its_time),
		cmocka_unit_test(test_answers_are_no_keys),
		cmocka_unit_test(test_an_answer_is_awaited_before_the_end),
		cmocka_unit_test(test_what_is_dropped_is_not_taken),
		cmocka_unit_test(test_a_terminal_that_is_gone_is_told),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
