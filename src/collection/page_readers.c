/* SPDX-License-Identifier: ISC */
#include "collection/page_readers.h"

#include "base/processors.h"
#include "base/wait.h"

enum {
	PAGES_A_CHILD = 8, /* that are worth another child */
};

void page_readers_init(PageReaders *readers, const PageReadersJob *job)
{
	*readers = (PageReaders){ .job = *job, .room = processors_up_to(PAGE_READERS_MAX) };
}

void page_readers_end(PageReaders *readers)
{
	for (size_t i = 0; i < readers->count; i++)
		cataloguer_free(readers->children[i]);
	readers->count = 0;
}

/* The child with the fewest pages before it; NULL when none has room. */
static Cataloguer *idlest(const PageReaders *readers)
{
	Cataloguer *best = NULL;

	for (size_t i = 0; i < readers->count; i++) {
		Cataloguer *child = readers->children[i];

		if (cataloguer_has_room(child) &&
			(best == NULL || cataloguer_pending(child) < cataloguer_pending(best)))
			best = child;
	}
	return best;
}

/* Is there work for another child, and is it to be had? */
static bool may_add_child(const PageReaders *readers, size_t waiting)
{
	return readers->count < readers->room && !readers->childless &&
		waiting >= PAGES_A_CHILD * readers->count;
}

static void add_child(PageReaders *readers)
{
	const PageReadersJob *job = &readers->job;
	Error err = { 0 };
	Cataloguer *child = cataloguer_start(job->in_idle_time, job->page, job->context, &err);

	if (child != NULL)
		readers->children[readers->count++] = child;
	else
		job->loss(job->context, &err);
	readers->childless = child == NULL;
}

Cataloguer *page_readers_with_room(PageReaders *readers, size_t waiting)
{
	Cataloguer *child = idlest(readers);

	if ((child == NULL || cataloguer_pending(child) > 0) && may_add_child(readers, waiting)) {
		add_child(readers);
		child = idlest(readers);
	}
	return child;
}

bool page_readers_have_room(const PageReaders *readers, size_t waiting)
{
	return idlest(readers) != NULL || may_add_child(readers, waiting);
}

bool page_readers_are_idle(const PageReaders *readers)
{
	for (size_t i = 0; i < readers->count; i++)
		if (cataloguer_pending(readers->children[i]) > 0)
			return false;
	return true;
}

bool page_readers_are_lost(const PageReaders *readers)
{
	return readers->childless && readers->count == 0;
}

/* Children that can go on no more, nor be replaced, are given up. */
void page_readers_step(PageReaders *readers)
{
	for (size_t i = 0; i < readers->count;) {
		Error err = { 0 };

		if (cataloguer_step(readers->children[i], &err)) {
			i++;
			continue;
		}
		readers->job.loss(readers->job.context, &err);
		cataloguer_free(readers->children[i]);
		readers->children[i] = readers->children[--readers->count];
		readers->childless = true;
	}
}

int page_readers_poll(const PageReaders *readers, struct pollfd out[PAGE_READERS_FDS_MAX])
{
	int count = 0;

	for (size_t i = 0; i < readers->count; i++)
		count += cataloguer_poll(readers->children[i], out + count);
	return count;
}

int page_readers_timeout_ms(const PageReaders *readers)
{
	int timeout_ms = WAIT_NEVER;

	for (size_t i = 0; i < readers->count; i++)
		timeout_ms = wait_sooner(timeout_ms, cataloguer_timeout_ms(readers->children[i]));
	return timeout_ms;
}
