/* SPDX-License-Identifier: ISC */
#include "view/macros.h"

static int index_of(char letter)
{
	return ascii_is_lower(letter) ? letter - 'a' : letter - 'A' + 26;
}

void macros_clear(Macros *macros)
{
	for (size_t i = 0; i < MACROS_LETTERS; i++)
		text_clear(&macros->keys[i]);
}

void macros_set(Macros *macros, char letter, Str keys)
{
	Text *text = &macros->keys[index_of(letter)];

	text->size = 0;
	text_add(text, keys);
}

Str macros_keys(const Macros *macros, char letter)
{
	return text_str(&macros->keys[index_of(letter)]);
}
