/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include "library/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

#	include "library/store_inside.h"

/* Of the tables below; a store of another is another file. */
#	define STORE_FILE "library-5.sqlite"

enum {
	STORE_VERSION = 5,
	OPEN_PATIENCE_MS = 300, /* while another copy makes the tables */
};

/* Pages are large, since a list reads all of them one after the other. */
static const char setting_up[] = "PRAGMA page_size = 16384;"
				 "PRAGMA journal_mode = WAL;"
				 "PRAGMA synchronous = NORMAL;"
				 "PRAGMA cache_size = -2000;"
				 "PRAGMA trusted_schema = OFF;";

/* A file and its own row stand in one record, in the order of paths, which is nearly that of a
 * list; what it holds is elsewhere, under a number that files of pages have, others 0. */
static const char tables[] =
	"BEGIN IMMEDIATE;"
	"CREATE TABLE IF NOT EXISTS file(path BLOB PRIMARY KEY, bytes INTEGER NOT NULL,"
	" changed INTEGER NOT NULL, whole INTEGER NOT NULL, holder INTEGER NOT NULL,"
	" row BLOB) WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS item(holder INTEGER NOT NULL, number INTEGER NOT NULL,"
	" row BLOB NOT NULL, PRIMARY KEY(holder, number)) WITHOUT ROWID;"
	"CREATE TRIGGER IF NOT EXISTS changed AFTER UPDATE OF bytes, changed ON file"
	" WHEN old.holder <> 0 AND (old.bytes <> new.bytes OR old.changed <> new.changed)"
	" BEGIN DELETE FROM item WHERE holder = old.holder; END;"
	"CREATE TRIGGER IF NOT EXISTS gone AFTER DELETE ON file WHEN old.holder <> 0"
	" BEGIN DELETE FROM item WHERE holder = old.holder; END;"
	"CREATE TABLE IF NOT EXISTS repeat(site INTEGER NOT NULL, block INTEGER NOT NULL,"
	" one INTEGER, two INTEGER, three INTEGER, PRIMARY KEY(site, block)) WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS list_order(collection INTEGER PRIMARY KEY,"
	" name TEXT NOT NULL, reversed INTEGER NOT NULL, grouped INTEGER NOT NULL);"
	"PRAGMA user_version = 5;"
	"COMMIT;";

#	define LOAD "SELECT path, bytes, changed, whole, holder, row FROM file WHERE "

/* A file changed since it was put: its number and row are those of another state of it. */
#	define PUT \
		" ON CONFLICT(path) DO UPDATE SET bytes = excluded.bytes," \
		" changed = excluded.changed, whole = excluded.whole, "
#	define IF_SAME(then, otherwise) \
		"iif(bytes = excluded.bytes AND changed = excluded.changed, " then ", " otherwise \
		")"

static const char *const statements[STATEMENT_COUNT] = {
	[STATEMENT_VERSION] = "PRAGMA user_version",
	[STATEMENT_LOAD_FILE] = LOAD "path = ?1",
	[STATEMENT_LOAD_FOLDER] = LOAD "path >= ?1 AND path < ?2 ORDER BY path",
	[STATEMENT_LOAD_ITEMS] = "SELECT number, row FROM item WHERE holder = ?1 ORDER BY number",
	[STATEMENT_PUT_FILE] = "INSERT INTO file VALUES(?1, ?2, ?3, ?4, 0, ?5)" PUT
			       "holder = " IF_SAME("holder", "0") ", row = excluded.row",
	[STATEMENT_PUT_HOLDER] =
		"INSERT INTO file VALUES(?1, ?2, ?3, ?4,"
		" (SELECT coalesce(max(holder), 0) + 1 FROM item), NULL)" PUT
		"holder = iif(holder = 0, excluded.holder, holder), row = " IF_SAME(
			"row", "NULL") " RETURNING holder",
	[STATEMENT_PUT_ITEM] = "INSERT OR REPLACE INTO item VALUES(?1, ?2, ?3)",
	[STATEMENT_FORGET] = "DELETE FROM file WHERE path = ?1",
	[STATEMENT_LOAD_REPEATS] = "SELECT block, one, two, three FROM repeat WHERE site = ?1",
	[STATEMENT_PUT_REPEAT] = "INSERT OR REPLACE INTO repeat VALUES(?1, ?2, ?3, ?4, ?5)",
	[STATEMENT_LOAD_ORDER] =
		"SELECT name, reversed, grouped FROM list_order WHERE collection = ?1",
	[STATEMENT_PUT_ORDER] = "INSERT OR REPLACE INTO list_order VALUES(?1, ?2, ?3, ?4)",
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

bool store_fail(Store *store, int answer, Error *err)
{
	store->damaged = store->damaged || is_damage(answer);
	return error_set(err, is_busy(answer) ? ERROR_LIMIT : ERROR_SYSTEM, "%s: %s", store->path,
		store->base != NULL ? store->sqlite.words(store->base) : "out of memory");
}

static int run(Store *store, const char *words)
{
	return store->sqlite.exec(store->base, words, NULL, NULL, NULL);
}

sqlite3_stmt *store_ready(Store *store, Statement statement, int *answer)
{
	*answer = SQLITE_OK;
	if (store->ready[statement] == NULL)
		*answer = store->sqlite.prepare(
			store->base, statements[statement], -1, &store->ready[statement], NULL);
	return *answer == SQLITE_OK ? store->ready[statement] : NULL;
}

void store_put_down(Store *store, sqlite3_stmt *statement)
{
	(void)store->sqlite.reset(statement);
	(void)store->sqlite.clear_bindings(statement);
}

/* Opening */

/* The version of the tables that are there; 0 where there are none, -1 with *ANSWER. */
static int64_t version_of(Store *store, int *answer)
{
	sqlite3_stmt *statement = store_ready(store, STATEMENT_VERSION, answer);
	int64_t version = -1;

	if (statement == NULL)
		return -1;
	*answer = store->sqlite.step(statement);
	if (*answer == SQLITE_ROW)
		version = store->sqlite.column_number(statement, 0);
	store_put_down(store, statement);
	return version;
}

static bool begin_base(Store *store, Error *err)
{
	int answer = store->sqlite.open(store->path, &store->base,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

	if (answer != SQLITE_OK)
		return store_fail(store, answer, err);
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
	(void)store_fail(store, answer, err);
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

/* PATH with ENDING behind it, as a string in TEXT. */
static const char *name_of(Text *text, Str path, const char *ending)
{
	text->size = 0;
	text_add(text, path);
	text_add_c(text, ending);
	text_add_byte(text, '\0');
	return text->at;
}

/* Deletes the files of the store PATH: another copy that has them open goes on with what it
 * has. */
static void delete_files(Str path)
{
	static const char *const endings[] = { "", "-wal", "-shm" };
	Text name = text_in(NULL);

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		(void)unlink(name_of(&name, path, endings[i])); /* it may well not be there */
	text_clear(&name);
}

/* Has another process the store PATH open? As long as that is so SQLite locks part of this file,
 * and the last one takes it away. */
static bool is_held(Str path)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	Text name = text_in(NULL);
	int fd = open(name_of(&name, path, "-shm"), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
	bool held = fd >= 0 && (fcntl(fd, F_GETLK, &lock) != 0 || lock.l_type != F_UNLCK);

	if (fd >= 0)
		close(fd);
	text_clear(&name);
	return held;
}

/* Stores of versions before this are of no use to anyone but a copy that still runs. */
static void delete_old_versions(const Store *store)
{
	Text path = text_in(NULL);

	for (int version = 1; version < STORE_VERSION; version++) {
		path.size = 0;
		text_format(&path, "%.*s/library-%d.sqlite", (int)store->folder.size,
			store->folder.at, version);
		if (!is_held(text_str(&path)))
			delete_files(text_str(&path));
	}
	text_clear(&path);
}

/* Opens the file, or makes it; a damaged one is begun anew. */
static bool open_base(Store *store, Error *err)
{
	if (!sqlite_load(&store->sqlite, err))
		return false;
	bool opened = begin_base(store, err);

	if (!opened && store->damaged) {
		close_base(store);
		delete_files(str(store->path));
		store->damaged = false;
		error_clear(err); /* of the one before */
		opened = begin_base(store, err);
	}
	if (opened)
		delete_old_versions(store);
	return opened;
}

static bool has_file(const Store *store)
{
	return access(store->path, F_OK) == 0 || errno != ENOENT;
}

Store *store_open(const char *folder, Error *err)
{
	Store *store = memory_new(sizeof *store);
	Text path = text_in(NULL);

	text_format(&path, "%s/" STORE_FILE, folder);
	text_add_byte(&path, '\0');
	store->path = path.at;
	store->folder = str_of(path.at, strlen(folder));
	store->last = text_in(NULL);
	store->record = text_in(NULL);
	if (!has_file(store) || open_base(store, err))
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
		delete_files(str(store->path));
	text_clear(&store->last);
	text_clear(&store->record);
	free(store->path);
	free(store);
}

size_t store_bytes(const Store *store)
{
	struct stat facts;

	return stat(store->path, &facts) == 0 && facts.st_size > 0 ? (size_t)facts.st_size : 0;
}

/* Changing */

static StoreAnswer answer_of(Store *store, int answer, Error *err)
{
	if (answer == SQLITE_OK)
		return STORE_DONE;
	(void)store_fail(store, answer, err);
	return is_busy(answer) ? STORE_BUSY : STORE_FAILED;
}

StoreAnswer store_begin(Store *store, Error *err)
{
	store->failed = SQLITE_OK;
	store->last_holder = 0;
	if (store->base == NULL && !open_base(store, err))
		return STORE_FAILED;
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

void store_carry_out(Store *store, sqlite3_stmt *statement, int64_t *out)
{
	int answer = store->sqlite.step(statement);

	if (answer == SQLITE_ROW) {
		if (out != NULL)
			*out = store->sqlite.column_number(statement, 0);
		answer = store->sqlite.step(statement);
	}
	if (answer != SQLITE_DONE && store->failed == SQLITE_OK)
		store->failed = answer;
	store_put_down(store, statement);
}

sqlite3_stmt *store_ready_or_fail(Store *store, Statement statement)
{
	int answer;
	sqlite3_stmt *made =
		store->failed == SQLITE_OK ? store_ready(store, statement, &answer) : NULL;

	if (made == NULL && store->failed == SQLITE_OK)
		store->failed = answer;
	return made;
}

/* Values */

Str store_blob_of(const Store *store, sqlite3_stmt *statement, int column)
{
	const void *at = store->sqlite.column_blob(statement, column);
	int size = store->sqlite.column_bytes(statement, column);

	return at == NULL || size <= 0 ? STR_NONE : str_of(at, (size_t)size);
}

void store_bind_blob(const Store *store, sqlite3_stmt *statement, int at, Str bytes)
{
	if (!str_empty(bytes))
		(void)store->sqlite.bind_blob(
			statement, at, bytes.at, (int)bytes.size, SQLITE_STATIC);
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

size_t store_bytes(const Store *store)
{
	(void)store;
	return 0;
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

#endif
