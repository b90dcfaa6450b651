/* SPDX-License-Identifier: ISC */
#include "terminal/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"

enum {
	GUARD_BYTES_MAX = 256,
	STACK_BYTES = 64 << 10,
	END_STATUS = 128,
	NO_FD = -1
};

/* What is to be done on a signal. Signals of the last kind end the process (or dump its core) by
 * default, and would leave the terminal as it is. */
typedef enum {
	DO_END,
	DO_NOTE,
	DO_IGNORE,
	DO_CRASH
} Reaction;

static const struct {
	int number;
	Reaction reaction;
} watched[] = {
	{ SIGTERM, DO_END },
	{ SIGHUP, DO_END },
	{ SIGINT, DO_NOTE },
	{ SIGWINCH, DO_NOTE },
	{ SIGTSTP, DO_NOTE },
	{ SIGCONT, DO_NOTE },
	{ SIGPIPE, DO_IGNORE },
	{ SIGXFSZ, DO_IGNORE },
	{ SIGSEGV, DO_CRASH },
	{ SIGBUS, DO_CRASH },
	{ SIGABRT, DO_CRASH },
	{ SIGFPE, DO_CRASH },
	{ SIGILL, DO_CRASH },
	{ SIGTRAP, DO_CRASH },
	{ SIGSYS, DO_CRASH },
	{ SIGQUIT, DO_CRASH },
	{ SIGALRM, DO_CRASH },
	{ SIGUSR1, DO_CRASH },
	{ SIGUSR2, DO_CRASH },
	{ SIGVTALRM, DO_CRASH },
	{ SIGPROF, DO_CRASH },
	{ SIGXCPU, DO_CRASH },
};

enum {
	WATCHED_COUNT = sizeof watched / sizeof *watched
};

/* Handlers get no argument of ours, so what they touch has to be here. */
static struct {
	volatile sig_atomic_t end, interrupt, resize, suspend, resumed;
	int wake[2]; /* both ends of a pipe; handlers write to the second */
	pid_t owner; /* forked children inherit the handlers: not theirs to act on */
	struct sigaction old[WATCHED_COUNT];
	void *stack; /* owned; for handlers of a stack that has run over */
	volatile sig_atomic_t guarded;
	int guard_fd;
	char guard_bytes[GUARD_BYTES_MAX];
	size_t guard_size;
	struct termios guard_modes;
} state = { .wake = { NO_FD, NO_FD } };

/* Puts the terminal back; only calls that are allowed in a handler. */
static void leave_terminal(void)
{
	if (!state.guarded || getpid() != state.owner)
		return;
	state.guarded = 0;
	size_t done = 0;

	while (done < state.guard_size) {
		ssize_t wrote =
			write(state.guard_fd, state.guard_bytes + done, state.guard_size - done);

		if (wrote <= 0)
			break;
		done += (size_t)wrote;
	}
	tcsetattr(state.guard_fd, TCSANOW, &state.guard_modes);
}

static void out_of_memory(void)
{
	static const char message[] = "broadsheet: out of memory\n";

	leave_terminal();
	if (write(STDERR_FILENO, message, sizeof message - 1) < 0)
		return; /* nobody listens; the status still tells */
}

static void wake(void)
{
	if (write(state.wake[1], "", 1) < 0)
		return; /* full: the loop will wake anyway */
}

/* The first time the loop ends in good order; it may be deep in some work, so the second time
 * there is no waiting for it. */
static void on_end(int number)
{
	int saved = errno;

	if (getpid() != state.owner || state.end != 0) {
		leave_terminal();
		_exit(END_STATUS + number);
	}
	state.end = number;
	wake();
	errno = saved;
}

static void on_note(int number)
{
	int saved = errno;

	if (number == SIGINT)
		state.interrupt = 1;
	else if (number == SIGWINCH)
		state.resize = 1;
	else if (number == SIGTSTP)
		state.suspend = 1;
	else if (number == SIGCONT)
		state.resumed = 1;
	wake();
	errno = saved;
}

/* Leaves the terminal, then lets the signal do what it did before we came: a fault of the machine
 * happens again when this returns, anything else is raised again. */
static void on_crash(int number, siginfo_t *info, void *context)
{
	(void)context;
	leave_terminal();
	for (size_t i = 0; i < WATCHED_COUNT; i++)
		if (watched[i].number == number)
			sigaction(number, &state.old[i], NULL);
	if (info->si_code <= 0 || number == SIGABRT)
		raise(number);
}

static void fill_action(struct sigaction *action, Reaction reaction)
{
	memset(action, 0, sizeof *action);
	sigemptyset(&action->sa_mask);
	switch (reaction) {
	case DO_END:
		action->sa_handler = on_end;
		action->sa_flags = SA_ONSTACK;
		return;
	case DO_NOTE:
		action->sa_handler = on_note;
		action->sa_flags = SA_ONSTACK;
		return;
	case DO_IGNORE:
		action->sa_handler = SIG_IGN;
		return;
	case DO_CRASH:
		action->sa_sigaction = on_crash;
		action->sa_flags = SA_ONSTACK | SA_SIGINFO | SA_NODEFER;
		return;
	}
}

static void install(void)
{
	for (size_t i = 0; i < WATCHED_COUNT; i++) {
		struct sigaction action;

		fill_action(&action, watched[i].reaction);
		sigaction(watched[i].number, &action, &state.old[i]);
		/* nohup and its like: what was ignored stays so. */
		bool ends = watched[i].reaction == DO_END || watched[i].reaction == DO_CRASH;

		if (ends && state.old[i].sa_handler == SIG_IGN)
			sigaction(watched[i].number, &state.old[i], NULL);
	}
}

bool signals_begin(Error *err)
{
	if (pipe2(state.wake, O_NONBLOCK | O_CLOEXEC) != 0)
		return error_system(err, errno, "cannot make a pipe for signals");
	state.owner = getpid();
	state.end = state.interrupt = state.resize = state.suspend = state.resumed = 0;
	state.stack = memory_new(STACK_BYTES);
	stack_t stack = { .ss_sp = state.stack, .ss_size = STACK_BYTES };

	sigaltstack(&stack, NULL);
	install();
	return true;
}

void signals_end(void)
{
	stack_t none = { .ss_flags = SS_DISABLE };

	if (state.wake[0] == NO_FD)
		return;
	signals_unguard();
	for (size_t i = 0; i < WATCHED_COUNT; i++)
		sigaction(watched[i].number, &state.old[i], NULL);
	sigaltstack(&none, NULL);
	free(state.stack);
	state.stack = NULL;
	close(state.wake[0]);
	close(state.wake[1]);
	state.wake[0] = state.wake[1] = NO_FD;
}

int signals_fd(void)
{
	return state.wake[0];
}

/* A flag as it was, now down. One that comes up in between is seen the next time, since its
 * handler woke the loop again. */
static bool take(volatile sig_atomic_t *flag)
{
	bool up = *flag != 0;

	if (up)
		*flag = 0;
	return up;
}

SignalNews signals_take(void)
{
	char bytes[64];
	SignalNews news = { 0 };

	while (read(state.wake[0], bytes, sizeof bytes) > 0)
		continue;
	news.end = state.end;
	news.interrupt = take(&state.interrupt);
	news.resize = take(&state.resize);
	news.suspend = take(&state.suspend);
	news.resumed = take(&state.resumed);
	return news;
}

bool signals_must_end(void)
{
	return state.end != 0;
}

void signals_guard(int fd, const char *bytes, size_t size, const struct termios *modes)
{
	state.guarded = 0;
	state.guard_fd = fd;
	state.guard_size = size < GUARD_BYTES_MAX ? size : GUARD_BYTES_MAX;
	memcpy(state.guard_bytes, bytes, state.guard_size);
	state.guard_modes = *modes;
	state.guarded = 1;
	die_of_memory_does(out_of_memory);
}

void signals_unguard(void)
{
	state.guarded = 0;
	die_of_memory_does(NULL);
}

void signals_stop(void)
{
	struct sigaction stop, old;
	sigset_t set;

	memset(&stop, 0, sizeof stop);
	stop.sa_handler = SIG_DFL;
	sigaction(SIGTSTP, &stop, &old);
	sigemptyset(&set);
	sigaddset(&set, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	/* All of the group: a shell script that called us is to stop, too. */
	kill(0, SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
}
