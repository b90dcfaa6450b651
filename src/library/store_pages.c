/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include "library/store_pages.h"

#ifdef HAVE_SQLITE

#	include "library/row_record.h"
#	include "library/store_inside.h"

/* What the loading statements answer. */
enum {
	COLUMN_PATH,
	COLUMN_BYTES,
	COLUMN_CHANGED,
	COLUMN_WHOLE,
	COLUMN_NUMBER,
	COLUMN_ROW
};

/* Loading */

/* The page that STATEMENT stands at. False when it cannot be one of ours. */
static bool read_page(const Store *store, sqlite3_stmt *statement, StoredPage *page)
{
	const Sqlite *sqlite = &store->sqlite;
	int64_t number = sqlite->column_number(statement, COLUMN_NUMBER);

	page->path = store_blob_of(store, statement, COLUMN_PATH);
	page->stamp.bytes = (uint64_t)sqlite->column_number(statement, COLUMN_BYTES);
	page->stamp.changed_ns = sqlite->column_number(statement, COLUMN_CHANGED);
	page->whole = sqlite->column_number(statement, COLUMN_WHOLE) != 0;
	page->number = (uint32_t)number;
	return number >= 0 && number < UINT32_MAX &&
		row_record_take(store_blob_of(store, statement, COLUMN_ROW), &page->row);
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
	bool good = true;

	if (statement == NULL)
		return store_fail(store, answer, err);
	text_add(&first, path);
	text_add_byte(&first, '/');
	text_add(&last, path);
	text_add_byte(&last, '/' + 1);
	store_bind_blob(store, statement, 1, folder ? text_str(&first) : path);
	if (folder)
		store_bind_blob(store, statement, 2, text_str(&last));
	while (good && (answer = store->sqlite.step(statement)) == SQLITE_ROW) {
		StoredPage page;

		good = read_page(store, statement, &page);
		if (good)
			take(context, &page);
	}
	store_put_down(store, statement);
	text_clear(&first);
	text_clear(&last);
	if (!good)
		answer = SQLITE_CORRUPT;
	return answer == SQLITE_DONE || store_fail(store, answer, err);
}

/* Changing */

static bool is_last(const Store *store, const StoredPage *page)
{
	return store->last_id != 0 && str_equal(text_str(&store->last), page->path) &&
		store->last_stamp.bytes == page->stamp.bytes &&
		store->last_stamp.changed_ns == page->stamp.changed_ns &&
		store->last_whole == page->whole;
}

/* The number of the file of PAGE; 0 when something failed. */
static int64_t put_file(Store *store, const StoredPage *page)
{
	if (is_last(store, page))
		return store->last_id;
	sqlite3_stmt *statement = store_ready_or_fail(store, STATEMENT_PUT_FILE);

	store->last_id = 0;
	if (statement == NULL)
		return 0;
	store_bind_blob(store, statement, 1, page->path);
	(void)store->sqlite.bind_number(statement, 2, (int64_t)page->stamp.bytes);
	(void)store->sqlite.bind_number(statement, 3, page->stamp.changed_ns);
	(void)store->sqlite.bind_number(statement, 4, page->whole);
	store_carry_out(store, statement, &store->last_id);
	store->last.size = 0;
	text_add(&store->last, page->path);
	store->last_stamp = page->stamp;
	store->last_whole = page->whole;
	return store->last_id;
}

void store_put(Store *store, const StoredPage *page)
{
	int64_t file = put_file(store, page);
	sqlite3_stmt *statement = file != 0 ? store_ready_or_fail(store, STATEMENT_PUT_PAGE) : NULL;

	if (statement == NULL)
		return;
	store->record.size = 0;
	row_record_put(&store->record, &page->row);
	(void)store->sqlite.bind_number(statement, 1, file);
	(void)store->sqlite.bind_number(statement, 2, page->number);
	store_bind_blob(store, statement, 3, text_str(&store->record));
	store_carry_out(store, statement, NULL);
}

void store_forget(Store *store, Str path)
{
	sqlite3_stmt *statement = store_ready_or_fail(store, STATEMENT_FORGET);

	store->last_id = 0;
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
