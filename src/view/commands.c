/* SPDX-License-Identifier: ISC */
#include "view/commands.h"

#include "view/choices.h"
#include "view/chooser.h"
#include "view/closing.h"
#include "view/command_line.h"
#include "view/commenting.h"
#include "view/copying.h"
#include "view/finding.h"
#include "view/going.h"
#include "view/labelling.h"
#include "view/leaving.h"
#include "view/moving.h"
#include "view/narrowing.h"
#include "view/noting.h"
#include "view/ordering.h"
#include "view/paneling.h"
#include "view/pictures.h"
#include "view/places.h"
#include "view/selecting.h"
#include "view/sheets.h"
#include "view/stepping.h"

enum {
	SHIFT_STEP = 8
}; /* cells */

/* Moves */

static void line_down(View *view)
{
	moving_lines(view, state_times(view));
}

static void line_up(View *view)
{
	moving_lines(view, -state_times(view));
}

static void page_down(View *view)
{
	moving_pages(view, state_times(view));
}

static void page_up(View *view)
{
	moving_pages(view, -state_times(view));
}

static void half_down(View *view)
{
	moving_halves(view, state_times(view));
}

static void half_up(View *view)
{
	moving_halves(view, -state_times(view));
}

static void top(View *view)
{
	places_jump(view);
	if (view->counting)
		moving_to_number(view, view->count);
	else
		moving_to_top(view);
}

static void bottom(View *view)
{
	places_jump(view);
	if (view->counting)
		moving_to_number(view, view->count);
	else
		moving_to_bottom(view);
}

static void percent(View *view)
{
	if (!view->counting)
		state_say(view, "Type the percent first: 40%% goes to 40 percent of the text");
	else {
		places_jump(view);
		moving_to_percent(view, view->count < 100 ? (int)view->count : 100);
	}
}

static void para(View *view, long n)
{
	bool moved = false;

	for (; n > 0 && stepping_to_paragraph(&view->story, 1); n--)
		moved = true;
	for (; n < 0 && stepping_to_paragraph(&view->story, -1); n++)
		moved = true;
	if (!moved)
		state_say(view, n > 0 ? "No paragraph further down" : "No paragraph further up");
}

static void para_next(View *view)
{
	para(view, state_times(view));
}

static void para_prev(View *view)
{
	para(view, -state_times(view));
}

static void heads(View *view, int step)
{
	for (long n = state_times(view); n > 0 && str_empty(text_str(&view->message)); n--)
		moving_to_heading(view, step);
}

static void head_next(View *view)
{
	heads(view, 1);
}

static void head_prev(View *view)
{
	heads(view, -1);
}

static void shift(View *view, int cells)
{
	if (!scroller_shift(&view->story, cells))
		state_say(view,
			cells > 0 ? "Nothing here is wider than the window"
				  : "Nothing here is shifted");
}

static void shift_right(View *view)
{
	shift(view, SHIFT_STEP);
}

static void shift_left(View *view)
{
	shift(view, -SHIFT_STEP);
}

static void wrap(View *view)
{
	view->wrap_wide = !view->wrap_wide;
	state_arrange(view);
	if (view->wrap_wide)
		state_say(view, "Wide tables and preformatted text are wrapped");
	else
		state_say(view, "Wide tables and preformatted text are shifted with %s and %s",
			keymap_call(view->keymap, CONTEXT_ARTICLE, COMMAND_SHIFT_LEFT),
			keymap_call(view->keymap, CONTEXT_ARTICLE, COMMAND_SHIFT_RIGHT));
}

/* Search */

static void search(View *view)
{
	finding_ask(view);
}

static void match_next(View *view)
{
	finding_step(view, state_times(view));
}

static void match_prev(View *view)
{
	finding_step(view, -state_times(view));
}

static void mark_set(View *view)
{
	choices_begin(view, COMMAND_MARK_SET);
}

static void mark_go(View *view)
{
	choices_begin(view, COMMAND_MARK_GO);
}

static void macro(View *view)
{
	choices_begin(view, COMMAND_MACRO);
}

/* Selecting */

static void sel_line_down(View *view)
{
	selecting_lines(view, state_times(view));
}

static void sel_line_up(View *view)
{
	selecting_lines(view, -state_times(view));
}

static void sel_right(View *view)
{
	selecting_clusters(view, state_times(view));
}

static void sel_left(View *view)
{
	selecting_clusters(view, -state_times(view));
}

static void sel_word(View *view)
{
	selecting_words(view, state_times(view));
}

static void sel_word_back(View *view)
{
	selecting_words(view, -state_times(view));
}

static void sel_sentence(View *view)
{
	selecting_sentences(view, state_times(view));
}

static void sel_para(View *view)
{
	selecting_paragraphs(view, state_times(view));
}

static void suspend(View *view)
{
	view->effect.kind = EFFECT_SUSPEND;
}

static void redraw(View *view)
{
	view->effect.kind = EFFECT_REDRAW;
}

static void colours(View *view)
{
	view->effect.kind = EFFECT_NEXT_THEME;
}

/* What a command needs, and where it is of use. */
enum {
	ON_ARTICLE = 1, /* an article is open */
	ON_STORY = 2, /* and on the screen */
	ON_SHEET = 4, /* of use over a sheet, too */
	ON_SELECTION = 16, /* while selecting only */
	ON_CHOOSER = 8, /* and over the chooser, where those that are of use over a sheet are */
};

static const struct {
	void (*run)(View *view);
	unsigned on;
} commands[COMMAND_COUNT] = {
	[COMMAND_LINE_DOWN] = { line_down, ON_SHEET },
	[COMMAND_LINE_UP] = { line_up, ON_SHEET },
	[COMMAND_PAGE_DOWN] = { page_down, ON_SHEET },
	[COMMAND_PAGE_UP] = { page_up, ON_SHEET },
	[COMMAND_HALF_DOWN] = { half_down, ON_SHEET },
	[COMMAND_HALF_UP] = { half_up, ON_SHEET },
	[COMMAND_TOP] = { top, ON_SHEET },
	[COMMAND_BOTTOM] = { bottom, ON_SHEET },
	[COMMAND_PERCENT] = { percent, ON_SHEET },
	[COMMAND_PANE_NEXT] = { paneling_next, ON_ARTICLE },
	[COMMAND_PANE_PREV] = { paneling_prev, ON_ARTICLE },
	[COMMAND_PANE_ARTICLE] = { paneling_article, ON_ARTICLE },
	[COMMAND_PANE_RELATED] = { paneling_related, ON_ARTICLE },
	[COMMAND_PANE_COMMENTS] = { paneling_comments, ON_ARTICLE },
	[COMMAND_ZOOM] = { paneling_zoom, ON_ARTICLE },
	[COMMAND_PANE_NARROWER] = { paneling_narrower, 0 },
	[COMMAND_PANE_WIDER] = { paneling_wider, 0 },
	[COMMAND_TEXT_WIDER] = { paneling_text_wider, ON_ARTICLE | ON_STORY },
	[COMMAND_TEXT_NARROWER] = { paneling_text_narrower, ON_ARTICLE | ON_STORY },
	[COMMAND_TEXT_DEFAULT] = { paneling_text_default, 0 },
	[COMMAND_ACT] = { going_act, ON_SHEET | ON_CHOOSER },
	[COMMAND_SEARCH] = { search, ON_SHEET },
	[COMMAND_FIND] = { narrowing_ask, 0 },
	[COMMAND_SORT] = { ordering_ask, 0 },
	[COMMAND_MATCH_NEXT] = { match_next, ON_SHEET },
	[COMMAND_MATCH_PREV] = { match_prev, ON_SHEET },
	[COMMAND_ARTICLE_NEXT] = { going_article_next, 0 },
	[COMMAND_ARTICLE_PREV] = { going_article_prev, 0 },
	[COMMAND_BACK] = { going_back, 0 },
	[COMMAND_FORWARD] = { going_forward, 0 },
	[COMMAND_MARK_SET] = { mark_set, ON_ARTICLE },
	[COMMAND_MARK_GO] = { mark_go, ON_ARTICLE },
	[COMMAND_CAPTURES] = { going_captures, 0 },
	[COMMAND_STAR] = { labelling_star, 0 },
	[COMMAND_TAG] = { labelling_ask_tags, 0 },
	[COMMAND_READ_TOGGLE] = { labelling_read, 0 },
	[COMMAND_NOTE] = { noting_ask, ON_ARTICLE },
	[COMMAND_NOTEBOOK] = { noting_open_notebook, 0 },
	[COMMAND_MACRO] = { macro, ON_SHEET },
	[COMMAND_LINKS] = { chooser_open_links, ON_ARTICLE },
	[COMMAND_CONTENTS] = { chooser_open_contents, ON_ARTICLE },
	[COMMAND_IMAGES] = { chooser_open_pictures, ON_ARTICLE },
	[COMMAND_IMAGE_OPEN] = { pictures_open, ON_ARTICLE | ON_CHOOSER },
	[COMMAND_LINK_PREV] = { going_link_prev, ON_ARTICLE | ON_STORY },
	[COMMAND_LINK_NEXT] = { going_link_next, ON_ARTICLE | ON_STORY },
	[COMMAND_OPEN_COPY] = { leaving_open_copy, ON_ARTICLE },
	[COMMAND_OPEN_LIVE] = { leaving_ask_open_live, ON_ARTICLE },
	[COMMAND_COPY] = { copying_ask, ON_ARTICLE },
	[COMMAND_SAVE] = { leaving_ask_save, ON_SHEET },
	[COMMAND_PIPE] = { leaving_ask_pipe, ON_ARTICLE },
	[COMMAND_SHELL] = { leaving_ask_shell, ON_SHEET },
	[COMMAND_TYPED] = { command_line_ask, ON_SHEET },
	[COMMAND_INFO] = { sheets_info, ON_SHEET },
	[COMMAND_VIEW] = { going_next_show, ON_ARTICLE },
	[COMMAND_RELOAD] = { going_reload, 0 },
	[COMMAND_COLOURS] = { colours, ON_SHEET },
	[COMMAND_WRAP] = { wrap, ON_ARTICLE },
	[COMMAND_HELP] = { sheets_help, ON_SHEET },
	[COMMAND_CLOSE] = { closing_close, ON_SHEET },
	[COMMAND_QUIT] = { closing_quit, ON_SHEET },
	[COMMAND_REDRAW] = { redraw, ON_SHEET },
	[COMMAND_SUSPEND] = { suspend, ON_SHEET },
	[COMMAND_CANCEL] = { closing_cancel, ON_SHEET },
	[COMMAND_PARA_PREV] = { para_prev, ON_ARTICLE },
	[COMMAND_PARA_NEXT] = { para_next, ON_ARTICLE },
	[COMMAND_HEAD_PREV] = { head_prev, ON_SHEET },
	[COMMAND_HEAD_NEXT] = { head_next, ON_SHEET },
	[COMMAND_SHIFT_LEFT] = { shift_left, ON_ARTICLE },
	[COMMAND_SHIFT_RIGHT] = { shift_right, ON_ARTICLE },
	[COMMAND_LEAVE] = { closing_leave, ON_CHOOSER },
	[COMMAND_OPEN] = { going_open, ON_CHOOSER },
	[COMMAND_GROUP_PREV] = { head_prev, 0 },
	[COMMAND_GROUP_NEXT] = { head_next, 0 },
	[COMMAND_COMMENT_PREV] = { commenting_prev, 0 },
	[COMMAND_COMMENT_NEXT] = { commenting_next, 0 },
	[COMMAND_THREAD_PREV] = { commenting_thread_prev, 0 },
	[COMMAND_THREAD_NEXT] = { commenting_thread_next, 0 },
	[COMMAND_PARENT] = { commenting_parent, 0 },
	[COMMAND_AUTHOR_NEXT] = { commenting_author_next, 0 },
	[COMMAND_AUTHOR_PREV] = { commenting_author_prev, 0 },
	[COMMAND_FOLD] = { commenting_fold, 0 },
	[COMMAND_UNFOLD] = { commenting_unfold, 0 },
	[COMMAND_FOLD_ALL] = { commenting_fold_all, 0 },
	[COMMAND_UNFOLD_ALL] = { commenting_unfold_all, 0 },
	[COMMAND_SELECT] = { selecting_begin, ON_ARTICLE },
	[COMMAND_SEL_LINE_DOWN] = { sel_line_down, ON_SELECTION },
	[COMMAND_SEL_LINE_UP] = { sel_line_up, ON_SELECTION },
	[COMMAND_SEL_LEFT] = { sel_left, ON_SELECTION },
	[COMMAND_SEL_RIGHT] = { sel_right, ON_SELECTION },
	[COMMAND_SEL_WORD] = { sel_word, ON_SELECTION },
	[COMMAND_SEL_WORD_BACK] = { sel_word_back, ON_SELECTION },
	[COMMAND_SEL_SENTENCE] = { sel_sentence, ON_SELECTION },
	[COMMAND_SEL_PARA] = { sel_para, ON_SELECTION },
	[COMMAND_SEL_OTHER_END] = { selecting_turn, ON_SELECTION },
	[COMMAND_SEL_COPY] = { selecting_copy, ON_SELECTION },
	[COMMAND_SEL_HIGHLIGHT] = { noting_highlight, ON_SELECTION },
	[COMMAND_SEL_NOTE] = { noting_ask, ON_SELECTION },
	[COMMAND_SEL_REMOVE] = { noting_remove, ON_SELECTION },
	[COMMAND_SEL_CANCEL] = { selecting_end, ON_SELECTION },
};

void commands_run(View *view, Command command)
{
	unsigned on = commands[command].on;

	if (view->sheet != NULL && !(on & ON_SHEET))
		state_say(view, "%s closes this page first", state_call(view, COMMAND_CLOSE));
	else if (view->sheet == NULL && view->chooser.open && !(on & (ON_SHEET | ON_CHOOSER)))
		state_say(view, "%s closes this list first", state_call(view, COMMAND_CLOSE));
	else if (on & ON_SELECTION && !view->selection.open)
		state_say(view, "Nothing is being selected; %s begins it",
			keymap_call(view->keymap, CONTEXT_ARTICLE, COMMAND_SELECT));
	else if (on & ON_ARTICLE && view->article == NULL)
		state_say(view, "No article is open");
	else if (on & ON_STORY && view->sheet == NULL && !view->screen.box[PANE_ARTICLE].shown)
		state_say(view, "That is for the article; %s goes there",
			state_call(view, COMMAND_PANE_ARTICLE));
	else
		commands[command].run(view);
}
