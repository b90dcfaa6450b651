/* SPDX-License-Identifier: ISC */
#include "view/painting.h"

#include "base/arena.h"
#include "base/cluster.h"
#include "view/choices.h"
#include "view/finding.h"
#include "view/links.h"
#include "view/number.h"
#include "view/ordering.h"
#include "view/pane_painting.h"
#include "view/status.h"

enum {
	MARGIN_CELLS = 1,
	BOTTOM_ROWS = 2
};

/* Panes of text */

/* "Comments 5"; of those picked out "Comments 2 of 5". */
static void add_pane_name(const View *view, Pane pane, Text *title)
{
	const Article *article = view->article;
	bool comments = pane == PANE_COMMENTS;
	size_t count = comments ? article->comment_count : article->related_count;

	text_add_c(title, comments ? "Comments" : "Related");
	if (count == 0)
		return;
	text_add_byte(title, ' ');
	if (comments && view->comments.picked) {
		number_add(title, comments_count(&view->comments));
		text_add_c(title, " of ");
	}
	number_add(title, count);
}

/* Adds WORDS to TITLE where all of it has room in CELLS. */
static void add_title_words(const View *view, Text *title, int cells, Str words, bool quoted)
{
	const char *mark = quoted ? "\"" : "";
	Text longer = text_in(title->arena);

	if (str_empty(words))
		return;
	text_format(&longer, "%.*s%s%s%.*s%s", (int)title->size, title->at,
		view->options.ascii ? " - " : " \xC2\xB7 ", mark, (int)words.size, words.at, mark);
	if (cells_of(text_str(&longer)) <= cells)
		*title = longer;
}

/* What the reader made of the comments, else the page's own words over them. */
static Str pane_title(const View *view, Pane pane, Arena *arena, int cells)
{
	const CommentsPane *comments = &view->comments;
	Str heading = view->article->field[FIELD_COMMENTS_HEADING];
	Text title = text_in(arena);

	add_pane_name(view, pane, &title);
	if (pane != PANE_COMMENTS)
		return text_str(&title);
	if (comments->picked)
		add_title_words(view, &title, cells, text_str(&view->narrowed), false);
	add_title_words(view, &title, cells, str(ordering_words(comments->by)), false);
	if (str_ends(heading, ":"))
		heading = str_slice(heading, 0, heading.size - 1);
	if (!comments->picked && comments->by == COMMENTS_AS_ON_PAGE)
		add_title_words(view, &title, cells, heading, true);
	return text_str(&title);
}

static void paint_title(const View *view, Pane pane, Canvas *canvas)
{
	const Box *box = &view->screen.box[pane];
	bool alone = box->column == 0;
	int margin = alone ? MARGIN_CELLS : 0;
	Arena *arena = arena_new();

	canvas_put(canvas, box->row, box->column + margin, box->columns - margin,
		pane_title(view, pane, arena, box->columns - margin),
		view->focus == pane ? STYLE_PANE_TITLE_FOCUSED : STYLE_PANE_TITLE, 0);
	arena_free(arena);
}

/* What is marked in PANE beside matches and links: what was highlighted, and over it what is
 * selected. In ARENA. */
static Region *regions_of(const View *view, Pane pane, Arena *arena, size_t *count)
{
	const HighlightsFound *found =
		&view->highlights
			 .in[pane == PANE_COMMENTS ? HIGHLIGHTS_COMMENTS : HIGHLIGHTS_STORY];
	const Scroller *scroller = pane == PANE_COMMENTS ? &view->comments.scroller : &view->story;
	Region *regions = arena_array(arena, found->count + 1, sizeof *regions);

	*count = 0;
	for (size_t i = 0; i < found->count && pane != PANE_RELATED; i++)
		regions[(*count)++] = found->regions[i];
	if (view->selection.open && view->focus == pane)
		regions[(*count)++] = selection_region(&view->selection, scroller->flow);
	return regions;
}

static void paint_pane(const View *view, Pane pane, PanePaint paint)
{
	bool selecting = view->selection.open && view->focus == pane;
	Arena *arena;

	paint.view = view;
	paint.box = &view->screen.box[pane];
	if (!paint.box->shown || view->article == NULL)
		return;
	paint.search = finding_marks(view, (Scope)pane);
	arena = arena_new();
	paint.regions = regions_of(view, pane, arena, &paint.region_count);
	paint.point = selecting ? &view->selection.point : NULL;
	if (paint.box->titled)
		paint_title(view, pane, paint.canvas);
	pane_paint_lines(&paint);
	arena_free(arena);
}

static void paint_rule(const View *view, Canvas *canvas)
{
	Str rule = str(view->options.ascii ? "|" : "\xE2\x94\x82");

	canvas->rule_column = view->screen.rule_column;
	canvas->rule_rows = view->rows - BOTTOM_ROWS;
	if (!settings_on(&view->settings, SETTING_BORDERS))
		return;
	for (int row = 0; row < canvas->rule_rows; row++)
		canvas_put(canvas, row, canvas->rule_column, 1, rule, STYLE_BAR, 0);
}

static void paint_panes(const View *view, Canvas *canvas)
{
	paint_pane(view, PANE_ARTICLE,
		(PanePaint){
			.canvas = canvas,
			.scroller = &view->story,
			.link = links_selected(view),
		});
	paint_pane(view, PANE_RELATED,
		(PanePaint){
			.canvas = canvas,
			.scroller = &view->related.scroller,
			.cursor = view->focus == PANE_RELATED,
			.cursor_index = (int)view->related.selected,
		});
	paint_pane(view, PANE_COMMENTS,
		(PanePaint){
			.canvas = canvas,
			.scroller = &view->comments.scroller,
			.cursor = view->focus == PANE_COMMENTS,
			.cursor_index = (int)view->comments.current,
		});
	if (view->screen.rule_column >= 0)
		paint_rule(view, canvas);
}

static void paint_body(const View *view, Canvas *canvas)
{
	if (view->sheet != NULL)
		sheet_paint(view->sheet, canvas, finding_marks(view, SCOPE_SHEET));
	else if (view->chooser.open)
		list_paint(&view->chooser.list, canvas, finding_marks(view, SCOPE_LIST));
	else if (view->focus == PANE_LIST)
		list_paint(&view->list, canvas, finding_marks(view, SCOPE_LIST));
	else
		paint_panes(view, canvas);
}

/* The last row */

static void paint_message(const View *view, Canvas *canvas, int row)
{
	Style style = view->message_failed ? STYLE_ERROR : STYLE_MESSAGE;
	int room = canvas->columns - MARGIN_CELLS;
	Text cut = text_in(NULL);

	cells_add_cut(&cut, text_str(&view->message), room, state_ellipsis(view));
	canvas_put(canvas, row, MARGIN_CELLS, room, text_str(&cut), style, 0);
	text_clear(&cut);
}

/* The note in place of the hints: of one that is longer than half of the row, as much as what
 * is typed leaves room for. */
static void add_prompt_note(const View *view, const Canvas *canvas, Text *out)
{
	enum {
		BEHIND_TYPED_CELLS = 3 /* the cursor and a space */
	};
	int typed = cells_of(asking_label(view)) + cells_of(asking_text(view));
	int room = canvas->columns - MARGIN_CELLS - typed - BEHIND_TYPED_CELLS;

	if (room < canvas->columns / 2)
		room = canvas->columns / 2;
	cells_add_cut(out, asking_hints(view), room, state_ellipsis(view));
}

/* What the prompt's keys do and how many matches there are, at its right. */
static int paint_prompt_hints(const View *view, Canvas *canvas, int row)
{
	enum {
		WITH_HINTS_CELLS = 70
	};
	const Search *search = &view->finding.search;
	Arena *arena = arena_new();
	Text text = text_in(arena);

	if (view->asking.note.size > 0)
		add_prompt_note(view, canvas, &text);
	else if (canvas->columns >= WITH_HINTS_CELLS)
		text_add(&text, asking_hints(view));
	if (view->asking.kind == ASK_SEARCH && !str_empty(asking_text(view))) {
		if (text.size > 0)
			text_add_c(&text, "  ");
		if (search->count > 0)
			text_format(&text, "%zu/%zu", search->current + 1, search->count);
		else
			text_add_c(&text, "no match");
	}
	int column = canvas->columns - MARGIN_CELLS - cells_of(text_str(&text));
	canvas_put(canvas, row, column, canvas->columns - column, text_str(&text), STYLE_HINT, 0);
	arena_free(arena);
	return column;
}

/* The end of what is typed stays in sight. */
static void paint_prompt(const View *view, Canvas *canvas, int row)
{
	const Prompt *prompt = &view->asking.prompts[view->asking.kind];
	int end = paint_prompt_hints(view, canvas, row) - 2;
	int column = canvas_put(canvas, row, 0, end, asking_label(view), STYLE_PROMPT, 0);
	Str before = str_slice(prompt_text(prompt), 0, prompt->cursor);
	size_t start = 0;

	while (cells_of(str_from(before, start)) >= end - column)
		start += cluster_size(before, start);
	canvas->cursor_row = row;
	canvas->cursor_column = column + cells_of(str_from(before, start));
	canvas->cursor_shown = true;
	canvas_put(canvas, row, column, end - column, str_from(prompt_text(prompt), start),
		STYLE_PROMPT, 0);
}

static void paint_count(const View *view, Canvas *canvas, int row)
{
	Arena *arena = arena_new();
	Str count = str_format(arena, "%ld", view->count);
	int column = canvas->columns - MARGIN_CELLS - cells_of(count);

	canvas_put(canvas, row, column, cells_of(count), count, STYLE_PROMPT, 0);
	arena_free(arena);
}

static HintsFor hints_for(const View *view)
{
	static const HintsFor hints[PANE_COUNT] = {
		[PANE_ARTICLE] = HINTS_ARTICLE,
		[PANE_RELATED] = HINTS_RELATED,
		[PANE_COMMENTS] = HINTS_COMMENTS,
		[PANE_LIST] = HINTS_LIST,
	};

	if (view->sheet != NULL)
		return HINTS_SHEET;
	if (view->selection.open)
		return HINTS_SELECT;
	return view->chooser.open ? HINTS_CHOOSER : hints[view->focus];
}

/* The terminal's cursor rests where the reader is: on what is selected, on the line under the
 * pane's own cursor, or on the first line. */
static void rest_cursor(const View *view, Canvas *canvas)
{
	const Box *box = &view->screen.box[view->focus];
	bool over = view->sheet != NULL || view->chooser.open || !box->shown;

	canvas->cursor_shown = true;
	if (canvas->cursor_row >= 0)
		return;
	canvas->cursor_row = over ? 0 : box->row + (box->titled ? 1 : 0);
	canvas->cursor_column = over ? 0 : box->text_column;
}

/* Is the terminal's cursor of use? While selecting it tells which end moves. */
static bool wants_cursor(const View *view)
{
	return !view->asking.open &&
		(settings_on(&view->settings, SETTING_LINEAR) ||
			(view->selection.open && view->sheet == NULL));
}

static void paint_hints(const View *view, Canvas *canvas, int row)
{
	HintFacts facts = { .crossheads = view->crossheads, .list = view->has_list };

	if (view->article != NULL) {
		facts.comments = view->article->comment_count;
		facts.related = view->article->related_count;
	}
	if (view->focus == PANE_LIST && list_row(&view->list) != LIBRARY_NOWHERE)
		facts.captures = library_row(view->library, list_row(&view->list)).captures > 1;
	facts.pictures = view->chooser.open && view->chooser.targets[0].is_picture;
	hints_paint(view->keymap, hints_for(view), facts, canvas, row, canvas->columns);
}

static void paint_last_row(const View *view, Canvas *canvas, int row)
{
	if (view->asking.open)
		paint_prompt(view, canvas, row);
	else if (view->pending != COMMAND_NONE)
		choices_paint(view, canvas, row);
	else if (view->message.size > 0)
		paint_message(view, canvas, row);
	else {
		if (settings_on(&view->settings, SETTING_HINTS) && !view->first_sight)
			paint_hints(view, canvas, row);
		if (view->counting)
			paint_count(view, canvas, row);
	}
}

/* Comments are given other numbers when they are put in another order. */
static void find_highlights(View *view)
{
	const CommentsPane *comments = &view->comments;

	if (view->complete && view->screen.box[PANE_COMMENTS].shown &&
		comments->scroller.flow != NULL)
		highlights_search(&view->highlights, HIGHLIGHTS_COMMENTS, comments->scroller.flow,
			comments->orders);
}

void painting_paint(View *view, Canvas *canvas)
{
	find_highlights(view);
	canvas_clear(canvas);
	if (view->screen.too_small) {
		canvas_put(canvas, 0, 0, canvas->columns, str("too small"), STYLE_MESSAGE, 0);
		return;
	}
	paint_body(view, canvas);
	if (!view->first_sight || status_expects(view))
		status_paint(view, canvas, view->rows - BOTTOM_ROWS);
	paint_last_row(view, canvas, view->rows - 1);
	if (wants_cursor(view))
		rest_cursor(view, canvas);
}
