/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read_page.h"

/* How weblogs of 2005 tell when an entry was posted: below it, in a long line. */
static void test_the_last_line_of_a_weblog_tells_the_day(void **state)
{
	Article *article = article_of(
		"<div><h2>Otter on the bridge</h2>" PROSE MORE_PROSE PROSE_TOO
		"<p class=postmetadata><small>This entry was posted on Wednesday, May 4th, 2005 at "
		"6:00 am and is filed under <a href=/c>River</a>. You can follow any responses to "
		"this entry through the <a href=/f>RSS 2.0</a> feed.</small></p></div>");

	(void)state;
	assert_text(article->field[FIELD_PUBLISHED], "2005-05-04T06:00");
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* Published and changed in one line that was taken for a paragraph, names with places. */
static void test_a_line_of_both_days_is_read(void **state)
{
	Article *article = article_of(
		"<title>Le pont - Le Rivage</title><article><h1>Le pont</h1><p class=meta>Publié "
		"le 4 mai 2021 à 06h00, mis à jour le 5 mai 2021 à 09h12 · Temps de lecture : 3 "
		"min</p><p class=auteur>Par Zoé Petit (à Skarn) et Luc Grand</p>" PROSE MORE_PROSE
		"</article>");

	(void)state;
	assert_text(article->field[FIELD_PUBLISHED], "2021-05-04T06:00");
	assert_text(article->field[FIELD_UPDATED], "2021-05-05T09:12");
	assert_text(article->field[FIELD_BYLINE], "Zoé Petit, Luc Grand");
	assert_int_equal(article->block_count, 2);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_last_line_of_a_weblog_tells_the_day),
		cmocka_unit_test(test_a_line_of_both_days_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
