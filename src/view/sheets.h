/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SHEETS_H
#define BROADSHEET_VIEW_SHEETS_H

/* The pages of the program's own that keys put over the panes, and take away again. */

#include "view/state.h"

void sheets_help(View *view);

/* Where the article, or the collection, came from. */
void sheets_info(View *view);

#endif
