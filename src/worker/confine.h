/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CONFINE_H
#define BROADSHEET_WORKER_CONFINE_H

/* What takes the child's powers away, layer by layer. A layer the system does not
 * have is left out and said in --version; the others hold all the same. */

#include <stdbool.h>

#include "base/error.h"
#include "base/text.h"

typedef struct {
	bool limits;   /* CPU seconds, address space, no files, no core */
	bool landlock; /* no path of the file system */
	int landlock_abi;
	bool seccomp;  /* system call allow list */
} ConfineLayers;

/* Confines the calling process for good: descriptors 0, 1 and 2 stay, nothing
 * else can be opened. Returns the layers that are in force. Never fails: a layer that cannot be had
 * is missing in the answer. */
ConfineLayers confine(void);

/* The layers confine would get here, found out in a child of its own, in words
 * for --version: "limits, Landlock (ABI 4), seccomp". */
void confine_describe(Text *out);

#endif
