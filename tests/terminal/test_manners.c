/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cmocka.h>

#include "call.h"
#include "session.h"

/* How the program behaves at terminals of many kinds, in windows of any size, and when it is
 * ended in any way: the terminal is left as it was found. */

static const char SAMPLE[] = "share/sample.html";
static const char HEADLINE[] = "Lighthouse keeps its keeper after all";

/* The sample's call. A sanitizer leaves the signals to the program, and does not mind what ncurses
 * keeps of a terminal that it does not know. */
static Call sample(void)
{
	return (Call){ .arguments = { call_source(SAMPLE) },
		.variables = {
			{ "ASAN_OPTIONS", "handle_segv=0:handle_abort=0:detect_leaks=0" } } };
}

static void begin(Session *session, const char *term, int rows, int columns)
{
	const Call call = sample();

	session_begin(session, rows, columns, term, call_run, &call);
}

static void test_manners_at_terminals_of_many_kinds(void **state)
{
	(void)state;
	static const char *const kinds[] = { "xterm-256color", "xterm", "vt100", "vt220", "linux",
		"screen", "screen-256color", "tmux-256color", "rxvt", "no-such-terminal" };

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		Session session;

		begin(&session, kinds[i], 24, 80);
		session_wait_for(&session, HEADLINE);
		session_press(&session, " ");
		session_wait_for(&session, "Fog, and a ferry");
		session_press(&session, "/the\r");
		session_press(&session, "c");
		session_wait_for(&session, "Pella Marsh");
		session_press(&session, "Q");
		if (session_wait_end(&session) != 0)
			fail_msg("%s: it did not end well", kinds[i]);
		session_assert_restored(&session);
		session_end(&session);
	}
}

/* Where no cursor can be placed nothing is sent but a sentence. */
static void test_manners_where_there_is_no_screen(void **state)
{
	(void)state;
	Session session;

	begin(&session, "dumb", 24, 80);
	assert_int_equal(session_wait_end(&session), 2);
	assert_true(screen_find(session.screen, "cannot place a cursor", 0) >= 0);
	session_assert_restored(&session);
	session_end(&session);
}

static int run_without_term(const void *argument)
{
	unsetenv("TERM");
	return call_run(argument);
}

static void test_manners_without_a_terminal_type(void **state)
{
	(void)state;
	const Call call = sample();
	Session session;

	session_begin(&session, 24, 80, "xterm-256color", run_without_term, &call);
	session_wait_for(&session, HEADLINE);
	session_press(&session, "Q");
	assert_int_equal(session_wait_end(&session), 0);
	assert_true(screen_find(session.screen, "is not known here", 0) >= 0);
	session_assert_restored(&session);
	session_end(&session);
}

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

/* A window that changes a hundred times, faster than can be painted. */
static void test_manners_in_a_storm_of_sizes(void **state)
{
	(void)state;
	enum {
		SIZES = 100
	};
	Session session;
	uint32_t seed = 100;

	begin(&session, "xterm-256color", 24, 80);
	session_wait_for(&session, HEADLINE);
	session_press(&session, " ");
	session_wait_for(&session, "Fog, and a ferry");
	char *before = screen_text(session.screen);

	for (int i = 0; i < SIZES; i++) {
		struct winsize size = { .ws_row = (unsigned short)(1 + next_random(&seed) % 70),
			.ws_col = (unsigned short)(1 + next_random(&seed) % 220) };

		ioctl(session.tty, TIOCSWINSZ, &size);
		if (i % 7 == 0)
			session_type(&session, "\f");
		if (i % 10 == 0)
			session_drain(&session);
	}
	session_settle(&session);
	session_resize(&session, 24, 80);
	session_wait_for(&session, "Fog, and a ferry");
	session_press(&session, "\f");
	char *after = screen_text(session.screen);

	assert_string_equal(after, before);
	free(before);
	free(after);
	session_press(&session, "Q");
	assert_int_equal(session_wait_end(&session), 0);
	session_assert_restored(&session);
	session_end(&session);
}

static void test_manners_in_tiny_windows(void **state)
{
	(void)state;
	static const struct {
		int rows, columns;
	} sizes[] = { { 1, 1 }, { 2, 2 }, { 4, 80 }, { 24, 19 }, { 5, 20 } };

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		Session session;

		begin(&session, "xterm-256color", sizes[i].rows, sizes[i].columns);
		session_settle(&session);
		session_press(&session, " ");
		session_press(&session, "Q");
		assert_int_equal(session_wait_end(&session), 0);
		session_assert_restored(&session);
		session_end(&session);
	}
}

/* In the middle of typing, so that the cursor is shown and pastes are told apart. */
static void test_manners_when_it_is_ended(void **state)
{
	(void)state;
	static const struct {
		int number, status;
	} cases[] = { { SIGTERM, 128 + SIGTERM }, { SIGHUP, 128 + SIGHUP }, { SIGSEGV, -SIGSEGV },
		{ SIGABRT, -SIGABRT } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Session session;

		begin(&session, "xterm-256color", 40, 120);
		session.screen->can_margins = true;
		session_wait_for(&session, "Fog, and a ferry");
		session_press(&session, "jj/lamp");
		kill(session.program, cases[i].number);
		assert_int_equal(session_wait_end(&session), cases[i].status);
		session_assert_restored(&session);
		session_end(&session);
	}
}

/* The shell is killed, so the kernel hangs up: the program goes, and leaves all as it was. Its own
 * children go with it. */
static void test_manners_when_the_shell_dies(void **state)
{
	(void)state;
	Session session;

	begin(&session, "xterm-256color", 40, 120);
	session_wait_for(&session, "Fog, and a ferry");
	session_press(&session, "jj/lamp");
	session_kill_leader(&session);
	assert_int_equal(session_wait_orphan_end(&session), 128 + SIGHUP);
	session_assert_restored(&session);
	session_end(&session);
}

/* The terminal goes away: nothing can be put back, and nobody may wait for it or spin. */
static void test_manners_when_the_line_is_cut(void **state)
{
	(void)state;
	Session session;

	begin(&session, "xterm-256color", 24, 80);
	session_wait_for(&session, HEADLINE);
	session_press(&session, " ");
	session_hang_up(&session);
	assert_int_equal(session_wait_end(&session), 128 + SIGHUP);
	session_end(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_manners_at_terminals_of_many_kinds),
		cmocka_unit_test(test_manners_where_there_is_no_screen),
		cmocka_unit_test(test_manners_without_a_terminal_type),
		cmocka_unit_test(test_manners_in_a_storm_of_sizes),
		cmocka_unit_test(test_manners_in_tiny_windows),
		cmocka_unit_test(test_manners_when_it_is_ended),
		cmocka_unit_test(test_manners_when_the_shell_dies),
		cmocka_unit_test(test_manners_when_the_line_is_cut),
	};

	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
