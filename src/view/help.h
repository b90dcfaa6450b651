/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_HELP_H
#define BROADSHEET_VIEW_HELP_H

/* The help, made from the live key map. */

#include "view/keymap.h"
#include "view/sheet.h"

/* The keys of FOCUSED first, then those of every pane, then the other panes'. The
 * caller owns the sheet. */
Sheet *help_sheet(const Keymap *keymap, KeyContext focused);

#endif
