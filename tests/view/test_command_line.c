/* SPDX-License-Identifier: ISC */

/* What is typed behind a colon, and what the settings do. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"

/* Types LINE behind a colon and ends it. */
static Effect command(Bench *bench, const char *line)
{
	press(bench, ":");
	type(bench, line);
	return press(bench, "Enter");
}

static void test_command_runs_actions_by_name(void **state)
{
	Bench *bench = *state;

	command(bench, "head-next");
	assert_row(bench, 0, "A bridge with a temper");
	command(bench, "2 line-down");
	assert_row(bench, 0,
		"The old bridge was known for opening by itself. On two nights in 1987 it");
	assert_int_equal(command(bench, "quit").kind, EFFECT_QUIT);
	command(bench, "q");
	assert_focus(bench, PANE_LIST);
	assert_int_equal(command(bench, "q").kind, EFFECT_QUIT);
	press(bench, "Enter");
	command(bench, "sort n");
	assert_row(bench, -1,
		"Comments and the list can be put in another order; c goes to the comments");
	command(bench, "mark-set a");
	assert_row(bench, -1, "Mark a is set");
	command(bench, "2"); /* the second page */
	assert_row(bench, 0, "let a coal ship through that nobody had asked for, and the bridge");
}

static void test_command_that_is_none_says_so(void **state)
{
	Bench *bench = *state;

	command(bench, "dance");
	assert_row(bench, -1, "no command is called \"dance\"; Tab shows them");
	command(bench, "bind all");
	assert_row(bench, -1, "bind wants a pane, a key and an action");
	command(bench, "");
	assert_row(bench, 1, "Swing bridge opens to walkers at last");
}

static void test_command_is_completed(void **state)
{
	Bench *bench = *state;

	press(bench, ":");
	type(bench, "head-n");
	press(bench, "Tab");
	assert_non_null(strstr(row_text(bench, -1), ":head-next "));
	press(bench, "^U");
	type(bench, "fold");
	press(bench, "Tab");
	assert_non_null(strstr(row_text(bench, -1), "fold fold-all"));
	press(bench, "^U");
	type(bench, "set wid");
	press(bench, "Tab");
	assert_non_null(strstr(row_text(bench, -1), ":set width "));
	press(bench, "^U");
	type(bench, "set panes o");
	press(bench, "Tab");
	assert_non_null(strstr(row_text(bench, -1), ":set panes one "));
	press(bench, "^U");
	type(bench, "bind comm");
	press(bench, "Tab");
	assert_non_null(strstr(row_text(bench, -1), ":bind comments "));
	press(bench, "^U");
	type(bench, "xyz");
	press(bench, "Tab");
	assert_non_null(strstr(row_text(bench, -1), "nothing begins so"));
}

/* More begins so than the row has room for. */
static void test_command_candidates_are_cut(void **state)
{
	Bench *bench = *state;

	press(bench, ": Tab");
	assert_non_null(strstr(row_text(bench, -1), "\xE2\x80\xA6"));
	assert_int_equal(strncmp(row_text(bench, -1), ":  ", 3), 0);
	type(bench, "set ");
	press(bench, "Tab");
	assert_int_equal(strncmp(row_text(bench, -1), ":set    width wrap hints", 24), 0);
	assert_non_null(strstr(row_text(bench, -1), "\xE2\x80\xA6"));
	type(bench, "width 60 and what is typed is longer than half of the whole row");
	press(bench, "^A Tab");
	press(bench, "^E");
	assert_non_null(strstr(row_text(bench, -1), "half of the whole row"));
	press(bench, "^U");
	resize(bench, 12, 40);
	type(bench, "s");
	press(bench, "Tab");
	assert_int_equal(strncmp(row_text(bench, -1), ":s   ", 5), 0);
	assert_non_null(strstr(row_text(bench, -1), "set"));
	resize(bench, 5, 20);
	press(bench, "Tab");
	assert_int_equal(strncmp(row_text(bench, -1), ":s   ", 5), 0);
}

static void test_command_lines_are_edited_and_recalled(void **state)
{
	Bench *bench = *state;

	command(bench, "head-next");
	press(bench, ": Up");
	assert_non_null(strstr(row_text(bench, -1), ":head-next"));
	press(bench, "^A ^K");
	type(bench, "xbottom");
	press(bench, "^A Del Enter");
	assert_non_null(strstr(row_text(bench, -2), "100%"));
}

static void test_bind_and_unbind_change_keys_and_help(void **state)
{
	Bench *bench = *state;

	command(bench, "bind article w head-next");
	press(bench, "w");
	assert_row(bench, 0, "A bridge with a temper");
	command(bench, "unbind article w");
	press(bench, "w");
	assert_row(bench, -1, "w is not bound; ? for help");
	command(bench, "bind all Z help");
	command(bench, "unbind all ?");
	press(bench, "g w");
	assert_row(bench, -1, "w is not bound; F1 for help");
	command(bench, "unbind all F1");
	press(bench, "Z");
	assert_row(bench, 0, "Keys");
	press(bench, "q");
	command(bench, "bind article H shift-left");
	command(bench, "unbind article h");
	command(bench, "unbind article Left");
	command(bench, "unbind article l");
	command(bench, "unbind article Right");
	press(bench, "W W"); /* sentences name the keys as they are */
	assert_row(
		bench, -1, "Wide tables and preformatted text are shifted with H and :shift-right");
}

#define END_MARK "\xE2\x80\x94 end \xE2\x80\x94  "

static void test_the_end_line_names_the_keys_as_they_are(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = build_article("title Fog\nannounced 941\np Fog.");
	show(bench, 1, SHOW_ARTICLE);
	assert_row(bench, 4, END_MARK "941 comments not in this copy (c)");
	command(bench, "bind article w pane-comments");
	assert_row(bench, 4, END_MARK "941 comments not in this copy (c)");
	command(bench, "unbind all c");
	assert_row(bench, 4, END_MARK "941 comments not in this copy (w)");
	command(bench, "unbind article w");
	assert_row(bench, 4, END_MARK "941 comments not in this copy (:pane-comments)");
	resize(bench, 24, 45);
	assert_row(bench, 4, END_MARK "941 comments not in this copy");
	assert_row(bench, 5, "(:pane-comments)");
	command(bench, "bind article ` pane-comments");
	assert_row(bench, 4, END_MARK "941 comments not in this copy (`)");
	assert_row(bench, 5, "");
	show(bench, 0, SHOW_ARTICLE);
	show(bench, 1, SHOW_ARTICLE);
	assert_row(bench, 4, END_MARK "941 comments not in this copy (`)");
}

/* Settings: each of them set, and what changes by it. */

static void test_set_tells_and_refuses(void **state)
{
	Bench *bench = *state;

	command(bench, "set");
	assert_row(bench, -1, "All settings are as they come");
	command(bench, "set width=50");
	assert_row(bench, -1, "width 50");
	command(bench, "set wrap");
	command(bench, "set");
	assert_row(bench, -1, "width 50  wrap on");
	command(bench, "set wrap?");
	assert_row(bench, -1, "wrap on");
	command(bench, "set width wide");
	assert_row(bench, -1, "width: \"wide\" is not a number in 20 400");
	command(bench, "set sort upwards");
	assert_row(bench, -1, "sort: \"upwards\" is not one of page oldest newest replies");
	command(bench, "set wrap maybe");
	assert_row(bench, -1, "wrap: \"maybe\" is not on or off");
	command(bench, "set colour red");
	assert_row(bench, -1, "no setting is called \"colour\"");
}

/* What keys have changed stays when something else is set. */
static void test_set_keeps_what_keys_changed(void **state)
{
	Bench *bench = *state;

	press(bench, "- W c S r");
	command(bench, "set hints off");
	assert_row(bench, 0, "Comments 5 \xC2\xB7 most replies first");
	press(bench, "a");
	assert_row(bench, 8, "The swing bridge over the Merrow, closed since a barge struck it");
	press(bench, "W");
	assert_row(bench, -1, "Wide tables and preformatted text are shifted with h and l");
}

static void test_set_width(void **state)
{
	Bench *bench = *state;

	command(bench, "set width 40");
	assert_row(bench, 4, "2011, 09:20 GMT"); /* of the dateline */
}

static void test_set_hints(void **state)
{
	Bench *bench = *state;

	command(bench, "set hints off");
	press(bench, "j");
	assert_row(bench, -1, "");
}

static void test_set_wrap(void **state)
{
	Bench *bench = *state;

	command(bench, "set wrap on");
	press(bench, "W");
	assert_row(bench, -1, "Wide tables and preformatted text are shifted with h and l");
}

static void test_set_sort(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = build_article_from("quarry.txt");
	command(bench, "set sort replies");
	press_and_open(bench, "J");
	press(bench, "c");
	assert_row(bench, 0, "Comments 12 \xC2\xB7 most replies first");
}

static void test_set_comments(void **state)
{
	Bench *bench = *state;

	article_free(bench->article[1]);
	bench->article[1] = build_article_from("quarry.txt");
	command(bench, "set comments folded");
	press_and_open(bench, "J");
	press(bench, "c");
	assert_non_null(strstr(row_text(bench, 1), "3 replies"));
}

static void test_set_panes_and_linear(void **state)
{
	Bench *bench = *state;

	resize(bench, 30, 120);
	assert_non_null(strstr(row_text(bench, 0), "Related 3"));
	command(bench, "set panes one");
	assert_null(strstr(row_text(bench, 0), "Related 3"));
	press(bench, "c");
	assert_row(bench, 0, "Comments 5 \xC2\xB7 \"What do you think of the new bridge?\"");
	press(bench, "a");
	command(bench, "set panes auto");
	assert_non_null(strstr(row_text(bench, 0), "Related 3"));
	command(bench, "set linear");
	assert_null(strstr(row_text(bench, 0), "Related 3"));
}

static void test_set_linear_tells_and_rests_the_cursor(void **state)
{
	Bench *bench = *state;

	command(bench, "set linear");
	press(bench, "c } h");
	assert_row(bench, -1, "comment 2 of 5, depth 1, 1 reply, folded");
	assert_true(bench->canvas->cursor_shown);
	assert_int_equal(bench->canvas->cursor_row, 6);
	assert_true(str_starts(str(row_text(bench, 6)), "A pilot"));
	press(bench, "l");
	assert_row(bench, -1, "comment 2 of 5, depth 1, 1 reply");
	press(bench, "a");
	assert_row(bench, -1, "article");
	row_text(bench, 0);
	assert_int_equal(bench->canvas->cursor_row, 0);
	assert_int_equal(bench->canvas->cursor_column, 4);
}

static void test_set_linear_tells_stories_and_pages(void **state)
{
	Bench *bench = *state;

	command(bench, "set linear");
	press(bench, "r j");
	assert_row(bench, -1, "story 2 of 3, not in this archive");
	assert_int_equal(bench->canvas->cursor_row, 2);
	press(bench, "h");
	assert_row(bench, -1, "article");
	press(bench, "q j");
	assert_row(bench, -1, "page 2 of 3");
	assert_int_equal(bench->canvas->cursor_row, 2);
	press(bench, "Z");
	assert_row(bench, -1, "Z is not bound; ? for help"); /* what is said otherwise stays */
}

static void test_set_theme(void **state)
{
	assert_int_equal(command(*state, "set theme mono").kind, EFFECT_SET_THEME);
	assert_true(str_is(
		settings_text(view_settings(((Bench *)*state)->view), SETTING_THEME), "mono"));
}

static void test_set_texts(void **state)
{
	Bench *bench = *state;

	command(bench, "set browser w3m -N");
	assert_row(bench, -1, "browser w3m -N");
	command(bench, "set copy-command \"xclip -i\"");
	assert_row(bench, -1, "copy-command xclip -i");
	command(bench, "set clipboard off");
	assert_row(bench, -1, "clipboard off");
	command(bench, "set resume off");
	assert_row(bench, -1, "resume off");
}

static void test_set_secure(void **state)
{
	static const char *const keys[] = { "y", "s", "|", "!", "o", "O" };
	Bench *bench = *state;

	command(bench, "set secure");
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		assert_int_equal(press(bench, keys[i]).kind, EFFECT_NONE);
		assert_row(bench, -1, "The setting secure forbids that");
	}
	command(bench, "set secure off");
	assert_row(bench, -1, "secure cannot be taken back");
}

/* The configuration */

static void test_configuration_takes_settings_and_keys_only(void **state)
{
	Bench *bench = *state;
	Error err = { 0 };

	assert_true(view_command(bench->view, str("# a remark"), &err));
	assert_true(view_command(bench->view, str(""), &err));
	assert_true(view_command(bench->view, str("  set width 50"), &err));
	assert_true(view_command(bench->view, str("bind article w top"), &err));
	assert_false(view_command(bench->view, str("quit"), &err));
	assert_string_equal(err.text, "\"quit\" is not set, bind, unbind or macro");
}

/* What is copied and sent */

static void assert_copied(Bench *bench, const char *keys, const char *what, const char *text)
{
	Effect effect = press(bench, keys);

	assert_int_equal(effect.kind, EFFECT_COPY);
	assert_true(str_is(effect.title, what));
	if (!str_is(effect.address, text))
		fail_msg("%.*s", (int)effect.address.size, effect.address.at);
}

static void test_copy_shows_choices(void **state)
{
	press(*state, "y");
	assert_row(*state, -1,
		"u address  t title+address  c citation  m Markdown  p paragraph  a all");
}

/* In a narrow window words go, and no key. */
static void test_copy_shows_its_keys_where_there_is_no_room(void **state)
{
	Bench *bench = *state;

	resize(bench, 24, 40);
	press(bench, "y");
	assert_row(bench, -1, "u address t title+address c m p a");
}

#define ADDRESS "https://gazette.example/harbour/2011/swing-bridge.html"
#define TITLE   "Swing bridge opens to walkers at last"

static void test_copy_takes_each(void **state)
{
	Bench *bench = *state;

	assert_copied(bench, "y u", "Address", ADDRESS);
	assert_copied(bench, "y t", "Title and address", TITLE "\n" ADDRESS);
	assert_copied(bench, "y c", "Citation",
		"Marta Quill: " TITLE ". Tidewater Gazette, 14 May 2011. " ADDRESS
		" (captured 17 May 2011, 03:40 GMT)");
	assert_copied(bench, "y m", "Markdown link", "[" TITLE "](<" ADDRESS ">)");
	assert_copied(bench, ") y p", "Paragraph", "A bridge with a temper");
	Effect effect = press(bench, "y a");

	assert_int_equal(effect.kind, EFFECT_COPY);
	assert_int_not_equal(str_find(effect.address, "\nRelated\n-------\n", 0), STR_NOWHERE);
}

static void test_copy_in_the_other_panes(void **state)
{
	Bench *bench = *state;

	assert_copied(bench, "r y u", "Address", "https://gazette.example/harbour/2003/barge.html");
	assert_copied(bench, "c } y p", "Comment", "The hut leaked.\n\nA pilot, the river");
}

static void test_copy_of_an_address_that_is_not_known(void **state)
{
	Bench *bench = *state;

	press_and_open(bench, "J");
	assert_int_equal(press(bench, "y u").kind, EFFECT_NONE);
	assert_row(bench, -1, "The page does not say its address");
}

static void assert_asked(
	Bench *bench, const char *key, const char *label, const char *words, EffectKind kind)
{
	Effect effect;

	press(bench, key);
	assert_true(str_starts(str(row_text(bench, -1)), label));
	type(bench, words);
	effect = press(bench, "Enter");
	assert_int_equal(effect.kind, kind);
	assert_true(str_is(effect.address, words));
}

static void test_save_pipe_and_shell_ask_first(void **state)
{
	Bench *bench = *state;

	assert_asked(bench, "s", "save as:", "bridge.md", EFFECT_SAVE);
	assert_asked(bench, "|", "|", "wc -w", EFFECT_PIPE);
	assert_asked(bench, "!", "!", "ls", EFFECT_SHELL);
	assert_int_equal(press(bench, "s Enter").kind, EFFECT_NONE);
	assert_int_equal(press(bench, "! ^G").kind, EFFECT_NONE);
}

static void test_open_file_and_address(void **state)
{
	Bench *bench = *state;
	Effect effect = press(bench, "o");

	assert_int_equal(effect.kind, EFFECT_OPEN_FILE);
	assert_int_equal(effect.item, 0);
	assert_int_equal(press(bench, "O").kind, EFFECT_NONE);
	assert_row(
		bench, -1, "Open https://gazette.example/harbour/2011/swing-bridge.html?  y yes");
	press(bench, "^G");
	resize(bench, 24, 40);
	press(bench, "O");
	assert_row(bench, -1, "Open https://gazette.example/h\xE2\x80\xA6  y yes");
	effect = press(bench, "y");
	assert_int_equal(effect.kind, EFFECT_OPEN_ADDRESS);
	assert_true(str_is(effect.address, ADDRESS));
	assert_int_equal(press(bench, "O n").kind, EFFECT_NONE);
	press(bench, "1 O");
	effect = press(bench, "y");
	assert_true(str_is(effect.address, "https://gazette.example/harbour/board.html"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up_open, tear_down)
		TEST(test_command_runs_actions_by_name),
		TEST(test_command_that_is_none_says_so),
		TEST(test_command_is_completed),
		TEST(test_command_candidates_are_cut),
		TEST(test_command_lines_are_edited_and_recalled),
		TEST(test_bind_and_unbind_change_keys_and_help),
		TEST(test_the_end_line_names_the_keys_as_they_are),
		TEST(test_set_tells_and_refuses),
		TEST(test_set_keeps_what_keys_changed),
		TEST(test_set_width),
		TEST(test_set_hints),
		TEST(test_set_wrap),
		TEST(test_set_sort),
		TEST(test_set_comments),
		TEST(test_set_panes_and_linear),
		TEST(test_set_linear_tells_and_rests_the_cursor),
		TEST(test_set_linear_tells_stories_and_pages),
		TEST(test_set_theme),
		TEST(test_set_texts),
		TEST(test_set_secure),
		TEST(test_configuration_takes_settings_and_keys_only),
		TEST(test_copy_shows_choices),
		TEST(test_copy_shows_its_keys_where_there_is_no_room),
		TEST(test_copy_takes_each),
		TEST(test_copy_in_the_other_panes),
		TEST(test_copy_of_an_address_that_is_not_known),
		TEST(test_save_pipe_and_shell_ask_first),
		TEST(test_open_file_and_address),
#undef TEST
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
