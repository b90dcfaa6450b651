/* SPDX-License-Identifier: ISC */
#include "reader/effects.h"

#include "base/arena.h"
#include "reader/errands.h"
#include "reader/notes.h"
#include "reader/opening.h"
#include "reader/theme.h"
#include "user/configuration.h"
#include "user/label_file.h"

void effects_suspend(Reader *reader)
{
	terminal_suspend(reader->terminal);
	reader_take_size(reader);
}

static void run_errand(Reader *reader, Effect effect)
{
	const Errands errands = { reader->view, reader->terminal, reader->collection };

	if (errands_run(&errands, effect))
		reader_take_size(reader);
}

static void write_configuration(Reader *reader)
{
	Arena *arena = arena_new();
	const char *path =
		reader->configuration != NULL ? reader->configuration : configuration_path(arena);
	Error error = { 0 };

	view_settle_settings(reader->view, reader_theme_name(reader));
	if (path == NULL)
		reader_say(reader, true, "There is no place for a configuration: HOME is not set");
	else if (!configuration_write(view_settings(reader->view), path, &error))
		reader_say_error(reader, &error);
	else
		reader_say(reader, false, "The settings are written to %s", path);
	arena_free(arena);
}

static void keep_label(Reader *reader, Str line)
{
	Error error = { 0 };

	if (!label_file_put(line, &error))
		reader_say_error(reader, &error);
}

/* Presses the keys of a macro. One that calls a macro again goes no further. */
static void press_keys(Reader *reader, Str keys)
{
	Arena *arena = arena_new();
	Str rest = str_copy(arena, keys), key;

	while (!reader->done && str_next_word(&rest, &key)) {
		Effect effect = view_key(reader->view, key);

		if (effect.kind == EFFECT_KEYS) {
			reader_say(reader, true, "A macro cannot call a macro");
			break;
		}
		effects_carry_out(reader, effect);
	}
	arena_free(arena);
}

void effects_carry_out(Reader *reader, Effect effect)
{
	switch (effect.kind) {
	case EFFECT_NONE:
		return;
	case EFFECT_QUIT:
		reader_finish(reader, reader->some_failed ? READER_STATUS_SOME : 0);
		return;
	case EFFECT_SUSPEND:
		effects_suspend(reader);
		return;
	case EFFECT_REDRAW:
		terminal_forget(reader->terminal);
		return;
	case EFFECT_OPEN_ITEM:
		opening_item(reader, effect.item, effect.show);
		return;
	case EFFECT_NEXT_THEME:
		reader_theme_next(reader);
		return;
	case EFFECT_SET_THEME:
		reader_theme_set(reader);
		return;
	case EFFECT_COPY:
	case EFFECT_SAVE:
	case EFFECT_PIPE:
	case EFFECT_SHELL:
	case EFFECT_OPEN_FILE:
	case EFFECT_OPEN_ADDRESS:
	case EFFECT_OPEN_PICTURE:
		run_errand(reader, effect);
		return;
	case EFFECT_NOTE_ADD:
		reader_notes_add(reader, effect);
		return;
	case EFFECT_NOTE_REMOVE:
		reader_notes_remove(reader, effect);
		return;
	case EFFECT_NOTEBOOK:
		reader_notes_open_notebook(reader);
		return;
	case EFFECT_LABEL:
		keep_label(reader, effect.address);
		return;
	case EFFECT_NOTES_EXPORT:
		reader_notes_export(reader, effect);
		return;
	case EFFECT_WRITE_CONFIG:
		write_configuration(reader);
		return;
	case EFFECT_KEYS:
		press_keys(reader, effect.address);
		return;
	}
}
