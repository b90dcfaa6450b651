/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "terminal/clipboard.h"

static void assert_sequence(const char *text, const char *type, bool in_tmux, const char *expected)
{
	Text out = text_in(NULL);

	clipboard_add(&out, str(text), type, in_tmux);
	assert_true(str_is(text_str(&out), expected));
	text_clear(&out);
}

static void test_clipboard_writes_base64(void **state)
{
	(void)state;
	assert_sequence("", "xterm", false, "\x1B]52;c;\a");
	assert_sequence("f", "xterm", false, "\x1B]52;c;Zg==\a");
	assert_sequence("fo", "xterm", false, "\x1B]52;c;Zm8=\a");
	assert_sequence("foo", NULL, false, "\x1B]52;c;Zm9v\a");
	assert_sequence("\x1B]0;x\a\xFF~", "xterm", false, "\x1B]52;c;G10wO3gH/34=\a");
}

static void test_clipboard_is_wrapped_for_screen(void **state)
{
	(void)state;
	assert_sequence("foo", "screen-256color", false, "\x1BP\x1B]52;c;Zm9v\a\x1B\\");
	assert_sequence("foo", "screen-256color", true, "\x1B]52;c;Zm9v\a");
	Text out = text_in(NULL), text = text_in(NULL);

	text_fill(&text, 'x', 600); /* in four strings */
	clipboard_add(&out, text_str(&text), "screen", false);
	assert_int_equal(out.size, 8 + 800 + 4 * 4);
	text_clear(&text);
	text_clear(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clipboard_writes_base64),
		cmocka_unit_test(test_clipboard_is_wrapped_for_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
