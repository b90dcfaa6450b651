/* SPDX-License-Identifier: ISC */
/* From bytes to units in one go: layout of a bare text (columns, wrapping, indents, marks) is
 * only to be understood together, so this file is long. */
#include "extract/text_lines.h"

#include <stdint.h>
#include <string.h>

#include <unictype.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/dates.h"
#include "extract/signature.h"

enum {
	TAB_COLUMNS = 8,
	WRAP_COLUMNS_MAX = 100, /* wider lines were not broken by hand */
	WRAP_COLUMNS_MIN = 40,
	RULE_SIGNS_MIN = 3,
	GAP_COLUMNS = 3, /* between columns set by spaces */
	CENTRE_COLUMNS_MIN = 8, /* an indent that is no paragraph's */
	REFERENCES_MAX = 20000,
	HEADING_WORDS_MAX = 20,
	SECOND_COLUMN_MIN = 30,
	SECOND_COLUMN_LINES_MIN = 5
};

/* A line as it stands. */
typedef struct {
	Str text; /* without white space at its ends */
	Str raw; /* with what stands before it */
	int indent; /* columns before the text */
	int columns; /* of the text */
	bool gaps; /* columns of spaces inside */
} Line;

typedef struct {
	Arena *arena;
	Line *lines;
	size_t count;
	Str *references; /* address of link N at N - 1, or absent */
	size_t reference_count;
	int width; /* lines were broken at this many columns, indent included */
	int base; /* indent of ordinary paragraphs */
	bool markup; /* light markup: # headings, [links](...) */
	TextPage *page;
	size_t room;
	size_t stanza;
} Reader;

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

static Line line_of(Str raw)
{
	Line line = { .raw = raw };
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

static void read_lines(Reader *reader, Str text)
{
	size_t count = 1;
	Str rest = text, raw;

	for (size_t i = 0; i < text.size; i++)
		count += text.at[i] == '\n';
	reader->lines = arena_array(reader->arena, count, sizeof *reader->lines);
	while (str_next_line(&rest, &raw))
		reader->lines[reader->count++] = line_of(raw);
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
static int column_behind_gap(const Line *line)
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
static int second_column(const Reader *reader, size_t *first, size_t *last)
{
	size_t counts[2 * WRAP_COLUMNS_MAX] = { 0 };
	int best = 0;

	for (size_t i = 0; i < reader->count; i++) {
		const Line *line = &reader->lines[i];
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

	*first = reader->count;
	for (size_t i = 0; i < reader->count; i++) {
		const Line *line = &reader->lines[i];
		size_t at = offset_of_column(line->raw, best);

		if (line->columns == 0 || at == line->raw.size)
			continue;
		if (at == STR_NOWHERE || at < 2 || line->raw.at[at - 1] != ' ' ||
			line->raw.at[at - 2] != ' ' || line->raw.at[at] == ' ') {
			/* A line across ends the columns once they have begun. */
			if (*first < reader->count)
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

/* Puts a second column behind the first, so that each reads on by itself. */
static void part_columns(Reader *reader)
{
	size_t first = 0, last = 0;
	int column = second_column(reader, &first, &last);

	if (column == 0)
		return;
	size_t added = last - first + 2;

	reader->lines = arena_grow(reader->arena, reader->lines, reader->count,
		reader->count + added, sizeof *reader->lines);
	reader->lines[reader->count++] = line_of(str(""));
	for (size_t i = first; i <= last; i++) {
		Str raw = reader->lines[i].raw;
		size_t at = offset_of_column(raw, column);

		if (at == STR_NOWHERE || at >= raw.size) {
			reader->lines[reader->count++] = line_of(str(""));
			continue;
		}
		reader->lines[reader->count++] = line_of(str_from(raw, at));
		reader->lines[i] = line_of(str_slice(raw, 0, at));
	}
}

/* Takes "N. ADDRESS" of a list of references. */
static bool reference_line(Str line, unsigned long *number, Str *address)
{
	size_t dot = str_find(line, ". ", 0);

	if (dot == STR_NOWHERE || !str_number(str_slice(line, 0, dot), number))
		return false;
	*address = str_trim(str_from(line, dot + 2));
	return *number >= 1 && *number <= REFERENCES_MAX &&
		str_find_byte(*address, ' ', 0) == STR_NOWHERE &&
		(str_find_byte(*address, ':', 0) != STR_NOWHERE ||
			str_find_byte(*address, '/', 0) != STR_NOWHERE);
}

/* Is line I one of a list of references, or a heading inside it? */
static bool in_references(const Line *line)
{
	unsigned long number;
	Str address;

	return line->text.size == 0 || reference_line(line->text, &number, &address) ||
		str_is(line->text, "Visible links") || str_is(line->text, "Visible links:") ||
		str_is(line->text, "Hidden links:") || str_is(line->text, "Hidden links");
}

/* Takes the list of references at the end of a dump off the lines. */
static void take_references(Reader *reader)
{
	size_t first = reader->count, found = 0;
	unsigned long number = 0, highest = 0;
	Str address;

	while (first > 0 && in_references(&reader->lines[first - 1])) {
		first--;
		if (reference_line(reader->lines[first].text, &number, &address)) {
			found++;
			highest = number > highest ? number : highest;
		}
	}
	if (found == 0 || first == 0 || !str_is(reader->lines[first - 1].text, "References"))
		return;
	reader->references = arena_array(reader->arena, highest, sizeof *reader->references);
	reader->reference_count = highest;
	for (size_t i = first; i < reader->count; i++)
		if (reference_line(reader->lines[i].text, &number, &address))
			reader->references[number - 1] = address;
	reader->count = first - 1;
	reader->page->dump = true;
}

static bool is_rule_sign(uint32_t c)
{
	return c == '_' || c == '-' || c == '=' || c == '~' || c == '*' || c == '#' ||
		c == 0x2500 || c == 0x2501 || c == 0x2014 || c == 0x2015 || c == 0x2550;
}

/* Is LINE a rule, one sign over and over? *SIGN is the sign. */
static bool is_rule(Str text, uint32_t *sign)
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

static bool begins_unspaced(Str text)
{
	uint32_t c = 0;

	(void)utf8_decode(text, 0, &c, NULL);
	return is_unspaced(c);
}

static bool ends_unspaced(Str text)
{
	return text.size > 0 && begins_unspaced(str_from(text, utf8_floor(text, text.size - 1)));
}

/* Columns of the first word of LINE. */
static int first_word_columns(const Line *line)
{
	Str rest = line->text, word;

	/* No space is wanted before an ideograph, but some may not begin a line
	 * and take the one before with them. */
	if (begins_unspaced(line->text))
		return 3;

	return str_next_word(&rest, &word) ? columns_of(word) : 0;
}

/* Columns LINE would have had with the first word of NEXT. */
static int columns_with_next(const Line *line, const Line *next)
{
	return line->indent + line->columns + 1 + first_word_columns(next);
}

/* Would the first word of NEXT not have fitted behind LINE? */
static bool is_full(const Reader *reader, const Line *line, const Line *next)
{
	return columns_with_next(line, next) > reader->width;
}

static bool begins_lower(Str text)
{
	uint32_t c;

	(void)utf8_decode(text, 0, &c, NULL);
	return uc_is_general_category(c, UC_LOWERCASE_LETTER);
}

/* Was LINE, though the next word would have fitted, broken inside a sentence?
 * People who break lines themselves keep no exact margin. */
static bool breaks_sentence(const Reader *reader, const Line *line, const Line *next)
{
	if (ends_sentence(line->text) || (line->indent + line->columns) * 2 < reader->width)
		return false;
	if (begins_lower(next->text))
		return true;
	return (line->indent + line->columns) * 10 >= reader->width * 9 &&
		!str_ends(line->text, ":");
}

/* The indent most of the text stands at: of lines long enough to be prose. */
static int usual_indent(const Reader *reader)
{
	size_t counts[WRAP_COLUMNS_MAX] = { 0 };
	int best = 0;

	for (size_t i = 0; i < reader->count; i++) {
		const Line *line = &reader->lines[i];

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
static void widen(Reader *reader)
{
	int most = 0;

	for (size_t i = 0; i + 1 < reader->count; i++) {
		const Line *line = &reader->lines[i], *next = line + 1;
		int with_next = columns_with_next(line, next);

		if (line->columns == 0 || next->columns == 0 || line->gaps ||
			ends_sentence(line->text) ||
			!(begins_lower(next->text) || begins_unspaced(next->text)) ||
			(line->indent + line->columns) * 5 < reader->width * 4)
			continue;
		if (with_next > reader->width && (most == 0 || with_next - 1 < most))
			most = with_next - 1;
	}
	if (most > 0)
		reader->width = most;
}

/* Finds out whether the paragraphs were broken into lines, and at what width. */
static void measure(Reader *reader)
{
	size_t wide = 0, pairs = 0, full = 0, cut = 0, lines = 0;
	uint32_t sign;

	for (size_t i = 0; i < reader->count; i++) {
		const Line *line = &reader->lines[i];
		int end = line->indent + line->columns;

		if (line->columns == 0 || is_rule(line->text, &sign))
			continue;
		lines++;
		if (end > WRAP_COLUMNS_MAX)
			wide++;
		else if (end > reader->width && !line->gaps &&
			line->indent < CENTRE_COLUMNS_MIN * 2)
			reader->width = end;
	}
	reader->base = usual_indent(reader);
	if (reader->width < WRAP_COLUMNS_MIN || wide * 20 > lines)
		return;
	for (size_t i = 0; i + 1 < reader->count; i++) {
		const Line *line = &reader->lines[i], *next = line + 1;

		if (next->columns == 0 || (line->indent + line->columns) * 5 < reader->width * 3)
			continue;
		pairs++;
		full += is_full(reader, line, next);
		cut += is_full(reader, line, next) && !ends_sentence(line->text) &&
			begins_lower(next->text);
	}
	/* A sentence cut at the margin is proof; a full line may be chance. */
	reader->page->wrapped = cut > 0 || (full * 4 >= pairs && full >= 2);
	if (reader->page->wrapped)
		widen(reader);
}

/* Marks */

/* Size of the mark of a list's item that begins TEXT, spaces behind it
 * included, or 0; *MARKER is the label of an ordered one. */
static size_t item_mark(Str text, Str *marker)
{
	static const char *const bullets[] = { "* ", "+ ", "o ", "- ", "# ", "• ", "· ", "● ", "▪ ",
		"■ ", "‣ ", "◦ ", "*\xC2\xA0", "•\xC2\xA0" };
	size_t at = 0;

	*marker = STR_NONE;
	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
		if (str_starts(text, bullets[i]))
			return str(bullets[i]).size;
	while (at < text.size && at < 4 && ascii_is_digit(text.at[at]))
		at++;
	if (at == 0 || at + 1 >= text.size || text.at[at] != '.' || text.at[at + 1] != ' ')
		return 0;
	*marker = str_slice(text, 0, at);
	return at + 2;
}

/* Does line I begin an item? A lone dash or number may begin a sentence, so
 * those need a second one beside them; "o" and "#" are the marks of dumps. */
static bool begins_item(const Reader *reader, size_t i, size_t *size, Str *marker)
{
	Str text = reader->lines[i].text;
	*size = item_mark(text, marker);

	if (*size == 0)
		return false;
	char sign = text.at[0];

	if (sign == '#' || sign == 'o' || sign == '+')
		return reader->page->dump;
	if (reader->page->dump && reader->lines[i].indent > reader->base)
		return true;
	if (sign != '-' && !str_present(*marker))
		return true;
	size_t other;
	Str label;

	for (size_t j = i + 1; j < reader->count && j < i + 12 && reader->lines[j].columns > 0; j++)
		if (reader->lines[j].text.at[0] == sign ||
			(str_present(*marker) &&
				(other = item_mark(reader->lines[j].text, &label)) > 0))
			return true;
	for (size_t j = i; j-- > 0 && j + 12 > i && reader->lines[j].columns > 0;)
		if (reader->lines[j].text.at[0] == sign ||
			(str_present(*marker) &&
				(other = item_mark(reader->lines[j].text, &label)) > 0))
			return true;
	return false;
}

/* Inline marks */

typedef struct {
	Text text;
	Span *spans;
	size_t span_count, span_room;
	size_t links;
	bool linked;
} Inline;

static void add_span(Arena *arena, Inline *out, Span span)
{
	if (span.start >= span.end)
		return;
	if (out->span_count == out->span_room) {
		size_t room = out->span_room == 0 ? 4 : out->span_room * 2;

		out->spans =
			arena_grow(arena, out->spans, out->span_count, room, sizeof *out->spans);
		out->span_room = room;
	}
	out->spans[out->span_count++] = span;
}

/* The number in brackets that begins TEXT: a link's in a dump. Its size, or 0. */
static size_t link_number(const Reader *reader, Str text, unsigned long *number)
{
	size_t close = str_find_byte(str_slice(text, 0, 8), ']', 0);

	if (!reader->page->dump || text.size < 3 || text.at[0] != '[' || close == STR_NOWHERE ||
		!str_number(str_slice(text, 1, close), number) || *number < 1 ||
		*number > reader->reference_count)
		return 0;
	return close + 1;
}

/* Takes "[words](address)" that begins TEXT. Its size, or 0. */
static size_t markup_link(Str text, Str *words, Str *address)
{
	size_t close = str_find(str_slice(text, 0, 400), "](", 0), end;

	if (text.size == 0 || text.at[0] != '[' || close == STR_NOWHERE)
		return 0;
	end = str_find_byte(str_slice(text, 0, close + 2000), ')', close);
	if (end == STR_NOWHERE)
		return 0;
	*words = str_slice(text, 1, close);
	*address = str_trim(str_slice(text, close + 2, end));
	size_t title = str_find_byte(*address, ' ', 0);

	if (title != STR_NOWHERE)
		*address = str_slice(*address, 0, title);
	return end + 1;
}

/* End of the words a link's number in running text stands for. A dump does not
 * say where a link ends; the next word does for all, one more behind a short
 * one. */
static size_t link_words_end(Str text, size_t start)
{
	size_t at = start;

	for (int words = 0; words < 2; words++) {
		size_t word = at;

		while (at < text.size && text.at[at] != ' ' && text.at[at] != '[')
			at++;
		if (at - word > 3 || at >= text.size || text.at[at] != ' ')
			break;
		if (words == 0)
			at++;
	}
	while (at > start &&
		(text.at[at - 1] == ',' || text.at[at - 1] == '.' || text.at[at - 1] == ' ' ||
			text.at[at - 1] == ';' || text.at[at - 1] == ':'))
		at--;
	return at;
}

/* The sign pair that begins TEXT and closes again in it: ** or * or _. Size of
 * the mark, 0 when there is none; *END is where the closing one stands. */
static size_t emphasis_mark(Str text, size_t at, size_t *end)
{
	char sign = text.at[at];

	if (sign != '*' && sign != '_')
		return 0;
	if (at > 0 && ascii_is_alnum(text.at[at - 1]))
		return 0;
	bool twice = at + 1 < text.size && text.at[at + 1] == sign;
	size_t size = twice ? 2 : 1;

	if (at + size >= text.size || ascii_is_space(text.at[at + size]))
		return 0;
	for (size_t i = at + size; i + size <= text.size && i < at + 400; i++) {
		if (text.at[i] != sign || (twice && text.at[i + 1] != sign) ||
			ascii_is_space(text.at[i - 1]))
			continue;
		*end = i;
		return size;
	}
	return 0;
}

/* TEXT without its marks, and their spans. */
static void read_inline(const Reader *reader, Str text, Inline *out)
{
	size_t closing = STR_NOWHERE, closing_size = 0, open_at = 0;

	out->text = text_in(reader->arena);
	for (size_t at = 0; at < text.size;) {
		Str rest = str_from(text, at), words, address;
		unsigned long number;
		size_t size = link_number(reader, rest, &number), end;

		if (size > 0) {
			out->linked = out->linked || out->text.size == 0;
			out->links++;
			at += size;
			size_t behind = link_words_end(text, at);
			Str target = reader->references[number - 1];

			if (str_present(target))
				add_span(reader->arena, out,
					(Span){ out->text.size, out->text.size + (behind - at),
						SPAN_LINK, target });
			continue;
		}
		if (reader->markup && at == closing) {
			out->spans[open_at].end = out->text.size;
			at += closing_size;
			closing = STR_NOWHERE;
			continue;
		}
		if (reader->markup && (size = markup_link(rest, &words, &address)) > 0) {
			size_t start = out->text.size;

			out->linked = out->linked || start == 0;
			text_add(&out->text, words);
			add_span(reader->arena, out,
				(Span){ start, out->text.size, SPAN_LINK, address });
			out->links++;
			at += size;
			continue;
		}
		if (reader->markup && closing == STR_NOWHERE &&
			(size = emphasis_mark(text, at, &end)) > 0) {
			closing = end;
			closing_size = size;
			open_at = out->span_count;
			add_span(reader->arena, out,
				(Span){ out->text.size, out->text.size + 1,
					size == 2 ? SPAN_STRONG : SPAN_EMPHASIS, STR_NONE });
			at += size;
			continue;
		}
		text_add_byte(&out->text, text.at[at++]);
	}
}

/* Cuts spans to SIZE bytes of text and drops what is left empty. */
static void fit_spans(Inline *out, size_t size)
{
	size_t kept = 0;

	for (size_t i = 0; i < out->span_count; i++) {
		Span span = out->spans[i];

		span.end = span.end > size ? size : span.end;
		if (span.start < span.end)
			out->spans[kept++] = span;
	}
	out->span_count = kept;
}

/* Units */

static TextUnit *add_unit(Reader *reader, UnitKind kind)
{
	TextPage *page = reader->page;

	if (page->count == reader->room) {
		/* A line is a unit at most, but for some that are taken apart: what an arena
		 * has grown out of is not given back. */
		size_t room = reader->room == 0 ? reader->count + 1 : reader->room * 2;

		page->units = arena_grow(
			reader->arena, page->units, page->count, room, sizeof *page->units);
		reader->room = room;
	}
	TextUnit *unit = &page->units[page->count++];

	*unit = (TextUnit){ .kind = kind, .stanza = reader->stanza };
	return unit;
}

/* The words of TEXT, white space made single, marks taken out, into UNIT. */
static void set_words(Reader *reader, TextUnit *unit, Str text)
{
	Text single = text_in(reader->arena);
	Str rest = text, word;
	Inline marks = { 0 };

	while (str_next_word(&rest, &word)) {
		if (single.size > 0)
			text_add_byte(&single, ' ');
		text_add(&single, word);
	}
	read_inline(reader, text_str(&single), &marks);
	Str words = text_str(&marks.text);
	Str trimmed = str_trim(words);
	/* Only the end may be cut here: offsets of spans count from the start. */
	size_t front = (size_t)(trimmed.at - words.at);

	fit_spans(&marks, front + trimmed.size);
	if (front > 0) {
		for (size_t i = 0; i < marks.span_count; i++) {
			marks.spans[i].start -=
				marks.spans[i].start < front ? marks.spans[i].start : front;
			marks.spans[i].end -= front;
		}
	}
	unit->rich = (Rich){ trimmed, marks.spans, marks.span_count };
	unit->links = marks.links;
	unit->linked = marks.linked;
	unit->words = words_in(trimmed);
	unit->sentence = ends_sentence(trimmed);
	/* One link at the start of a short line is the line. */
	if (marks.linked && marks.links == 1 && marks.span_count > 0 &&
		marks.spans[0].kind == SPAN_LINK && unit->words <= HEADING_WORDS_MAX) {
		unit->link = marks.spans[0].href;
		unit->rich.spans[0].end = trimmed.size;
	}
}

/* Is LINE set in the middle or to the right, where no paragraph begins? */
static bool is_set_aside(const Reader *reader, const Line *line)
{
	if (!reader->page->wrapped || line->indent < reader->base + CENTRE_COLUMNS_MIN)
		return false;
	int middle = line->indent + line->columns / 2;
	int centre = (reader->width + reader->base) / 2;

	return line->indent + line->columns + 2 >= reader->width ||
		(middle > centre - 4 && middle < centre + 4);
}

/* How many "#" begin TEXT as the mark of a heading; 0 for none. */
static int heading_marks(Str text)
{
	int marks = 0;

	while ((size_t)marks < text.size && marks < 7 && text.at[marks] == '#')
		marks++;
	return marks >= 1 && marks <= 6 && (size_t)marks < text.size && text.at[marks] == ' '
		? marks
		: 0;
}

/* Takes a heading marked by "#" or by a rule under it. Lines taken, or 0. */
static size_t take_heading(Reader *reader, size_t i)
{
	const Line *line = &reader->lines[i];
	int marks = reader->page->dump ? 0 : heading_marks(line->text);
	uint32_t sign;

	if (marks > 0) {
		Str text = str_from(line->text, (size_t)marks);

		while (str_ends(text, "#"))
			text.size--;
		TextUnit *unit = add_unit(reader, UNIT_HEADING);

		unit->level = marks;
		set_words(reader, unit, text);
		return 1;
	}
	if (i + 1 >= reader->count || !is_rule(reader->lines[i + 1].text, &sign) ||
		(sign != '=' && sign != '-' && sign != '~' && sign != '*'))
		return 0;
	int under = reader->lines[i + 1].columns;

	if (line->columns > WRAP_COLUMNS_MAX || under > line->columns + 4 ||
		under + 4 < line->columns)
		return 0;
	TextUnit *unit = add_unit(reader, UNIT_HEADING);

	unit->level = sign == '=' ? 1 : 2;
	set_words(reader, unit, line->text);
	return 2;
}

/* End of the stanza that begins at line I: the next empty line. */
static size_t stanza_end(const Reader *reader, size_t i)
{
	while (i < reader->count && reader->lines[i].columns > 0)
		i++;
	return i;
}

/* Takes a stanza of columns set by spaces. Lines taken, or 0. */
static size_t take_columns(Reader *reader, size_t i)
{
	/* Asked of a stanza's first line only: it is all columns or none. */
	if (i > 0 && reader->lines[i - 1].columns > 0)
		return 0;
	size_t end = stanza_end(reader, i), gaps = 0;
	int indent = reader->lines[i].indent;

	if (end - i < 2)
		return 0;
	for (size_t j = i; j < end; j++) {
		gaps += reader->lines[j].gaps;
		if (reader->lines[j].indent < indent)
			indent = reader->lines[j].indent;
	}
	if (gaps * 2 < end - i || gaps < 2 || indent <= reader->base)
		return 0;
	Text text = text_in(reader->arena);

	for (size_t j = i; j < end; j++) {
		if (j > i)
			text_add_byte(&text, '\n');
		text_fill(&text, ' ', (size_t)(reader->lines[j].indent - indent));
		text_add(&text, reader->lines[j].text);
	}
	TextUnit *unit = add_unit(reader, UNIT_PLAIN);

	unit->rich.text = text_str(&text);
	unit->words = words_in(unit->rich.text);
	return end - i;
}

/* The mark of a picture that is all of TEXT: [clock.jpg], [IMAGE], [INLINE]. */
static bool is_picture(Str text)
{
	static const char *const ends[] = { ".jpg]", ".jpeg]", ".gif]", ".png]", ".webp]",
		".svg]" };

	if (!str_starts(text, "[") || str_find_byte(text, ' ', 0) != STR_NOWHERE)
		return false;
	if (str_ends_in_one(text, ends, sizeof ends / sizeof ends[0]))
		return true;
	return str_is(text, "[IMAGE]") || str_is(text, "[INLINE]") || str_is(text, "[image]");
}

/* Does NEXT, behind the end of a sentence in LINE, begin something of its own:
 * a byline, a line with a date, a signature that ends its stanza, a link alone? */
static bool begins_anew(const Reader *reader, size_t i)
{
	const Line *line = &reader->lines[i], *next = line + 1;
	Str text = next->text, author, place;
	DateFound found;
	unsigned long number;
	bool last = i + 2 >= reader->count || reader->lines[i + 2].columns == 0;
	bool brief = next->columns * 3 < reader->width * 2;

	if (str_ends(line->text, ")") && str_starts(text, "("))
		return true;
	if (!ends_sentence(line->text) || !brief || ends_sentence(text))
		return false;
	if (byline_take(&text) || date_find(next->text, 0, &found) ||
		(last && link_number(reader, next->text, &number) > 0))
		return true;
	signature_split(next->text, &author, &place);
	return last && str_present(place) && name_capitalised(author);
}

/* Does line I + 1 go on where line I was broken? */
static bool goes_on(const Reader *reader, size_t first, size_t i, bool item)
{
	const Line *line = &reader->lines[i], *next = line + 1;
	size_t size;
	Str marker;
	uint32_t sign;

	if (i + 1 >= reader->count || next->columns == 0 || !reader->page->wrapped)
		return false;
	if (begins_item(reader, i + 1, &size, &marker) || is_rule(next->text, &sign) ||
		is_picture(next->text) || is_set_aside(reader, next) || begins_anew(reader, i))
		return false;
	/* Deeper than the line before: a paragraph's first line, but in an item,
	 * whose own first line begins with its mark. */
	if (next->indent > line->indent && !(item && i == first))
		return false;
	if (next->indent + 1 < line->indent && i > first)
		return false;
	return is_full(reader, line, next) || breaks_sentence(reader, line, next);
}

/* Is "-" at the end of LINE a cut word that goes on in NEXT? */
static bool is_cut_word(Str line, Str next)
{
	if (line.size < 2 || !str_ends(line, "-") || ascii_is_space(line.at[line.size - 2]) ||
		ascii_is_digit(line.at[line.size - 2]) || line.at[line.size - 2] == '-')
		return false;
	return begins_lower(next);
}

/* Is a word cut at a line's end written with a hyphen elsewhere in the text? */
static bool is_hyphenated(const Reader *reader, Str line, Str next)
{
	char room[80];
	size_t start = line.size, size;
	Str rest = next, tail;

	while (start > 0 && !ascii_is_space(line.at[start - 1]))
		start--;
	if (!str_next_word(&rest, &tail))
		return false;
	size = line.size - start;
	while (tail.size > 0 && !ascii_is_alnum(tail.at[tail.size - 1]) &&
		(unsigned char)tail.at[tail.size - 1] < 0x80)
		tail.size--;
	if (size + tail.size >= sizeof room)
		return false;
	memcpy(room, line.at + start, size);
	memcpy(room + size, tail.at, tail.size);
	room[size + tail.size] = '\0';
	for (size_t i = 0; i < reader->count; i++)
		if (str_find_nocase(reader->lines[i].text, room, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Takes a paragraph or item that begins at line I. Lines taken. */
static size_t take_paragraph(Reader *reader, size_t i)
{
	const Line *line = &reader->lines[i];
	size_t mark = 0, last = i, cut_words = 0;
	Str marker = STR_NONE;
	bool item = begins_item(reader, i, &mark, &marker);
	Text text = text_in(reader->arena);

	text_add(&text, str_from(line->text, item ? mark : 0));
	while (goes_on(reader, i, last, item)) {
		Str next = reader->lines[last + 1].text;
		Str so_far = text_str(&text);

		/* Looking a word up costs a walk over the text; a text with more
		 * cut words than this is cut by rule, not by chance. */
		if (ends_unspaced(so_far) && begins_unspaced(next))
			;
		else if (!is_cut_word(so_far, next))
			text_add_byte(&text, ' ');
		else if (cut_words++ < 50 && is_hyphenated(reader, so_far, next))
			;
		else
			text.size--;
		text_add(&text, next);
		last++;
	}
	bool quoted = !item && !reader->page->dump && str_starts(text_str(&text), "> ");
	TextUnit *unit = add_unit(reader, item ? UNIT_ITEM : quoted ? UNIT_QUOTE : UNIT_TEXT);

	unit->indent = line->indent;
	unit->marker = marker;
	set_words(reader, unit, str_from(text_str(&text), quoted ? 2 : 0));
	if (item || last > i + 1)
		return last - i + 1;
	unit->aside = is_set_aside(reader, line);
	/* Outdented or centred by a browser: a heading. */
	bool outdented = reader->page->dump && line->indent < reader->base;
	bool centred = unit->aside && line->indent + line->columns + 2 < reader->width;

	if ((outdented || centred) && unit->words <= HEADING_WORDS_MAX && unit->links <= 1 &&
		!(unit->sentence && str_ends(unit->rich.text, "."))) {
		unit->kind = UNIT_HEADING;
		unit->level = centred ? 1 : 0;
	}
	return last - i + 1;
}

/* Depth of each item from its indent, within its stanza's run of items. */
static void set_depths(TextPage *page)
{
	for (size_t i = 0; i < page->count; i++) {
		TextUnit *unit = &page->units[i];
		const TextUnit *before = i > 0 ? unit - 1 : NULL;

		if (unit->kind != UNIT_ITEM || before == NULL || before->kind != UNIT_ITEM)
			continue;
		unit->depth = before->depth;
		if (unit->indent > before->indent + 1)
			unit->depth++;
		for (size_t j = i; unit->indent + 1 < before->indent && j-- > 0 &&
			page->units[j].kind == UNIT_ITEM;) {
			if (page->units[j].indent > unit->indent + 1)
				continue;
			unit->depth = page->units[j].depth;
			break;
		}
	}
}

/* Is TEXT written in light markup? Headings by "#" or links say so. */
static bool is_markup(const Reader *reader, Str text)
{
	Str words, address;
	size_t headings = 0, at = 0;

	if (reader->page->dump)
		return false;
	for (size_t i = 0; i < reader->count; i++)
		headings += heading_marks(reader->lines[i].text) > 0;
	while ((at = str_find(text, "](", at)) != STR_NOWHERE) {
		size_t open = at;

		while (open > 0 && text.at[open] != '[' && text.at[open] != '\n' && at - open < 300)
			open--;
		if (markup_link(str_from(text, open), &words, &address) > 0)
			return true;
		at += 2;
	}
	return headings > 0;
}

void text_lines_read(Arena *arena, Str text, TextPage *page)
{
	Reader reader = { .arena = arena, .page = page };
	uint32_t sign;

	*page = (TextPage){ 0 };
	read_lines(&reader, text);
	take_references(&reader);
	part_columns(&reader);
	measure(&reader);
	reader.markup = is_markup(&reader, text);
	for (size_t i = 0; i < reader.count;) {
		const Line *line = &reader.lines[i];
		size_t taken = 1;

		if (line->columns == 0 || is_rule(line->text, &sign)) {
			reader.stanza++;
		} else if (is_picture(line->text)) {
			TextUnit *unit = add_unit(&reader, UNIT_PICTURE);

			unit->rich.text = str_slice(line->text, 1, line->text.size - 1);
		} else if ((taken = take_heading(&reader, i)) == 0 &&
			(taken = take_columns(&reader, i)) == 0) {
			taken = take_paragraph(&reader, i);
		}
		i += taken;
	}
	set_depths(page);
}
