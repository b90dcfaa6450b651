/* SPDX-License-Identifier: ISC */
#include "base/wrap.h"

#include <stdint.h>
#include <string.h>

#include <unictype.h>
#include <unilbrk.h>

#include "base/cluster.h"
#include "base/utf8.h"

/* Breaks are looked for in the last bytes of a full line first. */
enum {
	LOOK_BACK_BYTES = 32
};

/* A text is wrapped one hard line (up to a line feed) at a time. A line that is
 * printable ASCII is broken by looking back from where it is full, with the pair
 * rules below; any other is walked cluster by cluster until it is full, and broken
 * where libunistring allows it. Both give the same lines. */
typedef struct {
	Arena *arena;
	Str text;
	int width; /* cells of the line to come */
	int later_width; /* and of those behind it */
	size_t at; /* where the next line starts */
	size_t hard_end; /* of the hard line AT is in */
	char *breaks; /* room for UC_BREAK_* of bytes around the end of a line */
	size_t breaks_room;
	bool done;
} Wrap;

/* Line breaking classes of ASCII (UAX #14), those that act alike as one. */
typedef enum {
	CLASS_ALPHABETIC,
	CLASS_NUMERIC,
	CLASS_EXCLAMATION,
	CLASS_QUOTATION,
	CLASS_PREFIX, /* $ % + \ : both prefixes and postfixes of numbers */
	CLASS_OPEN,
	CLASS_CLOSE_PARENTHESIS,
	CLASS_CLOSE,
	CLASS_INFIX,
	CLASS_SLASH,
	CLASS_HYPHEN,
	CLASS_BAR,
	CLASS_COUNT
} AsciiClass;

static AsciiClass class_of(char c)
{
	static const char of[128] = {
		['0'] = CLASS_NUMERIC,
		['1'] = CLASS_NUMERIC,
		['2'] = CLASS_NUMERIC,
		['3'] = CLASS_NUMERIC,
		['4'] = CLASS_NUMERIC,
		['5'] = CLASS_NUMERIC,
		['6'] = CLASS_NUMERIC,
		['7'] = CLASS_NUMERIC,
		['8'] = CLASS_NUMERIC,
		['9'] = CLASS_NUMERIC,
		['!'] = CLASS_EXCLAMATION,
		['?'] = CLASS_EXCLAMATION,
		['"'] = CLASS_QUOTATION,
		['\''] = CLASS_QUOTATION,
		['$'] = CLASS_PREFIX,
		['%'] = CLASS_PREFIX,
		['+'] = CLASS_PREFIX,
		['\\'] = CLASS_PREFIX,
		['('] = CLASS_OPEN,
		['['] = CLASS_OPEN,
		['{'] = CLASS_OPEN,
		[')'] = CLASS_CLOSE_PARENTHESIS,
		[']'] = CLASS_CLOSE_PARENTHESIS,
		['}'] = CLASS_CLOSE,
		[','] = CLASS_INFIX,
		['.'] = CLASS_INFIX,
		[':'] = CLASS_INFIX,
		[';'] = CLASS_INFIX,
		['/'] = CLASS_SLASH,
		['-'] = CLASS_HYPHEN,
		['|'] = CLASS_BAR,
	};
	return (AsciiClass)of[(unsigned char)c & 0x7F];
}

#define BIT(class) (1u << CLASS_##class)

/* What a line may begin with right behind each class, without a space. */
static const unsigned breaks_before[CLASS_COUNT] = {
	[CLASS_EXCLAMATION] = BIT(ALPHABETIC) | BIT(NUMERIC) | BIT(PREFIX) | BIT(OPEN),
	[CLASS_PREFIX] = BIT(PREFIX),
	[CLASS_CLOSE_PARENTHESIS] = BIT(OPEN),
	[CLASS_CLOSE] = BIT(ALPHABETIC) | BIT(NUMERIC) | BIT(OPEN),
	[CLASS_INFIX] = BIT(PREFIX) | BIT(OPEN),
	[CLASS_SLASH] = BIT(ALPHABETIC) | BIT(PREFIX) | BIT(OPEN),
	[CLASS_HYPHEN] = BIT(ALPHABETIC) | BIT(PREFIX) | BIT(OPEN),
	[CLASS_BAR] = BIT(ALPHABETIC) | BIT(NUMERIC) | BIT(PREFIX) | BIT(OPEN),
};

/* May a line begin with B when A stands before the spaces before it? */
static bool breaks_at_spaces(AsciiClass a, AsciiClass b)
{
	const unsigned never =
		BIT(EXCLAMATION) | BIT(CLOSE_PARENTHESIS) | BIT(CLOSE) | BIT(INFIX) | BIT(SLASH);

	if (a == CLASS_OPEN || (1u << b & never) != 0)
		return false;
	return a != CLASS_QUOTATION || b != CLASS_OPEN;
}

/* TEXT up to END without the spaces at its end, not below START. */
static size_t trim_end(Str text, size_t start, size_t end)
{
	while (end > start && text.at[end - 1] == ' ')
		end--;
	return end;
}

/* May a line begin at AT, in ASCII, when the one before begins at START? Spaces stay with
 * the line before them. */
static bool ascii_break(Str text, size_t start, size_t at)
{
	if (text.at[at] == ' ')
		return false;
	AsciiClass after = class_of(text.at[at]);

	if (text.at[at - 1] != ' ')
		return (breaks_before[class_of(text.at[at - 1])] >> after & 1) != 0;
	size_t before = trim_end(text, start, at);

	return before > start && breaks_at_spaces(class_of(text.at[before - 1]), after);
}

static size_t skip_spaces(Str text, size_t at, size_t end)
{
	while (at < end && text.at[at] == ' ')
		at++;
	return at;
}

static bool is_printable_ascii(Str text)
{
	unsigned odd = 0;

	for (size_t i = 0; i < text.size; i++)
		odd |= (unsigned)((unsigned char)text.at[i] - 0x20u > 0x5Eu);
	return odd == 0;
}

/* Is all ASCII that the line at AT may hold, with what decides where it ends? */
static bool line_is_ascii(const Wrap *wrap)
{
	size_t left = wrap->hard_end - wrap->at;

	if (left <= (size_t)wrap->width)
		return is_printable_ascii(str_slice(wrap->text, wrap->at, wrap->hard_end));
	size_t full = wrap->at + (size_t)wrap->width;
	size_t next = skip_spaces(wrap->text, full, wrap->hard_end);

	return is_printable_ascii(str_slice(wrap->text, wrap->at, full)) &&
		(next == wrap->hard_end ||
			is_printable_ascii(str_slice(wrap->text, next, next + 1)));
}

/* Where the line after the one at START begins, when the hard line is longer than
 * the width. */
static size_t ascii_next(const Wrap *wrap, size_t start)
{
	size_t full = start + (size_t)wrap->width;
	size_t next = skip_spaces(wrap->text, full, wrap->hard_end);

	if (next == wrap->hard_end || ascii_break(wrap->text, start, next))
		return next;
	for (size_t at = full; at > start; at--)
		if (ascii_break(wrap->text, start, at))
			return at;
	return next;
}

static void ascii_line(const Wrap *wrap, WrapLine *line)
{
	size_t start = wrap->at;
	size_t next = wrap->hard_end;

	if (wrap->hard_end - start > (size_t)wrap->width)
		next = ascii_next(wrap, start);
	line->end = trim_end(wrap->text, start, next);
	line->next = next;
	line->cells = (int)(line->end - start);
	line->hyphen = false;
}

/* Cluster SIZE bytes at AT: is it a space that may hang over the line's end? */
static bool is_space_at(Str text, size_t at, size_t size)
{
	if (size == 1)
		return text.at[at] == ' ';
	return size == 3 && memcmp(text.at + at, "\xE3\x80\x80", 3) == 0; /* U+3000 */
}

/* TEXT up to END without any spaces at its end, not below START. */
static size_t trim_wide_end(Str text, size_t start, size_t end)
{
	for (;;) {
		if (end > start && text.at[end - 1] == ' ')
			end--;
		else if (end >= start + 3 && is_space_at(text, end - 3, 3))
			end -= 3;
		else
			return end;
	}
}

/* Does the character before AT, which is not at the start, say "hyphen here"?
 * libunistring calls that a possible break like any other. */
static bool behind_soft_hyphen(Str text, size_t at)
{
	return at >= 2 && memcmp(text.at + at - 2, "\xC2\xAD", 2) == 0;
}

/* Where the line at WRAP->AT is full: the first cluster that does not fit, or the end of
 * the hard line. */
static size_t find_full(const Wrap *wrap)
{
	Str hard = str_of(wrap->text.at, wrap->hard_end);
	size_t at = wrap->at;
	int left = wrap->width;

	while (at < hard.size) {
		size_t most = left > 0 ? (size_t)left : 0;
		size_t run =
			cluster_plain_run(hard, at, hard.size - at > most ? at + most : hard.size);

		at += run;
		left -= (int)run;
		if (run > 0)
			continue;
		size_t size = cluster_size(hard, at);
		int cells = cluster_cells(str_of(hard.at + at, size));

		/* Spaces may hang over the end; one cluster is taken however wide. */
		if (cells > left && at > wrap->at && !is_space_at(hard, at, size))
			break;
		at += size;
		left -= cells;
	}
	return at;
}

/* libunistring 1.0 lets a line begin with the letter behind a full stop or
 * comma, so that "U.S." falls apart; rule LB29 forbids it. */
static void forbid_breaks_after_infix(Str text, char *breaks)
{
	for (size_t at = 1; at < text.size; at++) {
		uint32_t c;

		if (breaks[at] != UC_BREAK_POSSIBLE || strchr(",.:;", text.at[at - 1]) == NULL)
			continue;
		size_t size = utf8_decode(text, at, &c, NULL);

		/* Letters of two cells are ideographs and the like, with rules of their own. */
		if (uc_is_general_category(c, UC_LETTER) &&
			cluster_cells(str_of(text.at + at, size)) == 1)
			breaks[at] = UC_BREAK_PROHIBITED;
	}
}

/* WRAP->BREAKS becomes those of the bytes FROM and on, up to and with the one at LAST. */
static void find_breaks(Wrap *wrap, size_t from, size_t last)
{
	Str text = str_slice(wrap->text, from, last + cluster_size(wrap->text, last));

	if (wrap->breaks_room < text.size) {
		wrap->breaks = arena_alloc(wrap->arena, text.size * 2);
		wrap->breaks_room = text.size * 2;
	}
	u8_possible_linebreaks((const uint8_t *)text.at, text.size, "UTF-8", wrap->breaks);
	forbid_breaks_after_infix(text, wrap->breaks);
}

/* The line that starts where LINE does and is full at FULL ends at the last break there
 * is behind FROM. False when there is none. */
static bool end_at_break(Wrap *wrap, size_t from, size_t full, WrapLine *line)
{
	size_t start = line->start;
	size_t with_hyphen = STR_NOWHERE; /* how far a line with a hyphen may reach */

	find_breaks(wrap, from, full);
	for (size_t at = full; at > from; at--) {
		char kind = wrap->breaks[at - from];

		if (kind != UC_BREAK_POSSIBLE && kind != UC_BREAK_HYPHENATION)
			continue;
		line->end = trim_wide_end(wrap->text, start, at);
		line->next = at;
		line->hyphen = behind_soft_hyphen(wrap->text, at);
		if (line->end == start)
			return false;
		if (!line->hyphen)
			return true;
		Str shown = str_slice(wrap->text, start, line->end);

		if (with_hyphen == STR_NOWHERE)
			with_hyphen = start + cells_fit(shown, wrap->width - 1);
		if (line->end <= with_hyphen)
			return true;
	}
	return false;
}

/* A place behind a space from which breaks up to FULL can be told: the rules do not look
 * beyond a word and the spaces before it. START when there is none near. */
static size_t word_before(Str text, size_t start, size_t full)
{
	size_t at = full;

	if (full - start < LOOK_BACK_BYTES)
		return start;
	for (at = full - LOOK_BACK_BYTES; at > start; at--)
		if (text.at[at - 1] == ' ' && text.at[at] != ' ')
			return at;
	return start;
}

static void broken_line(Wrap *wrap, WrapLine *line)
{
	size_t start = wrap->at;
	size_t full = find_full(wrap);

	*line = (WrapLine){ .start = start };
	size_t from = word_before(wrap->text, start, full);
	bool broken = full < wrap->hard_end && end_at_break(wrap, from, full, line);

	if (!broken && full < wrap->hard_end && from > start)
		broken = end_at_break(wrap, start, full, line);
	if (!broken) {
		line->end = trim_wide_end(wrap->text, start, full);
		line->next = full;
		line->hyphen = false;
	}
	line->cells = cells_of(str_slice(wrap->text, start, line->end)) + line->hyphen;
}

static void begin_hard_line(Wrap *wrap, size_t start)
{
	size_t end = str_find_byte(wrap->text, '\n', start);

	wrap->at = start;
	wrap->hard_end = end == STR_NOWHERE ? wrap->text.size : end;
}

static bool next_line(Wrap *wrap, WrapLine *line)
{
	if (wrap->done)
		return false;
	line->start = wrap->at;
	if (line_is_ascii(wrap))
		ascii_line(wrap, line);
	else
		broken_line(wrap, line);
	wrap->width = wrap->later_width;
	wrap->at = line->next;
	if (line->next < wrap->hard_end)
		return true;
	if (wrap->hard_end < wrap->text.size) {
		line->next = wrap->hard_end + 1;
		begin_hard_line(wrap, line->next);
	} else {
		wrap->done = true;
	}
	return true;
}

WrapLine *wrap_text_after(Arena *arena, Str text, int first_cells, int width_cells, size_t *count)
{
	Wrap wrap = {
		.arena = arena,
		.text = text,
		.width = first_cells < 1 ? 1 : first_cells,
		.later_width = width_cells < 1 ? 1 : width_cells,
	};
	size_t room = text.size / (size_t)wrap.later_width + 2;
	WrapLine *lines = arena_array(arena, room, sizeof *lines);
	WrapLine line;

	*count = 0;
	begin_hard_line(&wrap, 0);
	while (next_line(&wrap, &line)) {
		if (*count == room) {
			lines = arena_grow(arena, lines, room, room * 2, sizeof *lines);
			room *= 2;
		}
		lines[(*count)++] = line;
	}
	return lines;
}

WrapLine *wrap_text(Arena *arena, Str text, int width_cells, size_t *count)
{
	return wrap_text_after(arena, text, width_cells, width_cells, count);
}
