/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_DEVICE_H
#define BROADSHEET_TERMINAL_DEVICE_H

/* The terminal as something to write to: ncurses is set up at it, its modes are taken and
 * given back, in peace and by signals that end the process. What is shown there is showing's,
 * what comes from there incoming's affair. */

#include <stdbool.h>
#include <stdio.h>
#include <termios.h>

#include "base/error.h"
#include "base/str.h"
#include "terminal/delivery.h"

enum {
	DEVICE_NOTICE_BYTES = 256
};

typedef struct {
	FILE *in, *out; /* owned; ncurses has them */
	int tty; /* owned; the terminal that OUT writes to, whatever OUT is turned to */
	Delivery delivery; /* owned; on the way from OUT to TTY */
	struct screen *screen; /* owned; of ncurses */
	struct termios modes; /* as they were found */
	char notice[DEVICE_NOTICE_BYTES]; /* to be said after the end, or "" */
} Device;

/* Opens the terminal and has ncurses take its modes and read its description; nothing is written
 * yet. signals_begin goes before. False with ERR (ERROR_TERMINAL, with a hint): there is none, or
 * it cannot place a cursor. To be closed in either case. */
bool device_open(Device *device, Error *err) MUST_CHECK;

/* Gives the modes back, without a byte to the terminal. */
void device_close(Device *device);

/* From now on a signal that ends the process puts the terminal back first; HYPERLINKS: one may be
 * open then. To be called again when that changes; device_open does it without. */
void device_guard(const Device *device, bool hyperlinks);

/* Sends BYTES past ncurses; in a delivery they are kept, in their place among what ncurses
 * writes. */
void device_send(const Device *device, Str bytes);

/* The same for two capabilities in one write, which ncurses would use one each for. To be called
 * between refreshes; they are such as move no cursor and change no cell. */
void device_send_two(const Device *device, const char *first, const char *second);

/* After somebody else had the terminal: what its modes are now is what it gets back; takes it again
 * and guards it. The next refresh brings the screen. */
void device_come_back(Device *device, bool hyperlinks);

/* Sets the modes again after the process was stopped by somebody. */
void device_resumed(void);

#endif
