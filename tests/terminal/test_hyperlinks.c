/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "terminal/hyperlinks.h"

/* The marks of links 1 and 2. */
#define ONE "\xF3\xA0\x84\x80"
#define TWO "\xF3\xA0\x84\x81"

#define BEGIN_ONE "\033]8;id=broadsheet1;http://courier.example/1\a"
#define BEGIN_TWO "\033]8;id=broadsheet2;https://courier.example/2\a"
#define END       "\033]8;;\a"

static void assert_sent(const char *second, const char *bytes, const char *expected)
{
	CanvasLinks *links = canvas_links_new();
	Text out = text_in(NULL);

	assert_int_equal(canvas_links_number(links, str("http://courier.example/1")), 1);
	assert_int_equal(canvas_links_number(links, str(second)), 2);
	hyperlinks_add(links, str(bytes), &out);
	text_add_byte(&out, '\0');
	assert_string_equal(out.at, expected);
	text_clear(&out);
	canvas_links_free(links);
}

static void assert_rewritten(const char *bytes, const char *expected)
{
	assert_sent("https://courier.example/2", bytes, expected);
}

static void test_hyperlinks_begin_and_end_where_marks_change(void **state)
{
	(void)state;
	assert_rewritten("no link", "no link");
	assert_rewritten("a b" ONE "c" ONE " d", "a " BEGIN_ONE "bc" END " d");
	assert_rewritten("b" ONE "c" TWO, BEGIN_ONE "b" BEGIN_TWO "c" END);
	assert_rewritten("\xE6\xB8\xA1" ONE, BEGIN_ONE "\xE6\xB8\xA1" END);
	/* A mark over a letter is no other character. */
	assert_rewritten("e" ONE "\xCC\x81"
			 "f" ONE,
		BEGIN_ONE "e\xCC\x81"
			  "f" END);
}

static void test_hyperlinks_go_on_over_moves_and_attributes(void **state)
{
	(void)state;
	assert_rewritten(
		"a" ONE "\033(B\033[m\r\033[3db" ONE, BEGIN_ONE "a\033(B\033[m\r\033[3db" END);
	assert_rewritten("a" ONE "\033[Kb" ONE, BEGIN_ONE "a" END "\033[K" BEGIN_ONE "b" END);
	assert_rewritten("a" ONE "\nb" ONE, BEGIN_ONE "a" END "\n" BEGIN_ONE "b" END);
	assert_rewritten("a" ONE "\033Mb", BEGIN_ONE "a" END "\033Mb");
	assert_rewritten("\033]11;?\a\033", "\033]11;?\a\033");
}

static void test_hyperlinks_tell_clean_addresses(void **state)
{
	(void)state;
	assert_sent("mailto:a@courier.example?subject=\xC3\xA9 \"b\"", "a" TWO,
		"\033]8;id=broadsheet2;mailto:a@courier.example?subject=%C3%A9%20%22b%22\a"
		"a" END);
	assert_sent("http://courier.example/\a\033]0;x\x1B\\", "a" TWO,
		"\033]8;id=broadsheet2;http://courier.example/%07%1B]0;x%1B%5C\a"
		"a" END);
	assert_sent("javascript:alert(1)", "a" TWO, "a");
	assert_sent("file:///etc/passwd", "a" ONE "b" TWO "c" ONE,
		BEGIN_ONE "a" END "b" BEGIN_ONE "c" END);
	assert_sent("/news/2.html", "a" TWO, "a");
}

static void test_hyperlinks_leave_out_long_addresses(void **state)
{
	(void)state;
	enum {
		SIZE = 2001
	};
	char address[SIZE + 1];

	memset(address, 'a', SIZE);
	memcpy(address, "http://", strlen("http://"));
	address[SIZE] = '\0';
	assert_sent(address, "a" TWO, "a");
}

static void test_hyperlinks_keep_numbers_while_they_are_seen(void **state)
{
	(void)state;
	CanvasLinks *links = canvas_links_new();
	char address[32];

	for (unsigned i = 1; i <= CANVAS_LINKS_MAX; i++) {
		snprintf(address, sizeof address, "http://courier.example/%u", i);
		assert_int_equal(canvas_links_number(links, str(address)), i);
	}
	assert_int_equal(canvas_links_number(links, str("http://one.example")), 0);
	canvas_links_begin(links);
	assert_int_equal(canvas_links_number(links, str("http://courier.example/2")), 2);
	assert_int_equal(canvas_links_number(links, str("http://one.example")), 0);
	canvas_links_begin(links);
	assert_int_equal(canvas_links_number(links, str("http://one.example")), 1);
	assert_int_equal(canvas_links_number(links, str("http://two.example")), 3);
	assert_true(str_is(canvas_links_address(links, 1), "http://one.example"));
	assert_true(str_is(canvas_links_address(links, 2), "http://courier.example/2"));
	canvas_links_free(links);
}

static void test_hyperlinks_know_terminals(void **state)
{
	static const char *const variables[] = { "TERM", "TERM_PROGRAM", "TMUX", "STY",
		"VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION" };
	static const struct {
		const char *type, *variable, *value;
		bool known;
	} rows[] = {
		{ "xterm-256color", "TERM_PROGRAM", "", false },
		{ "xterm-256color", "TERM_PROGRAM", "WezTerm", true },
		{ "xterm-256color", "TERM_PROGRAM", "Apple_Terminal", false },
		{ "xterm-256color", "VTE_VERSION", "7006", true },
		{ "xterm-256color", "VTE_VERSION", "4602", false },
		{ "xterm-256color", "KONSOLE_VERSION", "221203", true },
		{ "xterm-256color", "WT_SESSION", "d2a1", true },
		{ "xterm-kitty", "TERM_PROGRAM", "", true },
		{ "foot", "TERM_PROGRAM", "", true },
		{ "foot", "TMUX", "/tmp/tmux-1000/default,1,0", false },
		{ "tmux-256color", "VTE_VERSION", "7006", false },
		{ "screen-256color", "VTE_VERSION", "7006", false },
		{ "linux", "TERM_PROGRAM", "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (size_t j = 0; j < sizeof variables / sizeof *variables; j++)
			unsetenv(variables[j]);
		setenv("TERM", rows[i].type, 1);
		setenv(rows[i].variable, rows[i].value, 1);
		if (hyperlinks_known() != rows[i].known)
			fail_msg("%s, %s=%s", rows[i].type, rows[i].variable, rows[i].value);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hyperlinks_begin_and_end_where_marks_change),
		cmocka_unit_test(test_hyperlinks_go_on_over_moves_and_attributes),
		cmocka_unit_test(test_hyperlinks_tell_clean_addresses),
		cmocka_unit_test(test_hyperlinks_leave_out_long_addresses),
		cmocka_unit_test(test_hyperlinks_keep_numbers_while_they_are_seen),
		cmocka_unit_test(test_hyperlinks_know_terminals),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
