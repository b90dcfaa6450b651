/* SPDX-License-Identifier: ISC */
#include "library/row_list.h"

#include <stdlib.h>

#include "library/filter.h"
#include "library/order.h"

void row_lister_clear(RowLister *lister)
{
	folds_clear(&lister->folds);
	narrowed_clear(&lister->narrowed);
}

void row_lister_forget(RowLister *lister, size_t number)
{
	folds_forget(&lister->folds, number);
	narrowed_forget(&lister->narrowed, number);
}

static bool is_second(const RowRelations *relations)
{
	return relations->copy_of != LIBRARY_NOWHERE || relations->print_of != LIBRARY_NOWHERE;
}

/* Is the row of KIND with RELATIONS, which fits FILTER in all else, listed? What is not is
 * counted. */
static bool is_listed(LibraryKind kind, const RowRelations *relations, const LibraryFilter *filter,
	LibraryList *list)
{
	if (filter->one_capture && relations->capture_of != LIBRARY_NOWHERE)
		return false;
	if (filter->no_copies && is_second(relations)) {
		list->copies++;
		return false;
	}
	list->kinds[kind]++;
	if (filter->kinds == 0)
		return kind != LIBRARY_CONTAINER;
	return (filter->kinds & 1u << kind) != 0;
}

/* Does row NUMBER fit, by what is found out without a look at its texts? */
static bool may_fit(const RowTable *table, Filter *ready, size_t number)
{
	unsigned states = ready->filter->states;

	return (states == 0 || (states & 1u << row_table_state(table, number)) != 0) &&
		filter_may_fit(ready, number);
}

/* The rows that fit, in the order in which they came, into ROWS. What is in a row costs most of it,
 * and is not asked for where neither filter nor order does. */
static size_t choose(
	const RowTable *table, Filter *ready, Ordering *ordering, LibraryList *list, Ranked *rows)
{
	bool unread = filter_is_bare(ready) && ordering->order.key == LIBRARY_BY_PLACE;
	LibraryRow row = { 0 };
	size_t count = 0;

	for (size_t i = 0; i < table->count; i++) {
		if (!may_fit(table, ready, i))
			continue;
		RowRelations relations = row_table_relations(table, i);

		if (!unread)
			row = row_table_row(table, i);
		if ((unread || filter_fits(ready, i, &row)) &&
			is_listed(row_table_kind(table, i), &relations, ready->filter, list))
			rows[count++] = ordering_rank(ordering, i, &row);
	}
	return count;
}

/* Does the group of the same heading go on? */
static bool continues(const LibraryGroup *group, Str title)
{
	return str_present(group->title) == str_present(title) &&
		str_equal_nocase(group->title, title);
}

static void group_rows(Ordering *ordering, const RowTable *table, LibraryList *list, Arena *arena)
{
	size_t room = 0;

	for (size_t i = 0; i < list->count; i++) {
		LibraryRow row = row_table_row(table, list->rows[i]);
		Str title = ordering_heading(ordering, list->rows[i], &row);
		size_t last = list->group_count;

		if (last > 0 && continues(&list->groups[last - 1], title)) {
			list->groups[last - 1].count++;
			continue;
		}
		if (last == room) {
			room = 2 * room + 16;
			list->groups =
				arena_grow(arena, list->groups, last, room, sizeof *list->groups);
		}
		list->groups[list->group_count++] =
			(LibraryGroup){ .title = title, .first = i, .count = 1 };
	}
}

LibraryList row_list(RowLister *lister, const RowTable *table, LibraryOrder order,
	const LibraryFilter *filter, Arena *arena)
{
	LibraryList list = { 0 };
	Arena *work = arena_new();
	Ranked *rows = memory_resize(NULL, table->count * sizeof *rows);
	Ordering ordering;
	Filter ready;

	ordering_init(&ordering, order, table, &lister->folds, work);
	filter_init(&ready, filter, &lister->folds, &lister->narrowed, table->count, work);
	list.count = choose(table, &ready, &ordering, &list, rows);
	filter_clear(&ready);
	ordering_sort(&ordering, rows, list.count);
	list.rows = arena_array(arena, list.count, sizeof *list.rows);
	for (size_t i = 0; i < list.count; i++)
		list.rows[i] = rows[i].row;
	if (order.grouped)
		group_rows(&ordering, table, &list, arena);
	free(rows);
	arena_free(work);
	return list;
}
