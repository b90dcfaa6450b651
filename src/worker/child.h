/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CHILD_H
#define BROADSHEET_WORKER_CHILD_H

/* Makes the confined child. It has the item to read as descriptor 0, a pipe to
 * answer on as 1, /dev/null as 2 and nothing else; no terminal, no handlers of
 * signals, and it does not outlive the parent. */

#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

/* How a child ends when no signal ends it. Out of memory is the status that
 * die_of_memory (base/arena.h) gives. */
enum {
	CHILD_ANSWERED = 0,
	CHILD_NOT_HEARD = 1,
	CHILD_OUT_OF_MEMORY = 3,
	/* With a sum of tools (worker/tools.h): it needs them and has to be made again. */
	CHILD_NEEDS = 64
};

/* What a child is there for. It works on the parent's memory as it was at the
 * fork, so CONTEXT may point anywhere and comes back to nobody. */
typedef struct {
	void (*prepare)(void *context); /* while files can be opened; NULL: nothing to do */
	int (*run)(void *context); /* confined; answers the exit status */
	void *context;
	int silence_ms; /* how long the parent waits for a word; 0: WORKER_SILENCE_MS */
	unsigned cpu_seconds; /* of all its work; 0: CONFINE_CPU_SECONDS */
} ChildJob;

typedef struct {
	pid_t pid;
	int answer; /* descriptor of the pipe's end to read, non-blocking, close-on-exec */
} Child;

/* Starts a child on JOB with ITEM as its descriptor 0; ITEM stays the caller's.
 * The caller owns what CHILD holds: it closes the pipe and reaps the process.
 * False with ERR when there is no process or pipe to be had. */
bool child_start(const ChildJob *job, int item, Child *child, Error *err) MUST_CHECK;

/* In the child: writes SIZE BYTES to the pipe, all of them. False with ERR when nobody
 * listens any longer. CONTEXT is not used: it makes this a RecordSink. */
bool child_answer(void *context, const void *bytes, size_t size, Error *err);

/* In the child, before it is confined: whatever else runs goes first from now on. */
void child_give_way(void);

/* Processor time that the process PID has used, in milliseconds; 0 when it cannot be told. */
int64_t child_work_ms(pid_t pid);

/* Waits for the process PID, which has closed its pipe, up to GRACE_MS, then
 * kills it. *STATUS is the wait status; false when it is not known. */
bool child_reap(pid_t pid, int grace_ms, int *status);

#endif
