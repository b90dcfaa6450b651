/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_CLIPBOARD_H
#define BROADSHEET_TERMINAL_CLIPBOARD_H

/* What asks a terminal to take a text into its clipboard: OSC 52, which only ever writes, with the
 * text in base64. Pure: it sends nothing. */

#include <stdbool.h>

#include "base/str.h"
#include "base/text.h"

/* Adds the sequence for TEXT to OUT. GNU screen (TYPE, the terminal's, begins with "screen" and
 * it is not tmux, IN_TMUX) hands it on only in pieces of its own wrapper. */
void clipboard_add(Text *out, Str text, const char *type, bool in_tmux);

#endif
