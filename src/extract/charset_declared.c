/* SPDX-License-Identifier: ISC */
#include "extract/charset_declared.h"

#include <string.h>

#include "extract/charset_labels.h"

enum {
	/* Heads hold styles and pictures of any size; without a body element the search
	 * has to end somewhere. */
	HEAD_BYTES_MAX = 4 << 20,
	TAG_BYTES_MAX = 4096
};

/* Does AT in TAG lie inside a quoted value? */
static bool is_quoted(Str tag, size_t at)
{
	char quote = 0;

	for (size_t i = 0; i < at; i++) {
		char c = tag.at[i];

		if (quote != 0)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
	}
	return quote != 0;
}

/* The value that begins REST, however its quotes stand. */
static Str value_of(Str rest)
{
	size_t end = 0;

	rest = str_trim(rest);
	if (rest.size > 0 && (rest.at[0] == '"' || rest.at[0] == '\''))
		rest = str_from(rest, 1);
	while (end < rest.size && strchr("\"'; \t\r\n>/?", rest.at[end]) == NULL)
		end++;
	return str_slice(rest, 0, end);
}

/* The value of NAME=... in TAG, where QUOTED also inside the value of another
 * attribute; absent when it has none. */
static Str value_in(Str tag, const char *name, bool quoted)
{
	size_t size = strlen(name);

	for (size_t at = str_find_nocase(tag, name, 0); at != STR_NOWHERE;
		at = str_find_nocase(tag, name, at + size)) {
		Str rest = str_trim(str_from(tag, at + size));

		if (rest.size > 0 && rest.at[0] == '=' && (quoted || !is_quoted(tag, at)))
			return value_of(str_from(rest, 1));
	}
	return STR_NONE;
}

/* <meta charset="..."> or <meta http-equiv="Content-Type" content="...; charset=...">,
 * attributes in any order. In other meta elements the content is for people. */
static const char *declared_by_meta(Str tag)
{
	tag = str_slice(tag, 0, TAG_BYTES_MAX);
	bool speaks_for_server = str_find_nocase(tag, "http-equiv", 0) != STR_NOWHERE;

	return charset_name_of(value_in(tag, "charset", speaks_for_server));
}

/* Where the construct that begins at AT ("<!--", "<script", "<meta ...") ends. */
static size_t end_of_construct(Str head, size_t at)
{
	static const struct {
		const char *start, *end;
	} skipped[] = {
		{ "<!--", "-->" },
		{ "<script", "</script" },
		{ "<style", "</style" },
	};
	Str rest = str_from(head, at);
	const char *end = ">";

	for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
		if (str_starts_nocase(rest, skipped[i].start))
			end = skipped[i].end;
	size_t found = str_find_nocase(rest, end, 1);

	return found == STR_NOWHERE ? head.size : at + found;
}

static const char *declared_by_xml(Str head)
{
	if (!str_starts_nocase(head, "<?xml"))
		return NULL;
	return charset_name_of(
		value_in(str_slice(head, 0, end_of_construct(head, 0)), "encoding", false));
}

/* The tag or comment at *AT, which is moved to the next one, or STR_NOWHERE. */
static Str next_construct(Str head, size_t *at)
{
	size_t end = end_of_construct(head, *at);
	Str construct = str_slice(head, *at, end);

	*at = str_find_byte(head, '<', end > *at ? end : *at + 1);
	return construct;
}

const char *charset_declared(Str bytes)
{
	Str head = str_slice(bytes, 0, HEAD_BYTES_MAX);
	const char *name = declared_by_xml(head);

	for (size_t at = str_find_byte(head, '<', 0); name == NULL && at != STR_NOWHERE;) {
		Str construct = next_construct(head, &at);

		if (str_starts_nocase(construct, "<body"))
			break;
		if (str_starts_nocase(construct, "<meta"))
			name = declared_by_meta(construct);
	}
	return name != NULL && strncmp(name, "utf-16", 6) == 0 ? "utf-8" : name;
}
