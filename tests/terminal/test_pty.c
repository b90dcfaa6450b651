/* SPDX-License-Identifier: ISC */
#include <fcntl.h>
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

#include <cmocka.h>

#include "../children.h"
#include "../scratch.h"
#include "call.h"

/* The program itself at a terminal, as a reader has it. */

enum {
	PATH_BYTES = CALL_PATH_BYTES,
	ROWS = 24,
	COLUMNS = 80,
	LARGE_PARAGRAPHS = 20000, /* of a page of some 3 MB */
	EARLY_TRIES = 5 /* to be there before the article */
};

static const char SAMPLE[] = "share/sample.html";
static const char HEADLINE[] = "Lighthouse keeps its keeper after all";

/* A page as plain text, with related stories and comments. */
static const char QUARRY[] = "tests/data/text/quarry.txt";
static const char QUARRY_HEADLINE[] = "Quarry village 'can stay' until spring";

/* PATH within the source tree, good until the next call. */
static const char *source_path(const char *within)
{
	static char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/%s", call_directory("srcdir"), within);
	return path;
}

static void begin(Session *session, const Call *call)
{
	call_begin(session, ROWS, COLUMNS, call);
}

static void begin_sample(Session *session)
{
	Call call = { .arguments = { source_path(SAMPLE) } };

	begin(session, &call);
	call_wait_for_article(session, HEADLINE);
}

static void begin_quarry(Session *session)
{
	Call call = { .arguments = { source_path(QUARRY) } };

	begin(session, &call);
	session_wait_for(session, QUARRY_HEADLINE);
}

/* The row that holds TEXT, which has to be there. */
static int row_of(const Session *session, const char *text)
{
	int row = screen_find(session->screen, text, 0);

	if (row < 0)
		fail_msg("\"%s\" is not on the screen:\n%s", text, screen_text(session->screen));
	return row;
}

/* The first cell of TEXT, which is ASCII and the first in its row of its kind. */
static const ScreenCell *cell_of(const Session *session, const char *text)
{
	int row = row_of(session, text);

	for (int column = 0; column < session->screen->columns; column++) {
		size_t i = 0;

		while (text[i] != '\0' && column + (int)i < session->screen->columns &&
			screen_cell(session->screen, row, column + (int)i)->text[0] == text[i])
			i++;
		if (text[i] == '\0')
			return screen_cell(session->screen, row, column);
	}
	fail();
	return NULL;
}

/* Makes a page that takes a while to read, HEADLINE and paragraphs without end, and
 * its PATH. */
static void write_large_page(char path[PATH_BYTES])
{
	snprintf(path, PATH_BYTES, "%s/large-page.%ld.html", call_directory("builddir"),
		(long)getpid());
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file,
		"<!doctype html><html><head><meta charset=utf-8><title>%s | Tidewater Gazette"
		"</title><meta property=og:site_name content='Tidewater Gazette'></head><body>"
		"<div id=menu><a href=/>Home</a></div><article><h1>%s</h1>",
		HEADLINE, HEADLINE);
	for (int i = 0; i < LARGE_PARAGRAPHS; i++)
		fprintf(file,
			"<p>The lamp was lit for the %dth time on Monday evening, an hour before "
			"the tide, and the keeper said that it would be lit for as long as there "
			"was a keeper, whatever the board had written.</p>",
			i);
	fputs("</article></body></html>", file);
	assert_int_equal(fclose(file), 0);
}

/* Opens the large page at PATH up to where its headline is on the screen and nothing of the
 * article. On a busy machine that may come before we have looked: then once more. */
static void begin_early(Session *session, int columns, const char *path)
{
	for (int tries = 1;; tries++) {
		call_begin(session, ROWS, columns, &(Call){ .arguments = { path } });
		session_wait_to_see(session, HEADLINE);
		if (screen_find(session->screen, "The lamp was lit", 0) < 0)
			return;
		assert_true(tries < EARLY_TRIES);
		call_quit(session);
	}
}

static void test_pty_keeps_the_keys_that_come_before_the_article(void **state)
{
	char path[PATH_BYTES];
	Session session;

	(void)state;
	write_large_page(path);
	begin_early(&session, COLUMNS, path);
	session_press(&session, "G");
	session_wait_for(&session, "for the 19999th time");
	call_quit(&session);
	unlink(path);
}

static void test_pty_shows_the_headline_before_the_article_and_leaves_it(void **state)
{
	char path[PATH_BYTES];
	Session session;

	(void)state;
	write_large_page(path);
	begin_early(&session, COLUMNS, path);
	int row = row_of(&session, HEADLINE);
	size_t changes = cell_of(&session, HEADLINE)->changes;

	assert_string_equal(screen_row(session.screen, row - 1), "    Tidewater Gazette");
	call_wait_for_article(&session, "The lamp was lit for the 0th time");
	assert_int_equal(row_of(&session, HEADLINE), row);
	assert_int_equal(cell_of(&session, HEADLINE)->changes, changes);
	unlink(path);
	call_quit(&session);
}

/* Beside the text there may be panes, which decide where it stands: the headline is where the
 * status line will have it, and not sent again. */
static void test_pty_tells_the_headline_first_in_a_wide_window(void **state)
{
	char path[PATH_BYTES];
	Session session;

	(void)state;
	write_large_page(path);
	begin_early(&session, 120, path);
	assert_int_equal(row_of(&session, HEADLINE), ROWS - 2);
	assert_true((cell_of(&session, HEADLINE)->attributes & SCREEN_REVERSE) != 0);
	size_t changes = screen_cell(session.screen, ROWS - 2, 1)->changes;

	call_wait_for_article(&session, "The lamp was lit for the 0th time");
	assert_int_equal(screen_cell(session.screen, ROWS - 2, 1)->changes, changes);
	unlink(path);
	call_quit(&session);
}

static void test_pty_opens_and_pages(void **state)
{
	(void)state;
	Session session;

	begin_sample(&session);
	assert_true(session.screen->alternate && session.screen->cursor_hidden);
	assert_true((cell_of(&session, HEADLINE)->attributes & SCREEN_BOLD) != 0);
	row_of(&session, "Ines Farrow");
	row_of(&session, "[picture]");
	row_of(&session, "? help");
	session_press(&session, " ");
	session_wait_for(&session, "Fog, and a ferry");
	assert_int_equal(screen_find(session.screen, "[picture]", 0), -1);
	session_press(&session, "b");
	session_wait_for(&session, "[picture]");
	session_press(&session, "G");
	session_wait_for(&session, "think about it afterwards");
	session_press(&session, "\033[H"); /* the Home key */
	session_wait_for(&session, "[picture]");
	call_quit(&session);
}

static void test_pty_related_stories(void **state)
{
	(void)state;
	Session session;

	begin_quarry(&session);
	session_press(&session, "r");
	session_wait_for(&session, "Marble found under village street");
	assert_int_equal(screen_find(session.screen, "Planning Minister", 0), -1);
	session_press(&session, "\r");
	session_wait_for(&session, "gives no address");
	session_press(&session, "a");
	session_wait_for(&session, "Planning Minister");
	call_quit(&session);
}

static void test_pty_fetches_nothing(void **state)
{
	(void)state;
	Session session;

	begin_sample(&session);
	session_press(&session, "]\r");
	session_wait_for(&session, "Not in what was opened; O opens the live address: ");
	call_quit(&session);
}

static void test_pty_comments_fold(void **state)
{
	(void)state;
	Session session;

	begin_quarry(&session);
	session_press(&session, "c");
	session_wait_for(&session, "▾ Lotte Marsh");
	row_of(&session, "in the third house on the left");
	row_of(&session, "Nobody asked us either");
	session_press(&session, "H");
	session_wait_for(&session, "▸ Lotte Marsh");
	assert_int_equal(screen_find(session.screen, "Nobody asked us either", 0), -1);
	session_press(&session, "L");
	session_wait_for(&session, "Nobody asked us either");
	call_quit(&session);
}

static void test_pty_search_and_paste(void **state)
{
	(void)state;
	Session session;

	begin_sample(&session);
	assert_false(session.screen->paste);
	session_press(&session, "/");
	assert_true(session.screen->paste && !session.screen->cursor_hidden);
	session_press(&session, "\033[200~com\033[201~pressor\r");
	session_wait_for(&session, "compressor that is");
	assert_true((cell_of(&session, "compressor that is")->attributes &
			    (SCREEN_REVERSE | SCREEN_UNDERLINE)) != 0);
	assert_true(session.screen->cursor_hidden && !session.screen->paste);
	call_quit(&session);
}

static void test_pty_unknown_sequences_do_nothing(void **state)
{
	(void)state;
	Session session;

	begin_sample(&session);
	session_press(&session, "\033[99;99Q\033]0;Q\a\033PQ\033\\\033[1;3Q");
	session_press(&session, "\033Q");
	session_press(&session, " ");
	session_wait_for(&session, "Fog, and a ferry");
	call_quit(&session);
}

static void test_pty_takes_new_sizes(void **state)
{
	(void)state;
	Session session;

	begin_quarry(&session);
	session_press(&session, " ");
	session_wait_for(&session, "Cold kitchens");
	int row = row_of(&session, "Cold kitchens");

	session_resize(&session, 40, 120);
	session_wait_for(&session, "Lotte Marsh"); /* all three panes */
	row_of(&session, "Marble found under village street");
	row_of(&session, "Cold kitchens");
	session_resize(&session, 12, 40);
	session_wait_without(&session, "Lotte Marsh");
	session_resize(&session, ROWS, COLUMNS);
	session_wait_for(&session, "Cold kitchens");
	assert_int_equal(row_of(&session, "Cold kitchens"), row);
	call_quit(&session);
}

static void test_pty_stops_and_goes_on(void **state)
{
	(void)state;
	Session session;

	begin_sample(&session);
	session_press(&session, " ");
	session_wait_for(&session, "Fog, and a ferry");
	session_press(&session, "\032");
	session_wait_stopped(&session);
	session_assert_restored(&session);
	session_continue(&session);
	session_wait_for(&session, "Fog, and a ferry");
	assert_true(session.screen->alternate && session.screen->cursor_hidden);
	session_press(&session, "b");
	session_wait_for(&session, "[picture]");
	call_quit(&session);
}

static void test_pty_themes_go_round(void **state)
{
	(void)state;
	Session session;

	begin_sample(&session);
	assert_int_equal(cell_of(&session, HEADLINE)->background, -1);
	session_press(&session, "C");
	session_wait_for(&session, "dark");
	assert_int_equal(cell_of(&session, HEADLINE)->background, 234);
	session_press(&session, "CC");
	session_wait_for(&session, "mono");
	assert_int_equal(cell_of(&session, HEADLINE)->background, -1);
	call_quit(&session);
}

static void test_pty_ends_by_signals_and_interrupts(void **state)
{
	(void)state;
	static const int numbers[] = { SIGTERM, SIGHUP };
	Session session;

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		begin_sample(&session);
		kill(session.program, numbers[i]);
		call_assert_end(&session, 128 + numbers[i]);
	}
	begin_sample(&session);
	session_press(&session, "\003\003");
	call_assert_end(&session, 128 + SIGINT);
}

static void test_pty_ends_while_a_command_s_output_is_looked_at(void **state)
{
	(void)state;
	Session session;

	begin_sample(&session);
	session_press(&session, "!true\r");
	session_wait_for(&session, "[ENTER goes back]");
	kill(session.program, SIGTERM);
	call_assert_end(&session, 128 + SIGTERM);
}

/* Does the process PID wait for something? */
static bool sleeps(pid_t pid)
{
	char path[64], state = '?';

	snprintf(path, sizeof path, "/proc/%ld/stat", (long)pid);
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return false;
	if (fscanf(file, "%*d (%*[^)]) %c", &state) != 1)
		state = '?';
	fclose(file);
	return state == 'S';
}

/* Shows the beginning of a large page whose reading goes no further: the program is stopped until
 * the pipe is full, then its child is. */
static void begin_growing(Session *session, char path[PATH_BYTES])
{
	const struct timespec moment = { .tv_nsec = 5000000 };
	pid_t child = 0;

	write_large_page(path);
	begin(session, &(Call){ .arguments = { path } });
	session_wait_to_see(session, HEADLINE);
	for (int i = 0; i < 1000 && children_of(session->program, &child, 1) == 0; i++)
		nanosleep(&moment, NULL);
	assert_true(child > 0);
	kill(session->program, SIGSTOP);
	session_wait_stopped(session);
	for (int i = 0; i < 2000 && !sleeps(child); i++)
		nanosleep(&moment, NULL);
	assert_true(sleeps(child));
	kill(child, SIGSTOP);
	session_continue(session);
	session_wait_to_see(session, "The lamp was lit for the 0th time");
	unlink(path);
}

static void test_pty_stops_reading_what_is_shown_by_an_interrupt(void **state)
{
	char path[PATH_BYTES];
	Session session;

	(void)state;
	begin_growing(&session, path);
	session_press(&session, "\003");
	session_wait_for(&session, "Stopped; the end of the article was not read");
	session_press(&session, " ");
	session_wait_without(&session, "for the 0th time");
	call_quit(&session);
	begin_growing(&session, path);
	kill(session.program, SIGINT);
	call_assert_end(&session, 128 + SIGINT);
}

static void test_pty_reads_the_page_from_a_pipe_and_keys_from_the_terminal(void **state)
{
	(void)state;
	Session session;
	Call call = { .arguments = { "-" }, .input = source_path(SAMPLE) };

	begin(&session, &call);
	session_wait_for(&session, HEADLINE);
	session_press(&session, " ");
	session_wait_for(&session, "Fog, and a ferry");
	call_quit(&session);
}

static void test_pty_sends_ascii_in_the_c_locale(void **state)
{
	(void)state;
	Session session;
	Call call = { .arguments = { source_path(SAMPLE) }, .locale = "C" };

	begin(&session, &call);
	session_wait_for(&session, HEADLINE);
	for (int page = 0; page < 4; page++) {
		for (int row = 0; row < ROWS; row++)
			for (const char *c = screen_row(session.screen, row); *c != '\0'; c++)
				assert_in_range(*c, ' ', '~');
		session_press(&session, " ");
	}
	call_quit(&session);
}

static void test_pty_no_color_leaves_attributes(void **state)
{
	(void)state;
	Session session;
	Call call = { .arguments = { "--theme=dark", "--color=never", source_path(SAMPLE) } };

	begin(&session, &call);
	session_wait_for(&session, HEADLINE);
	for (int row = 0; row < ROWS; row++)
		for (int column = 0; column < COLUMNS; column++) {
			const ScreenCell *cell = screen_cell(session.screen, row, column);

			assert_int_equal(cell->foreground, -1);
			assert_int_equal(cell->background, -1);
		}
	assert_true((cell_of(&session, HEADLINE)->attributes & SCREEN_BOLD) != 0);
	call_quit(&session);
}

static void test_pty_says_an_error_without_taking_the_screen(void **state)
{
	(void)state;
	Session session;
	Call call = { .arguments = { "/dev/null/none" } };

	begin(&session, &call);
	assert_int_equal(session_wait_end(&session), 3);
	row_of(&session, "broadsheet: /dev/null/none");
	session_assert_restored(&session);
	assert_true(session.screen->bytes < 200);
	session_end(&session);
}

/* Neither the picture nor the parser's library can go by way of a file then. */
static void test_pty_reads_where_no_file_may_be_written(void **state)
{
	(void)state;
	Session session;
	Call call = { .arguments = { source_path(SAMPLE) }, .no_files = true };

	begin(&session, &call);
	call_wait_for_article(&session, HEADLINE);
	call_quit(&session);
}

static void test_pty_says_an_error_where_no_file_may_be_written(void **state)
{
	(void)state;
	char path[] = "/tmp/broadsheet-pty-XXXXXX";
	int fd = mkstemp(path);
	Session session;
	Call call = { .arguments = { path }, .no_files = true };

	assert_true(fd >= 0);
	assert_int_equal(write(fd,
				 "\x7F"
				 "ELF\0\1\2\3",
				 8),
		8);
	close(fd);
	begin(&session, &call);
	assert_int_equal(session_wait_end(&session), 3);
	row_of(&session, "is not text but");
	session_assert_restored(&session);
	assert_true(session.screen->bytes < 300);
	session_end(&session);
	unlink(path);
}

/* A folder of two pages that link to each other, and of noise. */

typedef struct {
	char folder[PATH_BYTES / 2], one[PATH_BYTES], two[PATH_BYTES], binary[PATH_BYTES];
} Folder;

static void write_story(const char *path, const char *title, const char *other)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file,
		"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>%s</title></head>\n"
		"<body><article><h1>%s</h1>\n"
		"<p>The first paragraph of the story called %s mentions <a "
		"href=\"http://courier.example/2011/%s#top\">what had been before</a> and then goes "
		"on about the weather, the wind and the water for as long as it can.</p>\n",
		title, title, title, other);
	for (int i = 2; i < 12; i++)
		fprintf(file,
			"<p>Paragraph %d of the story called %s says that nothing much happened on "
			"the coast that day, and that the ferry left on time with few on board.</p>\n",
			i, title);
	fprintf(file, "</article></body></html>\n");
	fclose(file);
}

static void make_folder(Folder *folder)
{
	static const char picture[] = "\211PNG\r\n\032\n\0\0\0\015IHDR\0\0\1\0\0\0\1\0\010\6";

	strcpy(folder->folder, "/tmp/broadsheet-pty-XXXXXX");
	assert_non_null(mkdtemp(folder->folder));
	snprintf(folder->one, sizeof folder->one, "%s/first-story.html", folder->folder);
	snprintf(folder->two, sizeof folder->two, "%s/second-story.html", folder->folder);
	snprintf(folder->binary, sizeof folder->binary, "%s/noise", folder->folder);
	write_story(folder->one, "Ferry on time", "second-story.html");
	write_story(folder->two, "Harbour quiet again", "first-story.html");
	FILE *file = fopen(folder->binary, "w");

	assert_non_null(file);
	fwrite(picture, 1, sizeof picture, file);
	fclose(file);
}

static void remove_folder(const Folder *folder)
{
	unlink(folder->one);
	unlink(folder->two);
	unlink(folder->binary);
	assert_int_equal(rmdir(folder->folder), 0);
}

static void test_pty_folder_list_link_and_back(void **state)
{
	(void)state;
	Session session;
	Folder folder;

	make_folder(&folder);
	unlink(folder.binary);
	Call call = { .arguments = { folder.folder } };

	begin(&session, &call);
	session_wait_for(&session, "Harbour quiet again");
	session_press(&session, "\r");
	session_wait_for(&session, "first paragraph of the story called Ferry");
	session_press(&session, "]\r");
	session_wait_for(&session, "first paragraph of the story called Harbour");
	session_press(&session, "B");
	session_wait_for(&session, "first paragraph of the story called Ferry");
	session_press(&session, "J");
	session_wait_for(&session, "first paragraph of the story called Harbour");
	session_press(&session, "q");
	session_wait_for(&session, "2 pages");
	call_quit(&session);
	remove_folder(&folder);
}

/* The words of a page whose frames lie in files beside it, though the page is read before all
 * else. */
static void test_pty_reads_the_frames_beside_a_page(void **state)
{
	(void)state;
	Session session;
	char folder[SCRATCH_BYTES], page[PATH_BYTES], frame[PATH_BYTES];

	scratch_make(folder);
	snprintf(page, sizeof page, "%s/one.html", folder);
	snprintf(frame, sizeof frame, "%s/one_files", folder);
	assert_int_equal(mkdir(frame, 0700), 0);
	scratch_write(folder, "one.html",
		str("<title>Ferry on time</title><frameset cols='20%,80%'>"
		    "<frame src=one_files/main.html></frameset>"));
	snprintf(frame, sizeof frame, "%s/one_files/main.html", folder);
	write_story(frame, "Ferry on time", "two.html");
	Call call = { .arguments = { page } };

	begin(&session, &call);
	session_wait_for(&session, "first paragraph of the story called Ferry");
	call_quit(&session);
	scratch_remove(folder);
}

static void test_pty_goes_on_after_a_file_that_cannot_be_read(void **state)
{
	(void)state;
	Session session;
	Folder folder;

	make_folder(&folder);
	Call call = { .arguments = { folder.binary, folder.two } };

	begin(&session, &call);
	session_wait_for(&session, "first paragraph of the story called Harbour");
	session_press(&session, "Q");
	assert_int_equal(session_wait_end(&session), 4);
	session_assert_restored(&session);
	row_of(&session, "noise");
	session_end(&session);

	Call only = { .arguments = { folder.binary } };

	begin(&session, &only);
	assert_int_equal(session_wait_end(&session), 3);
	session_assert_restored(&session);
	row_of(&session, "noise");
	assert_true(session.screen->bytes < 400); /* the screen was never taken */
	session_end(&session);
	remove_folder(&folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pty_keeps_the_keys_that_come_before_the_article),
		cmocka_unit_test(test_pty_shows_the_headline_before_the_article_and_leaves_it),
		cmocka_unit_test(test_pty_tells_the_headline_first_in_a_wide_window),
		cmocka_unit_test(test_pty_opens_and_pages),
		cmocka_unit_test(test_pty_related_stories),
		cmocka_unit_test(test_pty_fetches_nothing),
		cmocka_unit_test(test_pty_comments_fold),
		cmocka_unit_test(test_pty_search_and_paste),
		cmocka_unit_test(test_pty_unknown_sequences_do_nothing),
		cmocka_unit_test(test_pty_takes_new_sizes),
		cmocka_unit_test(test_pty_stops_and_goes_on),
		cmocka_unit_test(test_pty_themes_go_round),
		cmocka_unit_test(test_pty_ends_by_signals_and_interrupts),
		cmocka_unit_test(test_pty_ends_while_a_command_s_output_is_looked_at),
		cmocka_unit_test(test_pty_stops_reading_what_is_shown_by_an_interrupt),
		cmocka_unit_test(test_pty_reads_the_page_from_a_pipe_and_keys_from_the_terminal),
		cmocka_unit_test(test_pty_sends_ascii_in_the_c_locale),
		cmocka_unit_test(test_pty_no_color_leaves_attributes),
		cmocka_unit_test(test_pty_says_an_error_without_taking_the_screen),
		cmocka_unit_test(test_pty_reads_where_no_file_may_be_written),
		cmocka_unit_test(test_pty_says_an_error_where_no_file_may_be_written),
		cmocka_unit_test(test_pty_folder_list_link_and_back),
		cmocka_unit_test(test_pty_reads_the_frames_beside_a_page),
		cmocka_unit_test(test_pty_goes_on_after_a_file_that_cannot_be_read),
	};

	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
