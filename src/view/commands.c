/* SPDX-License-Identifier: ISC */
#include "view/commands.h"

#include "view/captures.h"
#include "view/choices.h"
#include "view/chooser.h"
#include "view/collection_info.h"
#include "view/command_line.h"
#include "view/copying.h"
#include "view/finding.h"
#include "view/help.h"
#include "view/info.h"
#include "view/labelling.h"
#include "view/leaving.h"
#include "view/links.h"
#include "view/moving.h"
#include "view/narrowing.h"
#include "view/noting.h"
#include "view/ordering.h"
#include "view/paneling.h"
#include "view/places.h"
#include "view/selecting.h"

enum {
	SHIFT_STEP = 8
}; /* cells */

/* How often: the count, or once. */
static long times(const View *view)
{
	return view->counting && view->count > 0 ? view->count : 1;
}

/* Moves */

static void line_down(View *view)
{
	moving_lines(view, times(view));
}

static void line_up(View *view)
{
	moving_lines(view, -times(view));
}

static void page_down(View *view)
{
	moving_pages(view, times(view));
}

static void page_up(View *view)
{
	moving_pages(view, -times(view));
}

static void half_down(View *view)
{
	moving_halves(view, times(view));
}

static void half_up(View *view)
{
	moving_halves(view, -times(view));
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

	for (; n > 0 && scroller_to_paragraph(&view->story, 1); n--)
		moved = true;
	for (; n < 0 && scroller_to_paragraph(&view->story, -1); n++)
		moved = true;
	if (!moved)
		state_say(view, n > 0 ? "No paragraph further down" : "No paragraph further up");
}

static void para_next(View *view)
{
	para(view, times(view));
}

static void para_prev(View *view)
{
	para(view, -times(view));
}

static void heads(View *view, int step)
{
	for (long n = times(view); n > 0 && str_empty(text_str(&view->message)); n--)
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
	state_say(view,
		view->wrap_wide ? "Wide tables and preformatted text are wrapped"
				: "Wide tables and preformatted text are shifted with h and l");
}

/* Comments */

static void comment_next(View *view)
{
	if (!comments_step(&view->comments, times(view)))
		state_say(view, "This is the last comment");
}

static void comment_prev(View *view)
{
	if (!comments_step(&view->comments, -times(view)))
		state_say(view, "This is the first comment");
}

static void thread_next(View *view)
{
	if (!comments_step_thread(&view->comments, times(view)))
		state_say(view, "This is the last thread");
}

static void thread_prev(View *view)
{
	if (!comments_step_thread(&view->comments, -times(view)))
		state_say(view, "This is the first thread");
}

static void parent(View *view)
{
	if (view->comments.picked)
		state_say(view, "Only some comments are shown; ^G shows all again");
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

static void author_next(View *view)
{
	author(view, 1);
}

static void author_prev(View *view)
{
	author(view, -1);
}

static void fold(View *view)
{
	comments_fold(&view->comments);
}

static void unfold(View *view)
{
	comments_unfold(&view->comments);
}

static void fold_all(View *view)
{
	comments_fold_all(&view->comments);
}

static void unfold_all(View *view)
{
	comments_unfold_all(&view->comments);
}

/* Opening */

static void open_related(View *view)
{
	const Related *story = related_selected(&view->related);

	if (story == NULL)
		paneling_say_nothing_in(view, PANE_RELATED);
	else if (str_empty(story->url))
		state_say(view, "The page gives no address for this story");
	else
		state_ask_for_address(view, story->url, story->title);
}

static void open_item(View *view)
{
	size_t item = list_row(&view->list);

	if (item == LIBRARY_NOWHERE)
		state_say(view, "There is nothing to open");
	else if (view->article != NULL && view->item == item && view->show == SHOW_ARTICLE)
		state_focus(view, PANE_ARTICLE);
	else
		state_ask_for_item(view, item, SHOW_ARTICLE, 0);
}

static void open_selected(View *view)
{
	if (view->chooser.open)
		chooser_take(view);
	else if (view->focus == PANE_LIST)
		open_item(view);
	else
		open_related(view);
}

/* The link of that number. */
static void follow_number(View *view)
{
	LinkAt at;

	if (!links_numbered(view, view->count, &at)) {
		state_say(view, "This article has no link %ld", view->count);
		return;
	}
	links_select(view, at);
	links_follow(view);
}

static void act(View *view)
{
	if (view->sheet != NULL) {
		captures_open_number(view);
		return;
	}
	if (view->chooser.open) {
		chooser_take(view);
		return;
	}
	switch (view->focus) {
	case PANE_ARTICLE:
		if (view->counting)
			follow_number(view);
		else
			links_follow(view);
		break;
	case PANE_COMMENTS:
		comments_toggle(&view->comments);
		break;
	case PANE_RELATED:
	case PANE_LIST:
		open_selected(view);
		break;
	case PANE_COUNT:
		break;
	}
}

static void link_next(View *view)
{
	state_focus(view, PANE_ARTICLE);
	links_step(view, times(view));
}

static void link_prev(View *view)
{
	state_focus(view, PANE_ARTICLE);
	links_step(view, -times(view));
}

/* From the place in the list, which stays where it was when a link was followed. */
static void article_step(View *view, long n)
{
	List *list = &view->list;
	size_t to = list_page_from(list, n);

	if (list->pages < 2) {
		state_say(view, "There is only this article");
	} else if (to == list->cursor) {
		state_say(view, "%s of %zu; q goes back to the list", n > 0 ? "Last" : "First",
			list->pages);
	} else {
		list_select(list, to);
		state_ask_for_item(view, list_row(list), SHOW_ARTICLE, 0);
	}
}

static void article_next(View *view)
{
	article_step(view, times(view));
}

static void article_prev(View *view)
{
	article_step(view, -times(view));
}

static void captures(View *view)
{
	if (view->focus == PANE_LIST)
		sifting_unfold(view);
	else if (view->article == NULL)
		state_say(view, "No article is open");
	else
		chooser_open_captures(view);
}

static void back(View *view)
{
	places_travel(view, times(view));
}

static void forward(View *view)
{
	places_travel(view, -times(view));
}

static void next_show(View *view)
{
	state_ask_for_item(view, view->item, (Show)((view->show + 1) % SHOW_COUNT), 0);
}

static void reload(View *view)
{
	if (view->focus == PANE_LIST || view->article == NULL)
		state_say(view, "Only an open article can be read again");
	else
		state_ask_for_item(view, view->item, view->show, 0);
}

/* Search */

static void search(View *view)
{
	finding_ask(view);
}

static void match_next(View *view)
{
	finding_step(view, times(view));
}

static void match_prev(View *view)
{
	finding_step(view, -times(view));
}

/* Sheets */

/* Shows SHEET over the panes; the same one again closes it. */
static void show_sheet(View *view, SheetKind kind, Sheet *sheet)
{
	bool again = view->sheet != NULL && view->sheet_kind == kind;

	finding_close_sheet(view);
	if (again) {
		sheet_free(sheet);
		return;
	}
	view->sheet = sheet;
	view->sheet_kind = kind;
	state_arrange(view);
}

static void help(View *view)
{
	show_sheet(view, SHEET_HELP, help_sheet(view->keymap, state_focused_context(view)));
}

static void show_article_info(View *view)
{
	Arena *arena = arena_new();
	Label label = labelling_of_article(view);
	Text kept = text_in(arena);

	labelling_add_words(&label, &kept);
	show_sheet(view, SHEET_INFO,
		info_sheet(view->article, captures_for_info(view, arena), text_str(&kept),
			view->options.ascii));
	arena_free(arena);
}

static void info(View *view)
{
	if (view->focus == PANE_LIST)
		show_sheet(view, SHEET_COLLECTION, collection_sheet(view));
	else if (view->article == NULL)
		state_say(view, "No article is open");
	else
		show_article_info(view);
}

/* Leaving */

static void quit(View *view)
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
			quit(view);
		break;
	case PANE_LIST:
		quit(view);
		break;
	case PANE_COUNT:
		break;
	}
}

static void close_view(View *view)
{
	if (view->sheet != NULL)
		finding_close_sheet(view);
	else if (view->chooser.open)
		chooser_close(view);
	else
		close_pane(view);
}

static void leave(View *view)
{
	if (view->chooser.open)
		chooser_close(view);
	else if (view->focus == PANE_LIST)
		state_say(view, "There is nothing above this list; q quits");
	else
		state_focus(view, PANE_ARTICLE);
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

static void cancel(View *view)
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

/* Selecting */

static void sel_line_down(View *view)
{
	selecting_lines(view, times(view));
}

static void sel_line_up(View *view)
{
	selecting_lines(view, -times(view));
}

static void sel_right(View *view)
{
	selecting_clusters(view, times(view));
}

static void sel_left(View *view)
{
	selecting_clusters(view, -times(view));
}

static void sel_word(View *view)
{
	selecting_words(view, times(view));
}

static void sel_word_back(View *view)
{
	selecting_words(view, -times(view));
}

static void sel_sentence(View *view)
{
	selecting_sentences(view, times(view));
}

static void sel_para(View *view)
{
	selecting_paragraphs(view, times(view));
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
	[COMMAND_ACT] = { act, ON_SHEET | ON_CHOOSER },
	[COMMAND_SEARCH] = { search, ON_SHEET },
	[COMMAND_FIND] = { narrowing_ask, 0 },
	[COMMAND_SORT] = { ordering_ask, 0 },
	[COMMAND_MATCH_NEXT] = { match_next, ON_SHEET },
	[COMMAND_MATCH_PREV] = { match_prev, ON_SHEET },
	[COMMAND_ARTICLE_NEXT] = { article_next, 0 },
	[COMMAND_ARTICLE_PREV] = { article_prev, 0 },
	[COMMAND_BACK] = { back, 0 },
	[COMMAND_FORWARD] = { forward, 0 },
	[COMMAND_MARK_SET] = { mark_set, ON_ARTICLE },
	[COMMAND_MARK_GO] = { mark_go, ON_ARTICLE },
	[COMMAND_CAPTURES] = { captures, 0 },
	[COMMAND_STAR] = { labelling_star, 0 },
	[COMMAND_TAG] = { labelling_ask_tags, 0 },
	[COMMAND_READ_TOGGLE] = { labelling_read, 0 },
	[COMMAND_NOTE] = { noting_ask, ON_ARTICLE },
	[COMMAND_NOTEBOOK] = { noting_open_notebook, 0 },
	[COMMAND_MACRO] = { macro, ON_SHEET },
	[COMMAND_LINKS] = { chooser_open_links, ON_ARTICLE },
	[COMMAND_CONTENTS] = { chooser_open_contents, ON_ARTICLE },
	[COMMAND_LINK_PREV] = { link_prev, ON_ARTICLE | ON_STORY },
	[COMMAND_LINK_NEXT] = { link_next, ON_ARTICLE | ON_STORY },
	[COMMAND_OPEN_COPY] = { leaving_open_copy, ON_ARTICLE },
	[COMMAND_OPEN_LIVE] = { leaving_ask_open_live, ON_ARTICLE },
	[COMMAND_COPY] = { copying_ask, ON_ARTICLE },
	[COMMAND_SAVE] = { leaving_ask_save, ON_SHEET },
	[COMMAND_PIPE] = { leaving_ask_pipe, ON_ARTICLE },
	[COMMAND_SHELL] = { leaving_ask_shell, ON_SHEET },
	[COMMAND_TYPED] = { command_line_ask, ON_SHEET },
	[COMMAND_INFO] = { info, ON_SHEET },
	[COMMAND_VIEW] = { next_show, ON_ARTICLE },
	[COMMAND_RELOAD] = { reload, 0 },
	[COMMAND_COLOURS] = { colours, ON_SHEET },
	[COMMAND_WRAP] = { wrap, ON_ARTICLE },
	[COMMAND_HELP] = { help, ON_SHEET },
	[COMMAND_CLOSE] = { close_view, ON_SHEET },
	[COMMAND_QUIT] = { quit, ON_SHEET },
	[COMMAND_REDRAW] = { redraw, ON_SHEET },
	[COMMAND_SUSPEND] = { suspend, ON_SHEET },
	[COMMAND_CANCEL] = { cancel, ON_SHEET },
	[COMMAND_PARA_PREV] = { para_prev, ON_ARTICLE },
	[COMMAND_PARA_NEXT] = { para_next, ON_ARTICLE },
	[COMMAND_HEAD_PREV] = { head_prev, ON_SHEET },
	[COMMAND_HEAD_NEXT] = { head_next, ON_SHEET },
	[COMMAND_SHIFT_LEFT] = { shift_left, ON_ARTICLE },
	[COMMAND_SHIFT_RIGHT] = { shift_right, ON_ARTICLE },
	[COMMAND_LEAVE] = { leave, ON_CHOOSER },
	[COMMAND_OPEN] = { open_selected, ON_CHOOSER },
	[COMMAND_GROUP_PREV] = { head_prev, 0 },
	[COMMAND_GROUP_NEXT] = { head_next, 0 },
	[COMMAND_COMMENT_PREV] = { comment_prev, 0 },
	[COMMAND_COMMENT_NEXT] = { comment_next, 0 },
	[COMMAND_THREAD_PREV] = { thread_prev, 0 },
	[COMMAND_THREAD_NEXT] = { thread_next, 0 },
	[COMMAND_PARENT] = { parent, 0 },
	[COMMAND_AUTHOR_NEXT] = { author_next, 0 },
	[COMMAND_AUTHOR_PREV] = { author_prev, 0 },
	[COMMAND_FOLD] = { fold, 0 },
	[COMMAND_UNFOLD] = { unfold, 0 },
	[COMMAND_FOLD_ALL] = { fold_all, 0 },
	[COMMAND_UNFOLD_ALL] = { unfold_all, 0 },
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
		state_say(view, "q closes this page first");
	else if (view->sheet == NULL && view->chooser.open && !(on & (ON_SHEET | ON_CHOOSER)))
		state_say(view, "q closes this list first");
	else if (on & ON_SELECTION && !view->selection.open)
		state_say(view, "Nothing is being selected; v begins it");
	else if (on & ON_ARTICLE && view->article == NULL)
		state_say(view, "No article is open");
	else if (on & ON_STORY && view->sheet == NULL && !view->screen.box[PANE_ARTICLE].shown)
		state_say(view, "That is for the article; a goes there");
	else
		commands[command].run(view);
}
