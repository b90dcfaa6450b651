/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_COMMAND_LINE_H
#define BROADSHEET_VIEW_COMMAND_LINE_H

/* Commands by their words: what is typed behind a colon, and the lines of the configuration.
 *
 *     set NAME VALUE          bind PANE KEY ACTION          unbind PANE KEY
 *     [COUNT] ACTION [KEY]    any action of the keymap; KEY is the second one where it takes two
 *     NUMBER                  as NUMBER G
 *
 * A line that begins with # says nothing. */

#include "base/error.h"
#include "view/state.h"

/* Opens the prompt; does what it says; completes the word it ends with. */
void command_line_ask(View *view);
void command_line_accept(View *view);
void command_line_complete(View *view);

/* LINE of a configuration: set, bind and unbind only. */
bool command_line_configure(View *view, Str line, Error *err) MUST_CHECK;

/* Makes the view what its settings say. */
void command_line_apply(View *view);

/* Takes the settings from what keys have changed since they were set. */
void command_line_settle(View *view, Str theme);

#endif
