/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "session.h"
#include "terminal/signals.h"
#include "terminal/terminal.h"

/* A child shows canvases on a pty, one for each byte it gets; the test draws the same
 * canvases and compares them with the screen that the child's bytes make. */

enum {
	ROWS = 24,
	COLUMNS = 60,
	PANE_COLUMNS = 100,
	CANVASES = 36,
	SILENT_MAX = 100 /* moments without a byte until something missing is given up */
};

/* Canvas N of a series. */
typedef void Draw(Canvas *canvas, unsigned n);

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void fill_row(Canvas *canvas, int row, uint32_t *seed)
{
	static const char *const words[] = { "the", "links", "naïve", "中文", "e\314\201t\314\201e",
		"────────────────", "—", "क्षि", "한국", "▸", "quite another", "🙂", "a", "   ",
		"│" };
	int column = (int)(next_random(seed) % 5);

	while (column < canvas->columns) {
		Str word = str(words[next_random(seed) % (sizeof words / sizeof *words)]);
		Style style = (Style)(next_random(seed) % STYLE_COUNT);
		unsigned marks = next_random(seed) % 4 == 0 ? next_random(seed) % 256 : 0;

		if (next_random(seed) % 3 > 0)
			style = STYLE_TEXT;
		column += canvas_put(canvas, row, column, canvas->columns, word, style, marks);
		column += 1 + (next_random(seed) % 9 == 0 ? 6 : 0);
	}
}

/* Canvas N: some are new, some scrolled, some changed in a few rows. */
static void draw_canvas(Canvas *canvas, unsigned n)
{
	uint32_t start = n - n % 3;

	canvas_clear(canvas);
	for (int row = 0; row < canvas->rows; row++) {
		uint32_t seed = start * 977u + (uint32_t)row + (n % 3 == 1 ? 1u : 0u);

		if (n % 3 == 2 && row % 7 == 0)
			seed += 5000u;
		if (next_random(&seed) % 6 > 0)
			fill_row(canvas, row, &seed);
	}
	canvas->cursor_shown = n % 10 == 9;
	canvas->cursor_row = canvas->rows - 1;
	canvas->cursor_column = 3;
}

/* Two panes with a rule between, each scrolled by canvas after canvas: by a line, by some, back,
 * or to somewhere else. */
static void draw_panes(Canvas *canvas, unsigned n)
{
	static const int steps[] = { 1, 1, 3, -1, -2, 9, 40, -40, 5 };
	int rule = canvas->columns * 2 / 3, top[2] = { 0, 0 };

	for (unsigned i = 0; i < n; i++)
		top[i % 4 == 3] += steps[i % (sizeof steps / sizeof *steps)];
	canvas_clear(canvas);
	for (int row = 0; row < canvas->rows - 2; row++) {
		uint32_t left = (uint32_t)(row + top[0] + 1000) * 31u;
		uint32_t right = (uint32_t)(row + top[1] + 2000) * 37u;

		fill_row(canvas, row, &left);
		canvas_fill(canvas, row, rule, canvas->columns - rule, STYLE_TEXT, 0);
		for (int column = rule + 2; column < canvas->columns - 12; column += 8) {
			char word[16];

			snprintf(word, sizeof word, "%u", next_random(&right) % 100000);
			canvas_put(canvas, row, column, 7, str(word), STYLE_COMMENT, 0);
		}
		canvas_put(canvas, row, rule, 1, str("│"), STYLE_BAR, 0);
	}
	canvas_fill(canvas, canvas->rows - 2, 0, canvas->columns, STYLE_STATUS, 0);
	canvas->rule_column = rule;
	canvas->rule_rows = canvas->rows - 2;
}

/* The child */

static int show_canvases(const char *theme_name, bool ascii, Draw *draw)
{
	Theme theme;
	Error err;
	unsigned n = 0;
	bool more = true;

	if (!theme_find(theme_name, &theme, &err) || !signals_begin(&err))
		return 90;
	Terminal *terminal =
		terminal_open(&theme, (TerminalOptions){ COLOURS_ALWAYS, ascii, false }, &err);

	if (terminal == NULL)
		return err.kind == ERROR_TERMINAL ? 2 : 91;
	Canvas *canvas = canvas_new(1, 1);

	while (more) {
		int rows, columns;

		terminal_size(terminal, &rows, &columns);
		canvas_resize(canvas, rows, columns);
		draw(canvas, n);
		terminal_show(terminal, canvas);
		struct pollfd wait[] = { { .fd = terminal_fd(terminal), .events = POLLIN },
			{ .fd = signals_fd(), .events = POLLIN } };

		poll(wait, 2, -1);
		SignalNews news = signals_take();

		more = news.end == 0;
		if (news.resumed)
			terminal_resumed(terminal);
		else if (news.resize)
			terminal_resize(terminal);
		for (Input input; (input = terminal_read(terminal)).kind != INPUT_NONE;) {
			if (input.kind == INPUT_GONE)
				return 92;
			if (str_is(input.text, "q"))
				more = false;
			else if (str_is(input.text, "^L"))
				terminal_forget(terminal);
			else if (str_is(input.text, "^Z"))
				terminal_suspend(terminal);
			else if (str_is(input.text, "X"))
				abort();
			else if (str_is(input.text, "n"))
				n++;
		}
	}
	canvas_free(canvas);
	terminal_close(terminal);
	signals_end();
	return 0;
}

/* The test's side */

typedef struct {
	const char *theme;
	bool ascii;
	Draw *draw;
} Wish;

static int run_child(const void *argument)
{
	const Wish *wish = argument;

	unsetenv("NO_COLOR");
	return show_canvases(wish->theme, wish->ascii, wish->draw);
}

static void begin(Session *session, const char *term, const char *theme, bool ascii)
{
	Wish wish = { theme, ascii, draw_canvas };

	session_begin(session, ROWS, COLUMNS, term, run_child, &wish);
}

/* Until the first canvas is there. */
static void wait_first(Session *session)
{
	session_wait_for(session, "links");
}

/* Waits for the end of a child that was told to; it has to have left the terminal as it was. */
static void assert_end(Session *session, int status)
{
	assert_int_equal(session_wait_end(session), status);
	session_assert_restored(session);
	session_end(session);
}

/* The code points of TEXT that are sent at all. */
static void sent_text(const char *text, wchar_t out[SCREEN_CELL_CHARACTERS])
{
	size_t offset = 0, used = 0, size;
	uint32_t c;

	while ((size = utf8_decode(str(text), offset, &c, NULL)) > 0) {
		if (used + 1 < SCREEN_CELL_CHARACTERS)
			out[used++] = (wchar_t)c;
		offset += size;
	}
	out[used] = L'\0';
}

/* Blanks of a reversed or underlined look are seen, others not. */
static bool looks_blank(const ScreenCell *cell)
{
	return cell->text[0] == L' ' &&
		(cell->attributes & (SCREEN_REVERSE | SCREEN_UNDERLINE)) == 0;
}

static bool cell_arrived(
	const Session *session, const Theme *theme, Canvas *canvas, int row, int column)
{
	const Cell *cell = canvas_cell(canvas, row, column);
	const ScreenCell *shown = screen_cell(session->screen, row, column);
	Look look = theme_look(theme, (Style)cell->style, cell->marks);
	wchar_t text[SCREEN_CELL_CHARACTERS];

	sent_text(cell->text, text);
	if (wcscmp(text, shown->text) != 0 || shown->background != look.background.of_256)
		return false;
	if (cell->cells == 0 || (text[0] == L' ' && looks_blank(shown)))
		return true;
	return shown->attributes == look.attributes && shown->foreground == look.foreground.of_256;
}

static bool cursor_arrived(const Screen *screen, const Canvas *canvas)
{
	if (screen->cursor_hidden != !canvas->cursor_shown || screen->paste != canvas->cursor_shown)
		return false;
	return !canvas->cursor_shown ||
		(screen->cursor.row == canvas->cursor_row &&
			screen->cursor.column == canvas->cursor_column);
}

/* True when all of CANVAS is on the screen; else *ROW and *COLUMN are the first cell that
 * is not. */
static bool canvas_arrived(
	const Session *session, const Theme *theme, Canvas *canvas, int *row, int *column)
{
	for (*row = 0; *row < canvas->rows; ++*row)
		for (*column = 0; *column < canvas->columns; ++*column)
			if (!cell_arrived(session, theme, canvas, *row, *column))
				return false;
	return cursor_arrived(session->screen, canvas);
}

/* Canvas N of DRAW is on the screen, or will be in a moment. */
static void assert_drawn(Session *session, const Theme *theme, Draw *draw, unsigned n)
{
	Canvas *canvas = canvas_new(session->screen->rows, session->screen->columns);
	int row, column, silent = 0;

	draw(canvas, n);
	while (!canvas_arrived(session, theme, canvas, &row, &column))
		if (!session_listen(session) && ++silent > SILENT_MAX)
			fail_msg("canvas %u is not on the screen: row %d, column %d:\n%s", n, row,
				column, screen_text(session->screen));
	canvas_free(canvas);
}

static void assert_canvas(Session *session, const Theme *theme, unsigned n)
{
	assert_drawn(session, theme, draw_canvas, n);
}

/* Every canvas arrives whole, whatever was there before. */
static void assert_theme_arrives(const char *name)
{
	Session session;
	Theme theme;
	Error err;

	assert_true(theme_find(name, &theme, &err));
	begin(&session, "xterm-256color", name, false);
	session_settle(&session);
	for (unsigned n = 0; n < CANVASES; n++) {
		assert_canvas(&session, &theme, n);
		session_press(&session, "n");
	}
	if (session.screen->unknown > 0)
		fail_msg("unknown sequence %s", session.screen->first_unknown);
	session_press(&session, "q");
	assert_end(&session, 0);
}

static void test_terminal_shows_canvases(void **state)
{
	(void)state;
	assert_theme_arrives("default");
	assert_theme_arrives("dark");
}

/* Panes scroll alone where the terminal can do that, and the screen is the same where it cannot. */
static void assert_panes_arrive(bool can_margins, const char *name)
{
	Session session;
	Theme theme;
	Error err;
	Wish wish = { name, false, draw_panes };

	assert_true(theme_find(name, &theme, &err));
	session_begin(&session, ROWS, PANE_COLUMNS, "xterm-256color", run_child, &wish);
	session.screen->can_margins = can_margins;
	wait_first(&session);
	session_settle(&session);
	for (unsigned n = 0; n < CANVASES; n++) {
		size_t before = session.screen->bytes;

		session_press(&session, n == 0 ? "\f" : "n");
		assert_drawn(&session, &theme, draw_panes, n);
		if (n == 0) /* nothing was scrolled: nothing is asked */
			assert_int_equal(session.screen->questions, 0);
		if (n == 2 && can_margins) /* one line was scrolled, for the second time */
			assert_in_range(session.screen->bytes - before, 60, 1000);
	}
	if (session.screen->unknown > 0)
		fail_msg("unknown sequence %s", session.screen->first_unknown);
	assert_in_range(session.screen->margin_scrolls, can_margins ? CANVASES / 2 : 0,
		can_margins ? CANVASES : 0);
	session_press(&session, "q");
	assert_end(&session, 0);
}

static void test_terminal_scrolls_a_pane_alone(void **state)
{
	(void)state;
	assert_panes_arrive(true, "default");
	assert_panes_arrive(true, "light");
}

static void test_terminal_without_margins_paints_panes(void **state)
{
	(void)state;
	assert_panes_arrive(false, "default");
}

static void test_terminal_sends_nothing_for_the_same_picture(void **state)
{
	(void)state;
	Session session;

	begin(&session, "xterm-256color", "default", false);
	wait_first(&session);
	size_t before = session.screen->bytes;

	assert_int_equal(write(session.tty, "x", 1), 1);
	struct pollfd wait = { .fd = session.tty, .events = POLLIN };

	assert_int_equal(poll(&wait, 1, 200), 0);
	assert_int_equal(session.screen->bytes, before);
	session_press(&session, "\f"); /* but all of it when asked */
	assert_true(session.screen->bytes > before + 500);
	session_press(&session, "q");
	assert_end(&session, 0);
}

static void test_terminal_takes_a_new_size(void **state)
{
	(void)state;
	static const struct {
		int rows, columns;
	} sizes[] = { { 40, 100 }, { 10, 20 }, { 1, 1 }, { 24, 60 } };
	Session session;
	Theme theme;
	Error err;

	assert_true(theme_find("default", &theme, &err));
	begin(&session, "xterm-256color", "default", false);
	wait_first(&session);
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		session_resize(&session, sizes[i].rows, sizes[i].columns);
		assert_canvas(&session, &theme, 0);
	}
	session_press(&session, "q");
	assert_end(&session, 0);
}

/* ncurses sizes its buffer by the window, and one that is too small it sends early. */
static void test_terminal_starts_in_a_tiny_window(void **state)
{
	(void)state;
	Wish wish = { "default", false, draw_canvas };
	Session session;
	Theme theme;
	Error err;

	assert_true(theme_find("default", &theme, &err));
	for (int size = 1; size <= 3; size++) {
		session_begin(&session, size, size, "xterm-256color", run_child, &wish);
		session_listen(&session);
		assert_canvas(&session, &theme, 0);
		if (session.screen->unknown > 0)
			fail_msg("unknown sequence %s", session.screen->first_unknown);
		session_press(&session, "q");
		assert_end(&session, 0);
	}
}

static void test_terminal_sends_ascii_only_when_asked(void **state)
{
	(void)state;
	Session session;

	begin(&session, "xterm-256color", "mono", true);
	wait_first(&session);
	for (unsigned n = 0; n < 10; n++) {
		for (int row = 0; row < ROWS; row++)
			for (const char *c = screen_row(session.screen, row); *c != '\0'; c++)
				assert_in_range(*c, ' ', '~');
		session_press(&session, "n");
	}
	session_press(&session, "q");
	assert_end(&session, 0);
}

static void test_terminal_stops_and_comes_back(void **state)
{
	(void)state;
	Session session;
	Theme theme;
	Error err;

	assert_true(theme_find("default", &theme, &err));
	begin(&session, "xterm-256color", "default", false);
	wait_first(&session);
	session_press(&session, "nnnnnnnnn"); /* canvas 9 shows a cursor */
	session_press(&session, "\032");
	session_wait_stopped(&session);
	session_assert_restored(&session);
	session_continue(&session);
	assert_true(session.screen->alternate && session.screen->keypad);
	assert_canvas(&session, &theme, 9);
	session_press(&session, "n");
	assert_canvas(&session, &theme, 10);
	kill(session.program, SIGSTOP); /* not asked: nothing can be put back */
	session_wait_stopped(&session);
	tcsetattr(session.tty, TCSANOW, &session.modes);
	session_continue(&session);
	assert_canvas(&session, &theme, 10);
	session_press(&session, "n");
	assert_canvas(&session, &theme, 11);
	session_press(&session, "q");
	assert_end(&session, 0);
}

static void test_terminal_is_left_by_signals(void **state)
{
	(void)state;
	static const struct {
		int number, status;
	} cases[] = { { SIGTERM, 0 }, { SIGHUP, 0 }, { SIGSEGV, -SIGSEGV }, { SIGBUS, -SIGBUS },
		{ SIGFPE, -SIGFPE }, { SIGQUIT, -SIGQUIT }, { SIGUSR1, -SIGUSR1 },
		{ SIGALRM, -SIGALRM } };

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Session session;

		begin(&session, "xterm-256color", "dark", false);
		wait_first(&session);
		assert_true(session.screen->alternate && session.screen->cursor_hidden);
		kill(session.program, cases[i].number);
		assert_end(&session, cases[i].status);
	}
}

static void test_terminal_is_left_by_abort(void **state)
{
	(void)state;
	Session session;

	begin(&session, "xterm-256color", "default", false);
	wait_first(&session);
	session_press(&session, "X");
	assert_end(&session, -SIGABRT);
}

static void test_terminal_of_unknown_type_is_taken_for_a_likely_one(void **state)
{
	(void)state;
	Session session;
	Theme theme;
	Error err;

	assert_true(theme_find("default", &theme, &err));
	begin(&session, "no-such-terminal", "default", false);
	wait_first(&session);
	assert_canvas(&session, &theme, 0);
	session_press(&session, "q");
	assert_end(&session, 0);
}

static void test_terminal_that_cannot_place_a_cursor_is_refused(void **state)
{
	(void)state;
	Session session;

	begin(&session, "dumb", "default", false);
	int status = session_wait_end(&session);

	assert_int_equal(status, 2);
	assert_int_equal(session.screen->bytes, 0);
	session_assert_restored(&session);
	session_end(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_terminal_shows_canvases),
		cmocka_unit_test(test_terminal_scrolls_a_pane_alone),
		cmocka_unit_test(test_terminal_without_margins_paints_panes),
		cmocka_unit_test(test_terminal_sends_nothing_for_the_same_picture),
		cmocka_unit_test(test_terminal_takes_a_new_size),
		cmocka_unit_test(test_terminal_starts_in_a_tiny_window),
		cmocka_unit_test(test_terminal_sends_ascii_only_when_asked),
		cmocka_unit_test(test_terminal_stops_and_comes_back),
		cmocka_unit_test(test_terminal_is_left_by_signals),
		cmocka_unit_test(test_terminal_is_left_by_abort),
		cmocka_unit_test(test_terminal_of_unknown_type_is_taken_for_a_likely_one),
		cmocka_unit_test(test_terminal_that_cannot_place_a_cursor_is_refused),
	};

	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
