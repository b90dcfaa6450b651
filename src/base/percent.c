/* SPDX-License-Identifier: ISC */
#include "base/percent.h"

#include "base/text.h"

static int hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	char lower = ascii_lower(c);

	return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

Str percent_decode(Arena *arena, Str address)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < address.size; i++) {
		bool escape = address.at[i] == '%' && i + 2 < address.size;
		int high = escape ? hex_digit(address.at[i + 1]) : -1;
		int low = escape ? hex_digit(address.at[i + 2]) : -1;

		if (high < 0 || low < 0) {
			text_add_byte(&out, address.at[i]);
			continue;
		}
		text_add_byte(&out, (char)(high * 16 + low));
		i += 2;
	}
	return text_str(&out);
}
