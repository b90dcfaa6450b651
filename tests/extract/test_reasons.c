/* SPDX-License-Identifier: ISC */
/* Why a text was left out: small pages with one line of interest each. */

#include "extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "extract/page_fill.h"
#include "extract/parser.h"
#include "extract/report.h"

#define STORY \
	"<article><h1>Ferry to run all winter</h1><p>The ferry between the two islands will run " \
	"through the winter for the first time, the council said on Monday.</p><p>Until now it " \
	"stopped in October, when the crossing becomes too rough for the old boat.</p>" \
	"<p>A larger boat was bought in the spring, and its trials went well, said its " \
	"captain.</p></article>"

#define HEAD \
	"<meta name=author content='Ida Holm'><meta property='article:published_time' " \
	"content='2012-05-19T08:00:00Z'><meta property='og:site_name' content='Island Voice'>"

typedef struct {
	const char *before, *after; /* markup around the story */
	const char *words; /* first words of a text that is left out */
	LeftOutReason reason;
} ReasonCase;

/* The reason WORDS were left out for, or -1. */
static int reason_of(const Article *article, const char *words)
{
	for (size_t i = 0; i < article->left_out_count; i++)
		if (str_starts(article->left_out[i].text, words))
			return (int)article->left_out[i].reason;
	return -1;
}

static void assert_reason(const ReasonCase *row)
{
	Article *article = article_new();
	Text page = text_in(NULL);
	ExtractJob job = { .markup = true };

	text_format(&page, "<html><head>%s</head><body>%s%s%s</body></html>", HEAD, row->before,
		STORY, row->after);
	extract(text_str(&page), &job, article);
	if (reason_of(article, row->words) != (int)row->reason)
		fail_msg("%s: %d", row->words, reason_of(article, row->words));
	text_clear(&page);
	article_free(article);
}

static void test_reasons_by_words_names_and_company(void **state)
{
	static const ReasonCase cases[] = {
		/* words */
		{ "<p>Skip to content</p>", "", "Skip to content", LEFT_OUT_NAVIGATION },
		{ "", "<div>Advertisement</div>", "Advertisement", LEFT_OUT_ADVERT },
		{ "", "<p>All rights reserved.</p>", "All rights", LEFT_OUT_BOILERPLATE },
		/* names of the boxes around it */
		{ "", "<div class=share-bar><span>Pass it on</span></div>", "Pass it on",
			LEFT_OUT_TOOL },
		{ "", "<div class=advert><div><div>Lamps by Olsen</div></div></div>",
			"Lamps by Olsen", LEFT_OUT_ADVERT },
		{ "", "<div class=newsletter><p>News at seven</p></div>", "News at seven",
			LEFT_OUT_FORM },
		/* what they are */
		{ "<ul><li><a href=/a>News</a><li><a href=/b>Sport</a></ul>", "", "News",
			LEFT_OUT_NAVIGATION },
		{ "", "<form><label>Town</label><input></form>", "Town", LEFT_OUT_FORM },
		{ "", "<noscript>Switch on scripts</noscript>", "Switch on scripts",
			LEFT_OUT_BOILERPLATE },
		/* what stands in a field */
		{ "<div>Island Voice</div>", "", "Island Voice", LEFT_OUT_DUPLICATE },
		{ "", "<div>Words: Ida Holm</div>", "Words: Ida Holm", LEFT_OUT_DUPLICATE },
		{ "", "<div>Posted on 19 May 2012</div>", "Posted on 19 May", LEFT_OUT_DUPLICATE },
		/* company */
		{ "",
			"<div><div><a href=/x>Harbour wall gives way after storm</a></div>"
			"<div>Repairs will take a year</div></div>",
			"Harbour wall gives way", LEFT_OUT_PROMO },
		/* and nothing of all that */
		{ "", "<div>Teal lantern</div>", "Teal lantern", LEFT_OUT_OTHER },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_reason(&cases[i]);
}

static void test_each_text_left_out_is_counted(void **state)
{
	static const char page[] =
		"<html><body><nav><a href=/a>News</a> <a href=/b>Sport</a></nav>" STORY
		"<footer>Printed on the island since 1901, every day but Sunday</footer>"
		"</body></html>";
	Article *article = article_new();
	ExtractJob job = { .markup = true };

	(void)state;
	extract(str(page), &job, article);
	assert_int_equal(article->left_out_count, 2);
	assert_int_equal(article->left_out[0].reason, LEFT_OUT_NAVIGATION);
	assert_int_equal(article->left_out[0].words, 2);
	assert_int_equal(article->left_out[1].reason, LEFT_OUT_BOILERPLATE);
	assert_int_equal(article->left_out[1].words, 10);
	article_free(article);
}

/* Of BLOCKS paragraphs in boxes without a name the first KEPT were kept: is that a
 * fragment? */
static bool misses_much(unsigned blocks, unsigned kept)
{
	Text markup = text_in(NULL);
	Page page = { .arena = arena_new(), .work = arena_new() };
	Article *article = article_new();

	for (unsigned i = 0; i < blocks; i++)
		text_format(&markup,
			"<div><div><p>The %u boats left the harbour in the morning with nine people "
			"and a goat, and came back before noon with ten people and no goat. Nobody "
			"on the quay could say how that had come about.</p></div></div>",
			i);
	Parser *parser = parser_open(text_str(&markup), NULL);

	page_fill(&page, parser);
	page_claim(&page, 0, kept, CLAIM_BODY);
	Reasons reasons = reasons_find(&page, article);
	bool much = report_misses_much(&page, &reasons);

	parser_close(parser);
	arena_free(page.arena);
	arena_free(page.work);
	article_free(article);
	text_clear(&markup);
	return much;
}

static void test_the_whole_page_rather_than_a_fragment(void **state)
{
	(void)state;
	assert_true(misses_much(30, 5));
	assert_false(misses_much(30, 20)); /* most of it was kept */
	assert_false(misses_much(5, 1)); /* what is missing is not much */
	assert_false(misses_much(30, 30));
}

/* The headline is told as the title; a second one is a copy of it. */
static void test_the_headline_is_not_left_out(void **state)
{
	static const char *const pages[] = { "<html><head>" HEAD "</head><body>" STORY,
		"<html><head>" HEAD "</head><body>" STORY "<p>Ferry to run all winter</p>" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		Article *article = article_new();
		ExtractJob job = { .markup = true };

		extract(str(pages[i]), &job, article);
		assert_true(str_is(article->field[FIELD_TITLE], "Ferry to run all winter"));
		assert_int_equal(article->left_out_count, i);
		if (i == 1)
			assert_int_equal(article->left_out[0].reason, LEFT_OUT_DUPLICATE);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reasons_by_words_names_and_company),
		cmocka_unit_test(test_the_whole_page_rather_than_a_fragment),
		cmocka_unit_test(test_each_text_left_out_is_counted),
		cmocka_unit_test(test_the_headline_is_not_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
