/* SPDX-License-Identifier: ISC */
#include "worker/glancing.h"

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
#include "worker/worker.h"

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

static void assert_glancing(Str bytes, const char *title)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	ChildJob job = glancing_job();
	Error err;

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.at, bytes.size), bytes.size);
	Worker *worker = worker_start_job(fd, str("x.html"), &job, &err);

	assert_non_null(worker);
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	const Article *article = worker_article(worker);

	assert_int_equal(article->block_count, 0);
	assert_int_equal(str_present(article->field[FIELD_TITLE]), title != NULL);
	if (title != NULL)
		assert_true(str_is(article->field[FIELD_TITLE], title));
	worker_free(worker);
}

static void test_glancing_finds_a_headline_behind_styles(void **state)
{
	static const size_t fillings[] = { 0, 60000, 70000, 500000 };

	(void)state;
	for (size_t i = 0; i < sizeof fillings / sizeof *fillings; i++) {
		Text page = page_with(fillings[i]);

		assert_glancing(text_str(&page), HEADLINE);
		text_clear(&page);
	}
}

static void test_glancing_goes_no_further_than_the_beginning(void **state)
{
	Text page = page_with(600000);

	(void)state;
	assert_glancing(text_str(&page), NULL);
	text_clear(&page);
}

static void test_glancing_unpacks(void **state)
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
	assert_glancing(str_of(packed, stream.total_out), HEADLINE);
	deflateEnd(&stream);
	text_clear(&page);
}

static void test_glancing_tells_nothing_of_what_is_no_page(void **state)
{
	(void)state;
	assert_glancing(str("\x89PNG\r\n\x1a\n<html>"), NULL);
	assert_glancing(str("A plain text.\n"), NULL);
	assert_glancing(str(""), NULL);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_glancing_finds_a_headline_behind_styles),
		cmocka_unit_test(test_glancing_goes_no_further_than_the_beginning),
		cmocka_unit_test(test_glancing_unpacks),
		cmocka_unit_test(test_glancing_tells_nothing_of_what_is_no_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
