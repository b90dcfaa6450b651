/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CALL_FILTER_H
#define BROADSHEET_WORKER_CALL_FILTER_H

/* The system calls that are left to a confined child, as a program for the kernel's filter
 * (kernel documentation, userspace-api/seccomp_filter). It is short, is made of one table, and
 * a child has it at once; a library that makes such programs takes longer to be loaded and to
 * make this one than the headline of a page takes to be found.
 *
 * A call that is not in the table fails with EPERM. One that nothing in the program ever asks
 * for, and a call made as another machine's, ends the process: whoever makes it has taken the
 * process over. */

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct sock_filter;

enum {
	CALL_FILTER_STEPS_MAX = 160
};

/* Puts the program for the process SELF into STEPS, which has room for CALL_FILTER_STEPS_MAX;
 * returns its length. 0 on a machine whose calls are not known here. */
size_t call_filter_write(struct sock_filter *steps, pid_t self);

/* From now on the calling process keeps to it. False when the kernel does not take it. The
 * process must have given up gaining privileges (PR_SET_NO_NEW_PRIVS). */
bool call_filter_load(void);

#endif
