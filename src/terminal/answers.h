/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_ANSWERS_H
#define BROADSHEET_TERMINAL_ANSWERS_H

/* What the terminal can, as it says itself. Its description cannot be trusted about
 * that: every terminal claims to be an xterm. So it is asked, once, and the answer is
 * taken out of the keys whenever it comes. */

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
	bool margins; /* left and right margins (DECLRMM): one pane can be scrolled alone */
	Ground ground; /* of the terminal, where it was asked for */
	bool synchronized; /* what stands between mode 2026 on and off appears at once */
} Answers;

/* The questions: are modes 69 and 2026 known (DECRQM), and, since all answer that, what are
 * you (DA1)? */
extern const char answers_questions[];

/* REPLY came, an answer without its ESC [, or the ESC of a string. */
void answers_take(Answers *answers, Str reply);

#endif
