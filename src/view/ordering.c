/* SPDX-License-Identifier: ISC */
#include "view/ordering.h"

#include <assert.h>

#include "view/choices.h"
#include "view/finding.h"

static const char *const words[] = {
	[COMMENTS_AS_ON_PAGE] = "",
	[COMMENTS_OLDEST] = "oldest first",
	[COMMENTS_NEWEST] = "newest first",
	[COMMENTS_MOST_REPLIES] = "most replies first",
};
static_assert(sizeof words / sizeof *words == COMMENTS_BY_COUNT, "each order has words");

const char *ordering_words(CommentsBy by)
{
	return words[by];
}

void ordering_ask(View *view)
{
	if (view->focus == PANE_LIST && !view->chooser.open)
		choices_begin(view, COMMAND_SORT);
	else if (view->focus != PANE_COMMENTS)
		state_say(view,
			"Comments and the list can be put in another order; %s goes to the comments",
			state_call(view, COMMAND_PANE_COMMENTS));
	else if (!view->complete)
		state_say(view, "The comments are still being read");
	else
		choices_begin(view, COMMAND_SORT);
}

static void put_in_order(View *view, CommentsBy by)
{
	bool by_time = by == COMMENTS_OLDEST || by == COMMENTS_NEWEST;

	if (by_time && !comments_dated(view->article)) {
		state_say(view, "No comment here has a date that can be told");
		return;
	}
	finding_forget(view, SCOPE_COMMENTS);
	comments_sort(&view->comments, by);
	state_say(view, "Threads: %s", by == COMMENTS_AS_ON_PAGE ? "as on the page" : words[by]);
}

void ordering_as_on_page(View *view)
{
	put_in_order(view, COMMENTS_AS_ON_PAGE);
}

void ordering_oldest(View *view)
{
	put_in_order(view, COMMENTS_OLDEST);
}

void ordering_newest(View *view)
{
	put_in_order(view, COMMENTS_NEWEST);
}

void ordering_most_replies(View *view)
{
	put_in_order(view, COMMENTS_MOST_REPLIES);
}
