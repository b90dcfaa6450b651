/* SPDX-License-Identifier: ISC */
#include "terminal/thrift.h"

#include <string.h>

enum {
	ESCAPE = 0x1B,
	SHIFT_OUT = 0x0E,
	SHIFT_IN = 0x0F,
	DESIGNATION_BYTES = 3 /* ESC ( B */
};

/* The size of the control sequence at AT, "ESC [ parameters final"; 0 when there is none. */
static size_t sequence_size(Str bytes, size_t at)
{
	size_t end = at + 2;

	if (!str_starts(str_from(bytes, at), "\033["))
		return 0;
	while (end < bytes.size && (bytes.at[end] < 0x40 || bytes.at[end] > 0x7E))
		end++;
	return end < bytes.size ? end + 1 - at : 0;
}

size_t thrift_escape_size(Str bytes, size_t at)
{
	Str rest = str_from(bytes, at);
	size_t size = sequence_size(bytes, at);

	if (size > 0)
		return size;
	size = str_starts(rest, "\033(") ? DESIGNATION_BYTES : 2;
	if (str_starts(rest, "\033]"))
		while (size < rest.size && rest.at[size - 1] != '\a')
			size++;
	return size < rest.size ? size : rest.size;
}

/* Attributes, PARAMETERS of SGR. "0;1" turns all off first, which "1" need not after plain text;
 * nothing before a semicolon is a 0. */
static void add_attributes(Thrift *thrift, Str parameters, Text *out)
{
	bool all_off = str_empty(parameters) || str_is(parameters, "0");

	if (all_off && thrift->plain)
		return;
	if (str_starts(parameters, "0;"))
		parameters = str_from(parameters, thrift->plain ? 2 : 1);
	text_add_c(out, "\033[");
	if (!all_off)
		text_add(out, parameters);
	text_add_byte(out, 'm');
	thrift->plain = all_off;
}

/* Do the SIZE bytes of a control sequence, or ESC and a letter, that begin REST mind which rows
 * scroll? Those do that scroll, and those that move up or down: they stop at the last of them. */
static bool minds_rows(Str rest, size_t size)
{
	static const char finals[] = "ABEFLMST", letters[] = "DEM";

	if (size > 0)
		return strchr(finals, rest.at[size - 1]) != NULL;
	return rest.size > 1 && strchr(letters, rest.at[1]) != NULL;
}

/* Takes the escape sequence at AT; returns its size. */
static size_t add_escape(Thrift *thrift, Str bytes, size_t at, Text *out)
{
	Str rest = str_from(bytes, at);
	size_t size = sequence_size(bytes, at);

	if (size > 0 && rest.at[size - 1] == 'm') {
		add_attributes(thrift, str_slice(rest, 2, size - 1), out);
		return size;
	}
	if (size > 0 && rest.at[size - 1] == 'r' && rest.at[2] != '?') {
		scroll_region_set(&thrift->region, str_slice(rest, 2, size - 1), out);
		return size;
	}
	if (minds_rows(rest, size))
		scroll_region_use(&thrift->region, out);
	if (str_starts(rest, "\033(") && rest.size >= DESIGNATION_BYTES) {
		size = DESIGNATION_BYTES;
		if (rest.at[2] == thrift->set)
			return size;
		thrift->set = rest.at[2];
	}
	if (size == 0)
		size = 1;
	text_add(out, str_slice(rest, 0, size));
	return size;
}

void thrift_add(Thrift *thrift, Str bytes, Text *out)
{
	for (size_t at = 0; at < bytes.size;) {
		char c = bytes.at[at];

		if (c == ESCAPE) {
			at += add_escape(thrift, bytes, at, out);
			continue;
		}
		at++;
		if (c == '\n')
			scroll_region_use(&thrift->region, out);
		if (c == SHIFT_IN || c == SHIFT_OUT) {
			if (c == thrift->shift)
				continue;
			thrift->shift = c;
		}
		text_add_byte(out, c);
	}
}
