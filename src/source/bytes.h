/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_BYTES_H
#define BROADSHEET_SOURCE_BYTES_H

/* The child's half of a source: the bytes of an item, unpacked. Runs confined:
 * only pread on one descriptor. What something is, is told by its content,
 * never by its name. */

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "base/text.h"

enum {
	BYTES_GZIP_NESTING_MAX = 3, /* a gzip file in a gzip file in a gzip file */
	BYTES_GZIP_RATIO_MAX = 1000, /* unpacked to packed, above the first MiB */
};

typedef enum { BYTES_HTML, BYTES_TEXT, BYTES_BINARY } BytesKind;

/* Appends all of the descriptor FD to OUT (a heap text), gzip unpacked. A gzip
 * that ends early or is damaged gives what came whole and *TRUNCATED true.
 * False with ERR: read error, nothing in it, larger than SOURCE_BYTES_MAX. */
bool bytes_read(int fd, Text *out, bool *truncated, Error *err) MUST_CHECK;

/* What BYTES are: markup, text in some charset (UTF-16 with a BOM too), or
 * neither. For BYTES_BINARY *NAME is what it looks like ("PNG picture", "PDF
 * document", "unknown binary data"), static. */
BytesKind bytes_kind(Str bytes, const char **name);

#endif
