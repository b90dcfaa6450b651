/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_TERMINAL_CALL_H
#define BROADSHEET_TESTS_TERMINAL_CALL_H

/* The built program on a pty, as a shell would call it. */

#include <stdbool.h>

#include "session.h"

enum {
	CALL_PATH_BYTES = 512,
	CALL_ARGUMENTS_MAX = 8,
	CALL_VARIABLES_MAX = 2
};

typedef struct {
	const char *arguments[CALL_ARGUMENTS_MAX]; /* NULL behind the last */
	const char *input; /* a file for standard input, or NULL: the terminal */
	const char *locale; /* or NULL */
	const char *variables[CALL_VARIABLES_MAX][2]; /* of the environment; NULL, NULL last */
	bool no_files; /* it may write none: RLIMIT_FSIZE is 0 */
} Call;

/* The directory that the environment names by VARIABLE, or this one. */
const char *call_directory(const char *variable);

/* PATH within the source tree, good until the next call. */
const char *call_source(const char *within);

/* Runs it: a Program whose ARGUMENT is a Call. */
int call_run(const void *argument);

/* Starts it on a terminal of that size. */
void call_begin(Session *session, int rows, int columns, const Call *call);

/* Until HEADLINE is there and all of its article; a glance may show it before. */
void call_wait_for_article(Session *session, const char *headline);

/* Ends it: Q, and the terminal is as it was. */
void call_quit(Session *session);
void call_assert_end(Session *session, int status);

#endif
