/* SPDX-License-Identifier: ISC */
#include "reader/errands.h"

#include <stdlib.h>

#include "article/writer.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "base/whole_file.h"
#include "reader/outside.h"
#include "reader/picture_file.h"

/* Copying */

static size_t characters_in(Str text)
{
	size_t count = 0, size;

	for (size_t at = 0; at < text.size; at += size, count++) {
		uint32_t c;

		size = utf8_decode(text, at, &c, NULL);
	}
	return count;
}

static void copy_by_command(const Errands *errands, Str command, Effect effect)
{
	Error err = { 0 };

	if (!outside_shell(command, effect.address, true, &err))
		view_message(errands->view, true, "%s", err.text);
	else
		view_message(errands->view, false, "%.*s copied (%zu characters)",
			(int)effect.title.size, effect.title.at, characters_in(effect.address));
}

static bool copy(const Errands *errands, Effect effect)
{
	const Settings *settings = view_settings(errands->view);
	Str command = settings_text(settings, SETTING_COPY_COMMAND);

	if (!str_empty(command))
		copy_by_command(errands, command, effect);
	else if (!settings_on(settings, SETTING_CLIPBOARD))
		view_message(errands->view, false,
			"The clipboard is switched off; :set copy-command names a tool");
	else if (!terminal_copy(errands->terminal, effect.address))
		view_message(errands->view, true,
			"%.*s is too long for the terminal; :set copy-command names a tool",
			(int)effect.title.size, effect.title.at);
	else
		view_message(errands->view, false, "%.*s sent to %s (%zu characters)",
			(int)effect.title.size, effect.title.at,
			getenv("TMUX") != NULL ? "tmux, if its set-clipboard is on"
					       : "the terminal's clipboard",
			characters_in(effect.address));
	return false;
}

/* Saving */

static void write_as(Str name, const Article *article, Text *out)
{
	if (str_ends_nocase(name, ".json"))
		write_json(out, article);
	else if (str_ends_nocase(name, ".md"))
		write_markdown(out, article, WRITE_ALL);
	else
		write_text(out, article, WRITER_WIDTH_CELLS, WRITE_ALL);
}

void errands_write(const Errands *errands, Str name, Str text, Str written)
{
	Arena *arena = arena_new();
	bool replace = str_ends(name, "!");
	const char *home = getenv("HOME");
	Error err = { 0 };

	name = str_trim(replace ? str_slice(name, 0, name.size - 1) : name);
	if (str_starts(name, "~/") && home != NULL)
		name = str_format(arena, "%s%.*s", home, (int)name.size - 1, name.at + 1);
	if (settings_on(view_settings(errands->view), SETTING_SECURE))
		view_message(errands->view, false, "The setting secure forbids that");
	else if (str_empty(name))
		view_message(errands->view, true, "A file has to have a name");
	else if (!whole_file_write(str_c(arena, name), text, replace, &err))
		view_message(errands->view, true, "%s", err.text);
	else
		view_message(errands->view, false, "%.*s %.*s", (int)written.size, written.at,
			(int)name.size, name.at);
	arena_free(arena);
}

static bool save(const Errands *errands, Effect effect)
{
	bool replace = str_ends(effect.address, "!");
	Str name = str_slice(effect.address, 0, effect.address.size - replace);
	Text text = text_in(NULL);

	write_as(str_trim(name), view_article(errands->view), &text);
	errands_write(errands, effect.address, text_str(&text), str("Written to"));
	text_clear(&text);
	return false;
}

/* Other programs */

static bool run_command(const Errands *errands, Str command, Str input)
{
	Error err = { 0 };

	terminal_step_out(errands->terminal);
	bool ran = outside_shell(command, input, false, &err);

	if (!str_empty(command))
		outside_wait_for_enter();
	terminal_step_in(errands->terminal);
	if (!ran)
		view_message(errands->view, true, "%s", err.text);
	return true;
}

static bool pipe_text(const Errands *errands, Effect effect)
{
	Text text = text_in(NULL);

	write_text(&text, view_article(errands->view), WRITER_WIDTH_CELLS, WRITE_ALL);
	bool left = run_command(errands, effect.address, text_str(&text));
	text_clear(&text);
	return left;
}

static bool shell(const Errands *errands, Effect effect)
{
	return run_command(errands, effect.address, STR_NONE);
}

static bool open_outside(const Errands *errands, Str program, Str what)
{
	Error err = { 0 };

	terminal_step_out(errands->terminal);
	bool ran = outside_open(program, what, &err);
	terminal_step_in(errands->terminal);
	if (!ran)
		view_message(errands->view, true, "%s", err.text);
	else
		view_message(errands->view, false, "Opened %.*s", (int)what.size, what.at);
	return true;
}

static bool open_in_browser(const Errands *errands, Str what)
{
	return open_outside(
		errands, settings_text(view_settings(errands->view), SETTING_BROWSER), what);
}

static bool open_file(const Errands *errands, Effect effect)
{
	Arena *arena = arena_new();
	Str path = collection_path(errands->collection, effect.item);
	char *real = str_empty(path) ? NULL : realpath(str_c(arena, path), NULL);
	bool left = false;

	if (real == NULL)
		view_message(errands->view, true, "This page is in no file of its own");
	else
		left = open_in_browser(errands, str(real));
	free(real);
	arena_free(arena);
	return left;
}

static bool open_address(const Errands *errands, Effect effect)
{
	if (outside_may_open(effect.address))
		return open_in_browser(errands, effect.address);
	view_message(errands->view, true, "Not an address for a browser: %.*s",
		(int)effect.address.size, effect.address.at);
	return false;
}

static bool open_picture(const Errands *errands, Effect effect)
{
	Arena *arena = arena_new();
	Str page = collection_path(errands->collection, effect.item);
	Str viewer = settings_text(view_settings(errands->view), SETTING_VIEWER);
	Str file = picture_file(page, effect.address, arena);
	bool left = false;

	if (str_empty(file))
		view_message(errands->view, true, "The picture is not beside the page: %.*s",
			(int)effect.title.size, effect.title.at);
	else
		left = open_outside(errands, str_empty(viewer) ? str("xdg-open") : viewer, file);
	arena_free(arena);
	return left;
}

bool errands_run(const Errands *errands, Effect effect)
{
	if (settings_on(view_settings(errands->view), SETTING_SECURE)) {
		view_message(errands->view, false, "The setting secure forbids that");
		return false;
	}
	switch (effect.kind) {
	case EFFECT_COPY:
		return copy(errands, effect);
	case EFFECT_SAVE:
		return save(errands, effect);
	case EFFECT_PIPE:
		return pipe_text(errands, effect);
	case EFFECT_SHELL:
		return shell(errands, effect);
	case EFFECT_OPEN_FILE:
		return open_file(errands, effect);
	case EFFECT_OPEN_ADDRESS:
		return open_address(errands, effect);
	case EFFECT_OPEN_PICTURE:
		return open_picture(errands, effect);
	case EFFECT_NONE:
	case EFFECT_QUIT:
	case EFFECT_SUSPEND:
	case EFFECT_REDRAW:
	case EFFECT_OPEN_ITEM:
	case EFFECT_NEXT_THEME:
	case EFFECT_SET_THEME:
	case EFFECT_NOTE_ADD:
	case EFFECT_NOTE_REMOVE:
	case EFFECT_NOTEBOOK:
	case EFFECT_LABEL:
	case EFFECT_NOTES_EXPORT:
	case EFFECT_WRITE_CONFIG:
	case EFFECT_KEYS:
		break;
	}
	return false;
}
