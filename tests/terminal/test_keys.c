/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/clean.h"
#include "base/text.h"
#include "terminal/keys.h"

/* All events of KEYS as words: keys as they are, pastes in brackets, replies in braces. */
static void add_events(Keys *keys, bool flush, Text *out)
{
	KeysEvent event;

	while ((event = keys_next(keys, flush)).kind != KEYS_NONE) {
		if (out->size > 0)
			text_add_byte(out, ' ');
		text_add_c(out,
			event.kind == KEYS_PASTE           ? "["
				: event.kind == KEYS_REPLY ? "{"
							   : "");
		text_add(out, event.text);
		text_add_c(out,
			event.kind == KEYS_PASTE           ? "]"
				: event.kind == KEYS_REPLY ? "}"
							   : "");
	}
}

/* BYTES in pieces of STEP bytes. */
static void assert_events_in_steps(
	const char *bytes, size_t size, size_t step, const char *expected)
{
	Keys *keys = keys_new();
	Text out = text_in(NULL);

	keys_add(keys, "\033OA", "Up");
	keys_add(keys, "\033[[9~", "F9");
	for (size_t at = 0; at < size; at += step) {
		keys_feed(keys, bytes + at, size - at < step ? size - at : step);
		add_events(keys, false, &out);
	}
	add_events(keys, true, &out);
	text_add_byte(&out, '\0');
	assert_string_equal(out.at, expected);
	assert_int_equal(keys_wait(keys), KEYS_WAIT_NOT);
	text_clear(&out);
	keys_free(keys);
}

static void assert_events(const char *bytes, const char *expected)
{
	size_t size = strlen(bytes);

	assert_events_in_steps(bytes, size, size, expected);
	assert_events_in_steps(bytes, size, 1, expected);
}

static void test_keys_plain_and_control(void **state)
{
	(void)state;
	assert_events("jG/?%", "j G / ? %");
	assert_events(" \r\n\t\b\177", "Space Enter Enter Tab Backspace Backspace");
	assert_events("\f\003\032\007", "^L ^C ^Z ^G");
	assert_events_in_steps("\0", 1, 1, "^@");
}

static void test_keys_of_several_bytes(void **state)
{
	(void)state;
	assert_events("é中😀", "é 中 😀");
	assert_events("\303(", "this key ("); /* cut by another character */
	assert_events("j\360\237\230", "j this key"); /* cut by the end */
	assert_events("\302\233x", "this key x"); /* C1 as UTF-8 is no key */
	assert_events("\342\200\256x", "this key x"); /* nor is a direction override */
}

static void test_keys_by_sequence(void **state)
{
	(void)state;
	assert_events("\033[A\033OB\033[5~\033[6~\033[H\033OF", "Up Down PgUp PgDn Home End");
	assert_events("\033[Z\033OP\033[15~\033[[A\033[24~", "BackTab F1 F5 F1 F12");
	assert_events("\033OM\033Oj\033Op", "Enter * 0");
	assert_events("\033[1;5A\033[5;2~\033[1;3R", "C-Up S-PgUp M-F3");
	assert_events("\033[[9~j", "F9 j"); /* the terminal's own goes before what is built in */
}

static void test_keys_alone_and_with_alt(void **state)
{
	(void)state;
	assert_events("\033", "Esc");
	assert_events("\033\033", "Esc Esc");
	assert_events("\033\033[A", "Esc Up");
	assert_events("\033q\033é\033\003", "M-q M-é M-^C");
}

static void test_keys_unknown_sequences_leak_no_letters(void **state)
{
	(void)state;
	assert_events("\033[99;99qj", "this key j");
	assert_events("\033[200;1;1;1$zj", "this key j");
	assert_events("\033Owj\033O$j", "7 j this key j");
	assert_events("\033[12\033[Aj", "this key Up j"); /* broken off by another one */
	assert_events("\233Aj", "Up j"); /* ESC [ in one byte */
}

static void test_keys_replies_are_told_apart(void **state)
{
	(void)state;
	assert_events("\033[?69;2$yj", "{?69;2$y} j");
	assert_events("\033[?64;1;2c\033[24;80R\033[I", "{?64;1;2c} {24;80R} {I}");
	assert_events("\033]11;rgb:0000/0000/0000\033\\j", "{]11;rgb:0000/0000/0000\033\\} j");
	assert_events("\033]0;q\aj\033P1+r\033\\q", "{]0;q\a} j {P1+r\033\\} q");
}

static void test_keys_paste_is_one_clean_line(void **state)
{
	(void)state;
	assert_events("\033[200~one\r\ntwo\tq\033[201~j", "[one two q] j");
	assert_events("\033[200~a\033[31mb\007\342\200\256c\033[201~", "[a[31mbc]");
	assert_events("\033[200~\033[201~q", "[] q");
}

static void test_keys_paste_without_end_is_given_up(void **state)
{
	(void)state;
	assert_events("\033[200~quit\033[20", "[quit]");
}

static void test_keys_paste_is_cut_at_its_limit(void **state)
{
	(void)state;
	Keys *keys = keys_new();
	size_t size = KEYS_PASTE_BYTES_MAX + 1000;
	char *bytes = malloc(size);

	memset(bytes, 'x', size);
	keys_feed(keys, "\033[200~", 6);
	keys_feed(keys, bytes, size);
	assert_int_equal(keys_next(keys, false).kind, KEYS_NONE);
	keys_feed(keys, "yyy\033[201~", 9);
	KeysEvent event = keys_next(keys, false);

	assert_int_equal(event.kind, KEYS_PASTE);
	assert_int_equal(event.text.size, KEYS_PASTE_BYTES_MAX);
	assert_int_equal(event.text.at[event.text.size - 1], 'x');
	free(bytes);
	keys_free(keys);
}

static void test_keys_endless_sequences_end(void **state)
{
	(void)state;
	char bytes[1000];
	Keys *keys = keys_new();

	memset(bytes, '1', sizeof bytes);
	memcpy(bytes, "\033[", 2);
	keys_feed(keys, bytes, sizeof bytes);
	assert_true(str_is(keys_next(keys, false).text, "this key"));
	keys_drop(keys);
	memcpy(bytes, "\033]", 2);
	keys_feed(keys, bytes, sizeof bytes);
	assert_int_equal(keys_next(keys, false).kind, KEYS_REPLY);
	keys_free(keys);
}

static void test_keys_say_what_they_wait_for(void **state)
{
	(void)state;
	static const struct {
		const char *bytes;
		KeysWait wait;
	} cases[] = {
		{ "", KEYS_WAIT_NOT },
		{ "\033", KEYS_WAIT_ESCAPE },
		{ "\033[1", KEYS_WAIT_SEQUENCE },
		{ "\303", KEYS_WAIT_SEQUENCE },
		{ "\033[200~x", KEYS_WAIT_PASTE },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Keys *keys = keys_new();

		keys_feed(keys, cases[i].bytes, strlen(cases[i].bytes));
		assert_int_equal(keys_next(keys, false).kind, KEYS_NONE);
		assert_int_equal(keys_wait(keys), cases[i].wait);
		keys_free(keys);
	}
}

/* Whatever comes: every name is clean, short, and the bytes are used up. */
static void test_keys_of_any_bytes(void **state)
{
	(void)state;
	uint32_t seed = 1;
	size_t seen = 0;

	for (int round = 0; round < 3000; round++) {
		static const char usual[] = "\033\033[O]P;?0129~AZcRyj \a\\\200\303\233";
		Keys *keys = keys_new();

		for (int i = 0; i < 24; i++) {
			seed = seed * 1103515245u + 12345u;
			char byte = usual[(seed >> 16) % (sizeof usual - 1)];
			KeysEvent event;

			keys_feed(keys, &byte, 1);
			while ((event = keys_next(keys, (seed >> 28) == 0)).kind != KEYS_NONE)
				if (event.kind == KEYS_KEY) {
					assert_true(event.text.size > 0 && event.text.size < 32 &&
						clean_is_clean(event.text, 0));
					seen++;
				}
		}
		while (keys_next(keys, true).kind != KEYS_NONE)
			continue;
		assert_int_equal(keys_wait(keys), KEYS_WAIT_NOT);
		keys_free(keys);
	}
	assert_true(seen > 3000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_plain_and_control),
		cmocka_unit_test(test_keys_of_several_bytes),
		cmocka_unit_test(test_keys_by_sequence),
		cmocka_unit_test(test_keys_alone_and_with_alt),
		cmocka_unit_test(test_keys_unknown_sequences_leak_no_letters),
		cmocka_unit_test(test_keys_replies_are_told_apart),
		cmocka_unit_test(test_keys_paste_is_one_clean_line),
		cmocka_unit_test(test_keys_paste_without_end_is_given_up),
		cmocka_unit_test(test_keys_paste_is_cut_at_its_limit),
		cmocka_unit_test(test_keys_endless_sequences_end),
		cmocka_unit_test(test_keys_say_what_they_wait_for),
		cmocka_unit_test(test_keys_of_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
