/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_EFFECTS_H
#define BROADSHEET_READER_EFFECTS_H

/* Carrying out what the view wants. */

#include "reader/state.h"

/* What fails is told in the view's message row. */
void effects_carry_out(Reader *reader, Effect effect);

/* Back to the shell, until it lets the program go on. */
void effects_suspend(Reader *reader);

#endif
