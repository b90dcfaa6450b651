/* SPDX-License-Identifier: ISC */
#include "terminal/answers.h"

#include "terminal/capabilities.h"
#include "terminal/tty.h"

/* Are modes 69 and 2026 known (DECRQM), and, since all answer that, what are you (DA1)? */
static const char questions[] = "\033[?69$p\033[?2026$p\033[c";

void answers_want(Answers *answers)
{
	if (answers->state == ANSWERS_UNASKED)
		answers->state = ANSWERS_WANTED;
}

void answers_want_ground(Answers *answers)
{
	answers->ground_wanted = true;
	if (answers->state != ANSWERS_AWAITED)
		answers->state = ANSWERS_WANTED;
}

void answers_ask(Answers *answers, int fd)
{
	if (answers->state != ANSWERS_WANTED)
		return;
	if (capability("smglr") == NULL && capability("Sync") == NULL) {
		answers->state = ANSWERS_KNOWN;
		return;
	}
	answers->state = ANSWERS_AWAITED;
	if (answers->ground_wanted)
		tty_write(fd, str(ground_question));
	answers->ground_wanted = false;
	tty_write(fd, str(questions));
}

void answers_forget(Answers *answers)
{
	*answers = (Answers){ .ground_wanted = answers->ground_wanted };
}

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
