/* SPDX-License-Identifier: ISC */

/* Every key of the table pressed, and every setting set: what is on the screen then, and was not
 * before. A row of keymap.tsv or of settings.tsv without a row here fails. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bench.h"
#include "build.h"
#include "outside.h"
#include "pages.h"

enum {
	ANYWHERE = 1000, /* instead of a row of the screen */
	CURSOR, /* the same: the terminal's cursor, as "row 0, column 4" */
	WIDE = 120,
	NARROW = 40
};

/* What a trial begins with. */
typedef enum {
	STORY, /* the first of three articles is open */
	CRAWL /* the list of crawl.txt */
} Start;

typedef struct {
	KeyContext context;
	const char *action;
	Start start;
	int columns;
	const char *before; /* keys that lead to where the key is pressed */
	EffectKind effect; /* asked for by the key */
	int row;
	const char *shows; /* in that row, with styles; "" where the effect is all there is */
} KeyCase;

static const KeyCase key_cases[] = {
	{ CONTEXT_ALL, "line-down", STORY, 80, "", 0, 0, "Swing bridge opens" },
	{ CONTEXT_ALL, "line-down", CRAWL, 80, "", 0, -2, "item 2/8" },
	{ CONTEXT_ALL, "line-up", STORY, 80, "2 j", 0, 0, "Swing bridge opens" },
	{ CONTEXT_ALL, "page-down", STORY, 80, "", 0, 0, "let a coal ship through" },
	{ CONTEXT_ALL, "page-up", STORY, 80, "2 Space", 0, 0, "let a coal ship through" },
	{ CONTEXT_ALL, "half-down", STORY, 80, "", 0, 0, "Several hundred people" },
	{ CONTEXT_ALL, "half-up", STORY, 80, "2 d", 0, 0, "Several hundred people" },
	{ CONTEXT_ALL, "top", STORY, 80, "G", 0, 0, "Tidewater Gazette" },
	{ CONTEXT_ALL, "bottom", STORY, 80, "", 0, -2, "100%" },
	{ CONTEXT_ALL, "percent", STORY, 80, "4 0", 0, -2, "42%" },
	{ CONTEXT_ALL, "pane-next", STORY, WIDE, "", 0, 0, "{pane-title-focused:Related 3}" },
	{ CONTEXT_ALL, "pane-prev", STORY, WIDE, "", 0, ANYWHERE,
		"{pane-title-focused:Comments 5" },
	{ CONTEXT_ALL, "pane-article", STORY, 80, "c", 0, 0, "Tidewater Gazette" },
	{ CONTEXT_ALL, "pane-related", STORY, 80, "", 0, 0, "{pane-title-focused:Related 3}" },
	{ CONTEXT_ALL, "pane-comments", STORY, 80, "", 0, 0, "{pane-title-focused:Comments 5" },
	{ CONTEXT_ALL, "zoom", STORY, WIDE, "c", 0, 0, "What do you think of the new bridge?" },
	{ CONTEXT_ALL, "pane-narrower", STORY, WIDE, "", 0, 1,
		"{absent:Barge master fined over bridge}" },
	{ CONTEXT_ALL, "pane-wider", STORY, WIDE, "", 0, 1, "{absent:Barge master fined over}" },
	{ CONTEXT_ALL, "text-wider", STORY, 80, "- -", 0, 11, "as the two leaves closed" },
	{ CONTEXT_ALL, "text-narrower", STORY, 80, "", 0, 9, "{intro:nine years ago" },
	{ CONTEXT_ALL, "text-default", STORY, 80, "- -", 0, 8, "struck it nine}" },
	{ CONTEXT_ALL, "act", STORY, 80, "]", 0, -1, "O opens the live address: harbour board" },
	{ CONTEXT_ALL, "act", STORY, 80, "c", 0, 1, "Saltby \xC2\xB7 2 replies}" },
	{ CONTEXT_ALL, "act", CRAWL, 80, "", EFFECT_OPEN_ITEM, 0, "" },
	{ CONTEXT_ALL, "search", STORY, 80, "", 0, -1, "{prompt:/}" },
	{ CONTEXT_ALL, "match-next", STORY, 80, "/ b r i d g e Enter", 0, -2, "match  2/10" },
	{ CONTEXT_ALL, "match-prev", STORY, 80, "/ b r i d g e Enter n", 0, -2, "match  1/10" },
	{ CONTEXT_ALL, "find", STORY, 80, "c", 0, -1, "{hint:author: place: text: role:" },
	{ CONTEXT_ALL, "find", CRAWL, 80, "", 0, -1, "{hint:site: section: kind:" },
	{ CONTEXT_ALL, "article-next", STORY, 80, "", EFFECT_OPEN_ITEM, 1, "Quarry road" },
	{ CONTEXT_ALL, "article-prev", STORY, 80, "J", EFFECT_OPEN_ITEM, 1, "Swing bridge opens" },
	{ CONTEXT_ALL, "back", STORY, 80, "J", EFFECT_OPEN_ITEM, 1, "Swing bridge opens" },
	{ CONTEXT_ALL, "forward", STORY, 80, "J B", EFFECT_OPEN_ITEM, 1, "Quarry road" },
	{ CONTEXT_ALL, "mark-set", STORY, 80, "", 0, -1, "here (A-Z from anywhere)" },
	{ CONTEXT_ALL, "mark-go", STORY, 80, "", 0, -1, "before the last jump" },
	{ CONTEXT_ALL, "star", STORY, 80, "", EFFECT_LABEL, -2, "{status: * Swing bridge" },
	{ CONTEXT_ALL, "star", CRAWL, 80, "", EFFECT_LABEL, 1, "* Harbour board" },
	{ CONTEXT_ALL, "tag", STORY, 80, "", 0, -1, "{prompt:tags: }" },
	{ CONTEXT_ALL, "read-toggle", STORY, 80, "", EFFECT_LABEL, -1, "{message:Marked as read" },
	{ CONTEXT_ALL, "read-toggle", CRAWL, 80, "", EFFECT_LABEL, 1, "{absent+cursor:Harbour" },
	{ CONTEXT_ALL, "note", STORY, 80, "", 0, -1, "{prompt:note: }" },
	{ CONTEXT_ALL, "notebook", STORY, 80, "", EFFECT_NOTEBOOK, 0, "" },
	{ CONTEXT_ALL, "links", STORY, 80, "", 0, 0, "{pane-title-focused:Links}" },
	{ CONTEXT_ALL, "images", STORY, 80, "", 0, 0, "{pane-title-focused:Pictures}" },
	{ CONTEXT_ALL, "images", STORY, 80, "", 0, -1, "{hint-key:I}{hint: open outside}" },
	{ CONTEXT_ALL, "image-open", STORY, 80, "", EFFECT_OPEN_PICTURE, 0, "" },
	{ CONTEXT_ALL, "image-open", STORY, 80, "c 1", EFFECT_OPEN_PICTURE, 0, "" },
	{ CONTEXT_ALL, "image-open", STORY, 80, "7", 0, -1, "There is no picture 7; i lists" },
	{ CONTEXT_ALL, "link-prev", STORY, 80, "] ]", 0, -1,
		"https://gazette.example/harbour/board.html" },
	{ CONTEXT_ALL, "link-next", STORY, 80, "", 0, -1,
		"https://gazette.example/harbour/board.html" },
	{ CONTEXT_ALL, "open-copy", STORY, 80, "", EFFECT_OPEN_FILE, 0, "" },
	{ CONTEXT_ALL, "open-live", STORY, 80, "", 0, -1,
		"{message:Open https://gazette.example/" },
	{ CONTEXT_ALL, "copy", STORY, 80, "", 0, -1, "{hint-key:c} {hint:citation}" },
	{ CONTEXT_ALL, "save", STORY, 80, "", 0, -1, "{prompt:save as: }" },
	{ CONTEXT_ALL, "pipe", STORY, 80, "", 0, -1, "{prompt:|}" },
	{ CONTEXT_ALL, "shell", STORY, 80, "", 0, -1, "{prompt:!}" },
	{ CONTEXT_ALL, "command", STORY, 80, "", 0, -1, "{prompt::}" },
	{ CONTEXT_ALL, "info", STORY, 80, "", 0, 3, "{label:captured}   17 May 2011, 03:40 GMT" },
	{ CONTEXT_ALL, "view", STORY, 80, "", EFFECT_OPEN_ITEM, -2, "[whole page]" },
	{ CONTEXT_ALL, "captures", CRAWL, 80, "j", 0, 3, "captured 3 Nov 2009, 04:11 GMT" },
	{ CONTEXT_ALL, "contents", STORY, 80, "", 0, 4, "Who may cross" },
	{ CONTEXT_ALL, "sort", STORY, 80, "c", 0, -1, "{hint-key:r} {hint:most replies}" },
	{ CONTEXT_ALL, "sort", CRAWL, 80, "", 0, -1, "{hint-key:l} {hint:length}" },
	{ CONTEXT_ALL, "reload", STORY, 80, "w", EFFECT_OPEN_ITEM, 0, "" },
	{ CONTEXT_ALL, "colours", STORY, 80, "", EFFECT_NEXT_THEME, 0, "" },
	{ CONTEXT_ALL, "wrap", STORY, 80, "", 0, -1, "preformatted text are wrapped" },
	{ CONTEXT_ALL, "macro", STORY, 80, "", 0, -1, "{hint-key:a-z} {hint:macro}" },
	{ CONTEXT_ALL, "help", STORY, 80, "", 0, 0, "Keys" },
	{ CONTEXT_ALL, "close", STORY, 80, "c", 0, 0, "Tidewater Gazette" },
	{ CONTEXT_ALL, "quit", STORY, 80, "", EFFECT_QUIT, 0, "" },
	{ CONTEXT_ALL, "redraw", STORY, 80, "", EFFECT_REDRAW, 0, "" },
	{ CONTEXT_ALL, "suspend", STORY, 80, "", EFFECT_SUSPEND, 0, "" },
	{ CONTEXT_ALL, "cancel", STORY, 80, "/ g u i l d", 0, -1, "{hint-key:SPC}{hint: page}" },
	{ CONTEXT_ARTICLE, "para-prev", STORY, 80, "2 }", 0, 0, "Swing bridge opens" },
	{ CONTEXT_ARTICLE, "para-next", STORY, 80, "", 0, 0, "Swing bridge opens" },
	{ CONTEXT_ARTICLE, "head-prev", STORY, 80, ") )", 0, 0, "A bridge with a temper" },
	{ CONTEXT_ARTICLE, "head-next", STORY, 80, "", 0, 0, "A bridge with a temper" },
	{ CONTEXT_ARTICLE, "shift-left", STORY, NARROW, ") ) 1 8 j 2 l l", 0, ANYWHERE,
		"{table:o Friday          06:10         21:30  b}" },
	{ CONTEXT_ARTICLE, "shift-right", STORY, NARROW, ") ) 1 8 j", 0, ANYWHERE,
		"{table:o Friday          06:10         21:30  b}" },
	{ CONTEXT_ARTICLE, "select", STORY, 80, "", 0, 0, "+selected:" },
	{ CONTEXT_RELATED, "leave", STORY, 80, "r", 0, 0, "Tidewater Gazette" },
	{ CONTEXT_RELATED, "open", STORY, 80, "r", 0, -1,
		"O opens the live address: Barge master fined" },
	{ CONTEXT_RELATED, "group-prev", STORY, 80, "J r ) )", 0, -2, "story 4/5" },
	{ CONTEXT_RELATED, "group-next", STORY, 80, "J r", 0, -2, "story 4/5" },
	{ CONTEXT_COMMENTS, "comment-prev", STORY, 80, "J c 4 }", 0, -2, "comment  4/12" },
	{ CONTEXT_COMMENTS, "comment-next", STORY, 80, "J c", 0, -2, "comment  2/12" },
	{ CONTEXT_COMMENTS, "thread-prev", STORY, 80, "J c ) )", 0, -2, "comment  5/12" },
	{ CONTEXT_COMMENTS, "thread-next", STORY, 80, "J c", 0, -2, "comment  5/12" },
	{ CONTEXT_COMMENTS, "parent", STORY, 80, "J c 2 }", 0, -2, "comment  2/12" },
	{ CONTEXT_COMMENTS, "author-next", STORY, 80, "J c", 0, -2, "comment  3/12" },
	{ CONTEXT_COMMENTS, "author-prev", STORY, 80, "J c A", 0, -2, "comment  1/12" },
	{ CONTEXT_COMMENTS, "fold", STORY, 80, "J c", 0, 1, "10:12 \xC2\xB7 3 replies}" },
	{ CONTEXT_COMMENTS, "unfold", STORY, 80, "J c h", 0, 1, "3 May, 10:12}" },
	{ CONTEXT_COMMENTS, "fold-all", STORY, 80, "J c", 0, 2, "22:05 \xC2\xB7 1 reply}" },
	{ CONTEXT_COMMENTS, "unfold-all", STORY, 80, "J c H", 0, 2,
		"{comment:Two years is what they said" },
	{ CONTEXT_COMMENTS, "select", STORY, 80, "J c", 0, 2, "{comment+selected:T}" },
	{ CONTEXT_LIST, "leave", CRAWL, 80, "", 0, -1, "There is nothing above this list" },
	{ CONTEXT_LIST, "open", CRAWL, 80, "", EFFECT_OPEN_ITEM, 0, "" },
	{ CONTEXT_LIST, "group-prev", CRAWL, 80, "S d S g ) )", 0, -2, "item 5/8" },
	{ CONTEXT_LIST, "group-next", CRAWL, 80, "S d S g", 0, -2, "item 5/8" },
	{ CONTEXT_SELECT, "sel-line-down", STORY, 80, "v", 0, 1, "+selected:" },
	{ CONTEXT_SELECT, "sel-line-up", STORY, 80, "v j j", 0, 2, "{byline:Marta Quill}" },
	{ CONTEXT_SELECT, "sel-left", STORY, 80, "v 5 l", 0, 0, "{kicker+selected:Tidew}" },
	{ CONTEXT_SELECT, "sel-right", STORY, 80, "v", 0, 0, "{kicker+selected:Ti}" },
	{ CONTEXT_SELECT, "sel-word", STORY, 80, "v", 0, 0, "{kicker+selected:Tidewater}" },
	{ CONTEXT_SELECT, "sel-word-back", STORY, 80, "v 2 w", 0, 0,
		"{kicker+selected:Tidewater G}" },
	{ CONTEXT_SELECT, "sel-sentence", STORY, 80, "1 7 j v", 0, ANYWHERE,
		"{crosshead+selected:A bridge with a temper}" },
	{ CONTEXT_SELECT, "sel-para", STORY, 80, "1 7 j v", 0, ANYWHERE,
		"{crosshead+selected:A bridge with a temper}" },
	{ CONTEXT_SELECT, "sel-other-end", STORY, 80, "v w", 0, CURSOR, "row 0, column 4" },
	{ CONTEXT_SELECT, "sel-copy", STORY, 80, "v w", EFFECT_COPY, 0, "" },
	{ CONTEXT_SELECT, "sel-highlight", STORY, 80, "v w", EFFECT_NOTE_ADD, 0, "" },
	{ CONTEXT_SELECT, "sel-note", STORY, 80, "v w", 0, -1, "{prompt:note: }" },
	{ CONTEXT_SELECT, "sel-remove", STORY, 80, "/ p r o m i s e d Enter v", EFFECT_NOTE_REMOVE,
		0, "" },
	{ CONTEXT_SELECT, "sel-cancel", STORY, 80, "v w", 0, 0, "{kicker:Tidewater Gazette" },
};

typedef struct {
	Setting setting;
	const char *value;
	Start start;
	int columns;
	const char *keys; /* pressed after it is set */
	int row;
	const char *shows; /* in that row, with styles; "": it is empty */
} SettingCase;

static const SettingCase setting_cases[] = {
	{ SETTING_WIDTH, "40", STORY, 80, "", 4, "2011, 09:20 GMT" },
	{ SETTING_WRAP, "on", STORY, NARROW, ") ) 1 8 j", ANYWHERE, "{table:Friday" },
	{ SETTING_HINTS, "off", STORY, 80, "", -1, "" },
	{ SETTING_SORT, "replies", STORY, 80, "J c", 0, "most replies first" },
	{ SETTING_ORDER, "date", CRAWL, 80, "", 1, "Swing bridge stuck" },
	{ SETTING_COMMENTS, "folded", STORY, 80, "J c", 1, "3 replies" },
	{ SETTING_PANES, "below", STORY, 80, "", ANYWHERE, "Related 3" },
	{ SETTING_PANES, "one", STORY, WIDE, "c", 0, "What do you think of the new bridge?" },
	{ SETTING_BORDERS, "on", STORY, WIDE, "", 5, "\xE2\x94\x82" },
	{ SETTING_LINEAR, "on", STORY, 80, "c", -1, "comment 1 of 5, depth 0, 2 replies" },
	{ SETTING_SECURE, "on", STORY, 80, "y", -1, "The setting secure forbids that" },
};

/* Trials */

static Bench *begin(Start start, int columns)
{
	void *state;
	Bench *bench;

	if (start == STORY)
		set_up_open(&state);
	else
		set_up_list(&state);
	bench = state;
	article_free(bench->article[1]);
	bench->article[1] = build_article_from("quarry.txt");
	if (start == CRAWL) {
		library_close(bench->library);
		bench->library = pages_build_from("crawl.txt");
		pages_show(bench->view, bench->library, "crawl", true);
	}
	resize(bench, ROWS, columns);
	view_set_notes(bench->view, &(ViewNote){ .quote = str("promised in its") }, 1);
	return bench;
}

static void end(Bench *bench)
{
	void *state = bench;

	tear_down(&state);
}

/* Presses KEYS, and opens what they ask for, as the reader would. */
static EffectKind press_on(Bench *bench, const char *keys)
{
	Str rest = str(keys), key;
	EffectKind last = EFFECT_NONE;

	while (str_next_word(&rest, &key)) {
		Effect effect = view_key(bench->view, key);

		last = effect.kind;
		if (last == EFFECT_OPEN_ITEM && effect.item < ARTICLES)
			show(bench, effect.item, effect.show);
	}
	return last;
}

static void add_cursor(const Canvas *canvas, Text *text)
{
	if (canvas->cursor_shown)
		text_format(text, "row %d, column %d", canvas->cursor_row, canvas->cursor_column);
}

/* Row ROW of the screen with its styles, or what else ROW says, in TEXT. */
static void read_screen(Bench *bench, int row, Text *text)
{
	Text screen = text_in(NULL);
	Str rest, line = str("");

	while (view_idle(bench->view))
		continue;
	view_paint(bench->view, bench->canvas);
	canvas_print(bench->canvas, true, &screen);
	rest = text_str(&screen);
	if (row < ROWS) {
		for (int i = 0; i <= (row < 0 ? ROWS + row : row); i++)
			str_next_line(&rest, &line);
		rest = str_trim(line);
	}
	text->size = 0;
	if (row == CURSOR)
		add_cursor(bench->canvas, text);
	else
		text_add(text, rest);
	text_clear(&screen);
}

static bool shows(Bench *bench, int row, const char *words)
{
	Text text = text_in(NULL);

	read_screen(bench, row, &text);
	bool there = words[0] == '\0' ? text.size == 0
				      : str_find(text_str(&text), words, 0) != STR_NOWHERE;
	text_clear(&text);
	return there;
}

static void assert_shows(Bench *bench, int row, const char *words, const char *what)
{
	Text text = text_in(NULL);

	if (shows(bench, row, words))
		return;
	read_screen(bench, row, &text);
	print_error("%s: no \"%s\" in row %d: %.*s\n", what, words, row, (int)text.size, text.at);
	text_clear(&text);
	fail();
}

/* Keys */

static const KeyRow *row_of(const KeyCase *trial)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].context == trial->context && strcmp(rows[i].action, trial->action) == 0)
			return &rows[i];
	fail_msg("no row %s of %s", trial->action, context_name(trial->context));
	return NULL;
}

static void try_key(const KeyCase *trial, Str key)
{
	Bench *bench = begin(trial->start, trial->columns);
	char name[32];

	snprintf(name, sizeof name, "%.*s", (int)key.size, key.at);
	press_on(bench, trial->before);
	if (trial->shows[0] != '\0')
		assert_false(shows(bench, trial->row, trial->shows));
	assert_int_equal(press_on(bench, name), trial->effect);
	if (trial->shows[0] != '\0')
		assert_shows(bench, trial->row, trial->shows, trial->action);
	end(bench);
}

/* Each of the row's keys does it. */
static void test_key(void **state)
{
	const KeyCase *trial = *state;
	Str rest = str(row_of(trial)->keys), key;

	while (str_next_word(&rest, &key))
		try_key(trial, key);
}

static void test_census_of_keys(void **state)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		size_t tried = 0;

		for (size_t j = 0; j < sizeof key_cases / sizeof *key_cases; j++)
			tried += row_of(&key_cases[j]) == &rows[i];
		if (rows[i].command != COMMAND_NONE && tried == 0)
			fail_msg("nobody presses a key of %s in %s", rows[i].action,
				context_name(rows[i].context));
	}
}

/* Settings */

static void test_setting(void **state)
{
	const SettingCase *trial = *state;
	const char *name = setting_row(trial->setting)->name;
	Bench *without = begin(trial->start, trial->columns);
	Bench *with = begin(trial->start, trial->columns);
	Text line = text_in(NULL);
	Error err;

	text_format(&line, "set %s %s", name, trial->value);
	assert_true(view_command(with->view, text_str(&line), &err));
	press_on(without, trial->keys);
	press_on(with, trial->keys);
	assert_false(shows(without, trial->row, trial->shows));
	assert_shows(with, trial->row, trial->shows, name);
	text_clear(&line);
	end(without);
	end(with);
}

static void test_census_of_settings(void **state)
{
	(void)state;
	for (Setting setting = 0; setting < SETTING_COUNT; setting++) {
		const char *name = setting_row(setting)->name;
		bool tried = outside_has(name);

		for (size_t i = 0; i < sizeof setting_cases / sizeof *setting_cases; i++)
			tried = tried || setting_cases[i].setting == setting;
		if (!tried)
			fail_msg("nobody sets %s", name);
	}
}

int main(void)
{
	enum {
		KEYS = sizeof key_cases / sizeof *key_cases,
		SETTINGS = sizeof setting_cases / sizeof *setting_cases
	};
	struct CMUnitTest tests[KEYS + SETTINGS + 2] = {
		cmocka_unit_test(test_census_of_keys),
		cmocka_unit_test(test_census_of_settings),
	};

	for (size_t i = 0; i < KEYS; i++)
		tests[2 + i] = (struct CMUnitTest){ key_cases[i].action, test_key, NULL, NULL,
			(void *)&key_cases[i] };
	for (size_t i = 0; i < SETTINGS; i++)
		tests[2 + KEYS + i] =
			(struct CMUnitTest){ setting_row(setting_cases[i].setting)->name,
				test_setting, NULL, NULL, (void *)&setting_cases[i] };
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
