/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/front_matter.h"
#include "extract/text_reader.h"

static void assert_text(Str text, const char *expected)
{
	if (expected == NULL)
		assert_false(str_present(text));
	else if (!str_is(text, expected))
		fail_msg("\"%.*s\" is not \"%s\"", (int)text.size, text.at, expected);
}

static void test_keys_and_values(void **state)
{
	(void)state;
	Article *article = article_new();
	Str rest = front_matter_take(str("---\n"
					 "title: \"The weir: a history\"\n"
					 "source: 'https://paper.example/weir'\n"
					 "author:\n"
					 "  - \"[[Ada Moss]]\"\n"
					 "  - B. Rudd\n"
					 "date_published: 2019-03-02T10:00:00Z\n"
					 "last-mod: 4 March 2019\n"
					 "lastmod: 5 March 2019\n"
					 "# a remark\n"
					 "site_name: The Paper\n"
					 "category: [Rivers, Mills]\n"
					 "lang: en\n"
					 "description: How it came to be.\n"
					 "tags: []\n"
					 "---\n"
					 "Text\n"),
		article);

	assert_text(rest, "Text\n");
	assert_text(article->field[FIELD_TITLE], "The weir: a history");
	assert_text(article->field[FIELD_BYLINE], "Ada Moss, B. Rudd");
	assert_text(article->field[FIELD_PUBLISHED], "2019-03-02T10:00:00Z");
	assert_text(article->field[FIELD_UPDATED], "2019-03-04");
	assert_text(article->field[FIELD_SITE], "The Paper");
	assert_text(article->field[FIELD_SECTION], "Rivers");
	assert_text(article->field[FIELD_LANGUAGE], "en");
	assert_text(article->field[FIELD_SUMMARY], "How it came to be.");
	assert_text(article->source.address, "https://paper.example/weir");
	article_free(article);
}

static void test_keys_with_equals_signs(void **state)
{
	(void)state;
	Article *article = article_new();
	Str rest = front_matter_take(str("+++\ntitle = \"The weir\"\nauthors = [\"Ada Moss\", "
					 "\"B. Rudd\"]\ndate = 2019-03-02\n[extra]\n+++\nText"),
		article);

	assert_text(rest, "Text");
	assert_text(article->field[FIELD_TITLE], "The weir");
	assert_text(article->field[FIELD_BYLINE], "Ada Moss, B. Rudd");
	assert_text(article->field[FIELD_PUBLISHED], "2019-03-02");
	article_free(article);
}

static void test_sources_that_are_no_address(void **state)
{
	(void)state;
	Article *article = article_new();

	assert_text(front_matter_take(
			    str("---\nsource: The Paper\ntitle: The weir\n...\nText"), article),
		"Text");
	assert_text(article->field[FIELD_SITE], "The Paper");
	assert_text(article->source.address, NULL);
	article_free(article);
}

/* Rules and texts between them are no such block, and neither is one without an end. */
static void test_blocks_that_are_none(void **state)
{
	static const char *const texts[] = {
		"---\nThe weir stood dry, and this was why: nobody came.\n---\nText",
		"---\ntitle: The weir\nauthor: Ada Moss\n",
		"---\ntitle: The weir\n---\nText",
		"title: The weir\nauthor: Ada Moss\n---\nText",
		"---\n---\n",
		"---",
		"",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		Article *article = article_new();

		assert_text(front_matter_take(str(texts[i]), article), texts[i]);
		assert_text(article->field[FIELD_TITLE], NULL);
		article_free(article);
	}
}

/* A heading that repeats the title is the headline, and the text has nothing of the block. */
static void test_text_behind_the_block(void **state)
{
	(void)state;
	Article *article = article_new();
	ExtractJob job = { .view = EXTRACT_ARTICLE };

	text_reader_read(str("---\ntitle: The weir\nauthor: Ada Moss\nclipped: yes\n---\n\n"
			     "# The weir\n\nThe weir stood dry until noon, and nobody at the mill "
			     "would say who had shut the gate.\n\n## Noon\n\nThen it rained, and "
			     "nobody asked any more who had done it.\n"),
		&job, article);
	assert_text(article->field[FIELD_TITLE], "The weir");
	assert_text(article->field[FIELD_BYLINE], "Ada Moss");
	assert_int_equal(article->block_count, 3);
	assert_text(article->blocks[0].rich.text,
		"The weir stood dry until noon, and nobody at the mill would say who had shut the "
		"gate.");
	assert_text(article->blocks[1].rich.text, "Noon");
	assert_int_equal(article->left_out_count, 0);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys_and_values),
		cmocka_unit_test(test_keys_with_equals_signs),
		cmocka_unit_test(test_sources_that_are_no_address),
		cmocka_unit_test(test_blocks_that_are_none),
		cmocka_unit_test(test_text_behind_the_block),
	};

	return cmocka_run_group_tests_name("front matter", tests, NULL, NULL);
}
