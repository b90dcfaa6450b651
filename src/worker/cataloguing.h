/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CATALOGUING_H
#define BROADSHEET_WORKER_CATALOGUING_H

/* The job of a child that reads page after page and tells of each only what a list says: a
 * confined child can open nothing, so it is handed the bytes, and one child serves for
 * thousands of pages.
 *
 * Descriptor 0 is a pipe of pages, each its number (4 bytes, little endian), whether its
 * end is missing (1), the size of its likely address (4) and of its bytes (4), how many
 * frames it has (4), then address and bytes, then of each frame the size of its name (4)
 * and of its bytes (4) with these behind them. Descriptor 1 gets a record a page, in that
 * order: its size (4) and the entry (worker/catalogue.h). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/str.h"
#include "base/text.h"
#include "extract/extract.h"
#include "worker/catalogue.h"
#include "worker/child.h"
#include "worker/tools.h"

enum {
	CATALOGUE_PAGE_BYTES_MAX = 8 << 20, /* of a page that is handed to the child */
	CATALOGUE_RECORD_BYTES_MAX = 16 << 10,
};

/* What one child works with; lives as long as the job. */
typedef struct {
	bool in_idle_time; /* whatever else runs goes first */
	Tools tools; /* the child's own */
} Cataloguing;

/* The job that works as CATALOGUING says (borrowed). */
ChildJob cataloguing_job(Cataloguing *cataloguing);

/* A page for the child; texts are borrowed. */
typedef struct {
	uint32_t number;
	bool truncated; /* its end is missing */
	Str address; /* where it is likely from; or absent */
	Str bytes;
	PageFrames frames; /* files that its frames may name */
} CataloguePage;

/* Adds PAGE to OUT. */
void cataloguing_put_page(Text *out, const CataloguePage *page);

/* Takes the first whole record off *REST, its texts in ARENA: 1; 0 when there is none yet;
 * -1 with ERR when it breaks the rules. */
int cataloguing_take(Str *rest, Arena *arena, CatalogueEntry *entry, Error *err) MUST_CHECK;

#endif
