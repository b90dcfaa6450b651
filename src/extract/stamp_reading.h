/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STAMP_READING_H
#define BROADSHEET_EXTRACT_STAMP_READING_H

/* The inside that the modules of stamps share: a date that may be the article's, and how
 * one is read, settled and set. */

#include "extract/dates.h"
#include "extract/metadata.h"

enum {
	STAMPS_DECLARED_MAX = 12,
	STAMP_NEAR_BLOCKS = 14, /* around the headline, where dates stand */
	STAMP_LABEL_BYTES_MAX = 30, /* of a date, in a block of its own */
};

/* Where a date that the page shows near its headline is said to be from. */
#define STAMP_PRINTED "date on the page"

/* A date that may be the one, and where it was read. */
typedef struct {
	DateFound found;
	const char *from;
	bool sure; /* printed: a name or a word says it is a date of the article */
	bool labelled; /* printed: a word says that it is the day of publication */
	bool borrowed; /* of a time element that may be another story's */
} Stamp;

typedef struct {
	Page *page;
	const Metadata *metadata;
	Index root; /* the body's element or PAGE_NONE */
	Article *article;
	Stamp declared[STAMPS_DECLARED_MAX];
	size_t declared_count;
	size_t head_count; /* of these, the first: in data and meta elements */
} Stamps;

/* Settles an ambiguous date by the page's language: only English is written both
 * ways, and its countries' tags tell which. */
void stamp_settle(const Article *article, DateFound *found);

/* Reads WORDS, which say a date and little else; the first day of a machine's calendar is
 * none. */
bool stamp_read(Str words, DateFound *found);

/* Sets FIELD of the article to STAMP, with a warning where its day is ambiguous; false where
 * it has that field already, or STAMP is no real date. */
bool stamp_set(Stamps *stamps, Field field, const Stamp *stamp);

/* The same for what WORDS, which stand in FROM, say. */
bool stamp_set_words(Stamps *stamps, Field field, Str words, const char *from);

/* Is block B somebody else's: a reader's, another story's, an archive's? */
bool stamp_is_foreign(const Page *page, Index b);

#endif
