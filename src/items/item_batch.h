/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_ITEM_BATCH_H
#define BROADSHEET_ITEMS_ITEM_BATCH_H

/* Items that are read by their places: those an index tells of, which lie in other files, or
 * some of a container. They are gathered until the file changes or there are many, and then one
 * child reads them all: their articles, or in a list just what is not said of them, their media
 * type. */

#include <stdbool.h>

#include "items/items.h"

enum {
	ITEM_BATCH_ITEMS = 64 /* most that one child reads */
};

typedef struct ItemBatch ItemBatch;

/* For the file at INDEX of SOURCE, NAME in messages; all borrowed until it is freed, and so is
 * LISTENER. ARTICLES: these are wanted, else the items alone. */
ItemBatch *item_batch_new(
	const Source *source, size_t index, Str name, bool articles, const ItemsListener *listener);

/* Adds ITEM (copied), found in an index of format LISTED, of the file it says, which lies beside
 * the index, else of the file at INDEX; what has gathered goes to the listener in the order it
 * came. False: no more, please. */
bool item_batch_add(ItemBatch *batch, const ContainerItem *item, Str listed);

/* May ITEM be added without reading what has gathered before? */
bool item_batch_takes(const ItemBatch *batch, const ContainerItem *item);

/* Has a child begin with what has gathered; nothing is told yet, and nothing may be added. */
void item_batch_begin(ItemBatch *batch);

/* Gives the listener what is left, and frees BATCH. False: no more, please. */
bool item_batch_end(ItemBatch *batch);

/* Frees it with nothing told; NULL is fine. */
void item_batch_abandon(ItemBatch *batch);

#endif
