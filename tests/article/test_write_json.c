/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "article/write_json.h"
#include "base/clean.h"
#include "golden.h"
#include "sample.h"

/* The JSON of ARTICLE, which is freed; in PLACE, with a zero behind it. */
static const char *json_of(Text *place, Article *article)
{
	*place = text_in(NULL);
	write_json(place, article);
	text_add_byte(place, '\0');
	article_free(article);
	return place->at;
}

static void test_json_of_everything_is_the_golden_one(void **state)
{
	(void)state;
	Article *article = sample_article();
	Text json = text_in(NULL);

	write_json(&json, article);
	assert_golden("article/sample.json", text_str(&json));
	article_free(article);
	text_clear(&json);
}

static void test_json_of_nothing_has_every_field(void **state)
{
	(void)state;
	Text place;

	assert_string_equal(json_of(&place, article_new()),
		"{\"kind\":\"article\",\"title\":null,\"byline\":null,\"role\":null,"
		"\"dateline\":null,\"published\":null,\"updated\":null,\"site\":null,"
		"\"section\":null,\"language\":null,\"direction\":\"ltr\",\"summary\":null,"
		"\"blocks\":[],\"related\":[],\"comments_heading\":null,"
		"\"comments_announced\":null,\"comments\":[],\"left_out\":[],"
		"\"kicker\":null,\"rights\":null,"
		"\"source\":{\"kind\":\"html\",\"via\":null,\"address\":null,\"captured\":null,"
		"\"charset\":\"utf-8\",\"charset_from\":\"default\",\"bytes\":0,"
		"\"fields\":{\"title\":null,\"byline\":null,\"role\":null,"
		"\"dateline\":null,\"published\":null,\"updated\":null,\"site\":null,"
		"\"section\":null,\"language\":null,\"summary\":null,"
		"\"comments_heading\":null,\"kicker\":null,\"rights\":null}},"
		"\"warnings\":[]}\n");
	text_clear(&place);
}

static void test_json_of_a_page_says_so(void **state)
{
	(void)state;
	Article *article = article_new();
	Text place;

	article->kind = ARTICLE_PAGE;
	article->right_to_left = true;
	article->comments_announced = 0;
	const char *json = json_of(&place, article);

	assert_non_null(strstr(json, "{\"kind\":\"page\","));
	assert_non_null(strstr(json, "\"direction\":\"rtl\""));
	assert_non_null(strstr(json, "\"comments_announced\":0,"));
	text_clear(&place);
}

static void test_json_escapes_only_what_it_must(void **state)
{
	(void)state;
	Text place;
	const char *json = json_of(
		&place, sample_paragraph("\"a\\b\"\n</p> caf\xC3\xA9 \xF0\x9F\x98\x80 \t\033"));

	assert_non_null(strstr(json,
		"\"text\":\"\\\"a\\\\b\\\"\\n</p> caf\xC3\xA9 \xF0\x9F\x98\x80  \xE2\x90\x9B\"}"));
	text_clear(&place);
}

static void test_json_of_any_bytes_is_clean_utf8(void **state)
{
	(void)state;
	static char bytes[4096];
	Text place;

	for (size_t i = 0; i + 1 < sizeof bytes; i++)
		bytes[i] = (char)(i * 37 % 255 + 1);
	Article *article = sample_paragraph(bytes);

	article_set(article, FIELD_TITLE, str(bytes), "meta");
	article->source.address = str(bytes);
	const char *json = json_of(&place, article);
	size_t size = strlen(json);

	assert_int_equal(size, place.size - 1);
	assert_true(clean_is_clean(str_of(json, size), CLEAN_KEEP_NEWLINE));
	assert_ptr_equal(strchr(json, '\n'), json + size - 1);
	text_clear(&place);
}

static void test_json_text_that_vanishes_is_null(void **state)
{
	(void)state;
	Article *article = article_new();
	Text place;

	article_set(article, FIELD_TITLE, str("\xE2\x80\xAE"), "meta");
	assert_non_null(strstr(json_of(&place, article), "\"title\":null,"));
	text_clear(&place);
}

static void test_json_spans_that_do_not_fit_are_left_out(void **state)
{
	(void)state;
	Span spans[] = {
		{ 4, 5, SPAN_EMPHASIS, STR_NONE },
		{ 0, 3, SPAN_STRONG, STR_NONE },
		{ 5, 99, SPAN_CODE, STR_NONE },
		{ 5, 6, SPAN_LINK, STR_NONE },
	};
	Article *article = sample_paragraph("abc def");
	Text place;

	article->blocks[0].rich.spans = spans;
	article->blocks[0].rich.span_count = 4;
	assert_non_null(strstr(json_of(&place, article),
		"\"text\":\"abc def\",\"spans\":[{\"start\":4,\"end\":5,\"kind\":\"emphasis\","
		"\"href\":null}]}"));
	text_clear(&place);
	article = sample_paragraph("abc\033 def");
	article->blocks[0].rich.spans = spans;
	article->blocks[0].rich.span_count = 4;
	assert_null(strstr(json_of(&place, article), "spans"));
	text_clear(&place);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_json_of_everything_is_the_golden_one),
		cmocka_unit_test(test_json_of_nothing_has_every_field),
		cmocka_unit_test(test_json_of_a_page_says_so),
		cmocka_unit_test(test_json_escapes_only_what_it_must),
		cmocka_unit_test(test_json_of_any_bytes_is_clean_utf8),
		cmocka_unit_test(test_json_text_that_vanishes_is_null),
		cmocka_unit_test(test_json_spans_that_do_not_fit_are_left_out),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
