/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_CATALOGUE_ROW_H
#define BROADSHEET_CATALOGUE_ROW_H

/* What a child says of a page, as a row of a library has it. */

#include "library/library.h"
#include "worker/catalogue.h"

/* Puts ENTRY into row NUMBER of LIBRARY. */
void catalogue_row_put(Library *library, size_t number, const CatalogueEntry *entry);

#endif
