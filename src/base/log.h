/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_LOG_H
#define BROADSHEET_BASE_LOG_H

/* A log for whoever looks for a fault, written only when asked for (--log).
 * Lines carry seconds since the start, never a clock or a host. An error is
 * returned or logged, not both. */

#include <stdbool.h>

#include "base/error.h"

/* Appends to FILE from now on, created with mode 0600. False with ERR set when
 * it cannot be opened; logging is then off. */
bool log_open(const char *file, Error *err) MUST_CHECK;

/* Writes one line when a log is open; control characters in it are shown as
 * "?". Costs nothing worth naming otherwise. */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Closes the log; fine when none is open. */
void log_close(void);

#endif
