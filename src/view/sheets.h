/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_SHEETS_H
#define BROADSHEET_VIEW_SHEETS_H

/* The pages of the program's own that keys put over the panes, and take away again. */

#include "view/state.h"

/* The keys, those of the focused pane first. */
void sheets_help(View *view);

/* Where the article came from, or over the list what the collection holds; says so where no article
 * is open. */
void sheets_info(View *view);

#endif
