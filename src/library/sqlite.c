/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#ifdef HAVE_SQLITE

#	include "library/sqlite.h"

#	include <dlfcn.h>
#	include <stddef.h>
#	include <string.h>

#	ifdef SQLITE_SONAME

/* A function of the library and where in the table it goes. */
typedef struct {
	const char *name;
	size_t offset;
} Entry;

static const Entry entries[] = {
	{ "sqlite3_open_v2", offsetof(Sqlite, open) },
	{ "sqlite3_close_v2", offsetof(Sqlite, close) },
	{ "sqlite3_exec", offsetof(Sqlite, exec) },
	{ "sqlite3_prepare_v2", offsetof(Sqlite, prepare) },
	{ "sqlite3_step", offsetof(Sqlite, step) },
	{ "sqlite3_reset", offsetof(Sqlite, reset) },
	{ "sqlite3_finalize", offsetof(Sqlite, finalize) },
	{ "sqlite3_bind_int64", offsetof(Sqlite, bind_number) },
	{ "sqlite3_bind_blob", offsetof(Sqlite, bind_blob) },
	{ "sqlite3_clear_bindings", offsetof(Sqlite, clear_bindings) },
	{ "sqlite3_column_int64", offsetof(Sqlite, column_number) },
	{ "sqlite3_column_blob", offsetof(Sqlite, column_blob) },
	{ "sqlite3_column_bytes", offsetof(Sqlite, column_bytes) },
	{ "sqlite3_busy_timeout", offsetof(Sqlite, busy_timeout) },
	{ "sqlite3_errmsg", offsetof(Sqlite, words) },
};

bool sqlite_load(Sqlite *out, Error *err)
{
	/* Never closed: another collection of this run may need it. */
	void *handle = dlopen(SQLITE_SONAME, RTLD_LAZY | RTLD_LOCAL);

	if (handle == NULL)
		return error_set(err, ERROR_SYSTEM, "SQLite cannot be loaded");
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		void *function = dlsym(handle, entries[i].name);

		if (function == NULL)
			return error_set(
				err, ERROR_SYSTEM, "this SQLite lacks %s", entries[i].name);
		/* POSIX lets a pointer to an object hold a function's address. */
		memcpy((char *)out + entries[i].offset, &function, sizeof function);
	}
	return true;
}

#	else

bool sqlite_load(Sqlite *out, Error *err)
{
	(void)err;
	*out = (Sqlite){
		.open = sqlite3_open_v2,
		.close = sqlite3_close_v2,
		.exec = sqlite3_exec,
		.prepare = sqlite3_prepare_v2,
		.step = sqlite3_step,
		.reset = sqlite3_reset,
		.finalize = sqlite3_finalize,
		.bind_number = sqlite3_bind_int64,
		.bind_blob = sqlite3_bind_blob,
		.clear_bindings = sqlite3_clear_bindings,
		.column_number = sqlite3_column_int64,
		.column_blob = sqlite3_column_blob,
		.column_bytes = sqlite3_column_bytes,
		.busy_timeout = sqlite3_busy_timeout,
		.words = sqlite3_errmsg,
	};
	return true;
}

#	endif

#else

/* A file of C has something in it. */
typedef int SqliteIsNotThere;

#endif
