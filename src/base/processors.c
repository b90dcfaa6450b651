/* SPDX-License-Identifier: ISC */
#include "base/processors.h"

#include <unistd.h>

size_t processors_up_to(size_t most)
{
	long count = sysconf(_SC_NPROCESSORS_ONLN);

	if (count < 1)
		return 1;
	return (size_t)count < most ? (size_t)count : most;
}
