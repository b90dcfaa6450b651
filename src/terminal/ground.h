/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_GROUND_H
#define BROADSHEET_TERMINAL_GROUND_H

/* Is the terminal's own ground dark or light? */

#include "base/str.h"

typedef enum {
	GROUND_UNKNOWN,
	GROUND_DARK,
	GROUND_LIGHT
} Ground;

/* As the variable COLORFGBG has it, which some terminals set: "FOREGROUND;BACKGROUND", numbers of
 * the palette, perhaps with another word between. VALUE may be NULL. */
Ground ground_of_variable(const char *value);

/* The question for the colour of the ground (OSC 11), and what its answer, without its ESC,
 * says. */
extern const char ground_question[];
Ground ground_of_reply(Str reply);

#endif
