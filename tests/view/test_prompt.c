/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/prompt.h"

/* Presses KEYS, names parted by blanks; the answer to the last one. */
static PromptAnswer press(Prompt *prompt, const char *keys)
{
	PromptAnswer answer = PROMPT_IGNORED;
	Str rest = str(keys);
	Str key;

	while (str_next_word(&rest, &key))
		answer = prompt_key(prompt, key);
	return answer;
}

static void assert_line(const Prompt *prompt, const char *expected)
{
	Arena *arena = arena_new();

	assert_string_equal(str_c(arena, prompt_text(prompt)), expected);
	arena_free(arena);
}

static int set_up(void **state)
{
	static Prompt prompt;

	prompt_init(&prompt);
	prompt_open(&prompt);
	*state = &prompt;
	return 0;
}

static int tear_down(void **state)
{
	prompt_clear(*state);
	return 0;
}

static void test_prompt_takes_characters(void **state)
{
	Prompt *prompt = *state;

	assert_int_equal(press(prompt, "l o c k Space g \xC3\xA4"), PROMPT_EDITED);
	assert_line(prompt, "lock g\xC3\xA4");
	assert_int_equal(press(prompt, "PgDn"), PROMPT_IGNORED);
	assert_int_equal(press(prompt, "^L"), PROMPT_IGNORED);
	assert_line(prompt, "lock g\xC3\xA4");
}

static void test_prompt_deletes_clusters_words_and_all(void **state)
{
	Prompt *prompt = *state;

	prompt_insert(prompt, str("the old e\xCC\x81"));
	assert_int_equal(press(prompt, "Backspace"), PROMPT_EDITED);
	assert_line(prompt, "the old ");
	assert_int_equal(press(prompt, "^W"), PROMPT_EDITED);
	assert_line(prompt, "the ");
	assert_int_equal(press(prompt, "^U"), PROMPT_EDITED);
	assert_line(prompt, "");
	assert_int_equal(press(prompt, "^U"), PROMPT_MOVED);
}

static void test_prompt_edits_in_the_middle(void **state)
{
	Prompt *prompt = *state;

	press(prompt, "a c Left b");
	assert_line(prompt, "abc");
	press(prompt, "Home Left x End y");
	assert_line(prompt, "xabcy");
	press(prompt, "Left Backspace");
	assert_line(prompt, "xaby");
	press(prompt, "^U");
	assert_line(prompt, "y");
}

static void test_prompt_backspace_on_nothing_cancels(void **state)
{
	Prompt *prompt = *state;

	assert_int_equal(press(prompt, "a Backspace"), PROMPT_EDITED);
	assert_int_equal(press(prompt, "Backspace"), PROMPT_CANCELLED);
	assert_int_equal(press(prompt, "Esc"), PROMPT_CANCELLED);
	assert_int_equal(press(prompt, "^G"), PROMPT_CANCELLED);
	assert_int_equal(press(prompt, "Enter"), PROMPT_ACCEPTED);
}

static void test_prompt_paste_becomes_one_line_without_controls(void **state)
{
	Prompt *prompt = *state;

	prompt_insert(prompt, str("tide\ntable\033[31m\x7F"));
	assert_line(prompt, "tide table[31m");
}

static void test_prompt_takes_no_more_than_its_room(void **state)
{
	Prompt *prompt = *state;

	for (int i = 0; i < 300; i++)
		prompt_insert(prompt, str("\xC3\xA4\xC3\xB6\xC3\xBC"));
	assert_int_equal(prompt_text(prompt).size, 1000);
}

static void test_prompt_recalls_earlier_lines(void **state)
{
	Prompt *prompt = *state;

	prompt_insert(prompt, str("first"));
	prompt_remember(prompt);
	prompt_remember(prompt);
	prompt_open(prompt);
	prompt_insert(prompt, str("second"));
	prompt_remember(prompt);
	prompt_open(prompt);
	press(prompt, "Up");
	assert_line(prompt, "second");
	press(prompt, "Up");
	assert_line(prompt, "first");
	assert_int_equal(press(prompt, "Up"), PROMPT_MOVED);
	press(prompt, "Down Down");
	assert_line(prompt, "");
}

static void test_prompt_forgets_the_oldest_line(void **state)
{
	Prompt *prompt = *state;

	for (int i = 0; i <= PROMPT_HISTORY_MAX; i++) {
		char name[2] = { (char)('0' + i), '\0' };

		prompt_open(prompt);
		prompt_insert(prompt, str(name));
		prompt_remember(prompt);
	}
	assert_int_equal(prompt->history_count, PROMPT_HISTORY_MAX);
	assert_true(str_is(text_str(&prompt->history[0]), "1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define PROMPT_TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
		PROMPT_TEST(test_prompt_takes_characters),
		PROMPT_TEST(test_prompt_deletes_clusters_words_and_all),
		PROMPT_TEST(test_prompt_edits_in_the_middle),
		PROMPT_TEST(test_prompt_backspace_on_nothing_cancels),
		PROMPT_TEST(test_prompt_paste_becomes_one_line_without_controls),
		PROMPT_TEST(test_prompt_takes_no_more_than_its_room),
		PROMPT_TEST(test_prompt_recalls_earlier_lines),
		PROMPT_TEST(test_prompt_forgets_the_oldest_line),
#undef PROMPT_TEST
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
