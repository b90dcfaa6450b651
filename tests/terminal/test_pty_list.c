/* SPDX-License-Identifier: ISC */

/* The list of a collection at a terminal: a made site of three captures (made_site.h), read by
 * the program itself. */

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../made_site.h"
#include "call.h"

enum {
	SOURCES = 3
};

static char folder[64];

static const char *const names[SOURCES] = { "mirror", "site.warc", "site.wacz" };

static int set_up(void **state)
{
	static char paths[SOURCES][CALL_PATH_BYTES];
	static Call call;

	strcpy(folder, "/tmp/broadsheet-pty-XXXXXX");
	if (mkdtemp(folder) == NULL)
		return -1;
	made_site_write(folder);
	for (int i = 0; i < SOURCES; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/%s", folder, names[i]);
		call.arguments[i] = paths[i];
	}
	*state = &call;
	return 0;
}

static int tear_down(void **state)
{
	char command[128];

	(void)state;
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	return system(command);
}

/* Opens the capture numbered SOURCE alone, and waits until all of it is read. */
static void begin_one(Session *session, const Call *all, int source, int rows, int columns)
{
	const Call call = { .arguments = { all->arguments[source] } };

	call_begin(session, rows, columns, &call);
	session_wait_for(session, "as found");
	session_wait_without(session, "nothing is lost");
}

static void test_list_of_a_folder_fills_and_opens(void **state)
{
	Session session;

	begin_one(&session, *state, 0, 24, 80);
	session_wait_for(&session, "mirror");
	session_wait_for(&session, "257 articles");
	session_wait_for(&session, "Bridge number 4 is heard again");
	session_press(&session, "\r");
	session_wait_for(&session, "the matter of the bridge");
	session_press(&session, "q");
	session_wait_for(&session, "257 articles");
	call_quit(&session);
}

static void test_list_of_an_archive_has_captures(void **state)
{
	Session session;

	begin_one(&session, *state, 1, 40, 120);
	session_wait_for(&session, "site.warc");
	session_wait_for(&session, "240 articles");
	session_press(&session, "&\"number 4 is\"\r");
	session_wait_for(&session, "1 of 240");
	session_press(&session, "x");
	session_wait_for(&session, "captured 5 Nov 2009");
	session_wait_for(&session, "captured 15 Dec 2009");
	session_press(&session, "jj\r");
	session_wait_for(&session, "[capture 2 of 2]");
	session_press(&session, "=");
	session_wait_for(&session, "1 Enter opens it");
	session_press(&session, "1\r");
	session_wait_for(&session, "[capture 1 of 2]");
	session_press(&session, "B");
	session_wait_for(&session, "[capture 2 of 2]");
	call_quit(&session);
}

static void test_list_is_sorted_and_grouped(void **state)
{
	Session session;

	begin_one(&session, *state, 1, 24, 80);
	session_press(&session, "S");
	session_wait_for(&session, "d date");
	session_press(&session, "d");
	session_wait_for(&session, "by date");
	session_press(&session, "Sg");
	session_wait_for(&session, "Dec 2008");
	session_press(&session, ")))Skg");
	session_wait_for(&session, "articles \xC2\xB7 240");
	call_quit(&session);
}

static void test_list_in_a_small_window(void **state)
{
	Session session;

	begin_one(&session, *state, 2, 12, 40);
	session_wait_for(&session, "200 articles");
	session_press(&session, "Sd");
	session_wait_for(&session, "by date");
	session_press(&session, "G");
	session_wait_for(&session, "200/200");
	session_resize(&session, 24, 80);
	session_wait_for(&session, "item 200/200");
	call_quit(&session);
}

/* From an article of the mirror to the copy of another that only an archive holds, and back
 * to where the list was. */
static void test_links_lead_across_captures(void **state)
{
	Session session;
	char filter[32], headline[64];
	int story = 0;

	while (!made_site_holds(MADE_MIRROR, story) ||
		made_site_holds(MADE_MIRROR, made_site_target(story, 0)) ||
		!made_site_holds(MADE_WARC, made_site_target(story, 0)))
		story++;
	snprintf(filter, sizeof filter, "&\"number %d is\"\r", story);
	snprintf(headline, sizeof headline, "Bridge number %d is heard again", story);
	call_begin(&session, 24, 80, *state);
	session_wait_for(&session, "as found");
	session_wait_without(&session, "nothing is lost");
	session_press(&session, filter);
	session_wait_for(&session, "1 of ");
	session_press(&session, "\r");
	call_wait_for_article(&session, headline);
	session_settle(&session);
	session_press(&session, "]");
	session_wait_for(&session, "In this archive: ");
	session_press(&session, "\r");
	session_wait_without(&session, headline);
	session_press(&session, "B");
	session_wait_for(&session, headline);
	session_press(&session, "F");
	session_wait_without(&session, headline);
	session_press(&session, "BB");
	session_wait_for(&session, "1 of ");
	call_quit(&session);
}

/* The mirror, with what was remembered of it, if it was. */
static void begin_remembered(Session *session, const Call *all)
{
	char cache[sizeof folder + 8];
	Call call = { .arguments = { all->arguments[0] },
		.variables = { { "XDG_CACHE_HOME", cache } } };

	snprintf(cache, sizeof cache, "%s/cache", folder);
	call_begin(session, 24, 80, &call);
}

static void test_list_is_remembered(void **state)
{
	const Call *all = *state;
	char path[CALL_PATH_BYTES + 32];
	Session session;

	begin_remembered(&session, all);
	session_wait_for(&session, "257 articles");
	session_press(&session, "St");
	session_wait_for(&session, "by title");
	call_quit(&session);
	snprintf(path, sizeof path, "%s/tidings.example/late.html", all->arguments[0]);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("<h1>A late page</h1><p>It came when all the others had been read.</p>", file);
	fclose(file);
	begin_remembered(&session, all);
	session_wait_for(&session, "Since the last time 1 new, 0 changed, 0 gone");
	session_wait_for(&session, "258 articles \xC2\xB7 by title");
	call_quit(&session);
	remove(path);
	begin_remembered(&session, all);
	session_wait_for(&session, "Since the last time 0 new, 0 changed, 1 gone");
	call_quit(&session);
}

typedef struct {
	int rows, columns;
} Size;

static const Size sizes[] = { { 12, 40 }, { 24, 80 }, { 40, 120 } };

#define SIZE_COUNT (sizeof sizes / sizeof *sizes)

static void test_what_cannot_be_read_is_told(void **state)
{
	const Call *all = *state;
	Call call = { .arguments = { all->arguments[0] } };
	char path[CALL_PATH_BYTES + 32];

	snprintf(path, sizeof path, "%s/tidings.example/torn.html", all->arguments[0]);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs("\211PNG\r\n\032\n", file);
	fclose(file);
	for (size_t i = 0; i < SIZE_COUNT; i++) {
		Session session;

		call_begin(&session, sizes[i].rows, sizes[i].columns, &call);
		session_wait_for(&session, "1 page could not be read: = lists them");
		session_press(&session, "=G");
		session_wait_for(&session, "Could not be read: 1");
		session_wait_for(&session, "torn.html");
		session_press(&session, "q");
		session_wait_for(&session, "257 articles");
		call_quit(&session);
	}
	remove(path);
}

static void copy_to(FILE *to, const char *path)
{
	FILE *from = fopen(path, "r");

	assert_non_null(from);
	for (int c = getc(from); c != EOF; c = getc(from))
		putc(c, to);
	fclose(from);
}

static void test_what_is_damaged_is_told(void **state)
{
	const Call *all = *state;
	char path[CALL_PATH_BYTES + 32];
	Call call = { .arguments = { path } };
	Session session;

	snprintf(path, sizeof path, "%s/torn.warc", folder);
	FILE *to = fopen(path, "w");

	assert_non_null(to);
	copy_to(to, all->arguments[1]);
	fputs("what belongs to no record\r\n", to);
	copy_to(to, all->arguments[1]);
	fclose(to);
	call_begin(&session, 24, 80, &call);
	session_wait_for(&session, "1 place of these files is damaged");
	call_quit(&session);
	remove(path);
}

/* Filter, order, groups, an article and back, in windows of each size. */
static void test_list_in_each_size(void **state)
{
	for (size_t i = 0; i < SIZE_COUNT; i++) {
		Session session;

		begin_one(&session, *state, 0, sizes[i].rows, sizes[i].columns);
		session_press(&session, "&\"number 4 is\"");
		session_wait_for(&session, "1 of 257 articles");
		session_press(&session, "\r\r");
		call_wait_for_article(&session, "Bridge number 4 is heard again");
		session_press(&session, "q");
		session_wait_for(&session, "1 of 257 articles");
		session_press(&session, "\x07");
		session_wait_for(&session, "257 articles \xC2\xB7 as found");
		session_press(&session, "SdSg");
		session_wait_for(&session, "257 articles \xC2\xB7 by date");
		session_wait_for(&session, " 2008 \xC2\xB7 ");
		session_press(&session, "SgSf"); /* an order is remembered */
		session_wait_for(&session, "257 articles \xC2\xB7 as found");
		call_quit(&session);
	}
}

/* From an article to the next one of the list and back, without the list, as far as there are
 * any. */
static void test_articles_follow_each_other(void **state)
{
	static const char *const headlines[] = { "Bridge number 17 is heard again",
		"Bridge number 170 is heard again", "Bridge number 171 is heard again" };

	for (size_t i = 0; i < SIZE_COUNT; i++) {
		Session session;

		begin_one(&session, *state, 0, sizes[i].rows, sizes[i].columns);
		session_press(&session, "St&\"number 17\"\r");
		session_wait_for(&session, "by title");
		session_press(&session, "\r");
		call_wait_for_article(&session, headlines[0]);
		session_press(&session, "K");
		session_wait_for(&session, "First of ");
		session_press(&session, "J");
		call_wait_for_article(&session, headlines[1]);
		session_press(&session, "J");
		call_wait_for_article(&session, headlines[2]);
		session_press(&session, "K");
		call_wait_for_article(&session, headlines[1]);
		session_press(&session, "q"); /* the list has come along */
		session_wait_for(&session, "  2/10");
		session_press(&session, "Sf"); /* an order is remembered */
		session_wait_for(&session, "as found");
		call_quit(&session);
	}
}

static void test_progress_is_told(void **state)
{
	for (size_t i = 0; i < SIZE_COUNT; i++) {
		bool narrow = sizes[i].columns < 80;
		char cache[sizeof folder + 32]; /* nothing is remembered */
		Call call = *(const Call *)*state;
		Session session;

		snprintf(cache, sizeof cache, "%s/cache-%d", folder, sizes[i].columns);
		call.variables[0][0] = "XDG_CACHE_HOME";
		call.variables[0][1] = cache;
		call_begin(&session, sizes[i].rows, sizes[i].columns, &call);
		session_wait_to_see(&session, narrow ? "%  item" : "q stops, nothing is lost");
		session_wait_without(&session, narrow ? "%  item" : "nothing is lost");
		session_wait_for(&session, "297 articles");
		call_quit(&session);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list_of_a_folder_fills_and_opens),
		cmocka_unit_test(test_list_of_an_archive_has_captures),
		cmocka_unit_test(test_list_is_sorted_and_grouped),
		cmocka_unit_test(test_list_in_a_small_window),
		cmocka_unit_test(test_links_lead_across_captures),
		cmocka_unit_test(test_list_is_remembered),
		cmocka_unit_test(test_what_cannot_be_read_is_told),
		cmocka_unit_test(test_what_is_damaged_is_told),
		cmocka_unit_test(test_list_in_each_size),
		cmocka_unit_test(test_articles_follow_each_other),
		cmocka_unit_test(test_progress_is_told),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
