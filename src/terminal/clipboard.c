/* SPDX-License-Identifier: ISC */
#include "terminal/clipboard.h"

enum {
	WRAPPED_BYTES_MAX = 256 /* of a string that screen takes */
};

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static unsigned byte_at(Str text, size_t at)
{
	return at < text.size ? (unsigned char)text.at[at] : 0;
}

static void add_base64(Text *out, Str text)
{
	for (size_t at = 0; at < text.size; at += 3) {
		unsigned bits = byte_at(text, at) << 16 | byte_at(text, at + 1) << 8 |
			byte_at(text, at + 2);

		text_add_byte(out, digits[bits >> 18 & 63]);
		text_add_byte(out, digits[bits >> 12 & 63]);
		text_add_byte(out, at + 1 < text.size ? digits[bits >> 6 & 63] : '=');
		text_add_byte(out, at + 2 < text.size ? digits[bits & 63] : '=');
	}
}

/* SEQUENCE in strings that screen passes on to the terminal around it. */
static void add_wrapped(Text *out, Str sequence)
{
	for (size_t at = 0; at < sequence.size; at += WRAPPED_BYTES_MAX) {
		text_add_c(out, "\x1BP");
		text_add(out, str_slice(sequence, at, at + WRAPPED_BYTES_MAX));
		text_add_c(out, "\x1B\\");
	}
}

void clipboard_add(Text *out, Str text, const char *type, bool in_tmux)
{
	Text sequence = text_in(NULL);

	text_add_c(&sequence, "\x1B]52;c;");
	add_base64(&sequence, text);
	text_add_byte(&sequence, '\a');
	if (!in_tmux && str_starts(str(type), "screen"))
		add_wrapped(out, text_str(&sequence));
	else
		text_add(out, text_str(&sequence));
	text_clear(&sequence);
}
