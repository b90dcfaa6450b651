/* SPDX-License-Identifier: ISC */
#include "source/json.h"

#include <stdint.h>

#include "base/text.h"

enum {
	CLOSED_MAX = 64, /* brackets that are closed for who forgot them */
};

static void skip_space(Str *rest)
{
	while (rest->size > 0 && ascii_is_space(rest->at[0]))
		*rest = str_from(*rest, 1);
}

/* Size of the string at the beginning of TEXT, its marks included; 0 when it has no
 * end. */
static size_t string_size(Str text)
{
	for (size_t i = 1; i < text.size; i++) {
		if (text.at[i] == '\\')
			i++;
		else if (text.at[i] == '"')
			return i + 1;
	}
	return 0;
}

static bool opens(char c)
{
	return c == '{' || c == '[';
}

static bool closes(char c)
{
	return c == '}' || c == ']';
}

/* Size of the array or object at the beginning of TEXT; 0 when it has no end. Which
 * bracket closes which is not looked at. */
static size_t nested_size(Str text)
{
	size_t depth = 0;

	for (size_t i = 0; i < text.size; i++) {
		char c = text.at[i];

		if (c == '"') {
			size_t size = string_size(str_from(text, i));

			if (size == 0)
				return 0;
			i += size - 1;
		} else if (opens(c)) {
			depth++;
		} else if (closes(c) && --depth == 0) {
			return i + 1;
		}
	}
	return 0;
}

/* Size of the number or word at the beginning of TEXT. */
static size_t word_size(Str text)
{
	size_t size = 0;

	while (size < text.size && !ascii_is_space(text.at[size]) && text.at[size] != ',' &&
		text.at[size] != ':' && !closes(text.at[size]))
		size++;
	return size;
}

bool json_close(Text *bytes)
{
	Str text = text_str(bytes);
	size_t depth = 0, before = bytes->size;

	for (size_t i = 0; i < text.size; i++) {
		char c = text.at[i];

		if (c == '"') {
			size_t size = string_size(str_from(text, i));

			if (size == 0) {
				size_t escapes = 0;

				while (escapes < text.size - i &&
					text.at[text.size - 1 - escapes] == '\\')
					escapes++;
				text_add_c(bytes, escapes % 2 == 0 ? "\"" : "\\\"");
				break;
			}
			i += size - 1;
		} else if (opens(c)) {
			depth++;
		} else if (closes(c) && depth > 0) {
			depth--;
		}
	}
	if (depth > CLOSED_MAX)
		return true;
	text_fill(bytes, '}', depth);
	return bytes->size > before;
}

bool json_next(Str *rest, Str *value)
{
	size_t size;

	skip_space(rest);
	if (str_starts(*rest, ",")) {
		*rest = str_from(*rest, 1);
		skip_space(rest);
	}
	if (rest->size == 0)
		return false;
	if (rest->at[0] == '"')
		size = string_size(*rest);
	else if (opens(rest->at[0]))
		size = nested_size(*rest);
	else
		size = word_size(*rest);
	*value = str_slice(*rest, 0, size);
	*rest = str_from(*rest, size);
	return size > 0;
}

Str json_inside(Str value)
{
	if (value.size < 2 || !opens(value.at[0]))
		return STR_NONE;
	return str_slice(value, 1, value.size - 1);
}

bool json_next_member(Str *rest, Str *name, Str *value)
{
	if (!json_next(rest, name) || name->at[0] != '"')
		return false;
	*name = str_slice(*name, 1, name->size - 1);
	skip_space(rest);
	if (!str_starts(*rest, ":"))
		return false;
	*rest = str_from(*rest, 1);
	return json_next(rest, value);
}

Str json_member(Str value, const char *name)
{
	Str rest = json_is_object(value) ? json_inside(value) : STR_NONE;
	Str key, member;

	while (json_next_member(&rest, &key, &member))
		if (str_is(key, name))
			return member;
	return STR_NONE;
}

bool json_is_object(Str value)
{
	return str_starts(value, "{");
}

bool json_is_array(Str value)
{
	return str_starts(value, "[");
}

/* The four hexadecimal digits at offset AT of TEXT, or -1. */
static int32_t unit_at(Str text, size_t at)
{
	int32_t unit = 0;

	if (at + 4 > text.size)
		return -1;
	for (size_t i = at; i < at + 4; i++) {
		int digit = ascii_hex(text.at[i]);

		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

/* Adds the character of the escape "\uXXXX" whose digits stand at AT, two of them for
 * a surrogate pair. Returns the offset behind it. */
static size_t add_unicode(Text *out, Str text, size_t at)
{
	int32_t high = unit_at(text, at);
	int32_t low = -1;

	if (high < 0) {
		text_add_rune(out, UINT32_MAX);
		return at;
	}
	if (high >= 0xD800 && high < 0xDC00 && str_starts(str_from(text, at + 4), "\\u"))
		low = unit_at(text, at + 6);
	if (low >= 0xDC00 && low < 0xE000) {
		text_add_rune(out,
			0x10000 + ((uint32_t)(high - 0xD800) << 10) + (uint32_t)(low - 0xDC00));
		return at + 10;
	}
	text_add_rune(out, (uint32_t)high);
	return at + 4;
}

static char escaped(char c)
{
	static const char from[] = "bfnrt", to[] = "\b\f\n\r\t";

	for (size_t i = 0; from[i] != '\0'; i++)
		if (from[i] == c)
			return to[i];
	return c;
}

Str json_text(Arena *arena, Str value)
{
	if (value.size == 0 || opens(value.at[0]) || str_is(value, "null"))
		return STR_NONE;
	if (value.at[0] != '"')
		return str_copy(arena, value);
	Str inner = str_slice(value, 1, value.size - 1);
	Text out = text_in(arena);
	size_t at = 0;

	while (at < inner.size) {
		size_t slash = str_find_byte(inner, '\\', at);

		text_add(&out, str_slice(inner, at, slash));
		if (slash == STR_NOWHERE || slash + 1 >= inner.size)
			break;
		at = slash + 2;
		if (inner.at[slash + 1] == 'u')
			at = add_unicode(&out, inner, at);
		else
			text_add_byte(&out, escaped(inner.at[slash + 1]));
	}
	return text_str(&out);
}

Str json_member_text(Arena *arena, Str value, const char *name)
{
	return json_text(arena, json_member(value, name));
}
