/* SPDX-License-Identifier: ISC */
#include "view/status.h"

#include "article/date.h"
#include "base/arena.h"
#include "base/cluster.h"
#include "view/captures.h"
#include "view/extent.h"
#include "view/finding.h"
#include "view/labelling.h"
#include "view/number.h"

enum {
	MARGIN_CELLS = 1,
	GAP_CELLS = 2,
	LEFT_FROM_CELLS = 50, /* narrower lines have no room for the headline */
	WORDS_A_MINUTE = 230,
};

/* The left: what is read */

static Str day_of(Arena *arena, const Article *article)
{
	Field field = str_empty(article->field[FIELD_PUBLISHED]) ? FIELD_UPDATED : FIELD_PUBLISHED;
	Date date;

	if (str_empty(article->field[field]) || !date_from_iso(article->field[field], &date))
		return STR_NONE;
	if (date.precision > DATE_DAY)
		date.precision = DATE_DAY;
	return date_shown(arena, &date);
}

/* Is it all of the page, by the reader's wish or because nothing better was found? */
static bool shows_whole_page(const View *view)
{
	return view->show == SHOW_PAGE ||
		(view->show == SHOW_ARTICLE && article_is_whole_page(view->article));
}

/* What of the page is shown, where that is not the article. */
static const char *tag_of(const View *view)
{
	static const char *const tags[SHOW_COUNT] = {
		[SHOW_ARTICLE] = "",
		[SHOW_PAGE] = "[whole page] ",
		[SHOW_SOURCE] = "[source] ",
	};

	return tags[shows_whole_page(view) ? SHOW_PAGE : view->show];
}

static Str name_in_list(const View *view)
{
	if (view->library == NULL || view->item >= library_count(view->library))
		return STR_NONE;
	LibraryRow row = library_row(view->library, view->item);
	Str name = library_row_name(&row);

	if (str_empty(row.title) && !row.place.contained) /* a file: without its folders */
		name = str_from(name, str_find_last_byte(name, '/') + 1);
	return name;
}

/* "Headline · site · date" in CELLS cells. First the site gives way, then the date,
 * then the end of the headline. */
static void add_article(View *view, Text *out, int cells)
{
	const char *point = view->options.ascii ? " - " : " \xC2\xB7 ";
	Str title = view->article->field[FIELD_TITLE];
	Str parts[] = { view->article->field[FIELD_SITE], day_of(out->arena, view->article) };
	Text behind = text_in(out->arena);

	if (str_empty(title)) /* a source has none, but the list knows one, or the file's name */
		title = name_in_list(view);
	if (str_empty(title))
		title = str("Without a headline");
	if (labelling_of_article(view).star)
		text_add_c(out, "* ");
	text_add_c(out, tag_of(view));
	CaptureOf capture = captures_here(view);

	if (capture.count > 1)
		text_format(out, "[capture %zu of %zu] ", capture.number, capture.count);
	cells -= cells_of(text_str(out)) + cells_of(title);
	for (size_t i = 0; i < 2; i++) {
		int more = str_empty(parts[i]) ? 0 : cells_of(str(point)) + cells_of(parts[i]);

		if (i == 0 && !str_empty(parts[1]))
			more += cells_of(str(point)) + cells_of(parts[1]);
		if (str_empty(parts[i]) || more > cells)
			continue;
		text_format(&behind, "%s%.*s", point, (int)parts[i].size, parts[i].at);
		cells -= cells_of(str(point)) + cells_of(parts[i]);
	}
	cells_add_cut(out, title, cells + cells_of(title), state_ellipsis(view));
	text_add(out, text_str(&behind));
}

/* What the reader waits for, or what is not listed: nothing is lost. */
static void add_list(const View *view, Text *out, int cells)
{
	const char *point = view->options.ascii ? " - " : " \xC2\xB7 ";
	LibraryCounts counts = library_counts(view->library);
	Text hidden = text_in(out->arena), words = text_in(out->arena);

	sifting_add_hidden(view, &hidden);
	if (view->progress.listing) {
		text_add_c(&words, "Listing as it is read");
		text_add_c(&words, point);
		number_add_of(&words, counts.rows, "page", "pages");
	} else if (view->progress.reading) {
		text_add_c(&words, "reading ");
		number_add(&words, view->progress.read);
		text_add_c(&words, " of ");
		number_add(&words, view->progress.to_read);
		text_format(&words, "%sq stops, nothing is lost", point);
	} else if (hidden.size > 0) {
		text_add_c(&words, "Not listed: ");
		text_add(&words, text_str(&hidden));
	} else
		number_add_of(&words, view->list.pages, "page", "pages");
	cells_add_cut(out, text_str(&words), cells, state_ellipsis(view));
}

static Str left_part(View *view, Arena *arena, int cells)
{
	Text out = text_in(arena);

	if (cells <= 0)
		return STR_NONE;
	if (view->columns < LEFT_FROM_CELLS)
		return view->article == NULL ? STR_NONE : str(tag_of(view));
	if (view->focus == PANE_LIST && !view->chooser.open && view->library != NULL)
		add_list(view, &out, cells);
	else if (view->article != NULL)
		add_article(view, &out, cells);
	return text_str(&out);
}

/* The right: how far */

static int digits_of(size_t number)
{
	int digits = 1;

	for (; number >= 10; number /= 10)
		digits++;
	return digits;
}

static void add_gap(Text *out)
{
	if (out->size > 0)
		text_fill(out, ' ', GAP_CELLS);
}

/* "match 3/17" with room for the largest number before the stroke. */
static void add_of(Text *out, const char *noun, size_t at, size_t count)
{
	add_gap(out);
	text_format(out, "%s %*zu/%zu", noun, digits_of(count), at, count);
}

static void add_match(View *view, Text *out)
{
	const Search *search = finding_marks(view, finding_scope(view));

	if (search == NULL || search->count == 0)
		return;
	add_of(out, "match", search->current < search->count ? search->current + 1 : 0,
		search->count);
}

static void add_percent(Text *out, int percent)
{
	add_gap(out);
	text_format(out, "%3d%%", percent);
}

static size_t minutes_for(size_t words)
{
	return (words + WORDS_A_MINUTE - 1) / WORDS_A_MINUTE;
}

/* "4 min", or "end", as wide as the minutes were at the start. */
static void add_minutes(View *view, Text *out, int percent)
{
	size_t left = minutes_for(view->words * (size_t)(100 - percent) / 100);
	int digits = digits_of(minutes_for(view->words));

	add_gap(out);
	if (percent == 100)
		text_format(out, "%*s", digits + 4, "end");
	else
		text_format(out, "%*zu min", digits, left);
}

static void add_story(View *view, Text *out)
{
	long page, pages;
	int percent = extent_percent(&view->story);

	add_percent(out, percent);
	if (extent_pages(&view->story, &page, &pages) && view->columns >= LEFT_FROM_CELLS)
		add_of(out, "p", (size_t)page, (size_t)pages);
	if (view->show == SHOW_ARTICLE)
		add_minutes(view, out, percent);
}

static void add_comments(View *view, Text *out)
{
	size_t count = comments_count(&view->comments);

	if (count > 0)
		add_of(out, "comment", view->comments.current + 1, count);
	add_percent(out, extent_percent(&view->comments.scroller));
}

static void add_pane(View *view, Text *out)
{
	switch (view->focus) {
	case PANE_ARTICLE:
		add_story(view, out);
		break;
	case PANE_RELATED:
		if (related_selected(&view->related) != NULL && view->has_list) {
			add_gap(out);
			text_add_c(out,
				state_find(view, related_selected(&view->related)->url) ==
						LIBRARY_NOWHERE
					? "not in this archive"
					: "in this archive");
		}
		if (related_selected(&view->related) != NULL)
			add_of(out, "story", view->related.selected + 1,
				view->article->related_count);
		break;
	case PANE_COMMENTS:
		add_comments(view, out);
		break;
	case PANE_LIST:
		if (view->progress.reading && view->progress.percent >= 0)
			add_percent(out, view->progress.percent);
		if (view->list.pages > 0)
			add_of(out, "item", list_page_number(&view->list), view->list.pages);
		break;
	case PANE_COUNT:
		break;
	}
}

static Str right_part(View *view, Arena *arena)
{
	Text out = text_in(arena);

	add_match(view, &out);
	if (view->sheet != NULL)
		add_percent(&out, sheet_percent(view->sheet));
	else if (view->chooser.open)
		add_of(&out, "line", view->chooser.list.cursor + 1, view->chooser.list.count);
	else if (view->focus == PANE_LIST || view->complete)
		add_pane(view, &out);
	else if (view->article != NULL) {
		add_gap(&out);
		text_add_c(&out, view->options.ascii ? "reading..." : "reading\xE2\x80\xA6");
	}
	return text_str(&out);
}

/* The headline of what is being read, where it will be: with no more than itself, as what
 * comes beside it need not be sent twice. */
static void paint_expected(const View *view, Canvas *canvas, int row)
{
	const char *reading = view->options.ascii ? "reading..." : "reading\xE2\x80\xA6";
	int right_at = canvas->columns - MARGIN_CELLS - cells_of(str(reading));
	int room = right_at - GAP_CELLS - MARGIN_CELLS;

	if (room < LEFT_FROM_CELLS)
		return;
	if (!view->first_sight) {
		canvas_fill(canvas, row, 0, canvas->columns, STYLE_STATUS, 0);
		canvas_put(canvas, row, right_at, cells_of(str(reading)), str(reading),
			STYLE_STATUS, 0);
	}
	Arena *arena = arena_new();
	Text left = text_in(arena);

	cells_add_cut(&left, text_str(&view->expected), room, state_ellipsis(view));
	canvas_fill(canvas, row, 0, MARGIN_CELLS, STYLE_STATUS, 0);
	canvas_put(canvas, row, MARGIN_CELLS, room, text_str(&left), STYLE_STATUS, 0);
	arena_free(arena);
}

bool status_expects(const View *view)
{
	return view->expected.size > 0 && view->focus != PANE_LIST &&
		(view->article == NULL || view->first_sight);
}

void status_paint(View *view, Canvas *canvas, int row)
{
	if (status_expects(view)) {
		paint_expected(view, canvas, row);
		return;
	}
	Arena *arena = arena_new();
	Str right = right_part(view, arena);
	int columns = canvas->columns;
	int right_at = columns - MARGIN_CELLS - cells_of(right);
	int room = right_at - GAP_CELLS - MARGIN_CELLS;
	Str left = left_part(view, arena, room);

	if (view->article != NULL || view->focus == PANE_LIST)
		canvas_fill(canvas, row, 0, columns, STYLE_STATUS, 0);
	canvas_put(canvas, row, MARGIN_CELLS, room > 0 ? room : 0, left, STYLE_STATUS, 0);
	if (right_at < 0)
		right_at = 0;
	canvas_put(canvas, row, right_at, columns - right_at, right, STYLE_STATUS, 0);
	arena_free(arena);
}
