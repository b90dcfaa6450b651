/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/text.h"
#include "extract/extract.h"

enum {
	PAGES = 4,
	PARAGRAPHS = 5
};

static const char about_us[] =
	"The Paper is written by its readers, who pay for it as well, and whoever wants to "
	"read it in the years to come may help with a small sum, month by month.";

/* Page NUMBER of a site: what it says of its own, then what all pages of it say. */
static void write_page(Text *out, int number, int paragraphs)
{
	text_format(out,
		"<!doctype html><html><head><meta charset='utf-8'><title>Bridge %d reopens</title>"
		"</head><body><article><h1>Bridge %d reopens</h1>",
		number, number);
	for (int i = 0; i < paragraphs; i++)
		text_format(out,
			"<p>The bridge number %d over the river reopened on Tuesday, ten months "
			"after the flood that had carried its eastern arch away, the council of "
			"the town said in sentence %d.</p>",
			number, i);
	text_format(out, "<p>%s</p></article></body></html>", about_us);
}

static Article *read_page(int number, int paragraphs, RepeatedBlocks repeated, BlockHashes *told)
{
	Text page = text_in(NULL);
	Article *article = article_new();
	ExtractJob job = {
		.view = EXTRACT_ARTICLE, .markup = true, .told = told, .repeated = repeated
	};

	write_page(&page, number, paragraphs);
	extract(text_str(&page), &job, article);
	text_clear(&page);
	return article;
}

static bool says(const Article *article, const char *words)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (str_is(article->blocks[i].rich.text, words))
			return true;
	return false;
}

static size_t common(const BlockHashes *a, const BlockHashes *b, uint64_t *last)
{
	size_t count = 0;

	for (size_t i = 0; i < a->count; i++)
		for (size_t k = 0; k < b->count; k++)
			if (a->hashes[i] == b->hashes[k]) {
				*last = a->hashes[i];
				count++;
			}
	return count;
}

static const RepeatedBlocks none = { NULL, 0 };

static void test_pages_tell_what_they_have_in_common(void **state)
{
	BlockHashes one, other;
	uint64_t hash;

	(void)state;
	article_free(read_page(1, PARAGRAPHS, none, &one));
	article_free(read_page(2, PARAGRAPHS, none, &other));
	assert_int_equal(one.count, PARAGRAPHS + 1);
	assert_int_equal(common(&one, &other, &hash), 1);
	assert_true(hash == one.hashes[PARAGRAPHS]);
}

static void test_of_a_long_page_both_ends_are_told(void **state)
{
	BlockHashes one, other;
	uint64_t hash;

	(void)state;
	article_free(read_page(1, 3 * BLOCK_HASHES_MAX, none, &one));
	article_free(read_page(2, PARAGRAPHS, none, &other));
	assert_int_equal(one.count, BLOCK_HASHES_MAX);
	assert_int_equal(common(&one, &other, &hash), 1);
}

static void test_what_repeats_is_left_out_and_told(void **state)
{
	BlockHashes told;
	bool reported = false;
	Article *article = read_page(1, PARAGRAPHS, none, &told);

	(void)state;
	assert_true(says(article, about_us));
	article_free(article);
	article = read_page(1, PARAGRAPHS, (RepeatedBlocks){ &told.hashes[PARAGRAPHS], 1 }, &told);
	assert_false(says(article, about_us));
	assert_int_equal(article->block_count, PARAGRAPHS);
	for (size_t i = 0; i < article->left_out_count; i++)
		reported |= article->left_out[i].reason == LEFT_OUT_BOILERPLATE;
	assert_true(reported);
	/* It is told all the same: to whoever counts it is what it was before. */
	assert_int_equal(told.count, PARAGRAPHS + 1);
	article_free(article);
}

static int compare_hashes(const void *left, const void *right)
{
	const uint64_t *a = left;
	const uint64_t *b = right;

	return *a < *b ? -1 : *a > *b;
}

static void test_an_article_that_repeats_as_a_whole_stays(void **state)
{
	BlockHashes told, unused;

	(void)state;
	article_free(read_page(1, PARAGRAPHS, none, &told));
	qsort(told.hashes, told.count, sizeof *told.hashes, compare_hashes);
	Article *article =
		read_page(1, PARAGRAPHS, (RepeatedBlocks){ told.hashes, told.count }, &unused);

	assert_int_equal(article->block_count, PARAGRAPHS + 1);
	article_free(article);
}

static void test_the_first_paragraph_stays(void **state)
{
	BlockHashes told, unused;

	(void)state;
	article_free(read_page(1, PARAGRAPHS, none, &told));
	Article *article =
		read_page(1, PARAGRAPHS, (RepeatedBlocks){ &told.hashes[0], 1 }, &unused);

	assert_int_equal(article->block_count, PARAGRAPHS + 1);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages_tell_what_they_have_in_common),
		cmocka_unit_test(test_of_a_long_page_both_ends_are_told),
		cmocka_unit_test(test_what_repeats_is_left_out_and_told),
		cmocka_unit_test(test_an_article_that_repeats_as_a_whole_stays),
		cmocka_unit_test(test_the_first_paragraph_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
