/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_CHILDREN_H
#define BROADSHEET_TESTS_CHILDREN_H

/* The processes that a program has made, as the system tells. */

#include <stddef.h>
#include <sys/types.h>

/* How many children PARENT has that run or wait, not those that ended and were not asked how; up
 * to MOST of them come to PIDS. Fails the test where the system does not tell. */
size_t children_of(pid_t parent, pid_t *pids, size_t most);

/* This process has children that run, or ended and were not asked how. */
void children_assert_some(void);

/* All children this process has had were ended, and asked how they did. */
void children_assert_none(void);

#endif
