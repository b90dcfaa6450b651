/* SPDX-License-Identifier: ISC */
#include "base/wrap.h"

#include <stdint.h>
#include <string.h>

#include <unictype.h>
#include <unilbrk.h>

#include "base/cluster.h"
#include "base/utf8.h"

/* A text is wrapped one hard line (up to a line feed) at a time. A line of
 * printable ASCII is broken by looking back from where it is full, with the
 * pair rules below; any other is walked cluster by cluster over the breaks
 * libunistring finds. Both give the same lines. */
typedef struct {
	Arena *arena;
	Str text;
	int width; /* cells of the line to come */
	int later_width; /* and of those behind it */
	size_t at; /* where the next line starts */
	size_t hard_start; /* the hard line AT is in */
	size_t hard_end;
	bool ascii;
	char *breaks; /* UC_BREAK_* for each byte of the hard line; unless ASCII */
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

/* May a line begin at AT, inside an ASCII hard line, when the one before begins
 * at START? Spaces stay with the line before them. */
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

/* Where the line after the one at START begins, in an ASCII hard line that is
 * longer than the width. */
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

static void ascii_line(Wrap *wrap, WrapLine *line)
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

/* A place where the line may end: what it would show, and how wide. */
typedef struct {
	size_t end, next;
	int cells;
	bool hyphen;
	bool is;
} Chance;

/* Does the character before AT, which is not at the start, say "hyphen here"?
 * libunistring calls that a possible break like any other. */
static bool behind_soft_hyphen(Str text, size_t at)
{
	return at >= 2 && memcmp(text.at + at - 2, "\xC2\xAD", 2) == 0;
}

/* The chance at AT, SHOWN being the line up to there without spaces; unusable
 * where the hyphen would not fit. */
static Chance chance_at(const Wrap *wrap, size_t at, const WrapLine *shown)
{
	char kind = wrap->breaks[at - wrap->hard_start];
	Chance chance = { .end = shown->end, .next = at, .cells = shown->cells };

	if (shown->end == shown->start ||
		(kind != UC_BREAK_POSSIBLE && kind != UC_BREAK_HYPHENATION))
		return chance;
	chance.hyphen = behind_soft_hyphen(wrap->text, at);
	chance.cells += chance.hyphen;
	chance.is = chance.cells <= wrap->width;
	return chance;
}

/* The line at START of a hard line with breaks. LINE grows cluster by cluster
 * until one does not fit; then the last chance counts. */
static void broken_line(Wrap *wrap, WrapLine *line)
{
	Chance last = { 0 };
	size_t at = wrap->at;
	int cells = 0; /* as LINE->cells, with the spaces since */

	line->end = at;
	line->cells = 0;
	line->hyphen = false;
	while (at < wrap->hard_end) {
		size_t size = cluster_size(str_of(wrap->text.at, wrap->hard_end), at);
		int more = cluster_cells(str_of(wrap->text.at + at, size));

		if (at > line->start) {
			Chance chance = chance_at(wrap, at, line);

			if (chance.is)
				last = chance;
		}
		if (is_space_at(wrap->text, at, size)) {
			cells += more;
			at += size;
			continue;
		}
		if (cells + more > wrap->width && at > line->start)
			break;
		cells += more;
		at += size;
		line->end = at;
		line->cells = cells;
	}
	line->next = at;
	if (at == wrap->hard_end || !last.is)
		return;
	line->end = last.end;
	line->next = last.next;
	line->cells = last.cells;
	line->hyphen = last.hyphen;
}

/* libunistring 1.0 lets a line begin with the letter behind a full stop or
 * comma, so that "U.S." falls apart; rule LB29 forbids it. */
static void forbid_breaks_after_infix(Wrap *wrap)
{
	Str hard = str_slice(wrap->text, 0, wrap->hard_end);

	for (size_t at = wrap->hard_start + 1; at < wrap->hard_end; at++) {
		char *here = &wrap->breaks[at - wrap->hard_start];
		uint32_t c;

		if (*here != UC_BREAK_POSSIBLE || strchr(",.:;", hard.at[at - 1]) == NULL)
			continue;
		size_t size = utf8_decode(hard, at, &c, NULL);

		/* Letters of two cells are ideographs and the like, with rules of their own. */
		if (uc_is_general_category(c, UC_LETTER) &&
			cluster_cells(str_of(hard.at + at, size)) == 1)
			*here = UC_BREAK_PROHIBITED;
	}
}

static void find_breaks(Wrap *wrap)
{
	size_t size = wrap->hard_end - wrap->hard_start;

	if (wrap->breaks_room < size) {
		wrap->breaks = arena_alloc(wrap->arena, size);
		wrap->breaks_room = size;
	}
	u8_possible_linebreaks(
		(const uint8_t *)wrap->text.at + wrap->hard_start, size, "UTF-8", wrap->breaks);
	forbid_breaks_after_infix(wrap);
}

static bool is_printable_ascii(Str text)
{
	unsigned odd = 0;

	for (size_t i = 0; i < text.size; i++)
		odd |= (unsigned)((unsigned char)text.at[i] - 0x20u > 0x5Eu);
	return odd == 0;
}

/* Begins the hard line at START. */
static void begin_hard_line(Wrap *wrap, size_t start)
{
	size_t end = str_find_byte(wrap->text, '\n', start);

	wrap->at = wrap->hard_start = start;
	wrap->hard_end = end == STR_NOWHERE ? wrap->text.size : end;
	wrap->ascii = is_printable_ascii(str_slice(wrap->text, start, wrap->hard_end));
	if (!wrap->ascii)
		find_breaks(wrap);
}

static bool next_line(Wrap *wrap, WrapLine *line)
{
	if (wrap->done)
		return false;
	line->start = wrap->at;
	if (wrap->ascii)
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
