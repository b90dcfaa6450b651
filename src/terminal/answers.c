/* SPDX-License-Identifier: ISC */
#include "terminal/answers.h"

const char answers_questions[] = "\033[?69$p\033[?2026$p\033[c";

/* Can the mode be set? 1: it is, 2: it is not; 0 and the rest: unknown, or fixed. */
static bool can_be_set(Str reply)
{
	return str_ends(reply, ";1$y") || str_ends(reply, ";2$y");
}

void answers_take(Answers *answers, Str reply)
{
	if (answers->state != ANSWERS_AWAITED)
		return;
	if (str_starts(reply, "?69;"))
		answers->margins = can_be_set(reply);
	else if (str_starts(reply, "?2026;"))
		answers->synchronized = can_be_set(reply);
	else if (str_starts(reply, "]11;"))
		answers->ground = ground_of_reply(reply);
	else if (str_starts(reply, "?") && str_ends(reply, "c"))
		answers->state = ANSWERS_KNOWN;
}
