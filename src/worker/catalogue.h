/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_CATALOGUE_H
#define BROADSHEET_WORKER_CATALOGUE_H

/* What a list says of a page, and how it crosses from the confined child to the parent:
 * number (4), kind (1), date inferred (1), words, comments (4 each), title, date, site,
 * section, byline, address, captured, digest, why (texts), as worker/payload.h has them,
 * how many blocks (4) and the hash of each (8). */

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"
#include "base/error.h"
#include "extract/extract.h"
#include "worker/payload.h"

enum {
	CATALOGUE_TEXT_BYTES_MAX = 1000 /* of a text in an entry */
};

typedef enum {
	CATALOGUE_ARTICLE,
	CATALOGUE_FRONT, /* a page that leads to others */
	CATALOGUE_MISSING, /* word that there is no such page, or a wall before it */
	CATALOGUE_OTHER, /* a page without an article */
	CATALOGUE_CONTAINER, /* it holds several: its items are to be listed */
	CATALOGUE_FAILED, /* WHY says it could not be read */
	CATALOGUE_KIND_COUNT
} CatalogueKind;

/* Texts are clean, absent where there is nothing. */
typedef struct {
	uint32_t number; /* of the page, where pages are numbered */
	CatalogueKind kind;
	Str title, date, site, section, byline, address, captured;
	Str digest; /* of its words: "words:..."; absent where there are few */
	Str why;
	bool date_inferred;
	uint32_t words, comments; /* comments that the page announces and lacks among them */
	BlockHashes blocks; /* of the article (extract/repeats.h) */
} CatalogueEntry;

/* What is said of ARTICLE, a page of that SORT, or of a page that cannot be read (NULL),
 * which FAILED says why. Texts are borrowed from both or in ARENA. */
CatalogueEntry catalogue_entry_of(
	const Article *article, PageSort sort, const Error *failed, Arena *arena);

/* Adds ENTRY to OUT; takes it off PAYLOAD, texts in its scratch. False when that is wrong. */
void catalogue_put_entry(Text *out, const CatalogueEntry *entry);
bool catalogue_take_entry(Payload *payload, CatalogueEntry *entry) MUST_CHECK;

#endif
