/* SPDX-License-Identifier: ISC */
#include "terminal/mouse.h"

enum {
	BUTTON_FIRST = 0,
	BUTTON_WHEEL_UP = 64,
	BUTTON_WHEEL_DOWN = 65,
	NUMBERS = 3,
	NUMBER_MAX = 32767
};

const char mouse_on[] = "\033[?1000h\033[?1006h";
const char mouse_off[] = "\033[?1006l\033[?1000l";

bool mouse_is_report(Str body)
{
	return str_starts(body, "<") && (str_ends(body, "M") || str_ends(body, "m"));
}

/* "button;column;row" in NUMBERS; false for anything else. */
static bool read_numbers(Str rest, int number[NUMBERS])
{
	int which = 0;

	for (int i = 0; i < NUMBERS; i++)
		number[i] = 0;
	for (size_t i = 0; i < rest.size; i++) {
		char c = rest.at[i];

		if (c == ';' && which + 1 < NUMBERS)
			which++;
		else if (ascii_is_digit(c) && number[which] <= NUMBER_MAX / 10)
			number[which] = number[which] * 10 + (c - '0');
		else
			return false;
	}
	return which == NUMBERS - 1 && number[1] > 0 && number[2] > 0;
}

bool mouse_read(Str body, ViewMouse *out)
{
	int number[NUMBERS];

	if (!mouse_is_report(body) || !str_ends(body, "M") ||
		!read_numbers(str_slice(body, 1, body.size - 1), number))
		return false;
	*out = (ViewMouse){ .row = number[2] - 1, .column = number[1] - 1 };
	if (number[0] == BUTTON_WHEEL_UP)
		out->wheel = -1;
	else if (number[0] == BUTTON_WHEEL_DOWN)
		out->wheel = 1;
	else if (number[0] != BUTTON_FIRST)
		return false;
	return true;
}
