/* SPDX-License-Identifier: ISC */
#include "call.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

enum {
	FAILED_TO_START = 127
};

const char *call_directory(const char *variable)
{
	const char *value = getenv(variable);

	return value != NULL ? value : ".";
}

const char *call_source(const char *within)
{
	static char path[CALL_PATH_BYTES];

	snprintf(path, sizeof path, "%s/%s", call_directory("srcdir"), within);
	return path;
}

int call_run(const void *argument)
{
	const Call *call = argument;
	char program[CALL_PATH_BYTES];
	char *arguments[CALL_ARGUMENTS_MAX + 1] = { program };

	snprintf(program, sizeof program, "%s/broadsheet", call_directory("builddir"));
	for (size_t i = 0; i < CALL_ARGUMENTS_MAX - 1 && call->arguments[i] != NULL; i++)
		arguments[i + 1] = strdup(call->arguments[i]);
	if (call->input != NULL && dup2(open(call->input, O_RDONLY), STDIN_FILENO) < 0)
		return FAILED_TO_START;
	setenv("LC_ALL", call->locale != NULL ? call->locale : "C.UTF-8", 1);
	unsetenv("NO_COLOR");
	unsetenv("ESCDELAY");
	unsetenv("SSH_CONNECTION");
	for (size_t i = 0; i < CALL_VARIABLES_MAX && call->variables[i][0] != NULL; i++)
		setenv(call->variables[i][0], call->variables[i][1], 1);
	if (call->no_files && setrlimit(RLIMIT_FSIZE, &(struct rlimit){ 0, 0 }) != 0)
		return FAILED_TO_START;
	execv(program, arguments);
	return FAILED_TO_START;
}

void call_begin(Session *session, int rows, int columns, const Call *call)
{
	session_begin(session, rows, columns, "xterm-256color", call_run, call);
}

void call_wait_for_article(Session *session, const char *headline)
{
	session_wait_for(session, headline);
	session_wait_for(session, "%");
	session_wait_without(session, "reading\xE2\x80\xA6");
}

void call_assert_end(Session *session, int status)
{
	assert_int_equal(session_wait_end(session), status);
	session_assert_restored(session);
	if (session->screen->unknown > 0)
		fail_msg("unknown sequence %s", session->screen->first_unknown);
	session_end(session);
}

void call_quit(Session *session)
{
	session_press(session, "Q");
	call_assert_end(session, 0);
}
