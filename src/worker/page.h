/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_PAGE_H
#define BROADSHEET_WORKER_PAGE_H

/* The bytes of one page, told apart and read into an article: what every reading
 * child comes down to, whether the bytes are a file or were in a container. */

#include "article/article.h"
#include "base/error.h"
#include "base/text.h"
#include "extract/extract.h"
#include "source/container.h"
#include "worker/tools.h"

/* What beside its bytes is known of a page. */
typedef struct {
	ExtractView view;
	Str address; /* of the page, if nothing in it says better; or absent */
	Tools *tools; /* borrowed */
	bool truncated; /* the end of the bytes is missing */
	PageSort *sort; /* borrowed: gets the sort of the page (extract/extract.h), or NULL */
	BlockHashes *told; /* borrowed: gets what extract tells (ExtractJob), or NULL */
	RepeatedBlocks repeated; /* for it */
	PageFrames frames; /* for it */
	/* Of a page in a container, else NULL: what it says, its format, and the place; of one
	 * that a list beside it tells of what that says alone. */
	const ContainerPage *contained;
	const ContainerKind *kind;
	const ItemPlace *place;
} PageFacts;

/* Reads BYTES, or the part of them that can be afforded, into a new article of the
 * caller's, and frees them. NULL with ERR ("is not text but a PNG picture") when
 * they are no page. Where tools are missed (tools_missed) neither is of any worth. */
Article *page_read(Text *bytes, const PageFacts *facts, Error *err) MUST_CHECK;

/* How many of BYTES can be read with MEMORY_BYTES of memory: all of any usual page
 * or text. Judged by the tags and attributes of MARKUP, by the lines of a text. */
size_t page_affordable(Str bytes, bool markup, size_t memory_bytes);

#endif
