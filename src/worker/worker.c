/* SPDX-License-Identifier: ISC */
#include "worker/worker.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "worker/confine.h"
#include "worker/reading.h"

enum {
	READ_BYTES = 64 << 10,
	STEP_READS = 4, /* so that keys are not kept waiting by a large page */
	GRACE_MS = 1000, /* from the end of the answer to the end of the process */
	LABEL_BYTES = 256, /* of the label, in messages */
	MEGABYTE = 1 << 20,
	WORKING_PART = 40, /* of the time of silence: who computes so much does not hang */
};

struct Worker {
	Child child; /* owned: pid 0 when reaped, answer -1 when closed */
	RecordReader *reader; /* owned */
	Arena *arena; /* owned: label and buffer */
	const char *label;
	char *buffer; /* READ_BYTES */
	int64_t heard_ms; /* when the last bytes came, or it was last seen to work */
	int64_t worked_ms; /* processor time it had used by then */
	int silence_ms; /* borne from then on */
	WorkerState state;
	Error failure; /* of state WORKER_FAILED */
};

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

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
	worker->reader = record_reader_new();
	worker->arena = arena_new();
	worker->label = str_c(worker->arena, str_slice(label, 0, LABEL_BYTES));
	worker->buffer = arena_alloc(worker->arena, READ_BYTES);
	worker->heard_ms = now_ms();
	worker->silence_ms = job->silence_ms > 0 ? job->silence_ms : WORKER_SILENCE_MS;
	return worker;
}

Worker *worker_start(int fd, Str label, ExtractView view, Error *err)
{
	Reading reading = { .view = view };
	ChildJob job = reading_job(&reading);

	return worker_start_job(fd, label, &job, err);
}

/* No more is to come: nobody listens to the child any longer. */
static void hang_up(Worker *worker)
{
	if (worker->child.answer >= 0)
		close(worker->child.answer);
	worker->child.answer = -1;
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
	arena_free(worker->arena);
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
	error_in(&worker->failure, "%s", worker->label);
	if (worker->failure.hint[0] == '\0' && article->block_count > 0)
		error_hint(&worker->failure, "What came before that is shown.");
	if (err != NULL)
		*err = worker->failure;
	return state;
}

static void say_signal(int number, Error *why)
{
	error_set(why, ERROR_CHILD, "the process that read it was stopped by signal %d (%s)",
		number, strsignal(number));
	error_hint(
		why, "The page is damaged, or made to do harm; what read it could reach nothing.");
}

static void say_too_long(Error *why)
{
	error_set(why, ERROR_LIMIT, "reading it took more than %d seconds of processor time",
		CONFINE_CPU_SECONDS);
}

static void say_too_large(Error *why)
{
	error_set(why, ERROR_LIMIT, "reading it took more than %d megabytes of memory",
		CONFINE_MEMORY_BYTES / MEGABYTE);
}

/* Why a child that ended with STATUS did not answer all; false when the status
 * tells nothing. */
static bool explain_status(int status, Error *why)
{
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU) {
		say_too_long(why);
		return true;
	}
	if (WIFSIGNALED(status)) {
		say_signal(WTERMSIG(status), why);
		return true;
	}
	if (WIFEXITED(status) && WEXITSTATUS(status) == CHILD_OUT_OF_MEMORY) {
		say_too_large(why);
		return true;
	}
	return false;
}

/* The stream has ended without its end record, or with an error record. */
static WorkerState end_of_answer(Worker *worker, Error *err)
{
	int status = 0;
	bool known = child_reap(worker->child.pid, GRACE_MS, &status);

	worker->child.pid = 0;
	if (record_reader_end(worker->reader, &worker->failure))
		return finish(worker, WORKER_DONE, err);
	if (known)
		(void)explain_status(status, &worker->failure);
	return finish(worker, WORKER_FAILED, err);
}

/* Processor time the child has used; 0 when it cannot be told. */
static int64_t child_work_ms(pid_t pid)
{
	struct timespec used;
	clockid_t clock;

	if (clock_getcpuclockid(pid, &clock) != 0 || clock_gettime(clock, &used) != 0)
		return 0;
	return (int64_t)used.tv_sec * 1000 + used.tv_nsec / 1000000;
}

/* A silent child that works is bounded by its processor time, which on a busy
 * machine takes longer than our patience; only one that does nothing hangs. */
static bool is_working(Worker *worker)
{
	int64_t work_ms = child_work_ms(worker->child.pid);
	bool working = work_ms - worker->worked_ms >= worker->silence_ms / WORKING_PART;

	worker->worked_ms = work_ms;
	if (working)
		worker->heard_ms = now_ms();
	return working;
}

static WorkerState end_of_patience(Worker *worker, Error *err)
{
	error_set(&worker->failure, ERROR_CHILD,
		"reading it made no progress for %d.%d seconds and was stopped",
		worker->silence_ms / 1000, worker->silence_ms % 1000 / 100);
	return finish(worker, WORKER_FAILED, err);
}

static WorkerState take_bytes(Worker *worker, size_t size, Error *err)
{
	worker->heard_ms = now_ms();
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
	for (int i = 0; i < STEP_READS && worker->state == WORKER_MORE; i++) {
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
	int64_t left = worker->heard_ms + worker->silence_ms - now_ms();

	return left > 0 ? (int)left : 0;
}

WorkerState worker_wait(Worker *worker, Error *err)
{
	for (;;) {
		WorkerState state = worker_step(worker, err);

		if (state != WORKER_MORE)
			return state;
		struct pollfd answer = { .fd = worker->child.answer, .events = POLLIN };

		(void)poll(&answer, 1, worker_timeout_ms(worker));
	}
}

const Article *worker_article(const Worker *worker)
{
	return record_reader_article(worker->reader);
}

Article *worker_take(Worker *worker)
{
	return record_reader_take(worker->reader);
}
