/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_STORE_INSIDE_H
#define BROADSHEET_LIBRARY_STORE_INSIDE_H

/* The inside of the store, shared by the modules that make it up: store (the file, its tables
 * and changes), store_pages (what is known of pages) and store_facts (what is known of sites
 * and lists). Nobody else includes this. */

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "library/sqlite.h"
#include "library/store_pages.h"

/* What is asked and told again and again. */
typedef enum {
	STATEMENT_VERSION,
	STATEMENT_LOAD_FILE,
	STATEMENT_LOAD_FOLDER,
	STATEMENT_LOAD_ITEMS,
	STATEMENT_PUT_FILE,
	STATEMENT_PUT_HOLDER,
	STATEMENT_PUT_ITEM,
	STATEMENT_FORGET,
	STATEMENT_LOAD_REPEATS,
	STATEMENT_PUT_REPEAT,
	STATEMENT_LOAD_ORDER,
	STATEMENT_PUT_ORDER,
	STATEMENT_COUNT
} Statement;

struct Store {
	Sqlite sqlite;
	sqlite3 *base; /* owned; NULL: there is no file yet, so nothing is known */
	sqlite3_stmt *ready[STATEMENT_COUNT]; /* owned; NULL: not yet needed */
	char *path; /* owned */
	Str folder; /* the beginning of that */
	int failed; /* the first answer that was no good, since the last begin */
	bool damaged; /* it goes when it is closed */
	Text last; /* owned: path of the file whose item was put last in this change ... */
	int64_t last_holder; /* ... and its number; 0: none */
	StoreStamp last_stamp;
	bool last_whole;
	Text record; /* owned: of the page put last */
};

/* ERR says what came of doing something to STORE, which ended with ANSWER. False. */
bool store_fail(Store *store, int answer, Error *err);

/* STATEMENT made ready; NULL with *ANSWER. And put down again, for the next time. */
sqlite3_stmt *store_ready(Store *store, Statement statement, int *answer);
void store_put_down(Store *store, sqlite3_stmt *statement);

/* The same within a change, which fails as a whole where it cannot be had. */
sqlite3_stmt *store_ready_or_fail(Store *store, Statement statement);

/* Carries out STATEMENT of a change, which answers at most one row; its first column is *OUT
 * (may be NULL). */
void store_carry_out(Store *store, sqlite3_stmt *statement, int64_t *out);

/* BYTES, valid up to the next reset of STATEMENT, in the place AT of it. And what stands in
 * COLUMN of its answer, borrowed. */
void store_bind_blob(const Store *store, sqlite3_stmt *statement, int at, Str bytes);
Str store_blob_of(const Store *store, sqlite3_stmt *statement, int column);

#endif
