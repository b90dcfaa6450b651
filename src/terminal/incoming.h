/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_INCOMING_H
#define BROADSHEET_TERMINAL_INCOMING_H

/* What comes from the terminal: reads its bytes, has keys and mouse made of them, hands what
 * the terminal has answered to the answers, and knows how long something that is begun may
 * take. Never blocks but in incoming_await_answers. */

#include <stdint.h>

#include "base/str.h"
#include "terminal/answers.h"
#include "terminal/keys.h"
#include "view/view.h"

typedef enum {
	INPUT_NONE, /* nothing waits */
	INPUT_KEY, /* TEXT is a key name as in view/keymap.h */
	INPUT_PASTE, /* TEXT was pasted; only while a cursor is shown */
	INPUT_MOUSE, /* what MOUSE says */
	INPUT_GONE /* the terminal is no more */
} InputKind;

/* TEXT is borrowed until the next call. */
typedef struct {
	InputKind kind;
	Str text;
	ViewMouse mouse;
} Input;

typedef struct {
	int fd; /* borrowed; the terminal */
	Answers *answers; /* borrowed */
	Keys *keys; /* owned */
	int64_t last_byte; /* the moment (base/wait.h) it came */
	int escape_ms; /* after a lone ESC, until it is the key */
} Incoming;

/* What comes from FD, where ncurses has been set up; answers go to ANSWERS. */
void incoming_open(Incoming *incoming, int fd, Answers *answers);

/* Frees what is in it; fine for one that is all 0. */
void incoming_close(Incoming *incoming);

/* The next input there is; reads until none waits. */
Input incoming_read(Incoming *incoming);

/* The wait (base/wait.h) until incoming_read is to be called though nothing came, because a
 * sequence is begun. */
int incoming_wait_ms(const Incoming *incoming);

/* Forgets what has come and was not taken. */
void incoming_drop(Incoming *incoming);

/* Before the terminal is left to somebody else, to whom an answer would look typed: waits a moment
 * for one that is still to come. Keys that come meanwhile are lost. */
void incoming_await_answers(Incoming *incoming);

#endif
