/* SPDX-License-Identifier: ISC */
#include "base/processors.h"

#include <sched.h>

size_t processors_up_to(size_t most)
{
	cpu_set_t may_run;

	/* The C library would read a file of the system's to count those that there are. */
	if (sched_getaffinity(0, sizeof may_run, &may_run) != 0)
		return most; /* more than the set has room for */
	size_t count = (size_t)CPU_COUNT(&may_run);

	return count < most ? count : most;
}
