/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_CLUSTER_H
#define BROADSHEET_BASE_CLUSTER_H

/* Grapheme clusters (UAX #29, by libunistring) and the cells they take on a
 * terminal. A cluster is what a reader takes for one character and is never
 * parted. Its width is that of wcwidth, as ncurses counts, so that our columns
 * and the screen's agree; LC_CTYPE must be a UTF-8 locale. Soft hyphens,
 * zero-width spaces and lone joiners take no cell and are never sent.
 *
 * Texts are clean UTF-8; offsets and sizes are bytes, widths are cells. */

#include <stddef.h>

#include "base/str.h"

enum { CLUSTER_CELLS_MAX = 2 };

/* Size in bytes of the cluster of TEXT that begins at byte OFFSET; 0 at the end. */
size_t cluster_size(Str text, size_t offset);

/* Offset of the cluster before the one at OFFSET; 0 at the start. */
size_t cluster_before(Str text, size_t offset);

/* Cells of the cluster that is all of CLUSTER: 0, 1 or 2. */
int cluster_cells(Str cluster);

/* Cells of all clusters of TEXT, line feeds counting none. */
int cells_of(Str text);

/* The largest size in bytes of whole clusters from the start of TEXT that take at most CELLS
 * cells. */
size_t cells_fit(Str text, int cells);

#endif
