/* SPDX-License-Identifier: ISC */
#include "view/state.h"

#include <assert.h>
#include <stdarg.h>

#include "view/marked.h"

enum {
	MEASURED_ROWS = 200
}; /* more rows of related stories are never shown */

bool state_has(const View *view, Pane pane)
{
	switch (pane) {
	case PANE_ARTICLE:
		return view->article != NULL;
	case PANE_RELATED:
		return view->article != NULL && view->article->related_count > 0;
	case PANE_COMMENTS:
		return view->article != NULL &&
			(view->article->comment_count > 0 || view->article->comments_announced > 0);
	case PANE_LIST:
		return view->has_list;
	case PANE_COUNT:
		break;
	}
	return false;
}

/* Comments of which the page holds none are one line: no pane beside the text for that. */
static bool has_items(const View *view, Pane pane)
{
	return state_has(view, pane) && (pane != PANE_COMMENTS || view->article->comment_count > 0);
}

/* A pane that may still fill keeps its room, so that the text does not jump. */
static bool is_beside(const View *view, Pane pane)
{
	return !view->hidden[pane] && view->article != NULL &&
		(has_items(view, pane) || (view->focus == pane && state_has(view, pane)) ||
			!view->complete);
}

static LayoutOptions options_for(const View *view, Pane pane, int cells)
{
	bool tall = pane == PANE_ARTICLE && view->rows >= SCREEN_TALL_ROWS;

	return (LayoutOptions){
		.width_cells = cells,
		.crosshead_gap = tall ? 2 : 1,
		.wrap_wide = view->wrap_wide || view->show == SHOW_SOURCE,
		.plain = settings_on(&view->settings, SETTING_LINEAR),
	};
}

static int related_rows(View *view, int cells)
{
	if (cells == 0 || !state_has(view, PANE_RELATED))
		return 0;
	return scroller_measure(
		&view->related.scroller, options_for(view, PANE_RELATED, cells), MEASURED_ROWS);
}

/* The pane the keys go to is always one of those shown. */
static void want_focused(View *view)
{
	view->hidden[view->focus] = false;
	view->listed = view->listed || view->focus == PANE_LIST;
	if (view->focus == PANE_RELATED || view->focus == PANE_COMMENTS)
		view->side = view->focus;
}

/* Panes below the article: by wish, or where panes beside it would be slow. */
static bool wants_below(const View *view)
{
	PanesWish wish = (PanesWish)settings_number(&view->settings, SETTING_PANES);

	return wish == PANES_BELOW ||
		(wish == PANES_AUTO && view->far && view->columns >= SCREEN_ONE_SIDE_COLUMNS);
}

static Screen arrange(View *view)
{
	ScreenWish wish = {
		.rows = view->rows,
		.columns = view->columns,
		.focus = view->focus,
		.zoomed = view->zoomed || view->single,
		.beside = {
			[PANE_RELATED] = is_beside(view, PANE_RELATED),
			[PANE_COMMENTS] = is_beside(view, PANE_COMMENTS),
		},
		.below = wants_below(view),
		.side = view->side,
		.text_cells = view->show == SHOW_SOURCE ? view->columns : view->text_cells,
		.side_change = view->side_change,
		.below_change = view->below_change,
	};

	wish.related_rows = related_rows(view, screen_related_cells(&wish));
	return screen_arrange(&wish);
}

static void size_panes(View *view)
{
	const Box *story = &view->screen.box[PANE_ARTICLE];
	const Box *related = &view->screen.box[PANE_RELATED];
	const Box *comments = &view->screen.box[PANE_COMMENTS];

	if (story->shown) {
		scroller_size(&view->story, box_line_rows(story),
			options_for(view, PANE_ARTICLE, story->text_cells));
		highlights_search(&view->highlights, HIGHLIGHTS_STORY, view->story.flow, 0);
	}
	if (related->shown) {
		scroller_size(&view->related.scroller, box_line_rows(related),
			options_for(view, PANE_RELATED, related->text_cells));
		related_keep_visible(&view->related);
	}
	if (comments->shown)
		comments_size(&view->comments, box_line_rows(comments),
			options_for(view, PANE_COMMENTS, comments->text_cells));
	list_size(&view->list, view->rows - 2);
	list_size(&view->chooser.list, view->rows - 2);
}

void state_arrange(View *view)
{
	want_focused(view);
	view->screen = arrange(view);
	if (view->screen.too_small)
		return;
	size_panes(view);
	if (view->sheet != NULL)
		sheet_size(view->sheet, view->rows - 2, view->columns);
}

void state_focus(View *view, Pane pane)
{
	view->focus = pane;
	if (pane == PANE_COMMENTS)
		view->comments.entered = true;
	state_arrange(view);
}

KeyContext state_focused_context(const View *view)
{
	static const KeyContext contexts[] = {
		[PANE_ARTICLE] = CONTEXT_ARTICLE,
		[PANE_RELATED] = CONTEXT_RELATED,
		[PANE_COMMENTS] = CONTEXT_COMMENTS,
		[PANE_LIST] = CONTEXT_LIST,
	};
	static_assert(sizeof contexts / sizeof *contexts == PANE_COUNT, "each pane has a context");

	return contexts[view->focus];
}

KeyContext state_context(const View *view)
{
	if (view->sheet != NULL)
		return CONTEXT_ARTICLE;
	if (view->selection.open)
		return CONTEXT_SELECT;
	return view->chooser.open ? CONTEXT_LIST : state_focused_context(view);
}

long state_times(const View *view)
{
	return view->counting && view->count > 0 ? view->count : 1;
}

void state_say(View *view, const char *format, ...)
{
	va_list list;

	view->message.size = 0;
	view->message_failed = false;
	va_start(list, format);
	text_format_list(&view->message, format, list);
	va_end(list);
}

const char *state_call(const View *view, Command command)
{
	return keymap_call(view->keymap, state_context(view), command);
}

void state_name_keys(View *view)
{
	const Keymap *keymap = view->keymap;
	const FlowKeys keys = {
		.related = str(keymap_call(keymap, CONTEXT_ARTICLE, COMMAND_PANE_RELATED)),
		.comments = str(keymap_call(keymap, CONTEXT_ARTICLE, COMMAND_PANE_COMMENTS)),
		.left_out = str(keymap_call(keymap, CONTEXT_ARTICLE, COMMAND_INFO)),
	};

	scroller_name_keys(&view->story, keys);
	if (view->finding.on)
		view->finding.stale = true;
}

const char *state_ellipsis(const View *view)
{
	return marked_ellipsis(view->options.ascii);
}

void state_ask_for_item(View *view, size_t item, Show show, long travel)
{
	view->travel = travel;
	view->effect.kind = EFFECT_OPEN_ITEM;
	view->effect.item = item;
	view->effect.show = show;
}

static Str keep(Text *text, Str what)
{
	text->size = 0;
	text_add(text, what);
	return str_present(what) ? text_str(text) : STR_NONE;
}

void state_keep_effect(View *view, Str address, Str title)
{
	view->effect.address = keep(&view->effect_address, address);
	view->effect.title = keep(&view->effect_title, title);
}

size_t state_find(const View *view, Str address)
{
	if (view->find == NULL || str_empty(address))
		return LIBRARY_NOWHERE;
	return view->find(view->find_context, address, view->article->source.captured, view->item);
}

const char *state_whether_there(const View *view, Str address)
{
	if (!view->has_list)
		return "";
	return state_find(view, address) == LIBRARY_NOWHERE ? "Not in this archive: "
							    : "In this archive: ";
}

void state_keep_before(View *view, Str before)
{
	view->effect.before = keep(&view->effect_before, before);
}

void state_ask_for_address(View *view, Str address, Str title)
{
	size_t row = state_find(view, address);
	Str named = str_empty(title) ? address : title;
	const char *live = state_call(view, COMMAND_OPEN_LIVE);

	if (row != LIBRARY_NOWHERE)
		state_ask_for_item(view, row, SHOW_ARTICLE, 0);
	else
		state_say(view, "Not in %s; %s opens the live address: %.*s",
			view->has_list ? "this archive" : "what was opened", live, (int)named.size,
			named.at);
}
