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
		state_say(view, "There is no mark %c; m%c sets it", letter, letter);
}

static void go_before_jump(View *view)
{
	if (!places_to_mark(view, '\''))
		state_say(view, "There was no jump in this article");
}

static const Choice choices[] = {
	{ COMMAND_SORT, "p", "as on the page", ordering_as_on_page, NULL },
	{ COMMAND_SORT, "o", "oldest first", ordering_oldest, NULL },
	{ COMMAND_SORT, "n", "newest first", ordering_newest, NULL },
	{ COMMAND_SORT, "r", "most replies", ordering_most_replies, NULL },
	{ COMMAND_COPY, "u", "address", copying_address, NULL },
	{ COMMAND_COPY, "t", "title+address", copying_title, NULL },
	{ COMMAND_COPY, "c", "citation", copying_citation, NULL },
	{ COMMAND_COPY, "m", "Markdown", copying_markdown, NULL },
	{ COMMAND_COPY, "p", "paragraph", copying_paragraph, NULL },
	{ COMMAND_COPY, "a", "all", copying_all, NULL },
	{ COMMAND_OPEN_LIVE, "y", "yes", leaving_open_live, NULL },
	{ COMMAND_MARK_SET, "a-z", "here (A-Z from anywhere)", NULL, set_mark },
	{ COMMAND_MARK_GO, "a-z", "mark", NULL, go_to_mark },
	{ COMMAND_MARK_GO, "'", "before the last jump", go_before_jump, NULL },
	{ COMMAND_MARK_GO, "?", "list", chooser_open_marks, NULL },
};

enum {
	CHOICE_COUNT = sizeof choices / sizeof *choices,
	MARGIN_CELLS = 1,
	GAP_CELLS = 2
};

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
		if (choices[i].command == command && takes(&choices[i], key)) {
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

static int paint_choice(Canvas *canvas, int row, int column, const Choice *choice)
{
	int room = canvas->columns - column;
	int cells = canvas_put(canvas, row, column, room, str(choice->key), STYLE_HINT_KEY, 0) + 1;

	return cells +
		canvas_put(canvas, row, column + cells, room - cells, str(choice->word), STYLE_HINT,
			0);
}

void choices_paint(const View *view, Canvas *canvas, int row)
{
	int column = MARGIN_CELLS;

	if (view->message.size > 0)
		column += canvas_put(canvas, row, column, canvas->columns / 2,
				  text_str(&view->message), STYLE_MESSAGE, 0) +
			GAP_CELLS;
	for (size_t i = 0; i < CHOICE_COUNT && column < canvas->columns; i++)
		if (choices[i].command == view->pending)
			column += paint_choice(canvas, row, column, &choices[i]) + GAP_CELLS;
}
