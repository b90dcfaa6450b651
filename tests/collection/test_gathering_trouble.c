/* SPDX-License-Identifier: ISC */

/* Collections that are in the way of being read, and stores in the way of being kept: nothing
 * of the rest is lost, and nobody waits. */

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "gathering.h"
#include "library/store.h"

enum {
	MANY_MS = 30000, /* a test that waits for ever fails */
	FULL_BYTES = 16 << 10,
	ARCHIVED = 4, /* items of the fixture's archive */
	FILES = GATHERING_PAGES + 2 /* with a picture and the archive */
};

/* One run of the program over the fixture's folder. */
typedef struct {
	Source *source;
	Library *library;
	Gatherer *gatherer;
	int trouble; /* times that it was said why nothing is remembered */
} Run;

static const char *store_of(const Fixture *fixture, char path[GATHERING_PATH_BYTES])
{
	snprintf(path, GATHERING_PATH_BYTES, "%s/.store", fixture->folder);
	return path;
}

static void count_trouble(void *context, const Error *trouble)
{
	Run *run = context;

	assert_true(trouble->text[0] != '\0');
	run->trouble++;
}

static void begin(Run *run, const Fixture *fixture)
{
	char path[GATHERING_PATH_BYTES];
	Error err;

	*run = (Run){ .source = source_open(fixture->folder, &err), .library = library_open() };
	assert_non_null(run->source);
	GathererOptions options = {
		.store_folder = store_of(fixture, path), .forgetful = count_trouble, .context = run
	};

	run->gatherer = gatherer_new(&run->source, 1, run->library, &options);
}

static int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

static bool is_late(void *context)
{
	return now_ms() > *(const int64_t *)context;
}

/* All is read; how it ended. */
static GathererProgress finish(Run *run)
{
	int64_t end = now_ms() + MANY_MS;

	gatherer_finish(run->gatherer, is_late, &end);
	GathererProgress progress = gatherer_progress(run->gatherer);

	assert_int_equal(progress.read, progress.to_read);
	return progress;
}

static void end(Run *run)
{
	gatherer_free(run->gatherer);
	library_close(run->library);
	source_free(run->source);
}

/* What a run finds at its first step that earlier ones have kept. */
static size_t known_to_next(const Fixture *fixture)
{
	Run run;

	begin(&run, fixture);
	(void)gatherer_step(run.gatherer);
	size_t known = gatherer_progress(run.gatherer).known;

	end(&run);
	return known;
}

static void name_in(const Fixture *fixture, const char *name, char path[GATHERING_PATH_BYTES])
{
	snprintf(path, GATHERING_PATH_BYTES, "%s/%s", fixture->folder, name);
}

static LibraryRow row_of(const Run *run, const char *label)
{
	for (size_t i = 0; i < library_count(run->library); i++)
		if (str_is(library_row(run->library, i).label, label))
			return library_row(run->library, i);
	fail_msg("no row %s", label);
	return library_row(run->library, 0);
}

/* Files that are no files any more when their turn comes. */
static void test_what_cannot_be_opened_costs_itself(void **state)
{
	const Fixture *fixture = *state;
	char loop[GATHERING_PATH_BYTES], folder[GATHERING_PATH_BYTES], device[GATHERING_PATH_BYTES];
	Run run;

	begin(&run, fixture);
	name_in(fixture, "05.html", loop);
	name_in(fixture, "06.html", folder);
	name_in(fixture, "07.html", device);
	assert_int_equal(unlink(loop) | unlink(folder) | unlink(device), 0);
	assert_int_equal(symlink("05.html", loop), 0);
	assert_int_equal(mkdir(folder, 0700), 0);
	assert_int_equal(symlink("/dev/zero", device), 0);
	GathererProgress progress = finish(&run);

	assert_int_equal(progress.failed, 3 + 1); /* and the picture, which is no page */
	assert_int_equal(row_of(&run, "05.html").state, LIBRARY_FAILED);
	assert_true(str_find(row_of(&run, "05.html").why, strerror(ELOOP), 0) != STR_NOWHERE);
	assert_int_equal(row_of(&run, "06.html").state, LIBRARY_FAILED);
	assert_int_equal(row_of(&run, "07.html").state, LIBRARY_FAILED);
	assert_true(str_is(row_of(&run, "08.html").title, "Bridge 8 reopens"));
	assert_true(str_is(row_of(&run, "39.html").title, "Bridge 39 reopens"));
	end(&run);
}

static void test_names_that_are_not_utf8_are_remembered(void **state)
{
	const Fixture *fixture = *state;
	Text story = text_in(NULL);
	Run run;

	gathering_story(&story, 77);
	scratch_write(fixture->folder, "caf\xe9-\xff.html", text_str(&story));
	text_clear(&story);
	begin(&run, fixture);
	(void)finish(&run);
	LibraryRow row = row_of(&run, "caf\xEF\xBF\xBD-\xEF\xBF\xBD.html");

	assert_true(str_is(row.title, "Bridge 77 reopens"));
	end(&run);
	assert_int_equal(known_to_next(fixture), FILES + 1);
}

static void test_two_copies_at_once_lose_nothing(void **state)
{
	const Fixture *fixture = *state;
	int64_t end_ms = now_ms() + MANY_MS;
	Run one, other;

	begin(&one, fixture);
	begin(&other, fixture);
	bool more = true;

	while (more && now_ms() < end_ms) {
		bool one_more = gatherer_step(one.gatherer);

		more = gatherer_step(other.gatherer) || one_more;
	}
	assert_false(more);
	assert_int_equal(library_count(one.library), FILES + ARCHIVED);
	assert_int_equal(library_count(other.library), FILES + ARCHIVED);
	assert_int_equal(one.trouble + other.trouble, 0);
	end(&one);
	end(&other);
	assert_int_equal(known_to_next(fixture), FILES);
}

/* Another copy that never stops writing. */
static void test_a_locked_store_is_not_waited_for(void **state)
{
	const Fixture *fixture = *state;
	char path[GATHERING_PATH_BYTES];
	Error err;
	Run run;

	assert_int_equal(mkdir(store_of(fixture, path), 0700), 0);
	Store *store = store_open(path, &err);

	assert_non_null(store);
	assert_int_equal(store_begin(store, &err), STORE_DONE);
	begin(&run, fixture);
	(void)finish(&run);
	assert_int_equal(library_count(run.library), FILES + ARCHIVED);
	assert_true(str_is(row_of(&run, "39.html").title, "Bridge 39 reopens"));
	assert_int_equal(run.trouble, 0); /* it may be free another time */
	int64_t before = now_ms();

	end(&run);
	assert_in_range(now_ms() - before, 0, 5000);
	assert_int_equal(store_end(store, &err), STORE_DONE);
	store_close(store);
	assert_int_equal(known_to_next(fixture), 0);
	begin(&run, fixture);
	(void)finish(&run);
	end(&run);
	assert_int_equal(known_to_next(fixture), FILES);
}

/* In a process of its own, where files cannot grow; 0: it said so once and read all. */
static int read_on_a_full_disk(const Fixture *fixture)
{
	const struct rlimit limit = { FULL_BYTES, FULL_BYTES };
	Run run;

	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	begin(&run, fixture);
	GathererProgress progress = finish(&run);
	bool all = library_count(run.library) == FILES + ARCHIVED && progress.failed == 1 &&
		row_of(&run, "39.html").state == LIBRARY_READ;

	gatherer_free(run.gatherer);
	return all && run.trouble == 1 ? 0 : 1;
}

static void test_a_full_disk_is_said_once(void **state)
{
	const Fixture *fixture = *state;
	pid_t child = fork();
	int status;

	if (child == 0)
		_exit(read_on_a_full_disk(fixture));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	Run run;

	begin(&run, fixture);
	(void)finish(&run);
	end(&run);
	assert_int_equal(known_to_next(fixture), FILES);
}

static void test_a_damaged_store_costs_a_reading(void **state)
{
	const Fixture *fixture = *state;
	Text noise = text_in(NULL);
	Run run;

	begin(&run, fixture);
	(void)finish(&run);
	end(&run);
	for (int i = 0; i < 100000; i++)
		text_add_byte(&noise, (char)(i * 7919 >> 3));
	scratch_write(fixture->folder, ".store/library-5.sqlite", text_str(&noise));
	text_clear(&noise);
	begin(&run, fixture);
	(void)gatherer_step(run.gatherer);
	assert_int_equal(gatherer_progress(run.gatherer).known, 0);
	(void)finish(&run);
	assert_true(str_is(row_of(&run, "39.html").title, "Bridge 39 reopens"));
	assert_int_equal(run.trouble, 0);
	end(&run);
	assert_int_equal(known_to_next(fixture), FILES);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, gathering_set_up, gathering_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_what_cannot_be_opened_costs_itself),
		TEST(test_names_that_are_not_utf8_are_remembered),
		TEST(test_two_copies_at_once_lose_nothing),
		TEST(test_a_locked_store_is_not_waited_for),
		TEST(test_a_full_disk_is_said_once),
		TEST(test_a_damaged_store_costs_a_reading),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
