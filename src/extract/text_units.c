/* SPDX-License-Identifier: ISC */
#include "extract/text_units.h"

#include <stdint.h>

#include <unictype.h>

#include "base/utf8.h"
#include "extract/panel_words.h"

enum {
	PROSE_WORDS_MIN = 10,
	PROSE_WORDS_UNSTOPPED = 25, /* of a paragraph that lacks its full stop */
};

bool unit_is_navigation(const TextUnit *unit)
{
	size_t bars = 0;

	for (size_t i = 0; i < unit->rich.text.size; i++)
		bars += unit->rich.text.at[i] == '|';
	if (unit->sentence && unit->words > PROSE_WORDS_MIN)
		return false;
	return (unit->links >= 2 && unit->words <= unit->links * 6) || bars >= 2;
}

bool unit_is_prose(const TextUnit *unit)
{
	LeftOutReason reason;
	bool long_enough = (unit->sentence && unit->words >= PROSE_WORDS_MIN) ||
		unit->words >= PROSE_WORDS_UNSTOPPED;

	return unit->kind == UNIT_TEXT && long_enough && !unit_is_navigation(unit) &&
		!panel_furniture(unit->rich.text, &reason);
}

bool text_is_capitals(Str text)
{
	bool letters = false;

	for (size_t at = 0, size; at < text.size; at += size) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
		if (uc_is_general_category(c, UC_LOWERCASE_LETTER) ||
			uc_is_general_category(c, UC_OTHER_LETTER))
			return false;
		letters = letters || uc_is_general_category(c, UC_UPPERCASE_LETTER);
	}
	return letters;
}

bool text_is_slug(Str text)
{
	size_t space = str_find_byte(text, ' ', 0);
	Str first = str_slice(text, 0, space == STR_NOWHERE ? text.size : space);

	return text_is_capitals(text) && str_find_byte(first, '-', 0) != STR_NOWHERE;
}

bool text_is_handle(Str text)
{
	return text.size > 1 && text.at[0] == '@' && str_find_byte(text, ' ', 0) == STR_NOWHERE;
}

bool text_is_field(Str text)
{
	return str_starts(text, "[") || str_ends(text, "]");
}

bool text_is_path(Str text)
{
	static const char *const signs[] = { " » ", " › ", " > ", " → ", " / " };

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_find(text, signs[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

bool text_is_cookie_notice(Str text)
{
	static const char *const words[] = { "site", "seite", "website", "browser", "consent",
		"privacy", "datenschutz", "einwillig", "confidentialité", "navegador", "sitio",
		"navigat" };

	if (str_find_nocase(text, "cookie", 0) == STR_NOWHERE)
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find_nocase(text, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

bool text_is_bracketed(Str text)
{
	return str_starts(text, "(") && str_ends(text, ")");
}
