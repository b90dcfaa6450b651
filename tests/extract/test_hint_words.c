/* SPDX-License-Identifier: ISC */
/* Words that hint, and what the words of blocks say. */
#include "extract/block_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/hint_words.h"
#include "extract/page_fill.h"
#include "extract/parser.h"

/* The hints of WORD, folded, as bits. */
static uint16_t hints_of(const HintWords *words, const char *word, bool capital)
{
	HintWalk walk;

	hint_walk_start(&walk);
	for (const char *c = word; *c != '\0'; c++)
		hint_walk_add(words, &walk, (unsigned char)*c);
	return hint_walk_end(words, &walk, capital);
}

static void test_words_and_stems(void **state)
{
	const HintWords *words = hint_words();

	(void)state;
	assert_int_equal(hints_of(words, "the", false), 1 << HINT_COMMON);
	assert_int_equal(hints_of(words, "your", false), 1 << HINT_YOU);
	assert_int_equal(hints_of(words, "yours", false), 1 << HINT_YOU);
	assert_int_equal(hints_of(words, "yourt", false), 0);
	assert_int_equal(hints_of(words, "subscribers", false), 1 << HINT_SIGNUP);
	assert_int_equal(hints_of(words, "subscr", false), 0);
	assert_int_equal(hints_of(words, "newsletteranmeldung", false), 1 << HINT_SIGNUP);
	assert_int_equal(hints_of(words, "datenschutzerklarung", false), 1 << HINT_LEGAL);
	assert_int_equal(hints_of(words, "otter", false), 0);
}

static void test_a_capital_within_a_sentence_is_polite(void **state)
{
	const HintWords *words = hint_words();

	(void)state;
	assert_false(hints_of(words, "ihnen", false) & 1 << HINT_YOU);
	assert_true(hints_of(words, "ihnen", true) & 1 << HINT_YOU);
}

typedef struct {
	Page page;
	Parser *parser;
} Fixture;

/* A page of MARKUP: all its blocks are the body's but those that begin with "Out". */
static Page *page_of(Fixture *fixture, const char *markup)
{
	Page *page = &fixture->page;

	memset(fixture, 0, sizeof *fixture);
	fixture->parser = parser_open(str(markup), NULL);
	page->arena = arena_new();
	page->work = arena_new();
	page->title = str("Otters counted at the bridge");
	page->host = str("www.skarn-post.example");
	page->site = str("The Harbour Review");
	page->authors = str("Aud Lien, Rob Adey");
	page_fill(page, fixture->parser);
	for (Index b = 0; b < page->block_count; b++)
		if (!str_starts(page->blocks[b].text, "Out"))
			page->blocks[b].claim = CLAIM_BODY;
	return page;
}

static void done(Fixture *fixture)
{
	arena_free(fixture->page.arena);
	arena_free(fixture->page.work);
	parser_close(fixture->parser);
}

static void test_the_rest_of_the_article_has_the_same_words(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p>Seven otters crossed the wooden bridge.</p><p>The bridge is wooden.</p>"
		"<p>Out: bridge, bridge, ladder.</p>");
	const BlockWords *words = block_words_count(page, page->work);

	(void)state;
	assert_int_equal(words[0].words, 6);
	assert_int_equal(words[0].hints[HINT_COMMON], 1);
	assert_int_equal(words[0].longs, 5); /* seven otters crossed wooden bridge */
	assert_int_equal(words[0].shared, 3); /* otters by the title, wooden, bridge */
	assert_int_equal(words[0].titled, 2);
	assert_int_equal(words[1].shared, 2);
	assert_int_equal(words[2].longs, 3);
	assert_int_equal(words[2].shared, 2);
	done(&fixture);
}

static void test_names_of_the_site_and_of_who_wrote(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p>Aud Lien writes for us.</p><p>So says Aud Lien, too.</p>"
		"<p>Read the Harbour Review.</p><p>See skarn-post.example now.</p>"
		"<p>The harbour has a review of Lien.</p>");
	const BlockWords *words = block_words_count(page, page->work);

	(void)state;
	assert_true(words[0].author_first);
	assert_true(words[1].author);
	assert_false(words[1].author_first);
	assert_false(words[1].site);
	assert_true(words[2].site);
	assert_true(words[3].site);
	assert_false(words[4].site);
	assert_false(words[4].author);
	done(&fixture);
}

static void test_no_words_and_no_names(void **state)
{
	Fixture fixture;
	Page *page = page_of(
		&fixture, "<p>\xE2\x80\xA6 \xE2\x80\x94 !</p><p>\xE5\xA4\xA9\xE6\xB0\x97</p>");

	(void)state;
	page->site = page->authors = page->host = page->title = STR_NONE;
	const BlockWords *words = block_words_count(page, page->work);

	assert_int_equal(words[0].words, 0);
	assert_int_equal(words[1].words, 1);
	assert_false(words[1].site || words[1].author);
	done(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_and_stems),
		cmocka_unit_test(test_a_capital_within_a_sentence_is_polite),
		cmocka_unit_test(test_the_rest_of_the_article_has_the_same_words),
		cmocka_unit_test(test_names_of_the_site_and_of_who_wrote),
		cmocka_unit_test(test_no_words_and_no_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
