/* SPDX-License-Identifier: ISC */
#include "collection/container_items.h"

#include "base/arena.h"
#include "collection/catalogue_row.h"
#include "collection/shard_name.h"

enum {
	/* What part of a container may lie behind the last record its index tells of: words
	 * of the writer on itself. */
	UNTOLD_SHARE = 200,
};

void container_items_clear(ContainerItems *items)
{
	key_index_clear(&items->told);
	listed_rows_clear(&items->rows);
}

void container_items_tell_change(const ContainerItems *items, size_t number)
{
	if (items->job->changed != NULL)
		items->job->changed(items->job->context, number, items->rows.at[number]);
}

static void add_row(ContainerItems *items, const ContainerItem *item)
{
	LibraryRow row = catalogue_row_of_item(item,
		&(LibraryPlace){ .source = items->job->source_number,
			.item = items->job->item,
			.file = items->job->file });
	size_t number = library_add(items->job->library, &row);

	listed_rows_add(&items->rows, (uint32_t)number);
	items->to_read += listed_row_is_unread(&row);
	container_items_tell_change(items, items->rows.count - 1);
}

static bool is_sought(const ContainerItems *items, const ContainerItem *item, Str file)
{
	return items->job->is_sought != NULL &&
		items->job->is_sought(items->job->context, file, item->place.at[0].offset);
}

/* A summary names FILE. */
static void lead(const ContainerItems *items, Str file)
{
	const ListingJob *job = items->job;
	Arena *arena = arena_new();

	if (job->nested != NULL)
		job->nested(job->context, shard_name(job->source, job->item, file, arena));
	arena_free(arena);
}

static uint64_t hash_of_offset(uint64_t offset)
{
	return key_hash(str_of((const char *)&offset, sizeof offset));
}

static bool is_told(const ContainerItems *items, const ContainerItem *item)
{
	return key_index_first(&items->told, hash_of_offset(item->place.at[0].offset)) != NULL;
}

void container_items_add(ContainerItems *items, const ContainerItem *item)
{
	if (is_told(items, item))
		return;
	items->is_index = items->is_index || str_present(item->file);
	items->is_cut = items->is_index && items->rows.count >= CONTAINER_ITEMS_INDEX_MAX;
	if (items->is_cut)
		return;
	if (item->nested) {
		listed_rows_add(&items->rows, LISTED_NOWHERE);
		lead(items, item->file);
		return;
	}
	if (str_present(item->file) &&
		(is_sought(items, item, item->file) ||
			(items->job->by_itself != NULL &&
				items->job->by_itself(items->job->context, item->file)))) {
		listed_rows_add(&items->rows, LISTED_NOWHERE);
		return;
	}
	add_row(items, item);
}

void container_items_add_told(ContainerItems *items, const ContainerItem *item, uint64_t bytes)
{
	ContainerItem own = *item;
	Extent at = item->place.at[0];

	if (at.offset >= bytes || at.length > bytes - at.offset)
		return;
	own.file = STR_NONE;
	key_index_add(&items->told, hash_of_offset(at.offset), 0);
	if (at.offset + at.length > items->told_end)
		items->told_end = at.offset + at.length;
	if (!is_sought(items, &own, STR_NONE))
		add_row(items, &own);
}

void container_items_know(ContainerItems *items, size_t number, size_t row)
{
	LibraryRow known = library_row(items->job->library, row);

	while (items->rows.count < number)
		listed_rows_add(&items->rows, LISTED_NOWHERE);
	listed_rows_add(&items->rows, (uint32_t)row);
	items->to_read += listed_row_is_unread(&known);
}

bool container_items_are_told(const ContainerItems *items, uint64_t bytes)
{
	return items->told_end > 0 && bytes - items->told_end <= bytes / UNTOLD_SHARE;
}
