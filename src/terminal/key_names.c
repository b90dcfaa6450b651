/* SPDX-License-Identifier: ISC */
#include "terminal/key_names.h"

#include <stddef.h>

/* Final bytes of "ESC [ ... F" and "ESC O F" that name a key. */
static const struct {
	char final;
	const char *name;
} final_names[] = {
	{ 'A', "Up" },
	{ 'B', "Down" },
	{ 'C', "Right" },
	{ 'D', "Left" },
	{ 'E', "Begin" },
	{ 'F', "End" },
	{ 'H', "Home" },
	{ 'P', "F1" },
	{ 'Q', "F2" },
	{ 'R', "F3" },
	{ 'S', "F4" },
	{ 'Z', "BackTab" },
};

/* Numbers of "ESC [ N ~". */
static const struct {
	unsigned number;
	const char *name;
} tilde_names[] = {
	{ 1, "Home" },
	{ 2, "Ins" },
	{ 3, "Del" },
	{ 4, "End" },
	{ 5, "PgUp" },
	{ 6, "PgDn" },
	{ 7, "Home" },
	{ 8, "End" },
	{ 11, "F1" },
	{ 12, "F2" },
	{ 13, "F3" },
	{ 14, "F4" },
	{ 15, "F5" },
	{ 17, "F6" },
	{ 18, "F7" },
	{ 19, "F8" },
	{ 20, "F9" },
	{ 21, "F10" },
	{ 23, "F11" },
	{ 24, "F12" },
};

/* The keypad in application mode, "ESC O X": what is printed on the key. */
static const struct {
	char final;
	const char *name;
} keypad_names[] = {
	{ 'M', "Enter" },
	{ 'I', "Tab" },
	{ ' ', "Space" },
	{ 'X', "=" },
	{ 'j', "*" },
	{ 'k', "+" },
	{ 'l', "," },
	{ 'm', "-" },
	{ 'n', "." },
	{ 'o', "/" },
	{ 'p', "0" },
	{ 'q', "1" },
	{ 'r', "2" },
	{ 's', "3" },
	{ 't', "4" },
	{ 'u', "5" },
	{ 'v', "6" },
	{ 'w', "7" },
	{ 'x', "8" },
	{ 'y', "9" },
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

const char *key_modifier_prefix(unsigned modifier)
{
	static const char *const prefixes[] = { "", "S-", "M-", "M-S-", "C-", "C-S-", "C-M-",
		"C-M-S-" };

	return modifier >= 1 ? prefixes[(modifier - 1) % 8] : "";
}

const char *key_final_name(char final)
{
	for (size_t i = 0; i < COUNT_OF(final_names); i++)
		if (final_names[i].final == final)
			return final_names[i].name;
	return NULL;
}

const char *key_tilde_name(unsigned number)
{
	for (size_t i = 0; i < COUNT_OF(tilde_names); i++)
		if (tilde_names[i].number == number)
			return tilde_names[i].name;
	return NULL;
}

const char *key_keypad_name(char final)
{
	for (size_t i = 0; i < COUNT_OF(keypad_names); i++)
		if (keypad_names[i].final == final)
			return keypad_names[i].name;
	return NULL;
}
