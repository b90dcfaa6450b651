/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CONFINE_H
#define BROADSHEET_WORKER_CONFINE_H

/* What takes the child's powers away, layer by layer: resource limits, Landlock
 * with an empty rule set, a list of the system calls that are left. A layer the
 * system does not have is left out and said in --version; the others hold all
 * the same.
 *
 * Builds with sanitizers, and runs under valgrind, need more memory and more
 * system calls than any list of ours: there the limit of memory and the system
 * call list are left out. */

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/text.h"

enum {
	CONFINE_CPU_SECONDS = 10, /* for one page */
};

/* Bytes that may be added to what the process has mapped when it is confined. */
#define CONFINE_MEMORY_BYTES ((uint64_t)4 << 30)

typedef struct {
	bool limits; /* CPU seconds, memory, no files, no core */
	bool landlock; /* no path of the file system */
	int landlock_abi;
	bool seccomp; /* system call allow list */
} ConfineLayers;

/* Confines the calling process for good, with CPU_SECONDS of processor time. Left are:
 * reading and seeking on descriptor 0, writing on 1 and 2, memory that is not executable,
 * the clock, randomness and the end. Starting a program, opening a socket and tracing end
 * the process by SIGSYS, other calls fail with EPERM. Returns the layers that are in force.
 * Never fails: a layer that cannot be had is missing in the answer. */
ConfineLayers confine(unsigned cpu_seconds);

/* The layers confine would get here, found out in a child of its own, in words
 * for --version: "limits, Landlock (ABI 4), seccomp", or "none". */
void confine_describe(Text *out);

#endif
