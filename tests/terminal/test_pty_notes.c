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

/* Highlights and notes as the reader has them: kept in files, there again at the next start. */

static const char SAMPLE[] = "share/sample.html";
static const char HEADLINE[] = "Lighthouse keeps its keeper after all";

/* The sample, with notes in FOLDER. */
static void begin(Session *session, const char *folder)
{
	Call call = { .arguments = { call_source(SAMPLE) },
		.variables = { { "XDG_DATA_HOME", folder } } };

	call_begin(session, 24, 80, &call);
	call_wait_for_article(session, HEADLINE);
}

static void test_pty_a_highlight_is_kept_and_removed(void **state)
{
	(void)state;
	char folder[SCRATCH_BYTES];
	Session session;

	scratch_make(folder);
	begin(&session, folder);
	session_press(&session, "/keeper\rvw\r");
	session_wait_for(&session, "The highlight is kept; E shows all");
	call_quit(&session);
	begin(&session, folder);
	session_press(&session, "E");
	session_wait_for(&session, "Notebook: 1 note on 1 article");
	session_press(&session, "q/keeper\rvx");
	session_wait_for(&session, "The highlight is removed; E shows all");
	session_press(&session, "E");
	session_wait_without(&session, "1 note on 1 article");
	call_quit(&session);
	scratch_remove(folder);
}

static void test_pty_a_note_is_written_and_exported(void **state)
{
	(void)state;
	char folder[SCRATCH_BYTES], path[SCRATCH_BYTES + 8], keys[SCRATCH_BYTES + 16],
		exported[4096] = "";
	Session session;

	scratch_make(folder);
	begin(&session, folder);
	session_press(&session, "eread again\r");
	session_wait_for(&session, "The note is kept; E shows all");
	session_press(&session, "/keeper\rvwewhose?\r");
	session_wait_for(&session, "The highlight and the note are kept; E shows all");
	session_press(&session, "E");
	session_wait_for(&session, "Notebook: 2 notes on 1 article");
	snprintf(path, sizeof path, "%s/all.md", folder);
	snprintf(keys, sizeof keys, "s%s\r", path);
	session_press(&session, keys);
	session_wait_for(&session, "2 notes on 1 article written to");
	call_quit(&session);
	FILE *file = fopen(path, "r");

	assert_non_null(file);
	exported[fread(exported, 1, sizeof exported - 1, file)] = '\0';
	fclose(file);
	assert_non_null(strstr(exported, HEADLINE));
	assert_non_null(strstr(exported, "read again"));
	assert_non_null(strstr(exported, "whose?"));
	scratch_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pty_a_highlight_is_kept_and_removed),
		cmocka_unit_test(test_pty_a_note_is_written_and_exported),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
