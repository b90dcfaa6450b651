/* SPDX-License-Identifier: ISC */
#include "view/keymap.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cluster.h"

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

enum {
	KEY_BYTES_MAX = 32
};

/* A key of a context; keys of rows that are not live are not among them. */
typedef struct {
	KeyContext context;
	char key[KEY_BYTES_MAX];
	Command command;
} Binding;

struct Keymap {
	Binding *bindings; /* owned; of one command the key to document comes first */
	size_t count, room;
};

const KeyRow *keymap_rows(size_t *count)
{
	*count = sizeof key_rows / sizeof *key_rows;
	return key_rows;
}

static void add(Keymap *keymap, KeyContext context, Str key, Command command)
{
	if (keymap->count == keymap->room) {
		keymap->room = keymap->room == 0 ? 256 : keymap->room * 2;
		keymap->bindings =
			memory_resize(keymap->bindings, keymap->room * sizeof *keymap->bindings);
	}
	Binding *binding = &keymap->bindings[keymap->count++];

	*binding = (Binding){ .context = context, .command = command };
	memcpy(binding->key, key.at, key.size);
}

Keymap *keymap_new(void)
{
	Keymap *keymap = memory_new(sizeof *keymap);
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++) {
		Str rest = str(rows[i].keys);
		Str key;

		while (str_next_word(&rest, &key))
			add(keymap, rows[i].context, key, rows[i].command);
	}
	return keymap;
}

void keymap_free(Keymap *keymap)
{
	if (keymap == NULL)
		return;
	free(keymap->bindings);
	free(keymap);
}

static const Binding *find(const Keymap *keymap, KeyContext context, Str key)
{
	for (size_t i = 0; i < keymap->count; i++)
		if (keymap->bindings[i].context == context && str_is(key, keymap->bindings[i].key))
			return &keymap->bindings[i];
	return NULL;
}

/* Selecting stands alone: no key of the other contexts holds in it. */
static bool context_takes_all(KeyContext context)
{
	return context != CONTEXT_SELECT;
}

Command keymap_command(const Keymap *keymap, KeyContext context, Str key)
{
	const Binding *binding = find(keymap, context, key);

	if (binding == NULL && context_takes_all(context))
		binding = find(keymap, CONTEXT_ALL, key);
	return binding == NULL ? COMMAND_NONE : binding->command;
}

const char *keymap_key(const Keymap *keymap, KeyContext context, Command command)
{
	if (command == COMMAND_NONE)
		return "";
	for (size_t i = 0; i < keymap->count; i++) {
		const Binding *binding = &keymap->bindings[i];
		bool here = binding->context == context ||
			(binding->context == CONTEXT_ALL && context_takes_all(context));

		if (here && binding->command == command)
			return binding->key;
	}
	return "";
}

const char *keymap_call(const Keymap *keymap, KeyContext context, Command command)
{
#define TYPED(constant, name) [COMMAND_##constant] = ":" name,
	static const char *const typed[COMMAND_COUNT] = { [COMMAND_NONE] = "", COMMANDS(TYPED) };
#undef TYPED
	const char *key = keymap_key(keymap, context, command);

	return key[0] != '\0' ? key : typed[command];
}

void keymap_add_keys(const Keymap *keymap, KeyContext context, Command command, Text *out)
{
	size_t start = out->size;

	for (size_t i = 0; i < keymap->count; i++) {
		const Binding *binding = &keymap->bindings[i];

		if (binding->context != context || binding->command != command)
			continue;
		if (out->size > start)
			text_add_byte(out, ' ');
		text_add_c(out, binding->key);
	}
}

const char *context_name(KeyContext context)
{
	return context_names[context];
}

/* Binding */

static bool read_context(Str word, KeyContext *out, Error *err)
{
	for (KeyContext context = 0; context < CONTEXT_COUNT; context++)
		if (str_is(word, context_names[context])) {
			*out = context;
			return true;
		}
	return error_set(err, ERROR_USAGE, "no pane is called \"%.*s\"", (int)word.size, word.at);
}

static bool check_key(Str word, Error *err)
{
	static const char *const names[] = { "Space", "Enter", "Tab", "BackTab", "Backspace", "Esc",
		"Down", "Up", "Left", "Right", "PgDn", "PgUp", "Home", "End", "Ins", "Del" };

	if (cluster_size(word, 0) == word.size && word.size < KEY_BYTES_MAX)
		return true;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_is(word, names[i]))
			return true;
	bool control = word.size == 2 && word.at[0] == '^';
	bool alt = str_starts(word, "M-") && word.size == 3;
	bool function = word.size <= 3 && word.at[0] == 'F' && ascii_is_digit(word.at[1]);

	if (control || alt || function)
		return true;
	return error_set(err, ERROR_USAGE, "\"%.*s\" is no key", (int)word.size, word.at);
}

Command command_named(Str action)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (str_is(action, rows[i].action))
			return rows[i].command;
	return COMMAND_NONE;
}

static void drop(Keymap *keymap, KeyContext context, Str key)
{
	size_t kept = 0;

	for (size_t i = 0; i < keymap->count; i++)
		if (keymap->bindings[i].context != context || !str_is(key, keymap->bindings[i].key))
			keymap->bindings[kept++] = keymap->bindings[i];
	keymap->count = kept;
}

bool keymap_bind(Keymap *keymap, Str pane, Str key, Str action, Error *err)
{
	KeyContext context = CONTEXT_COUNT;
	Command command = command_named(action);

	if (!read_context(pane, &context, err) || !check_key(key, err))
		return false;
	if (command == COMMAND_NONE)
		return error_set(err, ERROR_USAGE, "no action is called \"%.*s\"", (int)action.size,
			action.at);
	drop(keymap, context, key);
	add(keymap, context, key, command);
	return true;
}

bool keymap_unbind(Keymap *keymap, Str pane, Str key, Error *err)
{
	KeyContext context = CONTEXT_COUNT;

	if (!read_context(pane, &context, err))
		return false;
	if (find(keymap, context, key) == NULL)
		return error_set(err, ERROR_USAGE, "%.*s is not bound in \"%.*s\"", (int)key.size,
			key.at, (int)pane.size, pane.at);
	drop(keymap, context, key);
	return true;
}

static const char *action_of(Command command)
{
	size_t count;
	const KeyRow *rows = keymap_rows(&count);

	for (size_t i = 0; i < count; i++)
		if (rows[i].command == command)
			return rows[i].action;
	return "";
}

void keymap_list(const Keymap *keymap, Text *out)
{
	for (KeyContext context = 0; context < CONTEXT_COUNT; context++)
		for (size_t i = 0; i < keymap->count; i++)
			if (keymap->bindings[i].context == context)
				text_format(out, "bind %s %s %s\n", context_name(context),
					keymap->bindings[i].key,
					action_of(keymap->bindings[i].command));
}
