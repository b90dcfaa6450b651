/* SPDX-License-Identifier: ISC */
#include "terminal/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include <curses.h>

#include "base/arena.h"
#include "terminal/answers.h"
#include "terminal/capabilities.h"
#include "terminal/clipboard.h"
#include "terminal/delivery.h"
#include "terminal/hyperlinks.h"
#include "terminal/keys.h"
#include "terminal/margins.h"
#include "terminal/mouse.h"
#include "terminal/painter.h"
#include "terminal/pane.h"
#include "terminal/signals.h"
#include "terminal/starting.h"
#include "terminal/tty.h"

/* ncurses compares what we give it with what it has sent and finds lines that
 * moved by itself; so a canvas is simply written and refreshed once. What is done
 * here for few bytes: rows that are as before are not written, the cursor is
 * hidden once, a pane that was scrolled beside another one is scrolled by the
 * terminal if that can, and all of a picture goes out in one write. */

enum {
	SEQUENCE_MS = 500, /* after the beginning of a longer sequence */
	ANSWER_MS = 150, /* for an answer of the terminal that is still to come when we leave */
	PASTE_MS = 5000, /* after which a paste without an end is given up */
	READ_BYTES = 4096,
	NOTICE_BYTES = 256,
	MANY_ROWS = 3 /* changed together, from which a picture is to appear at once */
};

struct Terminal {
	FILE *in, *out; /* owned; ncurses has them */
	int tty; /* owned; the terminal that OUT writes to, for all else */
	Delivery delivery;
	SCREEN *screen;
	struct termios modes; /* as they were found */
	bool shown; /* something was written: there is a screen to leave */
	bool stale; /* the next show writes all rows */
	bool forgotten; /* and clears the screen first */
	Cell *before; /* rows by columns as last shown; owned */
	int rows, columns;
	int rule_column; /* as last shown, like BEFORE */
	Painter *painter; /* owned */
	bool cursor_shown;
	bool mouse_wanted, mouse_on; /* reports are wanted; they are asked for */
	Answers answers;
	bool hyperlinks; /* cells that lead somewhere are told */
	bool ask_ground; /* with the next questions */
	size_t cells; /* changed in all */
	Keys *keys;
	struct timespec last_byte;
	int escape_ms;
	char notice[NOTICE_BYTES];
};

/* Opening */

/* May the rows that scroll stay as they were named last? Not where the last column of the last of
 * them would scroll by itself. */
static bool keeps_rows(void)
{
	const char *csr = capability("csr");

	return csr != NULL && strncmp(csr, "\033[", 2) == 0 && capability_flag("xenl");
}

/* Prepares what the fatal signals send. */
static void guard(const Terminal *terminal)
{
	static const char *const leaving[] = { "sgr0", "op", "BD", "rmkx", "cnorm", "rmcup" };
	Text bytes = text_in(NULL);

	if (terminal->hyperlinks)
		text_add_c(&bytes, hyperlinks_end);
	/* Naming the rows homes the cursor; where there is no other screen to go back to, the
	 * shell goes on below what is there. */
	if (keeps_rows())
		text_add_c(&bytes, "\033[r\033[999;1H");
	if (capability("kmous") != NULL)
		text_add_c(&bytes, mouse_off);
	for (size_t i = 0; i < sizeof leaving / sizeof *leaving; i++)
		capability_add(&bytes, leaving[i]);
	Str all = text_str(&bytes);

	signals_guard(terminal->tty, all.at, all.size, &terminal->modes);
	text_clear(&bytes);
}

static bool colours_wanted(ColourMode mode)
{
	const char *no_color = getenv("NO_COLOR");
	bool unwanted = no_color != NULL && *no_color != '\0';

	return mode == COLOURS_ALWAYS || (mode == COLOURS_AUTO && !unwanted);
}

void terminal_forget(Terminal *terminal)
{
	terminal->stale = terminal->forgotten = true;
}

/* Asks the terminal for its size and gives it to ncurses and to the buffers. */
static void take_size(Terminal *terminal)
{
	tty_size(terminal->tty, &terminal->rows, &terminal->columns);
	scroll_region_resize(&terminal->delivery.thrift.region, keeps_rows() ? terminal->rows : 0);
	if (terminal->rows != LINES || terminal->columns != COLS)
		resize_term(terminal->rows, terminal->columns);
	terminal->before = memory_resize(terminal->before,
		(size_t)terminal->rows * (size_t)terminal->columns * sizeof *terminal->before);
	terminal_forget(terminal);
}

/* Frees what there is, without a byte to the terminal. */
static void discard(Terminal *terminal)
{
	if (terminal->screen != NULL) {
		/* What ncurses wanted to send first, and never did, goes nowhere. */
		delivery_drop(&terminal->delivery);
		delscreen(terminal->screen);
		tcsetattr(terminal->tty, TCSADRAIN, &terminal->modes);
	}
	if (terminal->in != NULL)
		fclose(terminal->in);
	if (terminal->out != NULL)
		fclose(terminal->out);
	if (terminal->tty >= 0)
		close(terminal->tty);
	delivery_close(&terminal->delivery);
	keys_free(terminal->keys);
	painter_free(terminal->painter);
	free(terminal->before);
	free(terminal);
}

/* Opens the screen with ncurses; it writes nothing before the first refresh. */
static bool open_screen(Terminal *terminal, Error *err)
{
	if (!starting_has_stack(err))
		return false;
	terminal->in = tty_open(STDIN_FILENO, "r", err);
	if (terminal->in == NULL)
		return false;
	terminal->out = tty_open(STDOUT_FILENO, "w", err);
	if (terminal->out == NULL)
		return false;
	terminal->tty = fcntl(fileno(terminal->out), F_DUPFD_CLOEXEC, 3);
	delivery_open(&terminal->delivery, fileno(terminal->out), terminal->tty);
	tty_size(terminal->tty, &terminal->rows, &terminal->columns);
	if (tcgetattr(terminal->tty, &terminal->modes) != 0)
		return error_system(err, errno, "cannot read the modes of the terminal");
	terminal->screen = starting_screen(
		(Starting){ terminal->in, terminal->out, terminal->rows, terminal->columns },
		terminal->notice, sizeof terminal->notice);
	if (terminal->screen == NULL || capability("cup") == NULL) {
		const char *type = getenv("TERM");

		error_set(err, ERROR_TERMINAL, "the terminal type \"%.100s\" cannot place a cursor",
			type != NULL ? type : "");
		return error_hint(err, "--dump prints the text instead");
	}
	return true;
}

Terminal *terminal_open(const Theme *theme, TerminalOptions options, Error *err)
{
	Terminal *terminal = memory_new(sizeof *terminal);

	terminal->tty = terminal->delivery.file = -1;
	if (!open_screen(terminal, err)) {
		discard(terminal);
		return NULL;
	}
	guard(terminal);
	raw();
	noecho();
	nonl();
	typeahead(-1); /* keys are gathered before painting, so an update is never broken off */
	if (options.ask_first)
		terminal->answers.state = ANSWERS_WANTED;
	terminal->escape_ms = starting_escape_ms();
	set_escdelay(terminal->escape_ms);
	terminal->painter = painter_new(theme,
		(PainterOptions){ colours_wanted(options.colours), capability("sitm") != NULL,
			options.ascii });
	terminal->keys = keys_new();
	starting_add_keys(terminal->keys);
	take_size(terminal);
	return terminal;
}

const char *terminal_notice(const Terminal *terminal)
{
	return terminal->notice;
}

int terminal_fd(const Terminal *terminal)
{
	return fileno(terminal->in);
}

void terminal_size(const Terminal *terminal, int *rows, int *columns)
{
	*rows = terminal->rows;
	*columns = terminal->columns;
}

void terminal_resize(Terminal *terminal)
{
	take_size(terminal);
}

void terminal_set_theme(Terminal *terminal, const Theme *theme)
{
	painter_set_theme(terminal->painter, theme);
	terminal->stale = true;
}

void terminal_set_mouse(Terminal *terminal, bool wanted)
{
	terminal->mouse_wanted = wanted && capability("kmous") != NULL;
}

void terminal_set_hyperlinks(Terminal *terminal, HyperlinksWish wish)
{
	bool wanted = wish == HYPERLINKS_ON || (wish == HYPERLINKS_AUTO && hyperlinks_known());
	bool on = wanted && hyperlinks_can() && terminal->delivery.file >= 0;

	if (on == terminal->hyperlinks)
		return;
	terminal->hyperlinks = on;
	terminal->stale = true;
	painter_set_hyperlinks(terminal->painter, on);
	guard(terminal);
}

/* Sending */

/* Sends BYTES past ncurses. */
static void send_bytes(const Terminal *terminal, Str bytes)
{
	tty_write(fileno(terminal->out), bytes);
}

/* Sends capabilities of the terminal past ncurses, which would use a write for each of them. To be
 * called between refreshes; none of them moves the cursor or changes a cell. */
static void send(const Terminal *terminal, const char *first, const char *second)
{
	Text bytes = text_in(NULL);

	capability_add(&bytes, first);
	capability_add(&bytes, second);
	send_bytes(terminal, text_str(&bytes));
	text_clear(&bytes);
}

/* Refreshes the screen with the cursor shown or hidden. While it is shown somebody types, so
 * pastes are told apart then. */
static void refresh_with_cursor(Terminal *terminal, const Canvas *canvas)
{
	bool show = canvas->cursor_shown, changed = show != terminal->cursor_shown;

	terminal->cursor_shown = show;
	if (show)
		move(canvas->cursor_row, canvas->cursor_column);
	if (changed)
		leaveok(stdscr, !show);
	if (changed && !show)
		send(terminal, "civis", "BD");
	refresh();
	if (changed && show)
		send(terminal, "cnorm", "BE");
}

static void turn_mouse(Terminal *terminal, bool on)
{
	if (terminal->mouse_on != on)
		send_bytes(terminal, str(on ? mouse_on : mouse_off));
	terminal->mouse_on = on;
}

/* Takes the screen. */
static void first_show(Terminal *terminal)
{
	terminal->shown = true;
	terminal->delivery.thrift =
		(Thrift){ .region.rows = terminal->delivery.thrift.region.rows };
	leaveok(stdscr, TRUE);
	send(terminal, "smkx", "civis");
}

/* Where panes stand side by side, one that was scrolled is scrolled by the terminal, if that can.
 * Its rows, in MOVE, have to be painted then, so that ncurses finds what is new in them. */
static bool scroll_panes(Terminal *terminal, const Canvas *canvas, PaneMove *move)
{
	bool known = terminal->answers.state == ANSWERS_KNOWN;

	if (canvas->rule_column < 0 || canvas->rule_column != terminal->rule_column ||
		(known && !terminal->answers.margins) || canvas->rows != terminal->rows ||
		canvas->columns != terminal->columns ||
		!pane_find_move(terminal->before, canvas, move))
		return false;
	if (terminal->answers.state == ANSWERS_UNASKED)
		terminal->answers.state = ANSWERS_WANTED;
	if (!known)
		return false;
	margins_scroll(fileno(terminal->out), move);
	return true;
}

/* The first time that it would have been of use: what can the terminal? Its entry in terminfo only
 * tells that it may be asked without harm. Nothing is asked before, because an answer is input
 * that nobody typed. */
static void ask(Terminal *terminal)
{
	if (terminal->answers.state != ANSWERS_WANTED)
		return;
	if (capability("smglr") == NULL && capability("Sync") == NULL) {
		terminal->answers.state = ANSWERS_KNOWN;
		return;
	}
	terminal->answers.state = ANSWERS_AWAITED;
	if (terminal->ask_ground)
		send_bytes(terminal, str(ground_question));
	terminal->ask_ground = false;
	send_bytes(terminal, str(answers_questions));
}

/* Writes the rows of CANVAS that are not as before, and those in MOVE, which may be NULL; how many
 * they are. */
static int write_rows(Terminal *terminal, const Canvas *canvas, const PaneMove *move)
{
	int rows = canvas->rows < terminal->rows ? canvas->rows : terminal->rows;
	int columns = canvas->columns < terminal->columns ? canvas->columns : terminal->columns;
	int written = 0;

	for (int row = 0; row < rows; row++) {
		bool in_move = move != NULL && row >= move->top && row <= move->bottom;
		const Cell *cells = canvas->cells + (size_t)row * (size_t)canvas->columns;
		Cell *before = terminal->before + (size_t)row * (size_t)terminal->columns;
		bool same = memcmp(before, cells, (size_t)columns * sizeof(Cell)) == 0;

		if (!terminal->stale && !in_move && same)
			continue;
		for (int i = 0; i < columns && !same; i++)
			terminal->cells += memcmp(&before[i], &cells[i], sizeof(Cell)) != 0;
		memcpy(before, cells, (size_t)columns * sizeof(Cell));
		painter_row(terminal->painter, row, cells, columns);
		written++;
	}
	return written;
}

/* Returns whether much of the picture changed. */
static bool show(Terminal *terminal, const Canvas *canvas)
{
	bool stale = terminal->stale, first = !terminal->shown;
	PaneMove move;

	if (first)
		first_show(terminal);
	if (stale)
		painter_ground(terminal->painter);
	if (terminal->forgotten)
		clearok(curscr, TRUE);
	bool moved = !stale && scroll_panes(terminal, canvas, &move);
	bool many = write_rows(terminal, canvas, moved ? &move : NULL) >= MANY_ROWS && !moved;

	/* Who asks wherever a page is turned is heard by many that have no answer. */
	if (!stale && many && terminal->answers.state == ANSWERS_UNASKED &&
		capability("Sync") != NULL)
		terminal->answers.state = ANSWERS_WANTED;
	terminal->rule_column = canvas->rule_column;
	terminal->stale = terminal->forgotten = false;
	refresh_with_cursor(terminal, canvas);
	turn_mouse(terminal, terminal->mouse_wanted);
	ask(terminal);
	return many && !first;
}

void terminal_show(Terminal *terminal, const Canvas *canvas)
{
	delivery_begin(&terminal->delivery);
	terminal->delivery.links = terminal->hyperlinks ? canvas->links : NULL;
	bool many = show(terminal, canvas);

	delivery_end(&terminal->delivery, many && terminal->answers.synchronized);
}

bool terminal_scrolls_panes(const Terminal *terminal)
{
	return terminal->answers.margins;
}

void terminal_ask_ground(Terminal *terminal)
{
	terminal->ask_ground = true;
	if (terminal->answers.state != ANSWERS_AWAITED)
		terminal->answers.state = ANSWERS_WANTED;
}

Ground terminal_ground(const Terminal *terminal)
{
	return terminal->answers.ground;
}

TerminalCosts terminal_costs(const Terminal *terminal)
{
	return (TerminalCosts){ terminal->delivery.bytes, terminal->delivery.writes,
		terminal->cells };
}

/* Leaving and coming back */

/* An answer that comes after the end would be typed into the shell: it is waited for a moment. */
static void await_answer(Terminal *terminal)
{
	struct pollfd wait = { .fd = fileno(terminal->in), .events = POLLIN };

	while (terminal->answers.state == ANSWERS_AWAITED && poll(&wait, 1, ANSWER_MS) > 0 &&
		terminal_read(terminal).kind != INPUT_GONE)
		continue;
	terminal->answers = (Answers){ 0 };
}

static void leave(Terminal *terminal)
{
	await_answer(terminal);
	delivery_release_rows(&terminal->delivery);
	turn_mouse(terminal, false);
	send(terminal, "rmkx", terminal->cursor_shown ? "BD" : "cnorm");
	terminal->cursor_shown = false;
	endwin();
}

void terminal_close(Terminal *terminal)
{
	if (terminal == NULL)
		return;
	if (terminal->shown)
		leave(terminal);
	signals_unguard();
	discard(terminal);
}

/* Takes the screen again; the next show brings the picture. */
static void come_back(Terminal *terminal)
{
	if (tcgetattr(terminal->tty, &terminal->modes) == 0)
		def_shell_mode();
	guard(terminal);
	reset_prog_mode();
	keys_drop(terminal->keys);
	take_size(terminal);
	leaveok(stdscr, TRUE);
	terminal->shown = false;
}

void terminal_step_out(Terminal *terminal)
{
	if (terminal->shown)
		leave(terminal);
	signals_unguard();
}

void terminal_step_in(Terminal *terminal)
{
	come_back(terminal);
}

void terminal_suspend(Terminal *terminal)
{
	terminal_step_out(terminal);
	signals_stop();
	terminal_step_in(terminal);
}

bool terminal_copy(Terminal *terminal, Str text)
{
	Text bytes = text_in(NULL);

	clipboard_add(&bytes, text, getenv("TERM"), getenv("TMUX") != NULL);
	bool fits = bytes.size <= TERMINAL_CLIPBOARD_BYTES;

	if (fits)
		send_bytes(terminal, text_str(&bytes));
	text_clear(&bytes);
	return fits;
}

void terminal_resumed(Terminal *terminal)
{
	terminal->answers = (Answers){ 0 }; /* it may be another terminal now */
	reset_prog_mode();
	take_size(terminal);
}

/* Input */

/* Milliseconds that what is begun may still take, -1 when nothing is begun. */
static int patience_ms(const Terminal *terminal)
{
	switch (keys_wait(terminal->keys)) {
	case KEYS_WAIT_NOT:
		return -1;
	case KEYS_WAIT_ESCAPE:
		return terminal->escape_ms;
	case KEYS_WAIT_SEQUENCE:
		return SEQUENCE_MS;
	case KEYS_WAIT_PASTE:
		return PASTE_MS;
	}
	return -1;
}

static int since_last_byte_ms(const Terminal *terminal)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	time_t seconds = now.tv_sec - terminal->last_byte.tv_sec;

	if (seconds > STARTING_ESCAPE_MAX_MS)
		return STARTING_ESCAPE_MAX_MS * 1000;
	return (int)seconds * 1000 + (int)((now.tv_nsec - terminal->last_byte.tv_nsec) / 1000000);
}

int terminal_wait_ms(const Terminal *terminal)
{
	int patience = patience_ms(terminal);

	if (patience < 0)
		return -1;
	int left = patience - since_last_byte_ms(terminal);

	return left > 0 ? left : 0;
}

/* Reads what waits. False when the terminal is gone. */
static bool read_bytes(Terminal *terminal, bool *some)
{
	char bytes[READ_BYTES];
	struct pollfd wait = { .fd = fileno(terminal->in), .events = POLLIN };

	*some = false;
	if (poll(&wait, 1, 0) <= 0)
		return true;
	if ((wait.revents & POLLIN) == 0)
		return false;
	ssize_t got = read(wait.fd, bytes, sizeof bytes);

	if (got < 0)
		return errno == EINTR || errno == EAGAIN;
	if (got == 0)
		return false;
	*some = true;
	clock_gettime(CLOCK_MONOTONIC, &terminal->last_byte);
	keys_feed(terminal->keys, bytes, (size_t)got);
	return true;
}

Input terminal_read(Terminal *terminal)
{
	for (;;) {
		KeysEvent event = keys_next(terminal->keys, false);
		ViewMouse mouse;
		bool some;

		if (event.kind == KEYS_NONE) {
			if (!read_bytes(terminal, &some))
				return (Input){ .kind = INPUT_GONE };
			if (some)
				continue;
			if (terminal_wait_ms(terminal) != 0)
				return (Input){ .kind = INPUT_NONE };
			event = keys_next(terminal->keys, true);
		}
		switch (event.kind) {
		case KEYS_NONE:
			return (Input){ .kind = INPUT_NONE };
		case KEYS_KEY:
			return (Input){ .kind = INPUT_KEY, .text = event.text };
		case KEYS_PASTE:
			return (Input){ .kind = INPUT_PASTE, .text = event.text };
		case KEYS_MOUSE:
			if (mouse_read(event.text, &mouse))
				return (Input){ .kind = INPUT_MOUSE, .mouse = mouse };
			break;
		case KEYS_REPLY:
			answers_take(&terminal->answers, event.text);
			break;
		}
	}
}

void terminal_library(Text *out)
{
	text_add_c(out, curses_version());
}
