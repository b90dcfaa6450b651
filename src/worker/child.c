/* SPDX-License-Identifier: ISC */
#include <config.h>

#include "worker/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "worker/confine.h"

enum {
	PIPE_BYTES = 256 << 10, /* an usual article fits, and the child need not wait */
	FIRST_FREE = 3, /* descriptors from here on are closed in the child */
	REAP_STEP_MS = 1,
};

/* In the child */

static void say_nothing(void)
{
	/* The exit status tells the parent that memory ran out. */
}

/* As they are for a new program, but that to write more to a file than is allowed fails. */
static void reset_signals(void)
{
	struct sigaction usual = { .sa_handler = SIG_DFL }, ignored = { .sa_handler = SIG_IGN };
	sigset_t none;

	for (int number = 1; number < NSIG; number++)
		(void)sigaction(number, &usual, NULL); /* some cannot be set, and need not */
	(void)sigaction(SIGXFSZ, &ignored, NULL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The child ends when the parent does, and has no terminal: no key of it stops
 * the child, and the child cannot speak to it. */
static void leave_terminal(pid_t parent)
{
	setsid();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(CHILD_NOT_HEARD); /* it ended before the line above */
}

/* Messages of libraries go nowhere; those of sanitizers must be seen. */
static void silence_errors(void)
{
#ifndef WITH_SANITIZERS
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (nowhere < 0 || dup2(nowhere, STDERR_FILENO) < 0)
		close(STDERR_FILENO);
#endif
}

/* ITEM becomes 0 and ANSWER 1, whatever numbers they have, and all others go. */
static bool arrange_descriptors(int item, int answer)
{
	int high_item = fcntl(item, F_DUPFD, FIRST_FREE);
	int high_answer = fcntl(answer, F_DUPFD, FIRST_FREE);

	if (high_item < 0 || high_answer < 0 || dup2(high_item, STDIN_FILENO) < 0 ||
		dup2(high_answer, STDOUT_FILENO) < 0)
		return false;
	silence_errors();
	closefrom(FIRST_FREE);
	return true;
}

__attribute__((noreturn)) static void live(const ChildJob *job, int item, int answer, pid_t parent)
{
	leave_terminal(parent);
	reset_signals();
	die_of_memory_does(say_nothing);
	if (!arrange_descriptors(item, answer))
		_exit(CHILD_NOT_HEARD);
	if (job->prepare != NULL)
		job->prepare(job->context);
	(void)confine(job->cpu_seconds > 0
			? job->cpu_seconds
			: CONFINE_CPU_SECONDS); /* which layers hold is said by --version */
	_exit(job->run(job->context));
}

bool child_answer(void *context, const void *bytes, size_t size, Error *err)
{
	const char *at = bytes;

	(void)context;
	while (size > 0) {
		ssize_t put = write(STDOUT_FILENO, at, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return error_system(err, errno, "no answer could be written");
		at += put;
		size -= (size_t)put;
	}
	return true;
}

/* In the parent */

/* Forks with all signals held back, so that no handler of the parent's runs in
 * the child before they are reset there. */
static pid_t fork_quietly(const ChildJob *job, int item, int answer)
{
	sigset_t all, before;
	pid_t parent = getpid();

	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, &before);
	pid_t pid = fork();
	int number = errno;

	if (pid == 0)
		live(job, item, answer, parent);
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = number;
	return pid;
}

bool child_start(const ChildJob *job, int item, Child *child, Error *err)
{
	int ends[2];

	if (pipe2(ends, O_CLOEXEC) != 0)
		return error_system(err, errno, "cannot be read: no pipe to the reading process");
	/* The size is a wish; with the usual one the child waits more often. */
	(void)fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES);
	pid_t pid =
		fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0 ? fork_quietly(job, item, ends[1]) : -1;
	int number = errno;

	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return error_system(err, number, "cannot be read: no process to read it");
	}
	*child = (Child){ .pid = pid, .answer = ends[0] };
	return true;
}

void child_give_way(void)
{
	enum {
		IDLE_NICENESS = 10
	};

	(void)setpriority(PRIO_PROCESS, 0, IDLE_NICENESS);
}

int64_t child_work_ms(pid_t pid)
{
	struct timespec used;
	clockid_t clock;

	if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
		return 0;
	return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

/* One look whether PID has ended: its number, 0 for not yet, -1. */
static pid_t look(pid_t pid, int *status, int flags)
{
	for (;;) {
		pid_t ended = waitpid(pid, status, flags);

		if (ended >= 0 || errno != EINTR)
			return ended;
	}
}

bool child_reap(pid_t pid, int grace_ms, int *status)
{
	struct timespec step = { .tv_nsec = REAP_STEP_MS * 1000000 };

	for (int waited_ms = 0; waited_ms < grace_ms; waited_ms += REAP_STEP_MS) {
		pid_t ended = look(pid, status, WNOHANG);

		if (ended != 0)
			return ended == pid;
		nanosleep(&step, NULL);
	}
	kill(pid, SIGKILL);
	return look(pid, status, 0) == pid;
}
