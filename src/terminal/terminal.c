/* SPDX-License-Identifier: ISC */
#include "terminal/terminal.h"

#include <stdlib.h>

#include <curses.h>

#include "base/arena.h"
#include "terminal/answers.h"
#include "terminal/capabilities.h"
#include "terminal/clipboard.h"
#include "terminal/device.h"
#include "terminal/hyperlinks.h"
#include "terminal/showing.h"
#include "terminal/signals.h"

struct Terminal {
	Device device;
	Answers answers;
	Incoming incoming; /* from the device, and into the answers */
	Showing showing; /* at the device, by the answers */
};

/* Frees what there is, without a byte to the terminal. */
static void discard(Terminal *terminal)
{
	device_close(&terminal->device);
	incoming_close(&terminal->incoming);
	showing_close(&terminal->showing);
	free(terminal);
}

static bool colours_wanted(ColourMode mode)
{
	const char *no_color = getenv("NO_COLOR");
	bool unwanted = no_color != NULL && *no_color != '\0';

	return mode == COLOURS_ALWAYS || (mode == COLOURS_AUTO && !unwanted);
}

Terminal *terminal_open(const Theme *theme, TerminalOptions options, Error *err)
{
	Terminal *terminal = memory_new(sizeof *terminal);

	if (!device_open(&terminal->device, err)) {
		discard(terminal);
		return NULL;
	}
	PainterOptions looks = { colours_wanted(options.colours), capability("sitm") != NULL,
		options.ascii };

	if (options.ask_first)
		answers_want(&terminal->answers);
	incoming_open(&terminal->incoming, terminal_fd(terminal), &terminal->answers);
	showing_open(&terminal->showing, &terminal->device, &terminal->answers,
		painter_new(theme, looks));
	return terminal;
}

void terminal_close(Terminal *terminal)
{
	if (terminal == NULL)
		return;
	terminal_step_out(terminal);
	discard(terminal);
}

const char *terminal_notice(const Terminal *terminal)
{
	return terminal->device.notice;
}

void terminal_library(Text *out)
{
	text_add_c(out, curses_version());
}

/* Leaving and coming back */

void terminal_step_out(Terminal *terminal)
{
	if (terminal->showing.begun) {
		incoming_await_answers(&terminal->incoming);
		answers_forget(&terminal->answers);
	}
	showing_end(&terminal->showing);
	signals_unguard();
}

void terminal_step_in(Terminal *terminal)
{
	device_come_back(&terminal->device, terminal->showing.hyperlinks);
	incoming_drop(&terminal->incoming);
	showing_take_size(&terminal->showing);
}

void terminal_suspend(Terminal *terminal)
{
	terminal_step_out(terminal);
	signals_stop();
	terminal_step_in(terminal);
}

void terminal_resumed(Terminal *terminal)
{
	answers_forget(&terminal->answers);
	device_resumed();
	showing_take_size(&terminal->showing);
}

/* Pictures */

void terminal_size(const Terminal *terminal, int *rows, int *columns)
{
	*rows = terminal->showing.rows;
	*columns = terminal->showing.columns;
}

void terminal_resize(Terminal *terminal)
{
	showing_take_size(&terminal->showing);
}

void terminal_show(Terminal *terminal, const Canvas *canvas)
{
	showing_canvas(&terminal->showing, canvas);
}

void terminal_forget(Terminal *terminal)
{
	showing_forget(&terminal->showing);
}

void terminal_set_theme(Terminal *terminal, const Theme *theme)
{
	showing_set_theme(&terminal->showing, theme);
}

void terminal_set_mouse(Terminal *terminal, bool wanted)
{
	showing_set_mouse(&terminal->showing, wanted);
}

void terminal_set_hyperlinks(Terminal *terminal, HyperlinksWish wish)
{
	bool wanted = wish == HYPERLINKS_ON || (wish == HYPERLINKS_AUTO && hyperlinks_known());

	showing_set_hyperlinks(&terminal->showing, wanted);
}

TerminalCosts terminal_costs(const Terminal *terminal)
{
	const Delivery *delivery = &terminal->device.delivery;

	return (TerminalCosts){ delivery->bytes, delivery->writes, terminal->showing.cells };
}

/* What the terminal says of itself */

bool terminal_scrolls_panes(const Terminal *terminal)
{
	return terminal->answers.margins;
}

void terminal_ask_ground(Terminal *terminal)
{
	answers_want_ground(&terminal->answers);
}

Ground terminal_ground(const Terminal *terminal)
{
	return terminal->answers.ground;
}

/* Input */

int terminal_fd(const Terminal *terminal)
{
	return fileno(terminal->device.in);
}

Input terminal_read(Terminal *terminal)
{
	return incoming_read(&terminal->incoming);
}

int terminal_wait_ms(const Terminal *terminal)
{
	return incoming_wait_ms(&terminal->incoming);
}

bool terminal_copy(Terminal *terminal, Str text)
{
	Text bytes = text_in(NULL);

	clipboard_add(&bytes, text, getenv("TERM"), getenv("TMUX") != NULL);
	bool fits = bytes.size <= TERMINAL_CLIPBOARD_BYTES;

	if (fits)
		device_send(&terminal->device, text_str(&bytes));
	text_clear(&bytes);
	return fits;
}
