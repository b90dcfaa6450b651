/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_ITEMS_H
#define BROADSHEET_ITEMS_ITEMS_H

/* Going through all that one file holds: its items, and where they are asked for
 * their articles, in the order of the file. An index (CDX) is followed into the
 * files beside it. A child that dies over an item is replaced by one that goes on
 * behind it, so that a file costs no more than what is wrong in it. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/error.h"
#include "base/str.h"
#include "source/container.h"
#include "source/source.h"
#include "worker/reading.h"

/* What the caller is told. Texts and articles are borrowed for the time of the
 * call; functions may be NULL. Errors begin with the name of the file. */
typedef struct {
	/* One item; LISTED is the format it was found in. False: no more, please. */
	bool (*item)(void *context, const ContainerItem *item, Str listed);
	/* The article of the last item, or with ITEM NULL that of a file that is a page.
	 * FAILED says why it is not whole, or NULL. False: no more, please. */
	bool (*article)(void *context, const Article *article, const ContainerItem *item,
		const Error *failed);
	void (*loss)(void *context, const Error *loss);
	void *context;
} ItemsListener;

typedef struct ItemsVisit ItemsVisit;

/* Has a child begin with what items_visit goes through; nothing is told yet. SOURCE and NAME are
 * borrowed until that is finished or given up. */
ItemsVisit *items_begin(const Source *source, size_t index, Str name, ReadingTask task);

/* Goes through what was begun, as items_visit, and frees it. */
bool items_finish(ItemsVisit *visit, const ItemsListener *listener);

/* Ends it with nothing told; NULL is fine. */
void items_abandon(ItemsVisit *visit);

/* Goes through the item at INDEX of SOURCE, which NAME is the name of in messages.
 * TASK is READING_LIST or READING_ALL. False when it is a container and holds
 * nothing that is an article. */
bool items_visit(const Source *source, size_t index, Str name, ReadingTask task,
	const ItemsListener *listener);

/* Goes through the same up to the thing that is counted NUMBER there, from 1. If that is an
 * article its listener is told it too, where the same child can read it. */
void items_visit_to(
	const Source *source, size_t index, Str name, size_t number, const ItemsListener *listener);

/* Reads just the article of ITEM, which was found in the item at INDEX of SOURCE. */
void items_read(const Source *source, size_t index, Str name, const ContainerItem *item,
	const ItemsListener *listener);

/* The first item of all files of SOURCE whose payload has DIGEST and is there in full: it
 * goes into ITEM, its texts in ARENA, and the number of its file into *INDEX. False when
 * there is none. A revisit of what another file holds is found so. */
bool items_find_payload(
	const Source *source, Str digest, Arena *arena, size_t *index, ContainerItem *item);

/* The name of ITEM of SOURCE, which is named SOURCE_NAME, in messages and lists, behind what OUT
 * has. */
void items_name(const Source *source, const char *source_name, const Item *item, Text *out);

/* FAILED with the address of ITEM, or its label, and the file's NAME in front. */
Error items_failed(Str name, const ContainerItem *item, const Error *failed);

/* ITEM with its texts in ARENA. */
ContainerItem items_copy(Arena *arena, const ContainerItem *item);

#endif
