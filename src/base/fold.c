/* SPDX-License-Identifier: ISC */
#include "base/fold.h"

#include <stdbool.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/text.h"
#include "base/utf8.h"

/* Signs that are written in several ways, and letters that Unicode does not
 * take apart. */
static uint32_t plain_form(uint32_t c)
{
	switch (c) {
	case 0x2018:
	case 0x2019:
	case 0x201A:
	case 0x201B:
	case 0x2032:
	case 0x02BC:
	case 0x00B4:
	case '`':
		return '\'';
	case 0x201C:
	case 0x201D:
	case 0x201E:
	case 0x201F:
	case 0x2033:
	case 0x00AB:
	case 0x00BB:
		return '"';
	case 0x2010:
	case 0x2011:
	case 0x2012:
	case 0x2013:
	case 0x2014:
	case 0x2015:
	case 0x2212:
		return '-';
	case 0x00DF:
		return 's';
	case 0x0142:
		return 'l';
	case 0x00F8:
		return 'o';
	case 0x0111:
		return 'd';
	case 0x0131:
		return 'i';
	case 0x03C2:
		return 0x03C3;
	case 0x2026:
		return '.';
	default:
		return c;
	}
}

/* ASCII folded: controls are white space. */
static const char folded_ascii[] = "                                "
				   " !\"#$%&'()*+,-./0123456789:;<=>?"
				   "@abcdefghijklmnopqrstuvwxyz[\\]^_"
				   "'abcdefghijklmnopqrstuvwxyz{|}~ ";

uint32_t fold_rune(uint32_t c)
{
	if (c < 0x80)
		return (unsigned char)folded_ascii[c];
	if (uc_is_property_white_space(c))
		return ' ';
	if (c == 0x00AD || uc_is_general_category(c, UC_FORMAT) ||
		uc_is_general_category(c, UC_NON_SPACING_MARK))
		return 0;
	/* Full-width forms of ASCII. */
	if (c >= 0xFF01 && c <= 0xFF5E)
		return fold_rune(c - 0xFF01 + '!');
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	c = plain_form(uc_tolower(c));
	/* Kana and Hangul are not letters with accents. */
	if (c < 0x3000)
		while (uc_canonical_decomposition(c, parts) > 0)
			c = parts[0];
	return plain_form(c);
}

/* Folds TEXT into OUT of ROOM bytes; *WHOLE tells whether all of it fitted. */
static size_t fold_bytes(Str text, char *out, size_t room, bool *whole)
{
	size_t used = 0;
	bool space = false;

	*whole = true;
	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		if ((unsigned char)text.at[at] < 0x80) {
			size = 1;
			c = (unsigned char)folded_ascii[(unsigned char)text.at[at]];
		} else {
			size = utf8_decode(text, at, &c, NULL);
			c = fold_rune(c);
			if (c == 0)
				continue;
		}
		if (c == ' ') {
			space = used > 0;
			continue;
		}
		if (used + (size_t)space + UTF8_MAX_BYTES > room) {
			*whole = false;
			return used;
		}
		if (space)
			out[used++] = ' ';
		space = false;
		if (c < 0x80)
			out[used++] = (char)c;
		else
			used += utf8_encode(c, out + used);
	}
	return used;
}

size_t fold_into(Str text, char *out, size_t room)
{
	bool whole;
	size_t size = fold_bytes(text, out, room, &whole);

	return whole ? size : 0;
}

Str fold_start(Str text, char *out, size_t room)
{
	bool whole;

	return str_of(out, fold_bytes(text, out, room, &whole));
}

Str fold_over(Text *out, Str text)
{
	/* A code point never grows: lower case and base letters are not longer,
	 * but for a few that gain one byte. */
	size_t size = text.size * 2 + UTF8_MAX_BYTES;
	bool whole;

	out->size = 0;
	char *room = text_reserve(out, size);

	out->size = fold_bytes(text, room, size, &whole);
	return text_str(out);
}

Str fold_text(Arena *arena, Str text)
{
	Text folded = text_in(arena);

	return fold_over(&folded, text);
}
