/* SPDX-License-Identifier: ISC */
#include "view/keymap.h"

#include <assert.h>

#define KEY_ROW(context, key, keys, action, what, command) \
	{ context, key, keys, action, what, command },
static const KeyRow key_rows[] = {
#include "view/keymap_rows.h"
};
#undef KEY_ROW

static const char *const context_names[] = {
	[CONTEXT_ALL] = "all",
	[CONTEXT_ARTICLE] = "article",
	[CONTEXT_RELATED] = "related",
	[CONTEXT_COMMENTS] = "comments",
	[CONTEXT_LIST] = "list",
	[CONTEXT_SELECT] = "select",
};
static_assert(
	sizeof context_names / sizeof *context_names == CONTEXT_COUNT, "each context has a name");

const KeyRow *keymap_rows(size_t *count)
{
	*count = sizeof key_rows / sizeof *key_rows;
	return key_rows;
}

static bool row_has_key(const KeyRow *row, Str key)
{
	Str rest = str(row->keys);
	Str name;

	while (str_next_word(&rest, &name))
		if (str_equal(name, key))
			return true;
	return false;
}

static Command command_among(KeyContext context, Str key)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].context == context && row_has_key(&rows[i], key))
			return rows[i].command;
	return COMMAND_NONE;
}

/* Selecting stands alone: no key of the other contexts holds in it. */
static bool context_takes_all(KeyContext context)
{
	return context != CONTEXT_SELECT;
}

Command keymap_command(KeyContext context, Str key)
{
	Command command = command_among(context, key);

	if (command == COMMAND_NONE && context_takes_all(context))
		command = command_among(CONTEXT_ALL, key);
	return command;
}

const char *keymap_key(KeyContext context, Command command)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	if (command == COMMAND_NONE)
		return "";
	for (size_t i = 0; i < count; i++) {
		bool here = rows[i].context == context ||
			(rows[i].context == CONTEXT_ALL && context_takes_all(context));

		if (here && rows[i].command == command)
			return rows[i].key;
	}
	return "";
}

const char *context_name(KeyContext context)
{
	return context_names[context];
}

void keymap_list(Text *out)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++) {
		Str rest = str(rows[i].keys);
		Str key;

		while (rows[i].command != COMMAND_NONE && str_next_word(&rest, &key))
			text_format(out, "bind %s %.*s %s\n", context_name(rows[i].context),
				(int)key.size, key.at, rows[i].action);
	}
}
