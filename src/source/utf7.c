/* SPDX-License-Identifier: ISC */
#include "source/utf7.h"

#include <stdint.h>

#include "base/text.h"
#include "source/transfer.h"

enum {
	REPLACEMENT = 0xfffd,
};

static const char *const labels[] = { "utf-7", "utf7", "unicode-1-1-utf-7", "unicode-2-0-utf-7",
	"x-unicode-1-1-utf-7", "x-unicode-2-0-utf-7", "csunicode11utf7", "csutf7" };

bool utf7_is(Str label)
{
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_is_nocase(label, labels[i]))
			return true;
	return false;
}

/* How many bytes of the base64 alphabet stand at the beginning of TEXT. */
static size_t base64_span(Str text)
{
	size_t span = 0;

	while (span < text.size &&
		(ascii_is_alpha(text.at[span]) || ascii_is_digit(text.at[span]) ||
			text.at[span] == '+' || text.at[span] == '/'))
		span++;
	return span;
}

/* Adds the characters of UNITS, UTF-16 with the high byte first. */
static void add_units(Text *out, Str units)
{
	for (size_t at = 0; at + 1 < units.size; at += 2) {
		uint32_t unit = (uint32_t)(unsigned char)units.at[at] << 8 |
			(unsigned char)units.at[at + 1];
		uint32_t low = 0;

		if (at + 3 < units.size)
			low = (uint32_t)(unsigned char)units.at[at + 2] << 8 |
				(unsigned char)units.at[at + 3];
		if (unit >> 10 == 0x36 && low >> 10 == 0x37) {
			text_add_rune(out, 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff));
			at += 2;
		} else {
			text_add_rune(out, unit >> 11 == 0x1b ? REPLACEMENT : unit);
		}
	}
}

Str utf7_decode(Arena *arena, Str bytes)
{
	Text out = text_in(arena);

	while (bytes.size > 0) {
		size_t plus = str_find_byte(bytes, '+', 0);

		text_add(&out, str_slice(bytes, 0, plus));
		if (plus == STR_NOWHERE)
			break;
		Str coded = str_from(bytes, plus + 1);
		size_t span = base64_span(coded);

		if (span == 0)
			text_add_byte(&out, '+');
		else
			add_units(&out, transfer_base64(arena, str_slice(coded, 0, span)));
		bytes = str_from(coded, span);
		if (str_starts(bytes, "-"))
			bytes = str_from(bytes, 1);
	}
	return text_str(&out);
}
