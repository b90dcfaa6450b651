/* SPDX-License-Identifier: ISC */
#include "base/clean.h"

#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "base/text.h"
#include "base/utf8.h"

enum {
	ISOLATE_DEPTH_MAX = 32,
	FLAG_BASE = 0x1F3F4,
	TAG_END = 0xE007F
};

/* One pass over a text. Isolates cannot be judged before their end is seen, so
 * the cleaner first marks which ones have a partner. */
typedef struct {
	Str in;
	unsigned keep;
	CleanCounts counts;
	Text out;
	size_t marks_on_base;
	bool in_flag; /* inside a sequence of tags after FLAG_BASE */
	unsigned open; /* isolates open now */
	bool open_kept[ISOLATE_DEPTH_MAX]; /* was that opening kept? */
} Cleaner;

static bool is_isolate_start(uint32_t c)
{
	return c >= 0x2066 && c <= 0x2068;
}

static bool is_isolate_end(uint32_t c)
{
	return c == 0x2069;
}

static bool is_override(uint32_t c)
{
	return c >= 0x202A && c <= 0x202E;
}

static bool is_tag(uint32_t c)
{
	return c >= 0xE0000 && c <= 0xE007F;
}

static bool is_noncharacter(uint32_t c)
{
	return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}

static bool is_mark(uint32_t c)
{
	return c >= 0x300 && uc_is_general_category(c, UC_MARK);
}

/* Is the isolate that starts before OFFSET closed on this line? A line or paragraph
 * separator ends every isolate (UAX #9, rule X8), so an end behind one is not
 * its own. */
static bool isolate_is_closed(Str in, size_t offset)
{
	unsigned depth = 1;

	while (offset < in.size) {
		uint32_t c;
		size_t size = utf8_decode(in, offset, &c, NULL);

		if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
			return false;
		if (is_isolate_start(c) && ++depth > ISOLATE_DEPTH_MAX)
			return false;
		if (is_isolate_end(c) && --depth == 0)
			return true;
		offset += size;
	}
	return false;
}

static void keep_isolate_start(Cleaner *cleaner, uint32_t c, size_t next)
{
	bool kept = cleaner->open < ISOLATE_DEPTH_MAX && isolate_is_closed(cleaner->in, next);

	if (cleaner->open < ISOLATE_DEPTH_MAX)
		cleaner->open_kept[cleaner->open++] = kept;
	if (kept)
		text_add_rune(&cleaner->out, c);
	else
		cleaner->counts.directions++;
}

static void keep_isolate_end(Cleaner *cleaner, uint32_t c)
{
	if (cleaner->open > 0 && cleaner->open_kept[--cleaner->open])
		text_add_rune(&cleaner->out, c);
	else
		cleaner->counts.directions++;
}

/* C is a control character other than line feed and tab. */
static void show_control(Cleaner *cleaner, uint32_t c)
{
	cleaner->counts.controls++;
	if (c < 0x20)
		text_add_rune(&cleaner->out, 0x2400 + c);
	else if (c == 0x7F)
		text_add_rune(&cleaner->out, 0x2421);
	else
		text_add_rune(&cleaner->out, UTF8_REPLACEMENT);
}

static void add_line_end(Cleaner *cleaner)
{
	cleaner->open = 0;
	text_add_byte(&cleaner->out, cleaner->keep & CLEAN_KEEP_NEWLINE ? '\n' : ' ');
}

static void add_mark(Cleaner *cleaner, uint32_t c)
{
	if (cleaner->marks_on_base >= CLEAN_MARKS_MAX) {
		cleaner->counts.marks++;
		return;
	}
	cleaner->marks_on_base++;
	text_add_rune(&cleaner->out, c);
}

static void add_tag(Cleaner *cleaner, uint32_t c)
{
	if (!cleaner->in_flag) {
		cleaner->counts.others++;
		return;
	}
	text_add_rune(&cleaner->out, c);
	if (c == TAG_END)
		cleaner->in_flag = false;
}

/* The character C, whose successor begins at byte NEXT. Format characters (joiners,
 * direction marks, zero-width spaces) are no base: they count on the one before, as
 * marks do, since a flood of either is as long and as invisible. */
static void add_character(Cleaner *cleaner, uint32_t c, size_t next)
{
	if (is_mark(c)) {
		add_mark(cleaner, c);
	} else if (is_isolate_start(c)) {
		keep_isolate_start(cleaner, c, next);
	} else if (is_isolate_end(c)) {
		keep_isolate_end(cleaner, c);
	} else if (is_override(c)) {
		cleaner->counts.directions++;
	} else if (is_tag(c)) {
		add_tag(cleaner, c);
	} else if (is_noncharacter(c) || (c >= 0xFFF9 && c <= 0xFFFB) || c == 0xFEFF) {
		cleaner->counts.others++;
	} else if (uc_is_general_category(c, UC_FORMAT)) {
		add_mark(cleaner, c);
	} else {
		cleaner->marks_on_base = 0;
		cleaner->in_flag = c == FLAG_BASE;
		text_add_rune(&cleaner->out, c);
	}
}

/* The character that begins at OFFSET; returns the offset behind it. */
static size_t clean_one(Cleaner *cleaner, size_t offset)
{
	Str in = cleaner->in;
	uint32_t c;
	bool valid;
	size_t next = offset + utf8_decode(in, offset, &c, &valid);

	if (c < 0x300) {
		cleaner->marks_on_base = 0;
		cleaner->in_flag = false;
	}
	if (!valid) {
		cleaner->counts.bad_bytes++;
		text_add_rune(&cleaner->out, UTF8_REPLACEMENT);
	} else if (c == '\r' && next < in.size && in.at[next] == '\n') {
		; /* the line feed behind it does */
	} else if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
		add_line_end(cleaner);
	} else if (c == '\t') {
		text_add_byte(&cleaner->out, cleaner->keep & CLEAN_KEEP_TAB ? '\t' : ' ');
	} else if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
		show_control(cleaner, c);
	} else if (c < 0x300) {
		text_add_rune(&cleaner->out, c);
	} else {
		add_character(cleaner, c, next);
	}
	return next;
}

/* Characters of three bytes that stay wherever they stand, being neither marks
 * nor format characters, by the ranges of their bytes. With the letters below
 * they are what most newspapers print, so that most texts are looked at once and
 * not copied. */
typedef struct {
	unsigned char lead, second_low, second_high, third_low, third_high;
} PlainRow;

static const PlainRow plain_rows[] = {
	{ 0xE2, 0x80, 0x80, 0x90, 0xA7 }, /* U+2010: dashes, quotation marks, dots */
	{ 0xE2, 0x80, 0x80, 0xB0, 0xBF }, /* U+2030: per mille to overline */
	{ 0xE2, 0x82, 0x82, 0x80, 0xBF }, /* U+2080: subscripts, currencies */
	{ 0xE2, 0x84, 0xB2, 0x80, 0xBF }, /* U+2100: signs, arrows, drawings */
	{ 0xE3, 0x80, 0x80, 0x80, 0xA9 }, /* U+3000: ideographic punctuation */
	{ 0xE3, 0x81, 0x81, 0x80, 0xBF }, /* U+3040: hiragana */
	{ 0xE3, 0x82, 0x82, 0x80, 0x98 }, /* U+3080: hiragana up to its marks */
	{ 0xE3, 0x82, 0x82, 0x9B, 0xBF }, /* U+309B: kana */
	{ 0xE3, 0x83, 0x83, 0x80, 0xBF }, /* U+30C0: katakana */
	{ 0xE3, 0x90, 0xBF, 0x80, 0xBF }, /* U+3400: ideographs */
	{ 0xEA, 0xB0, 0xBF, 0x80, 0xBF }, /* U+AC00: hangul */
	{ 0xED, 0x80, 0x9E, 0x80, 0xBF }, /* U+D000: hangul */
};

static bool is_within(unsigned char byte, unsigned char low, unsigned char high)
{
	return byte >= low && byte <= high;
}

/* Two bytes with these leads are Latin, phonetic, Greek or Cyrillic letters; C2
 * leads the signs of Latin-1, but also C1. */
static bool is_plain_pair(const unsigned char *at)
{
	if (at[0] == 0xC2)
		return is_within(at[1], 0xA0, 0xBF);
	return (is_within(at[0], 0xC3, 0xCB) || is_within(at[0], 0xCE, 0xD1)) &&
		is_within(at[1], 0x80, 0xBF);
}

static bool is_plain_triple(const unsigned char *at)
{
	/* Ideographs and hangul. */
	if (is_within(at[0], 0xE4, 0xE9) || is_within(at[0], 0xEB, 0xEC))
		return is_within(at[1], 0x80, 0xBF) && is_within(at[2], 0x80, 0xBF);
	for (size_t i = 0; i < sizeof plain_rows / sizeof *plain_rows; i++) {
		const PlainRow *row = &plain_rows[i];

		if (at[0] == row->lead && is_within(at[1], row->second_low, row->second_high) &&
			is_within(at[2], row->third_low, row->third_high))
			return true;
	}
	return false;
}

/* Size of the character at AT, LEFT bytes before the end, when it stays and is not printable
 * ASCII; else 0. */
static size_t plain_size(const unsigned char *at, size_t left, unsigned keep)
{
	if (left >= 1 && at[0] < 0x80)
		return (at[0] == '\n' && keep & CLEAN_KEEP_NEWLINE) ||
			(at[0] == '\t' && keep & CLEAN_KEEP_TAB);
	if (left >= 2 && is_plain_pair(at))
		return 2;
	return left >= 3 && is_plain_triple(at) ? 3 : 0;
}

/* Are the eight bytes at AT printable ASCII, all of them? Borrows between the bytes
 * can make this say no where it is yes, never the other way. */
static bool are_printable(const unsigned char *at)
{
	const uint64_t ones = UINT64_MAX / 0xFF, high = ones * 0x80;
	uint64_t bytes;

	memcpy(&bytes, at, sizeof bytes);
	return ((bytes | (bytes - ones * 0x20) | (bytes + ones)) & high) == 0;
}

/* Bytes from the start that stay as they are: printable ASCII, line feed and tab
 * where they stay, and plain characters. */
static size_t plain_prefix(Str bytes, unsigned keep)
{
	const unsigned char *at = (const unsigned char *)bytes.at;
	size_t i = 0;

	while (i < bytes.size) {
		if (bytes.size - i >= sizeof(uint64_t) && are_printable(at + i)) {
			i += sizeof(uint64_t);
			continue;
		}
		while (i < bytes.size && at[i] >= 0x20 && at[i] < 0x7F)
			i++;
		size_t size = plain_size(at + i, bytes.size - i, keep);

		if (size == 0)
			break;
		i += size;
	}
	return i;
}

/* RUN is plain and not empty: it goes on as it is. */
static void add_plain(Cleaner *cleaner, Str run)
{
	cleaner->marks_on_base = 0;
	cleaner->in_flag = false;
	if (cleaner->open > 0 && str_find_byte(run, '\n', 0) != STR_NOWHERE)
		cleaner->open = 0;
	text_add(&cleaner->out, run);
}

/* Most of a text that is not clean is plain all the same: between the characters to
 * look at, what is plain is copied as it lies. */
static void clean_all(Cleaner *cleaner)
{
	Str in = cleaner->in;

	for (size_t offset = 0; offset < in.size;) {
		size_t plain = plain_prefix(str_from(in, offset), cleaner->keep);

		if (plain > 0)
			add_plain(cleaner, str_slice(in, offset, offset + plain));
		offset += plain;
		if (offset < in.size)
			offset = clean_one(cleaner, offset);
	}
}

Str clean_text(Arena *arena, Str bytes, unsigned keep, CleanCounts *counts)
{
	if (bytes.at == NULL || plain_prefix(bytes, keep) == bytes.size)
		return bytes;
	Cleaner cleaner = { .in = bytes, .keep = keep, .out = text_in(arena) };

	text_reserve(&cleaner.out, bytes.size + UTF8_MAX_BYTES);
	clean_all(&cleaner);
	if (counts != NULL) {
		counts->controls += cleaner.counts.controls;
		counts->directions += cleaner.counts.directions;
		counts->marks += cleaner.counts.marks;
		counts->others += cleaner.counts.others;
		counts->bad_bytes += cleaner.counts.bad_bytes;
	}
	return text_str(&cleaner.out);
}

bool clean_is_clean(Str bytes, unsigned keep)
{
	Arena *arena = arena_new();
	bool clean = str_equal(bytes, clean_text(arena, bytes, keep, NULL));

	arena_free(arena);
	return clean;
}
