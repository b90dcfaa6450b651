/* SPDX-License-Identifier: ISC */
#include "view/choices.h"

#include "base/cluster.h"
#include "view/chooser.h"
#include "view/copying.h"
#include "view/leaving.h"
#include "view/ordering.h"
#include "view/places.h"

/* A second key. */
typedef struct {
	Command command;
	KeyContext where; /* or CONTEXT_ALL */
	const char *key; /* "a-z" stands for any letter, small or capital */
	const char *word; /* what it does, for the hint line */
	void (*run)(View *view);
	void (*run_letter)(View *view, char letter); /* for "a-z" */
} Choice;

static void set_mark(View *view, char letter)
{
	places_set_mark(view, letter);
	state_say(view, "Mark %c is set", letter);
}

static void go_to_mark(View *view, char letter)
{
	if (!places_to_mark(view, letter))
		state_say(view, "There is no mark %c; %s%c sets it", letter,
			state_call(view, COMMAND_MARK_SET), letter);
}

static void go_before_jump(View *view)
{
	if (!places_to_mark(view, '\''))
		state_say(view, "There was no jump in this article");
}

static void sort_by_date(View *view)
{
	sifting_sort(view, LIBRARY_BY_DATE);
}

static void sort_by_title(View *view)
{
	sifting_sort(view, LIBRARY_BY_TITLE);
}

static void sort_by_site(View *view)
{
	sifting_sort(view, LIBRARY_BY_SITE);
}

static void sort_by_section(View *view)
{
	sifting_sort(view, LIBRARY_BY_SECTION);
}

static void sort_by_length(View *view)
{
	sifting_sort(view, LIBRARY_BY_LENGTH);
}

static void sort_by_comments(View *view)
{
	sifting_sort(view, LIBRARY_BY_COMMENTS);
}

static void sort_by_kind(View *view)
{
	sifting_sort(view, LIBRARY_BY_KIND);
}

static void sort_by_place(View *view)
{
	sifting_sort(view, LIBRARY_BY_PLACE);
}

static void run_macro(View *view, char letter)
{
	Str keys = macros_keys(&view->macros, letter);

	if (str_empty(keys)) {
		state_say(view, "There is no macro %c; \":macro %c KEY...\" makes it", letter,
			letter);
		return;
	}
	view->effect.kind = EFFECT_KEYS;
	state_keep_effect(view, keys, STR_NONE);
}

static const Choice choices[] = {
	{ COMMAND_SORT, CONTEXT_COMMENTS, "p", "as on the page", ordering_as_on_page, NULL },
	{ COMMAND_SORT, CONTEXT_COMMENTS, "o", "oldest first", ordering_oldest, NULL },
	{ COMMAND_SORT, CONTEXT_COMMENTS, "n", "newest first", ordering_newest, NULL },
	{ COMMAND_SORT, CONTEXT_COMMENTS, "r", "most replies", ordering_most_replies, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "d", "date", sort_by_date, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "t", "title", sort_by_title, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "s", "site", sort_by_site, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "e", "section", sort_by_section, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "l", "length", sort_by_length, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "c", "comments", sort_by_comments, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "k", "kind", sort_by_kind, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "r", "reverse", sifting_reverse, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "g", "groups", sifting_group, NULL },
	{ COMMAND_SORT, CONTEXT_LIST, "f", "as found", sort_by_place, NULL },
	{ COMMAND_COPY, CONTEXT_ALL, "u", "address", copying_address, NULL },
	{ COMMAND_COPY, CONTEXT_ALL, "t", "title+address", copying_title, NULL },
	{ COMMAND_COPY, CONTEXT_ALL, "c", "citation", copying_citation, NULL },
	{ COMMAND_COPY, CONTEXT_ALL, "m", "Markdown", copying_markdown, NULL },
	{ COMMAND_COPY, CONTEXT_ALL, "p", "paragraph", copying_paragraph, NULL },
	{ COMMAND_COPY, CONTEXT_ALL, "a", "all", copying_all, NULL },
	{ COMMAND_OPEN_LIVE, CONTEXT_ALL, "y", "yes", leaving_open_live, NULL },
	{ COMMAND_MARK_SET, CONTEXT_ALL, "a-z", "here (A-Z from anywhere)", NULL, set_mark },
	{ COMMAND_MACRO, CONTEXT_ALL, "a-z", "macro", NULL, run_macro },
	{ COMMAND_MARK_GO, CONTEXT_ALL, "a-z", "mark", NULL, go_to_mark },
	{ COMMAND_MARK_GO, CONTEXT_ALL, "'", "before the last jump", go_before_jump, NULL },
	{ COMMAND_MARK_GO, CONTEXT_ALL, "?", "list", chooser_open_marks, NULL },
};

enum {
	CHOICE_COUNT = sizeof choices / sizeof *choices,
	MARGIN_CELLS = 1,
	GAP_CELLS = 2
};

/* Is CHOICE one of those for COMMAND in what has the keys? */
static bool is_offered(const View *view, const Choice *choice, Command command)
{
	return choice->command == command &&
		(choice->where == CONTEXT_ALL || choice->where == state_context(view));
}

void choices_begin(View *view, Command command)
{
	view->pending = command;
}

static bool takes(const Choice *choice, Str key)
{
	if (choice->run_letter != NULL)
		return key.size == 1 && ascii_is_alpha(key.at[0]);
	return str_is(key, choice->key);
}

static bool is_cancel(const View *view, Str key)
{
	return keymap_command(view->keymap, CONTEXT_ALL, key) == COMMAND_CANCEL;
}

void choices_key(View *view, Str key)
{
	Command command = view->pending;

	view->pending = COMMAND_NONE;
	for (size_t i = 0; i < CHOICE_COUNT; i++)
		if (is_offered(view, &choices[i], command) && takes(&choices[i], key)) {
			if (choices[i].run_letter != NULL)
				choices[i].run_letter(view, key.at[0]);
			else
				choices[i].run(view);
			view->counting = false;
			return;
		}
	view->counting = false;
	if (!is_cancel(view, key))
		state_say(view, "%.*s is none of the choices", (int)key.size, key.at);
}

/* Cells that CHOICE takes. */
static int choice_cells(const Choice *choice)
{
	return cells_of(str(choice->key)) + 1 + cells_of(str(choice->word));
}

/* Cells of all choices with their words, and a gap before each. */
static int words_cells(const View *view)
{
	int cells = 0;

	for (size_t i = 0; i < CHOICE_COUNT; i++)
		if (is_offered(view, &choices[i], view->pending))
			cells += GAP_CELLS + choice_cells(&choices[i]);
	return cells;
}

/* Cells between choices: fewer where not all of them have room. */
static int gap_for(const View *view, int room)
{
	return words_cells(view) - GAP_CELLS <= room ? GAP_CELLS : 1;
}

/* Cells that the choices from FIRST on take with their keys alone and a blank before each. */
static int keys_cells(const View *view, size_t first)
{
	int cells = 0;

	for (size_t i = first; i < CHOICE_COUNT; i++)
		if (is_offered(view, &choices[i], view->pending))
			cells += 1 + cells_of(str(choices[i].key));
	return cells;
}

static int paint_choice(Canvas *canvas, int row, int column, const Choice *choice, bool word)
{
	int room = canvas->columns - column;
	int cells = canvas_put(canvas, row, column, room, str(choice->key), STYLE_HINT_KEY, 0);

	if (!word)
		return cells;
	cells++;
	return cells +
		canvas_put(canvas, row, column + cells, room - cells, str(choice->word), STYLE_HINT,
			0);
}

/* Where the words of all have no room the last ones go without: no key is left out for words. */
/* What is to be chosen about, if it is said, in what the choices leave of the row, or half of it;
 * returns the cells with the gap behind it. */
static int paint_question(const View *view, Canvas *canvas, int row)
{
	int room = canvas->columns - 2 * MARGIN_CELLS - words_cells(view);
	Text cut = text_in(NULL);

	if (view->message.size == 0)
		return 0;
	if (room < canvas->columns / 2)
		room = canvas->columns / 2;
	cells_add_cut(&cut, text_str(&view->message), room, state_ellipsis(view));
	int cells = canvas_put(canvas, row, MARGIN_CELLS, room, text_str(&cut), STYLE_MESSAGE, 0);

	text_clear(&cut);
	return cells + GAP_CELLS;
}

void choices_paint(const View *view, Canvas *canvas, int row)
{
	int column = MARGIN_CELLS + paint_question(view, canvas, row);
	int gap = gap_for(view, canvas->columns - column - MARGIN_CELLS);
	bool words = true;

	for (size_t i = 0; i < CHOICE_COUNT; i++) {
		if (!is_offered(view, &choices[i], view->pending))
			continue;
		words = words &&
			column + choice_cells(&choices[i]) + keys_cells(view, i + 1) <=
				canvas->columns;
		column += gap + paint_choice(canvas, row, column, &choices[i], words);
	}
}
