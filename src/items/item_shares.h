/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ITEMS_ITEM_SHARES_H
#define BROADSHEET_ITEMS_ITEM_SHARES_H

/* One file, its items and articles in their order, read by several children who share the
 * articles: each goes through all the items, which is quick, and reads those articles that are
 * its own, some in a row and then none until its turn comes again. What children have ready
 * before it is wanted waits in their pipes. A child that dies is replaced by one that goes on
 * behind what killed it. */

#include <stdbool.h>
#include <stddef.h>

#include "article/article.h"
#include "base/error.h"
#include "base/str.h"
#include "source/container.h"
#include "worker/reading.h"

typedef struct ItemShares ItemShares;

enum {
	ITEM_SHARES_MAX = 4 /* children: a page may take each tens of megabytes */
};

/* What there is, each item, loss and article once, whoever of the children told it. Texts and
 * articles are borrowed for the time of the call. */
typedef struct {
	void (*item)(void *context, const ContainerItem *item, Str container);
	void (*loss)(void *context, uint64_t offset, Str sentence);
	/* The article of the last item; FAILED says why not whole, or is NULL. */
	void (*article)(void *context, const Article *article, const Error *failed);
	/* The file is no container but a page. FAILED as above. */
	void (*page)(void *context, const Article *article, const Error *failed);
	void (*died)(void *context, const Error *err); /* a child, in a container */
	bool (*stopped)(void *context); /* is no more wanted? */
	void *context;
} ItemSharesListener;

/* For up to CHILDREN, 1 to ITEM_SHARES_MAX, of which the first is started, on FD, which is taken
 * over, of the file NAME in messages. All is copied but the texts, borrowed until the shares are
 * freed. Nothing is told and nothing waited for. */
ItemShares *item_shares_new(int fd, Str name, const ReadingRequest *request, size_t children,
	const ItemSharesListener *listener);

/* Tells all there is. */
void item_shares_run(ItemShares *shares);

/* Ends what still runs; NULL is fine. */
void item_shares_free(ItemShares *shares);

#endif
