/* SPDX-License-Identifier: ISC */
#include "view/commenting.h"

#include "view/folding.h"
#include "view/paneling.h"

void commenting_next(View *view)
{
	if (!comments_step(&view->comments, state_times(view)))
		state_say(view, "This is the last comment");
}

void commenting_prev(View *view)
{
	if (!comments_step(&view->comments, -state_times(view)))
		state_say(view, "This is the first comment");
}

void commenting_thread_next(View *view)
{
	if (!comments_step_thread(&view->comments, state_times(view)))
		state_say(view, "This is the last thread");
}

void commenting_thread_prev(View *view)
{
	if (!comments_step_thread(&view->comments, -state_times(view)))
		state_say(view, "This is the first thread");
}

void commenting_parent(View *view)
{
	if (view->comments.picked)
		state_say(view, "Only some comments are shown; %s shows all again",
			state_call(view, COMMAND_CANCEL));
	else if (!comments_to_parent(&view->comments))
		state_say(view, "This comment answers no other");
}

static void author(View *view, int step)
{
	Comment current;
	bool wrapped;

	if (!comments_current(&view->comments, &current))
		paneling_say_nothing_in(view, PANE_COMMENTS);
	else if (str_empty(current.author))
		state_say(view, "This comment has no name");
	else if (!comments_to_author(&view->comments, step, &wrapped))
		state_say(view, "The only comment by %.*s", (int)current.author.size,
			current.author.at);
	else if (wrapped)
		state_say(view,
			step > 0 ? "Past the end, on from the top"
				 : "Past the top, on from the end");
}

void commenting_author_next(View *view)
{
	author(view, 1);
}

void commenting_author_prev(View *view)
{
	author(view, -1);
}

void commenting_fold(View *view)
{
	folding_fold(&view->comments);
}

void commenting_unfold(View *view)
{
	folding_unfold(&view->comments);
}

void commenting_fold_all(View *view)
{
	folding_fold_all(&view->comments);
}

void commenting_unfold_all(View *view)
{
	folding_unfold_all(&view->comments);
}
