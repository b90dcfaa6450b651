/* SPDX-License-Identifier: ISC */
#include "base/percent.h"

void percent_add(Text *out, Str text)
{
	for (size_t i = 0; i < text.size; i++) {
		bool escape = text.at[i] == '%' && i + 2 < text.size;
		int high = escape ? ascii_hex(text.at[i + 1]) : -1;
		int low = escape ? ascii_hex(text.at[i + 2]) : -1;

		if (high < 0 || low < 0) {
			text_add_byte(out, text.at[i]);
			continue;
		}
		text_add_byte(out, (char)(high * 16 + low));
		i += 2;
	}
}

Str percent_decode(Arena *arena, Str address)
{
	Text out = text_in(arena);

	percent_add(&out, address);
	return text_str(&out);
}
