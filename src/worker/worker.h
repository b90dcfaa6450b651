/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_WORKER_H
#define BROADSHEET_WORKER_WORKER_H

/* The confined child. The parent forks one for each item to be read (before the
 * terminal is set up for the first one), gives it one descriptor to read and one
 * pipe to answer on, and trusts nothing it answers: records are checked and
 * cleaned again (article/record.h). In the child: limits, Landlock with an empty
 * rule set, a system call allow list (worker/confine.h), then bytes, charset,
 * extract, records.
 *
 * Death of the child is an ordinary error; what came whole is shown. The errors
 * read "LABEL: what is wrong". A caller that polls does so with worker_timeout_ms
 * and steps after that time as well: that is how a child that hangs is noticed. */

#include <stdbool.h>

#include "article/article.h"
#include "base/error.h"
#include "base/str.h"
#include "extract/extract.h"
#include "source/container.h"
#include "worker/catalogue.h"
#include "worker/child.h"
#include "worker/reading.h"

/* A child that neither sends nor computes for so long is ended. */
enum {
	WORKER_SILENCE_MS = 20000
};

typedef struct Worker Worker;

/* What a caller is told while a container is read, from within worker_step. Texts
 * are clean and borrowed for the time of the call. Functions may be NULL. */
typedef struct {
	void (*item)(void *context, const ContainerItem *item);
	void (*loss)(void *context, uint64_t offset, Str sentence);
	void (*progress)(void *context, uint64_t offset);
	void (*entry)(void *context, const CatalogueEntry *entry); /* of the last item */
	/* The ARTICLE of the last item came, borrowed; FAILED says why not whole, or is
	 * NULL. Where this function is NULL the article stays with the worker. */
	void (*article)(void *context, const Article *article, const Error *failed);
	/* The page of the last item is larger than the request allows, and was not read. */
	void (*large)(void *context);
	void *context;
} WorkerListener;

/* MORE: the article may have grown, more is to come. DONE: all came. FAILED: the
 * child or the item failed, ERR says how; what came whole is in the article. */
typedef enum {
	WORKER_MORE,
	WORKER_DONE,
	WORKER_FAILED
} WorkerState;

/* Starts reading descriptor FD (taken over and closed) as VIEW. LABEL names the item in
 * messages, which have no name where it is empty. NULL with ERR when the process cannot be
 * made. */
Worker *worker_start(int fd, Str label, ExtractView view, Error *err) MUST_CHECK;

/* Starts what READING (copied) says on FD (taken over and closed). LISTENER
 * (copied) may be NULL. As worker_start in all else. */
Worker *worker_start_reading(int fd, Str label, const ReadingRequest *reading,
	const WorkerListener *listener, Error *err) MUST_CHECK;

/* From now on LISTENER (copied) is told what there is. */
void worker_listen(Worker *worker, const WorkerListener *listener);

/* The same with another JOB than reading a page, for tests: what the child may do
 * to the parent is best shown by children that do it. */
Worker *worker_start_job(int fd, Str label, const ChildJob *job, Error *err) MUST_CHECK;

/* Ends the child if it still runs, reaps it, frees all; NULL is fine. */
void worker_free(Worker *worker);

/* The descriptor to poll for input; worker_step reads what is there without
 * blocking, a quarter of a megabyte at most. -1 after DONE or FAILED. After that
 * step answers the same again. */
int worker_fd(const Worker *worker);
WorkerState worker_step(Worker *worker, Error *err);

/* For a call from a function of the listener's item: what the child tells behind it waits for
 * the next step. */
void worker_hold(Worker *worker);

/* The name of the format (ContainerKind) when what is being read has turned out to
 * be a container, clean, borrowed until worker_free; absent when it has not. */
Str worker_container(const Worker *worker);

/* Milliseconds until worker_step should be called even if nothing came. */
int worker_timeout_ms(const Worker *worker);

/* Steps once; if there is more to come it waits for it first. */
WorkerState worker_wait_some(Worker *worker, Error *err);

/* Steps until the state is DONE or FAILED. */
WorkerState worker_wait(Worker *worker, Error *err);

/* The article as far as it has come, borrowed until worker_free, and the same
 * taken over by the caller (after DONE or FAILED). Never NULL before taken. */
const Article *worker_article(const Worker *worker);
Article *worker_take(Worker *worker);

/* The headline the child told ahead of the article, as record_reader_take_headline. */
Article *worker_take_headline(Worker *worker);

#endif
