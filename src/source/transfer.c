/* SPDX-License-Identifier: ISC */
#include "source/transfer.h"

#include <stdint.h>

#include "base/text.h"

enum {
	UU_LINE_BYTES = 45, /* the most that one uuencoded line holds */
	SEXTET = 63,
};

typedef struct {
	const char *name;
	Transfer transfer;
} TransferName;

static const TransferName names[] = {
	{ "quoted-printable", TRANSFER_QUOTED },
	{ "base64", TRANSFER_BASE64 },
	{ "x-uuencode", TRANSFER_UU },
	{ "x-uue", TRANSFER_UU },
	{ "uuencode", TRANSFER_UU },
};

Transfer transfer_of(Str name)
{
	Str word = STR_NONE;

	str_next_word(&name, &word);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is_nocase(word, names[i].name))
			return names[i].transfer;
	return TRANSFER_PLAIN;
}

/* Quoted-printable */

/* Size of the line end at offset AT of TEXT, spaces and tabs before it included; 0
 * where there is none. */
static size_t line_end_at(Str text, size_t at)
{
	size_t end = at;

	while (end < text.size && (text.at[end] == ' ' || text.at[end] == '\t'))
		end++;
	if (end == text.size)
		return end - at;
	if (text.at[end] == '\n')
		return end + 1 - at;
	if (text.at[end] == '\r' && end + 1 < text.size && text.at[end + 1] == '\n')
		return end + 2 - at;
	return 0;
}

/* Are the two bytes behind offset AT hexadecimal digits? */
static bool escape_at(Str text, size_t at)
{
	return at + 2 < text.size && ascii_hex(text.at[at + 1]) >= 0 &&
		ascii_hex(text.at[at + 2]) >= 0;
}

/* In quoted-printable each equals sign begins an escape or ends a line. Markup that
 * merely says it is quoted-printable is full of others. */
static bool is_quoted(Str body)
{
	size_t good = 0, bad = 0;

	for (size_t at = str_find_byte(body, '=', 0); at != STR_NOWHERE;
		at = str_find_byte(body, '=', at + 1)) {
		if (at + 1 == body.size || line_end_at(body, at + 1) > 0 || escape_at(body, at))
			good++;
		else
			bad++;
	}
	return good >= bad;
}

static Str decode_quoted(Arena *arena, Str body)
{
	Text out = text_in(arena);
	size_t blanks = 0; /* that stay only if something follows them on their line */

	text_reserve(&out, body.size);
	for (size_t at = 0; at < body.size; at++) {
		char c = body.at[at];

		if (c == ' ' || c == '\t') {
			blanks++;
			continue;
		}
		if (line_end_at(body, at) > 0)
			blanks = 0;
		text_add(&out, str_slice(body, at - blanks, at));
		blanks = 0;
		if (c != '=') {
			text_add_byte(&out, c);
		} else if (escape_at(body, at)) {
			int high = ascii_hex(body.at[at + 1]);

			text_add_byte(&out, (char)(high * 16 + ascii_hex(body.at[at + 2])));
			at += 2;
		} else {
			size_t soft = line_end_at(body, at + 1);

			if (soft == 0 && at + 1 < body.size)
				text_add_byte(&out, c);
			at += soft;
		}
	}
	return text_str(&out);
}

/* Base64 */

static int sextet(char c)
{
	if (ascii_is_upper(c))
		return c - 'A';
	if (ascii_is_lower(c))
		return c - 'a' + 26;
	if (ascii_is_digit(c))
		return c - '0' + 52;
	if (c == '+' || c == '-')
		return 62;
	return c == '/' || c == '_' ? SEXTET : -1;
}

Str transfer_base64(Arena *arena, Str text)
{
	Text out = text_in(arena);
	uint32_t bits = 0;
	int count = 0; /* bits in BITS that are not written yet */

	text_reserve(&out, text.size / 4 * 3 + 3);
	for (size_t i = 0; i < text.size; i++) {
		int value = sextet(text.at[i]);

		/* Padding ends a stretch; another may follow it. */
		if (text.at[i] == '=')
			count = 0;
		if (value < 0)
			continue;
		bits = bits << 6 | (uint32_t)value;
		count += 6;
		if (count >= 8) {
			count -= 8;
			text_add_byte(&out, (char)(bits >> count & 0xff));
		}
	}
	return text_str(&out);
}

/* Uuencode */

static void decode_uu_line(Text *out, Str line)
{
	size_t wanted = ((size_t)(unsigned char)line.at[0] - ' ') & SEXTET;
	size_t start = out->size;

	if (wanted > UU_LINE_BYTES)
		return;
	for (size_t i = 1; i + 1 < line.size && out->size - start < wanted; i += 4) {
		uint32_t bits = 0;

		for (size_t k = 0; k < 4; k++) {
			char c = ' ';

			if (i + k < line.size)
				c = line.at[i + k];
			bits = bits << 6 | (((uint32_t)(unsigned char)c - ' ') & SEXTET);
		}
		for (int shift = 16; shift >= 0 && out->size - start < wanted; shift -= 8)
			text_add_byte(out, (char)(bits >> shift & 0xff));
	}
}

static Str decode_uu(Arena *arena, Str body)
{
	Text out = text_in(arena);
	bool begun = false;
	Str line;

	while (str_next_line(&body, &line)) {
		if (!begun) {
			begun = str_starts(line, "begin ");
			continue;
		}
		if (str_is(line, "end"))
			break;
		if (line.size > 0)
			decode_uu_line(&out, line);
	}
	return text_str(&out);
}

Str transfer_decode(Arena *arena, Transfer transfer, Str body)
{
	switch (transfer) {
	case TRANSFER_QUOTED:
		return is_quoted(body) ? decode_quoted(arena, body) : body;
	case TRANSFER_BASE64:
		return transfer_base64(arena, body);
	case TRANSFER_UU:
		return decode_uu(arena, body);
	case TRANSFER_PLAIN:
		break;
	}
	return body;
}
