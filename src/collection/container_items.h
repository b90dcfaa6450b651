/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_CONTAINER_ITEMS_H
#define BROADSHEET_COLLECTION_CONTAINER_ITEMS_H

/* The items of one container on their way into a library: each that can be read gets a row, in
 * the order in which they are told, first by an index beside the container, then by the container
 * itself, which an item the index told of does not get into twice. Items are numbered from 0;
 * offsets and sizes are bytes of the container. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "collection/container_listing.h"
#include "collection/listed_rows.h"
#include "library/key_index.h"
#include "source/container.h"

enum {
	CONTAINER_ITEMS_INDEX_MAX =
		200000 /* listed of an index; what is behind is to be asked for */
};

/* Begins as zero, but for JOB. */
typedef struct {
	const ListingJob *job; /* borrowed: whose items they are, and who is told */
	ListedRows rows; /* owned */
	size_t to_read; /* rows that may be read, or were */
	bool is_index; /* the container is an index of other files */
	bool is_cut; /* there is more in it than is listed */
	KeyIndex told; /* owned: the offsets of records that the index beside it told */
	uint64_t told_end; /* of the last of them */
} ContainerItems;

/* Frees what they hold. */
void container_items_clear(ContainerItems *items);

/* The container tells of ITEM (borrowed for the call): it gets a row, unless the index has told
 * of it, it is in an index and has one already, or is_cut holds. What names another file is told
 * to the job instead. */
void container_items_add(ContainerItems *items, const ContainerItem *item);

/* The index beside a container of so many BYTES tells of ITEM. One that cannot be there is passed
 * over. */
void container_items_add_told(ContainerItems *items, const ContainerItem *item, uint64_t bytes);

/* Has the index told of all that is in a container of so many BYTES? */
bool container_items_are_told(const ContainerItems *items, uint64_t bytes);

/* Row ROW is that of item NUMBER, as it was found by an earlier run. Numbers only rise. */
void container_items_know(ContainerItems *items, size_t number, size_t row);

/* Tells the job that the row of item NUMBER, which has one, is new or has changed. */
void container_items_tell_change(const ContainerItems *items, size_t number);

#endif
