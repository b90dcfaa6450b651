/* SPDX-License-Identifier: ISC */
#include "extract/text_shape.h"

#include <string.h>

enum {
	LABEL_BYTES_MAX = 32,
	YEAR_DIGITS = 4,
};

/* Signs beyond ASCII that matter here. */
static const char *const sentence_signs[] = { "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F",
	"\xE0\xA5\xA4", "\xD8\x9F", "\xDB\x94" };
static const char *const bar_signs[] = { "\xC2\xB7", "\xE2\x80\xA2", "\xC2\xBB", "\xE2\x80\xBA",
	"\xE2\x96\xBA", "\xE2\x86\x92", "\xEF\xBD\x9C" };
static const char *const quote_signs[] = { "\xE2\x80\x9C", "\xE2\x80\x9E", "\xE2\x80\x98",
	"\xE2\x80\x9A", "\xC2\xAB", "\xC2\xBB", "\xE3\x80\x8C" };

#define STARTS(text, signs) starts(text, signs, sizeof(signs) / sizeof *(signs))

static bool starts(Str text, const char *const *signs, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(text, signs[i]))
			return true;
	return false;
}

static void look_at_start(Str text, TextShape *shape)
{
	char first = text.at[0];

	shape->first_capital = ascii_is_upper(first);
	shape->first_small = ascii_is_lower(first);
	shape->first_digit = ascii_is_digit(first);
	shape->first_quote = first == '"' || first == '\'' || STARTS(text, quote_signs);
	for (size_t i = 1; i < text.size && i <= LABEL_BYTES_MAX; i++) {
		if (text.at[i] == '.' || text.at[i] == '\n')
			break;
		if (text.at[i] == ':' && i + 1 < text.size) {
			shape->label = (uint32_t)i;
			break;
		}
	}
}

static void look_at_end(Str text, TextShape *shape)
{
	shape->colon_end = str_ends(text, ":") || str_ends(text, "\xEF\xBC\x9A");
	shape->question_end = str_ends(text, "?") || str_ends(text, "\xEF\xBC\x9F");
	shape->dots_end = str_ends(text, "...") || str_ends(text, "\xE2\x80\xA6") ||
		str_ends(text, "[\xE2\x80\xA6]") || str_ends(text, "[...]");
}

static bool ends_word(Str text, size_t at)
{
	return at + 1 >= text.size || ascii_is_space(text.at[at + 1]) ||
		strchr("\"')", text.at[at + 1]) != NULL || (unsigned char)text.at[at + 1] >= 0x80;
}

static void look_at_wide(Str text, size_t at, TextShape *shape)
{
	Str rest = str_from(text, at);

	if (STARTS(rest, sentence_signs))
		shape->sentences++;
	else if (STARTS(rest, bar_signs))
		shape->bars++;
	else if (str_starts(rest, "\xC2\xA9"))
		shape->copyright = true;
}

TextShape text_shape(Str text)
{
	TextShape shape = { 0 };
	unsigned digits = 0; /* in a row */

	if (text.size == 0)
		return shape;
	look_at_start(text, &shape);
	look_at_end(text, &shape);
	for (size_t i = 0; i < text.size; i++) {
		char c = text.at[i];

		if (digits == 0 && (ascii_is_lower(c) || c == ' '))
			continue; /* as most are */
		if (ascii_is_digit(c)) {
			shape.digits++;
			digits++;
			continue;
		}
		if (digits == YEAR_DIGITS &&
			(text.at[i - digits] == '1' || text.at[i - digits] == '2'))
			shape.year = true;
		if (c == ':' && digits > 0 && i + 2 < text.size && ascii_is_digit(text.at[i + 1]) &&
			ascii_is_digit(text.at[i + 2]))
			shape.clock = true;
		if (c == ':' && str_starts(str_from(text, i), "://"))
			shape.at_sign = true;
		digits = 0;
		if (ascii_is_upper(c))
			shape.capitals++;
		else if ((c == '.' || c == '!' || c == '?') && ends_word(text, i))
			shape.sentences++;
		else if (c == '|')
			shape.bars++;
		else if (c == '@')
			shape.at_sign = true;
		else if ((unsigned char)c >= 0xC0)
			look_at_wide(text, i, &shape);
	}
	shape.year |= digits == YEAR_DIGITS;
	return shape;
}
