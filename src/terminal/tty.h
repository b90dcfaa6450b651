/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_TTY_H
#define BROADSHEET_TERMINAL_TTY_H

/* The terminal as the kernel knows it. */

#include <stdbool.h>
#include <stdio.h>

#include "base/error.h"
#include "base/str.h"

/* A stream of the caller's own on descriptor FD if that is a terminal, else on /dev/tty. NULL with
 * ERR (ERROR_TERMINAL, with a hint). */
FILE *tty_open(int fd, const char *mode, Error *err) MUST_CHECK;

/* Rows and columns of the terminal at FD: as it says, else as the environment says, else 24 by 80.
 * A larger window than 500 by 1000 is used in part. */
void tty_size(int fd, int *rows, int *columns);

/* Writes BYTES to FD; what a terminal does not take any more is lost, and reading will tell. */
void tty_write(int fd, Str bytes);

#endif
