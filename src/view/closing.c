/* SPDX-License-Identifier: ISC */
#include "view/closing.h"

#include "view/chooser.h"
#include "view/finding.h"
#include "view/narrowing.h"

void closing_quit(View *view)
{
	view->effect.kind = EFFECT_QUIT;
}

static void close_pane(View *view)
{
	switch (view->focus) {
	case PANE_RELATED:
	case PANE_COMMENTS:
		view->zoomed = false;
		state_focus(view, PANE_ARTICLE);
		break;
	case PANE_ARTICLE:
		if (view->has_list)
			state_focus(view, PANE_LIST);
		else
			closing_quit(view);
		break;
	case PANE_LIST:
		closing_quit(view);
		break;
	case PANE_COUNT:
		break;
	}
}

void closing_close(View *view)
{
	if (view->sheet != NULL)
		finding_close_sheet(view);
	else if (view->chooser.open)
		chooser_close(view);
	else
		close_pane(view);
}

void closing_leave(View *view)
{
	if (view->chooser.open)
		chooser_close(view);
	else if (view->focus == PANE_LIST)
		state_say(view, "There is nothing above this list; %s quits",
			state_call(view, COMMAND_CLOSE));
	else
		state_focus(view, PANE_ARTICLE);
}

void closing_cancel(View *view)
{
	bool marked = view->finding.on || view->link.selected;

	finding_off(view);
	view->link.selected = false;
	if (view->chooser.open)
		chooser_close(view);
	else if (!marked && view->focus == PANE_COMMENTS)
		narrowing_end(view);
	else if (!marked && view->focus == PANE_LIST)
		sifting_end(view);
}
