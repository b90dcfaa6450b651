/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZIP_BOOK_H
#define BROADSHEET_SOURCE_ZIP_BOOK_H

/* Books in zip files: the pages of an EPUB in the order of its spine, with their titles
 * from its list of contents; the one page of an HTMLZ with what its package says. */

#include "source/zip_plan.h"

bool zip_book_epub(ZipPlan *plan);
bool zip_book_htmlz(ZipPlan *plan);

#endif
