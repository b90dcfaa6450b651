/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_READING_H
#define BROADSHEET_WORKER_READING_H

/* The job of an ordinary child: what descriptor 0 holds. A page is unpacked, told
 * apart (a picture is refused with its name), read into an article, and written to
 * descriptor 1 as records (article/record.h). A container is answered by the
 * stream of its items (worker/item_stream.h), with articles in between where they
 * are asked for. What cannot be read at all is one record that says why not.
 *
 * No byte of the file is looked at before the child is confined. What it could not
 * open later, as the library that parses markup, it opens before as far as it is
 * likely to be needed (worker/tools.h). */

#include <stdbool.h>

#include "base/error.h"
#include "base/str.h"
#include "extract/extract.h"
#include "source/container.h"
#include "worker/child.h"
#include "worker/list_beside.h"
#include "worker/tools.h"

typedef enum {
	READING_OPEN, /* a page; of a container the items, and the article if it has one only */
	READING_LIST, /* the same, but of a container the items alone */
	READING_ALL, /* the same, but of a container all articles, each behind its item */
	READING_CATALOGUE, /* the same, but of each article only what a list says of it */
	READING_ITEM, /* the page at PLACE of a container */
	READING_PLACES, /* of each of PLACES an item, and the article where LOOKS is false */
	READING_FIND, /* of an index the items with one of KEYS; at PLACE, if it has levels */
	READING_TASK_COUNT
} ReadingTask;

/* Of the articles, which are counted with the items that have none, turns of as many as ITEMS go
 * to COUNT children in a row; this is number NUMBER, from 0. COUNT 0: there is one child. */
typedef struct {
	size_t number, count, items;
} ReadingShare;

/* What one child works on; lives as long as the job. */
typedef struct {
	ReadingTask task;
	ExtractView view;
	ItemPlace place; /* READING_ITEM, _FIND */
	const Str *keys; /* READING_FIND; borrowed, as long as the worker */
	size_t key_count;
	const ItemPlace *places; /* READING_PLACES; borrowed, as long as the worker */
	size_t place_count;
	bool looks; /* only the media type of each is wanted */
	bool entries; /* of each only what a list says is wanted */
	Str address; /* of a page, if nothing in it says better; or absent */
	Str beside; /* READING_OPEN, _ALL: path of the page's file, if frames of it may lie beside
	             * that; or absent */
	PageFrames frames; /* the worker's: what lies there */
	ListBeside list; /* the worker's: the list that tells of the page */
	Str only_file; /* READING_LIST: of an index what is in that file alone; or absent */
	size_t last; /* READING_LIST: the list ends with item LAST, from 1, and its article; or 0 */
	bool in_idle_time; /* whatever else runs goes first */
	bool headline; /* READING_OPEN: of a page the headline is told as soon as it is known */
	RepeatedBlocks repeated; /* READING_OPEN, _ITEM: for extract */
	size_t skipped; /* READING_ALL, _CATALOGUE: of so many items the article is not wanted */
	ReadingShare share; /* READING_ALL: nor of those of others */
	size_t page_bytes_max; /* READING_ALL: of larger pages only that they are; 0: none is */
	unsigned ready; /* tools (worker/tools.h) the child has from the start */
	Tools tools; /* the child's own */
	bool large; /* the child's own: the page that came last is larger than may be */
} ReadingRequest;

/* The job that reads as READING says (borrowed). */
ChildJob reading_job(ReadingRequest *reading);

#endif
