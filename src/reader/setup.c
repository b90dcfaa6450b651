/* SPDX-License-Identifier: ISC */
#include "reader/setup.h"

#include "base/arena.h"
#include "base/clean.h"
#include "reader/theme.h"
#include "user/configuration.h"
#include "user/label_file.h"

/* The lines of the configuration, then what the command line says. Faults are told when the screen
 * has been left, and the first one in the message row. */
bool setup_configure(Reader *reader, const ReaderOptions *options)
{
	Arena *arena = arena_new();
	const char *own = options->configuration;
	const char *path = own != NULL ? own : configuration_path(arena);
	Text faults = text_in(arena);
	bool read = options->no_configuration || path == NULL ||
		configuration_read(reader->view, path, own != NULL, &faults, reader->err);

	if (read && options->text_cells > 0)
		read = view_command(reader->view,
			str_format(arena, "set width %d", options->text_cells), reader->err);
	if (read && options->secure)
		read = view_command(reader->view, str("set secure"), reader->err);
	if (faults.size > 0) {
		Str rest = text_str(&faults), line;

		text_add(reader->notices, clean_text(arena, rest, 0, NULL));
		str_next_line(&rest, &line);
		reader_say(reader, true, "%.*s", (int)line.size, line.at);
	}
	arena_free(arena);
	return read;
}

void setup_read_labels(Reader *reader)
{
	Text lines = text_in(NULL);

	label_file_read(&lines);
	view_set_labels(reader->view, text_str(&lines));
	text_clear(&lines);
}

bool setup_find_theme(Reader *reader, const ReaderOptions *options)
{
	Arena *arena = arena_new();
	Str chosen = settings_text(view_settings(reader->view), SETTING_THEME);
	const char *name = options->theme != NULL ? options->theme
		: str_empty(chosen)               ? "default"
						  : str_c(arena, chosen);
	bool found = reader_theme_take(reader, name, reader->err);

	arena_free(arena);
	return found;
}
