/* SPDX-License-Identifier: ISC */
#include "worker/child_end.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "worker/child.h"
#include "worker/confine.h"

enum {
	MEGABYTE = 1 << 20
};

static void say_signal(int number, Error *why)
{
	error_set(why, ERROR_CHILD, "the process that read it was stopped by signal %d (%s)",
		number, strsignal(number));
	error_hint(
		why, "The page is damaged, or made to do harm; what read it could reach nothing.");
}

void child_end_too_long(Error *why)
{
	error_set(why, ERROR_LIMIT, "reading it took more than %d seconds of processor time",
		CONFINE_CPU_SECONDS);
}

static void say_too_large(Error *why)
{
	error_set(why, ERROR_LIMIT, "reading it took more than %d megabytes of memory",
		(int)(CONFINE_MEMORY_BYTES / MEGABYTE));
}

bool child_end_explain(int status, Error *why)
{
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
		child_end_too_long(why);
		return true;
	}
	if (WIFSIGNALED(status)) {
		say_signal(WTERMSIG(status), why);
		return true;
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == CHILD_OUT_OF_MEMORY) {
		say_too_large(why);
		return true;
	}
	return false;
}
