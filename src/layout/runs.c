/* SPDX-License-Identifier: ISC */
#include "layout/runs.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/cluster.h"
#include "base/text.h"
#include "base/utf8.h"
#include "layout/bidi.h"

enum {
	ACTIVE_SPANS_MAX = 64, /* spans looked at on one line */
	GLIMPSE_GAP = 3, /* cells before the first words of a folded comment */
	GLIMPSE_CELLS_MIN = 8 /* fewer first words than these are not worth showing */
};

/* What all steps of building a line need. */
typedef struct {
	Runs *runs;
	const Flow *flow;
	const Piece *piece;
	size_t number; /* of PIECE */
	const Lines *lines;
	int width;
} Line;

void runs_clear(Runs *runs)
{
	free(runs->runs);
	arena_free(runs->arena);
	*runs = (Runs){ 0 };
}

static void begin(Runs *runs)
{
	arena_free(runs->arena);
	runs->arena = arena_new();
	runs->count = 0;
	runs->cells = 0;
}

static LayoutRun *add_run(Runs *runs, LayoutRun run)
{
	if (runs->count == runs->room) {
		runs->room = runs->room > 0 ? runs->room * 2 : 32;
		runs->runs = memory_resize(runs->runs, runs->room * sizeof *runs->runs);
	}
	runs->runs[runs->count] = run;
	runs->cells += run.cells;
	return &runs->runs[runs->count++];
}

/* TEXT that is not of the piece's text. */
static void add_made(Runs *runs, Str text, Style style)
{
	if (text.size > 0)
		add_run(runs,
			(LayoutRun){
				.text = text,
				.cells = cells_of(text),
				.style = style,
				.at = STR_NOWHERE,
			});
}

static void add_blanks(Runs *runs, int cells, Style style)
{
	static const char blanks[] =
		"                                                                ";
	const int most = (int)sizeof blanks - 1;

	for (; cells > 0; cells -= most) {
		int some = cells < most ? cells : most;

		add_run(runs,
			(LayoutRun){
				.text = str_of(blanks, (size_t)some),
				.cells = some,
				.style = style,
				.at = STR_NOWHERE,
			});
	}
}

static void reverse(LayoutRun *runs, size_t count)
{
	for (size_t i = 0; i < count / 2; i++) {
		LayoutRun run = runs[i];

		runs[i] = runs[count - 1 - i];
		runs[count - 1 - i] = run;
	}
}

/* The end of LINE: where all runs right to left, what was added first stands rightmost,
 * and the line at the right edge. */
static void finish(const Line *line)
{
	Runs *runs = line->runs;

	if (!lines_right_to_left(line->flow, line->piece))
		return;
	add_blanks(runs, line->width - runs->cells, STYLE_TEXT);
	reverse(runs->runs, runs->count);
}

static void add_bar(const Line *line)
{
	bool ascii = flow_ascii(line->flow);
	const char *bar = flow_part(line->flow) == FLOW_STORY ? "\xE2\x94\x83" : "\xE2\x94\x82";

	if (line->lines->bar == 0)
		return;
	add_made(line->runs, str(ascii ? "|" : bar), STYLE_BAR);
	add_blanks(line->runs, line->lines->bar - 1, STYLE_TEXT);
}

static void add_margin(const Line *line)
{
	if (line->lines->bar_first)
		add_bar(line);
	add_blanks(line->runs, line->lines->indent, STYLE_TEXT);
	if (!line->lines->bar_first)
		add_bar(line);
}

/* A lead with the blanks around it apart, so that they change sides with it where all
 * runs right to left. */
static void add_lead(const Line *line, Str lead)
{
	size_t start = 0, end = lead.size;

	while (start < end && lead.at[start] == ' ')
		start++;
	while (end > start && lead.at[end - 1] == ' ')
		end--;
	add_blanks(line->runs, (int)start, STYLE_TEXT);
	add_made(line->runs, str_slice(lead, start, end), line->piece->lead_style);
	add_blanks(line->runs, (int)(lead.size - end), STYLE_TEXT);
}

/* Text with spans */

static unsigned mark_of(SpanKind kind)
{
	static const unsigned marks[SPAN_KIND_COUNT] = {
		[SPAN_EMPHASIS] = MARK_EMPHASIS,
		[SPAN_STRONG] = MARK_STRONG,
		[SPAN_CODE] = MARK_CODE,
		[SPAN_LINK] = MARK_LINK,
	};
	return marks[kind];
}

/* The spans of a piece that touch a line. */
typedef struct {
	const Span *span[ACTIVE_SPANS_MAX];
	size_t count;
} Active;

static Active spans_within(const Piece *piece, size_t start, size_t end)
{
	Active active = { .count = 0 };

	for (size_t i = 0; i < piece->span_count && piece->spans[i].start < end; i++)
		if (piece->spans[i].end > start && active.count < ACTIVE_SPANS_MAX)
			active.span[active.count++] = &piece->spans[i];
	return active;
}

/* The look of the text at AT, and where it changes next, at most END. */
static size_t look_at(
	const Piece *piece, const Active *active, size_t at, size_t end, LayoutRun *look)
{
	size_t until = end;

	*look = (LayoutRun){ .style = piece->style, .at = at };
	if (at >= piece->tail_at)
		look->style = piece->tail_style;
	else if (piece->tail_at < until)
		until = piece->tail_at;
	for (size_t i = 0; i < active->count; i++) {
		const Span *span = active->span[i];

		if (span->start > at) {
			until = span->start < until ? span->start : until;
			continue;
		}
		if (span->end <= at)
			continue;
		until = span->end < until ? span->end : until;
		look->marks |= mark_of(span->kind);
		if (span->kind == SPAN_LINK)
			look->link = span;
	}
	return until;
}

/* Adds the text of the piece from START to END, tabs expanded, in reading order. A look
 * that changes within a cluster changes behind it. */
static void add_text(const Line *line, size_t start, size_t end)
{
	Str text = str_slice(line->piece->text, 0, end);
	Active active = spans_within(line->piece, start, end);
	int before = 0; /* cells of the line so far, for tabs */

	for (size_t at = start; at < end;) {
		LayoutRun run;
		size_t until = look_at(line->piece, &active, at, end, &run);

		if (text.at[at] == '\t') {
			int cells = lines_tab_cells(line->piece, before, line->lines->plain_room);

			add_blanks(line->runs, cells, run.style);
			before += cells;
			at++;
			continue;
		}
		while (at < until && text.at[at] != '\t') {
			size_t plain = cluster_plain_run(text, at, until);
			size_t size = plain > 0 ? 0 : cluster_size(text, at);

			run.cells += (int)plain + cluster_cells(str_of(text.at + at, size));
			at += plain + size;
		}
		run.text = str_slice(text, run.at, at);
		add_run(line->runs, run);
		before += run.cells;
	}
}

/* Order on the screen */

/* A cluster of a run, as a run. */
static LayoutRun cut_cluster(LayoutRun *rest)
{
	LayoutRun cluster = *rest;

	cluster.text.size = cluster_size(rest->text, 0);
	cluster.cells = rest->at == STR_NOWHERE ? rest->cells : cluster_cells(cluster.text);
	if (rest->at == STR_NOWHERE)
		cluster.text.size = rest->text.size;
	else
		rest->at += cluster.text.size;
	rest->text = str_from(rest->text, cluster.text.size);
	return cluster;
}

static bool joins(const LayoutRun *a, const LayoutRun *b)
{
	return a->at != STR_NOWHERE && b->at == a->at + a->text.size && a->style == b->style &&
		a->marks == b->marks && a->link == b->link &&
		a->text.at + a->text.size == b->text.at;
}

/* What of CLUSTER changes where it runs right to left: a bracket becomes its mirror. */
static void mirror(Arena *arena, LayoutRun *cluster)
{
	uint32_t c;
	size_t size = utf8_decode(cluster->text, 0, &c, NULL);
	uint32_t mirrored = bidi_mirrored(c);

	if (mirrored == c || size != cluster->text.size)
		return;
	char *bytes = arena_alloc(arena, UTF8_MAX_BYTES);

	cluster->text = str_of(bytes, utf8_encode(mirrored, bytes));
}

/* Brings the runs from FIRST on from reading order into that of the screen. */
static void reorder(const Line *line, size_t first)
{
	Runs *runs = line->runs;
	Arena *arena = runs->arena;
	size_t room = 0, count = 0;

	for (size_t i = first; i < runs->count; i++)
		room += runs->runs[i].text.size;
	LayoutRun *clusters = arena_array(arena, room, sizeof *clusters);
	unsigned char *levels = arena_alloc(arena, room);
	size_t *order = arena_array(arena, room, sizeof *order);

	for (size_t i = first; i < runs->count; i++)
		for (LayoutRun rest = runs->runs[i]; rest.text.size > 0; count++) {
			size_t at = rest.at;

			clusters[count] = cut_cluster(&rest);
			levels[count] = at == STR_NOWHERE ? levels[count > 0 ? count - 1 : 0]
							  : line->lines->levels[at];
		}
	bidi_order(arena, levels, count, order);
	for (size_t i = first; i < runs->count; i++)
		runs->cells -= runs->runs[i].cells;
	runs->count = first;
	for (size_t i = 0; i < count; i++) {
		LayoutRun cluster = clusters[order[i]];
		bool reversed = levels[order[i]] % 2 == 1;
		LayoutRun *last = runs->count > first ? &runs->runs[runs->count - 1] : NULL;

		if (reversed)
			mirror(arena, &cluster);
		if (!reversed && last != NULL && joins(last, &cluster)) {
			last->text.size += cluster.text.size;
			last->cells += cluster.cells;
			runs->cells += cluster.cells;
		} else {
			add_run(runs, cluster);
		}
	}
}

/* A stretch of the piece's text in the order of the screen. */
static void add_stretch(const Line *line, size_t start, size_t end)
{
	Runs *runs = line->runs;
	size_t first = runs->count;

	add_text(line, start, end);
	if (runs->count == first)
		return;
	if (line->lines->levels != NULL)
		reorder(line, first);
	if (lines_right_to_left(line->flow, line->piece))
		reverse(runs->runs + first, runs->count - first);
}

/* Lines of each kind */

static Str ellipsis(const Flow *flow)
{
	return str(flow_ascii(flow) ? "~" : "\xE2\x80\xA6");
}

/* The first words of a folded comment, in what is left of the line. */
static void add_glimpse(const Line *line)
{
	int room = line->width - line->runs->cells - GLIMPSE_GAP;
	size_t next = line->number + 1;

	if (room < GLIMPSE_CELLS_MIN || next >= flow_piece_count(line->flow))
		return;
	const Piece *piece = flow_piece(line->flow, next);

	if (piece->index != line->piece->index)
		return;
	Str words = str_slice(piece->text, 0, str_find_byte(piece->text, '\n', 0));
	size_t fits = cells_fit(words, room);
	bool cut = fits < piece->text.size;

	if (cut)
		fits = cells_fit(words, room - 1);
	add_blanks(line->runs, GLIMPSE_GAP, STYLE_COMMENT_FOLDED);
	add_made(line->runs, str_slice(words, 0, fits), STYLE_COMMENT_FOLDED);
	if (cut)
		add_made(line->runs, ellipsis(line->flow), STYLE_COMMENT_FOLDED);
}

static void add_folded_tail(const Line *line, bool cut)
{
	Str replies = lines_replies(line->runs->arena, line->flow, line->piece, line->lines->plain);

	if (cut && line->runs->cells < line->width)
		add_made(line->runs, ellipsis(line->flow), line->piece->style);
	if (line->runs->cells + cells_of(replies) <= line->width)
		add_made(line->runs, replies, line->piece->style);
	add_glimpse(line);
}

static void text_line(const Line *line, size_t number)
{
	const Lines *lines = line->lines;
	Str lead = lines_lead(lines, line->piece);

	if (number == 0)
		add_lead(
			line, str_slice(lead, 0, cells_fit(lead, line->width - line->runs->cells)));
	else
		add_blanks(line->runs, lines->hang, STYLE_TEXT);
	if (number == 0 && lines->lead_alone)
		return;
	const WrapLine *wrap = &lines->wraps[number - lines->lead_alone];

	add_stretch(line, wrap->start, wrap->end);
	if (wrap->hyphen)
		add_made(line->runs, str("-"), line->piece->style);
	if (flow_is_folded_head(line->flow, line->number))
		add_folded_tail(line, wrap->end < wrap->next && !lines->in_parts);
}

/* Date and section beside a title. */
static void add_columns(const Line *line)
{
	const Piece *piece = line->piece;
	FlowColumns columns = flow_columns(line->flow);
	Str section = str_from(piece->text, piece->section_at);
	int room = lines_section_cells(line->flow, line->width);
	Str cut = cells_of(section) > room ? ellipsis(line->flow) : STR_NONE;
	size_t fits = cells_fit(section, room - cells_of(cut));
	int before = line->runs->cells;

	if (columns.date_cells > 0) {
		add_blanks(line->runs, columns.date_cells - cells_of(piece->lead), STYLE_TEXT);
		add_made(line->runs, piece->lead, piece->lead_style);
		add_blanks(line->runs, LINES_COLUMN_GAP, STYLE_TEXT);
	}
	add_stretch(line, piece->section_at, piece->section_at + fits);
	add_made(line->runs, cut, STYLE_RELATED_META);
	add_blanks(line->runs, before + line->lines->hang - line->runs->cells, STYLE_TEXT);
}

static void related_line(const Line *line, size_t number)
{
	const WrapLine *wrap = &line->lines->wraps[number];

	if (line->lines->columns && number == 0)
		add_columns(line);
	else if (line->lines->columns)
		add_blanks(line->runs, line->lines->hang, STYLE_TEXT);
	else if (number > 0)
		add_blanks(line->runs, line->lines->below, STYLE_TEXT);
	add_stretch(line, wrap->start, wrap->end);
	if (wrap->hyphen)
		add_made(line->runs, str("-"), line->piece->style);
}

static void table_line(const Line *line, size_t number, const TableFit *fit)
{
	for (size_t i = 0; i < line->lines->cell_count; i++) {
		const LinesCell *cell = &line->lines->cells[i];
		const WrapLine *wrap = number < cell->count ? &cell->wraps[number] : NULL;
		int cells = wrap != NULL ? wrap->cells : 0;
		int padding = fit->cells[i] - cells;

		if (i > 0)
			add_blanks(line->runs, TABLE_GAP_CELLS, line->piece->style);
		if (fit->to_right[i])
			add_blanks(line->runs, padding, line->piece->style);
		if (wrap != NULL)
			add_stretch(line, cell->start + wrap->start, cell->start + wrap->end);
		if (wrap != NULL && wrap->hyphen)
			add_made(line->runs, str("-"), line->piece->style);
		if (!fit->to_right[i] && i + 1 < line->lines->cell_count)
			add_blanks(line->runs, padding, line->piece->style);
	}
}

static void rule_line(const Line *line)
{
	int cells = line->width - line->runs->cells;
	Text rule = text_in(line->runs->arena);

	for (int i = 0; i < cells && !line->lines->plain; i++)
		text_add_c(&rule, flow_ascii(line->flow) ? "-" : "\xE2\x94\x80");
	add_made(line->runs, text_str(&rule), line->piece->style);
}

void runs_of_line(Runs *runs, const Flow *flow, size_t piece, const Lines *lines, size_t number,
	int width_cells, const TableFit *fit)
{
	Line line = { runs, flow, flow_piece(flow, piece), piece, lines, width_cells };

	begin(runs);
	add_margin(&line);
	switch (line.piece->kind) {
	case PIECE_TEXT:
		text_line(&line, number);
		break;
	case PIECE_PLAIN:
		add_stretch(&line, lines->wraps[number].start, lines->wraps[number].end);
		break;
	case PIECE_TABLE:
		table_line(&line, number, fit);
		break;
	case PIECE_RELATED:
		related_line(&line, number);
		break;
	case PIECE_RULE:
		rule_line(&line);
		break;
	}
	finish(&line);
}

void runs_of_gap(Runs *runs, const Flow *flow, size_t piece, const Lines *lines, int width_cells)
{
	Line line = { runs, flow, flow_piece(flow, piece), piece, lines, width_cells };

	begin(runs);
	if (!line.piece->bar_joins)
		return;
	add_margin(&line);
	finish(&line);
}
