/* SPDX-License-Identifier: ISC */
#include "items/item_shares.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "worker/worker.h"

enum {
	TURN_ITEMS = 4, /* that are one child's in a row: their articles fit into its pipe */
	FEW_ARTICLES = 1, /* for which no further child is made */
	DEATHS_MAX = 50, /* children a file may cost */
	/* A larger page takes hundreds of megabytes: there are no two at a time. */
	LARGE_PAGE_BYTES = 1 << 20,
};

/* A child. */
typedef struct {
	ItemShares *shares; /* borrowed: whose it is */
	size_t number;
	Worker *worker; /* owned; NULL: not made yet, or dead */
	Error failure; /* why it could not be made */
	size_t items; /* that it has told of */
	size_t deaths; /* of those before it ... */
	size_t come_to; /* ... and items that the last of them had told of */
} Share;

struct ItemShares {
	int fd; /* owned: of the file */
	Str name;
	ReadingRequest request;
	ItemSharesListener listener;
	Share shares[ITEM_SHARES_MAX];
	size_t count, turn; /* the number of the one that is listened to */
	size_t items; /* that the listener was told of */
	ItemPlace place; /* of the last one */
	size_t articles; /* among them */
	size_t deaths;
};

static bool is_stopped(const ItemShares *shares)
{
	return shares->listener.stopped(shares->listener.context);
}

/* Whose is the article of item NUMBER, from 0? */
static size_t owner_of(const ItemShares *shares, size_t number)
{
	return number / TURN_ITEMS % shares->count;
}

/* What a child tells */

static void start_others(ItemShares *shares);

/* Each child tells of all items. The first one of another child's ends its turn. */
static void on_item(void *context, const ContainerItem *item)
{
	Share *share = context;
	ItemShares *shares = share->shares;
	size_t number = share->items++;

	if (number < shares->items || is_stopped(shares))
		return;
	if (owner_of(shares, number) != share->number) {
		worker_hold(share->worker);
		shares->turn = owner_of(shares, number);
		return;
	}
	shares->items++;
	shares->place = item->place;
	shares->articles += item->article;
	if (item->article && shares->articles == FEW_ARTICLES + 1)
		start_others(shares);
	shares->listener.item(shares->listener.context, item, worker_container(share->worker));
}

/* Is what SHARE tells now behind the last item, and was that its own? */
static bool is_at_last_item(const Share *share)
{
	const ItemShares *shares = share->shares;
	size_t last = shares->items > 0 ? shares->items - 1 : 0;

	return share->items == shares->items && owner_of(shares, last) == share->number;
}

static void on_loss(void *context, uint64_t offset, Str sentence)
{
	const Share *share = context;
	const ItemSharesListener *listener = &share->shares->listener;

	if (is_at_last_item(share))
		listener->loss(listener->context, offset, sentence);
}

static void on_article(void *context, const Article *article, const Error *failed)
{
	const Share *share = context;
	const ItemSharesListener *listener = &share->shares->listener;

	if (!is_stopped(share->shares))
		listener->article(listener->context, article, failed);
}

/* The page of the last item is so large that it is read by itself: by a child that reads only
 * that, while the others have small ones before them. */
static void on_large(void *context)
{
	const Share *share = context;
	const ItemShares *shares = share->shares;
	const ItemSharesListener *listener = &shares->listener;
	ReadingRequest request = {
		.task = READING_ITEM,
		.view = shares->request.view,
		.place = shares->place,
		.ready = TOOLS_ALL,
	};
	Error err = { 0 };
	int fd = fcntl(shares->fd, F_DUPFD_CLOEXEC, 3);
	Worker *worker = worker_start_reading(fd, str(""), &request, NULL, &err);

	if (worker == NULL) {
		listener->died(listener->context, &err);
		return;
	}
	bool whole = worker_wait(worker, &err) == WORKER_DONE;

	listener->article(listener->context, worker_article(worker), whole ? NULL : &err);
	worker_free(worker);
}

/* Children */

static void start(ItemShares *shares, Share *share)
{
	ReadingRequest request = shares->request;
	WorkerListener events = {
		.item = on_item,
		.loss = on_loss,
		.article = on_article,
		.large = on_large,
		.context = share,
	};
	int fd = fcntl(shares->fd, F_DUPFD_CLOEXEC, 3);

	request.skipped = shares->items;
	if (shares->count > 1) {
		request.share = (ReadingShare){ share->number, shares->count, TURN_ITEMS };
		request.page_bytes_max = LARGE_PAGE_BYTES;
	}
	share->items = 0;
	share->worker = worker_start_reading(fd, shares->name, &request, &events, &share->failure);
}

/* The file has more than one article. One that cannot be made now is tried again at its turn. */
static void start_others(ItemShares *shares)
{
	for (size_t i = 0; i < shares->count; i++)
		if (shares->shares[i].worker == NULL)
			start(shares, &shares->shares[i]);
}

ItemShares *item_shares_new(int fd, Str name, const ReadingRequest *request, size_t children,
	const ItemSharesListener *listener)
{
	ItemShares *shares = memory_new(sizeof *shares);

	shares->fd = fd;
	shares->name = name;
	shares->request = *request;
	shares->listener = *listener;
	shares->count = children;
	for (size_t i = 0; i < shares->count; i++) {
		shares->shares[i].shares = shares;
		shares->shares[i].number = i;
	}
	start(shares, &shares->shares[0]);
	return shares;
}

void item_shares_free(ItemShares *shares)
{
	if (shares == NULL)
		return;
	for (size_t i = 0; i < shares->count; i++)
		worker_free(shares->shares[i].worker);
	close(shares->fd);
	free(shares);
}

/* SHARE died over the last item it told of. Another may go on behind that, unless there were too
 * many or it would die where this one did. */
static bool bury(ItemShares *shares, Share *share, const Error *err)
{
	bool further = share->deaths++ == 0 || share->items > share->come_to;

	shares->listener.died(shares->listener.context, err);
	worker_free(share->worker);
	share->worker = NULL;
	share->come_to = share->items;
	return further && ++shares->deaths < DEATHS_MAX && !is_stopped(shares);
}

/* A further child was not to be had, or could not begin: the first one does it all. */
static void read_alone(ItemShares *shares)
{
	for (size_t i = 0; i < shares->count; i++) {
		worker_free(shares->shares[i].worker);
		shares->shares[i].worker = NULL;
	}
	shares->count = 1;
	shares->turn = 0;
	start(shares, &shares->shares[0]);
}

/* The child of SHARE could not be made, or ended in STATE with ERR, and has not said
 * that it reads a container. Where that is known it is the end, else the file is a page. */
static void tell_page(ItemShares *shares, const Share *share, WorkerState state, const Error *err)
{
	const ItemSharesListener *listener = &shares->listener;
	const Error *failed = state == WORKER_DONE ? NULL : err;
	Article *nothing = share->worker == NULL ? article_new() : NULL;

	if (shares->items == 0)
		listener->page(listener->context,
			nothing != NULL ? nothing : worker_article(share->worker), failed);
	else if (failed != NULL)
		listener->died(listener->context, failed);
	article_free(nothing);
}

/* Takes what the child whose turn it is has to tell. False when there is no more to come. */
static bool step(ItemShares *shares)
{
	Share *share = &shares->shares[shares->turn];

	if (share->worker == NULL)
		start(shares, share);
	Error err = share->failure;
	WorkerState state =
		share->worker != NULL ? worker_wait_some(share->worker, &err) : WORKER_FAILED;

	if (state == WORKER_MORE || is_stopped(shares))
		return true;
	if (share->worker != NULL && str_present(worker_container(share->worker)))
		return state == WORKER_FAILED && bury(shares, share, &err);
	if (share->number > 0) {
		read_alone(shares);
		return true;
	}
	tell_page(shares, share, state, &err);
	return false;
}

void item_shares_run(ItemShares *shares)
{
	while (!is_stopped(shares) && step(shares))
		;
}
