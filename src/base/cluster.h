/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_CLUSTER_H
#define BROADSHEET_BASE_CLUSTER_H

/* Grapheme clusters (UAX #29, by libunistring's properties) and the cells they
 * take on a terminal. A cluster is what a reader takes for one character and is
 * never parted. Its width is the sum of wcwidth over its characters, as ncurses
 * counts, but at most CLUSTER_CELLS_MAX (joined emoji); LC_CTYPE must be a UTF-8
 * locale. Soft hyphens, zero-width spaces, direction marks, lone joiners and
 * controls take no cell and are never sent. A character wcwidth does not know
 * (newer than the C library) counts one cell: who draws it sends U+FFFD for it.
 *
 * Texts are clean UTF-8; offsets and sizes are bytes, widths are cells. */

#include <stddef.h>

#include "base/str.h"
#include "base/text.h"

enum {
	CLUSTER_CELLS_MAX = 2
};

/* Size in bytes of the cluster of TEXT that begins at byte OFFSET; 0 at the end.
 * At most 160: longer chains of joined emoji are parted. */
size_t cluster_size(Str text, size_t offset);

/* Offset of the cluster that ends at OFFSET or around it; 0 at the start. */
size_t cluster_before(Str text, size_t offset);

/* Cells of the cluster that is all of CLUSTER: 0, 1 or 2. */
int cluster_cells(Str cluster);

/* How many bytes from OFFSET up to END are printable ASCII, each a cluster of one
 * cell: the short way through most text. */
size_t cluster_plain_run(Str text, size_t offset, size_t end);

/* Cells of all clusters of TEXT, line feeds counting none, a tab one; INT_MAX when
 * there are more. */
int cells_of(Str text);

/* The largest size in bytes of whole clusters from the start of TEXT that take at most CELLS
 * cells. */
size_t cells_fit(Str text, int cells);

/* Adds the name and the version of the library of clusters and line breaks in use to OUT. */
void cluster_library(Text *out);

/* Adds TEXT in at most CELLS cells, with ELLIPSIS where it was cut. */
void cells_add_cut(Text *out, Str text, int cells, const char *ellipsis);

#endif
