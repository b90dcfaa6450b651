/* SPDX-License-Identifier: ISC */
#include "view/choices.h"

#include "base/cluster.h"
#include "view/ordering.h"

/* A second key. */
typedef struct {
	Command command;
	const char *key;
	const char *word; /* what it does, for the hint line */
	void (*run)(View *view);
} Choice;

static const Choice choices[] = {
	{ COMMAND_SORT, "p", "as on the page", ordering_as_on_page },
	{ COMMAND_SORT, "o", "oldest first", ordering_oldest },
	{ COMMAND_SORT, "n", "newest first", ordering_newest },
	{ COMMAND_SORT, "r", "most replies", ordering_most_replies },
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

static bool is_cancel(Str key)
{
	return keymap_command(CONTEXT_ALL, key) == COMMAND_CANCEL;
}

void choices_key(View *view, Str key)
{
	Command command = view->pending;

	view->pending = COMMAND_NONE;
	for (size_t i = 0; i < CHOICE_COUNT; i++)
		if (choices[i].command == command && str_is(key, choices[i].key)) {
			choices[i].run(view);
			view->counting = false;
			return;
		}
	view->counting = false;
	if (!is_cancel(key))
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

	for (size_t i = 0; i < CHOICE_COUNT && column < canvas->columns; i++)
		if (choices[i].command == view->pending)
			column += paint_choice(canvas, row, column, &choices[i]) + GAP_CELLS;
}
