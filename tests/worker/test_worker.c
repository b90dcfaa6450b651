/* SPDX-License-Identifier: ISC */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "base/text.h"
#include "worker/worker.h"

/* Jobs of children, good and bad */

static bool write_to_parent(void *context, const void *bytes, size_t size, Error *err)
{
	const char *at = bytes;

	(void)context;
	while (size > 0) {
		ssize_t put = write(1, at, size);

		if (put < 0)
			return error_system(err, errno, "write");
		at += put;
		size -= (size_t)put;
	}
	return true;
}

/* An article of COUNT paragraphs. */
static Article *article_of(size_t count)
{
	Article *article = article_new();

	article_set(article, FIELD_TITLE, str("Bridge reopens"), "test");
	for (size_t i = 0; i < count; i++) {
		Block *block = article_add_block(article, BLOCK_PARAGRAPH);

		block->rich.text = str_format(article->arena, "Paragraph %zu of the story.", i);
	}
	return article;
}

static int send_article(void *context)
{
	Article *article = article_of(*(const size_t *)context);
	Error err;

	return record_write_article(article, write_to_parent, NULL, &err) ? CHILD_ANSWERED
									  : CHILD_NOT_HEARD;
}

/* Sends the first bytes of the stream of an article of 100 paragraphs. */
typedef struct {
	size_t left;
} Cutter;

static bool write_until_cut(void *context, const void *bytes, size_t size, Error *err)
{
	Cutter *cutter = context;

	if (size > cutter->left)
		size = cutter->left;
	cutter->left -= size;
	return write_to_parent(NULL, bytes, size, err);
}

enum {
	CUT_BYTES = 2000
};

static void send_beginning(void)
{
	Cutter cutter = { CUT_BYTES };
	Error err;

	if (!record_write_article(article_of(100), write_until_cut, &cutter, &err))
		_exit(CHILD_NOT_HEARD);
}

static int end_early(void *context)
{
	(void)context;
	send_beginning();
	return CHILD_ANSWERED;
}

static int crash(void *context)
{
	(void)context;
	send_beginning();
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
	return CHILD_ANSWERED;
}

static int loop(void *context)
{
	volatile bool forever = true;

	(void)context;
	while (forever)
		;
	return CHILD_ANSWERED;
}

static int hang(void *context)
{
	char byte;

	(void)context;
	send_beginning();
	while (read(0, &byte, 1) >= 0)
		;
	return CHILD_ANSWERED;
}

static int hang_without_pipe(void *context)
{
	(void)context;
	close(1);
	return loop(NULL);
}

static int allocate_without_end(void *context)
{
	volatile bool forever = true;

	(void)context;
	while (forever) {
		volatile char *at = memory_new(1 << 20);

		at[0] = 1;
	}
	return CHILD_ANSWERED;
}

static int send_nonsense(void *context)
{
	uint32_t seed = *(const uint32_t *)context;
	char bytes[4096];
	Error err;

	for (size_t i = 0; i < sizeof bytes; i++) {
		seed = seed * 1664525 + 1013904223;
		bytes[i] = (char)(seed >> 24);
	}
	memcpy(bytes, "BSR1", 4);
	(void)write_to_parent(NULL, bytes, sizeof bytes, &err);
	return CHILD_ANSWERED;
}

/* Records of a kind nobody knows, each of an allowed size, for ever. */
static int flood(void *context)
{
	static const unsigned char header[] = { 0xee, 0, 0, 0x80, 0 };
	char *payload = memory_new(0x800000);
	Error err;

	(void)context;
	if (!write_to_parent(NULL, "BSR1", 4, &err))
		return CHILD_NOT_HEARD;
	while (write_to_parent(NULL, header, sizeof header, &err) &&
		write_to_parent(NULL, payload, 0x800000, &err))
		;
	return CHILD_NOT_HEARD;
}

static int claim_a_huge_record(void *context)
{
	static const unsigned char bytes[] = { 'B', 'S', 'R', '1', 2, 0xff, 0xff, 0xff, 0xff };
	Error err;

	(void)context;
	(void)write_to_parent(NULL, bytes, sizeof bytes, &err);
	return CHILD_ANSWERED;
}

static int send_error(void *context)
{
	Error err, failed;

	(void)context;
	error_set(&failed, ERROR_FORMAT, "is not text but \033[31m a picture");
	error_hint(&failed, "Look elsewhere.");
	return record_write_error(&failed, write_to_parent, NULL, &err) ? CHILD_ANSWERED
									: CHILD_NOT_HEARD;
}

/* Running them */

static Worker *start(int (*run)(void *), void *context)
{
	ChildJob job = { .run = run, .context = context };
	Error err;
	Worker *worker = worker_start_job(open("/dev/null", O_RDONLY), str("x.html"), &job, &err);

	assert_non_null(worker);
	return worker;
}

static void assert_fails(Worker *worker, ErrorKind kind, const char *text)
{
	Error err;

	error_clear(&err);
	assert_int_equal(worker_wait(worker, &err), WORKER_FAILED);
	assert_string_equal(err.text, text);
	assert_int_equal(err.kind, kind);
	assert_int_equal(worker_fd(worker), -1);
	error_clear(&err);
	assert_int_equal(worker_step(worker, &err), WORKER_FAILED);
	assert_string_equal(err.text, text);
}

static void test_worker_brings_an_article_across(void **state)
{
	size_t count = 3;
	Worker *worker = start(send_article, &count);
	Error err;

	(void)state;
	assert_non_null(worker_article(worker));
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	assert_int_equal(worker_fd(worker), -1);
	assert_int_equal(worker_step(worker, &err), WORKER_DONE);
	Article *article = worker_take(worker);

	worker_free(worker);
	assert_true(str_is(article->field[FIELD_TITLE], "Bridge reopens"));
	assert_int_equal(article->block_count, 3);
	assert_true(str_is(article->blocks[2].rich.text, "Paragraph 2 of the story."));
	article_free(article);
}

static void test_worker_step_does_not_wait(void **state)
{
	size_t count = 200000; /* more than pipe and one step hold */
	Worker *worker = start(send_article, &count);
	size_t steps = 0, seen = 0;
	Error err;

	(void)state;
	for (;;) {
		WorkerState now = worker_step(worker, &err);

		assert_int_not_equal(now, WORKER_FAILED);
		assert_true(worker_article(worker)->block_count >= seen);
		seen = worker_article(worker)->block_count;
		steps++;
		if (now == WORKER_DONE)
			break;
		struct pollfd answer = { .fd = worker_fd(worker), .events = POLLIN };

		poll(&answer, 1, worker_timeout_ms(worker));
	}
	assert_true(steps > 3);
	assert_int_equal(seen, 200000);
	worker_free(worker);
}

static void test_worker_keeps_what_came_before_a_crash(void **state)
{
	Worker *worker = start(crash, NULL);

	(void)state;
	assert_fails(worker, ERROR_CHILD,
		"x.html: the process that read it was stopped by signal 11 (Segmentation fault)");
	assert_true(worker_article(worker)->block_count > 5);
	assert_true(worker_article(worker)->block_count < 100);
	worker_free(worker);
}

static void test_worker_notices_a_cut_answer(void **state)
{
	Worker *worker = start(end_early, NULL);
	Error err;

	(void)state;
	assert_int_equal(worker_wait(worker, &err), WORKER_FAILED);
	assert_int_equal(err.kind, ERROR_CHILD);
	assert_true(str_starts(str(err.text), "x.html: the record stream was cut after "));
	assert_string_equal(err.hint, "What came before that is shown.");
	worker_free(worker);
}

static int need_everything(void *context)
{
	(void)context;
	return CHILD_NEEDS | TOOLS_ALL;
}

/* Only a job that reads can be begun again, and each time with something new. */
static void test_worker_takes_no_wish_for_an_answer(void **state)
{
	ChildJob job = { .run = need_everything };
	Error err;
	Worker *worker = worker_start_job(open("/dev/null", O_RDONLY), str("x.html"), &job, &err);

	(void)state;
	assert_int_equal(worker_wait(worker, &err), WORKER_FAILED);
	worker_free(worker);
}

/* A stricter limit of the user's own stays in force, which makes this quick. */
static void limit_cpu_time(void *context)
{
	struct rlimit limit = { 1, 5 };

	(void)context;
	setrlimit(RLIMIT_CPU, &limit);
}

static void test_worker_ends_a_child_that_computes_for_ever(void **state)
{
	ChildJob job = { .prepare = limit_cpu_time, .run = loop };
	Error err;
	Worker *worker = worker_start_job(open("/dev/null", O_RDONLY), str("x.html"), &job, &err);

	(void)state;
	assert_fails(worker, ERROR_LIMIT,
		"x.html: reading it took more than 10 seconds of processor time");
	worker_free(worker);
}

static void test_worker_ends_a_child_that_is_silent(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	ChildJob job = { .run = hang, .silence_ms = 300 };
	Error err;
	Worker *worker = worker_start_job(ends[0], str("x.html"), &job, &err);

	assert_fails(worker, ERROR_CHILD,
		"x.html: reading it made no progress for 0.3 seconds and was stopped");
	assert_true(worker_article(worker)->block_count > 5);
	worker_free(worker);
	close(ends[1]);
}

/* Computes for longer than the parent's patience, then answers. */
static int compute_then_answer(void *context)
{
	struct timespec used = { 0 };

	while (used.tv_sec == 0 && used.tv_nsec < 600000000)
		clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
	return send_article(context);
}

static void test_worker_waits_for_a_child_that_computes(void **state)
{
	size_t count = 3;
	ChildJob job = { .run = compute_then_answer, .context = &count, .silence_ms = 100 };
	Error err;
	Worker *worker = worker_start_job(open("/dev/null", O_RDONLY), str("x.html"), &job, &err);

	(void)state;
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	worker_free(worker);
}

static void test_worker_ends_a_child_that_only_closes_its_pipe(void **state)
{
	Worker *worker = start(hang_without_pipe, NULL);

	(void)state;
	assert_fails(worker, ERROR_CHILD,
		"x.html: the process that read it was stopped by signal 9 (Killed)");
	worker_free(worker);
}

static void test_worker_names_a_lack_of_memory(void **state)
{
	(void)state;
#ifdef WITH_SANITIZERS
	skip(); /* memory is not limited there */
#endif
	Worker *worker = start(allocate_without_end, NULL);

	assert_fails(
		worker, ERROR_LIMIT, "x.html: reading it took more than 4096 megabytes of memory");
	worker_free(worker);
}

static void test_worker_survives_nonsense(void **state)
{
	(void)state;
	for (uint32_t seed = 0; seed < 20; seed++) {
		Worker *worker = start(send_nonsense, &seed);
		Error err;

		assert_int_equal(worker_wait(worker, &err), WORKER_FAILED);
		assert_true(err.kind == ERROR_CHILD || err.kind == ERROR_LIMIT);
		assert_true(str_starts(str(err.text), "x.html: "));
		worker_free(worker);
	}
}

static void test_worker_survives_claims_and_floods(void **state)
{
	Error err;

	(void)state;
	Worker *worker = start(claim_a_huge_record, NULL);

	assert_int_equal(worker_wait(worker, &err), WORKER_FAILED);
	worker_free(worker);
	worker = start(flood, NULL);
	assert_int_equal(worker_wait(worker, &err), WORKER_FAILED);
	assert_int_equal(err.kind, ERROR_LIMIT);
	worker_free(worker);
}

static void test_worker_passes_on_what_the_child_says(void **state)
{
	Worker *worker = start(send_error, NULL);
	Error err;

	(void)state;
	assert_int_equal(worker_wait(worker, &err), WORKER_FAILED);
	assert_int_equal(err.kind, ERROR_FORMAT);
	assert_string_equal(err.text, "x.html: is not text but \xE2\x90\x9B[31m a picture");
	assert_string_equal(err.hint, "Look elsewhere.");
	worker_free(worker);
}

static void test_worker_free_ends_a_running_child(void **state)
{
	struct timespec before, after;
	Worker *worker = start(loop, NULL);

	(void)state;
	clock_gettime(CLOCK_MONOTONIC, &before);
	worker_free(worker);
	clock_gettime(CLOCK_MONOTONIC, &after);
	assert_true(after.tv_sec - before.tv_sec < 5);
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	worker_free(NULL);
}

/* The child's surroundings, looked at before it is confined. */

static void look_around(void *context)
{
	struct sigaction action;
	sigset_t blocked;
	int *faults = context;

	for (int fd = 3; fd < 100; fd++)
		*faults += fcntl(fd, F_GETFD) != -1;
	*faults += fcntl(0, F_GETFD) == -1;
	*faults += getsid(0) != getpid();
	sigaction(SIGUSR1, NULL, &action);
	*faults += action.sa_handler != SIG_DFL;
	sigprocmask(SIG_SETMASK, NULL, &blocked);
	*faults += sigismember(&blocked, SIGTERM) != 0;
}

static int tell_faults(void *context)
{
	Error err;
	Error found;

	error_set(&found, ERROR_FORMAT, "has %d faults", *(const int *)context);
	return record_write_error(&found, write_to_parent, NULL, &err) ? CHILD_ANSWERED
								       : CHILD_NOT_HEARD;
}

static void ignore(int number)
{
	(void)number;
}

static void test_worker_child_has_nothing_of_its_parent(void **state)
{
	int faults = 0;
	int extra = open("/dev/null", O_RDONLY);
	ChildJob job = { .prepare = look_around, .run = tell_faults, .context = &faults };
	Error err;

	(void)state;
	signal(SIGUSR1, ignore);
	Worker *worker = worker_start_job(open("/dev/null", O_RDONLY), str("x.html"), &job, &err);

	assert_fails(worker, ERROR_FORMAT, "x.html: has 0 faults");
	worker_free(worker);
	signal(SIGUSR1, SIG_DFL);
	close(extra);
}

/* True when process PID is gone or only waits to be reaped. */
static bool has_ended(pid_t pid)
{
	char name[64], words[256] = "";

	snprintf(name, sizeof name, "/proc/%d/stat", (int)pid);
	int fd = open(name, O_RDONLY);

	if (fd < 0)
		return true;
	ssize_t got = read(fd, words, sizeof words - 1);

	close(fd);
	return got <= 0 || strstr(words, ") Z ") != NULL;
}

static void test_worker_child_ends_with_its_parent(void **state)
{
	int ends[2];
	pid_t grandchild = 0;

	(void)state;
	assert_int_equal(pipe(ends), 0);
	pid_t middle = fork();

	if (middle == 0) {
		ChildJob job = { .run = loop };
		Child child;
		Error err;

		if (!child_start(&job, 0, &child, &err))
			_exit(1);
		_exit(write(ends[1], &child.pid, sizeof child.pid) != sizeof child.pid);
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &grandchild, sizeof grandchild), sizeof grandchild);
	assert_int_equal(waitpid(middle, NULL, 0), middle);
	close(ends[0]);
	for (int i = 0; i < 500 && !has_ended(grandchild); i++)
		usleep(10000);
	assert_true(has_ended(grandchild));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_worker_brings_an_article_across),
		cmocka_unit_test(test_worker_step_does_not_wait),
		cmocka_unit_test(test_worker_keeps_what_came_before_a_crash),
		cmocka_unit_test(test_worker_notices_a_cut_answer),
		cmocka_unit_test(test_worker_takes_no_wish_for_an_answer),
		cmocka_unit_test(test_worker_ends_a_child_that_computes_for_ever),
		cmocka_unit_test(test_worker_ends_a_child_that_is_silent),
		cmocka_unit_test(test_worker_waits_for_a_child_that_computes),
		cmocka_unit_test(test_worker_ends_a_child_that_only_closes_its_pipe),
		cmocka_unit_test(test_worker_names_a_lack_of_memory),
		cmocka_unit_test(test_worker_survives_nonsense),
		cmocka_unit_test(test_worker_survives_claims_and_floods),
		cmocka_unit_test(test_worker_passes_on_what_the_child_says),
		cmocka_unit_test(test_worker_free_ends_a_running_child),
		cmocka_unit_test(test_worker_child_has_nothing_of_its_parent),
		cmocka_unit_test(test_worker_child_ends_with_its_parent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
