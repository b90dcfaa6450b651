/* SPDX-License-Identifier: ISC */
#include "reader/state.h"

#include <stdarg.h>

#include "base/arena.h"
#include "base/clean.h"
#include "base/wait.h"

void reader_finish(Reader *reader, int status)
{
	reader->done = true;
	reader->status = status;
}

void reader_say(Reader *reader, bool failed, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	view_message_list(reader->view, failed, format, list);
	va_end(list);
	reader->asked = true;
}

void reader_say_error(Reader *reader, const Error *error)
{
	bool hint = error->hint[0] != '\0';

	reader_say(reader, true, "%s%s%s", error->text, hint ? "; " : "", error->hint);
}

void reader_give_notice(Reader *reader, const char *line)
{
	Arena *arena = arena_new();

	text_add_c(reader->notices, "broadsheet: ");
	text_add(reader->notices, clean_text(arena, str(line), 0, NULL));
	text_add_byte(reader->notices, '\n');
	arena_free(arena);
}

/* Painting */

bool reader_takes_keys(const Reader *reader)
{
	return reader->any_shown || reader->opening.said;
}

bool reader_has_picture(const Reader *reader)
{
	return reader_takes_keys(reader) || reader->glanced;
}

static void paint(Reader *reader)
{
	const Settings *settings = view_settings(reader->view);

	terminal_set_mouse(reader->terminal, settings_on(settings, SETTING_MOUSE));
	terminal_set_hyperlinks(reader->terminal, settings_hyperlinks(settings));
	view_paint(reader->view, reader->canvas);
	terminal_show(reader->terminal, reader->canvas);
	costs_picture(reader->costs, terminal_costs(reader->terminal));
	reader->asked = reader->unasked = false;
	reader->painted = wait_now_ms();
}

void reader_paint_if_due(Reader *reader)
{
	bool due = reader->asked ||
		(reader->unasked && wait_now_ms() - reader->painted >= READER_UNASKED_MS);

	if (due && reader_has_picture(reader))
		paint(reader);
}

void reader_take_size(Reader *reader)
{
	int rows, columns;

	terminal_size(reader->terminal, &rows, &columns);
	if (rows != reader->canvas->rows || columns != reader->canvas->columns) {
		canvas_resize(reader->canvas, rows, columns);
		view_resize(reader->view, rows, columns);
	}
	reader->asked = true;
	reader->idle_work = true;
}
