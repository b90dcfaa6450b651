/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_ITEM_NAME_H
#define BROADSHEET_ITEMS_ITEM_NAME_H

/* How --item names one of the things that a source holds. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/container.h"

/* An item as --item names it. */
typedef struct {
	unsigned long number; /* as --list counts, from 1; 0: not so named */
	Str address; /* absent: not so named */
	Str key; /* of ADDRESS (library/address_key.h), or absent */
	Str time; /* digits the capture time begins with, or absent */
	bool by_offset;
	uint64_t offset; /* of its record in the file */
} ItemName;

/* WORD (borrowed): a number, ADDRESS, ADDRESS@TIME or @OFFSET. Its key is in ARENA. False
 * when it is none. */
bool item_name_parse(Arena *arena, Str word, ItemName *name);

typedef enum {
	ITEM_FITS_NOT,
	ITEM_FITS_LIKELY, /* its address leads to the same page, but is written otherwise */
	ITEM_FITS
} ItemFit;

/* Is ITEM, the one that is counted NUMBER, the one NAME means? */
ItemFit item_name_fits(const ItemName *name, unsigned long number, const ContainerItem *item);

#endif
