/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/keymap.h"

/* The map of all tests but those that change one. */
static Keymap *keymap;

static void assert_command(KeyContext context, const char *key, Command expected)
{
	assert_int_equal(keymap_command(keymap, context, str(key)), expected);
}

static void test_keymap_finds_first_keys_and_aliases(void **state)
{
	(void)state;
	assert_command(CONTEXT_ARTICLE, "j", COMMAND_LINE_DOWN);
	assert_command(CONTEXT_ARTICLE, "Down", COMMAND_LINE_DOWN);
	assert_command(CONTEXT_LIST, "^N", COMMAND_LINE_DOWN);
	assert_command(CONTEXT_COMMENTS, "Space", COMMAND_PAGE_DOWN);
	assert_command(CONTEXT_ARTICLE, "F1", COMMAND_HELP);
	assert_command(CONTEXT_ARTICLE, "\\", COMMAND_VIEW);
	assert_command(CONTEXT_ARTICLE, "Esc", COMMAND_CANCEL);
}

static void test_keymap_contexts_have_their_own_keys(void **state)
{
	(void)state;
	assert_command(CONTEXT_ARTICLE, "h", COMMAND_SHIFT_LEFT);
	assert_command(CONTEXT_RELATED, "h", COMMAND_LEAVE);
	assert_command(CONTEXT_COMMENTS, "h", COMMAND_FOLD);
	assert_command(CONTEXT_LIST, "l", COMMAND_OPEN);
	assert_command(CONTEXT_ALL, "h", COMMAND_NONE);
	assert_command(CONTEXT_ARTICLE, "}", COMMAND_PARA_NEXT);
	assert_command(CONTEXT_COMMENTS, "}", COMMAND_COMMENT_NEXT);
	assert_command(CONTEXT_RELATED, "}", COMMAND_NONE);
}

static void test_keymap_has_nothing_for_other_keys(void **state)
{
	(void)state;
	assert_command(CONTEXT_ARTICLE, "w", COMMAND_NONE);
	assert_command(CONTEXT_ARTICLE, "", COMMAND_NONE);
	assert_command(CONTEXT_ARTICLE, "PgD", COMMAND_NONE);
}

static void test_keymap_selecting_takes_no_keys_of_other_contexts(void **state)
{
	(void)state;
	assert_command(CONTEXT_SELECT, "Q", COMMAND_NONE);
	assert_string_equal(keymap_key(keymap, CONTEXT_SELECT, COMMAND_QUIT), "");
}

static void test_keymap_names_the_key_to_document(void **state)
{
	(void)state;
	assert_string_equal(keymap_key(keymap, CONTEXT_ARTICLE, COMMAND_PAGE_DOWN), "Space");
	assert_string_equal(keymap_key(keymap, CONTEXT_COMMENTS, COMMAND_FOLD), "h");
	assert_string_equal(keymap_key(keymap, CONTEXT_ARTICLE, COMMAND_FOLD), "");
	assert_string_equal(keymap_key(keymap, CONTEXT_ARTICLE, COMMAND_NONE), "");
}

static void test_keymap_every_command_has_a_key(void **state)
{
	(void)state;
	for (Command command = COMMAND_NONE + 1; command < COMMAND_COUNT; command++) {
		size_t bound = 0;

		for (KeyContext context = CONTEXT_ARTICLE; context < CONTEXT_COUNT; context++)
			bound += strlen(keymap_key(keymap, context, command)) > 0;
		assert_true(bound > 0);
	}
}

/* Nor does a context's own row hide one of the rows that hold everywhere, but while selecting,
 * which stands alone. */
static void test_keymap_no_key_has_two_meanings_in_a_context(void **state)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		Str rest = str(rows[i].keys);
		Str key;

		while (rows[i].command != COMMAND_NONE && str_next_word(&rest, &key)) {
			assert_int_equal(
				keymap_command(keymap, rows[i].context, key), rows[i].command);
			if (rows[i].context != CONTEXT_ALL && rows[i].context != CONTEXT_SELECT)
				assert_int_equal(
					keymap_command(keymap, CONTEXT_ALL, key), COMMAND_NONE);
		}
	}
}

static void test_keymap_list_writes_lines_of_configuration(void **state)
{
	Text text = text_in(NULL);

	(void)state;
	keymap_list(keymap, &text);
	assert_true(str_starts(text_str(&text), "bind all j line-down\nbind all Down line-down\n"));
	assert_int_not_equal(
		str_find(text_str(&text), "\nbind comments H fold-all\n", 0), STR_NOWHERE);
	text_clear(&text);
}

static void test_keymap_binds_and_unbinds(void **state)
{
	Keymap *own = keymap_new();
	Error err = { 0 };
	Text keys = text_in(NULL);

	(void)state;
	assert_true(keymap_bind(own, str("article"), str("w"), str("page-down"), &err));
	assert_int_equal(keymap_command(own, CONTEXT_ARTICLE, str("w")), COMMAND_PAGE_DOWN);
	assert_int_equal(keymap_command(own, CONTEXT_LIST, str("w")), COMMAND_NONE);
	assert_string_equal(keymap_key(own, CONTEXT_ARTICLE, COMMAND_PAGE_DOWN), "Space");
	assert_true(keymap_bind(own, str("all"), str("j"), str("quit"), &err));
	assert_int_equal(keymap_command(own, CONTEXT_ARTICLE, str("j")), COMMAND_QUIT);
	keymap_add_keys(own, CONTEXT_ALL, COMMAND_LINE_DOWN, &keys);
	assert_true(str_is(text_str(&keys), "Down ^N ^E"));
	assert_true(keymap_unbind(own, str("all"), str("Down"), &err));
	assert_string_equal(keymap_key(own, CONTEXT_ARTICLE, COMMAND_LINE_DOWN), "^N");
	assert_string_equal(keymap_call(own, CONTEXT_ARTICLE, COMMAND_LINE_DOWN), "^N");
	assert_string_equal(keymap_key(own, CONTEXT_ARTICLE, COMMAND_FOLD), "");
	assert_string_equal(keymap_call(own, CONTEXT_ARTICLE, COMMAND_FOLD), ":fold");
	text_clear(&keys);
	keymap_free(own);
}

static void test_keymap_refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *pane, *key, *action, *words;
	} cases[] = {
		{ "page", "w", "quit", "no pane is called \"page\"" },
		{ "all", "Spce", "quit", "\"Spce\" is no key" },
		{ "all", "w", "dance", "no action is called \"dance\"" },
	};
	Keymap *own = keymap_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Error err = { 0 };

		assert_false(keymap_bind(
			own, str(cases[i].pane), str(cases[i].key), str(cases[i].action), &err));
		assert_string_equal(err.text, cases[i].words);
	}
	Error err = { 0 };

	assert_false(keymap_unbind(own, str("all"), str("w"), &err));
	assert_string_equal(err.text, "w is not bound in \"all\"");
	keymap_free(own);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keymap_finds_first_keys_and_aliases),
		cmocka_unit_test(test_keymap_contexts_have_their_own_keys),
		cmocka_unit_test(test_keymap_has_nothing_for_other_keys),
		cmocka_unit_test(test_keymap_selecting_takes_no_keys_of_other_contexts),
		cmocka_unit_test(test_keymap_names_the_key_to_document),
		cmocka_unit_test(test_keymap_every_command_has_a_key),
		cmocka_unit_test(test_keymap_no_key_has_two_meanings_in_a_context),
		cmocka_unit_test(test_keymap_list_writes_lines_of_configuration),
		cmocka_unit_test(test_keymap_binds_and_unbinds),
		cmocka_unit_test(test_keymap_refuses_what_is_wrong),
	};

	keymap = keymap_new();
	int failed = cmocka_run_group_tests(tests, NULL, NULL);
	keymap_free(keymap);
	return failed;
}
