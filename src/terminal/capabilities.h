/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_CAPABILITIES_H
#define BROADSHEET_TERMINAL_CAPABILITIES_H

/* What the description of the terminal in use says, once ncurses has read it. */

#include <stdbool.h>

#include "base/text.h"

/* The string capability NAME, or NULL. Borrowed while the screen lasts. */
const char *capability(const char *name);

/* Is the flag NAME set? */
bool capability_flag(const char *name);

/* Adds the capability NAME to BYTES, without its padding ("$<5/>"): what is sent past ncurses is
 * short, or sent in need. */
void capability_add(Text *bytes, const char *name);

#endif
