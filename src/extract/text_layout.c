/* SPDX-License-Identifier: ISC */
#include "extract/text_layout.h"

#include <unictype.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/signature.h"

enum {
	TAB_COLUMNS = 8,
	WRAP_COLUMNS_MAX = 100, /* wider lines were not broken by hand */
	EMPTY_LINES_KEPT = 3, /* of a row of them; nobody asks for more than two */
	WRAP_COLUMNS_MIN = 40,
	RULE_SIGNS_MIN = 3,
	GAP_COLUMNS = 3, /* between columns set by spaces */
	REFERENCES_MAX = 20000,
	SECOND_COLUMN_MIN = 30,
	SECOND_COLUMN_LINES_MIN = 5,
	GUTTER_INDENT_MAX = 6, /* of what stands behind a gutter */
	GUTTER_LINES_MIN = 8,
	GUTTER_LINES_MAX = 2000, /* among which the first of the second column is */
};

/* Columns of TEXT, ideographs counting two. */
static int columns_of(Str text)
{
	int columns = 0;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		columns += (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
				(c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
				(c >= 0xFF00 && c <= 0xFF60)
			? 2
			: 1;
		if (columns > 1 << 20)
			break;
	}
	return columns;
}

static bool has_gaps(Str text)
{
	size_t run = 0;

	for (size_t i = 0; i < text.size; i++) {
		run = text.at[i] == ' ' ? run + 1 : text.at[i] == '\t' ? GAP_COLUMNS : 0;
		if (run >= GAP_COLUMNS)
			return true;
	}
	return false;
}

static TextLine line_of(Str raw)
{
	TextLine line = { .raw = raw };
	size_t at = 0;

	/* A form feed in front is a page break of the text's maker; cleaning has
	 * made it its picture. */
	if (str_starts(raw, "\xE2\x90\x8C"))
		raw = line.raw = str_from(raw, 3);
	for (; at < raw.size; at++) {
		if (raw.at[at] == ' ')
			line.indent++;
		else if (raw.at[at] == '\t')
			line.indent += TAB_COLUMNS - line.indent % TAB_COLUMNS;
		else
			break;
	}
	while (str_starts(str_from(raw, at), "\xE3\x80\x80") ||
		str_starts(str_from(raw, at), "\xC2\xA0")) {
		bool wide = raw.at[at] == '\xE3';

		line.indent += wide ? 2 : 1;
		at += wide ? 3 : 2;
	}
	line.text = str_trim(str_from(raw, at));
	line.columns = columns_of(line.text);
	line.gaps = has_gaps(line.text);
	return line;
}

/* At most so many lines as TEXT has, without those that are not kept for sure. */
static size_t lines_at_most(Str text)
{
	size_t count = 1, empty = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (text.at[i] != '\n')
			empty = 0;
		else if (empty++ <= EMPTY_LINES_KEPT)
			count++;
	}
	return count;
}

/* Of empty lines in a row a few say as much as all. */
static void read_lines(TextLayout *layout, Str text)
{
	size_t empty = 0;
	Str rest = text, raw;

	layout->lines = arena_array(layout->work, lines_at_most(text), sizeof *layout->lines);
	while (str_next_line(&rest, &raw)) {
		TextLine line = line_of(raw);

		empty = line.columns > 0 ? 0 : empty + 1;
		if (empty <= EMPTY_LINES_KEPT)
			layout->lines[layout->count++] = line;
	}
}

/* A text of two columns */

/* Offset in RAW of the character at column COLUMN; the size when it ends
 * before; STR_NOWHERE when a wide character stands across it. */
static size_t offset_of_column(Str raw, int column)
{
	int columns = 0;

	for (size_t at = 0, size; at < raw.size; at += size) {
		uint32_t c;

		if (columns >= column)
			return columns == column ? at : STR_NOWHERE;
		size = utf8_decode(raw, at, &c, NULL);
		columns += c == '\t' ? TAB_COLUMNS - columns % TAB_COLUMNS
				     : columns_of(str_slice(raw, at, at + size));
	}
	return raw.size;
}

/* The column at which text begins again behind the widest gap of LINE, or 0. */
static int column_behind_gap(const TextLine *line)
{
	int widest = 1, behind = 0, run = 0, columns = line->indent;

	for (size_t at = 0, size; at < line->text.size; at += size) {
		size = 1;
		while (at + size < line->text.size &&
			((unsigned char)line->text.at[at + size] & 0xC0) == 0x80)
			size++;
		if (line->text.at[at] == ' ') {
			run++;
			columns++;
			continue;
		}
		if (run > widest) {
			widest = run;
			behind = columns;
		}
		run = 0;
		columns += columns_of(str_slice(line->text, at, at + size));
	}
	return behind;
}

/* The column a second column of text begins at, or 0: where several lines, the
 * ones of the left empty or not, begin again, and no line runs across it. */
static int second_column(const TextLayout *layout, size_t *first, size_t *last)
{
	size_t counts[2 * WRAP_COLUMNS_MAX] = { 0 };
	int best = 0;

	for (size_t i = 0; i < layout->count; i++) {
		const TextLine *line = &layout->lines[i];
		int column =
			line->indent >= SECOND_COLUMN_MIN ? line->indent : column_behind_gap(line);

		if (column >= SECOND_COLUMN_MIN && column < 2 * WRAP_COLUMNS_MAX)
			counts[column]++;
	}
	for (int i = 0; i < 2 * WRAP_COLUMNS_MAX; i++)
		if (counts[i] > counts[best])
			best = i;
	if (counts[best] < SECOND_COLUMN_LINES_MIN)
		return 0;
	size_t lines = 0, both = 0;

	*first = layout->count;
	for (size_t i = 0; i < layout->count; i++) {
		const TextLine *line = &layout->lines[i];
		size_t at = offset_of_column(line->raw, best);

		if (line->columns == 0 || at == line->raw.size)
			continue;
		if (at == STR_NOWHERE || at < 2 || line->raw.at[at - 1] != ' ' ||
			line->raw.at[at - 2] != ' ' || line->raw.at[at] == ' ') {
			/* A line across ends the columns once they have begun. */
			if (*first < layout->count)
				break;
			continue;
		}
		*first = i < *first ? i : *first;
		*last = i;
		lines++;
		both += line->indent < best;
	}
	return lines >= SECOND_COLUMN_LINES_MIN && both * 2 >= lines ? best : 0;
}

/* A gutter: the column it ends before, and the lines it goes through. */
typedef struct {
	int column;
	size_t first, last;
	size_t lines; /* whose text begins again close behind it */
} Gutter;

/* Is there a blank before COLUMN in LINE, or nothing at all from there on? */
static bool is_blank_before(const TextLine *line, int column)
{
	size_t at = offset_of_column(line->raw, column - 1);

	return at != STR_NOWHERE && (at == line->raw.size || line->raw.at[at] == ' ');
}

/* Letters, less four for each digit, of LINE from COLUMN on: a table of figures has few. */
static long words_behind(const TextLine *line, int column)
{
	size_t at = offset_of_column(line->raw, column);
	long words = 0;

	for (; at < line->raw.size; at++) {
		char c = line->raw.at[at];

		words += ascii_is_digit(c)                              ? -4
			: ascii_is_alpha(c) || (unsigned char)c >= 0x80 ? 1
									: 0;
	}
	return words;
}

/* The gutter before COLUMN. What stands behind it need not begin at one column, as lists are
 * indented, but no line between the first and the last goes across. LINES is 0 where one does. */
static Gutter gutter_at(const TextLayout *layout, const int *behind_gap, int column)
{
	Gutter gutter = { .column = column, .first = layout->count };
	size_t both = 0;
	long words = 0;

	for (size_t i = 0; i < layout->count; i++) {
		if (behind_gap[i] < column || behind_gap[i] > column + GUTTER_INDENT_MAX)
			continue;
		if (gutter.first == layout->count)
			gutter.first = i;
		for (size_t between = gutter.lines > 0 ? gutter.last : i; between <= i; between++)
			if (!is_blank_before(&layout->lines[between], column))
				return (Gutter){ .lines = 0 };
		gutter.last = i;
		gutter.lines++;
		both += layout->lines[i].indent < column;
		words += words_behind(&layout->lines[i], column);
	}
	if (both * 2 < gutter.lines || words <= 0)
		gutter.lines = 0;
	return gutter;
}

/* A second column whose lines begin at several columns; LINES is 0 where there is none. */
static Gutter second_gutter(const TextLayout *layout)
{
	Gutter best = { .lines = 0 };
	size_t count = layout->count < GUTTER_LINES_MAX ? layout->count : GUTTER_LINES_MAX;
	bool tried[2 * WRAP_COLUMNS_MAX] = { false };
	int *behind_gap = arena_array(layout->work, layout->count, sizeof *behind_gap);

	for (size_t i = 0; i < layout->count; i++) {
		const TextLine *line = &layout->lines[i];

		behind_gap[i] =
			line->indent >= SECOND_COLUMN_MIN ? line->indent : column_behind_gap(line);
	}
	for (size_t i = 0; i < count; i++) {
		int column = behind_gap[i];

		if (column < SECOND_COLUMN_MIN || column >= 2 * WRAP_COLUMNS_MAX || tried[column])
			continue;
		tried[column] = true;
		Gutter gutter = gutter_at(layout, behind_gap, column);

		if (gutter.lines > best.lines ||
			(gutter.lines == best.lines && gutter.column < best.column))
			best = gutter;
	}
	return best;
}

/* Puts a second column behind the first, so that each reads on by itself. */
static void part_columns(TextLayout *layout)
{
	size_t first = 0, last = 0;
	int column = second_column(layout, &first, &last);

	if (column == 0) {
		Gutter gutter = second_gutter(layout);

		if (gutter.lines < GUTTER_LINES_MIN)
			return;
		column = gutter.column;
		first = gutter.first;
		last = gutter.last;
	}
	size_t added = last - first + 2;

	layout->lines = arena_grow(layout->work, layout->lines, layout->count,
		layout->count + added, sizeof *layout->lines);
	layout->lines[layout->count++] = line_of(str(""));
	for (size_t i = first; i <= last; i++) {
		Str raw = layout->lines[i].raw;
		size_t at = offset_of_column(raw, column);

		if (at == STR_NOWHERE || at >= raw.size) {
			layout->lines[layout->count++] = line_of(str(""));
			continue;
		}
		layout->lines[layout->count++] = line_of(str_from(raw, at));
		layout->lines[i] = line_of(str_slice(raw, 0, at));
	}
}

/* Does TEXT begin with the scheme of an address: "https:", "whatsapp:"? What is behind one may
 * hold spaces, as pages write it. */
static bool begins_scheme(Str text)
{
	size_t at = 0;

	while (at < text.size && (ascii_is_alnum(text.at[at]) || text.at[at] == '-'))
		at++;
	return at >= 2 && at + 1 < text.size && text.at[at] == ':' && text.at[at + 1] != ' ';
}

/* Takes "N. ADDRESS" of a list of references. */
static bool reference_line(Str line, unsigned long *number, Str *address)
{
	size_t dot = str_find(line, ". ", 0);

	if (dot == STR_NOWHERE || !str_number(str_slice(line, 0, dot), number))
		return false;
	*address = str_trim(str_from(line, dot + 2));
	if (*number < 1 || *number > REFERENCES_MAX)
		return false;
	return begins_scheme(*address) ||
		(str_find_byte(*address, ' ', 0) == STR_NOWHERE &&
			str_find_byte(*address, '/', 0) != STR_NOWHERE);
}

static bool heads_references(Str line)
{
	return str_is(line, "Visible links") || str_is(line, "Visible links:") ||
		str_is(line, "Hidden links:") || str_is(line, "Hidden links");
}

/* The line of LAYOUT behind the last "References" that has nothing but a list of them behind
 * it, or the count; *HIGHEST is the highest number there. An address may go on for lines, as
 * what a page wants to be shared does; but of works that a text names some have no address,
 * and their numbers are missing. */
static size_t find_references(const TextLayout *layout, unsigned long *highest)
{
	size_t first = layout->count, others = 0, found = 0;
	unsigned long number;
	Str address;

	while (first > 0 && !str_is(layout->lines[first - 1].text, "References"))
		first--;
	*highest = 0;
	for (size_t i = first; first > 0 && i < layout->count; i++) {
		Str line = layout->lines[i].text;

		if (reference_line(line, &number, &address)) {
			found++;
			*highest = number > *highest ? number : *highest;
		} else if (line.size > 0 && !heads_references(line)) {
			others++;
		}
	}
	if (found == 0 || (others > 0 && (others > found || found * 10 < *highest * 9)))
		return layout->count;
	return first;
}

/* Takes the list of references at the end of a dump off the lines. */
static void take_references(TextLayout *layout)
{
	unsigned long number, highest;
	size_t first = find_references(layout, &highest);
	Str address;

	if (first == layout->count)
		return;
	layout->references = arena_array(layout->work, highest, sizeof *layout->references);
	layout->reference_count = highest;
	for (size_t i = first; i < layout->count; i++)
		if (reference_line(layout->lines[i].text, &number, &address))
			layout->references[number - 1] = address;
	layout->count = first - 1;
	layout->dump = true;
}

static bool is_rule_sign(uint32_t c)
{
	return c == '_' || c == '-' || c == '=' || c == '~' || c == '*' || c == '#' ||
		c == 0x2500 || c == 0x2501 || c == 0x2014 || c == 0x2015 || c == 0x2550;
}

bool text_is_rule(Str text, uint32_t *sign)
{
	size_t count = 0;

	*sign = 0;
	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if (c == ' ')
			continue;
		if (*sign == 0)
			*sign = c;
		if (c != *sign || !is_rule_sign(c))
			return false;
		count++;
	}
	return count >= RULE_SIGNS_MIN;
}

/* Layout of the whole */

/* Ideographs and kana, between which a line may break anywhere. */
static bool is_unspaced(uint32_t c)
{
	return (c >= 0x3000 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
		(c >= 0xFF00 && c <= 0xFF60);
}

bool text_begins_unspaced(Str text)
{
	uint32_t c = 0;

	(void)utf8_decode(text, 0, &c, NULL);
	return is_unspaced(c);
}

bool text_ends_unspaced(Str text)
{
	return text.size > 0 &&
		text_begins_unspaced(str_from(text, utf8_floor(text, text.size - 1)));
}

/* Columns of the first word of LINE. */
static int first_word_columns(const TextLine *line)
{
	Str rest = line->text, word;

	/* No space is wanted before an ideograph, but some may not begin a line
	 * and take the one before with them. */
	if (text_begins_unspaced(line->text))
		return 3;

	return str_next_word(&rest, &word) ? columns_of(word) : 0;
}

/* Columns LINE would have had with the first word of NEXT. */
static int columns_with_next(const TextLine *line, const TextLine *next)
{
	return line->indent + line->columns + 1 + first_word_columns(next);
}

bool line_is_full(const TextLayout *layout, const TextLine *line, const TextLine *next)
{
	return columns_with_next(line, next) > layout->width;
}

bool text_begins_lower(Str text)
{
	uint32_t c;

	(void)utf8_decode(text, 0, &c, NULL);
	return uc_is_general_category(c, UC_LOWERCASE_LETTER);
}

bool line_breaks_sentence(const TextLayout *layout, const TextLine *line, const TextLine *next)
{
	if (ends_sentence(line->text) || (line->indent + line->columns) * 2 < layout->width)
		return false;
	if (text_begins_lower(next->text))
		return true;
	return (line->indent + line->columns) * 10 >= layout->width * 9 &&
		!str_ends(line->text, ":");
}

/* The indent most of the text stands at: of lines long enough to be prose. */
static int usual_indent(const TextLayout *layout)
{
	size_t counts[WRAP_COLUMNS_MAX] = { 0 };
	int best = 0;

	for (size_t i = 0; i < layout->count; i++) {
		const TextLine *line = &layout->lines[i];

		if (line->indent < WRAP_COLUMNS_MAX && line->columns >= WRAP_COLUMNS_MIN)
			counts[line->indent]++;
	}
	for (int i = 1; i < WRAP_COLUMNS_MAX; i++)
		if (counts[i] > counts[best])
			best = i;
	return best;
}

/* The longest line tells the least the margin can be; a sentence that goes on in
 * the next line tells the most. The most is taken, so that a line is only called
 * full where it must have been. */
static void widen(TextLayout *layout)
{
	int most = 0;

	for (size_t i = 0; i + 1 < layout->count; i++) {
		const TextLine *line = &layout->lines[i], *next = line + 1;
		int with_next = columns_with_next(line, next);

		if (line->columns == 0 || next->columns == 0 || line->gaps ||
			ends_sentence(line->text) ||
			!(text_begins_lower(next->text) || text_begins_unspaced(next->text)) ||
			(line->indent + line->columns) * 5 < layout->width * 4)
			continue;
		if (with_next > layout->width && (most == 0 || with_next - 1 < most))
			most = with_next - 1;
	}
	if (most > 0)
		layout->width = most;
}

/* Finds out whether the paragraphs were broken into lines, and at what width. */
static void measure(TextLayout *layout)
{
	size_t wide = 0, pairs = 0, full = 0, cut = 0, lines = 0;
	uint32_t sign;

	for (size_t i = 0; i < layout->count; i++) {
		const TextLine *line = &layout->lines[i];
		int end = line->indent + line->columns;

		if (line->columns == 0 || text_is_rule(line->text, &sign))
			continue;
		lines++;
		/* An address is not broken. */
		if (end > WRAP_COLUMNS_MAX)
			wide += str_find_byte(line->text, ' ', 0) != STR_NOWHERE;
		else if (end > layout->width && !line->gaps &&
			line->indent < TEXT_CENTRE_COLUMNS_MIN * 2)
			layout->width = end;
	}
	layout->base = usual_indent(layout);
	if (layout->width < WRAP_COLUMNS_MIN || wide * 20 > lines)
		return;
	for (size_t i = 0; i + 1 < layout->count; i++) {
		const TextLine *line = &layout->lines[i], *next = line + 1;

		if (next->columns == 0 || (line->indent + line->columns) * 5 < layout->width * 3)
			continue;
		pairs++;
		full += line_is_full(layout, line, next);
		cut += line_is_full(layout, line, next) && !ends_sentence(line->text) &&
			text_begins_lower(next->text);
	}
	/* A sentence cut at the margin is proof; a full line may be chance. */
	layout->wrapped = cut > 0 || (full * 4 >= pairs && full >= 2);
	if (layout->wrapped)
		widen(layout);
}

void text_layout_read(Arena *arena, Arena *work, Str text, TextLayout *layout)
{
	*layout = (TextLayout){ .arena = arena, .work = work };
	read_lines(layout, text);
	take_references(layout);
	part_columns(layout);
	measure(layout);
}
