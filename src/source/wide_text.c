/* SPDX-License-Identifier: ISC */
#include "source/wide_text.h"

#include "base/utf8.h"

enum {
	PAIR_FIRST = 0xD800,
	PAIR_SECOND = 0xDC00,
	PAIR_END = 0xE000,
	PAIR_BITS = 10,
	BEYOND = 0x10000, /* the first code point that is written as a pair */
};

bool wide_text_begins(Str bytes)
{
	/* FF FE 00 00 is the mark of UTF-32. */
	return str_starts(bytes, "\xfe\xff") ||
		(str_starts(bytes, "\xff\xfe") &&
			!(bytes.size >= 4 && bytes.at[2] == 0 && bytes.at[3] == 0));
}

static uint32_t unit_at(Str bytes, size_t at, bool little)
{
	uint32_t first = (unsigned char)bytes.at[at], second = (unsigned char)bytes.at[at + 1];

	return little ? second << 8 | first : first << 8 | second;
}

void wide_text_narrow(Str bytes, Text *out)
{
	bool little = str_starts(bytes, "\xff");
	char room[UTF8_MAX_BYTES];

	for (size_t at = 2; at + 2 <= bytes.size; at += 2) {
		uint32_t c = unit_at(bytes, at, little);

		if (c >= PAIR_FIRST && c < PAIR_SECOND && at + 4 <= bytes.size) {
			uint32_t second = unit_at(bytes, at + 2, little);

			if (second >= PAIR_SECOND && second < PAIR_END) {
				c = BEYOND + ((c - PAIR_FIRST) << PAIR_BITS) +
					(second - PAIR_SECOND);
				at += 2;
			}
		}
		text_add(out, str_of(room, utf8_encode(c, room)));
	}
}
