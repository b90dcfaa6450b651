/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CHILD_END_H
#define BROADSHEET_WORKER_CHILD_END_H

/* Why a child ended before it had answered all, in words for its user. */

#include <stdbool.h>

#include "base/error.h"

/* What STATUS, which waitpid gave, tells, in WHY. False, and WHY is as it was, where that is
 * nothing. */
bool child_end_explain(int status, Error *why);

/* It took more processor time than it was given. */
void child_end_too_long(Error *why);

#endif
