/* SPDX-License-Identifier: ISC */
#include "session.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include <cmocka.h>

enum {
	WAIT_MS = 30000, /* for what a busy machine does late; nothing is measured by it */
	QUIET_MS = 40,
	FIRST_MS = 1000,
	SKIPPED = 77,
	NOT_STARTED = 126
};

/* What the leader says: how the program is, in the words of waitpid. */
typedef struct {
	pid_t program;
	int status;
} Event;

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* The program dies of signals as one started at a prompt does, whatever cmocka catches and whoever
 * runs the tests ignores (a shell ignores SIGQUIT for what it runs behind it); without a core. */
static void be_mortal(void)
{
	const struct rlimit none = { 0, 0 };

	for (int number = 1; number < NSIG; number++)
		if (number != SIGKILL && number != SIGSTOP)
			signal(number, SIG_DFL);
	setrlimit(RLIMIT_CORE, &none);
}

static pid_t start_program(Program *program, const void *argument)
{
	pid_t child = fork();

	if (child == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		be_mortal();
		_exit(program(argument));
	}
	setpgid(child, child);
	tcsetpgrp(STDIN_FILENO, child);
	return child;
}

/* The leader: tells each change of the program, and puts it in the foreground again when told. */
static void lead(int commands, int events, Program *program, const void *argument)
{
	signal(SIGTTOU, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	Event event = { start_program(program, argument), 0 };
	char command;

	if (write(events, &event, sizeof event) != sizeof event)
		_exit(NOT_STARTED);
	while (waitpid(event.program, &event.status, WUNTRACED) == event.program) {
		if (write(events, &event, sizeof event) != sizeof event ||
			!WIFSTOPPED(event.status) || read(commands, &command, 1) != 1)
			_exit(0);
		tcsetpgrp(STDIN_FILENO, event.program);
		kill(-event.program, SIGCONT);
	}
	_exit(0);
}

static bool take_event(Session *session, Event *event)
{
	struct pollfd wait = { .fd = session->events, .events = POLLIN };

	return poll(&wait, 1, 0) > 0 &&
		read(session->events, event, sizeof *event) == sizeof *event;
}

/* The next event, the screen kept up meanwhile. */
static Event wait_event(Session *session)
{
	Event event;
	long end = now_ms() + WAIT_MS;

	while (!take_event(session, &event)) {
		if (now_ms() > end)
			fail_msg("the program neither stopped nor ended");
		session_settle(session);
	}
	return event;
}

void session_begin(Session *session, int rows, int columns, const char *term, Program *program,
	const void *argument)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
	int other, commands[2], events[2];

	if (openpty(&session->tty, &other, NULL, NULL, &size) != 0)
		exit(SKIPPED);
	assert_int_equal(pipe2(commands, O_CLOEXEC), 0);
	assert_int_equal(pipe2(events, O_CLOEXEC), 0);
	fcntl(session->tty, F_SETFD, FD_CLOEXEC);
	tcgetattr(other, &session->modes);
	session->screen = screen_new(rows, columns);
	session->leader = fork();
	if (session->leader == 0) {
		close(session->tty);
		login_tty(other);
		setenv("TERM", term, 1);
		lead(commands[0], events[1], program, argument);
	}
	close(other);
	close(commands[0]);
	close(events[1]);
	session->commands = commands[1];
	session->events = events[0];
	Event event;

	assert_int_equal(read(session->events, &event, sizeof event), sizeof event);
	session->program = event.program;
}

/* Takes what comes within PATIENCE_MS; false when nothing did, or there is nobody left. */
static bool take_output(Session *session, int patience_ms)
{
	char bytes[4096];
	struct pollfd wait = { .fd = session->tty, .events = POLLIN };

	if (poll(&wait, 1, patience_ms) <= 0)
		return false;
	ssize_t got = read(session->tty, bytes, sizeof bytes);

	if (got <= 0)
		return false;
	screen_feed(session->screen, bytes, (size_t)got);
	size_t reply = strlen(session->screen->reply);

	if (reply > 0)
		assert_int_equal(write(session->tty, session->screen->reply, reply), reply);
	session->screen->reply[0] = '\0';
	return true;
}

bool session_listen(Session *session)
{
	return take_output(session, QUIET_MS);
}

void session_settle(Session *session)
{
	while (session_listen(session))
		continue;
}

void session_drain(Session *session)
{
	while (take_output(session, 0))
		continue;
}

void session_type(Session *session, const char *keys)
{
	size_t size = strlen(keys);

	assert_int_equal(write(session->tty, keys, size), size);
}

void session_press(Session *session, const char *keys)
{
	session_type(session, keys);
	if (take_output(session, FIRST_MS))
		session_settle(session);
}

static void wait_for(Session *session, const char *text, bool there)
{
	long end = now_ms() + WAIT_MS;

	while ((screen_find(session->screen, text, 0) >= 0) != there) {
		if (now_ms() > end)
			fail_msg("\"%s\" is %s the screen:\n%s", text,
				there ? "not on" : "still on", screen_text(session->screen));
		session_listen(session);
	}
}

void session_wait_to_see(Session *session, const char *text)
{
	wait_for(session, text, true);
}

void session_wait_for(Session *session, const char *text)
{
	wait_for(session, text, true);
	session_settle(session);
}

void session_wait_without(Session *session, const char *text)
{
	wait_for(session, text, false);
	session_settle(session);
}

void session_resize(Session *session, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };

	screen_resize(session->screen, rows, columns);
	ioctl(session->tty, TIOCSWINSZ, &size);
	if (take_output(session, FIRST_MS))
		session_settle(session);
}

void session_wait_stopped(Session *session)
{
	Event event = wait_event(session);

	session_settle(session);
	assert_true(WIFSTOPPED(event.status));
}

void session_continue(Session *session)
{
	assert_int_equal(write(session->commands, "c", 1), 1);
	if (take_output(session, FIRST_MS))
		session_settle(session);
}

static int exit_status(int status)
{
	return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int session_wait_end(Session *session)
{
	Event event = wait_event(session);

	session_settle(session);
	session->program = 0;
	assert_false(WIFSTOPPED(event.status));
	return exit_status(event.status);
}

void session_kill_leader(Session *session)
{
	/* What it leaves behind becomes ours. */
	assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
	kill(session->leader, SIGKILL);
	waitpid(session->leader, NULL, 0);
	session->leader = 0;
}

void session_hang_up(Session *session)
{
	close(session->tty);
	session->tty = -1;
}

int session_wait_orphan_end(Session *session)
{
	long end = now_ms() + WAIT_MS;
	int status;

	while (waitpid(session->program, &status, WNOHANG) != session->program) {
		if (now_ms() > end)
			fail_msg("the program has not ended");
		session_settle(session);
	}
	session_settle(session);
	session->program = 0;
	return exit_status(status);
}

void session_assert_restored(const Session *session)
{
	struct termios now;

	assert_int_equal(tcgetattr(session->tty, &now), 0);
	assert_int_equal(now.c_lflag, session->modes.c_lflag);
	assert_int_equal(now.c_iflag, session->modes.c_iflag);
	assert_int_equal(now.c_oflag, session->modes.c_oflag);
	assert_memory_equal(now.c_cc, session->modes.c_cc, sizeof now.c_cc);
	if (!screen_is_restored(session->screen))
		fail_msg("the terminal is not as it was: alternate screen %d, cursor hidden %d, "
			 "keypad %d, paste %d, titles %d, rows %d to %d scroll",
			session->screen->alternate, session->screen->cursor_hidden,
			session->screen->keypad, session->screen->paste, session->screen->titles,
			session->screen->top, session->screen->bottom);
}

void session_end(Session *session)
{
	if (session->program > 0)
		kill(session->program, SIGKILL);
	close(session->commands);
	close(session->events);
	if (session->tty >= 0)
		close(session->tty);
	if (session->leader > 0)
		waitpid(session->leader, NULL, 0);
	screen_free(session->screen);
}
