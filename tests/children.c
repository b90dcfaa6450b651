/* SPDX-License-Identifier: ISC */
#include "children.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

/* The parent of the process PID; 0 where it has ended. */
static pid_t parent_of(const char *pid)
{
	char path[64], state = 'Z';
	long parent = 0;

	snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return 0; /* meanwhile */
	if (fscanf(file, "%*d (%*[^)]) %c %ld", &state, &parent) != 2)
		state = 'Z';
	fclose(file);
	return state == 'Z' ? 0 : (pid_t)parent;
}

size_t children_of(pid_t parent, pid_t *pids, size_t most)
{
	DIR *processes = opendir("/proc");
	const struct dirent *entry;
	size_t count = 0;

	assert_non_null(processes);
	while ((entry = readdir(processes)) != NULL)
		if (isdigit((unsigned char)entry->d_name[0]) &&
			parent_of(entry->d_name) == parent) {
			if (count < most)
				pids[count] = (pid_t)strtol(entry->d_name, NULL, 10);
			count++;
		}
	closedir(processes);
	return count;
}

void children_assert_some(void)
{
	siginfo_t info;

	assert_int_equal(waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT), 0);
}

void children_assert_none(void)
{
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
}
