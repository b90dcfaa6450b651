/* SPDX-License-Identifier: ISC */
#include "terminal/starting.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <curses.h>

#include "terminal/capabilities.h"

enum {
	ESCAPE_MS = 25, /* after a lone ESC, at a terminal on this machine */
	ESCAPE_FAR_MS = 100, /* and over ssh */
	ESCAPE_MAX_MS = 10000,
	USUAL_ROWS = 24,
	USUAL_COLUMNS = 80,
	STACK_BYTES_MIN = 256 << 10
};

/* Sets VARIABLE to NUMBER; its value before, or NULL, in memory of the caller. */
static char *set_variable(const char *variable, int number)
{
	const char *before = getenv(variable);
	char *kept = before != NULL ? strdup(before) : NULL;
	char digits[16];

	snprintf(digits, sizeof digits, "%d", number);
	setenv(variable, digits, 1);
	return kept;
}

static void reset_variable(const char *variable, char *kept)
{
	if (kept != NULL)
		setenv(variable, kept, 1);
	else
		unsetenv(variable);
	free(kept);
}

/* newterm for TYPE, NULL being $TERM. The size is given by the environment, which is the only way
 * to say it in time: a window can claim 32767 rows, and ncurses would make them. Not less than
 * usual, because the room for what is to be sent goes by it, and what has no room is sent. */
static SCREEN *start_type(Starting how, const char *type)
{
	char *lines = set_variable("LINES", how.rows > USUAL_ROWS ? how.rows : USUAL_ROWS);
	char *columns =
		set_variable("COLUMNS", how.columns > USUAL_COLUMNS ? how.columns : USUAL_COLUMNS);
	SCREEN *screen = newterm(type, how.out, how.in);

	reset_variable("LINES", lines);
	reset_variable("COLUMNS", columns);
	return screen;
}

struct screen *starting_screen(Starting how, char *notice, size_t size)
{
	static const char *const likely[] = { "xterm-256color", "vt100" };
	const char *type = getenv("TERM");
	SCREEN *screen = start_type(how, NULL);

	for (size_t i = 0; screen == NULL && i < sizeof likely / sizeof *likely; i++) {
		screen = start_type(how, likely[i]);
		snprintf(notice, size,
			"the terminal type \"%.100s\" is not known here; it was taken for %s",
			type != NULL ? type : "", likely[i]);
	}
	return screen;
}

void starting_add_keys(Keys *keys)
{
	static const struct {
		const char *capability, *name;
	} rows[] = {
		{ "kcuu1", "Up" },
		{ "kcud1", "Down" },
		{ "kcub1", "Left" },
		{ "kcuf1", "Right" },
		{ "kpp", "PgUp" },
		{ "knp", "PgDn" },
		{ "khome", "Home" },
		{ "kend", "End" },
		{ "kcbt", "BackTab" },
		{ "kbs", "Backspace" },
		{ "kent", "Enter" },
		{ "kich1", "Ins" },
		{ "kdch1", "Del" },
		{ "kf1", "F1" },
		{ "kf2", "F2" },
		{ "kf3", "F3" },
		{ "kf4", "F4" },
		{ "kf5", "F5" },
		{ "kf6", "F6" },
		{ "kf7", "F7" },
		{ "kf8", "F8" },
		{ "kf9", "F9" },
		{ "kf10", "F10" },
		{ "kf11", "F11" },
		{ "kf12", "F12" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		keys_add(keys, capability(rows[i].capability), rows[i].name);
}

int starting_escape_ms(void)
{
	const char *wanted = getenv("ESCDELAY");
	unsigned long ms;

	if (wanted != NULL && str_number(str(wanted), &ms) && ms <= ESCAPE_MAX_MS)
		return (int)ms;
	return getenv("SSH_CONNECTION") != NULL ? ESCAPE_FAR_MS : ESCAPE_MS;
}

bool starting_has_stack(Error *err)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur >= STACK_BYTES_MIN)
		return true;
	error_set(err, ERROR_TERMINAL, "the limit of the stack is too low to set up the screen");
	return error_hint(err, "\"ulimit -s %d\" raises it; --dump prints the text instead",
		STACK_BYTES_MIN >> 10);
}
