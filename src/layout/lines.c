/* SPDX-License-Identifier: ISC */
#include "layout/lines.h"

#include "base/cluster.h"
#include "base/text.h"
#include "layout/bidi.h"
#include "layout/pieces.h"

enum {
	NARROW_CELLS = 48, /* below, the bar of a box is one column, and long leads do not hang */
	SHORT_LEAD_CELLS = 6, /* "12. " and the like */
	INDENT_SHARE = 3, /* indents take a third of the width at most */
	LEAD_TEXT_CELLS = 8, /* what a lead must leave for the text beside it */
	SECTION_CELLS = 14, /* of a section that gets no more in a narrow layout, ... */
	SECTION_SHARE = 3, /* and at most this part of a wide one */
	TITLE_CELLS_MIN = 20, /* what columns must leave for the title of a related story */
	HEAD_CELLS_MIN = 8, /* of the head of a folded comment, or its replies are not told */
	MORE_INDENT = 2, /* of the title of a related story behind its first line, and of date and
	                  * section below it: so one sees where the next begins */
	TAB_CELLS = 8 /* from stop to stop in preformatted text */
};

static int at_least(int least, int value)
{
	return value < least ? least : value;
}

static int at_most(int most, int value)
{
	return value > most ? most : value;
}

/* Bar and indent, as far as they leave room for any cluster. */
static void frame(Lines *lines, const Flow *flow, const Piece *piece, int width)
{
	bool story = flow_part(flow) == FLOW_STORY;
	int spare = at_least(0, width - CLUSTER_CELLS_MAX);

	if (piece->bar && !lines->plain)
		lines->bar = at_most(spare, story && width < NARROW_CELLS ? 1 : 2);
	lines->bar_first = story;
	lines->indent = at_most(width / INDENT_SHARE, piece->indent + piece->hang);
	lines->indent = at_most(spare - lines->bar, lines->indent);
}

Str lines_lead(const Lines *lines, const Piece *piece)
{
	return lines->plain && piece->comment_head ? STR_NONE : piece->lead;
}

/* May later lines hang under the text, though LEAD takes that much of each of them? */
static bool may_hang(int lead, int room)
{
	if (lead > SHORT_LEAD_CELLS && room < NARROW_CELLS)
		return false;
	return lead * 2 <= room && room - lead >= CLUSTER_CELLS_MAX;
}

/* The lead hangs where it may, stands before the text where that still leaves some, else
 * above it. */
static void place_lead(Lines *lines, const Piece *piece, int room)
{
	lines->lead = cells_of(lines_lead(lines, piece));
	if (may_hang(lines->lead, room))
		lines->hang = lines->lead;
	else if (lines->lead + LEAD_TEXT_CELLS > room)
		lines->lead_alone = lines->lead > 0;
}

static void lay_text(Lines *lines, Arena *arena, const Piece *piece, int room)
{
	int first = lines->lead_alone ? room : room - lines->lead;

	lines->wraps =
		wrap_text_after(arena, piece->text, first, room - lines->hang, &lines->count);
	lines->count += lines->lead_alone;
}

Str lines_replies(Arena *arena, const Flow *flow, const Piece *head, bool plain)
{
	size_t replies = flow_replies(flow, (size_t)head->index);
	Str separator = piece_separator(flow_ascii(flow));
	Text text = text_in(arena);

	if (plain) {
		text_add(&text, separator);
		text_add_c(&text, "folded");
	}
	if (replies > 0) {
		text_add(&text, separator);
		text_format(&text, "%zu %s", replies, replies == 1 ? "reply" : "replies");
	}
	return text_str(&text);
}

/* The size of the parts of HEAD ("author · place · date") that fit into its first SIZE bytes; 0:
 * not one does. */
static size_t whole_parts(Str head, size_t size, bool ascii)
{
	Str separator = piece_separator(ascii);
	size_t parts = 0, at = str_find(head, separator.at, 0);

	while (at != STR_NOWHERE && at <= size) {
		parts = at;
		at = str_find(head, separator.at, at + separator.size);
	}
	return parts;
}

/* A folded comment has one line: what of its head does not fit before the number of
 * replies is left out, the date first; a name is cut. */
static void lay_folded(Lines *lines, Arena *arena, const Flow *flow, const Piece *piece, int room)
{
	Str head = str_slice(piece->text, 0, str_find_byte(piece->text, '\n', 0));
	int left = room - lines->lead - cells_of(lines_replies(arena, flow, piece, lines->plain));
	WrapLine *only = arena_alloc(arena, sizeof *only);

	if (left < HEAD_CELLS_MIN)
		left = at_least(0, room - lines->lead);
	if (cells_of(head) > left) {
		size_t parts = whole_parts(head, cells_fit(head, left), flow_ascii(flow));

		lines->in_parts = parts > 0;
		head.size = parts > 0 ? parts : cells_fit(head, at_least(0, left - 1));
	}
	only->end = head.size;
	only->next = piece->text.size;
	only->cells = cells_of(head);
	lines->wraps = only;
	lines->count = 1;
	lines->lead_alone = false;
}

int lines_section_cells(const Flow *flow, int width)
{
	return at_most(
		at_least(SECTION_CELLS, width / SECTION_SHARE), flow_columns(flow).section_cells);
}

/* Cells of the columns beside the title, their gaps included. */
static int columns_cells(const Flow *flow, int width)
{
	int date = flow_columns(flow).date_cells, section = lines_section_cells(flow, width);

	return date + (date > 0 ? LINES_COLUMN_GAP : 0) + section +
		(section > 0 ? LINES_COLUMN_GAP : 0);
}

static void lay_related(Lines *lines, Arena *arena, const Flow *flow, const Piece *piece, int width)
{
	Str title = str_slice(piece->text, 0, piece->tail_at);
	int beside = columns_cells(flow, width);
	size_t title_lines, meta_lines = 0;

	lines->columns = beside > 0 && width >= beside + TITLE_CELLS_MIN;
	if (lines->columns)
		lines->hang = beside;
	else
		lines->below = at_most(at_least(0, width - CLUSTER_CELLS_MAX), MORE_INDENT);
	lines->wraps = wrap_text_after(arena, title, width - lines->hang,
		width - lines->hang - lines->below, &title_lines);
	lines->count = title_lines;
	if (lines->columns || piece->tail_at == piece->text.size)
		return;
	size_t base = piece->tail_at + 1;

	WrapLine *meta =
		wrap_text(arena, str_from(piece->text, base), width - lines->below, &meta_lines);

	lines->count += meta_lines;
	lines->wraps = arena_grow(arena, lines->wraps, title_lines, lines->count, sizeof *meta);
	for (size_t i = 0; i < meta_lines; i++) {
		meta[i].start += base;
		meta[i].end += base;
		meta[i].next += base;
		lines->wraps[title_lines + i] = meta[i];
	}
	lines->wraps[title_lines - 1].next = base;
}

int lines_tab_cells(const Piece *piece, int before, int room)
{
	int stop = TAB_CELLS - before % TAB_CELLS;

	if (piece->kind != PIECE_PLAIN)
		return 1;
	return at_least(1, at_most(stop, room - before));
}

/* A line of the preformatted PIECE from START, at most LIMIT cells. */
static WrapLine plain_line(const Piece *piece, size_t start, int limit)
{
	WrapLine line = { .start = start };
	Str text = piece->text;
	size_t at = start, size;

	while (at < text.size && text.at[at] != '\n') {
		size_t most = (size_t)at_least(0, limit - line.cells);
		size_t run =
			cluster_plain_run(text, at, text.size - at > most ? at + most : text.size);

		line.cells += (int)run;
		at += run;
		if (run > 0)
			continue;
		size = cluster_size(text, at);
		int more = text.at[at] == '\t' ? lines_tab_cells(piece, line.cells, limit)
					       : cluster_cells(str_of(text.at + at, size));

		if (more > limit - line.cells && at > start)
			break;
		line.cells += more;
		at += size;
	}
	line.end = at;
	line.next = at < text.size && text.at[at] == '\n' ? at + 1 : at;
	return line;
}

/* Lines as they are, or cut at the room they have. A line feed at the very end opens no line. */
static void lay_plain(Lines *lines, Arena *arena, const Piece *piece)
{
	size_t room = 16, at = 0;

	lines->wraps = arena_array(arena, room, sizeof *lines->wraps);
	do {
		if (lines->count == room) {
			lines->wraps = arena_grow(
				arena, lines->wraps, room, room * 2, sizeof *lines->wraps);
			room *= 2;
		}
		WrapLine line = plain_line(piece, at, lines->plain_room);

		lines->wraps[lines->count++] = line;
		at = line.next;
	} while (at < piece->text.size);
}

static void lay_row(Lines *lines, Arena *arena, const Piece *piece, const TableFit *fit)
{
	Str rest = piece->text, cell;

	lines->cells = arena_array(arena, fit->columns, sizeof *lines->cells);
	lines->count = 1;
	while (lines->cell_count < fit->columns && table_next_cell(&rest, &cell)) {
		LinesCell *out = &lines->cells[lines->cell_count];

		out->start = (size_t)(cell.at - piece->text.at);
		out->wraps = wrap_text(arena, cell, fit->cells[lines->cell_count], &out->count);
		if (out->count > lines->count)
			lines->count = out->count;
		lines->cell_count++;
	}
}

bool lines_right_to_left(const Flow *flow, const Piece *piece)
{
	return flow_right_to_left(flow) && piece->kind != PIECE_PLAIN;
}

Lines lines_of(Arena *arena, const Flow *flow, size_t number, const LayoutOptions *options,
	const TableFit *fit)
{
	const Piece *piece = flow_piece(flow, number);
	int width = options->width_cells;
	Lines lines = { .plain = options->plain };

	frame(&lines, flow, piece, width);
	int room = width - lines.bar - lines.indent;

	switch (piece->kind) {
	case PIECE_TEXT:
		place_lead(&lines, piece, room);
		if (flow_is_folded_head(flow, number))
			lay_folded(&lines, arena, flow, piece, room);
		else
			lay_text(&lines, arena, piece, room);
		break;
	case PIECE_RELATED:
		lay_related(&lines, arena, flow, piece, room);
		break;
	case PIECE_PLAIN:
		lines.shiftable = !options->wrap_wide;
		lines.plain_room = lines.shiftable ? INT32_MAX : room;
		lay_plain(&lines, arena, piece);
		break;
	case PIECE_TABLE:
		lines.shiftable = fit->width_cells > room;
		lay_row(&lines, arena, piece, fit);
		break;
	case PIECE_RULE:
		lines.count = 1;
		break;
	}
	lines.levels = bidi_levels(arena, piece->text, lines_right_to_left(flow, piece));
	return lines;
}

static size_t find_in_cells(const Lines *lines, size_t byte)
{
	size_t cell = 0;

	while (cell + 1 < lines->cell_count && lines->cells[cell + 1].start <= byte)
		cell++;
	if (cell >= lines->cell_count)
		return 0;
	const LinesCell *in = &lines->cells[cell];
	size_t line = 0;

	while (line + 1 < in->count && in->start + in->wraps[line + 1].start <= byte)
		line++;
	return line;
}

size_t lines_find(const Lines *lines, const Piece *piece, size_t byte)
{
	if (lines->cells != NULL)
		return find_in_cells(lines, byte);
	if (lines->wraps == NULL || (lines->columns && byte >= piece->tail_at))
		return 0;
	size_t low = 0, high = lines->count - lines->lead_alone;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (lines->wraps[middle].start <= byte)
			low = middle;
		else
			high = middle;
	}
	return low + lines->lead_alone;
}

/* The first cell of a row that reaches down to LINE, or NULL. */
static const LinesCell *cell_at_line(const Lines *lines, size_t line)
{
	for (size_t i = 0; i < lines->cell_count; i++)
		if (line < lines->cells[i].count)
			return &lines->cells[i];
	return NULL;
}

void lines_range(const Lines *lines, const Piece *piece, size_t line, size_t *start, size_t *end)
{
	const LinesCell *cell = cell_at_line(lines, line);

	*start = *end = 0;
	if (cell != NULL) {
		*start = cell->start + cell->wraps[line].start;
		*end = cell->start + cell->wraps[line].end;
	} else if (lines->wraps != NULL && !(lines->lead_alone && line == 0)) {
		*start = lines->wraps[line - lines->lead_alone].start;
		*end = lines->wraps[line - lines->lead_alone].end;
	}
	if (*end > piece->text.size)
		*end = piece->text.size;
}
