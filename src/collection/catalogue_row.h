/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_CATALOGUE_ROW_H
#define BROADSHEET_COLLECTION_CATALOGUE_ROW_H

/* What a child says of an item of a container and of a page, as a row of a library has it. */

#include "library/library.h"
#include "source/container.h"
#include "worker/catalogue.h"

/* ITEM (whose texts are borrowed) of the container that lies in the source, item and file
 * of WHERE; of its file says ITEM more, where it names one. */
LibraryRow catalogue_row_of_item(const ContainerItem *item, const LibraryPlace *where);

/* Puts ENTRY into row NUMBER of LIBRARY. */
void catalogue_row_put(Library *library, size_t number, const CatalogueEntry *entry);

#endif
