/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_FUZZ_PROMISE_H
#define BROADSHEET_TESTS_FUZZ_PROMISE_H

/* What a header promises, held to in any build: unlike assert it stays in. */

#include <stdio.h>
#include <stdlib.h>

#define PROMISE(condition) \
	do { \
		if (!(condition)) { \
			fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, \
				#condition); \
			abort(); \
		} \
	} while (0)

#endif
