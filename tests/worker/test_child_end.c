/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "worker/child.h"
#include "worker/child_end.h"

/* The wait status of a process that SIGNAL stopped, or, for 0, that ended with CODE. */
static int status_of(int signal_number, int code)
{
	pid_t pid = fork();
	int status = 0;

	assert_true(pid >= 0);
	if (pid == 0) {
		setrlimit(RLIMIT_CORE, &(struct rlimit){ 0, 0 });
		if (signal_number != 0) {
			signal(signal_number, SIG_DFL);
			raise(signal_number);
		}
		_exit(code);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

static void test_a_signal_is_named(void **state)
{
	Error why = { 0 };

	(void)state;
	assert_true(child_end_explain(status_of(SIGSEGV, 0), &why));
	assert_int_equal(why.kind, ERROR_CHILD);
	assert_non_null(strstr(why.text, "was stopped by signal 11 ("));
	assert_non_null(strstr(why.text, strsignal(SIGSEGV)));
	assert_string_equal(why.hint,
		"The page is damaged, or made to do harm; what read it could reach nothing.");
}

static void test_limits_are_said_in_their_units(void **state)
{
	Error time = { 0 }, same = { 0 }, memory = { 0 };

	(void)state;
	assert_true(child_end_explain(status_of(SIGXCPU, 0), &time));
	assert_int_equal(time.kind, ERROR_LIMIT);
	assert_string_equal(time.text, "reading it took more than 10 seconds of processor time");
	child_end_too_long(&same);
	assert_int_equal(same.kind, ERROR_LIMIT);
	assert_string_equal(same.text, time.text);
	assert_true(child_end_explain(status_of(0, CHILD_OUT_OF_MEMORY), &memory));
	assert_int_equal(memory.kind, ERROR_LIMIT);
	assert_string_equal(memory.text, "reading it took more than 4096 megabytes of memory");
}

static void test_other_ends_tell_nothing(void **state)
{
	static const int codes[] = { CHILD_ANSWERED, CHILD_NOT_HEARD, CHILD_NEEDS, 127 };
	Error why;

	(void)state;
	error_set(&why, ERROR_FORMAT, "said before");
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		assert_false(child_end_explain(status_of(0, codes[i]), &why));
		assert_int_equal(why.kind, ERROR_FORMAT);
		assert_string_equal(why.text, "said before");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_signal_is_named),
		cmocka_unit_test(test_limits_are_said_in_their_units),
		cmocka_unit_test(test_other_ends_tell_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
