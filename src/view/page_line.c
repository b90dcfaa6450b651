/* SPDX-License-Identifier: ISC */
#include "view/page_line.h"

#include "article/date.h"
#include "base/cluster.h"
#include "base/text.h"
#include "view/marked.h"

enum {
	MARGIN_CELLS = 1,
	GAP_CELLS = 2,
	DATE_CELLS = 12, /* "~12 Nov 2009" */
	SHORT_DATE_CELLS = 10, /* "~12 Nov 09" */
	CAPTURE_INDENT_CELLS = 4,
	THOUSAND = 1000
};

/* Cells of each column; 0: it is not shown. The headline has the rest. */
typedef struct {
	int date, site, section, comments, words;
} Columns;

/* The widest windows first. */
static const struct {
	int from_cells;
	Columns columns;
} widths[] = {
	{ 150, { DATE_CELLS, 24, 18, 5, 6 } },
	{ 110, { DATE_CELLS, 18, 14, 5, 5 } },
	{ 76, { DATE_CELLS, 12, 0, 5, 5 } },
	{ 56, { DATE_CELLS, 0, 0, 5, 0 } },
	{ 30, { SHORT_DATE_CELLS, 0, 0, 0, 0 } },
	{ 0, { 0, 0, 0, 0, 0 } },
};

static Columns columns_for(const List *list, int cells)
{
	size_t i = 0;

	while (widths[i].from_cells > cells)
		i++;
	Columns columns = widths[i].columns;

	if (!list->with_site)
		columns.site = 0;
	return columns;
}

/* What is being painted. */
typedef struct {
	const List *list;
	size_t line;
	LibraryRow page;
	int row, column; /* where the next column begins */
	unsigned marks;
	Canvas *canvas;
	const Search *search;
	Arena *arena;
} Paint;

static void put_right(Paint *paint, int column, int cells, Str text)
{
	int used = cells_of(text);

	canvas_put(paint->canvas, paint->row, column + (used < cells ? cells - used : 0), cells,
		text, STYLE_RELATED_META, paint->marks);
}

static int put_cut(Paint *paint, int column, int cells, MarkedText text, const Search *search)
{
	return marked_put_cut(paint->canvas, paint->row, column, cells, text, search,
		marked_ellipsis(paint->list->ascii));
}

static Str day_of(const Paint *paint, bool brief)
{
	Date date;

	if (str_empty(paint->page.date) || !date_from_iso(paint->page.date, &date))
		return str(paint->list->ascii ? "-    " : "\xC2\xB7    ");
	if (date.precision > DATE_DAY)
		date.precision = DATE_DAY;
	Str day = str_trim(
		brief ? date_shown_short(paint->arena, &date) : date_shown(paint->arena, &date));

	return str_format(paint->arena, "%s%.*s", paint->page.date_inferred ? "~" : "",
		(int)day.size, day.at);
}

/* The columns before the headline. */
static void put_before(Paint *paint, Columns columns)
{
	if (columns.date > 0) {
		put_right(paint, paint->column, columns.date,
			day_of(paint, columns.date == SHORT_DATE_CELLS));
		paint->column += columns.date + (columns.comments > 0 ? GAP_CELLS : 1);
	}
	if (columns.site > 0) {
		put_cut(paint, paint->column, columns.site,
			(MarkedText){ .text = paint->page.site,
				.style = STYLE_RELATED_META,
				.marks = paint->marks,
				.at = STR_NOWHERE },
			NULL);
		paint->column += columns.site + GAP_CELLS;
	}
}

/* "812w", "12.4k": a number of at most four digits and what it counts. */
static Str count_shown(Arena *arena, int64_t count, char of)
{
	if (count < THOUSAND)
		return str_format(arena, "%d%c", (int)count, of);
	if (count < 100 * THOUSAND)
		return str_format(arena, "%d.%dk", (int)(count / THOUSAND),
			(int)(count % THOUSAND / (THOUSAND / 10)));
	return str_format(arena, "%dk", (int)(count / THOUSAND < 9999 ? count / THOUSAND : 9999));
}

static Str comments_shown(const Paint *paint)
{
	if (paint->page.comments == LIBRARY_COUNT_UNKNOWN)
		return str("");
	if (paint->page.comments == 0)
		return str(paint->list->ascii ? "-" : "\xE2\x80\x93");
	return count_shown(paint->arena, paint->page.comments, 'c');
}

static Str words_shown(const Paint *paint)
{
	return paint->page.words == LIBRARY_COUNT_UNKNOWN
		? str("")
		: count_shown(paint->arena, paint->page.words, 'w');
}

/* The columns behind the headline; returns where they begin. */
static int put_behind(Paint *paint, Columns columns)
{
	int end = paint->canvas->columns - MARGIN_CELLS;

	if (columns.words > 0) {
		end -= columns.words;
		put_right(paint, end, columns.words, words_shown(paint));
		end -= 1;
	}
	if (columns.comments > 0) {
		end -= columns.comments;
		put_right(paint, end, columns.comments, comments_shown(paint));
		end -= 1;
	}
	if (columns.section > 0) {
		end -= columns.section;
		put_cut(paint, end, columns.section,
			(MarkedText){ .text = paint->page.section,
				.style = STYLE_RELATED_META,
				.marks = paint->marks,
				.at = STR_NOWHERE },
			NULL);
		end -= GAP_CELLS;
	}
	return end;
}

/* "#harbour #bridge", where there is room. */
static void put_tags(Paint *paint, int end, Str tags)
{
	Text words = text_in(paint->arena);
	Str tag;

	while (str_next_word(&tags, &tag))
		text_format(&words, "%s#%.*s", words.size > 0 ? " " : "", (int)tag.size, tag.at);
	if (words.size == 0)
		return;
	put_cut(paint, paint->column + 1, end - paint->column - 1,
		(MarkedText){ .text = text_str(&words),
			.style = STYLE_RELATED_META,
			.marks = paint->marks,
			.at = STR_NOWHERE },
		NULL);
}

/* What the reader keeps of the page beside its name: a star before it, the tags behind it; a page
 * that was read is dim. */
static void put_name(Paint *paint, int end, const Search *search)
{
	Label label = labels_find(paint->list->labels, &paint->page);
	MarkedText name = {
		.text = library_row_name(&paint->page),
		.style = label.read ? STYLE_ABSENT : STYLE_TEXT,
		.marks = paint->marks,
		.unit = paint->line,
	};

	if (label.star)
		paint->column += canvas_put(paint->canvas, paint->row, paint->column,
			end - paint->column, str("* "), STYLE_TEXT, paint->marks);
	paint->column += put_cut(paint, paint->column, end - paint->column, name, search);
	put_tags(paint, end, label.tags);
}

/* How many captures of the address there are; where there are more, the mark that says
 * whether they are shown. */
static int put_captures(Paint *paint, int end)
{
	bool unfolded = paint->list->lines[paint->line].unfolded;
	bool ascii = paint->list->ascii;
	const char *mark =
		unfolded ? (ascii ? "v" : "\xE2\x96\xBE") : (ascii ? ">" : "\xE2\x96\xB8");

	if (paint->page.captures < 2)
		return end;
	Str count =
		str_format(paint->arena, "%zu%s", paint->page.captures, ascii ? "x" : "\xC3\x97");
	int cells = cells_of(count);

	canvas_put(paint->canvas, paint->row, 0, 1, str(mark), STYLE_RELATED_META, paint->marks);
	canvas_put(paint->canvas, paint->row, end - cells, cells, count, STYLE_RELATED_META,
		paint->marks);
	return end - cells - 1;
}

Str page_line_captured(Arena *arena, const LibraryRow *row)
{
	Date date;

	if (!date_from_iso(row->captured, &date))
		return str("at an unknown time");
	return date_shown(arena, &date);
}

/* A capture stands below its page: when it was made, and its headline where there is room. */
static void paint_capture(Paint *paint)
{
	Str when = page_line_captured(paint->arena, &paint->page);
	int end = paint->canvas->columns - MARGIN_CELLS;

	paint->column += CAPTURE_INDENT_CELLS;
	paint->column += canvas_put(paint->canvas, paint->row, paint->column, end - paint->column,
				 str_format(paint->arena, "captured %.*s", (int)when.size, when.at),
				 STYLE_RELATED_META, paint->marks) +
		GAP_CELLS;
	put_name(paint, end, paint->search);
}

static void paint_page(Paint *paint)
{
	Columns columns = columns_for(paint->list, paint->canvas->columns);
	int end = put_behind(paint, columns);

	put_before(paint, columns);
	put_name(paint, put_captures(paint, end), paint->search);
}

void page_line_paint(const List *list, size_t line, int row, unsigned marks, Canvas *canvas,
	const Search *search)
{
	Paint paint = {
		.list = list,
		.line = line,
		.page = library_row(list->library, list->lines[line].number),
		.row = row,
		.column = MARGIN_CELLS,
		.marks = marks,
		.canvas = canvas,
		.search = search,
		.arena = arena_new(),
	};

	if (list->lines[line].kind == LIST_CAPTURE)
		paint_capture(&paint);
	else
		paint_page(&paint);
	arena_free(paint.arena);
}
