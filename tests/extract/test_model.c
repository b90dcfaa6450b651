/* SPDX-License-Identifier: ISC */
/* The numbers the model gets, and the rules behind it. What the weights say of whole
 * pages is in test_pages; that C and the script add up alike in test_weights.sh. */
#include "extract/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/feature_units.h"
#include "extract/page_fill.h"
#include "extract/parser.h"
#include "extract/settle.h"
#include "extract/teasers.h"
#include "extract/text_shape.h"

#define LONG_TEXT \
	"The stone bridge carried its first cart for eleven years yesterday, when the mayor drove " \
	"a donkey across it in chain and hat, and nobody fell in."

typedef struct {
	Page page;
	Parser *parser;
} Fixture;

/* A page of MARKUP, its headline the first h1. */
static Page *page_of(Fixture *fixture, const char *markup)
{
	Page *page = &fixture->page;

	memset(fixture, 0, sizeof *fixture);
	fixture->parser = parser_open(str(markup), NULL);
	page->arena = arena_new();
	page->work = arena_new();
	page_fill(page, fixture->parser);
	page->headline = page_find_tag(page, TAG_H1, 0, page->element_count);
	return page;
}

static void done(Fixture *fixture)
{
	arena_free(fixture->page.arena);
	arena_free(fixture->page.work);
	parser_close(fixture->parser);
}

/* Claims all blocks for the body but those whose text begins with "Out". */
static void keep_all(Page *page)
{
	for (Index b = 0; b < page->block_count; b++)
		page->blocks[b].claim =
			str_starts(page->blocks[b].text, "Out") ? CLAIM_LEFT_OUT : CLAIM_BODY;
}

static bool is_kept(const Page *page, Index b)
{
	assert_true(b < page->block_count);
	return page->blocks[b].claim == CLAIM_BODY;
}

static void test_logarithms_by_straight_lines(void **state)
{
	(void)state;
	assert_int_equal(unit_log(0), 0);
	assert_int_equal(unit_log(1), 125);
	assert_int_equal(unit_log(2), 187);
	assert_int_equal(unit_log(3), 250);
	assert_int_equal(unit_log(255), 1000);
	assert_int_equal(unit_log(65535), 2000);
}

static void test_shares_and_nearness(void **state)
{
	(void)state;
	assert_int_equal(unit_share(1, 3), 333);
	assert_int_equal(unit_share(4, 3), 1000);
	assert_int_equal(unit_share(1, 0), 0);
	assert_int_equal(unit_near(0), 1000);
	assert_int_equal(unit_near(1), 500);
	assert_int_equal(unit_near(UNIT_NEAR_MAX), 16);
	assert_int_equal(unit_near(UINT32_MAX), 16);
	assert_int_equal(unit_flag(true), 1000);
	assert_int_equal(unit_flag(false), 0);
}

static void test_the_shape_of_a_text(void **state)
{
	TextShape shape = text_shape(str("Updated: 12:30, 4 May 2009 | Paper \xC2\xBB Mail us"));

	(void)state;
	assert_true(shape.first_capital);
	assert_int_equal(shape.label, 7);
	assert_true(shape.clock);
	assert_true(shape.year);
	assert_int_equal(shape.bars, 2);
	assert_int_equal(shape.digits, 9);
	assert_int_equal(shape.sentences, 0);
	shape = text_shape(str("\xE2\x80\x9EIch komme.\xE2\x80\x9C Wer noch? me@x \xE2\x80\xA6"));
	assert_true(shape.first_quote);
	assert_true(shape.at_sign);
	assert_true(shape.dots_end);
	assert_int_equal(shape.sentences, 2);
	assert_int_equal(text_shape(str("")).label, 0);
}

static void test_the_features_of_a_block(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<article><p>" LONG_TEXT "</p></article>"
		"<div class=comments><p><a href=x>Reply to all</a></p></div>");
	double *density = arena_array(page->work, page->element_count, sizeof *density);
	Body body = { .root = 0, .core = 0, .density = density };
	int32_t row[FEATURE_COUNT];

	(void)state;
	keep_all(page);
	const Features *features = features_new(page, &body, page->work);

	features_of_block(features, 0, row);
	assert_int_equal(row[FEATURE_STRICT], 1000);
	assert_int_equal(row[FEATURE_RULE], 1000);
	assert_int_equal(row[FEATURE_TAG_ARTICLE], 500);
	assert_int_equal(row[FEATURE_TAG_ARTICLE_LARGE], 1000);
	assert_int_equal(row[FEATURE_TAG_ARTICLE_SMALL], 0);
	assert_int_equal(row[FEATURE_BEFORE], 0);
	assert_int_equal(row[FEATURE_NEXT_LINKS], 1000);
	features_of_block(features, 1, row);
	assert_int_equal(row[FEATURE_STRICT], 0);
	assert_int_equal(row[FEATURE_LINK_SHARE], 1000);
	assert_int_equal(row[FEATURE_KIND_COMMENT_SMALL], 1000);
	assert_int_equal(row[FEATURE_BEFORE], 1000);
	assert_string_equal(feature_name(FEATURE_KIND_COMMENT_SMALL), "KIND_COMMENT_SMALL");
	assert_string_equal(feature_name(FEATURE_TAG_A_LARGE), "TAG_A_LARGE");
	done(&fixture);
}

#define TEN "one two three four five six seven eight nine ten "
#define HUNDRED(x) \
	x "a " TEN x "b " TEN x "c " TEN x "d " TEN x "e " TEN x "f " TEN x "g " TEN x "h " TEN x \
	  "i " TEN x "j " TEN

static void test_an_article_told_twice_is_told_once(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p>" HUNDRED("k") HUNDRED("m") "</p><p>" HUNDRED("k") "</p><p>" HUNDRED(
			"m") "</p><p>" HUNDRED("n") "</p>");

	(void)state;
	keep_all(page);
	settle_blocks(page);
	assert_false(is_kept(page, 0));
	assert_int_equal(page->blocks[0].reason, LEFT_OUT_DUPLICATE);
	assert_true(is_kept(page, 1));
	assert_true(is_kept(page, 2));
	assert_true(is_kept(page, 3));
	done(&fixture);
}

/* Signs between blanks are no words, but stand in runs of four like them. */
static void test_a_long_block_may_be_nearly_all_signs(void **state)
{
	static const char signs[] = "+-=*";
	Fixture fixture;
	Text markup = text_in(NULL);

	(void)state;
	text_add_c(&markup, "<p>" HUNDRED("k"));
	for (unsigned i = 0; i < 4096; i++) {
		for (unsigned digit = 0; digit < 6; digit++)
			text_add_byte(&markup, signs[i >> 2 * digit & 3]);
		text_add_byte(&markup, ' ');
	}
	text_add_c(&markup, "</p>");
	text_add_byte(&markup, '\0');
	Page *page = page_of(&fixture, markup.at);

	keep_all(page);
	settle_blocks(page);
	assert_true(is_kept(page, 0));
	text_clear(&markup);
	done(&fixture);
}

static void test_a_post_goes_with_the_text_around_it(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p>" LONG_TEXT
		"</p><blockquote class=twitter-tweet><p>Out it goes</p></blockquote>"
		"<p>" LONG_TEXT " Again.</p>"
		"<blockquote class=twitter-tweet><p>Out behind</p></blockquote>");

	(void)state;
	keep_all(page);
	settle_blocks(page);
	assert_true(is_kept(page, 1));
	assert_false(is_kept(page, 3));
	done(&fixture);
}

static void test_the_standfirst_is_never_lost(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<h1>Bridge</h1><p class=standfirst>Outside the town the bridge has been opened "
		"again after eleven years, and the donkey is well.</p><p>" LONG_TEXT "</p>"
		"<p class=standfirst>Outside the town there is another bridge, of which nothing is "
		"to be told.</p>");

	(void)state;
	keep_all(page);
	settle_blocks(page);
	assert_true(is_kept(page, 1));
	assert_false(is_kept(page, 3));
	done(&fixture);
}

static void test_lines_about_and_headings_over_nothing_go(void **state)
{
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<p>By Mary Doe</p><p>" LONG_TEXT "</p><h2>Stones</h2><p>" LONG_TEXT " Again.</p>"
		"<h3>More</h3><h3>Still more</h3>");

	(void)state;
	keep_all(page);
	settle_blocks(page);
	assert_false(is_kept(page, 0));
	assert_true(is_kept(page, 2));
	assert_true(is_kept(page, 3));
	assert_false(is_kept(page, 4));
	assert_false(is_kept(page, 5));
	done(&fixture);
}

static void test_what_a_model_may_not_decide(void **state)
{
	PageBlock block = { .letters = 10 };

	(void)state;
	assert_true(model_may_decide(&block));
	block.claim = CLAIM_COMMENTS;
	assert_false(model_may_decide(&block));
	block.claim = CLAIM_LEFT_OUT;
	assert_true(model_may_decide(&block));
	block.marks = MARK_CAPTION;
	assert_false(model_may_decide(&block));
	block.marks = 0;
	block.ruled = true;
	assert_false(model_may_decide(&block));
}

/* How many of COUNT paragraphs that the rules keep a model keeps that would rather
 * not. */
static int kept_of(int count)
{
	const Weights weights = { .bias = { 0, -1500 } };
	const ModelTrial trial = { .weights = &weights };
	Text markup = text_in(NULL);
	Fixture fixture;
	int kept = 0;

	for (int i = 0; i < count; i++)
		text_format(&markup, "<p>%d %s</p>", i, LONG_TEXT);
	text_add_byte(&markup, '\0');
	Page *page = page_of(&fixture, markup.at);
	Body body = { .density = arena_array(
			      page->work, page->element_count + (size_t)1, sizeof(double)) };

	for (Index b = 0; b < page->block_count; b++) {
		page->blocks[b].claim = CLAIM_BODY;
		page->blocks[b].by_rules = true;
	}
	model_decide(page, &body, &trial);
	for (Index b = 0; b < page->block_count; b++)
		kept += is_kept(page, b);
	done(&fixture);
	text_clear(&markup);
	return kept;
}

static void test_what_loses_an_article_is_not_believed(void **state)
{
	(void)state;
	assert_int_equal(kept_of(12), 12);
	assert_int_equal(kept_of(4), 0); /* no more than a note */
}

static void test_teasers_with_boxes_in_their_headings(void **state)
{
#define TEASER(address, title) \
	"<li><h3><a href='" address "'><div>" title "</div></a></h3><p>" LONG_TEXT "</p></li>"
	Fixture fixture;
	Page *page = page_of(&fixture,
		"<h1>Bridge</h1><p>" LONG_TEXT "</p><ul>" TEASER("/1", "Otter counted twice")
			TEASER("/2", "Lighthouse dark again")
				TEASER("/3", "Ferry bell in a barn") "</ul>");

	(void)state;
	teasers_mark(page);
	assert_int_equal(page->block_count, 8);
	assert_false(page->blocks[0].teaser);
	assert_false(page->blocks[1].teaser);
	for (Index b = 2; b < page->block_count; b++)
		assert_true(page->blocks[b].teaser);
	done(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_logarithms_by_straight_lines),
		cmocka_unit_test(test_shares_and_nearness),
		cmocka_unit_test(test_the_shape_of_a_text),
		cmocka_unit_test(test_the_features_of_a_block),
		cmocka_unit_test(test_an_article_told_twice_is_told_once),
		cmocka_unit_test(test_a_long_block_may_be_nearly_all_signs),
		cmocka_unit_test(test_a_post_goes_with_the_text_around_it),
		cmocka_unit_test(test_the_standfirst_is_never_lost),
		cmocka_unit_test(test_lines_about_and_headings_over_nothing_go),
		cmocka_unit_test(test_what_a_model_may_not_decide),
		cmocka_unit_test(test_what_loses_an_article_is_not_believed),
		cmocka_unit_test(test_teasers_with_boxes_in_their_headings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
