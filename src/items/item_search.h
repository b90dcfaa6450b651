/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_ITEM_SEARCH_H
#define BROADSHEET_ITEMS_ITEM_SEARCH_H

/* Looks for the thing that --item names among all that a source holds. An address is looked
 * up in the indexes there are, which costs the same however large the archive is; for all
 * else, and for what no index tells of, the files are gone through one after the other. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "items/item_name.h"
#include "items/items.h"
#include "source/source.h"

/* The first three are set by the caller, who owns them; the rest is zero before. */
typedef struct {
	Source *source;
	const ItemName *name;
	Arena *arena; /* of the texts of ITEM */
	unsigned long counted; /* things in the files gone through so far */
	ItemFit fit; /* of what was found; ITEM_FITS_NOT: nothing */
	size_t file; /* number of the file in SOURCE that it was found in */
	ContainerItem item;
	bool told; /* its article came along with it */
} ItemSearch;

/* Looks the address up in the indexes of SOURCE: of a WACZ file its own, of an archive the
 * one beside it, and files that are indexes. True when it was found. */
bool item_search_indexes(ItemSearch *search);

/* Goes through FILE of SOURCE, which NAME is the name of in messages. LISTENER is told what is
 * lost on the way, and the article if that could be read on the way. True when it was found. */
bool item_search_file(ItemSearch *search, size_t file, Str name, const ItemsListener *listener);

#endif
