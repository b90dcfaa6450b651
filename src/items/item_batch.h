/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_ITEM_BATCH_H
#define BROADSHEET_ITEMS_ITEM_BATCH_H

/* Items that an index tells of lie in other files. They are gathered until the file
 * changes or there are many, and then one child reads them all: their articles, or in
 * a list just what is not said of them, their media type. */

#include <stdbool.h>

#include "items/items.h"

typedef struct ItemBatch ItemBatch;

/* For the index at INDEX of SOURCE, NAME in messages; all borrowed until it is freed.
 * ARTICLES: these are wanted, else the items alone. */
ItemBatch *item_batch_new(
	const Source *source, size_t index, Str name, bool articles, const ItemsListener *listener);

/* Adds ITEM (copied), whose file is present, found in an index of format LISTED; what
 * has gathered goes to the listener in the order it came. False: no more, please. */
bool item_batch_add(ItemBatch *batch, const ContainerItem *item, Str listed);

/* Gives the listener what is left, and frees BATCH. False: no more, please. */
bool item_batch_end(ItemBatch *batch);

#endif
