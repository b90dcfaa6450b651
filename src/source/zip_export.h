/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZIP_EXPORT_H
#define BROADSHEET_SOURCE_ZIP_EXPORT_H

/* Reading lists that were exported with their pages: a list in JSON and a page beside it
 * for each entry, as Omnivore and Readeck give them. A page is told by what the entry
 * calls itself; entries without a page are left out. */

#include "source/zip_plan.h"

bool zip_export_plan(ZipPlan *plan);

#endif
