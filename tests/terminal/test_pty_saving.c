/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../scratch.h"
#include "call.h"

/* What a reader takes along: the article in files, and handed to other programs. */

static const char SAMPLE[] = "share/sample.html";
static const char HEADLINE[] = "Lighthouse keeps its keeper after all";

enum {
	KEYS_BYTES = SCRATCH_BYTES + 64,
};

static void begin(Session *session)
{
	call_begin(session, 24, 100, &(Call){ .arguments = { call_source(SAMPLE) } });
	call_wait_for_article(session, HEADLINE);
}

/* The first bytes of the file NAME in FOLDER, good until the next call. */
static const char *beginning_of(const char *folder, const char *name)
{
	static char bytes[4096];
	char path[KEYS_BYTES];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	bytes[fread(bytes, 1, sizeof bytes - 1, file)] = '\0';
	fclose(file);
	return bytes;
}

static void save(Session *session, const char *folder, const char *name, const char *said)
{
	char keys[KEYS_BYTES];

	snprintf(keys, sizeof keys, "s%s/%s\r", folder, name);
	session_press(session, keys);
	session_wait_for(session, said);
	session_press(session, "\007"); /* nothing is said any longer */
	session_wait_without(session, said);
}

static void test_pty_saves_as_the_name_says(void **state)
{
	(void)state;
	char folder[SCRATCH_BYTES];
	Session session;

	scratch_make(folder);
	begin(&session);
	save(&session, folder, "a.txt", "Written to");
	save(&session, folder, "a.md", "Written to");
	save(&session, folder, "a.json", "Written to");
	assert_int_equal(strncmp(beginning_of(folder, "a.json"), "{\"", 2), 0);
	assert_non_null(strstr(beginning_of(folder, "a.json"), HEADLINE));
	assert_int_equal(strncmp(beginning_of(folder, "a.md"), "# Lighthouse", 12), 0);
	assert_non_null(strstr(beginning_of(folder, "a.txt"), HEADLINE));
	assert_null(strstr(beginning_of(folder, "a.txt"), "# Lighthouse"));
	call_quit(&session);
	scratch_remove(folder);
}

static void test_pty_saving_overwrites_only_when_told(void **state)
{
	(void)state;
	char folder[SCRATCH_BYTES];
	Session session;

	scratch_make(folder);
	scratch_write(folder, "a.txt", (Str)STR("kept"));
	begin(&session);
	save(&session, folder, "a.txt", "a.txt exists; a ! behind");
	assert_string_equal(beginning_of(folder, "a.txt"), "kept");
	save(&session, folder, "a.txt!", "Written to");
	assert_non_null(strstr(beginning_of(folder, "a.txt"), HEADLINE));
	save(&session, folder, "none/a.txt", "none/a.txt: cannot be written");
	call_quit(&session);
	scratch_remove(folder);
}

static void test_pty_pipes_the_text_to_a_command(void **state)
{
	(void)state;
	char folder[SCRATCH_BYTES], keys[KEYS_BYTES];
	Session session;

	scratch_make(folder);
	begin(&session);
	snprintf(keys, sizeof keys, "|cat >%s/piped\r", folder);
	session_press(&session, keys);
	session_wait_for(&session, "[ENTER goes back]");
	session_press(&session, "\r");
	session_wait_for(&session, HEADLINE);
	assert_non_null(strstr(beginning_of(folder, "piped"), HEADLINE));
	call_quit(&session);
	scratch_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pty_saves_as_the_name_says),
		cmocka_unit_test(test_pty_saving_overwrites_only_when_told),
		cmocka_unit_test(test_pty_pipes_the_text_to_a_command),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
