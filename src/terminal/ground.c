/* SPDX-License-Identifier: ISC */
#include "terminal/ground.h"

#include "terminal/palette.h"

enum {
	DIGITS_MAX = 4,
	COLOURS_FIRST = 16, /* those that COLORFGBG speaks of, */
	WHITE = 7, /* the first light one, */
	DARK_GRAY = 8 /* and the dark one behind it */
};

const char ground_question[] = "\033]11;?\a";

/* Whatever white is read better on is dark. */
static Ground ground_of(double luminance)
{
	return 1.05 / (luminance + 0.05) > (luminance + 0.05) / 0.05 ? GROUND_DARK : GROUND_LIGHT;
}

Ground ground_of_variable(const char *value)
{
	Str words = str(value == NULL ? "" : value);
	size_t mark = str_find_last_byte(words, ';');
	unsigned long colour;

	if (mark == STR_NOWHERE || !str_number(str_from(words, mark + 1), &colour) ||
		colour >= COLOURS_FIRST)
		return GROUND_UNKNOWN;
	return colour < WHITE || colour == DARK_GRAY ? GROUND_DARK : GROUND_LIGHT;
}

/* A part of a colour, one to four hexadecimal digits, from 0 to 255; -1: it is none. */
static int part_of(Str digits)
{
	int value = 0, most = 0;

	if (digits.size == 0 || digits.size > DIGITS_MAX)
		return -1;
	for (size_t i = 0; i < digits.size; i++) {
		char c = ascii_lower(digits.at[i]);

		if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
			return -1;
		value = value * 16 + (c <= '9' ? c - '0' : c - 'a' + 10);
		most = most * 16 + 15;
	}
	return value * 255 / most;
}

Ground ground_of_reply(Str reply)
{
	static const char head[] = "]11;rgb:";
	int parts[3];

	if (!str_starts(reply, head))
		return GROUND_UNKNOWN;
	reply = str_from(reply, sizeof head - 1);
	/* Ended by BEL, or by ESC and a backslash. */
	while (reply.size > 0 && (reply.at[reply.size - 1] < ' ' || str_ends(reply, "\\")))
		reply.size--;
	for (int i = 0; i < 3; i++) {
		size_t slash = str_find_byte(reply, '/', 0);

		if ((slash == STR_NOWHERE) != (i == 2))
			return GROUND_UNKNOWN;
		parts[i] = part_of(str_slice(reply, 0, slash == STR_NOWHERE ? reply.size : slash));
		if (parts[i] < 0)
			return GROUND_UNKNOWN;
		reply = str_from(reply, slash == STR_NOWHERE ? reply.size : slash + 1);
	}
	return ground_of(palette_luminance(parts[0], parts[1], parts[2]));
}
