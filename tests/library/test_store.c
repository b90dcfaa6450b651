/* SPDX-License-Identifier: ISC */
#ifdef HAVE_CONFIG_H
#	include <config.h>
#endif

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/text.h"
#include "library/store_facts.h"
#include "library/store_pages.h"

enum {
	KILLS = 200
};

typedef struct {
	char folder[64];
	char path[96]; /* of the store's file */
} Home;

static int set_up(void **state)
{
	Home *home = memory_new(sizeof *home);

	strcpy(home->folder, "/tmp/broadsheet-test-XXXXXX");
	assert_non_null(mkdtemp(home->folder));
	snprintf(home->path, sizeof home->path, "%s/library-5.sqlite", home->folder);
	*state = home;
	return 0;
}

static int tear_down(void **state)
{
	Home *home = *state;
	char command[128];

	snprintf(command, sizeof command, "rm -r '%s'", home->folder);
	assert_int_equal(system(command), 0);
	free(home);
	return 0;
}

static Store *open_store(const Home *home)
{
	Error err = { 0 };
	Store *store = store_open(home->folder, &err);

	assert_non_null(store);
	assert_string_equal(err.text, "");
	return store;
}

static StoredPage page_of(const char *path, uint32_t number, const char *title)
{
	StoredPage page = { .path = str(path),
		.stamp = { 1000, 5 },
		.whole = true,
		.number = number,
		.row = library_row_at(&(LibraryPlace){ .levels = 0 }) };

	page.row.title = str(title);
	return page;
}

static void put(Store *store, const StoredPage *page)
{
	Error err;

	assert_int_equal(store_begin(store, &err), STORE_DONE);
	store_put(store, page);
	assert_int_equal(store_end(store, &err), STORE_DONE);
}

/* What was loaded, as "path#number title;" one behind the other. */
static void note(void *context, const StoredPage *page)
{
	text_format(context, "%.*s#%u %.*s;", (int)page->path.size, page->path.at, page->number,
		(int)page->row.title.size, page->row.title.size > 0 ? page->row.title.at : "");
}

static void assert_holds(Store *store, const char *path, bool folder, const char *expected)
{
	Text noted = text_in(NULL);
	Error err;

	assert_true(store_load(store, str(path), folder, note, &noted, &err));
	text_add_byte(&noted, '\0');
	assert_string_equal(noted.at, expected);
	text_clear(&noted);
}

static void check_page(void *context, const StoredPage *page)
{
	const LibraryRow *row = &page->row;

	assert_true(str_is(page->path, "/pages/a\xFF.warc"));
	assert_int_equal(page->stamp.bytes, 1000);
	assert_int_equal(page->stamp.changed_ns, 5);
	assert_true(page->whole);
	assert_int_equal(page->number, 3);
	assert_int_equal(row->state, LIBRARY_READ);
	assert_int_equal(row->kind, LIBRARY_FRONT);
	assert_int_equal(row->status, 200);
	assert_int_equal(row->words, 400);
	assert_int_equal(row->comments, LIBRARY_COUNT_UNKNOWN);
	assert_true(row->date_inferred);
	assert_true(str_is(row->title, "A title"));
	assert_true(str_is(row->date, "2009-11-02"));
	assert_false(str_present(row->site));
	assert_true(row->place.contained);
	assert_int_equal(row->place.levels, 2);
	assert_true(row->place.at[0].offset == UINT64_C(1) << 40);
	assert_int_equal(row->place.at[1].length, 9);
	++*(int *)context;
}

static void test_a_page_comes_back_in_another_run(void **state)
{
	const Home *home = *state;
	Store *store = open_store(home);
	StoredPage page = page_of("/pages/a\xFF.warc", 3, "A title");
	int found = 0;
	Error err;

	page.row.state = LIBRARY_READ;
	page.row.kind = LIBRARY_FRONT;
	page.row.status = 200;
	page.row.words = 400;
	page.row.date_inferred = true;
	page.row.date = str("2009-11-02");
	page.row.place = (LibraryPlace){
		.contained = true, .levels = 2, .at = { { UINT64_C(1) << 40, 7 }, { 8, 9 } }
	};
	put(store, &page);
	store_close(store);
	store = open_store(home);
	assert_true(store_load(store, str("/pages/a\xFF.warc"), false, check_page, &found, &err));
	assert_int_equal(found, 1);
	store_close(store);
}

static void note_repeat(void *context, uint64_t site, const Repeat *repeat)
{
	assert_true(site == UINT64_MAX - 1);
	assert_true(repeat->block == UINT64_MAX);
	assert_int_equal(repeat->pages[0], 5);
	assert_int_equal(repeat->pages[1], 6);
	assert_int_equal(repeat->pages[2], 0);
	++*(int *)context;
}

static void test_what_repeats_comes_back_by_site(void **state)
{
	Store *store = open_store(*state);
	const Repeat first = { UINT64_MAX, { 5 } }, then = { UINT64_MAX, { 5, 6 } };
	int found = 0;
	Error err;

	assert_int_equal(store_begin(store, &err), STORE_DONE);
	store_put_repeat(store, UINT64_MAX - 1, &first);
	store_put_repeat(store, UINT64_MAX - 1, &then);
	store_put_repeat(store, 3, &first);
	assert_int_equal(store_end(store, &err), STORE_DONE);
	store_close(store);
	store = open_store(*state);
	assert_true(store_load_repeats(store, UINT64_MAX - 1, note_repeat, &found, &err));
	assert_int_equal(found, 1);
	store_close(store);
}

static void test_the_order_of_a_list_comes_back(void **state)
{
	Store *store = open_store(*state);
	const LibraryOrder order = { .key = LIBRARY_BY_TITLE, .reversed = true };
	LibraryOrder found;
	Error err;

	assert_int_equal(store_begin(store, &err), STORE_DONE);
	store_put_order(store, UINT64_MAX, order);
	assert_int_equal(store_end(store, &err), STORE_DONE);
	assert_false(store_load_order(store, 1, &found));
	assert_true(store_load_order(store, UINT64_MAX, &found));
	assert_int_equal(found.key, LIBRARY_BY_TITLE);
	assert_true(found.reversed);
	assert_false(found.grouped);
	store_close(store);
}

static void test_a_folder_is_loaded_by_path_and_number(void **state)
{
	Store *store = open_store(*state);
	const StoredPage pages[] = { page_of("/p/b", 0, "b"), page_of("/p/a/x", 1, "x1"),
		page_of("/p/a/x", 0, "x0"), page_of("/p0/c", 0, "c"), page_of("/p", 0, "p") };

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		put(store, &pages[i]);
	assert_holds(store, "/p", true, "/p/a/x#0 x0;/p/a/x#1 x1;/p/b#0 b;");
	assert_holds(store, "/p/b", false, "/p/b#0 b;");
	assert_holds(store, "/q", true, "");
	store_close(store);
}

static void test_pages_of_an_earlier_state_of_a_file_go(void **state)
{
	Store *store = open_store(*state);
	StoredPage page = page_of("/p", 0, "zero");
	Error err;

	put(store, &page);
	page = page_of("/p", 1, "one");
	put(store, &page);
	page = page_of("/p", 0, "new");
	page.stamp.changed_ns++;
	put(store, &page);
	assert_holds(store, "/p", false, "/p#0 new;");
	assert_int_equal(store_begin(store, &err), STORE_DONE);
	store_forget(store, str("/p"));
	assert_int_equal(store_end(store, &err), STORE_DONE);
	assert_holds(store, "/p", false, "");
	store_close(store);
}

static void test_each_file_keeps_what_it_holds(void **state)
{
	Store *store = open_store(*state);
	StoredPage pages[] = { page_of("/p/a", 1, "a1"), page_of("/p/b", 1, "b1"),
		page_of("/p/a", 2, "a2"), page_of("/p/b", 0, "b0"), page_of("/p/b", 2, "b2") };

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		put(store, &pages[i]);
	assert_holds(store, "/p", true, "/p/a#1 a1;/p/a#2 a2;/p/b#0 b0;/p/b#1 b1;/p/b#2 b2;");

	/* Another file gets what one that has changed held, were that not forgotten. */
	StoredPage page = page_of("/p/b", 0, "new");

	page.stamp.bytes++;
	put(store, &page);
	page = page_of("/p/c", 1, "c1");
	put(store, &page);
	assert_holds(store, "/p", true, "/p/a#1 a1;/p/a#2 a2;/p/b#0 new;/p/c#1 c1;");

	/* What is new in a file goes in the place of all that was there. */
	page = page_of("/p/a", 3, "a3");
	page.stamp.changed_ns++;
	put(store, &page);
	assert_holds(store, "/p/a", false, "/p/a#3 a3;");
	store_close(store);
}

static void test_two_copies_do_not_wait_for_each_other(void **state)
{
	Store *one = open_store(*state), *other = open_store(*state);
	StoredPage page = page_of("/p", 0, "one");
	Error err;

	assert_int_equal(store_begin(one, &err), STORE_DONE);
	store_put(one, &page);
	assert_int_equal(store_begin(other, &err), STORE_BUSY);
	assert_holds(other, "/p", false, "");
	assert_int_equal(store_end(one, &err), STORE_DONE);
	page.row.title = str("other");
	put(other, &page);
	assert_holds(one, "/p", false, "/p#0 other;");
	store_close(one);
	store_close(other);
}

static void write_bytes(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	fclose(file);
}

static void test_what_is_no_store_is_begun_anew(void **state)
{
	const Home *home = *state;
	static const char nonsense[8192] = "no database";

	write_bytes(home->path, nonsense, sizeof nonsense);

	Store *store = open_store(home);
	StoredPage page = page_of("/p", 0, "one");

	put(store, &page);
	assert_holds(store, "/p", false, "/p#0 one;");
	store_close(store);
}

/* Bytes 60 to 63 of an SQLite file are the version its user gave it. */
static void test_a_store_of_another_version_is_begun_anew(void **state)
{
	const Home *home = *state;
	Store *store = open_store(home);
	StoredPage page = page_of("/p", 0, "one");

	put(store, &page);
	store_close(store);
	FILE *file = fopen(home->path, "r+");

	assert_non_null(file);
	assert_int_equal(fseek(file, 63, SEEK_SET), 0);
	assert_int_equal(fputc(9, file), 9);
	fclose(file);
	store = open_store(home);
	assert_holds(store, "/p", false, "");
	store_close(store);
}

/* Every part of a store overwritten in turn: it loads, or says that it is damaged and is
 * begun anew the next time. */
static void test_a_damaged_store_mends_itself(void **state)
{
	const Home *home = *state;

	for (int part = 0; part < 40; part += 3) {
		Store *store = open_store(home);
		Error err = { 0 };

		assert_int_equal(store_begin(store, &err), STORE_DONE);
		for (int i = 0; i < 300; i++) {
			char path[32];

			snprintf(path, sizeof path, "/p/%03d", i);
			StoredPage page = page_of(path, 0, "a title of some length, to fill it");

			store_put(store, &page);
		}
		assert_int_equal(store_end(store, &err), STORE_DONE);
		store_close(store);

		FILE *file = fopen(home->path, "r+");
		char rubbish[1024];

		assert_non_null(file);
		memset(rubbish, 0xA5 + part, sizeof rubbish);
		assert_int_equal(fseek(file, part * 1024L, SEEK_SET), 0);
		assert_int_equal(fwrite(rubbish, 1, sizeof rubbish, file), sizeof rubbish);
		fclose(file);

		store = store_open(home->folder, &err);
		if (store != NULL) {
			Text noted = text_in(NULL);

			error_clear(&err);
			bool whole = store_load(store, str("/p"), true, note, &noted, &err);

			assert_int_equal(whole, err.text[0] == '\0');
			text_clear(&noted);
		}
		store_close(store);
		store = open_store(home);
		store_close(store);
		assert_true(unlink(home->path) == 0 || errno == ENOENT);
	}
}

/* Making the file takes longer than a first screen may. */
static void test_no_file_is_made_before_there_is_something_to_keep(void **state)
{
	const Home *home = *state;
	Store *store = open_store(home);
	Error err;

	assert_holds(store, "/p", false, "");
	assert_int_equal(access(home->path, F_OK), -1);
	assert_int_equal(store_begin(store, &err), STORE_DONE);
	assert_int_equal(access(home->path, F_OK), 0);
	assert_int_equal(store_end(store, &err), STORE_DONE);
	store_close(store);
}

static void make_file(const char *path)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fclose(file), 0);
}

/* A process that has the file at PATH locked as SQLite does, until FROM can be read no more. */
__attribute__((noreturn)) static void hold(const char *path, int from, int to)
{
	struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_start = 128, .l_len = 1 };
	int fd = open(path, O_RDWR);
	char byte;

	if (fd < 0 || fcntl(fd, F_SETLK, &lock) != 0 || write(to, "", 1) != 1)
		_exit(1);
	_exit(read(from, &byte, 1) == 0 ? 0 : 1);
}

static void change_nothing(const Home *home)
{
	Store *store = open_store(home);
	Error err;

	assert_int_equal(store_begin(store, &err), STORE_DONE);
	assert_int_equal(store_end(store, &err), STORE_DONE);
	store_close(store);
}

static void test_old_versions_go_when_nobody_uses_them(void **state)
{
	const Home *home = *state;
	char old[2][128], shared[128], other[128], byte;
	int ready[2], end[2], status;

	for (int i = 0; i < 2; i++) {
		snprintf(old[i], sizeof old[i], "%s/library-%d.sqlite", home->folder, 2 + i);
		make_file(old[i]);
	}
	snprintf(shared, sizeof shared, "%s/library-3.sqlite-shm", home->folder);
	make_file(shared);
	snprintf(other, sizeof other, "%s/library-5.sqlite", home->folder);
	make_file(other);
	assert_true(pipe(ready) == 0 && pipe(end) == 0);
	pid_t child = fork();

	if (child == 0) {
		close(end[1]);
		hold(shared, end[0], ready[1]);
	}
	assert_int_equal(read(ready[0], &byte, 1), 1);
	change_nothing(home);
	assert_int_equal(access(old[0], F_OK), -1);
	assert_int_equal(access(old[1], F_OK), 0);
	assert_int_equal(access(shared, F_OK), 0);
	close(end[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	change_nothing(home);
	assert_int_equal(access(old[1], F_OK), -1);
	assert_int_equal(access(shared, F_OK), -1);
	assert_int_equal(access(other, F_OK), 0);
	close(ready[0]);
	close(ready[1]);
	close(end[0]);
}

static void test_where_no_store_can_be_it_says_so(void **state)
{
	const Home *home = *state;
	char nowhere[128];
	Error err = { 0 };

	snprintf(nowhere, sizeof nowhere, "%s/not/there", home->folder);
	Store *store = store_open(nowhere, &err);

	assert_non_null(store);
	assert_int_equal(store_begin(store, &err), STORE_FAILED);
	assert_true(str_starts(str(err.text), nowhere));
	store_close(store);
}

/* Files may not grow, as on a full disk: the change fails, nothing before it is lost. */
static void test_a_full_disk_fails_the_change_alone(void **state)
{
	const Home *home = *state;
	Store *store = open_store(home);
	StoredPage page = page_of("/p", 0, "one");

	put(store, &page);
	store_close(store);
	pid_t child = fork();

	if (child == 0) {
		struct rlimit limit = { 64 << 10, 64 << 10 };
		Error err;

		signal(SIGXFSZ, SIG_IGN);
		setrlimit(RLIMIT_FSIZE, &limit);
		store = store_open(home->folder, &err);
		StoreAnswer answer = store == NULL ? STORE_FAILED : STORE_DONE;

		for (int i = 0; i < 3000 && answer == STORE_DONE; i++) {
			char path[32];

			snprintf(path, sizeof path, "/q/%d", i);
			page = page_of(path, 0, "a title of some length, to fill the disk");
			answer = store_begin(store, &err);
			if (answer == STORE_DONE) {
				store_put(store, &page);
				answer = store_end(store, &err);
			}
		}
		store_close(store);
		_exit(answer == STORE_FAILED ? 0 : 1);
	}
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	store = open_store(home);
	assert_holds(store, "/p", false, "/p#0 one;");
	store_close(store);
}

/* A process that writes two pages in each change, always of the same title, until it is
 * killed; it tells TO when the first is done. */
__attribute__((noreturn)) static void write_for_ever(const Home *home, int to)
{
	Error err;
	Store *store = store_open(home->folder, &err);

	if (store == NULL)
		_exit(1);
	for (int i = 0;; i++) {
		char title[32];

		snprintf(title, sizeof title, "%d", i);
		StoredPage one = page_of("/one", 0, title), two = page_of("/two", 0, title);

		one.stamp.changed_ns = two.stamp.changed_ns = i;
		if (store_begin(store, &err) != STORE_DONE)
			continue;
		store_put(store, &one);
		store_put(store, &two);
		if (store_end(store, &err) != STORE_DONE || (i == 0 && write(to, "", 1) != 1))
			_exit(1);
	}
}

typedef struct {
	Text titles[2];
} Both;

static void take_both(void *context, const StoredPage *page)
{
	Both *both = context;

	text_add(&both->titles[str_is(page->path, "/two")], page->row.title);
}

static void test_a_writer_killed_at_any_moment_leaves_whole_changes(void **state)
{
	const Home *home = *state;
	size_t found = 0;

	for (int i = 0; i < KILLS; i++) {
		int ends[2], status;

		assert_int_equal(pipe(ends), 0);
		pid_t child = fork();

		if (child == 0)
			write_for_ever(home, ends[1]);
		/* Some while they open the store, most within their changes, at odd distances. */
		struct timespec wait = { .tv_nsec = 10000L * ((i * 37) % KILLS) };
		char byte;

		if (i >= KILLS / 5)
			assert_int_equal(read(ends[0], &byte, 1), 1);
		nanosleep(&wait, NULL);
		assert_int_equal(kill(child, SIGKILL), 0);
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		close(ends[0]);
		close(ends[1]);

		Store *store = open_store(home);
		Both both = { { text_in(NULL), text_in(NULL) } };
		Error err;

		assert_true(store_load(store, str("/one"), false, take_both, &both, &err));
		assert_true(store_load(store, str("/two"), false, take_both, &both, &err));
		assert_true(str_equal(text_str(&both.titles[0]), text_str(&both.titles[1])));
		found += both.titles[0].size > 0;
		text_clear(&both.titles[0]);
		text_clear(&both.titles[1]);
		store_close(store);
	}
	assert_true(found > KILLS / 2);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_a_page_comes_back_in_another_run),
		TEST(test_what_repeats_comes_back_by_site),
		TEST(test_the_order_of_a_list_comes_back),
		TEST(test_a_folder_is_loaded_by_path_and_number),
		TEST(test_pages_of_an_earlier_state_of_a_file_go),
		TEST(test_each_file_keeps_what_it_holds),
		TEST(test_two_copies_do_not_wait_for_each_other),
		TEST(test_what_is_no_store_is_begun_anew),
		TEST(test_a_store_of_another_version_is_begun_anew),
		TEST(test_a_damaged_store_mends_itself),
		TEST(test_no_file_is_made_before_there_is_something_to_keep),
		TEST(test_old_versions_go_when_nobody_uses_them),
		TEST(test_where_no_store_can_be_it_says_so),
		TEST(test_a_full_disk_fails_the_change_alone),
		TEST(test_a_writer_killed_at_any_moment_leaves_whole_changes),
	};

#ifndef HAVE_SQLITE
	enum {
		SKIPPED = 77
	};

	(void)tests;
	return SKIPPED;
#else
	return cmocka_run_group_tests(tests, NULL, NULL);
#endif
}
