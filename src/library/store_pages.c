/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include "library/store_pages.h"

#ifdef HAVE_SQLITE

#	include "library/row_record.h"
#	include "library/store_inside.h"

/* What the statements that load files answer, and that which loads what one of them holds. */
enum {
	FILE_PATH,
	FILE_BYTES,
	FILE_CHANGED,
	FILE_WHOLE,
	FILE_HOLDER,
	FILE_ROW
};
enum {
	ITEM_NUMBER,
	ITEM_ROW
};

/* Loading */

/* Who is told of pages. */
typedef struct {
	void (*take)(void *context, const StoredPage *page);
	void *context;
} Taker;

/* Tells what HOLDER has, PAGE being the file that it is. The answer of the last step;
 * SQLITE_CORRUPT where something cannot be one of ours. */
static int take_items(Store *store, int64_t holder, StoredPage page, const Taker *taker)
{
	const Sqlite *sqlite = &store->sqlite;
	int answer;
	sqlite3_stmt *statement = store_ready(store, STATEMENT_LOAD_ITEMS, &answer);

	if (statement == NULL)
		return answer;
	(void)sqlite->bind_number(statement, 1, holder);
	while ((answer = sqlite->step(statement)) == SQLITE_ROW) {
		int64_t number = sqlite->column_number(statement, ITEM_NUMBER);

		page.number = (uint32_t)number;
		if (number <= 0 || number >= UINT32_MAX ||
			!row_record_take(store_blob_of(store, statement, ITEM_ROW), &page.row)) {
			answer = SQLITE_CORRUPT;
			break;
		}
		taker->take(taker->context, &page);
	}
	store_put_down(store, statement);
	return answer;
}

/* Tells of the file that STATEMENT stands at and of what it holds. Answers as take_items does. */
static int take_file(Store *store, sqlite3_stmt *statement, const Taker *taker)
{
	const Sqlite *sqlite = &store->sqlite;
	int64_t holder = sqlite->column_number(statement, FILE_HOLDER);
	Str record = store_blob_of(store, statement, FILE_ROW);
	StoredPage page = {
		.path = store_blob_of(store, statement, FILE_PATH),
		.stamp = { (uint64_t)sqlite->column_number(statement, FILE_BYTES),
			sqlite->column_number(statement, FILE_CHANGED) },
		.whole = sqlite->column_number(statement, FILE_WHOLE) != 0,
	};

	if (str_present(record) && !row_record_take(record, &page.row))
		return SQLITE_CORRUPT;
	if (str_present(record))
		taker->take(taker->context, &page);
	return holder != 0 ? take_items(store, holder, page, taker) : SQLITE_DONE;
}

bool store_load(Store *store, Str path, bool folder,
	void (*take)(void *context, const StoredPage *page), void *context, Error *err)
{
	int answer;

	if (store->base == NULL)
		return true;
	sqlite3_stmt *statement =
		store_ready(store, folder ? STATEMENT_LOAD_FOLDER : STATEMENT_LOAD_FILE, &answer);
	Text first = text_in(NULL), last = text_in(NULL);
	const Taker taker = { take, context };

	if (statement == NULL)
		return store_fail(store, answer, err);
	text_add(&first, path);
	text_add_byte(&first, '/');
	text_add(&last, path);
	text_add_byte(&last, '/' + 1);
	store_bind_blob(store, statement, 1, folder ? text_str(&first) : path);
	if (folder)
		store_bind_blob(store, statement, 2, text_str(&last));
	while ((answer = store->sqlite.step(statement)) == SQLITE_ROW &&
		(answer = take_file(store, statement, &taker)) == SQLITE_DONE)
		;
	store_put_down(store, statement);
	text_clear(&first);
	text_clear(&last);
	return answer == SQLITE_DONE || store_fail(store, answer, err);
}

/* Changing */

/* The page put before was of the same file, which has not changed, as that is known. */
static bool is_last(const Store *store, const StoredPage *page)
{
	return store->last_holder != 0 && str_equal(text_str(&store->last), page->path) &&
		store->last_stamp.bytes == page->stamp.bytes &&
		store->last_stamp.changed_ns == page->stamp.changed_ns &&
		store->last_whole == page->whole;
}

/* What STATEMENT puts is about the file of PAGE. */
static void bind_file(const Store *store, sqlite3_stmt *statement, const StoredPage *page)
{
	store_bind_blob(store, statement, 1, page->path);
	(void)store->sqlite.bind_number(statement, 2, (int64_t)page->stamp.bytes);
	(void)store->sqlite.bind_number(statement, 3, page->stamp.changed_ns);
	(void)store->sqlite.bind_number(statement, 4, page->whole);
}

/* The number of the file that holds PAGE; 0 when something failed. */
static int64_t put_holder(Store *store, const StoredPage *page)
{
	if (is_last(store, page))
		return store->last_holder;
	sqlite3_stmt *statement = store_ready_or_fail(store, STATEMENT_PUT_HOLDER);

	store->last_holder = 0;
	if (statement == NULL)
		return 0;
	bind_file(store, statement, page);
	store_carry_out(store, statement, &store->last_holder);
	store->last.size = 0;
	text_add(&store->last, page->path);
	store->last_stamp = page->stamp;
	store->last_whole = page->whole;
	return store->last_holder;
}

static void put_item(Store *store, const StoredPage *page, Str record)
{
	int64_t holder = put_holder(store, page);
	sqlite3_stmt *statement =
		holder != 0 ? store_ready_or_fail(store, STATEMENT_PUT_ITEM) : NULL;

	if (statement == NULL)
		return;
	(void)store->sqlite.bind_number(statement, 1, holder);
	(void)store->sqlite.bind_number(statement, 2, page->number);
	store_bind_blob(store, statement, 3, record);
	store_carry_out(store, statement, NULL);
}

static void put_file(Store *store, const StoredPage *page, Str record)
{
	sqlite3_stmt *statement = store_ready_or_fail(store, STATEMENT_PUT_FILE);

	store->last_holder = 0;
	if (statement == NULL)
		return;
	bind_file(store, statement, page);
	store_bind_blob(store, statement, 5, record);
	store_carry_out(store, statement, NULL);
}

void store_put(Store *store, const StoredPage *page)
{
	store->record.size = 0;
	row_record_put(&store->record, &page->row);
	if (page->number > 0)
		put_item(store, page, text_str(&store->record));
	else
		put_file(store, page, text_str(&store->record));
}

void store_forget(Store *store, Str path)
{
	sqlite3_stmt *statement = store_ready_or_fail(store, STATEMENT_FORGET);

	store->last_holder = 0;
	if (statement == NULL)
		return;
	store_bind_blob(store, statement, 1, path);
	store_carry_out(store, statement, NULL);
}

#else

bool store_load(Store *store, Str path, bool folder,
	void (*take)(void *context, const StoredPage *page), void *context, Error *err)
{
	(void)store, (void)path, (void)folder, (void)take, (void)context, (void)err;
	return true;
}

void store_put(Store *store, const StoredPage *page)
{
	(void)store, (void)page;
}

void store_forget(Store *store, Str path)
{
	(void)store, (void)path;
}

#endif
