/* SPDX-License-Identifier: ISC */

/* The settings whose work is seen at the terminal, or outside: each is set by a file of
 * settings, and without it the same keys do something else. Those that change what a canvas
 * shows are tried by view/test_census. */

#include <locale.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "call.h"
#include "view/outside.h"

enum {
	ROWS = 24,
	COLUMNS = 80,
	VALUE_BYTES = 2 * CALL_PATH_BYTES,
	DARK_GROUND = 234, /* of the palette: the background of the theme dark, ... */
	LIGHT_GROUND = 231 /* and of light */
};

static const char PAGE[] = "share/sample.html";
static const char HEADLINE[] = "Lighthouse keeps its keeper after all";

/* Where the program keeps what it keeps, and what a command of a setting writes. */
typedef struct {
	char folder[64], settings[CALL_PATH_BYTES], option[CALL_PATH_BYTES + 16];
	char written[CALL_PATH_BYTES];
	Session session;
} Trial;

static void set_up(Trial *trial)
{
	strcpy(trial->folder, "/tmp/broadsheet-settings-XXXXXX");
	assert_non_null(mkdtemp(trial->folder));
	snprintf(trial->settings, sizeof trial->settings, "%s/settings", trial->folder);
	snprintf(trial->option, sizeof trial->option, "--config=%s", trial->settings);
	snprintf(trial->written, sizeof trial->written, "%s/written", trial->folder);
}

/* Starts the program with LINE in the file of settings. */
static void start(Trial *trial, const char *line)
{
	FILE *file = fopen(trial->settings, "w");
	Call call = { .arguments = { trial->option, call_source(PAGE) },
		.variables = { { "XDG_STATE_HOME", trial->folder },
			{ "ASAN_OPTIONS", "handle_segv=0:detect_leaks=0" } } };

	assert_non_null(file);
	fprintf(file, "%s\n", line);
	assert_int_equal(fclose(file), 0);
	call_begin(&trial->session, ROWS, COLUMNS, &call);
}

static void begin(Trial *trial, const char *line)
{
	start(trial, line);
	call_wait_for_article(&trial->session, HEADLINE);
}

static void tear_down(Trial *trial)
{
	char path[CALL_PATH_BYTES];
	static const char *const files[] = { "settings", "written", "broadsheet/places",
		"broadsheet/places.lock", "broadsheet" };

	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(path, sizeof path, "%s/%s", trial->folder, files[i]);
		remove(path);
	}
	assert_int_equal(rmdir(trial->folder), 0);
}

/* The ground of the headline. */
static int ground_of(const Session *session)
{
	int row = screen_find(session->screen, HEADLINE, 0);

	return screen_cell(session->screen, row, 10)->background;
}

static bool is_dark(const Session *session)
{
	return ground_of(session) == DARK_GROUND;
}

static void try_theme(Trial *trial)
{
	begin(trial, "");
	assert_false(is_dark(&trial->session));
	call_quit(&trial->session);
	begin(trial, "set theme dark");
	assert_true(is_dark(&trial->session));
	call_quit(&trial->session);
}

/* The theme for the terminal's ground, as COLORFGBG tells it (VARIABLE) or as it answers. */
static void begin_by_ground(Trial *trial, const char *variable, const char *answer)
{
	assert_int_equal(setenv("COLORFGBG", variable, 1), 0);
	start(trial, "set theme auto");
	trial->session.screen->ground = answer;
	call_wait_for_article(&trial->session, HEADLINE);
	assert_int_equal(unsetenv("COLORFGBG"), 0);
}

static void try_theme_by_ground(Trial *trial)
{
	begin_by_ground(trial, "15;0", NULL);
	assert_true(is_dark(&trial->session));
	assert_int_equal(trial->session.screen->questions, 0);
	call_quit(&trial->session);
	begin_by_ground(trial, "0;default;15", NULL);
	assert_int_equal(ground_of(&trial->session), LIGHT_GROUND);
	call_quit(&trial->session);
	begin_by_ground(trial, "", "rgb:1c1c/1c1c/1c1c");
	for (int tries = 0; tries < 200 && !is_dark(&trial->session); tries++)
		session_listen(&trial->session);
	assert_true(is_dark(&trial->session));
	/* The answer was no key. */
	assert_int_equal(screen_find(trial->session.screen, "is not bound", 0), -1);
	call_quit(&trial->session);
	begin_by_ground(trial, "", NULL);
	session_settle(&trial->session);
	assert_int_equal(ground_of(&trial->session), -1);
	call_quit(&trial->session);
}

/* What is dim is so no longer where contrast is wanted. */
static void try_contrast(Trial *trial)
{
	for (int wanted = 0; wanted < 2; wanted++) {
		begin(trial, wanted ? "set contrast 7" : "");
		int row = screen_find(trial->session.screen, "The Harbour Courier", 0);
		const ScreenCell *cell = screen_cell(trial->session.screen, row, 10);

		assert_int_equal((cell->attributes & SCREEN_DIM) == 0, wanted);
		call_quit(&trial->session);
	}
}

/* Where it was left a page further down, with LINE in the settings: is it there again? */
static bool resumes(Trial *trial, const char *line)
{
	begin(trial, line);
	session_press(&trial->session, " ");
	session_wait_for(&trial->session, "Fog, and a ferry");
	call_quit(&trial->session);
	begin(trial, line);
	session_settle(&trial->session);
	bool there = screen_find(trial->session.screen, "Where you left it", 0) >= 0;

	call_quit(&trial->session);
	return there;
}

static void try_resume(Trial *trial)
{
	assert_false(resumes(trial, "set resume off"));
	assert_true(resumes(trial, "set resume on"));
}

static void try_clipboard(Trial *trial)
{
	begin(trial, "set clipboard on");
	session_press(&trial->session, "yt");
	session_wait_for(&trial->session, "sent to the terminal's clipboard");
	session_press(&trial->session, "Q");
	assert_int_equal(session_wait_end(&trial->session), 0);
	assert_int_equal(strncmp(trial->session.screen->first_unknown, "^]52;c;", 7), 0);
	session_end(&trial->session);
	begin(trial, "set clipboard off");
	session_press(&trial->session, "yt");
	session_wait_for(&trial->session, "The clipboard is switched off");
	call_quit(&trial->session);
}

/* The first line that the command of a setting has written, once there is one. */
static void assert_written(Trial *trial, const char *expected)
{
	char line[256] = "";

	for (int tries = 0; tries < 200 && line[0] == '\0'; tries++) {
		FILE *file = fopen(trial->written, "r");

		if (file != NULL) {
			if (fgets(line, sizeof line, file) == NULL)
				line[0] = '\0';
			fclose(file);
		}
		session_listen(&trial->session);
	}
	line[strcspn(line, "\n")] = '\0';
	assert_string_equal(line, expected);
}

static void try_copy_command(Trial *trial)
{
	char line[VALUE_BYTES];

	snprintf(line, sizeof line, "set copy-command cat >%s", trial->written);
	begin(trial, line);
	session_press(&trial->session, "yt");
	session_wait_for(&trial->session, "Title and address copied");
	assert_written(trial, HEADLINE);
	call_quit(&trial->session);
}

static void try_browser(Trial *trial)
{
	char line[VALUE_BYTES];

	snprintf(line, sizeof line, "set browser cp -t %s", trial->folder);
	begin(trial, line);
	session_press(&trial->session, "o");
	snprintf(trial->written, sizeof trial->written, "%s/sample.html", trial->folder);
	assert_written(trial, "<!DOCTYPE html>");
	assert_int_equal(unlink(trial->written), 0);
	call_quit(&trial->session);
}

/* The page lies with its picture in a folder of its own. */
static void try_viewer(Trial *trial)
{
	static const char *const names[] = { "light.jpg", "page.html" };
	static const char picture[] = "GIF89a of the light";
	char line[VALUE_BYTES], paths[2][CALL_PATH_BYTES];

	snprintf(line, sizeof line, "set viewer cp %%s %s", trial->written);
	begin(trial, line);
	session_press(&trial->session, "I");
	session_wait_for(&trial->session, "The picture is not beside the page");
	call_quit(&trial->session);
	for (size_t i = 0; i < 2; i++)
		snprintf(paths[i], sizeof paths[i], "%s/%s", trial->folder, names[i]);
	FILE *file = fopen(paths[0], "w");

	assert_non_null(file);
	fputs(picture, file);
	assert_int_equal(fclose(file), 0);
	assert_int_equal(link(call_source(PAGE), paths[1]), 0);
	Call call = { .arguments = { trial->option, paths[1] },
		.variables = { { "XDG_STATE_HOME", trial->folder } } };

	call_begin(&trial->session, ROWS, COLUMNS, &call);
	call_wait_for_article(&trial->session, HEADLINE);
	session_press(&trial->session, "1I");
	session_wait_for(&trial->session, "Opened /");
	assert_written(trial, picture);
	call_quit(&trial->session);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(unlink(paths[i]), 0);
}

static void try_mouse(Trial *trial)
{
	begin(trial, "set mouse off");
	assert_false(trial->session.screen->mouse);
	call_quit(&trial->session);
	begin(trial, "set mouse on");
	assert_true(trial->session.screen->mouse);
	session_press(&trial->session, "\033[<65;10;5M"); /* the wheel */
	session_wait_without(&trial->session, "The Harbour Courier \xC2\xB7 Coast");
	session_press(&trial->session, "\032"); /* left, and taken again */
	session_wait_stopped(&trial->session);
	session_assert_restored(&trial->session);
	session_continue(&trial->session);
	assert_true(trial->session.screen->mouse);
	kill(trial->session.program, SIGSEGV);
	assert_int_equal(session_wait_end(&trial->session), -SIGSEGV);
	session_assert_restored(&trial->session);
	session_end(&trial->session);
}

/* Where the first cell of the words on the screen leads. */
static const char *lead_of(const Session *session, const char *words)
{
	int row = screen_find(session->screen, words, 0);

	assert_true(row >= 0);
	const char *at = strstr(screen_row(session->screen, row), words);

	/* The row is ASCII up to there. */
	return screen_link(session->screen, row, (int)(at - screen_row(session->screen, row)));
}

static const char LINKED[] = "over the radio";
static const char LEAD[] =
	"id=broadsheet1;http://courier.example/coast/2011/03/11/radio-on-the-rock.html";

static void try_hyperlinks(Trial *trial)
{
	begin(trial, "set hyperlinks off");
	session_wait_for(&trial->session, LINKED);
	assert_string_equal(lead_of(&trial->session, LINKED), "");
	session_type(
		&trial->session, ":set hyperlinks auto\r\014"); /* a plain xterm is not known */
	session_settle(&trial->session);
	assert_string_equal(lead_of(&trial->session, LINKED), "");
	session_type(&trial->session, ":set hyperlinks on\r");
	session_settle(&trial->session);
	assert_string_equal(lead_of(&trial->session, LINKED), LEAD);
	session_press(&trial->session, "\032");
	session_wait_stopped(&trial->session);
	session_assert_restored(&trial->session);
	session_continue(&trial->session);
	session_wait_for(&trial->session, LINKED);
	assert_string_equal(lead_of(&trial->session, LINKED), LEAD);
	session_type(&trial->session, ":set secure\r"); /* and no way out */
	session_settle(&trial->session);
	assert_string_equal(lead_of(&trial->session, LINKED), "");
	call_quit(&trial->session);
}

static const struct {
	const char *name;
	void (*try)(Trial *trial);
} trials[] = {
	{ "theme", try_theme },
	{ "theme", try_theme_by_ground },
	{ "contrast", try_contrast },
	{ "resume", try_resume },
	{ "clipboard", try_clipboard },
	{ "copy-command", try_copy_command },
	{ "browser", try_browser },
	{ "viewer", try_viewer },
	{ "hyperlinks", try_hyperlinks },
	{ "mouse", try_mouse },
};

enum {
	TRIALS = sizeof trials / sizeof *trials
};

static void test_setting(void **state)
{
	Trial trial = { 0 };

	set_up(&trial);
	trials[*(const size_t *)*state].try(&trial);
	tear_down(&trial);
}

static void test_each_setting_is_tried(void **state)
{
	(void)state;
	for (size_t i = 0; i < OUTSIDE_SETTINGS; i++) {
		size_t tried = 0;

		for (size_t j = 0; j < TRIALS; j++)
			tried += strcmp(trials[j].name, outside_settings[i]) == 0;
		if (tried == 0)
			fail_msg("nobody sets %s", outside_settings[i]);
	}
}

int main(void)
{
	static size_t numbers[TRIALS];
	struct CMUnitTest tests[TRIALS + 1] = { cmocka_unit_test(test_each_setting_is_tried) };

	for (size_t i = 0; i < TRIALS; i++) {
		numbers[i] = i;
		tests[i + 1] = (struct CMUnitTest){ trials[i].name, test_setting, NULL, NULL,
			&numbers[i] };
	}
	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
