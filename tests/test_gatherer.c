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

#include "base/text.h"
#include "gatherer.h"

enum {
	PAGES = 40,
	PATH_BYTES = 400
};

/* A folder of pages and what else lies about. */
typedef struct {
	char folder[64];
	Source *source;
	Library *library;
	size_t losses;
} Fixture;

static void write_file(const Fixture *fixture, const char *name, Str bytes)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.at, 1, bytes.size, file), bytes.size);
	fclose(file);
}

/* The story numbered I: of I + 3 paragraphs. */
static void write_story(Text *out, int i)
{
	text_format(out,
		"<!doctype html><html><head><meta charset='utf-8'><title>Bridge %d reopens</title>"
		"<meta property='og:site_name' content='The Paper'>"
		"<meta property='article:published_time' content='2009-11-%02dT10:00:00Z'>"
		"</head><body><article><h1>Bridge %d reopens</h1>",
		i, 1 + i % 28, i);
	for (int k = 0; k < i + 3; k++)
		text_format(out,
			"<p>The bridge number %d over the river reopened on Tuesday, ten months "
			"after the flood that had carried its eastern arch away, the council of "
			"the town said in sentence %d.</p>",
			i, k);
	text_add_c(out, "</article></body></html>");
}

static void add_record(Text *out, const char *address, int status, const char *type, Str body)
{
	Text http = text_in(NULL);

	text_format(&http, "HTTP/1.1 %d OK\r\nContent-Type: %s\r\n\r\n", status, type);
	text_add(&http, body);
	text_format(out,
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
		"WARC-Date: 2012-01-01T00:00:00Z\r\n"
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %zu\r\n\r\n",
		address, http.size);
	text_add(out, text_str(&http));
	text_add_c(out, "\r\n\r\n");
	text_clear(&http);
}

static void write_archive(const Fixture *fixture)
{
	Text warc = text_in(NULL), story = text_in(NULL);

	write_story(&story, 50);
	add_record(&warc, "http://paper.example/50", 200, "text/html", text_str(&story));
	add_record(&warc, "http://paper.example/50b", 200, "text/html", text_str(&story));
	add_record(&warc, "http://paper.example/gone", 404, "text/html", text_str(&story));
	add_record(&warc, "http://paper.example/a.png", 200, "image/png", (Str)STR("\x89PNG\r\n"));
	write_file(fixture, "z.warc", text_str(&warc));
	text_clear(&warc);
	text_clear(&story);
}

static int set_up(void **state)
{
	Fixture *fixture = memory_new(sizeof *fixture);
	char path[PATH_BYTES];
	Error err;

	strcpy(fixture->folder, "/tmp/broadsheet-test-XXXXXX");
	assert_non_null(mkdtemp(fixture->folder));
	for (int i = 0; i < PAGES; i++) {
		Text story = text_in(NULL);
		char name[32];

		write_story(&story, i);
		snprintf(name, sizeof name, "%02d.html", i);
		write_file(fixture, name, text_str(&story));
		text_clear(&story);
	}
	write_file(fixture, "copy.html", (Str)STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
	write_archive(fixture);
	snprintf(path, sizeof path, "%s/fifo.html", fixture->folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	fixture->source = source_open(fixture->folder, &err);
	assert_non_null(fixture->source);
	fixture->library = library_open();
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *fixture = *state;
	char command[PATH_BYTES];

	library_close(fixture->library);
	source_free(fixture->source);
	snprintf(command, sizeof command, "rm -r '%s'", fixture->folder);
	assert_int_equal(system(command), 0);
	free(fixture);
	return 0;
}

static void on_loss(void *context, const Error *loss)
{
	Fixture *fixture = context;

	(void)loss;
	fixture->losses++;
}

static Gatherer *gather(Fixture *fixture)
{
	GathererOptions options = { .loss = on_loss, .context = fixture };

	return gatherer_new(&fixture->source, 1, fixture->library, &options);
}

/* The row of that label, or of that address. */
static LibraryRow row_named(const Fixture *fixture, const char *name)
{
	for (size_t i = 0; i < library_count(fixture->library); i++) {
		LibraryRow row = library_row(fixture->library, i);

		if (str_is(row.label, name) || str_is(row.address, name))
			return row;
	}
	fail_msg("no row %s", name);
	return library_row(fixture->library, 0);
}

static void test_names_are_there_at_once(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gather(fixture);

	assert_int_equal(library_count(fixture->library), PAGES + 2);
	assert_int_equal(row_named(fixture, "07.html").state, LIBRARY_NAMED);
	assert_int_equal(gatherer_progress(gatherer).to_read, PAGES + 2);
	gatherer_free(gatherer);
}

static void test_pages_tell_of_themselves(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gather(fixture);

	gatherer_finish(gatherer, NULL, NULL);

	LibraryRow row = row_named(fixture, "07.html");

	assert_int_equal(row.state, LIBRARY_READ);
	assert_int_equal(row.kind, LIBRARY_ARTICLE);
	assert_true(str_is(row.title, "Bridge 7 reopens"));
	assert_true(str_is(row.date, "2009-11-08T10:00:00Z"));
	assert_true(str_is(row.site, "The Paper"));
	assert_in_range(row.words, 10 * 30, 10 * 32 + 3);
	assert_int_equal(row.comments, 0);
	row = row_named(fixture, "copy.html");
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
	Gatherer *gatherer = gather(fixture);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	assert_int_equal(row_named(fixture, "z.warc").kind, LIBRARY_CONTAINER);

	LibraryRow row = row_named(fixture, "http://paper.example/50");

	assert_true(row.place.contained);
	assert_int_equal(row.place.item, PAGES + 1);
	assert_int_equal(row.place.levels, 1);
	assert_int_equal(row.kind, LIBRARY_ARTICLE);
	assert_int_equal(row.state, LIBRARY_READ);
	assert_true(str_is(row.title, "Bridge 50 reopens"));
	assert_true(str_is(row.captured, "2012-01-01T00:00:00Z"));
	assert_int_equal(row_named(fixture, "http://paper.example/gone").kind, LIBRARY_ERROR);
	assert_int_equal(row_named(fixture, "http://paper.example/a.png").kind, LIBRARY_PICTURE);
}

/* An index beside the archive it names adds nothing; one of another archive does. */
static void test_an_index_adds_what_is_not_gathered_by_itself(void **state)
{
	Fixture *fixture = *state;
	Error err;

	write_file(fixture, "a.cdxj",
		(Str)STR("example,paper)/50 20120101000000 {\"url\": \"http://paper.example/50\", "
			 "\"mime\": \"text/html\", \"status\": \"200\", \"offset\": \"0\", "
			 "\"filename\": \"z.warc\"}\n"
			 "example,paper)/51 20120101000000 {\"url\": \"http://paper.example/51\", "
			 "\"mime\": \"text/html\", \"status\": \"200\", \"offset\": \"77\", "
			 "\"filename\": \"other.warc\"}\n"));
	source_free(fixture->source);
	fixture->source = source_open(fixture->folder, &err);
	assert_non_null(fixture->source);
	Gatherer *gatherer = gather(fixture);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);

	LibraryRow row = row_named(fixture, "http://paper.example/51");
	Arena *arena = arena_new();
	size_t captures;

	assert_true(str_is(row.place.file, "other.warc"));
	assert_int_equal(row.place.at[0].offset, 77);
	size_t found = library_find(
		fixture->library, str("http://paper.example/50"), STR_NONE, LIBRARY_NOWHERE);

	assert_true(found != LIBRARY_NOWHERE);
	(void)library_captures(fixture->library, found, arena, &captures);
	assert_int_equal(captures, 1);
	arena_free(arena);
}

/* An archive of three stories with an index beside it, opened by name. */

enum {
	INDEXED = 3
};

/* The line of the record of story I, of SIZE bytes at OFFSET of FILE. */
static void add_line(Text *index, int i, const char *file, size_t offset, size_t size)
{
	text_format(index,
		"example,paper)/%d 20120101000000 {\"url\": \"http://paper.example/%d\", "
		"\"mime\": \"text/html\", \"status\": \"200\", \"length\": \"%zu\", "
		"\"offset\": \"%zu\", \"filename\": \"%s\"}\n",
		i, i, size, offset, file);
}

/* Writes both; the index tells of the stories in TOLD, and of some that are elsewhere. */
static void write_indexed(Fixture *fixture, const char *told)
{
	Text warc = text_in(NULL), index = text_in(NULL);
	char path[PATH_BYTES];
	Error err;

	for (int i = 0; i < INDEXED; i++) {
		Text story = text_in(NULL);
		char address[64];
		size_t offset = warc.size;

		write_story(&story, i);
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		add_record(&warc, address, 200, "text/html", text_str(&story));
		if (strchr(told, '0' + i) != NULL)
			add_line(&index, i, "i-00001.warc", offset, warc.size - offset);
		text_clear(&story);
	}
	add_line(&index, 7, "i-00002.warc", 0, 100);
	add_line(&index, 8, "i-00001.warc", warc.size + 1000, 100);
	write_file(fixture, "i-00001.warc", text_str(&warc));
	write_file(fixture, "i.cdxj", text_str(&index));
	text_clear(&warc);
	text_clear(&index);
	snprintf(path, sizeof path, "%s/i-00001.warc", fixture->folder);
	source_free(fixture->source);
	fixture->source = source_open(path, &err);
	assert_non_null(fixture->source);
}

/* The stories that are rows, in their order, all of them read. */
static void assert_stories(Fixture *fixture, const char *stories)
{
	Gatherer *gatherer = gather(fixture);
	size_t count = strlen(stories);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	assert_int_equal(library_count(fixture->library), 1 + count);
	for (size_t i = 0; i < count; i++) {
		LibraryRow row = library_row(fixture->library, i + 1);
		char title[32];

		snprintf(title, sizeof title, "Bridge %c reopens", stories[i]);
		assert_int_equal(row.state, LIBRARY_READ);
		assert_true(str_is(row.title, title));
		assert_false(str_present(row.place.file));
	}
	assert_int_equal(fixture->losses, 0);
}

static void test_an_archive_is_listed_by_the_index_beside_it(void **state)
{
	write_indexed(*state, "02");
	assert_stories(*state, "02");
}

static void test_what_an_index_does_not_reach_is_listed_all_the_same(void **state)
{
	write_indexed(*state, "1");
	assert_stories(*state, "102");
}

static void test_an_index_that_tells_of_other_archives_is_passed_over(void **state)
{
	write_indexed(*state, "");
	assert_stories(*state, "012");
}

/* An address is asked for while the index is still on its way: its row comes at once, and
 * the list does not bring it a second time. */
static void test_an_index_is_asked_while_it_is_listed(void **state)
{
	enum {
		LINES = 20000
	};
	Fixture *fixture = *state;
	Text index = text_in(NULL);
	char path[PATH_BYTES];
	Error err;

	for (int i = 0; i < LINES; i++)
		add_line(&index, LINES + i, "elsewhere.warc", (size_t)i * 100, 100);
	write_file(fixture, "big.cdxj", text_str(&index));
	text_clear(&index);
	snprintf(path, sizeof path, "%s/big.cdxj", fixture->folder);
	source_free(fixture->source);
	fixture->source = source_open(path, &err);
	assert_non_null(fixture->source);
	Gatherer *gatherer = gather(fixture);
	Str last = str("http://paper.example/39999");

	while (library_count(fixture->library) < 2)
		(void)gatherer_step(gatherer);
	assert_true(gatherer_seek(gatherer, last));
	assert_false(gatherer_seek(gatherer, last));
	gatherer_finish(gatherer, NULL, NULL);
	assert_int_equal(library_count(fixture->library), 1 + LINES);
	assert_true(
		library_find(fixture->library, last, STR_NONE, LIBRARY_NOWHERE) < LIBRARY_NOWHERE);
	/* All of it is in the library now. */
	assert_false(gatherer_seek(gatherer, str("http://paper.example/none")));
	gatherer_free(gatherer);
}

static bool stop_after_one(void *context)
{
	const Fixture *fixture = context;

	return library_counts(fixture->library).states[LIBRARY_READ] >= 1;
}

static void test_what_is_wanted_is_read_first(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gather(fixture);
	const uint32_t wanted[] = { 33, 34 };

	gatherer_want(gatherer, wanted, 2);
	gatherer_finish(gatherer, stop_after_one, fixture);
	gatherer_free(gatherer);
	assert_true(library_row(fixture->library, 33).state == LIBRARY_READ ||
		library_row(fixture->library, 34).state == LIBRARY_READ);
	assert_int_equal(library_row(fixture->library, PAGES - 1).state, LIBRARY_NAMED);
}

static void test_files_that_go_meanwhile_fail_alone(void **state)
{
	Fixture *fixture = *state;
	Gatherer *gatherer = gather(fixture);
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/12.html", fixture->folder);
	assert_int_equal(unlink(path), 0);
	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	assert_int_equal(row_named(fixture, "12.html").state, LIBRARY_FAILED);
	assert_int_equal(row_named(fixture, "13.html").state, LIBRARY_READ);
}

/* The first child of this process; 0 where there is none, or the system does not tell. */
static pid_t some_child(void)
{
	char path[64];
	int pid = 0;

	snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)getpid());
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return 0;
	if (fscanf(file, "%d", &pid) != 1)
		pid = 0;
	fclose(file);
	return pid;
}

/* Only the archive is read any longer, and some of it already is. */
static bool stop_in_archive(void *context)
{
	const Fixture *fixture = context;
	LibraryCounts counts = library_counts(fixture->library);

	return counts.states[LIBRARY_READ] > PAGES + 5;
}

static void test_a_child_that_dies_in_an_archive_costs_one_page_of_it(void **state)
{
	enum {
		ARCHIVED = 60
	};
	Fixture *fixture = *state;
	Text warc = text_in(NULL);
	Error err;

	for (int i = 0; i < ARCHIVED; i++) {
		Text page = text_in(NULL);
		char address[64];

		write_story(&page, i);
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		add_record(&warc, address, 200, "text/html", text_str(&page));
		text_clear(&page);
	}
	write_file(fixture, "z.warc", text_str(&warc));
	text_clear(&warc);
	source_free(fixture->source);
	fixture->source = source_open(fixture->folder, &err);
	assert_non_null(fixture->source);

	Gatherer *gatherer = gather(fixture);

	gatherer_finish(gatherer, stop_in_archive, fixture);
	pid_t child = some_child();

	if (child != 0)
		assert_int_equal(kill(child, SIGKILL), 0);
	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);

	LibraryCounts counts = library_counts(fixture->library);

	assert_in_range(counts.states[LIBRARY_FAILED], 1, 2); /* the picture is one */
	assert_int_equal(counts.states[LIBRARY_NAMED], 0);
	assert_int_equal(counts.rows, PAGES + 2 + ARCHIVED);
}

/* What a second run finds in the store that the first one left. */
static Library *gather_again(Fixture *fixture, GathererProgress *progress)
{
	char store[PATH_BYTES];
	GathererOptions options = { .store_folder = store };
	Library *library = library_open();
	Error err;

	snprintf(store, sizeof store, "%s/.store", fixture->folder);
	source_free(fixture->source);
	fixture->source = source_open(fixture->folder, &err);
	assert_non_null(fixture->source);
	Gatherer *gatherer = gatherer_new(&fixture->source, 1, library, &options);

	(void)gatherer_step(gatherer);
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

	assert_int_equal(progress.known, PAGES + 2);
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

		write_story(&story, i);
		story.size -= strlen("</article></body></html>");
		text_add_c(&story,
			"<p>The Paper is written by its readers, who pay for it as well, and "
			"whoever wants to read on may help with a small sum.</p>");
		snprintf(address, sizeof address, "http://paper.example/%d", i);
		add_record(&warc, address, 200, "text/html", text_str(&story));
		text_clear(&story);
	}
	write_file(fixture, "z.warc", text_str(&warc));
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
	char path[PATH_BYTES];

	library_close(gather_again(fixture, &progress));
	write_file(fixture, "03.html", (Str)STR("<title>Another</title><p>Short.</p>"));
	write_file(fixture, "new.html", (Str)STR("<title>New</title><p>Short.</p>"));
	snprintf(path, sizeof path, "%s/04.html", fixture->folder);
	assert_int_equal(unlink(path), 0);
	library_close(gather_again(fixture, &progress));
	assert_int_equal(progress.known, PAGES);
	assert_int_equal(progress.changed, 1);
	assert_int_equal(progress.gone, 1);
	assert_int_equal(progress.to_read - progress.read, 2);
	library_close(gather_again(fixture, &progress));
	assert_int_equal(progress.gone, 0);
	assert_int_equal(progress.known, PAGES + 2);
}

static void count_trouble(void *context, const Error *trouble)
{
	assert_true(trouble->text[0] != '\0');
	++*(int *)context;
}

static void test_without_a_store_it_goes_on_and_says_so_once(void **state)
{
	Fixture *fixture = *state;
	char store[PATH_BYTES];
	int said = 0;
	GathererOptions options = {
		.store_folder = store, .forgetful = count_trouble, .context = &said
	};

	snprintf(store, sizeof store, "%s/00.html", fixture->folder);
	Gatherer *gatherer = gatherer_new(&fixture->source, 1, fixture->library, &options);

	gatherer_finish(gatherer, NULL, NULL);
	gatherer_free(gatherer);
	assert_int_equal(said, 1);
	assert_int_equal(row_named(fixture, "13.html").state, LIBRARY_READ);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_names_are_there_at_once),
		TEST(test_pages_tell_of_themselves),
		TEST(test_containers_are_listed_and_read),
		TEST(test_an_archive_is_listed_by_the_index_beside_it),
		TEST(test_what_an_index_does_not_reach_is_listed_all_the_same),
		TEST(test_an_index_that_tells_of_other_archives_is_passed_over),
		TEST(test_an_index_is_asked_while_it_is_listed),
		TEST(test_an_index_adds_what_is_not_gathered_by_itself),
		TEST(test_what_is_wanted_is_read_first),
		TEST(test_files_that_go_meanwhile_fail_alone),
		TEST(test_a_child_that_dies_in_an_archive_costs_one_page_of_it),
		TEST(test_what_one_run_has_read_the_next_one_knows),
		TEST(test_what_repeats_on_a_site_is_counted_and_remembered),
		TEST(test_changed_new_and_gone_files_are_told),
		TEST(test_without_a_store_it_goes_on_and_says_so_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
