/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include <cmocka.h>

#include "call.h"
#include "session.h"

/* What the program sends for keys, and that it comes to the same as painting all. What it has
 * done is read from the file it writes with --stats. */

enum {
	ROWS = 40,
	COLUMNS = 120,
	RANDOM_KEYS = 350,
	PARAGRAPHS = 24,
	PAGES = 40, /* of a list */
	WAIT_MS = 20000
};

typedef struct {
	char page[CALL_PATH_BYTES], stats[CALL_PATH_BYTES], settings[CALL_PATH_BYTES];
	char stats_option[CALL_PATH_BYTES + 16], settings_option[CALL_PATH_BYTES + 16];
	Session session;
	size_t typed; /* keys in all */
} Trial;

/* What the lines of the stats file say in all. */
typedef struct {
	size_t pictures, keys, bytes, writes;
	size_t last_keys, last_bytes;
	double last_ms;
} Sums;

static const char *const scripts[] = {
	"The ferry left on time with few on board, and nothing much happened on the coast that day, "
	"which is what the keeper likes best about the coast.",
	"Паром отошёл вовремя, и на берегу в тот день ничего не случилось; смотритель маяка был "
	"этим весьма доволен и записал всё в журнал.",
	"המעבורת יצאה בזמן ובאותו יום לא קרה דבר על החוף, וזה מה ששומר המגדלור אוהב יותר מכל.",
	"渡轮准时离开了港口，那一天海岸上没有发生什么事情，灯塔看守人对此非常满意，并把一切都写进了日志。",
	"नाव समय पर निकली और उस दिन तट पर कुछ नहीं हुआ, और प्रकाशस्तंभ का रखवाला इसी से सबसे अधिक "
	"प्रसन्न रहता है।",
};

enum {
	SCRIPTS = sizeof scripts / sizeof *scripts
};

static void write_page(const char *path)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("<!doctype html><html lang=en><head><meta charset=utf-8><title>Ferry on time</title>"
	      "</head><body><article><h1>Ferry on time</h1>\n",
		file);
	for (int i = 0; i < PARAGRAPHS; i++)
		fprintf(file, "%s<p>%d. %s <a href='http://courier.example/%d'>More</a> %s</p>\n",
			i % 6 == 5 ? "<h2>Later that day</h2>" : "", i, scripts[i % SCRIPTS], i,
			scripts[(i + 2) % SCRIPTS]);
	fputs("</article><div class=related><h2>Related stories</h2><ul>", file);
	for (int i = 0; i < 4; i++)
		fprintf(file,
			"<li><a href='http://courier.example/2011/%d.html'>Story %d of the coast "
			"and its ferries</a></li>",
			i, i);
	fputs("</ul></div><section id=comments><h2>Comments</h2><ol>", file);
	for (int i = 0; i < 12; i++)
		fprintf(file,
			"<li class=comment id=c%d><div class=author>Reader %d</div><div class=text><p>%s"
			"</p></div></li>\n",
			i, i, scripts[i % SCRIPTS]);
	fputs("</ol></section></body></html>", file);
	assert_int_equal(fclose(file), 0);
}

static Sums read_stats(const Trial *trial)
{
	Sums sums = { 0 };
	char line[128], key[32];
	FILE *file = fopen(trial->stats, "r");

	if (file == NULL)
		return sums;
	while (fgets(line, sizeof line, file) != NULL) {
		size_t keys, bytes, cells, writes;
		double ms;

		if (sscanf(line, "%zu %31s %zu %zu %zu %lf", &keys, key, &bytes, &cells, &writes,
			    &ms) != 6)
			continue;
		sums.pictures++;
		sums.keys += keys;
		sums.bytes += bytes;
		sums.writes += writes;
		if (keys > 0) {
			sums.last_keys = keys;
			sums.last_bytes = bytes;
			sums.last_ms = ms;
		}
	}
	fclose(file);
	return sums;
}

static void sleep_ms(long ms)
{
	const struct timespec moment = { .tv_nsec = ms * 1000000 };

	nanosleep(&moment, NULL);
}

/* Takes all that was sent for the pictures there are, whole ones: a terminal hands it on a
 * little later, and a picture is told of when it was sent. */
static void take_all(Trial *trial)
{
	for (int waited = 0; trial->session.screen->bytes != read_stats(trial).bytes; waited++) {
		if (waited > WAIT_MS)
			fail_msg("not all that was sent has come");
		session_drain(&trial->session);
		sleep_ms(1);
	}
}

/* Types KEYS, which are COUNT keys, and takes all that is sent for them. */
static void type(Trial *trial, const char *keys, size_t count)
{
	session_type(&trial->session, keys);
	trial->typed += count;
	for (int waited = 0; read_stats(trial).keys < trial->typed; waited++) {
		if (waited > WAIT_MS)
			fail_msg("the keys \"%s\" were not taken", keys);
		session_drain(&trial->session);
		sleep_ms(1);
	}
	take_all(trial);
}

/* A file of this run in the build tree. */
static void name_file(char path[CALL_PATH_BYTES], const char *kind)
{
	snprintf(path, CALL_PATH_BYTES, "%s/economy.%ld.%s", call_directory("builddir"),
		(long)getpid(), kind);
}

static void write_settings(const char *path, const char *line)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file, "set resume off\n%s\n", line);
	assert_int_equal(fclose(file), 0);
}

/* Names the files of TRIAL and writes its settings, SETTING one of them. */
static void prepare(Trial *trial, const char *setting)
{
	memset(trial, 0, sizeof *trial);
	name_file(trial->page, "html");
	name_file(trial->stats, "tsv");
	name_file(trial->settings, "conf");
	snprintf(trial->stats_option, sizeof trial->stats_option, "--stats=%s", trial->stats);
	snprintf(trial->settings_option, sizeof trial->settings_option, "--config=%s",
		trial->settings);
	write_settings(trial->settings, setting);
	unlink(trial->stats);
}

static void begin_with(
	Trial *trial, int rows, int columns, const char *variables[2], const char *setting)
{
	prepare(trial, setting);
	write_page(trial->page);
	Call call = { .arguments = { trial->settings_option, trial->stats_option, trial->page } };

	if (variables != NULL)
		memcpy(call.variables[0], variables, sizeof call.variables[0]);
	session_begin(&trial->session, rows, columns, "xterm-256color", call_run, &call);
	session_wait_for(&trial->session, "p 1/");
}

/* A page of FOLDER, number I. */
static void write_listed(const char *folder, int i)
{
	char path[CALL_PATH_BYTES + 24];

	snprintf(path, sizeof path, "%s/%d.html", folder, i);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	const char *text = scripts[i % SCRIPTS];

	fprintf(file,
		"<!doctype html><html><head><meta charset=utf-8><title>%d. %s</title><meta "
		"property='article:published_time' content='20%02d-%02d-02'></head><body><article>"
		"<h1>%d. %s</h1><p>%s</p><p>%s</p></article></body></html>",
		i, text, i % 7, 1 + i % 12, i, text, text, text);
	assert_int_equal(fclose(file), 0);
}

static void begin_of(Trial *trial, const char *folder)
{
	prepare(trial, "set secure"); /* without the store of the one who tests */
	const Call call = { .arguments = { trial->settings_option, trial->stats_option, folder } };

	session_begin(&trial->session, 24, 80, "xterm-256color", call_run, &call);
}

static void begin(Trial *trial, int rows, int columns, const char *variables[2])
{
	begin_with(trial, rows, columns, variables, "");
}

static void end(Trial *trial)
{
	session_press(&trial->session, "Q");
	assert_int_equal(session_wait_end(&trial->session), 0);
	session_assert_restored(&trial->session);
	if (trial->session.screen->unknown > 0)
		fail_msg("unknown sequence %s", trial->session.screen->first_unknown);
	session_end(&trial->session);
	unlink(trial->page);
	unlink(trial->stats);
	unlink(trial->settings);
}

typedef struct {
	const char *keys; /* NULL behind the last */
	size_t count;
} KeyChoice;

static const KeyChoice article_keys[] = { { "j", 1 }, { "j", 1 }, { "j", 1 }, { "j", 1 },
	{ "k", 1 }, { "k", 1 }, { "jjj", 3 }, { " ", 1 }, { "b", 1 }, { "d", 1 }, { "u", 1 },
	{ "g", 1 }, { "G", 1 }, { "\t", 1 }, { "a", 1 }, { "a", 1 }, { "c", 1 }, { "r", 1 },
	{ "}", 1 }, { "{", 1 }, { ")", 1 }, { "]", 1 }, { "[", 1 }, { "z", 1 }, { ">", 1 },
	{ "<", 1 }, { "+", 1 }, { "-", 1 }, { "h", 1 }, { "l", 1 }, { "H", 1 }, { "L", 1 },
	{ "C", 1 }, { "?", 1 }, { "=", 1 }, { "T", 1 }, { "/coast\r", 7 }, { "n", 1 },
	{ "\007", 1 }, { "5j", 2 }, { "w", 1 }, { "v", 1 }, { "v)", 2 }, { "U", 1 }, { "\007", 1 },
	{ NULL, 0 } };

static const KeyChoice list_keys[] = { { "j", 1 }, { "j", 1 }, { "j", 1 }, { "k", 1 }, { "k", 1 },
	{ "jjj", 3 }, { " ", 1 }, { "b", 1 }, { "d", 1 }, { "u", 1 }, { "g", 1 }, { "G", 1 },
	{ "5j", 2 }, { "50%", 3 }, { "/coast\r", 7 }, { "n", 1 }, { "N", 1 }, { "Sd", 2 },
	{ "St", 2 }, { "Sr", 2 }, { "Sg", 2 }, { "Sf", 2 }, { ")", 1 }, { "(", 1 },
	{ "&coast\r", 7 }, { "&", 1 }, { "\007", 1 }, { "\007", 1 }, { "C", 1 }, { "=", 1 },
	{ "?", 1 }, { "w", 1 }, { NULL, 0 } };

/* The same keys in the same order each time. */
static KeyChoice random_choice(const KeyChoice *choices, uint32_t *seed)
{
	size_t count = 0;

	while (choices[count].keys != NULL)
		count++;
	*seed = *seed * 1664525u + 1013904223u;
	return choices[(*seed >> 8) % count];
}

/* Do they look the same? Of a blank neither weight nor ink is seen. */
static bool same_cell(const ScreenCell *a, const ScreenCell *b)
{
	bool blank = wcscmp(a->text, L" ") == 0;
	unsigned seen = blank ? SCREEN_REVERSE | SCREEN_UNDERLINE : ~0u;
	bool ink = a->foreground == b->foreground || (blank && (a->attributes & seen) == 0);

	return wcscmp(a->text, b->text) == 0 && (a->attributes & seen) == (b->attributes & seen) &&
		ink && a->background == b->background && a->link == b->link;
}

/* Has the program paint all again, which a window does that says it has another size. All has
 * come when the screen was cleared and the pictures told of are all that was sent. */
static void repaint(Trial *trial)
{
	const Screen *screen = trial->session.screen;
	size_t clearings = screen->clearings;

	kill(trial->session.program, SIGWINCH);
	for (int waited = 0;
		screen->clearings == clearings || screen->bytes != read_stats(trial).bytes;
		waited++) {
		if (waited > WAIT_MS)
			fail_msg("nothing was painted");
		session_drain(&trial->session);
		sleep_ms(1);
	}
}

/* The screen is what painting all of it makes. The status line may have been counted on. */
static void assert_as_repainted(Trial *trial, const char *keys, int step)
{
	const Screen *screen = trial->session.screen;
	size_t size = (size_t)screen->rows * (size_t)screen->columns * sizeof *screen->cells;
	ScreenCell *before = malloc(size);

	assert_non_null(before);
	memcpy(before, screen->cells, size);
	repaint(trial);
	for (int row = 0; row < screen->rows; row++)
		for (int column = 0; column < screen->columns && row != screen->rows - 2; column++)
			if (!same_cell(&before[row * screen->columns + column],
				    screen_cell(screen, row, column)))
				fail_msg("step %d, after \"%s\": row %d, column %d differs:\n%s",
					step, keys, row, column, screen_text(screen));
	free(before);
}

static void press_random_keys(Trial *trial, const KeyChoice *choices)
{
	uint32_t seed = 2011;

	for (int step = 0; step < RANDOM_KEYS; step++) {
		KeyChoice choice = random_choice(choices, &seed);

		type(trial, choice.keys, choice.count);
		assert_as_repainted(trial, choice.keys, step);
	}
}

static void assert_random_keys(bool can, int rows, int columns, const char *setting)
{
	Trial trial;
	const Screen *screen;

	begin_with(&trial, rows, columns, NULL, setting);
	screen = trial.session.screen;
	trial.session.screen->can_margins = trial.session.screen->can_synchronize = can;
	press_random_keys(&trial, article_keys);
	if (can && columns >= COLUMNS)
		assert_in_range(screen->margin_scrolls, 5, RANDOM_KEYS);
	assert_true((screen->updates > 10) == can);
	assert_true((screen->link_count > 10) == (setting[0] != '\0'));
	end(&trial);
}

static void test_economy_random_keys_with_margins(void **state)
{
	(void)state;
	assert_random_keys(true, ROWS, COLUMNS, "");
}

static void test_economy_random_keys_without_margins(void **state)
{
	(void)state;
	assert_random_keys(false, ROWS, COLUMNS, "");
	assert_random_keys(false, 24, 80, "");
}

/* Cells lead where they should, too, wherever they are scrolled to. */
static void test_economy_random_keys_with_hyperlinks(void **state)
{
	(void)state;
	assert_random_keys(true, ROWS, COLUMNS, "set hyperlinks on");
	assert_random_keys(false, 24, 80, "set hyperlinks on");
}

/* The list of a folder with a page of each script, and more. */
static void test_economy_random_keys_in_a_list(void **state)
{
	char folder[CALL_PATH_BYTES], command[CALL_PATH_BYTES + 16];
	Trial trial;

	(void)state;
	name_file(folder, "pages");
	assert_int_equal(mkdir(folder, 0700), 0);
	for (int i = 0; i < PAGES; i++)
		write_listed(folder, i);
	begin_of(&trial, folder);
	session_wait_for(&trial.session, "40 articles");
	session_wait_without(&trial.session, "nothing is lost");
	take_all(&trial);
	press_random_keys(&trial, list_keys);
	type(&trial, "\007", 1); /* a prompt may be open */
	end(&trial);
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	assert_int_equal(system(command), 0);
}

static void test_economy_of_a_line(void **state)
{
	(void)state;
	Trial trial;

	begin(&trial, 24, 80, NULL);
	type(&trial, "j", 1);
	assert_in_range(read_stats(&trial).last_bytes, 20, 280); /* a line of Chinese is 200 */
	type(&trial, "jjjjjjjjjjjjjjjjjjjj", 20);
	size_t twenty = read_stats(&trial).last_bytes, before = read_stats(&trial).bytes;

	repaint(&trial);
	assert_in_range(twenty, 20, read_stats(&trial).bytes - before);
	Sums sums = read_stats(&trial);

	assert_int_equal(sums.writes, sums.pictures); /* each is one */
	assert_int_equal(sums.bytes <= trial.session.screen->bytes, true);
	end(&trial);
}

static void test_economy_of_a_line_beside_a_pane(void **state)
{
	(void)state;
	Trial trial;

	begin(&trial, ROWS, COLUMNS, NULL);
	trial.session.screen->can_margins = true;
	type(&trial, "j", 1); /* the question goes out with it */
	size_t asked = trial.session.screen->questions;

	assert_int_equal(asked, 3);
	type(&trial, "\007", 1);
	for (int i = 0; i < 6; i++) {
		type(&trial, "j", 1);
		assert_in_range(read_stats(&trial).last_bytes, 20, 320);
	}
	assert_int_equal(trial.session.screen->margin_scrolls, 6);
	assert_int_equal(trial.session.screen->questions, asked); /* once */
	end(&trial);
}

/* A thousand lines at once: few pictures, and the last of them is right. */
static void test_economy_of_many_keys_at_once(void **state)
{
	(void)state;
	enum {
		KEYS = 1000
	};
	Trial trial;
	char keys[KEYS + 1];
	char at_the_end[4096];

	begin(&trial, 24, 80, NULL);
	type(&trial, "G", 1);
	char *text = screen_text(trial.session.screen);

	snprintf(at_the_end, sizeof at_the_end, "%s", text);
	free(text);
	type(&trial, "g", 1);
	memset(keys, 'j', KEYS);
	keys[KEYS] = '\0';
	size_t before = read_stats(&trial).pictures;

	type(&trial, keys, KEYS);
	assert_in_range(read_stats(&trial).pictures - before, 1, 10);
	text = screen_text(trial.session.screen);
	assert_string_equal(text, at_the_end);
	free(text);
	end(&trial);
}

/* Over ssh panes stand below the text unless the terminal says that it can scroll them. */
static void test_economy_of_panes_over_a_line(void **state)
{
	(void)state;
	const char *far[2] = { "SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22" };
	Trial trial;

	begin(&trial, ROWS, COLUMNS, far);
	session_settle(&trial.session);
	assert_int_equal(trial.session.screen->questions, 3);
	assert_true(screen_find(trial.session.screen, "Related 4", 0) > 20);
	type(&trial, "j", 1);
	type(&trial, "j", 1);
	assert_in_range(read_stats(&trial).last_bytes, 20, 320);
	end(&trial);

	begin(&trial, ROWS, COLUMNS, far);
	session_type(&trial.session, "\033[?69;2$y\033[?2026;0$y\033[?64;1c"); /* a late answer */
	session_wait_for(&trial.session, "Related 4");
	type(&trial, "j", 1);
	end(&trial);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_economy_random_keys_with_margins),
		cmocka_unit_test(test_economy_random_keys_without_margins),
		cmocka_unit_test(test_economy_random_keys_with_hyperlinks),
		cmocka_unit_test(test_economy_random_keys_in_a_list),
		cmocka_unit_test(test_economy_of_a_line),
		cmocka_unit_test(test_economy_of_a_line_beside_a_pane),
		cmocka_unit_test(test_economy_of_many_keys_at_once),
		cmocka_unit_test(test_economy_of_panes_over_a_line),
	};

	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
