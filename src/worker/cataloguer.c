/* SPDX-License-Identifier: ISC */
#include "worker/cataloguer.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/wait.h"
#include "worker/confine.h"

enum {
	PAGES_MAX = 4, /* given to a child at a time, so that it never waits */
	SOCKET_BYTES = 256 << 10, /* a usual page fits */
	READ_BYTES = 16 << 10,
	STEP_READS = 4,
	GRACE_MS = 200,
	LOOK_MS = 1000, /* how often a child that says nothing is looked after */
	IDLE_MS_MAX = 60000, /* without an answer, however little processor time it got */
};

typedef struct {
	uint32_t number;
	Text message; /* owned: what goes to the child */
	size_t sent;
} Given;

struct Cataloguer {
	bool in_idle_time;
	CatalogueListener *listener;
	void *context;
	Child child; /* owned; pid 0: none runs */
	int feed; /* owned: where pages go */
	Given pages[PAGES_MAX]; /* in order; the first is being read */
	size_t count;
	Text answer; /* owned: records as they come */
	int64_t work_ms; /* processor time used when the first page came to be read */
	int64_t since_ms; /* when that was */
};

/* The child */

static bool start_child(Cataloguer *cataloguer, Error *err)
{
	Cataloguing desk = { .in_idle_time = cataloguer->in_idle_time };
	ChildJob job = cataloguing_job(&desk);
	int ends[2], size = SOCKET_BYTES;

	/* A socket, since writing into a pipe whose reader died would raise a signal. */
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return error_system(err, errno, "no way to the reading process");
	(void)setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
	bool started = child_start(&job, ends[1], &cataloguer->child, err);

	close(ends[1]);
	if (!started) {
		close(ends[0]);
		return false;
	}
	cataloguer->feed = ends[0];
	cataloguer->work_ms = 0;
	cataloguer->since_ms = wait_now_ms();
	return true;
}

/* Ends the child; what it ended with is its wait status, 0 when that is not known. */
static int end_child(Cataloguer *cataloguer, int grace_ms)
{
	int status = 0;

	if (cataloguer->child.pid == 0)
		return 0;
	close(cataloguer->feed);
	close(cataloguer->child.answer);
	if (!child_reap(cataloguer->child.pid, grace_ms, &status))
		status = 0;
	cataloguer->child.pid = 0;
	return status;
}

Cataloguer *cataloguer_start(
	bool in_idle_time, CatalogueListener *listener, void *context, Error *err)
{
	Cataloguer *cataloguer = memory_new(sizeof *cataloguer);

	cataloguer->in_idle_time = in_idle_time;
	cataloguer->listener = listener;
	cataloguer->context = context;
	cataloguer->answer = text_in(NULL);
	if (start_child(cataloguer, err))
		return cataloguer;
	cataloguer_free(cataloguer);
	return NULL;
}

void cataloguer_free(Cataloguer *cataloguer)
{
	if (cataloguer == NULL)
		return;
	(void)end_child(cataloguer, 0);
	for (size_t i = 0; i < cataloguer->count; i++)
		text_clear(&cataloguer->pages[i].message);
	text_clear(&cataloguer->answer);
	free(cataloguer);
}

/* Pages */

bool cataloguer_has_room(const Cataloguer *cataloguer)
{
	return cataloguer->count < PAGES_MAX;
}

size_t cataloguer_pending(const Cataloguer *cataloguer)
{
	return cataloguer->count;
}

void cataloguer_give(Cataloguer *cataloguer, const CataloguePage *page)
{
	Given *given = &cataloguer->pages[cataloguer->count++];

	*given = (Given){ .number = page->number, .message = text_in(NULL) };
	cataloguing_put_page(&given->message, page);
	if (cataloguer->count == 1) {
		cataloguer->since_ms = wait_now_ms();
		cataloguer->work_ms = child_work_ms(cataloguer->child.pid);
	}
}

static void forget_first(Cataloguer *cataloguer)
{
	text_clear(&cataloguer->pages[0].message);
	cataloguer->count--;
	memmove(cataloguer->pages, cataloguer->pages + 1,
		cataloguer->count * sizeof *cataloguer->pages);
	cataloguer->since_ms = wait_now_ms();
	cataloguer->work_ms = child_work_ms(cataloguer->child.pid);
}

/* The page that is not yet with the child as a whole; NULL when all are. */
static Given *unsent(Cataloguer *cataloguer)
{
	for (size_t i = 0; i < cataloguer->count; i++)
		if (cataloguer->pages[i].sent < cataloguer->pages[i].message.size)
			return &cataloguer->pages[i];
	return NULL;
}

/* False when the child is gone. */
static bool send_pages(Cataloguer *cataloguer)
{
	Given *page;

	while ((page = unsent(cataloguer)) != NULL) {
		ssize_t put = send(cataloguer->feed, page->message.at + page->sent,
			page->message.size - page->sent, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (put < 0)
			return errno == EAGAIN || errno == EINTR;
		page->sent += (size_t)put;
	}
	return true;
}

/* Answers */

/* Tells what whole records there are. False when one breaks the rules. */
static bool tell_answers(Cataloguer *cataloguer)
{
	Str rest = text_str(&cataloguer->answer);
	int taken = 1;

	while (taken > 0) {
		Arena *arena = arena_new();
		CatalogueEntry entry;
		Error ignored;

		taken = cataloguing_take(&rest, arena, &entry, &ignored);
		if (taken > 0 &&
			(cataloguer->count == 0 || entry.number != cataloguer->pages[0].number))
			taken = -1;
		if (taken > 0) {
			forget_first(cataloguer);
			cataloguer->listener(cataloguer->context, &entry);
		}
		arena_free(arena);
	}
	if (rest.size > 0)
		memmove(cataloguer->answer.at, rest.at, rest.size);
	cataloguer->answer.size = rest.size;
	return taken == 0;
}

/* False when the child is gone, or talks nonsense. */
static bool take_answers(Cataloguer *cataloguer)
{
	for (int i = 0; i < STEP_READS; i++) {
		char *at = text_reserve(&cataloguer->answer, READ_BYTES);
		ssize_t got = read(cataloguer->child.answer, at, READ_BYTES);

		if (got < 0)
			return errno == EAGAIN || errno == EINTR;
		if (got == 0)
			return false;
		cataloguer->answer.size += (size_t)got;
		if (!tell_answers(cataloguer))
			return false;
	}
	return true;
}

/* Deaths */

static bool takes_too_long(const Cataloguer *cataloguer)
{
	if (cataloguer->count == 0)
		return false;
	return child_work_ms(cataloguer->child.pid) - cataloguer->work_ms >=
		CONFINE_CPU_SECONDS * 1000 ||
		wait_now_ms() - cataloguer->since_ms >= IDLE_MS_MAX;
}

/* The first page is why the child is gone, which ended with STATUS. */
static void blame_first(Cataloguer *cataloguer, bool too_long, int status)
{
	CatalogueEntry entry = { .kind = CATALOGUE_FAILED,
		.why = str("the process that read it ended early") };

	if (cataloguer->count == 0)
		return;
	if (too_long)
		entry.why = str("reading it took too long");
	else if (WIFEXITED(status) && WEXITSTATUS(status) == CHILD_OUT_OF_MEMORY)
		entry.why = str("reading it took too much memory");
	entry.number = cataloguer->pages[0].number;
	forget_first(cataloguer);
	cataloguer->listener(cataloguer->context, &entry);
}

static bool replace_child(Cataloguer *cataloguer, bool too_long, Error *err)
{
	int status = end_child(cataloguer, too_long ? 0 : GRACE_MS);

	cataloguer->answer.size = 0;
	blame_first(cataloguer, too_long, status);
	for (size_t i = 0; i < cataloguer->count; i++)
		cataloguer->pages[i].sent = 0;
	if (start_child(cataloguer, err))
		return true;
	while (cataloguer->count > 0)
		blame_first(cataloguer, false, 0);
	return false;
}

bool cataloguer_step(Cataloguer *cataloguer, Error *err)
{
	if (cataloguer->child.pid == 0)
		return error_set(err, ERROR_CHILD, "there is no process that reads");
	bool lives = send_pages(cataloguer) && take_answers(cataloguer);
	bool too_long = lives && takes_too_long(cataloguer);

	if (lives && !too_long)
		return true;
	return replace_child(cataloguer, too_long, err);
}

/* Waiting */

int cataloguer_poll(const Cataloguer *cataloguer, struct pollfd out[CATALOGUER_FDS])
{
	bool sending = false;

	if (cataloguer->child.pid == 0)
		return 0;
	for (size_t i = 0; i < cataloguer->count; i++)
		sending = sending || cataloguer->pages[i].sent < cataloguer->pages[i].message.size;
	out[0] = (struct pollfd){ .fd = cataloguer->child.answer, .events = POLLIN };
	out[1] = (struct pollfd){ .fd = sending ? cataloguer->feed : -1, .events = POLLOUT };
	return CATALOGUER_FDS;
}

int cataloguer_timeout_ms(const Cataloguer *cataloguer)
{
	return cataloguer->count > 0 ? LOOK_MS : WAIT_NEVER;
}
