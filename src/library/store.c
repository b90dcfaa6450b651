/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include "library/store.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

const char *store_folder(Arena *arena)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

	if (cache != NULL && cache[0] == '/')
		return str_c(arena, str_format(arena, "%s/broadsheet", cache));
	if (home != NULL && home[0] == '/' && home[1] != '\0')
		return str_c(arena, str_format(arena, "%s/.cache/broadsheet", home));
	return NULL;
}

#ifdef HAVE_SQLITE

#	include "library/sqlite.h"

/* Of the tables below; a store of another is another file. */
#	define STORE_FILE "library-3.sqlite"

enum {
	STORE_VERSION = 3,
	OPEN_PATIENCE_MS = 300, /* while another copy makes the tables */
};

static const char setting_up[] = "PRAGMA journal_mode = WAL;"
				 "PRAGMA synchronous = NORMAL;"
				 "PRAGMA cache_size = -2000;"
				 "PRAGMA trusted_schema = OFF;";

static const char tables[] =
	"BEGIN IMMEDIATE;"
	"CREATE TABLE IF NOT EXISTS file(id INTEGER PRIMARY KEY, path BLOB NOT NULL UNIQUE,"
	" bytes INTEGER NOT NULL, changed INTEGER NOT NULL, whole INTEGER NOT NULL);"
	"CREATE TABLE IF NOT EXISTS page(file INTEGER NOT NULL, number INTEGER NOT NULL,"
	" state INTEGER, kind INTEGER, status INTEGER, words INTEGER, comments INTEGER,"
	" inferred INTEGER, label, address, captured, media_type, digest, title, date, site,"
	" section, byline, why, beside, place, PRIMARY KEY(file, number)) WITHOUT ROWID;"
	"CREATE TRIGGER IF NOT EXISTS changed AFTER UPDATE OF bytes, changed ON file"
	" WHEN old.bytes <> new.bytes OR old.changed <> new.changed"
	" BEGIN DELETE FROM page WHERE file = old.id; END;"
	"CREATE TRIGGER IF NOT EXISTS gone AFTER DELETE ON file"
	" BEGIN DELETE FROM page WHERE file = old.id; END;"
	"CREATE TABLE IF NOT EXISTS repeat(site INTEGER NOT NULL, block INTEGER NOT NULL,"
	" one INTEGER, two INTEGER, three INTEGER, PRIMARY KEY(site, block)) WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS list_order(collection INTEGER PRIMARY KEY,"
	" name TEXT NOT NULL, reversed INTEGER NOT NULL, grouped INTEGER NOT NULL);"
	"PRAGMA user_version = 3;"
	"COMMIT;";

/* What is asked and told again and again. */
typedef enum {
	STATEMENT_VERSION,
	STATEMENT_LOAD_FILE,
	STATEMENT_LOAD_FOLDER,
	STATEMENT_PUT_FILE,
	STATEMENT_PUT_PAGE,
	STATEMENT_FORGET,
	STATEMENT_LOAD_REPEATS,
	STATEMENT_PUT_REPEAT,
	STATEMENT_LOAD_ORDER,
	STATEMENT_PUT_ORDER,
	STATEMENT_COUNT
} Statement;

/* Two of them, since for one with OR between SQLite would sort all it answers. */
#	define LOAD \
		"SELECT f.path, f.bytes, f.changed, f.whole, p.* FROM file f" \
		" JOIN page p ON p.file = f.id WHERE "
#	define IN_ORDER " ORDER BY f.path, p.number"

static const char *const statements[STATEMENT_COUNT] = {
	[STATEMENT_VERSION] = "PRAGMA user_version",
	[STATEMENT_LOAD_FILE] = LOAD "f.path = ?1" IN_ORDER,
	[STATEMENT_LOAD_FOLDER] = LOAD "f.path >= ?1 AND f.path < ?2" IN_ORDER,
	[STATEMENT_PUT_FILE] =
		"INSERT INTO file(path, bytes, changed, whole) VALUES(?1, ?2, ?3, ?4)"
		" ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes,"
		" changed = excluded.changed, whole = excluded.whole RETURNING id",
	[STATEMENT_PUT_PAGE] =
		"INSERT OR REPLACE INTO page VALUES"
		"(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16,"
		" ?17, ?18, ?19, ?20, ?21)",
	[STATEMENT_FORGET] = "DELETE FROM file WHERE path = ?1",
	[STATEMENT_LOAD_REPEATS] = "SELECT block, one, two, three FROM repeat WHERE site = ?1",
	[STATEMENT_PUT_REPEAT] = "INSERT OR REPLACE INTO repeat VALUES(?1, ?2, ?3, ?4, ?5)",
	[STATEMENT_LOAD_ORDER] =
		"SELECT name, reversed, grouped FROM list_order WHERE collection = ?1",
	[STATEMENT_PUT_ORDER] = "INSERT OR REPLACE INTO list_order VALUES(?1, ?2, ?3, ?4)",
};

/* The columns of a page behind its number: numbers, then texts. */
enum {
	PAGE_COLUMN = 4, /* of p.* in what the loading ones answer */
	NUMBER_COLUMN = PAGE_COLUMN + 1,
	FACTS_COLUMN,
	FACT_COUNT = 6,
	TEXTS_COLUMN = FACTS_COLUMN + FACT_COUNT,
};

static const size_t page_texts[] = {
	offsetof(LibraryRow, label),
	offsetof(LibraryRow, address),
	offsetof(LibraryRow, captured),
	offsetof(LibraryRow, media_type),
	offsetof(LibraryRow, digest),
	offsetof(LibraryRow, title),
	offsetof(LibraryRow, date),
	offsetof(LibraryRow, site),
	offsetof(LibraryRow, section),
	offsetof(LibraryRow, byline),
	offsetof(LibraryRow, why),
	offsetof(LibraryRow, place.file),
};

enum {
	TEXT_COUNT = sizeof page_texts / sizeof *page_texts,
	PLACE_COLUMN = TEXTS_COLUMN + TEXT_COUNT,
};

struct Store {
	Sqlite sqlite;
	sqlite3 *base; /* owned */
	sqlite3_stmt *ready[STATEMENT_COUNT]; /* owned; NULL: not yet needed */
	char *path; /* owned */
	int failed; /* the first answer that was no good, since the last begin */
	bool damaged; /* it goes when it is closed */
	Text last; /* owned: path of the file put last in this transaction ... */
	int64_t last_id; /* ... and its number; 0: none */
	StoreStamp last_stamp;
	bool last_whole;
};

static bool is_damage(int answer)
{
	int kind = answer & 0xFF;

	return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_FORMAT;
}

static bool is_busy(int answer)
{
	int kind = answer & 0xFF;

	return kind == SQLITE_BUSY || kind == SQLITE_LOCKED;
}

/* ERR says what came of doing something to STORE, which ended with ANSWER. */
static bool fail(Store *store, int answer, Error *err)
{
	store->damaged = store->damaged || is_damage(answer);
	return error_set(err, is_busy(answer) ? ERROR_LIMIT : ERROR_SYSTEM, "%s: %s", store->path,
		store->base != NULL ? store->sqlite.words(store->base) : "out of memory");
}

static int run(Store *store, const char *words)
{
	return store->sqlite.exec(store->base, words, NULL, NULL, NULL);
}

/* STATEMENT made ready; NULL with *ANSWER. */
static sqlite3_stmt *ready(Store *store, Statement statement, int *answer)
{
	*answer = SQLITE_OK;
	if (store->ready[statement] == NULL)
		*answer = store->sqlite.prepare(
			store->base, statements[statement], -1, &store->ready[statement], NULL);
	return *answer == SQLITE_OK ? store->ready[statement] : NULL;
}

static void put_down(Store *store, sqlite3_stmt *statement)
{
	(void)store->sqlite.reset(statement);
	(void)store->sqlite.clear_bindings(statement);
}

/* Opening */

/* The version of the tables that are there; 0 where there are none, -1 with *ANSWER. */
static int64_t version_of(Store *store, int *answer)
{
	sqlite3_stmt *statement = ready(store, STATEMENT_VERSION, answer);
	int64_t version = -1;

	if (statement == NULL)
		return -1;
	*answer = store->sqlite.step(statement);
	if (*answer == SQLITE_ROW)
		version = store->sqlite.column_number(statement, 0);
	put_down(store, statement);
	return version;
}

static bool begin_base(Store *store, Error *err)
{
	int answer = store->sqlite.open(store->path, &store->base,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

	if (answer != SQLITE_OK)
		return fail(store, answer, err);
	(void)store->sqlite.busy_timeout(store->base, OPEN_PATIENCE_MS);
	answer = run(store, setting_up);
	int64_t version = answer == SQLITE_OK ? version_of(store, &answer) : -1;

	if (version == 0) {
		answer = run(store, tables);
		version = answer == SQLITE_OK ? STORE_VERSION : -1;
	}
	(void)store->sqlite.busy_timeout(store->base, 0);
	if (version == STORE_VERSION)
		return true;
	(void)fail(store, answer, err);
	store->damaged = store->damaged || version > 0;
	return false;
}

static void close_base(Store *store)
{
	for (Statement i = 0; i < STATEMENT_COUNT; i++)
		if (store->ready[i] != NULL)
			(void)store->sqlite.finalize(store->ready[i]);
	memset(store->ready, 0, sizeof store->ready);
	if (store->base != NULL)
		(void)store->sqlite.close(store->base);
	store->base = NULL;
}

/* The files are deleted: another copy that has them open goes on with what it has. */
static void delete_files(Store *store)
{
	static const char *const endings[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		Text name = text_in(NULL);

		text_format(&name, "%s%s", store->path, endings[i]);
		text_add_byte(&name, '\0');
		(void)unlink(name.at); /* it may well not be there */
		text_clear(&name);
	}
	store->damaged = false;
}

Store *store_open(const char *folder, Error *err)
{
	Store *store = memory_new(sizeof *store);
	Text path = text_in(NULL);

	text_format(&path, "%s/" STORE_FILE, folder);
	text_add_byte(&path, '\0');
	store->path = path.at;
	store->last = text_in(NULL);
	bool opened = sqlite_load(&store->sqlite, err) && begin_base(store, err);

	if (!opened && store->damaged) {
		close_base(store);
		delete_files(store);
		opened = begin_base(store, err);
	}
	if (opened)
		return store;
	store_close(store);
	return NULL;
}

void store_close(Store *store)
{
	if (store == NULL)
		return;
	close_base(store);
	if (store->damaged)
		delete_files(store);
	text_clear(&store->last);
	free(store->path);
	free(store);
}

/* Loading */

static Str blob_of(const Store *store, sqlite3_stmt *statement, int column)
{
	const void *at = store->sqlite.column_blob(statement, column);
	int size = store->sqlite.column_bytes(statement, column);

	return at == NULL || size <= 0 ? STR_NONE : str_of(at, (size_t)size);
}

/* What is in COLUMN, which is from LEAST up to MOST; else *WRONG. */
static int64_t number_of(const Store *store, sqlite3_stmt *statement, int column, int64_t least,
	int64_t most, bool *wrong)
{
	int64_t number = store->sqlite.column_number(statement, column);

	*wrong = *wrong || number < least || number > most;
	return *wrong ? least : number;
}

static void read_place(Str extents, LibraryPlace *place, bool *wrong)
{
	size_t levels = extents.size / sizeof *place->at;

	*wrong = *wrong || extents.size % sizeof *place->at != 0 || levels > LIBRARY_LEVELS_MAX;
	if (*wrong || levels == 0)
		return;
	place->contained = true;
	place->levels = (unsigned)levels;
	memcpy(place->at, extents.at, extents.size);
}

/* The page that STATEMENT stands at. False when it cannot be one of ours. */
static bool read_page(const Store *store, sqlite3_stmt *statement, StoredPage *page)
{
	bool wrong = false;
	int fact = FACTS_COLUMN;
	LibraryRow *row = &page->row;

	*row = library_row_at(&(LibraryPlace){ .levels = 0 });
	page->path = blob_of(store, statement, 0);
	page->stamp.bytes = (uint64_t)store->sqlite.column_number(statement, 1);
	page->stamp.changed_ns = store->sqlite.column_number(statement, 2);
	page->whole = store->sqlite.column_number(statement, 3) != 0;
	page->number =
		(uint32_t)number_of(store, statement, NUMBER_COLUMN, 0, UINT32_MAX - 1, &wrong);
	row->state = (LibraryState)number_of(
		store, statement, fact++, 0, LIBRARY_STATE_COUNT - 1, &wrong);
	row->kind =
		(LibraryKind)number_of(store, statement, fact++, 0, LIBRARY_KIND_COUNT - 1, &wrong);
	row->status = (int)number_of(store, statement, fact++, 0, UINT16_MAX, &wrong);
	row->words =
		number_of(store, statement, fact++, LIBRARY_COUNT_UNKNOWN, UINT32_MAX - 1, &wrong);
	row->comments =
		number_of(store, statement, fact++, LIBRARY_COUNT_UNKNOWN, UINT32_MAX - 1, &wrong);
	row->date_inferred = number_of(store, statement, fact++, 0, 1, &wrong) != 0;
	for (int i = 0; i < TEXT_COUNT; i++)
		*(Str *)((char *)row + page_texts[i]) = blob_of(store, statement, TEXTS_COLUMN + i);
	read_place(blob_of(store, statement, PLACE_COLUMN), &row->place, &wrong);
	return !wrong;
}

/* PATH is valid up to the next reset of STATEMENT. */
static void bind_blob(const Store *store, sqlite3_stmt *statement, int at, Str bytes)
{
	if (!str_empty(bytes))
		(void)store->sqlite.bind_blob(
			statement, at, bytes.at, (int)bytes.size, SQLITE_STATIC);
}

bool store_load(Store *store, Str path, bool folder,
	void (*take)(void *context, const StoredPage *page), void *context, Error *err)
{
	int answer;
	sqlite3_stmt *statement =
		ready(store, folder ? STATEMENT_LOAD_FOLDER : STATEMENT_LOAD_FILE, &answer);
	Text first = text_in(NULL), last = text_in(NULL);
	bool good = true;

	if (statement == NULL)
		return fail(store, answer, err);
	text_add(&first, path);
	text_add_byte(&first, '/');
	text_add(&last, path);
	text_add_byte(&last, '/' + 1);
	bind_blob(store, statement, 1, folder ? text_str(&first) : path);
	if (folder)
		bind_blob(store, statement, 2, text_str(&last));
	while (good && (answer = store->sqlite.step(statement)) == SQLITE_ROW) {
		StoredPage page;

		good = read_page(store, statement, &page);
		if (good)
			take(context, &page);
	}
	put_down(store, statement);
	text_clear(&first);
	text_clear(&last);
	if (!good)
		answer = SQLITE_CORRUPT;
	return answer == SQLITE_DONE || fail(store, answer, err);
}

/* Changing */

static StoreAnswer answer_of(Store *store, int answer, Error *err)
{
	if (answer == SQLITE_OK)
		return STORE_DONE;
	(void)fail(store, answer, err);
	return is_busy(answer) ? STORE_BUSY : STORE_FAILED;
}

StoreAnswer store_begin(Store *store, Error *err)
{
	store->failed = SQLITE_OK;
	store->last_id = 0;
	return answer_of(store, run(store, "BEGIN IMMEDIATE"), err);
}

StoreAnswer store_end(Store *store, Error *err)
{
	int answer = store->failed == SQLITE_OK ? run(store, "COMMIT") : store->failed;
	StoreAnswer done = answer_of(store, answer, err);

	if (done != STORE_DONE)
		(void)run(store, "ROLLBACK"); /* SQLite may have done so already */
	return done;
}

/* Carries out STATEMENT, which answers at most one row; its first column is *OUT. */
static void carry_out(Store *store, sqlite3_stmt *statement, int64_t *out)
{
	int answer = store->sqlite.step(statement);

	if (answer == SQLITE_ROW) {
		if (out != NULL)
			*out = store->sqlite.column_number(statement, 0);
		answer = store->sqlite.step(statement);
	}
	if (answer != SQLITE_DONE && store->failed == SQLITE_OK)
		store->failed = answer;
	put_down(store, statement);
}

static sqlite3_stmt *ready_or_fail(Store *store, Statement statement)
{
	int answer;
	sqlite3_stmt *made = store->failed == SQLITE_OK ? ready(store, statement, &answer) : NULL;

	if (made == NULL && store->failed == SQLITE_OK)
		store->failed = answer;
	return made;
}

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
	sqlite3_stmt *statement = ready_or_fail(store, STATEMENT_PUT_FILE);

	store->last_id = 0;
	if (statement == NULL)
		return 0;
	bind_blob(store, statement, 1, page->path);
	(void)store->sqlite.bind_number(statement, 2, (int64_t)page->stamp.bytes);
	(void)store->sqlite.bind_number(statement, 3, page->stamp.changed_ns);
	(void)store->sqlite.bind_number(statement, 4, page->whole);
	carry_out(store, statement, &store->last_id);
	store->last.size = 0;
	text_add(&store->last, page->path);
	store->last_stamp = page->stamp;
	store->last_whole = page->whole;
	return store->last_id;
}

void store_put(Store *store, const StoredPage *page)
{
	const LibraryRow *row = &page->row;
	int64_t file = put_file(store, page);
	sqlite3_stmt *statement = file != 0 ? ready_or_fail(store, STATEMENT_PUT_PAGE) : NULL;
	const int64_t numbers[] = { file, page->number, row->state, row->kind, row->status,
		row->words, row->comments, row->date_inferred };
	int at = 1;

	if (statement == NULL)
		return;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		(void)store->sqlite.bind_number(statement, at++, numbers[i]);
	for (size_t i = 0; i < TEXT_COUNT; i++)
		bind_blob(
			store, statement, at++, *(const Str *)((const char *)row + page_texts[i]));
	if (row->place.contained)
		bind_blob(store, statement, at,
			str_of((const char *)row->place.at,
				row->place.levels * sizeof *row->place.at));
	carry_out(store, statement, NULL);
}

void store_forget(Store *store, Str path)
{
	sqlite3_stmt *statement = ready_or_fail(store, STATEMENT_FORGET);

	store->last_id = 0;
	if (statement == NULL)
		return;
	bind_blob(store, statement, 1, path);
	carry_out(store, statement, NULL);
}

/* Repeats */

bool store_load_repeats(Store *store, uint64_t site,
	void (*take)(void *context, uint64_t site, const Repeat *repeat), void *context, Error *err)
{
	int answer;
	sqlite3_stmt *statement = ready(store, STATEMENT_LOAD_REPEATS, &answer);

	if (statement == NULL)
		return fail(store, answer, err);
	(void)store->sqlite.bind_number(statement, 1, (int64_t)site);
	while ((answer = store->sqlite.step(statement)) == SQLITE_ROW) {
		Repeat repeat = { .block = (uint64_t)store->sqlite.column_number(statement, 0) };

		for (int i = 0; i < REPEATS_PAGES; i++)
			repeat.pages[i] = (uint64_t)store->sqlite.column_number(statement, 1 + i);
		take(context, site, &repeat);
	}
	put_down(store, statement);
	return answer == SQLITE_DONE || fail(store, answer, err);
}

void store_put_repeat(Store *store, uint64_t site, const Repeat *repeat)
{
	sqlite3_stmt *statement = ready_or_fail(store, STATEMENT_PUT_REPEAT);
	const uint64_t numbers[] = { site, repeat->block, repeat->pages[0], repeat->pages[1],
		repeat->pages[2] };

	if (statement == NULL)
		return;
	/* SQLite knows signed numbers only, of as many bits. */
	for (int i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++)
		(void)store->sqlite.bind_number(statement, 1 + i, (int64_t)numbers[i]);
	carry_out(store, statement, NULL);
}

/* Orders. Keys go by their names, which stay what they are. */

bool store_load_order(Store *store, uint64_t collection, LibraryOrder *order)
{
	int answer;
	sqlite3_stmt *statement = ready(store, STATEMENT_LOAD_ORDER, &answer);

	if (statement == NULL)
		return false;
	(void)store->sqlite.bind_number(statement, 1, (int64_t)collection);
	bool found = store->sqlite.step(statement) == SQLITE_ROW;

	if (found)
		*order = (LibraryOrder){
			.key = library_key_of(blob_of(store, statement, 0)),
			.reversed = store->sqlite.column_number(statement, 1) != 0,
			.grouped = store->sqlite.column_number(statement, 2) != 0,
		};
	put_down(store, statement);
	return found && order->key < LIBRARY_KEY_COUNT;
}

void store_put_order(Store *store, uint64_t collection, LibraryOrder order)
{
	sqlite3_stmt *statement = ready_or_fail(store, STATEMENT_PUT_ORDER);

	if (statement == NULL)
		return;
	(void)store->sqlite.bind_number(statement, 1, (int64_t)collection);
	bind_blob(store, statement, 2, str(library_key_name(order.key)));
	(void)store->sqlite.bind_number(statement, 3, order.reversed);
	(void)store->sqlite.bind_number(statement, 4, order.grouped);
	carry_out(store, statement, NULL);
}

#else

struct Store {
	char nothing;
};

Store *store_open(const char *folder, Error *err)
{
	(void)folder;
	error_set(err, ERROR_SYSTEM, "this program was built without SQLite");
	return NULL;
}

void store_close(Store *store)
{
	(void)store;
}

bool store_load(Store *store, Str path, bool folder,
	void (*take)(void *context, const StoredPage *page), void *context, Error *err)
{
	(void)store, (void)path, (void)folder, (void)take, (void)context, (void)err;
	return true;
}

StoreAnswer store_begin(Store *store, Error *err)
{
	(void)store, (void)err;
	return STORE_DONE;
}

StoreAnswer store_end(Store *store, Error *err)
{
	(void)store, (void)err;
	return STORE_DONE;
}

void store_put(Store *store, const StoredPage *page)
{
	(void)store, (void)page;
}

void store_forget(Store *store, Str path)
{
	(void)store, (void)path;
}

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
