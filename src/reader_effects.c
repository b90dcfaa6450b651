/* SPDX-License-Identifier: ISC */
#include "reader_effects.h"

#include "base/arena.h"
#include "errands.h"
#include "reader_opening.h"

static void next_theme(Reader *reader)
{
	const char *name = theme_after(reader->theme.name);
	Error error;

	if (!theme_find(name, &reader->theme, &error)) {
		reader_say_error(reader, &error);
		return;
	}
	terminal_set_theme(reader->terminal, &reader->theme);
	reader_say(reader, false, "Theme: %s", name);
}

void effects_suspend(Reader *reader)
{
	terminal_suspend(reader->terminal);
	reader_take_size(reader);
}

/* The theme the settings name now. */
static void set_theme(Reader *reader)
{
	Arena *arena = arena_new();
	Str name = settings_text(view_settings(reader->view), SETTING_THEME);
	Error error;

	if (!theme_find(str_empty(name) ? "default" : str_c(arena, name), &reader->theme, &error))
		reader_say_error(reader, &error);
	else
		terminal_set_theme(reader->terminal, &reader->theme);
	arena_free(arena);
}

static void run_errand(Reader *reader, Effect effect)
{
	const Errands errands = { reader->view, reader->terminal, reader->collection };

	if (errands_run(&errands, effect))
		reader_take_size(reader);
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
		next_theme(reader);
		return;
	case EFFECT_SET_THEME:
		set_theme(reader);
		return;
	case EFFECT_COPY:
	case EFFECT_SAVE:
	case EFFECT_PIPE:
	case EFFECT_SHELL:
	case EFFECT_OPEN_FILE:
	case EFFECT_OPEN_ADDRESS:
		run_errand(reader, effect);
		return;
	}
}
