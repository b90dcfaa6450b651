/* SPDX-License-Identifier: ISC */
#include "article/lines.h"

#include "base/clean.h"
#include "base/cluster.h"
#include "base/wrap.h"

enum {
	SCRATCH_BYTES = 1 << 20,
	TAB_CELLS = 8,
	WIDTH_CELLS_MAX = 10000
};

#define SOFT_HYPHEN      "\xC2\xAD"
#define ZERO_WIDTH_SPACE "\xE2\x80\x8B"
#define ISOLATE_END      "\xE2\x81\xA9"
#define NO_BREAK_SPACE   "\xC2\xA0"

Lines lines_to(Text *out, int width_cells)
{
	if (width_cells > WIDTH_CELLS_MAX)
		width_cells = WIDTH_CELLS_MAX;
	return (Lines){
		.out = out,
		.scratch = arena_new(),
		.margin = text_in(NULL),
		.width_cells = width_cells < 1 ? 1 : width_cells,
		.start = out->size,
	};
}

void lines_clear(Lines *lines)
{
	arena_free(lines->scratch);
	text_clear(&lines->margin);
}

void lines_trim(Lines *lines)
{
	if (arena_bytes(lines->scratch) <= SCRATCH_BYTES)
		return;
	arena_free(lines->scratch);
	lines->scratch = arena_new();
}

int lines_room(const Lines *lines)
{
	int room = lines->width_cells - cells_of(text_str(&lines->margin));

	return room < 1 ? 1 : room;
}

void lines_part(Lines *lines, int count)
{
	if (lines->out->size == lines->start)
		return;
	if (lines->blanks == 0 || lines->margin.size < lines->blank_margin)
		lines->blank_margin = lines->margin.size;
	if (lines->blanks < count)
		lines->blanks = count;
}

size_t lines_enter(Lines *lines, const char *mark)
{
	size_t before = lines->margin.size;

	if (lines_room(lines) - cells_of(str(mark)) >= (lines->width_cells + 1) / 2)
		text_add_c(&lines->margin, mark);
	return before;
}

size_t lines_indent(Lines *lines, int cells)
{
	size_t before = lines->margin.size;
	int most = lines_room(lines) - (lines->width_cells + 1) / 2;

	if (cells > most)
		cells = most;
	if (cells > 0)
		text_fill(&lines->margin, ' ', (size_t)cells);
	return before;
}

void lines_leave(Lines *lines, size_t before)
{
	lines->margin.size = before;
}

/* One line */

/* Bytes of the isolate that TEXT has at byte AT: its start +1 or its end -1 in
 * *STEP; 0 when there is none. */
static size_t isolate_at(Str text, size_t at, int *step)
{
	if (text.size - at < 3 || text.at[at + 1] != '\x81')
		return 0;
	unsigned char last = (unsigned char)text.at[at + 2];

	if (last < 0xA6 || last > 0xA9)
		return 0;
	*step = last == 0xA9 ? -1 : 1;
	return 3;
}

/* Bytes of the character at byte AT that is not printed; 0 when it is. */
static size_t unprinted_at(Str text, size_t at)
{
	Str rest = str_from(text, at);

	if (str_starts(rest, SOFT_HYPHEN))
		return sizeof SOFT_HYPHEN - 1;
	return str_starts(rest, ZERO_WIDTH_SPACE) ? sizeof ZERO_WIDTH_SPACE - 1 : 0;
}

/* Where from AT on the next byte stands that may begin one of the characters
 * above. */
static size_t next_suspect(Str text, size_t at)
{
	while (at < text.size && text.at[at] != '\xC2' && text.at[at] != '\xE2')
		at++;
	return at;
}

void lines_put(Lines *lines, Str words)
{
	size_t kept = 0; /* up to here all is added or left out */
	int open = 0;

	for (size_t at = next_suspect(words, 0); at < words.size; at = next_suspect(words, at)) {
		size_t size = unprinted_at(words, at);
		int step = 0;

		if (size == 0 && isolate_at(words, at, &step) > 0 && open + step < 0)
			size = 3; /* the end of what began on a line before */
		else
			open += step;
		if (size > 0) {
			text_add(lines->out, str_slice(words, kept, at));
			kept = at + size;
		}
		at += size > 0 ? size : 1;
	}
	text_add(lines->out, str_from(words, kept));
	for (; open > 0; open--)
		text_add_c(lines->out, ISOLATE_END);
}

static void trim_line_end(Text *out, size_t start)
{
	for (;;) {
		Str line = str_from(text_str(out), start);

		if (str_ends(line, " "))
			out->size--;
		else if (str_ends(line, NO_BREAK_SPACE))
			out->size -= sizeof NO_BREAK_SPACE - 1;
		else
			return;
	}
}

/* The line's end; trailing spaces go, those of the margin too. */
void lines_end_line(Lines *lines)
{
	trim_line_end(lines->out, lines->start);
	text_add_byte(lines->out, '\n');
}

void lines_begin_line(Lines *lines)
{
	for (; lines->blanks > 0; lines->blanks--) {
		text_add(lines->out, str_slice(text_str(&lines->margin), 0, lines->blank_margin));
		lines_end_line(lines);
	}
	text_add(lines->out, text_str(&lines->margin));
}

void lines_put_spaces(Lines *lines, int cells)
{
	if (cells > 0)
		text_fill(lines->out, ' ', (size_t)cells);
}

/* Texts */

static Str joined(Lines *lines, Str label, Str text)
{
	Text both = text_in(lines->scratch);

	text_add(&both, label);
	text_add(&both, text);
	return text_str(&both);
}

void lines_add(Lines *lines, Str label, Str text)
{
	int room = lines_room(lines);

	label = clean_text(lines->scratch, label, 0, NULL);
	text = clean_text(lines->scratch, text, CLEAN_KEEP_NEWLINE, NULL);
	int label_cells = cells_of(label);

	/* A label that would leave the text no room is read as its first words. */
	if (label_cells > room / 2) {
		text = joined(lines, label, text);
		label = str("");
		label_cells = 0;
	}
	size_t count;
	WrapLine *wrapped = wrap_text(lines->scratch, text, room - label_cells, &count);

	for (size_t i = 0; i < count; i++) {
		lines_begin_line(lines);
		if (i == 0)
			lines_put(lines, label);
		else
			lines_put_spaces(lines, label_cells);
		lines_put(lines, str_slice(text, wrapped[i].start, wrapped[i].end));
		if (wrapped[i].hyphen)
			text_add_byte(lines->out, '-');
		lines_end_line(lines);
	}
}

/* LINE, its tabs filled up to the next stop. */
static void put_expanded(Lines *lines, Str line)
{
	int column = 0; /* since the last stop */

	for (size_t start = 0, tab; start < line.size; start = tab + 1) {
		tab = str_find_byte(line, '\t', start);
		if (tab == STR_NOWHERE) {
			lines_put(lines, str_from(line, start));
			return;
		}
		Str words = str_slice(line, start, tab);

		lines_put(lines, words);
		column = (column + cells_of(words) % TAB_CELLS) % TAB_CELLS;
		lines_put_spaces(lines, TAB_CELLS - column);
		column = 0;
	}
}

void lines_add_verbatim(Lines *lines, Str text)
{
	const unsigned keep = CLEAN_KEEP_NEWLINE | CLEAN_KEEP_TAB;
	Str rest = clean_text(lines->scratch, text, keep, NULL);
	Str line;

	while (str_next_line(&rest, &line)) {
		lines_begin_line(lines);
		put_expanded(lines, line);
		lines_end_line(lines);
	}
}

void lines_fill(Lines *lines, char mark, int cells)
{
	lines_begin_line(lines);
	text_fill(lines->out, mark, (size_t)cells);
	lines_end_line(lines);
}
