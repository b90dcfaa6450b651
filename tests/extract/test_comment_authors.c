/* SPDX-License-Identifier: ISC */
/* Who wrote a comment, as lists without a name for it tell: by labels, by the bold words or
 * the colon a comment opens with, by words around a name, by what is declared. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "extract/extract.h"

/* A story and behind it COMMENTS. */
static Article *read_story(const char *comments)
{
	Text page = text_in(NULL);
	Article *article = article_new();

	text_add_c(&page,
		"<!DOCTYPE html><meta charset=utf-8><title>The weir at Lower Cray</title>"
		"<article><h1>The weir at Lower Cray</h1>");
	for (int i = 0; i < 4; i++)
		text_format(&page,
			"<p>On day %d the weir at Lower Cray stood dry until noon, and nobody at "
			"the mill would say who had shut the gate or who was to open it.</p>",
			i + 1);
	text_add_c(&page, "</article>");
	text_add_c(&page, comments);
	ExtractJob job = { .view = EXTRACT_ARTICLE, .markup = true, .bytes = page.size };

	extract(text_str(&page), &job, article);
	text_clear(&page);
	return article;
}

static void assert_text(Str text, const char *expected)
{
	if (expected == NULL)
		assert_false(str_present(text));
	else if (!str_is(text, expected))
		fail_msg("\"%.*s\" is not \"%s\"", (int)text.size, text.at, expected);
}

static void assert_comment(const Article *article, size_t index, const char *author,
	const char *location, const char *time, const char *text)
{
	const Comment comment = article_comment(article, index);

	assert_text(comment.author, author);
	assert_text(comment.location, location);
	assert_text(comment.time, time);
	assert_text(comment.text, text);
}

static void test_labels_of_a_guestbook(void **state)
{
	(void)state;
	Article *article = read_story("<h2>Comments</h2>"
				      "<div><p>Name: Ada Moss<br>From: Upper Cray<br>"
				      "E-mail: ada@example.org<br>Date: 3 March 2003</p>"
				      "<p>Comment: It was the miller, as ever.</p></div>"
				      "<div><p>Name: B. Rudd<br>From: Holm<br>E-mail: none<br>"
				      "Date: 4 March 2003</p>"
				      "<p>Comment: Name: no one. I was there.</p></div>"
				      "<div><p>Name: Cy<br>From: Lea<br>E-mail: -<br>"
				      "Date: 6 March 2003</p><p>Comment:<br>Rain.</p></div>");

	assert_int_equal(article->comment_count, 3);
	assert_comment(
		article, 0, "Ada Moss", "Upper Cray", "2003-03-03", "It was the miller, as ever.");
	assert_comment(article, 1, "B. Rudd", "Holm", "2003-03-04", "Name: no one. I was there.");
	assert_comment(article, 2, "Cy", "Lea", "2003-03-06", "Rain.");
	article_free(article);
}

/* A label that few have belongs to the words. */
static void test_labels_of_one_are_words(void **state)
{
	(void)state;
	Article *article = read_story(
		"<div class=comments><h2>Comments</h2>"
		"<div class=comment><b class=author>Ada Moss</b> <i>3 March 2003</i>"
		"<p>Name: the miller. Comment: none.</p></div>"
		"<div class=comment><b class=author>B. Rudd</b> <i>4 March 2003</i>"
		"<p>I was there.</p></div>"
		"<div class=comment><b class=author>Cy</b> <i>6 March 2003</i><p>Rain.</p></div>"
		"</div>");

	assert_int_equal(article->comment_count, 3);
	assert_comment(
		article, 0, "Ada Moss", NULL, "2003-03-03", "Name: the miller. Comment: none.");
	article_free(article);
}

static void test_names_that_comments_open_with(void **state)
{
	static const char *const lists[] = {
		"<h3>Comments</h3><ul class=comments><li><b>Ada Moss:</b> It was the miller.</li>"
		"<li><b>B. R.:</b> I was there.</li><li><b>cy9</b>: Rain.</li></ul>",
		"<div class=comments><h3>Comments</h3><div><strong>Ada Moss</strong> "
		"<span>It was the miller.</span></div><div><strong>B. R.</strong> <span>I was "
		"there.</span></div><div><strong>cy9</strong> <span>Rain.</span></div></div>",
		"<div class=comments><div><div>Ada Moss :</div><div>It was the miller.</div></div>"
		"<div><div>B. R. :</div><div>I was there.</div></div>"
		"<div><div>cy9 :</div><div>Rain.</div></div></div>",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
		Article *article = read_story(lists[i]);

		assert_int_equal(article->comment_count, 3);
		assert_comment(article, 0, "Ada Moss", NULL, NULL, "It was the miller.");
		assert_comment(article, 1, "B. R.", NULL, NULL, "I was there.");
		assert_comment(article, 2, "cy9", NULL, NULL, "Rain.");
		article_free(article);
	}
}

/* Bold words that open list items anywhere else make no comments. */
static void test_bold_words_make_no_comments(void **state)
{
	(void)state;
	Article *article = read_story("<h3>Opening hours</h3><ul><li><b>Monday:</b> nine to noon."
				      "</li><li><b>Tuesday:</b> shut.</li><li><b>Friday:</b> noon "
				      "to six.</li></ul>");

	assert_int_equal(article->comment_count, 0);
	article_free(article);
}

/* One bold word in all of them is no name. */
static void test_one_bold_word_is_no_name(void **state)
{
	(void)state;
	Article *article = read_story(
		"<div class=comments><h3>Comments</h3>"
		"<div class=comment><p><b>Update:</b> It was the miller.</p><i>3 March 2003</i></div>"
		"<div class=comment><p><b>Update:</b> I was there.</p><i>4 March 2003</i></div>"
		"<div class=comment><p><b>Update:</b> Rain.</p><i>6 March 2003</i></div></div>");

	for (size_t i = 0; i < article->comment_count; i++)
		assert_false(str_is(article_comment(article, i).author, "Update"));
	assert_int_equal(article->comment_count, 3);
	article_free(article);
}

static void test_words_around_a_name(void **state)
{
	(void)state;
	Article *article = read_story(
		"<h2>Comments</h2>"
		"<div class=bc><div>Comment from: <strong>Ada Moss</strong> [Visitor]</div>"
		"<p>It was the miller.</p><div>3 March 2003</div></div>"
		"<div class=bc><div>Comment from: <strong>B. Rudd</strong> [Visitor]</div>"
		"<p>I was there, and saw who shut the gate.</p><div>4 March 2003</div></div>"
		"<div class=bc><div>Comment from: <strong>Cy</strong> [Member]</div>"
		"<p>Rain is all we need.</p><div>6 March 2003</div></div>");

	assert_int_equal(article->comment_count, 3);
	assert_comment(article, 0, "Ada Moss", NULL, "2003-03-03", "It was the miller.");
	assert_comment(article, 1, "B. Rudd", NULL, "2003-03-04",
		"I was there, and saw who shut the gate.");
	assert_comment(article, 2, "Cy", NULL, "2003-03-06", "Rain is all we need.");
	article_free(article);
}

/* A date that is printed in part is whole where it is declared. */
static void test_dates_that_are_declared(void **state)
{
	(void)state;
	Article *article = read_story(
		"<div itemprop=comment itemscope itemtype=https://schema.org/Comment>"
		"<div itemprop=author itemscope><span itemprop=name>Ada Moss</span></div>"
		"<div itemprop=datePublished content=2003-03-03T09:46:02+01:00>March 3</div>"
		"<div itemprop=text>It was the miller.</div></div>"
		"<div itemprop=comment itemscope itemtype=https://schema.org/Comment>"
		"<div itemprop=author itemscope><span itemprop=name>Cy</span></div>"
		"<meta itemprop=dateCreated content=2003-03-06><div itemprop=text>Rain.</div></div>"
		"<div itemprop=comment itemscope itemtype=https://schema.org/Comment>"
		"<div itemprop=author itemscope><span itemprop=name>Di</span></div>"
		"<meta itemprop=dateCreated content=soon><div itemprop=text>More rain.</div></div>");

	assert_int_equal(article->comment_count, 3);
	assert_comment(
		article, 0, "Ada Moss", NULL, "2003-03-03T09:46:02+01:00", "It was the miller.");
	assert_text(article_comment(article, 0).date, "March 3");
	assert_comment(article, 1, "Cy", NULL, "2003-03-06", "Rain.");
	assert_text(article_comment(article, 1).date, "2003-03-06");
	assert_comment(article, 2, "Di", NULL, NULL, "More rain.");
	assert_text(article_comment(article, 2).date, NULL);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_labels_of_a_guestbook),
		cmocka_unit_test(test_labels_of_one_are_words),
		cmocka_unit_test(test_names_that_comments_open_with),
		cmocka_unit_test(test_bold_words_make_no_comments),
		cmocka_unit_test(test_one_bold_word_is_no_name),
		cmocka_unit_test(test_words_around_a_name),
		cmocka_unit_test(test_dates_that_are_declared),
	};

	return cmocka_run_group_tests_name("comment authors", tests, NULL, NULL);
}
