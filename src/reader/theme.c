/* SPDX-License-Identifier: ISC */
#include "reader/theme.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static const char automatic[] = "auto";

static Ground ground_now(const Reader *reader)
{
	Ground told = reader->terminal == NULL ? GROUND_UNKNOWN : terminal_ground(reader->terminal);

	return told != GROUND_UNKNOWN ? told : ground_of_variable(getenv("COLORFGBG"));
}

bool reader_theme_take(Reader *reader, const char *name, Error *err)
{
	static const char *const names[] = {
		[GROUND_UNKNOWN] = "default",
		[GROUND_DARK] = "dark",
		[GROUND_LIGHT] = "light",
	};
	bool by_ground = strcmp(name, automatic) == 0;
	Ground ground = by_ground ? ground_now(reader) : GROUND_UNKNOWN;
	Theme theme;

	if (!theme_find(by_ground ? names[ground] : name, &theme, err))
		return false;
	theme.contrast = (int)settings_number(view_settings(reader->view), SETTING_CONTRAST);
	reader->theme = theme;
	reader->theme_by_ground = by_ground;
	reader->ground = ground;
	return true;
}

static void show(Reader *reader)
{
	terminal_set_theme(reader->terminal, &reader->theme);
	reader_theme_ask(reader);
}

void reader_theme_ask(Reader *reader)
{
	if (reader->theme_by_ground && reader->ground == GROUND_UNKNOWN)
		terminal_ask_ground(reader->terminal);
}

void reader_theme_follow(Reader *reader)
{
	Error unsaid;

	if (!reader->theme_by_ground || reader->ground != GROUND_UNKNOWN ||
		terminal_ground(reader->terminal) == GROUND_UNKNOWN)
		return;
	if (!reader_theme_take(reader, automatic, &unsaid))
		return;
	terminal_set_theme(reader->terminal, &reader->theme);
	reader->asked = true;
}

void reader_theme_set(Reader *reader)
{
	Arena *arena = arena_new();
	Str name = settings_text(view_settings(reader->view), SETTING_THEME);
	Error error;

	if (!reader_theme_take(reader, str_empty(name) ? "default" : str_c(arena, name), &error))
		reader_say_error(reader, &error);
	else
		show(reader);
	arena_free(arena);
}

void reader_theme_next(Reader *reader)
{
	const char *name = theme_after(reader->theme.name);
	Error error;

	if (!reader_theme_take(reader, name, &error)) {
		reader_say_error(reader, &error);
		return;
	}
	show(reader);
	reader_say(reader, false, "Theme: %s", name);
}

Str reader_theme_name(const Reader *reader)
{
	return str(reader->theme_by_ground ? automatic : reader->theme.name);
}
