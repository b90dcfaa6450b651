/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_COLLECTION_INFO_H
#define BROADSHEET_VIEW_COLLECTION_INFO_H

/* What the collection holds, so that nothing of it is lost: how many pages of each kind,
 * what the list leaves out, and what could not be read, and why. */

#include "view/sheet.h"
#include "view/state.h"

/* The sheet on what the list is of. The caller owns it. */
Sheet *collection_sheet(const View *view);

#endif
