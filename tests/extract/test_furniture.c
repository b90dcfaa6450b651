/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read_page.h"

static void test_menus_and_footers_are_no_body(void **state)
{
	Article *article =
		article_of("<nav><a href=/>Home</a></nav><h1>Bridge</h1>" PROSE MORE_PROSE
			   "<div class=share>Share this</div><footer>Paper 2009</footer>");

	(void)state;
	assert_int_equal(article->kind, ARTICLE_STORY);
	assert_int_equal(article->block_count, 2);
	assert_text(article->field[FIELD_TITLE], "Bridge");
	assert_int_equal(article->left_out_count, 3);
	assert_int_equal(article->left_out[0].reason, LEFT_OUT_NAVIGATION);
	assert_int_equal(article->left_out[1].reason, LEFT_OUT_TOOL);
	assert_int_equal(article->left_out[2].reason, LEFT_OUT_BOILERPLATE);
	article_free(article);
}

/* What an element is for may be said by its role alone. */
static void test_a_role_tells_what_is_no_body(void **state)
{
	Article *article = article_of("<h1>Bridge</h1><div>" PROSE MORE_PROSE
				      "</div><div role=contentinfo>Paper 2009</div>");

	(void)state;
	assert_int_equal(article->block_count, 2);
	assert_true(article->left_out_count > 0);
	assert_int_equal(
		article->left_out[article->left_out_count - 1].reason, LEFT_OUT_BOILERPLATE);
	article_free(article);
}

/* Pages that are one form from top to bottom, as programs of 2006 build them. */
static void test_a_form_around_the_page_is_none(void **state)
{
	Article *article = article_of(
		"<title>Otter on the bridge</title><form id=aspnetForm><h1>Otter on the "
		"bridge</h1><table><tr><td class=byline>ADA QUILL/Herald staff</td></tr><tr><td>"
		"May 4, 2006</td></tr></table>" PROSE MORE_PROSE PROSE_TOO "</form>");

	(void)state;
	assert_text(article->field[FIELD_BYLINE], "ADA QUILL");
	assert_text(article->field[FIELD_PUBLISHED], "2006-05-04");
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* Who wrote the article is told behind it, and is none of it. */
static void test_a_biography_behind_the_text(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><article>" PROSE MORE_PROSE PROSE_TOO
		"<div class=author-bio><h4>Ada Quill</h4><p>Ada Quill has covered the river since "
		"1998. She lives on a boat with two cats and a tuba, and owns no car.</p></div>"
		"</article>");

	(void)state;
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* A box that asks readers to sign up is none of the text, wherever it stands and whatever it
 * says. */
static void test_a_box_to_sign_up_is_no_text(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><div>" PROSE MORE_PROSE
		"<div class=newsletter-promo><h3>Get the Weir Letter</h3><p>News from the river "
		"each morning.</p></div>" PROSE_TOO "</div>");

	(void)state;
	assert_int_equal(article->block_count, 3);
	article_free(article);
}

/* Lines within the text that offer another story are none of it. */
/* A window within the page has its own text, longer than the article's or not; one that holds all
 * there is to read is the page. */
static void test_windows_within_the_page(void **state)
{
#define WINDOW \
	"<h2>The course</h2><p>Cadets of the weir learn to swim, to row and to count the " \
	"otters by night, which takes them from the first frost to the last.</p><p>The home " \
	"of the course is the upper weir, in the hills, among ferns, orchids and lilies, " \
	"where the keepers have lived since the days of the first flood.</p>"
	Article *article = article_of(
		"<title>Otter</title><main><article><h1>Otter on the bridge</h1><div>" PROSE
			MORE_PROSE PROSE_TOO
		"</div></article></main><div role=dialog aria-hidden=true>"
		"<div>" WINDOW "</div></div>");

	(void)state;
	assert_int_equal(article->block_count, 3);
	article_free(article);
	article = article_of(
		"<p>Skarn</p><div role=dialog><h1>The weir</h1><div>" WINDOW "</div></div>");
	assert_true(article->block_count >= 3);
	article_free(article);
#undef WINDOW
}

/* Links to the top of the page between the sections of a text. */
static void test_ways_back_are_no_text(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><div>" PROSE
		"<p><a href='#toc'>Zur\xC3\xBC\x63k zum Inhaltsverzeichnis</a></p>" MORE_PROSE
		"<p><a href='#toc'>Back to contents</a></p></div>");

	(void)state;
	assert_int_equal(article->block_count, 2);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_menus_and_footers_are_no_body),
		cmocka_unit_test(test_a_role_tells_what_is_no_body),
		cmocka_unit_test(test_a_form_around_the_page_is_none),
		cmocka_unit_test(test_a_biography_behind_the_text),
		cmocka_unit_test(test_a_box_to_sign_up_is_no_text),
		cmocka_unit_test(test_windows_within_the_page),
		cmocka_unit_test(test_ways_back_are_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
