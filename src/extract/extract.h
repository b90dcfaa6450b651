/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_EXTRACT_H
#define BROADSHEET_EXTRACT_EXTRACT_H

/* Bytes to Article: the room that meets hostile bytes. Runs in the confined
 * child, so it opens nothing and calls nothing but memory and mathematics;
 * what needs files (charset converters) is prepared before confinement
 * (extract/charset.h).
 *
 * The way of a page: character set and clean UTF-8, the parser, which fills an
 * array of blocks, then metadata, related stories, comments and body decided on
 * that array, and a report of what was left out. Nothing is thrown away in
 * silence and no input is an error: where no article is found the whole page's
 * text is the article, of kind ARTICLE_PAGE. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/error.h"
#include "base/str.h"
#include "base/text.h"

/* Which view of the item is wanted. */
typedef enum {
	EXTRACT_ARTICLE, /* the story */
	EXTRACT_PAGE, /* the whole page's text in reading order, kind ARTICLE_PAGE */
	EXTRACT_SOURCE, /* the page's own bytes, decoded: one preformatted block a
	                  * stretch of lines */
} ExtractView;

/* What sort of page a page is. */
typedef enum {
	PAGESORT_ARTICLE, /* or nothing that is known */
	PAGESORT_FRONT,
	PAGESORT_SEARCH,
	PAGESORT_MISSING,
	PAGESORT_WALL,
	PAGESORT_COUNT
} PageSort;

/* Hashes of an article's blocks, and those of blocks that other pages of its site have as
 * well (rising, borrowed): see extract/repeats.h. */
enum {
	BLOCK_HASHES_MAX = 64
};

typedef struct {
	uint64_t hashes[BLOCK_HASHES_MAX];
	size_t count;
} BlockHashes;

typedef struct {
	const uint64_t *hashes;
	size_t count;
} RepeatedBlocks;

/* A page in a frame of another, which was saved as a file: its name and its bytes. */
typedef struct {
	Str name;
	Str bytes;
} PageFrame;

typedef struct {
	const PageFrame *frames; /* borrowed */
	size_t count;
} PageFrames;

/* What is known of BYTES beside themselves; absent where nothing is. */
typedef struct {
	ExtractView view;
	bool markup; /* HTML or XHTML; else plain text */
	bool truncated; /* the container was cut: note a warning */
	Text *given; /* borrowed: holds BYTES, and is cleared when they are needed no longer; or NULL */
	Str address; /* where the page came from, resolves its links */
	Str captured; /* when, as the container says; ISO 8601 or absent */
	Str likely_address; /* the same, if nothing in the page says better */
	Str http_charset; /* charset of the container's Content-Type header */
	uint64_t bytes; /* size of the item as read, for source.bytes */
	struct Converters *converters; /* borrowed: character set converters opened
	                                * before confinement (extract/charset.h), or
	                                * NULL: opened when needed */
	unsigned without; /* WITHOUT_* (extract/signals.h), for measuring; else 0 */
	const struct ModelTrial *trial; /* borrowed; for training (extract/model.h), or
	                                 * NULL */
	PageSort *sort; /* borrowed: gets the sort of a page that is read as an article, or NULL */
	BlockHashes *told; /* borrowed: gets the hashes of the article's blocks, or NULL */
	RepeatedBlocks repeated; /* are no part of the article */
	PageFrames frames; /* files that its frames may name (extract/saved_page.h) */
} ExtractJob;

/* Opens the library that reads pages, which takes files: to be called before the
 * child is confined where bytes that are markup will be read. False with ERR when
 * there is none; nothing can be read then. */
bool extract_prepare(Error *err) MUST_CHECK;

/* Reads BYTES as JOB says into ARTICLE, which is new and empty. BYTES stay the caller's,
 * unless they are given, and are not needed afterwards. Where the job's converters lacked
 * something (converters_missed) nothing is read. */
void extract(Str bytes, const ExtractJob *job, Article *article);

/* Adds the name and the version of the HTML parser to OUT; loads it. */
void extract_library(Text *out);

#endif
