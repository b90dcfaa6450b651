/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_NOTEBOOK_H
#define BROADSHEET_VIEW_NOTEBOOK_H

/* The sheet of all highlights and notes. */

#include "view/keymap.h"
#include "view/sheet.h"

/* The sheet of TEXT, the notes' files one behind the other; one of none says which keys of KEYMAP
 * make some. The caller owns it. */
Sheet *notebook_sheet(Str text, size_t articles, size_t notes, const Keymap *keymap);

#endif
