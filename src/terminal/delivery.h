/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_DELIVERY_H
#define BROADSHEET_TERMINAL_DELIVERY_H

/* ncurses writes each time that it moves the cursor; a picture is to arrive in one
 * piece. So its descriptor is turned to a file in memory while it paints, and back to
 * the terminal, which then gets all of it, less what it knows already. */

#include <stdbool.h>
#include <stddef.h>

#include "terminal/thrift.h"
#include "view/canvas_links.h"

typedef struct {
	int tty; /* borrowed; the terminal */
	int out; /* borrowed; the descriptor that ncurses writes to */
	int file; /* owned; -1: nothing is gathered, ncurses writes as it does */
	Thrift thrift; /* what the terminal was told through here */
	const CanvasLinks *links; /* borrowed; whose marks are in what is written; NULL: none are */
	size_t bytes, writes; /* sent in all */
} Delivery;

/* Makes room for what is to come to OUT; it goes to TTY. */
void delivery_open(Delivery *delivery, int out, int tty);
void delivery_close(Delivery *delivery);

/* The terminal has ROWS rows from now on. */
void delivery_resize(Delivery *delivery, int rows);

/* What the terminal was told is not known any more. */
void delivery_forget(Delivery *delivery);

/* All rows of the terminal scroll again, as they did before. The cursor may move. */
void delivery_release_rows(Delivery *delivery);

/* What is written to OUT from now on goes nowhere: before the end, when nothing was shown. */
void delivery_drop(const Delivery *delivery);

/* What is written to OUT from now on is kept. */
void delivery_begin(Delivery *delivery);

/* Sends what was kept since then. AT_ONCE: the terminal is to show nothing before it has all of
 * it (mode 2026). */
void delivery_end(Delivery *delivery, bool at_once);

#endif
