/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_WAIT_H
#define BROADSHEET_BASE_WAIT_H

/* Moments, and how long is waited for them. A moment is milliseconds of a clock that only
 * goes forward and means nothing outside this process. A wait is milliseconds as poll takes
 * them: 0 is none, WAIT_NEVER ends by no clock. */

#include <stdint.h>

enum {
	WAIT_NEVER = -1
};

/* The moment it is now. */
int64_t wait_now_ms(void);

/* The wait until the moment AT_MS: 0 where that is past, never WAIT_NEVER. */
int wait_until(int64_t at_ms);

/* That of two waits which ends first. */
int wait_sooner(int one_ms, int other_ms);

#endif
