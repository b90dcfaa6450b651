/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_COMMANDS_H
#define BROADSHEET_VIEW_COMMANDS_H

/* What each command does to the view. */

#include "view/keymap.h"
#include "view/state.h"

/* Carries COMMAND out (not COMMAND_NONE), with the count typed before it. */
void commands_run(View *view, Command command);

#endif
