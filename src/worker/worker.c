/* SPDX-License-Identifier: ISC */
#include "worker/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "base/wait.h"
#include "worker/child_end.h"
#include "worker/confine.h"
#include "worker/frame_files.h"
#include "worker/item_stream.h"
#include "worker/list_beside.h"
#include "worker/reading.h"
#include "worker/tools.h"

enum {
	READ_BYTES = 64 << 10,
	STEP_READS = 4, /* so that keys are not kept waiting by a large page */
	GRACE_MS = 1000, /* from the end of the answer to the end of the process */
	LABEL_BYTES = 256, /* of the label, in messages */
	WORKING_PART = 40, /* of the time of silence: who computes so much does not hang */
};

struct Worker {
	ReadingRequest reading; /* what the child was made for; its texts in the arena */
	int fd; /* owned: to make it once more; -1 when it will not be */
	size_t articles; /* a container has told of ... */
	ItemPlace first; /* ... and the place of the first */
	Child child; /* owned: pid 0 when reaped, answer -1 when closed */
	RecordReader *reader; /* owned */
	ItemReader *items; /* owned: what is read is a container; or NULL */
	Str container; /* its name, in the arena; absent until it is told */
	WorkerListener listener;
	bool held; /* there may be more to tell without another byte */
	bool begun; /* the first bytes have told which stream it is */
	Arena *arena; /* owned: label */
	Arena *frames; /* owned: of the page that is read; or NULL */
	const char *label;
	char *buffer; /* owned, READ_BYTES */
	int64_t heard_ms; /* when the last bytes came, or it was last seen to work */
	int64_t worked_ms; /* processor time it had used by then */
	int64_t told_ms; /* processor time it had used when it last told something */
	int silence_ms; /* borne from then on */
	WorkerState state;
	Error failure; /* of state WORKER_FAILED */
	bool article_failed; /* the only article of a container; FAILURE says why */
};

Worker *worker_start_job(int fd, Str label, const ChildJob *job, Error *err)
{
	Child child;
	bool started = child_start(job, fd, &child, err);

	close(fd);
	if (!started) {
		error_in(err, "%.*s", (int)str_slice(label, 0, LABEL_BYTES).size, label.at);
		return NULL;
	}
	Worker *worker = memory_new(sizeof *worker);

	worker->child = child;
	worker->fd = -1;
	worker->reader = record_reader_new();
	worker->arena = arena_new();
	worker->label = str_c(worker->arena, str_slice(label, 0, LABEL_BYTES));
	worker->buffer = memory_resize(NULL, READ_BYTES);
	worker->heard_ms = wait_now_ms();
	worker->silence_ms = job->silence_ms > 0 ? job->silence_ms : WORKER_SILENCE_MS;
	return worker;
}

static ToolsPurpose purpose_of(const ReadingRequest *reading)
{
	switch (reading->task) {
	case READING_LIST:
		return reading->last > 0 ? TOOLS_FOR_PAGE : TOOLS_FOR_ITEMS;
	case READING_FIND:
		return TOOLS_FOR_INDEX;
	case READING_PLACES:
		return reading->looks ? TOOLS_FOR_ITEMS : TOOLS_FOR_PAGES;
	case READING_ALL:
	case READING_CATALOGUE:
		return TOOLS_FOR_PAGES;
	case READING_OPEN:
	case READING_ITEM:
	case READING_TASK_COUNT:
		break;
	}
	return TOOLS_FOR_PAGE;
}

Worker *worker_start_reading(int fd, Str label, const ReadingRequest *reading,
	const WorkerListener *listener, Error *err)
{
	ReadingRequest request = *reading;
	int again = fcntl(fd, F_DUPFD_CLOEXEC, 3); /* without it there is one child only */

	Arena *frames = NULL;

	if (!str_empty(request.beside)) {
		frames = arena_new();
		request.frames = frame_files_read(frames, request.beside);
		request.list = list_beside_read(frames, request.beside);
	}
	request.ready |= tools_likely(label, purpose_of(reading));
	ChildJob job = reading_job(&request);
	Worker *worker = worker_start_job(fd, label, &job, err);

	if (worker == NULL) {
		arena_free(frames);
		if (again >= 0)
			close(again);
		return NULL;
	}
	worker->frames = frames;
	if (listener != NULL)
		worker->listener = *listener;
	request.address = str_copy(worker->arena, request.address);
	if (request.repeated.count > 0)
		request.repeated.hashes = arena_grow(worker->arena, request.repeated.hashes,
			request.repeated.count, request.repeated.count, sizeof(uint64_t));
	request.beside = STR_NONE; /* what is there was read */
	request.only_file = str_copy(worker->arena, request.only_file);
	worker->reading = request;
	worker->fd = again;
	return worker;
}

void worker_listen(Worker *worker, const WorkerListener *listener)
{
	worker->listener = *listener;
}

Worker *worker_start(int fd, Str label, ExtractView view, Error *err)
{
	ReadingRequest reading = { .task = READING_OPEN, .view = view };

	return worker_start_reading(fd, label, &reading, NULL, err);
}

static void close_once(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* No more is to come: nobody listens to the child any longer. */
static void hang_up(Worker *worker)
{
	close_once(&worker->child.answer);
	close_once(&worker->fd);
}

void worker_free(Worker *worker)
{
	int status;

	if (worker == NULL)
		return;
	hang_up(worker);
	if (worker->child.pid > 0)
		(void)child_reap(worker->child.pid, 0, &status);
	record_reader_free(worker->reader);
	item_reader_free(worker->items);
	arena_free(worker->arena);
	arena_free(worker->frames);
	free(worker->buffer);
	free(worker);
}

/* The state is final. A failure's text gets the label in front, and is kept for
 * later steps. */
static WorkerState finish(Worker *worker, WorkerState state, Error *err)
{
	const Article *article = worker_article(worker);

	hang_up(worker);
	worker->state = state;
	if (state != WORKER_FAILED)
		return state;
	if (worker->label[0] != '\0')
		error_in(&worker->failure, "%s", worker->label);
	if (worker->failure.hint[0] == '\0' && article->block_count > 0)
		error_hint(&worker->failure, "What came before that is shown.");
	if (err != NULL)
		*err = worker->failure;
	return state;
}

/* The child that ended with STATUS missed tools, which are ready in the next one. It has
 * said nothing yet but perhaps a headline, or has told of one article that is still to be
 * read. False when there is no more to be hoped for. */
static bool start_again(Worker *worker, int status)
{
	ReadingRequest request = worker->reading;
	unsigned ended = WIFEXITED(status) ? (unsigned)WEXITSTATUS(status) : 0;
	unsigned needs = ended & TOOLS_ALL & ~request.ready;
	bool one = worker->items != NULL && request.task == READING_OPEN && worker->articles == 1;

	bool nothing = worker->items == NULL && !record_reader_begun(worker->reader);

	if (worker->fd < 0 || (ended & CHILD_NEEDS) == 0 || needs == 0 || !(nothing || one))
		return false;
	request.ready |= needs;
	if (one) {
		request.task = READING_ITEM;
		request.place = worker->first;
	}
	worker->reading = request;
	ChildJob job = reading_job(&request);

	close_once(&worker->child.answer);
	if (!child_start(&job, worker->fd, &worker->child, &worker->failure))
		return false;
	item_reader_free(worker->items);
	worker->items = NULL;
	worker->begun = false;
	worker->heard_ms = wait_now_ms();
	worker->worked_ms = worker->told_ms = 0;
	return true;
}

/* The stream has ended without its end record, or with an error record. */
static WorkerState end_of_answer(Worker *worker, Error *err)
{
	int status = 0;
	bool known = child_reap(worker->child.pid, GRACE_MS, &status);

	worker->child.pid = 0;
	if (known && start_again(worker, status))
		return WORKER_MORE;
	if (worker->items != NULL)
		error_set(&worker->failure, ERROR_CHILD, "the list of items was cut");
	else if (record_reader_end(worker->reader, &worker->failure))
		return finish(worker, WORKER_DONE, err);
	if (known)
		(void)child_end_explain(status, &worker->failure);
	return finish(worker, WORKER_FAILED, err);
}

/* Going through a container may take long, but no page of it longer than a page may. */
static bool has_worked_too_long(const Worker *worker)
{
	return worker->items != NULL &&
		child_work_ms(worker->child.pid) - worker->told_ms >= CONFINE_CPU_SECONDS * 1000;
}

/* A silent child that works is bounded by its processor time, which on a busy
 * machine takes longer than our patience; only one that does nothing hangs. */
static bool is_working(Worker *worker)
{
	int64_t work_ms = child_work_ms(worker->child.pid);
	bool working = !has_worked_too_long(worker) &&
		work_ms - worker->worked_ms >= worker->silence_ms / WORKING_PART;

	worker->worked_ms = work_ms;
	if (working)
		worker->heard_ms = wait_now_ms();
	return working;
}

static WorkerState end_of_patience(Worker *worker, Error *err)
{
	if (has_worked_too_long(worker))
		child_end_too_long(&worker->failure);
	else
		error_set(&worker->failure, ERROR_CHILD,
			"reading it made no progress for %d.%d seconds and was stopped",
			worker->silence_ms / 1000, worker->silence_ms % 1000 / 100);
	return finish(worker, WORKER_FAILED, err);
}

/* What the stream of items tells */

static void on_container(void *context, Str name)
{
	Worker *worker = context;

	if (!str_present(worker->container) && str_present(name))
		worker->container = str_copy(worker->arena, name);
}

static void on_item(void *context, const ContainerItem *item)
{
	Worker *worker = context;

	if (item->article && worker->articles++ == 0)
		worker->first = item->place;
	if (worker->listener.item != NULL)
		worker->listener.item(worker->listener.context, item);
}

static void on_loss(void *context, uint64_t offset, Str sentence)
{
	Worker *worker = context;

	if (worker->listener.loss != NULL)
		worker->listener.loss(worker->listener.context, offset, sentence);
}

static void on_progress(void *context, uint64_t offset)
{
	Worker *worker = context;

	if (worker->listener.progress != NULL)
		worker->listener.progress(worker->listener.context, offset);
}

static void on_entry(void *context, const CatalogueEntry *entry)
{
	Worker *worker = context;

	if (worker->listener.entry != NULL)
		worker->listener.entry(worker->listener.context, entry);
}

static bool on_article(void *context, Str bytes, Error *err)
{
	Worker *worker = context;

	return record_reader_feed(worker->reader, bytes.at, bytes.size, err);
}

/* The article of an item has come. Handed on, it makes room for the next one. */
static void on_article_end(void *context)
{
	Worker *worker = context;
	Error failed;
	bool whole = record_reader_end(worker->reader, &failed);

	if (worker->listener.article == NULL) {
		worker->article_failed = !whole;
		if (!whole)
			worker->failure = failed;
		return;
	}
	worker->listener.article(
		worker->listener.context, worker_article(worker), whole ? NULL : &failed);
	record_reader_free(worker->reader);
	worker->reader = record_reader_new();
}

static void on_large(void *context)
{
	Worker *worker = context;

	if (worker->listener.large != NULL)
		worker->listener.large(worker->listener.context);
}

static ItemReader *new_items(Worker *worker)
{
	return item_reader_new((ItemEvents){
		.container = on_container,
		.item = on_item,
		.loss = on_loss,
		.progress = on_progress,
		.entry = on_entry,
		.article = on_article,
		.article_end = on_article_end,
		.large = on_large,
		.context = worker,
	});
}

static WorkerState take_items(Worker *worker, size_t size, Error *err)
{
	worker->told_ms = child_work_ms(worker->child.pid);
	if (!item_reader_feed(worker->items, worker->buffer, size, &worker->failure))
		return finish(worker, WORKER_FAILED, err);
	if (item_reader_complete(worker->items))
		return finish(worker, worker->article_failed ? WORKER_FAILED : WORKER_DONE, err);
	return WORKER_MORE;
}

static WorkerState take_bytes(Worker *worker, size_t size, Error *err)
{
	worker->heard_ms = wait_now_ms();
	if (!worker->begun && item_stream_begins(str_of(worker->buffer, size)))
		worker->items = new_items(worker);
	worker->begun = true;
	if (worker->items != NULL)
		return take_items(worker, size, err);
	if (!record_reader_feed(worker->reader, worker->buffer, size, &worker->failure))
		return finish(worker, WORKER_FAILED, err);
	if (record_reader_complete(worker->reader))
		return finish(worker, WORKER_DONE, err);
	return WORKER_MORE;
}

WorkerState worker_step(Worker *worker, Error *err)
{
	if (worker->state == WORKER_FAILED && err != NULL)
		*err = worker->failure;
	if (worker->held) {
		worker->held = false;
		worker->heard_ms =
			wait_now_ms(); /* that it was not listened to was not its fault */
		worker->state = take_items(worker, 0, err);
	}
	for (int i = 0; i < STEP_READS && worker->state == WORKER_MORE && !worker->held; i++) {
		ssize_t got = read(worker->child.answer, worker->buffer, READ_BYTES);

		if (got > 0) {
			worker->state = take_bytes(worker, (size_t)got, err);
		} else if (got == 0) {
			return end_of_answer(worker, err);
		} else if (errno == EAGAIN) {
			if (worker_timeout_ms(worker) == 0 && !is_working(worker))
				return end_of_patience(worker, err);
			break;
		} else if (errno != EINTR) {
			error_system(&worker->failure, errno, "no answer from the reading process");
			return finish(worker, WORKER_FAILED, err);
		}
	}
	return worker->state;
}

int worker_fd(const Worker *worker)
{
	return worker->child.answer;
}

int worker_timeout_ms(const Worker *worker)
{
	return wait_until(worker->heard_ms + worker->silence_ms);
}

void worker_hold(Worker *worker)
{
	worker->held = true;
	item_reader_hold(worker->items);
}

WorkerState worker_wait_some(Worker *worker, Error *err)
{
	struct pollfd answer = { .fd = worker->child.answer, .events = POLLIN };

	if (worker->state == WORKER_MORE && !worker->held)
		(void)poll(&answer, 1, worker_timeout_ms(worker));
	return worker_step(worker, err);
}

WorkerState worker_wait(Worker *worker, Error *err)
{
	WorkerState state;

	do
		state = worker_wait_some(worker, err);
	while (state == WORKER_MORE);
	return state;
}

const Article *worker_article(const Worker *worker)
{
	return record_reader_article(worker->reader);
}

Article *worker_take(Worker *worker)
{
	return record_reader_take(worker->reader);
}

Article *worker_take_headline(Worker *worker)
{
	return record_reader_take_headline(worker->reader);
}

Str worker_container(const Worker *worker)
{
	return worker->container;
}
