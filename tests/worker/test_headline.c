/* SPDX-License-Identifier: ISC */
#include "worker/worker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>
#include <zlib.h>

#include "base/text.h"

static const char HEADLINE[] = "Ferry finds its old harbour";

/* A page with FILLING bytes of style before its headline; on the heap. */
static Text page_with(size_t filling)
{
	Text page = text_in(NULL);

	text_format(&page, "<!doctype html><html><title>%s - Gazette</title><style>", HEADLINE);
	text_fill(&page, '.', filling);
	text_format(&page, "</style><h1>%s</h1>", HEADLINE);
	return page;
}

/* The child that reads BYTES tells TITLE ahead of the article, or nothing (NULL). */
static void assert_told(Str bytes, const char *title)
{
	const ReadingRequest request = {
		.task = READING_OPEN, .view = EXTRACT_ARTICLE, .headline = true
	};
	int fd = memfd_create("test", MFD_CLOEXEC);
	Error err;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.at, bytes.size), bytes.size);
	Worker *worker = worker_start_reading(fd, str("x.html"), &request, NULL, &err);

	assert_non_null(worker);
	(void)worker_wait(worker, &err);
	Article *headline = worker_take_headline(worker);

	assert_int_equal(headline != NULL, title != NULL);
	if (headline != NULL) {
		assert_int_equal(headline->block_count, 0);
		assert_true(str_is(headline->field[FIELD_TITLE], title));
		assert_null(worker_take_headline(worker));
	}
	article_free(headline);
	worker_free(worker);
}

static void test_headline_is_found_behind_styles(void **state)
{
	static const size_t fillings[] = { 0, 60000, 70000, 500000 };

	(void)state;
	for (size_t i = 0; i < sizeof fillings / sizeof *fillings; i++) {
		Text page = page_with(fillings[i]);

		assert_told(text_str(&page), HEADLINE);
		text_clear(&page);
	}
}

static void test_headline_is_looked_for_in_the_beginning(void **state)
{
	Text page = page_with(600000);

	(void)state;
	assert_told(text_str(&page), NULL);
	text_clear(&page);
}

static void test_headline_unpacks(void **state)
{
	Text page = page_with(100);
	char packed[1000];
	z_stream stream = { .next_in = (Bytef *)page.at,
		.avail_in = (uInt)page.size,
		.next_out = (Bytef *)packed,
		.avail_out = sizeof packed };

	(void)state;
	assert_int_equal(
		deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	assert_int_equal(deflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_told(str_of(packed, stream.total_out), HEADLINE);
	deflateEnd(&stream);
	text_clear(&page);
}

static void test_headline_is_not_told_of_what_is_no_page(void **state)
{
	(void)state;
	assert_told(str("\x89PNG\r\n\x1a\n<html>"), NULL);
	assert_told(str("A plain text.\n"), NULL);
	assert_told(str(""), NULL);
}

/* What follows the headline is the article as it is without. */
static void test_headline_comes_ahead_of_the_article(void **state)
{
	Text page = page_with(10);
	ReadingRequest request = {
		.task = READING_OPEN, .view = EXTRACT_ARTICLE, .headline = true
	};

	(void)state;
	text_add_c(&page,
		"<p>The last boat of the day came in at six, an hour late, and the harbour "
		"master was there to see it, as he had been for all of forty years.</p>");
	for (int asked = 0; asked < 2; asked++) {
		int fd = memfd_create("test", MFD_CLOEXEC);
		Error err;

		assert_int_equal(write(fd, page.at, page.size), page.size);
		request.headline = asked != 0;
		Worker *worker = worker_start_reading(fd, str("x.html"), &request, NULL, &err);

		assert_non_null(worker);
		assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
		assert_int_equal(worker_article(worker)->block_count, 1);
		assert_true(str_is(worker_article(worker)->field[FIELD_TITLE], HEADLINE));
		Article *headline = worker_take_headline(worker);

		assert_int_equal(headline != NULL, asked);
		article_free(headline);
		worker_free(worker);
	}
	text_clear(&page);
}

/* A child that lacks a character set has told the headline when it finds that out; the one
 * that is made in its place tells the article. */
static void test_headline_is_no_hindrance_to_another_child(void **state)
{
	static const char page[] =
		"<html><meta charset=iso-2022-jp><title>Ferry finds its old "
		"harbour</title><h1>Ferry finds its old harbour</h1>"
		"<p>\x1b$B%U%'%j!<\x1b(B came in at six, an hour late, and the harbour "
		"master was there to see it, as he had been.</p>";
	const ReadingRequest request = {
		.task = READING_OPEN, .view = EXTRACT_ARTICLE, .headline = true
	};
	int fd = memfd_create("test", MFD_CLOEXEC);
	Error err;

	(void)state;
	assert_int_equal(write(fd, page, sizeof page - 1), sizeof page - 1);
	Worker *worker = worker_start_reading(fd, str("x.html"), &request, NULL, &err);

	assert_non_null(worker);
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	assert_int_equal(worker_article(worker)->block_count, 1);
	worker_free(worker);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headline_is_found_behind_styles),
		cmocka_unit_test(test_headline_is_looked_for_in_the_beginning),
		cmocka_unit_test(test_headline_unpacks),
		cmocka_unit_test(test_headline_is_not_told_of_what_is_no_page),
		cmocka_unit_test(test_headline_comes_ahead_of_the_article),
		cmocka_unit_test(test_headline_is_no_hindrance_to_another_child),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
