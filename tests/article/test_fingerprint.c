/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "article/fingerprint.h"

static void test_a_fingerprint_goes_by_words(void **state)
{
	Article *one = article_new(), *other = article_new();

	(void)state;
	article_add_block(one, BLOCK_PARAGRAPH)->rich.text = str("The tide is out.");
	article_add_block(other, BLOCK_PARAGRAPH)->rich.text = str("The tide is out.");
	other->source.address = str("https://elsewhere.example/");
	assert_true(article_fingerprint(one) == article_fingerprint(other));
	other->blocks[0].rich.text = str("The tide is in.");
	assert_true(article_fingerprint(one) != article_fingerprint(other));
	article_free(one);
	article_free(other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_fingerprint_goes_by_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
