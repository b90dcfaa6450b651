/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_CDX_LINE_H
#define BROADSHEET_SOURCE_CDX_LINE_H

/* A line of an index: of CDX by columns, of CDXJ a key, a time and JSON, of the summary
 * of a ZipNum index a key and a time, a file, and where in it a packed block of lines is
 * that begins with these. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/container.h"

enum {
	CDX_COLUMNS_MAX = 32
};

/* What a column holds; a header gives each a letter. */
typedef enum {
	COLUMN_OTHER,
	COLUMN_ADDRESS,
	COLUMN_TIME,
	COLUMN_TYPE,
	COLUMN_STATUS,
	COLUMN_DIGEST,
	COLUMN_LENGTH,
	COLUMN_OFFSET,
	COLUMN_FILE,
	COLUMN_COUNT
} CdxColumn;

/* The columns as a header names them. COUNT 0: none came, the lines tell. */
typedef struct {
	CdxColumn columns[CDX_COLUMNS_MAX];
	size_t count;
	Str packed_file; /* that a summary in JSON is of, as its first line says; or absent */
} CdxLayout;

/* Is LINE a header (" CDX N b a m s k r M S V g")? And what it says. */
bool cdx_line_is_header(Str line);
CdxLayout cdx_line_layout(Str header);

/* What the first line of a summary in JSON ("!meta 0 {...}") says; absent where LINE is none. */
Str cdx_line_packed_file(Str line, Arena *arena);

/* Is LINE one of CDXJ, of a summary, or of a usual number of columns? */
bool cdx_line_is_usual(Str line);

/* What LINE is sorted by: all up to the first blank. */
Str cdx_line_key(Str line);

/* The same in the form that addresses are looked up in, which OpenWayback's differs from; in ARENA
 * or borrowed. Lines are not in the order of these. */
Str cdx_line_plain_key(Arena *arena, Str line);

/* Is LINE the header of OpenWayback's form of CDXJ, or a line of it? */
bool cdx_line_is_openwayback(Str line);

/* LINE as an item, whose texts are borrowed (of LAYOUT too) or in ARENA. A line of a summary is
 * a nested one: its file, and the block there as its place. False when it is none. */
bool cdx_line_read(Str line, const CdxLayout *layout, Arena *arena, ContainerItem *item);

#endif
