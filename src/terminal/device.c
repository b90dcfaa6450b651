/* SPDX-License-Identifier: ISC */
#include "terminal/device.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <curses.h>

#include "base/text.h"
#include "terminal/capabilities.h"
#include "terminal/hyperlinks.h"
#include "terminal/mouse.h"
#include "terminal/scroll_region.h"
#include "terminal/signals.h"
#include "terminal/starting.h"
#include "terminal/tty.h"

/* Opens both ways to the terminal. */
static bool open_streams(Device *device, Error *err)
{
	device->in = tty_open(STDIN_FILENO, "r", err);
	if (device->in == NULL)
		return false;
	device->out = tty_open(STDOUT_FILENO, "w", err);
	if (device->out == NULL)
		return false;
	device->tty = fcntl(fileno(device->out), F_DUPFD_CLOEXEC, 3);
	delivery_open(&device->delivery, fileno(device->out), device->tty);
	if (tcgetattr(device->tty, &device->modes) != 0)
		return error_system(err, errno, "cannot read the modes of the terminal");
	return true;
}

/* Starts ncurses; it writes nothing before the first refresh. */
static bool start_screen(Device *device, Error *err)
{
	Starting how = { .in = device->in, .out = device->out };

	tty_size(device->tty, &how.rows, &how.columns);
	device->screen = starting_screen(how, device->notice, sizeof device->notice);
	if (device->screen != NULL && capability("cup") != NULL)
		return true;
	const char *type = getenv("TERM");

	error_set(err, ERROR_TERMINAL, "the terminal type \"%.100s\" cannot place a cursor",
		type != NULL ? type : "");
	return error_hint(err, "--dump prints the text instead");
}

bool device_open(Device *device, Error *err)
{
	*device = (Device){ .tty = -1, .delivery.file = -1 };
	if (!starting_has_stack(err) || !open_streams(device, err) || !start_screen(device, err))
		return false;
	device_guard(device, false);
	raw();
	noecho();
	nonl();
	typeahead(-1); /* keys are gathered before painting, so an update is never broken off */
	return true;
}

void device_close(Device *device)
{
	if (device->screen != NULL) {
		/* What ncurses wanted to send first, and never did, goes nowhere. */
		delivery_drop(&device->delivery);
		delscreen(device->screen);
		tcsetattr(device->tty, TCSADRAIN, &device->modes);
	}
	if (device->in != NULL)
		fclose(device->in);
	if (device->out != NULL)
		fclose(device->out);
	if (device->tty >= 0)
		close(device->tty);
	delivery_close(&device->delivery);
}

void device_guard(const Device *device, bool hyperlinks)
{
	static const char *const leaving[] = { "sgr0", "op", "BD", "rmkx", "cnorm", "rmcup" };
	Text bytes = text_in(NULL);

	if (hyperlinks)
		text_add_c(&bytes, hyperlinks_end);
	/* Naming the rows homes the cursor; where there is no other screen to go back to, the
	 * shell goes on below what is there. */
	if (scroll_region_can())
		text_add_c(&bytes, "\033[r\033[999;1H");
	if (capability("kmous") != NULL)
		text_add_c(&bytes, mouse_off);
	for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++)
		capability_add(&bytes, leaving[i]);
	Str all = text_str(&bytes);

	signals_guard(device->tty, all.at, all.size, &device->modes);
	text_clear(&bytes);
}

void device_send(const Device *device, Str bytes)
{
	tty_write(fileno(device->out), bytes);
}

void device_send_two(const Device *device, const char *first, const char *second)
{
	Text bytes = text_in(NULL);

	capability_add(&bytes, first);
	capability_add(&bytes, second);
	device_send(device, text_str(&bytes));
	text_clear(&bytes);
}

void device_come_back(Device *device, bool hyperlinks)
{
	if (tcgetattr(device->tty, &device->modes) == 0)
		def_shell_mode();
	device_guard(device, hyperlinks);
	reset_prog_mode();
}

void device_resumed(void)
{
	reset_prog_mode();
}
