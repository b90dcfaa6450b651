/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include "library/store_facts.h"

#ifdef HAVE_SQLITE

#	include "library/store_inside.h"

/* Repeats */

bool store_load_repeats(Store *store, uint64_t site,
	void (*take)(void *context, uint64_t site, const Repeat *repeat), void *context, Error *err)
{
	int answer;

	if (store->base == NULL)
		return true;
	sqlite3_stmt *statement = store_ready(store, STATEMENT_LOAD_REPEATS, &answer);

	if (statement == NULL)
		return store_fail(store, answer, err);
	(void)store->sqlite.bind_number(statement, 1, (int64_t)site);
	while ((answer = store->sqlite.step(statement)) == SQLITE_ROW) {
		Repeat repeat = { .block = (uint64_t)store->sqlite.column_number(statement, 0) };

		for (int i = 0; i < REPEATS_PAGES; i++)
			repeat.pages[i] = (uint64_t)store->sqlite.column_number(statement, 1 + i);
		take(context, site, &repeat);
	}
	store_put_down(store, statement);
	return answer == SQLITE_DONE || store_fail(store, answer, err);
}

void store_put_repeat(Store *store, uint64_t site, const Repeat *repeat)
{
	sqlite3_stmt *statement = store_ready_or_fail(store, STATEMENT_PUT_REPEAT);
	const uint64_t numbers[] = { site, repeat->block, repeat->pages[0], repeat->pages[1],
		repeat->pages[2] };

	if (statement == NULL)
		return;
	/* SQLite knows signed numbers only, of as many bits. */
	for (int i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++)
		(void)store->sqlite.bind_number(statement, 1 + i, (int64_t)numbers[i]);
	store_carry_out(store, statement, NULL);
}

/* Orders. Keys go by their names, which stay what they are. */

bool store_load_order(Store *store, uint64_t collection, LibraryOrder *order)
{
	int answer;

	if (store->base == NULL)
		return false;
	sqlite3_stmt *statement = store_ready(store, STATEMENT_LOAD_ORDER, &answer);

	if (statement == NULL)
		return false;
	(void)store->sqlite.bind_number(statement, 1, (int64_t)collection);
	bool found = store->sqlite.step(statement) == SQLITE_ROW;

	if (found)
		*order = (LibraryOrder){
			.key = library_key_of(store_blob_of(store, statement, 0)),
			.reversed = store->sqlite.column_number(statement, 1) != 0,
			.grouped = store->sqlite.column_number(statement, 2) != 0,
		};
	store_put_down(store, statement);
	return found && order->key < LIBRARY_KEY_COUNT;
}

void store_put_order(Store *store, uint64_t collection, LibraryOrder order)
{
	sqlite3_stmt *statement = store_ready_or_fail(store, STATEMENT_PUT_ORDER);

	if (statement == NULL)
		return;
	(void)store->sqlite.bind_number(statement, 1, (int64_t)collection);
	store_bind_blob(store, statement, 2, str(library_key_name(order.key)));
	(void)store->sqlite.bind_number(statement, 3, order.reversed);
	(void)store->sqlite.bind_number(statement, 4, order.grouped);
	store_carry_out(store, statement, NULL);
}

#else

bool store_load_repeats(Store *store, uint64_t site,
	void (*take)(void *context, uint64_t site, const Repeat *repeat), void *context, Error *err)
{
	(void)store, (void)site, (void)take, (void)context, (void)err;
	return true;
}

void store_put_repeat(Store *store, uint64_t site, const Repeat *repeat)
{
	(void)store, (void)site, (void)repeat;
}

bool store_load_order(Store *store, uint64_t collection, LibraryOrder *order)
{
	(void)store, (void)collection, (void)order;
	return false;
}

void store_put_order(Store *store, uint64_t collection, LibraryOrder order)
{
	(void)store, (void)collection, (void)order;
}

#endif
