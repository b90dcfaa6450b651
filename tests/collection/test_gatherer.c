/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../children.h"
#include "gathering.h"

static void test_names_are_there_at_once(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gathering_begin(fixture);

	assert_int_equal(library_count(fixture->library), GATHERING_PAGES + 2);
	assert_int_equal(gathering_row(fixture, "07.html").state, LIBRARY_NAMED);
	assert_int_equal(gatherer_progress(gatherer).to_read, GATHERING_PAGES + 2);
	gatherer_free(gatherer);
}

static void test_pages_tell_of_themselves(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gathering_begin(fixture);

	gatherer_finish(gatherer, NULL, NULL);

	LibraryRow row = gathering_row(fixture, "07.html");

	assert_int_equal(row.state, LIBRARY_READ);
	assert_int_equal(row.kind, LIBRARY_ARTICLE);
	assert_true(str_is(row.title, "Bridge 7 reopens"));
	assert_true(str_is(row.date, "2009-11-08T10:00:00Z"));
	assert_true(str_is(row.site, "The Paper"));
	assert_in_range(row.words, 10 * 30, 10 * 32 + 3);
	assert_int_equal(row.comments, 0);
	row = gathering_row(fixture, "copy.html");
	assert_int_equal(row.state, LIBRARY_FAILED);
	assert_string_equal(row.why.at != NULL ? "why" : "", "why");
	assert_int_equal(gatherer_progress(gatherer).failed, 1);
	assert_int_equal(gatherer_progress(gatherer).read, gatherer_progress(gatherer).to_read);
	assert_int_equal(fixture->losses, 0);
	gatherer_free(gatherer);
}

static void test_containers_are_listed_and_read(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gathering_begin(fixture);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	assert_int_equal(gathering_row(fixture, "z.warc").kind, LIBRARY_CONTAINER);

	LibraryRow row = gathering_row(fixture, "http://paper.example/50");

	assert_true(row.place.contained);
	assert_int_equal(row.place.item, GATHERING_PAGES + 1);
	assert_int_equal(row.place.levels, 1);
	assert_int_equal(row.kind, LIBRARY_ARTICLE);
	assert_int_equal(row.state, LIBRARY_READ);
	assert_true(str_is(row.title, "Bridge 50 reopens"));
	assert_true(str_is(row.captured, "2012-01-01T00:00:00Z"));
	assert_int_equal(gathering_row(fixture, "http://paper.example/gone").kind, LIBRARY_ERROR);
	assert_int_equal(
		gathering_row(fixture, "http://paper.example/a.png").kind, LIBRARY_PICTURE);
}

static bool stop_after_one(void *context)
{
	const Fixture *fixture = context;

	return library_counts(fixture->library).states[LIBRARY_READ] >= 1;
}

static void test_what_is_wanted_is_read_first(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gathering_begin(fixture);
	const uint32_t wanted[] = { 33, 34 };

	gatherer_want(gatherer, wanted, 2);
	gatherer_finish(gatherer, stop_after_one, fixture);
	gatherer_free(gatherer);
	assert_true(library_row(fixture->library, 33).state == LIBRARY_READ ||
		library_row(fixture->library, 34).state == LIBRARY_READ);
	assert_int_equal(library_row(fixture->library, GATHERING_PAGES - 1).state, LIBRARY_NAMED);
}

/* A file that is gone when its turn comes is no page that could not be read. */
static void test_files_that_go_meanwhile_are_no_failures(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gathering_begin(fixture);
	char path[GATHERING_PATH_BYTES];

	snprintf(path, sizeof path, "%s/12.html", fixture->folder);
	assert_int_equal(unlink(path), 0);
	gatherer_finish(gatherer, NULL, NULL);
	GathererProgress progress = gatherer_progress(gatherer);

	gatherer_free(gatherer);
	assert_int_equal(progress.failed, 1); /* copy.html of the fixture */
	assert_int_equal(progress.vanished, 1);
	assert_int_equal(progress.read, progress.to_read);
	assert_int_equal(gathering_row(fixture, "12.html").kind, LIBRARY_OTHER);
	assert_int_equal(gathering_row(fixture, "13.html").kind, LIBRARY_ARTICLE);
}

enum {
	SHRUNK = 3 /* stories in the archive */
};

static bool stop_when_listed(void *context)
{
	const Fixture *fixture = context;

	return library_count(fixture->library) == GATHERING_PAGES + 2 + SHRUNK;
}

/* An archive is cut, then deleted, when it has been listed and is not yet read. */
static void test_an_archive_that_shrinks_and_goes_ends_all_the_same(void **state)
{
	Fixture *fixture = *state;
	Text warc = text_in(NULL);
	char path[GATHERING_PATH_BYTES];

	for (int i = 0; i < SHRUNK; i++) {
		gathering_story_record(&warc, i, 0);
	}
	gathering_replace_archive(fixture, &warc);
	Gatherer *gatherer = gathering_begin(fixture);

	gatherer_finish(gatherer, stop_when_listed, fixture);
	snprintf(path, sizeof path, "%s/z.warc", fixture->folder);
	assert_int_equal(truncate(path, (off_t)warc.size / 2), 0);
	assert_int_equal(unlink(path), 0);
	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	text_clear(&warc);
	assert_int_equal(library_count(fixture->library), GATHERING_PAGES + 2 + SHRUNK);
	assert_int_equal(gathering_row(fixture, "http://paper.example/0").state, LIBRARY_READ);
	assert_int_equal(gathering_row(fixture, "http://paper.example/2").state, LIBRARY_FAILED);
	assert_int_equal(gathering_row(fixture, "13.html").state, LIBRARY_READ);
}

/* Only the archive is read any longer, and some of it already is. */
static bool stop_in_archive(void *context)
{
	const Fixture *fixture = context;
	LibraryCounts counts = library_counts(fixture->library);

	return counts.states[LIBRARY_READ] > GATHERING_PAGES + 5;
}

static void test_a_child_that_dies_in_an_archive_costs_one_page_of_it(void **state)
{
	enum {
		ARCHIVED = 40,
		LONG = 300 /* paragraphs, so that it takes a while after the first of them */
	};
	Fixture *fixture = *state;
	Text warc = text_in(NULL);

	for (int i = 0; i < ARCHIVED; i++) {
		gathering_story_record(&warc, i, LONG);
	}
	gathering_replace_archive(fixture, &warc);
	text_clear(&warc);

	Gatherer *gatherer = gathering_begin(fixture);

	gatherer_finish(gatherer, stop_in_archive, fixture);
	pid_t child;

	assert_true(children_of(getpid(), &child, 1) > 0);
	assert_int_equal(kill(child, SIGKILL), 0);
	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);

	LibraryCounts counts = library_counts(fixture->library);

	assert_int_equal(fixture->losses, 1);
	assert_in_range(counts.states[LIBRARY_FAILED], 1, 2); /* the picture is one */
	assert_int_equal(counts.states[LIBRARY_NAMED], 0);
	assert_int_equal(counts.rows, GATHERING_PAGES + 2 + ARCHIVED);
}

/* Who opened many files is told which of them it is. */
static void test_a_loss_names_its_file(void **state)
{
	Fixture *fixture = *state;
	Text warc = text_in(NULL), story = text_in(NULL);

	gathering_story(&story, 1);
	gathering_record(&warc, "http://paper.example/1", 200, "text/html", text_str(&story));
	text_add_c(&warc, "what belongs to no record\r\n");
	gathering_record(&warc, "http://paper.example/2", 200, "text/html", text_str(&story));
	scratch_write(fixture->folder, "z.warc", text_str(&warc));
	text_clear(&story);
	text_clear(&warc);
	Gatherer *gatherer = gathering_begin(fixture);

	gatherer_finish(gatherer, NULL, NULL);
	assert_int_equal(fixture->losses, 1);
	assert_int_equal(strncmp(fixture->loss.text, "z.warc: at byte ", 16), 0);
	gatherer_free(gatherer);
}

/* Large pages are read one after the other, but all of them, and so are small ones between. */
static void test_large_pages_of_an_archive_are_read_as_well(void **state)
{
	enum {
		ARCHIVED = 24,
		LARGE = 1500 /* paragraphs */
	};
	Fixture *fixture = *state;
	Text warc = text_in(NULL);

	for (int i = 0; i < ARCHIVED; i++) {
		Text page = text_in(NULL);
		char address[64];

		gathering_story(&page, i % 3 == 0 ? i : LARGE + i);
		assert_true(i % 3 == 0 || page.size > 96 << 10);
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		gathering_record(&warc, address, 200, "text/html", text_str(&page));
		text_clear(&page);
	}
	gathering_replace_archive(fixture, &warc);
	text_clear(&warc);

	Gatherer *gatherer = gathering_begin(fixture);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	for (int i = 0; i < ARCHIVED; i++) {
		char address[64];

		snprintf(address, sizeof address, "http://paper.example/%d", i);
		LibraryRow row = gathering_row(fixture, address);

		assert_int_equal(row.kind, LIBRARY_ARTICLE);
		assert_in_range(row.words, i % 3 == 0 ? 20 : 10000, 100000);
	}
}

/* What a second run finds in the store that the first one left. */
static Library *gather_again(Fixture *fixture, GathererProgress *progress)
{
	char store[GATHERING_PATH_BYTES];
	GathererOptions options = { .store_folder = store };
	Library *library = library_open();

	snprintf(store, sizeof store, "%s/.store", fixture->folder);
	gathering_reopen(fixture, NULL);
	Gatherer *gatherer = gatherer_new(&fixture->source, 1, library, &options);

	gatherer_recall(gatherer);
	*progress = gatherer_progress(gatherer);
	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	return library;
}

static void test_what_one_run_has_read_the_next_one_knows(void **state)
{
	Fixture *fixture = *state;
	GathererProgress progress;
	Library *first = gather_again(fixture, &progress);

	assert_int_equal(progress.known, 0);
	assert_int_equal(progress.read, 0);

	Library *second = gather_again(fixture, &progress);

	assert_int_equal(progress.known, GATHERING_PAGES + 2);
	assert_int_equal(progress.read, progress.to_read);
	assert_int_equal(progress.changed, 0);
	assert_int_equal(library_count(second), library_count(first));
	for (size_t i = 0; i < library_count(first); i++) {
		LibraryRow one = library_row(first, i), other = library_row(second, i);

		assert_int_equal(one.state, other.state);
		assert_int_equal(one.kind, other.kind);
		assert_true(str_equal(one.title, other.title));
		assert_true(str_equal(one.label, other.label));
		assert_true(str_equal(one.address, other.address));
		assert_true(one.place.at[0].offset == other.place.at[0].offset);
		assert_int_equal(one.place.item, other.place.item);
		assert_int_equal(one.words, other.words);
	}
	library_close(first);
	library_close(second);
}

/* A page that is nothing but frames is the article in them, which were saved beside it. */
static void test_a_page_of_frames_is_an_article(void **state)
{
	Fixture *fixture = *state;
	GathererProgress progress;
	char path[GATHERING_PATH_BYTES];
	Text story = text_in(NULL);

	snprintf(path, sizeof path, "%s/old_files", fixture->folder);
	assert_int_equal(mkdir(path, 0700), 0);
	gathering_story(&story, 7);
	scratch_write(fixture->folder, "old_files/main.html", text_str(&story));
	scratch_write(fixture->folder, "old.html",
		(Str)STR("<title>An old paper</title><frameset rows='20%,80%'>"
			 "<frame src='old_files/menu.html'><frame src='old_files/main.html'>"
			 "</frameset>"));
	scratch_write(fixture->folder, "without.html",
		(Str)STR("<title>Without</title><frameset rows='20%,80%'>"
			 "<frame src='gone/menu.html'></frameset>"));
	text_clear(&story);

	Library *library = gather_again(fixture, &progress);
	LibraryRow old = { 0 }, without = { 0 };

	for (size_t i = 0; i < library_count(library); i++) {
		LibraryRow row = library_row(library, i);

		assert_true(str_find(row.label, "main", 0) == STR_NOWHERE);
		if (str_is(row.label, "old.html"))
			old = row;
		if (str_is(row.label, "without.html"))
			without = row;
	}
	assert_int_equal(old.kind, LIBRARY_ARTICLE);
	assert_true(old.words > 20);
	assert_int_not_equal(without.kind, LIBRARY_ARTICLE);
	library_close(library);
}

/* The store has files in the order of their bytes, a list in the order of numbers in names. */
static void test_each_file_is_known_by_its_own_path(void **state)
{
	static const char *const names[] = { "n2.html", "n10.html", "n9.html", "n10/a.html",
		"n-1.html" };
	Fixture *fixture = *state;
	GathererProgress progress;
	char path[GATHERING_PATH_BYTES];

	snprintf(path, sizeof path, "%s/n10", fixture->folder);
	assert_int_equal(mkdir(path, 0700), 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Text page = text_in(NULL);

		text_format(&page, "<title>Of %s</title><p>One line.</p>", names[i]);
		scratch_write(fixture->folder, names[i], text_str(&page));
		text_clear(&page);
	}
	library_close(gather_again(fixture, &progress));
	Library *second = gather_again(fixture, &progress);
	size_t named = 0;

	assert_int_equal(progress.known, GATHERING_PAGES + 2 + 5);
	assert_int_equal(progress.changed, 0);
	for (size_t i = 0; i < library_count(second); i++) {
		LibraryRow row = library_row(second, i);

		if (!str_starts(row.label, "n"))
			continue;
		assert_true(str_equal(str_from(row.title, strlen("Of ")), row.label));
		named++;
	}
	assert_int_equal(named, sizeof names / sizeof *names);
	library_close(second);
}

/* Blocks that repeat on the site of story 0, as many as it is given to know. */
static size_t repeated_blocks(Library *library)
{
	size_t row =
		library_find(library, str("http://paper.example/0"), STR_NONE, LIBRARY_NOWHERE);
	Arena *arena = arena_new();
	size_t count;

	assert_true(row != LIBRARY_NOWHERE);
	(void)library_repeated_blocks(library, row, arena, &count);
	arena_free(arena);
	return count;
}

static void test_what_repeats_on_a_site_is_counted_and_remembered(void **state)
{
	Fixture *fixture = *state;
	GathererProgress progress;
	Text warc = text_in(NULL);

	for (int i = 0; i < 4; i++) {
		Text story = text_in(NULL);
		char address[64];

		gathering_story(&story, i);
		story.size -= strlen("</article></body></html>");
		text_add_c(&story,
			"<p>The Paper is written by its readers, who pay for it as well, and "
			"whoever wants to read on may help with a small sum.</p>");
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		gathering_record(&warc, address, 200, "text/html", text_str(&story));
		text_clear(&story);
	}
	scratch_write(fixture->folder, "z.warc", text_str(&warc));
	text_clear(&warc);

	Library *first = gather_again(fixture, &progress);
	Library *second = gather_again(fixture, &progress);

	assert_int_equal(progress.read, progress.to_read);
	assert_int_equal(repeated_blocks(first), 1);
	assert_int_equal(repeated_blocks(second), 1);
	library_close(first);
	library_close(second);
}

static void test_changed_new_and_gone_files_are_told(void **state)
{
	Fixture *fixture = *state;
	GathererProgress progress;
	char path[GATHERING_PATH_BYTES];

	library_close(gather_again(fixture, &progress));
	scratch_write(fixture->folder, "03.html", (Str)STR("<title>Another</title><p>Short.</p>"));
	scratch_write(fixture->folder, "new.html", (Str)STR("<title>New</title><p>Short.</p>"));
	snprintf(path, sizeof path, "%s/04.html", fixture->folder);
	assert_int_equal(unlink(path), 0);
	library_close(gather_again(fixture, &progress));
	assert_int_equal(progress.known, GATHERING_PAGES);
	assert_int_equal(progress.changed, 1);
	assert_int_equal(progress.gone, 1);
	assert_int_equal(progress.to_read - progress.read, 2);
	library_close(gather_again(fixture, &progress));
	assert_int_equal(progress.gone, 0);
	assert_int_equal(progress.known, GATHERING_PAGES + 2);
}

enum {
	MANY = SOURCE_UNSEEN_LEAST + 10
};

static void write_many(const Fixture *fixture)
{
	for (int i = 0; i < MANY; i++) {
		char name[32];
		Text page = text_in(NULL);

		snprintf(name, sizeof name, "many-%04d.html", i);
		text_format(&page, "<title>Number %d</title><p>One line of it.</p>", i);
		scratch_write(fixture->folder, name, i == 9 ? str("") : text_str(&page));
		text_clear(&page);
	}
}

static Str title_of(Library *library, const char *label)
{
	for (size_t i = 0; i < library_count(library); i++) {
		LibraryRow row = library_row(library, i);

		if (str_is(row.label, label))
			return row.title;
	}
	return STR_NONE;
}

/* Of a large folder the list is there before its files are looked at. */
static void test_many_files_are_looked_at_later(void **state)
{
	Fixture *fixture = *state;
	char store[GATHERING_PATH_BYTES], path[GATHERING_PATH_BYTES];
	GathererOptions options = { .store_folder = store };
	GathererProgress progress;
	Error err;

	write_many(fixture);
	library_close(gather_again(fixture, &progress));
	snprintf(store, sizeof store, "%s/.store", fixture->folder);
	scratch_write(
		fixture->folder, "many-0500.html", (Str)STR("<h1>Changed</h1><p>Longer now.</p>"));
	scratch_write(
		fixture->folder, "many-new.html", (Str)STR("<title>New</title><p>Short.</p>"));
	source_free(fixture->source);
	fixture->source = source_open_unseen(fixture->folder, &err);
	assert_non_null(fixture->source);
	assert_int_equal(source_item(fixture->source, 3)->bytes, 0);
	snprintf(path, sizeof path, "%s/many-0600.html", fixture->folder);
	assert_int_equal(unlink(path), 0);

	Library *library = fixture->library;
	Gatherer *gatherer = gatherer_new(&fixture->source, 1, library, &options);

	assert_true(gatherer_step(gatherer));
	progress = gatherer_progress(gatherer);
	assert_false(progress.checked);
	assert_true(str_is(title_of(library, "many-0500.html"), "Number 500"));
	assert_true(str_is(title_of(library, "many-0600.html"), "Number 600"));
	gatherer_finish(gatherer, NULL, NULL);
	progress = gatherer_progress(gatherer);
	assert_true(progress.checked);
	assert_int_equal(progress.changed, 1);
	assert_int_equal(progress.gone, 1);
	assert_int_equal(progress.fresh, 1);
	assert_int_equal(progress.read, progress.to_read);
	gatherer_free(gatherer);
	assert_true(str_is(title_of(library, "many-0500.html"), "Changed"));
	assert_true(str_is(title_of(library, "many-new.html"), "New"));
	assert_int_equal(gathering_row(fixture, "many-0600.html").kind, LIBRARY_OTHER);
	assert_int_equal(gathering_row(fixture, "many-0600.html").title.size, 0);
	assert_int_equal(gathering_row(fixture, "many-0009.html").kind, LIBRARY_OTHER);

	library_close(gather_again(fixture, &progress));
	assert_int_equal(progress.changed + progress.gone + progress.fresh, 0);
}

static void count_trouble(void *context, const Error *trouble)
{
	assert_true(trouble->text[0] != '\0');
	++*(int *)context;
}

static void test_without_a_store_it_goes_on_and_says_so_once(void **state)
{
	Fixture *fixture = *state;
	char store[GATHERING_PATH_BYTES];
	int said = 0;
	GathererOptions options = {
		.store_folder = store, .forgetful = count_trouble, .context = &said
	};

	snprintf(store, sizeof store, "%s/00.html", fixture->folder);
	Gatherer *gatherer = gatherer_new(&fixture->source, 1, fixture->library, &options);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	assert_int_equal(said, 1);
	assert_int_equal(gathering_row(fixture, "13.html").state, LIBRARY_READ);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, gathering_set_up, gathering_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_names_are_there_at_once),
		TEST(test_pages_tell_of_themselves),
		TEST(test_containers_are_listed_and_read),
		TEST(test_what_is_wanted_is_read_first),
		TEST(test_files_that_go_meanwhile_are_no_failures),
		TEST(test_an_archive_that_shrinks_and_goes_ends_all_the_same),
		TEST(test_a_child_that_dies_in_an_archive_costs_one_page_of_it),
		TEST(test_a_loss_names_its_file),
		TEST(test_large_pages_of_an_archive_are_read_as_well),
		TEST(test_what_one_run_has_read_the_next_one_knows),
		TEST(test_each_file_is_known_by_its_own_path),
		TEST(test_a_page_of_frames_is_an_article),
		TEST(test_what_repeats_on_a_site_is_counted_and_remembered),
		TEST(test_changed_new_and_gone_files_are_told),
		TEST(test_many_files_are_looked_at_later),
		TEST(test_without_a_store_it_goes_on_and_says_so_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
