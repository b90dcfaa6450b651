/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_ANSWERS_H
#define BROADSHEET_TERMINAL_ANSWERS_H

/* What the terminal can, as it says itself. Its description cannot be trusted about
 * that: every terminal claims to be an xterm. So it is asked, once, the first time that an
 * answer would have been of use, and the answer is taken out of the keys whenever it comes.
 * Nothing is asked before, because an answer is input that nobody typed. */

#include <stdbool.h>

#include "base/str.h"
#include "terminal/ground.h"

typedef enum {
	ANSWERS_UNASKED,
	ANSWERS_WANTED, /* there was something that an answer would have made cheaper */
	ANSWERS_AWAITED, /* asked, and no answer yet */
	ANSWERS_KNOWN
} AnswersState;

typedef struct {
	AnswersState state;
	bool ground_wanted; /* with the next questions */
	bool margins; /* left and right margins (DECLRMM): one pane can be scrolled alone */
	Ground ground; /* of the terminal, where it was asked for */
	bool synchronized; /* what stands between mode 2026 on and off appears at once */
} Answers;

/* An answer would be of use: it is asked for soon, unless it was before. */
void answers_want(Answers *answers);

/* The ground is wanted, too: asks for all once more. */
void answers_want_ground(Answers *answers);

/* Sends to descriptor FD what is wanted, if anything is, where the description of the
 * terminal tells that it may be asked without harm. Between refreshes. */
void answers_ask(Answers *answers, int fd);

/* It may be another terminal now: nothing is known of it. */
void answers_forget(Answers *answers);

/* REPLY came, an answer without its ESC [, or the ESC of a string. */
void answers_take(Answers *answers, Str reply);

#endif
