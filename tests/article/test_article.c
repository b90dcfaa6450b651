/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/article.h"
#include "article/span.h"
#include "base/text.h"
#include "base/utf8.h"
#include "sample.h"

static void test_article_new_has_nothing_in_it(void **state)
{
	(void)state;
	Article *article = article_new();

	assert_int_equal(article->kind, ARTICLE_STORY);
	assert_int_equal(article->comments_announced, COMMENTS_NOT_ANNOUNCED);
	assert_int_equal(article->block_count, 0);
	assert_false(str_present(article->field[FIELD_TITLE]));
	assert_int_equal(article_words(article), 0);
	article_free(article);
	article_free(NULL);
}

static void test_article_keeps_its_lists_while_they_grow(void **state)
{
	(void)state;
	Article *article = article_new();

	for (int i = 0; i < 1000; i++) {
		article_add_comment(article, &(Comment){ .depth = i });
		article_add_block(article, BLOCK_HEADING)->level = i;
		article_add_related(article)->title = str(i % 2 ? "odd" : "even");
	}
	assert_int_equal(article->comment_count, 1000);
	assert_int_equal(article_comment(article, 997).depth, 997);
	assert_int_equal(article->blocks[3].level, 3);
	assert_int_equal(article->blocks[999].kind, BLOCK_HEADING);
	assert_true(str_is(article->related[501].title, "odd"));
	article_free(article);
}

static void test_article_set_takes_only_texts_with_words(void **state)
{
	(void)state;
	Article *article = article_new();

	article_set(article, FIELD_TITLE, str("Lamp lit"), "h1");
	article_set(article, FIELD_TITLE, str(""), "title");
	article_set(article, FIELD_SITE, STR_NONE, "meta");
	assert_true(str_is(article->field[FIELD_TITLE], "Lamp lit"));
	assert_true(str_is(article->from[FIELD_TITLE], "h1"));
	assert_false(str_present(article->field[FIELD_SITE]));
	assert_false(str_present(article->from[FIELD_SITE]));
	article_free(article);
}

static void test_article_left_out_counts_all_and_shows_a_part(void **state)
{
	(void)state;
	Article *article = article_new();
	Text whole = text_in(article->arena);

	for (int i = 0; i < 100; i++)
		text_add_c(&whole, "lamp\xC3\xA9 ");
	article_add_left_out(article, LEFT_OUT_PROMO, text_str(&whole));
	article_add_left_out(article, LEFT_OUT_TOOL, str("  Print this  "));
	article_add_left_out(article, LEFT_OUT_TOOL, str(" | "));
	assert_int_equal(article->left_out_count, 2);
	Str shown = article->left_out[0].text;

	assert_int_equal(article->left_out[0].words, 100);
	assert_in_range(shown.size, 190, LEFT_OUT_TEXT_BYTES);
	assert_true(str_ends(shown, "lamp\xC3\xA9\xE2\x80\xA6"));
	assert_true(str_is(article->left_out[1].text, "Print this"));
	article_free(article);
}

static void test_article_left_out_is_cut_between_characters(void **state)
{
	(void)state;
	Article *article = article_new();
	Text whole = text_in(article->arena);

	for (int i = 0; i < 100; i++)
		text_add_rune(&whole, 0x6771);
	article_add_left_out(article, LEFT_OUT_OTHER, text_str(&whole));
	assert_true(utf8_valid(article->left_out[0].text));
	assert_in_range(article->left_out[0].text.size, 190, LEFT_OUT_TEXT_BYTES);
	assert_int_equal(article->left_out[0].words, 50);
	article_free(article);
}

static void test_article_warns_once_a_code(void **state)
{
	(void)state;
	Article *article = article_new();

	article_warn(article, WARNING_TRUNCATED, "It ends at byte %d.", 12);
	article_warn(article, WARNING_TRUNCATED, "Again.");
	article_warn(article, WARNING_TOO_DEEP, "Too deep.");
	assert_int_equal(article->warning_count, 2);
	assert_true(str_is(article->warnings[0].text, "It ends at byte 12."));
	assert_int_equal(article->warnings[1].code, WARNING_TOO_DEEP);
	article_free(article);
}

static void test_article_warns_of_what_cleaning_changed(void **state)
{
	(void)state;
	Article *article = article_new();

	article_warn_of_cleaning(article, &(CleanCounts){ .marks = 4 });
	assert_int_equal(article->warning_count, 0);
	article_warn_of_cleaning(
		article, &(CleanCounts){ .controls = 1, .directions = 2, .bad_bytes = 3 });
	assert_int_equal(article->warning_count, 3);
	assert_true(str_is(article->warnings[0].text,
		"3 byte sequences could not be decoded and are shown as U+FFFD."));
	assert_true(str_is(article->warnings[1].text, "1 control character was made visible."));
	assert_true(str_is(article->warnings[2].text, "2 direction controls were dropped."));
	article_free(article);
}

static void test_words_are_counted_as_readers_do(void **state)
{
	(void)state;
	assert_int_equal(words_in(str("")), 0);
	assert_int_equal(words_in(str("One, two - three!")), 3);
	assert_int_equal(words_in(str("It's a co-operation")), 3);
	assert_int_equal(words_in(str("caf\xC3\xA9 \xD0\xBC\xD0\xB8\xD1\x80 11:44")), 4);
	assert_int_equal(words_in(str("\xE6\x9D\xB1\xE4\xBA\xAC\xE9\x83\xBD")), 2);
}

static void test_article_words_looks_into_asides_lists_and_tables(void **state)
{
	(void)state;
	Article *article = sample_article();
	/* 10 and 14 in paragraphs, 3 + 4 in headings, 4 + 4 in quotes, 3 preformatted, 5 + 2 in
	 * lists, 6 in the figure, 3 + 5 in the table, 4 + 3 in the aside. */
	size_t words = 10 + 14 + 3 + 4 + 4 + 4 + 3 + 5 + 2 + 6 + 3 + 5 + 4 + 3;
	assert_int_equal(article_words(article), words);
	article_free(article);
}

static void test_span_fits_only_its_text(void **state)
{
	(void)state;
	Str text = str("caf\xC3\xA9 bar");

	assert_true(span_fits(&(Span){ 0, 5, SPAN_CODE, STR_NONE }, text));
	assert_true(span_fits(&(Span){ 0, 9, SPAN_LINK, str("/x") }, text));
	assert_false(span_fits(&(Span){ 0, 4, SPAN_CODE, STR_NONE }, text));
	assert_false(span_fits(&(Span){ 4, 9, SPAN_CODE, STR_NONE }, text));
	assert_false(span_fits(&(Span){ 0, 10, SPAN_CODE, STR_NONE }, text));
	assert_false(span_fits(&(Span){ 3, 3, SPAN_CODE, STR_NONE }, text));
	assert_false(span_fits(&(Span){ 5, 3, SPAN_CODE, STR_NONE }, text));
	assert_false(span_fits(&(Span){ 0, 3, SPAN_KIND_COUNT, STR_NONE }, text));
	assert_false(span_fits(&(Span){ 0, 3, SPAN_LINK, STR_NONE }, text));
	assert_false(span_fits(&(Span){ 0, 3, SPAN_STRONG, str("/x") }, text));
}

static void test_span_follows_by_start_then_longer_first(void **state)
{
	(void)state;
	Span before = { 2, 8, SPAN_CODE, STR_NONE };

	assert_true(span_follows(&(Span){ .start = 0, .end = 3 }, NULL));
	assert_true(span_follows(&(Span){ .start = 2, .end = 8 }, &before));
	assert_true(span_follows(&(Span){ .start = 2, .end = 5 }, &before));
	assert_true(span_follows(&(Span){ .start = 3, .end = 20 }, &before));
	assert_false(span_follows(&(Span){ .start = 2, .end = 9 }, &before));
	assert_false(span_follows(&(Span){ .start = 1, .end = 2 }, &before));
}

/* The parts of COMMENT one after the other, each behind the letter of its kind. */
static void add_parts(Text *out, const Comment *comment)
{
	static const char letters[] = {
		[COMMENT_OWN_WORDS] = 'o', [COMMENT_TITLE] = 't', [COMMENT_QUOTE] = 'q'
	};
	CommentPart part;

	for (size_t at = 0; comment_next_part(comment, &at, &part);)
		text_format(out, "%c<%.*s>", letters[part.kind], (int)part.text.size, part.text.at);
}

static void test_article_comments_fall_into_parts(void **state)
{
	(void)state;
	Comment comment = { .text = str("ab\n\ncde\n\nfgh\n\ni") };
	Text parts = text_in(NULL);
	TextRange quotes[] = { { 4, 7 }, { 14, 15 } };

	add_parts(&parts, &comment);
	assert_true(str_is(text_str(&parts), "o<ab\n\ncde\n\nfgh\n\ni>"));
	assert_false(str_present(comment_title(&comment)));
	comment.details = (CommentDetails){ .title_size = 2, .quotes = quotes, .quote_count = 2 };
	parts.size = 0;
	add_parts(&parts, &comment);
	assert_true(str_is(text_str(&parts), "t<ab>q<cde>o<fgh>q<i>"));
	assert_true(str_is(comment_title(&comment), "ab"));
	text_clear(&parts);
}

static void test_article_comments_have_remarks(void **state)
{
	(void)state;
	Comment comment = { .role = ROLE_READER };
	CommentRemarks remarks;

	comment_remarks(&comment, &remarks);
	assert_int_equal(remarks.count, 0);
	comment.role = ROLE_STAFF;
	comment.details = (CommentDetails){ .scored = true, .score = 12, .picked = true };
	comment_remarks(&comment, &remarks);
	assert_int_equal(remarks.count, 3);
	assert_true(str_is(remarks.at[0], "staff"));
	assert_true(str_is(remarks.at[1], "editors' pick"));
	assert_true(str_is(remarks.at[2], "+12"));
}

static void test_article_updated_is_a_later_minute(void **state)
{
	(void)state;
	static const struct {
		const char *published, *updated;
		bool shown;
	} cases[] = {
		{ "2009-11-02T11:44Z", "2009-11-02T12:44+01:00", false },
		{ "2009-11-02T11:44:05Z", "2009-11-02T11:44:31Z", false },
		{ "2009-11-02", "2009-11-02", false },
		{ "2009-11-02T11:44Z", "2009-11-02T12:44Z", true },
		{ "2009-11-02T11:44Z", "2009-11-02T11:44", true },
		{ "2009-11-02", "2009-11-02T00:00", true },
		{ "", "2009-11-02", true },
		{ "2009-11-02", "", false },
		{ "2009-11-02T11:44Z", "2009-11-02T11:43Z", false },
		{ "2009-11-02T11:44Z", "2009-11-02T12:43+01:00", false },
		{ "2009-11-02T11:44Z", "2009-11-02T10:44", true },
		{ "2022-12-12T08:00", "2022-12-11", false },
		{ "2022-12-12", "2022-12-11T23:00", true },
		{ "2022-12-12", "2022-12", false },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = article_new();

		article_set(article, FIELD_PUBLISHED, str(cases[i].published), "meta");
		article_set(article, FIELD_UPDATED, str(cases[i].updated), "meta");
		assert_int_equal(str_present(article_updated(article)), cases[i].shown);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_article_comments_fall_into_parts),
		cmocka_unit_test(test_article_comments_have_remarks),
		cmocka_unit_test(test_article_new_has_nothing_in_it),
		cmocka_unit_test(test_article_keeps_its_lists_while_they_grow),
		cmocka_unit_test(test_article_set_takes_only_texts_with_words),
		cmocka_unit_test(test_article_left_out_counts_all_and_shows_a_part),
		cmocka_unit_test(test_article_left_out_is_cut_between_characters),
		cmocka_unit_test(test_article_warns_once_a_code),
		cmocka_unit_test(test_article_warns_of_what_cleaning_changed),
		cmocka_unit_test(test_article_updated_is_a_later_minute),
		cmocka_unit_test(test_words_are_counted_as_readers_do),
		cmocka_unit_test(test_article_words_looks_into_asides_lists_and_tables),
		cmocka_unit_test(test_span_fits_only_its_text),
		cmocka_unit_test(test_span_follows_by_start_then_longer_first),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
