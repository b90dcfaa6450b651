/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_SQLITE_H
#define BROADSHEET_LIBRARY_SQLITE_H

/* The door to SQLite: the functions of it that are used, as a table, as extract/xml_library
 * has those of libxml2. It is opened when a collection is, so that who reads a single page
 * pays nothing for it. Only the store includes this, and only where SQLite is to be had. */

#include <sqlite3.h>

#include "base/error.h"

/* The types are those of SQLite's own declarations. */
typedef struct {
	__typeof__(sqlite3_open_v2) *open;
	__typeof__(sqlite3_close_v2) *close;
	__typeof__(sqlite3_exec) *exec;
	__typeof__(sqlite3_prepare_v2) *prepare;
	__typeof__(sqlite3_step) *step;
	__typeof__(sqlite3_reset) *reset;
	__typeof__(sqlite3_finalize) *finalize;
	__typeof__(sqlite3_bind_int64) *bind_number;
	__typeof__(sqlite3_bind_blob) *bind_blob;
	__typeof__(sqlite3_clear_bindings) *clear_bindings;
	__typeof__(sqlite3_column_int64) *column_number;
	__typeof__(sqlite3_column_blob) *column_blob;
	__typeof__(sqlite3_column_bytes) *column_bytes;
	__typeof__(sqlite3_busy_timeout) *busy_timeout;
	__typeof__(sqlite3_errmsg) *words;
} Sqlite;

/* Fills OUT. False with ERR when the library is not there or lacks a function. */
bool sqlite_load(Sqlite *out, Error *err) MUST_CHECK;

#endif
