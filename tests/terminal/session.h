/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_TERMINAL_SESSION_H
#define BROADSHEET_TESTS_TERMINAL_SESSION_H

/* A program on a pty of its own, as a shell starts it: in a process group in the
 * foreground, of a session whose leader waits for it to stop or end. What it sends
 * goes to a Screen. All waiting is bounded; where a machine is slow it only takes
 * longer. A test that cannot have a pty ends with status 77. */

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "screen.h"

typedef struct {
	int tty; /* our end of the pty */
	pid_t leader; /* stands for the shell */
	pid_t program; /* what is tested, the leader's child */
	int commands, events; /* pipes to and from the leader */
	Screen *screen;
	struct termios modes; /* as they were before the program began */
} Session;

/* What runs on the pty; its result is the exit status. */
typedef int Program(const void *argument);

/* Starts PROGRAM under TERM on a terminal of that size. */
void session_begin(Session *session, int rows, int columns, const char *term, Program *program,
	const void *argument);

/* Types KEYS. */
void session_press(Session *session, const char *keys);

/* Takes what the program sends until it has been quiet for a moment. */
void session_settle(Session *session);

/* Types KEYS, and waits for nothing. */
void session_type(Session *session, const char *keys);

/* Takes what is there already. */
void session_drain(Session *session);

/* Takes what comes within a moment; false when nothing did, or there is nobody left. */
bool session_listen(Session *session);

/* Until TEXT is on the screen, and not a moment longer; fails the test after 10 s. */
void session_wait_to_see(Session *session, const char *text);

/* Until TEXT is on the screen, or is there no more, and the program is quiet; fails the test
 * after 10 s. */
void session_wait_for(Session *session, const char *text);
void session_wait_without(Session *session, const char *text);

/* Tells the program of another size. */
void session_resize(Session *session, int rows, int columns);

/* Until the program has stopped (as by ^Z); fails the test after 10 s. */
void session_wait_stopped(Session *session);

/* What fg does. */
void session_continue(Session *session);

/* Until the program has ended. Returns its exit status, or minus the number of the signal
 * that ended it. */
int session_wait_end(Session *session);

/* The shell that started the program dies; the terminal goes away, as when a line is cut. */
void session_kill_leader(Session *session);
void session_hang_up(Session *session);

/* The same as session_wait_end for a program whose leader was killed. */
int session_wait_orphan_end(Session *session);

/* The modes and the screen are as before; fails the test if not. */
void session_assert_restored(const Session *session);

/* Ends what still runs and frees all. */
void session_end(Session *session);

#endif
