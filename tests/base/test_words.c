/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/words.h"

static void test_words_end_and_start(void **state)
{
	(void)state;
	Str text = str("\"Don't,\" she said - twice.");

	assert_int_equal(word_end(text, 0), 6);
	assert_int_equal(word_end(text, 6), 12);
	assert_int_equal(word_end(text, 17), 25); /* the dash is no word */
	assert_int_equal(word_end(text, 25), 26);
	assert_int_equal(word_start(text, 26), 20);
	assert_int_equal(word_start(text, 20), 13);
	assert_int_equal(word_start(text, 1), 0);
	assert_int_equal(
		word_end(str("\xE7\x81\xAF\xE5\xA1\x94"), 0), 3); /* ideographs are one each */
	assert_int_equal(word_end(str(""), 0), 0);
	assert_int_equal(words_begin(text), 1);
	assert_int_equal(words_begin(str("\xC2\xAB \xC3\x89lan")), 3);
	assert_int_equal(words_begin(str("?!")), 2);
}

static void test_sentences_end(void **state)
{
	(void)state;
	Str text = str("Mr. J. Cray said \"no.\" It was 3.5 miles! Really? yes it was");

	assert_int_equal(sentence_end(text, 0), 22);
	assert_int_equal(sentence_end(text, 22), 40);
	assert_int_equal(sentence_end(text, 40), text.size); /* a small letter goes on */
	assert_int_equal(sentence_end(str("\xE4\xBA\x86\xE3\x80\x82\xE7\x81\xAF"), 0), 6);
	assert_int_equal(sentence_end(str(""), 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_end_and_start),
		cmocka_unit_test(test_sentences_end),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
