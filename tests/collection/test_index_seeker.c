/* SPDX-License-Identifier: ISC */
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "../scratch.h"
#include "../source/archive_kit.h"
#include "base/text.h"
#include "collection/index_seeker.h"

enum {
	LINES = 3000,
	BLOCK_LINES = 100,
	PATH_BYTES = 200
};

typedef struct {
	char folder[SCRATCH_BYTES];
	Source *sources[1];
	Text found; /* files and offsets */
} Fixture;

static int set_up(void **state)
{
	Fixture *fixture = memory_new(sizeof *fixture);

	scratch_make(fixture->folder);
	fixture->found = text_in(NULL);
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	Fixture *fixture = *state;

	source_free(fixture->sources[0]);
	text_clear(&fixture->found);
	scratch_remove(fixture->folder);
	free(fixture);
	return 0;
}

static void write_file(const Fixture *fixture, const char *name, Text *bytes)
{
	scratch_write(fixture->folder, name, text_str(bytes));
	text_clear(bytes);
}

static void open_source(Fixture *fixture, const char *name)
{
	char path[PATH_BYTES];
	Error err;

	snprintf(path, sizeof path, "%s/%s", fixture->folder, name);
	fixture->sources[0] = source_open(path, &err);
	assert_non_null(fixture->sources[0]);
}

static void add_lines(Text *out, int first, int count)
{
	for (int i = first; i < first + count; i++)
		text_format(out,
			"example,paper)/%04d 20120101000000 {\"url\": \"http://paper.example/%04d\", "
			"\"mime\": \"text/html\", \"status\": \"200\", \"length\": \"10\", "
			"\"offset\": \"%d\", \"filename\": \"%s.warc\"}\n",
			i, i, i * 10, i % 2 == 0 ? "even" : "odd");
}

static void on_found(void *context, const SeekPlace *place, const ContainerItem *item)
{
	Fixture *fixture = context;

	(void)place;
	text_format(&fixture->found, "%.*s@%llu;", (int)item->file.size, item->file.at,
		(unsigned long long)item->place.at[0].offset);
}

static IndexSeeker *new_seeker(Fixture *fixture, const char *only)
{
	IndexSeeker *seeker = index_seeker_new(
		&(SeekerJob){ .sources = fixture->sources, .found = on_found, .context = fixture });
	const SeekPlace place = { .only = str(only) };

	index_seeker_add(seeker, &place);
	return seeker;
}

static void assert_answer(Fixture *fixture, IndexSeeker *seeker, const char *expected)
{
	while (index_seeker_waits(seeker)) {
		struct pollfd wait = { .fd = index_seeker_fd(seeker), .events = POLLIN };

		(void)poll(&wait, 1, index_seeker_timeout_ms(seeker));
		index_seeker_step(seeker);
	}
	text_add_byte(&fixture->found, '\0');
	assert_string_equal(fixture->found.at, expected);
	fixture->found.size = 0;
}

static void write_index(const Fixture *fixture)
{
	Text lines = text_in(NULL);

	add_lines(&lines, 0, LINES);
	write_file(fixture, "all.cdxj", &lines);
}

static void test_addresses_are_found_as_anyone_writes_them(void **state)
{
	Fixture *fixture = *state;

	write_index(fixture);
	open_source(fixture, "all.cdxj");
	IndexSeeker *seeker = new_seeker(fixture, NULL);

	assert_true(index_seeker_ask(seeker, str("https://www.paper.example:443/2999/#end")));
	assert_true(index_seeker_ask(seeker, str("http://paper.example/0000")));
	assert_true(index_seeker_ask(seeker, str("http://paper.example/none")));
	assert_answer(fixture, seeker, "odd.warc@29990;even.warc@0;");
	/* Nobody is asked twice. */
	assert_false(index_seeker_ask(seeker, str("http://paper.example/2999")));
	assert_true(index_seeker_ask(seeker, str("http://paper.example/0017")));
	assert_answer(fixture, seeker, "odd.warc@170;");
	index_seeker_free(seeker);
}

static void test_an_index_may_be_asked_about_one_file(void **state)
{
	Fixture *fixture = *state;

	write_index(fixture);
	open_source(fixture, "all.cdxj");
	IndexSeeker *seeker = new_seeker(fixture, "odd.warc");

	assert_true(index_seeker_ask(seeker, str("http://paper.example/0016")));
	assert_true(index_seeker_ask(seeker, str("http://paper.example/0017")));
	assert_answer(fixture, seeker, "odd.warc@170;");
	index_seeker_free(seeker);
}

static void test_a_summary_leads_to_packed_lines(void **state)
{
	Fixture *fixture = *state;
	Text packed = text_in(NULL), summary = text_in(NULL);

	for (int i = 0; i < LINES; i += BLOCK_LINES) {
		Text lines = text_in(NULL);
		size_t before = packed.size;

		add_lines(&lines, i, BLOCK_LINES);
		kit_add_gzip(&packed, text_str(&lines));
		text_format(&summary,
			"example,paper)/%04d 20120101000000\tall.cdx.gz\t%zu\t%zu\t%d\n", i, before,
			packed.size - before, i / BLOCK_LINES + 1);
		text_clear(&lines);
	}
	write_file(fixture, "all.cdx.gz", &packed);
	write_file(fixture, "all.idx", &summary);
	open_source(fixture, "all.idx");
	IndexSeeker *seeker = new_seeker(fixture, NULL);

	assert_true(index_seeker_ask(seeker, str("http://paper.example/1250")));
	assert_answer(fixture, seeker, "even.warc@12500;");
	assert_true(index_seeker_ask(seeker, str("http://paper.example/1300")));
	assert_answer(fixture, seeker, "even.warc@13000;");
	index_seeker_free(seeker);
}

static void test_without_an_index_nobody_is_asked(void **state)
{
	Fixture *fixture = *state;

	write_index(fixture);
	open_source(fixture, "all.cdxj");
	IndexSeeker *seeker = new_seeker(fixture, NULL);
	const SeekPlace place = { .source = 0 };

	assert_true(index_seeker_ask(seeker, str("http://paper.example/0017")));
	index_seeker_step(seeker);
	index_seeker_drop(seeker, &place);
	assert_false(index_seeker_waits(seeker));
	assert_false(index_seeker_ask(seeker, str("http://paper.example/0018")));
	index_seeker_free(seeker);
}

int main(void)
{
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_addresses_are_found_as_anyone_writes_them),
		TEST(test_an_index_may_be_asked_about_one_file),
		TEST(test_a_summary_leads_to_packed_lines),
		TEST(test_without_an_index_nobody_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
