/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LISTING_H
#define BROADSHEET_LISTING_H

/* Listing instead of showing (--list): what the sources hold, an item a line, in the
 * order of the files. A page that is no container is an item by itself. And finding
 * one item among them (--item). */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "options.h"
#include "source/container.h"

/* Lists all the sources of OPTIONS on standard output; messages go to standard error.
 * Returns the exit status (dump.h). */
int list_all(const Options *options);

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
