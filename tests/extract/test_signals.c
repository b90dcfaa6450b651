/* SPDX-License-Identifier: ISC */
/* What holds when evidence is taken away: the comments of our own pages, found
 * without class words, must be those found with them, nearly all. And what went to
 * the panes must not stand in the story as well. */

#include <config.h>

#include "extract/signals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../data_file.h"
#include "extract/extract.h"

static const char *const pages[] = { "blogger", "drupal", "drupal-7", "forum-phpbb",
	"forum-vbulletin", "forum-xenforo", "frame-disqus", "frame-facebook", "have-your-say",
	"hidden-and-templates", "margins", "movable-type", "nameless-hashed", "nameless-table",
	"parents-told", "pixnet", "plain-thread", "portal-polish", "rtl-names", "runs-date-first",
	"runs-date-last", "russian-tree", "slashdot", "spip", "terms-nameless", "terms-thesis",
	"undated", "wordpress", "wordpress-15", "wpdiscuz", "written-numbers" };

enum {
	PAGES = sizeof pages / sizeof pages[0],
	START_BYTES = 40 /* of a text looked for elsewhere */
};

static Article *read_page(const char *name, unsigned without)
{
	char path[64];
	Text bytes = text_in(NULL);
	Article *article = article_new();

	snprintf(path, sizeof path, "pages/%s.html", name);
	data_file_read(&bytes, path);
	extract(text_str(&bytes),
		&(ExtractJob){ .markup = true, .bytes = bytes.size, .without = without }, article);
	text_clear(&bytes);
	return article;
}

/* How many comments of ALL are in PART, with author and words, in order. */
static size_t found_again(const Article *all, const Article *part)
{
	size_t next = 0, found = 0;

	for (size_t i = 0; i < all->comment_count; i++)
		for (size_t k = next; k < part->comment_count; k++) {
			if (!str_equal(article_comment(all, i).author,
				    article_comment(part, k).author) ||
				!str_equal(article_comment(all, i).text,
					article_comment(part, k).text))
				continue;
			next = k + 1;
			found++;
			break;
		}
	return found;
}

/* Percent of the comments of all pages that are found without SIGNALS. */
static size_t percent_without(unsigned signals)
{
	size_t all = 0, again = 0;

	for (size_t i = 0; i < PAGES; i++) {
		Article *whole = read_page(pages[i], 0), *part = read_page(pages[i], signals);
		size_t found = found_again(whole, part);

		assert_true(whole->comment_count > 0);
		if (found < whole->comment_count)
			print_message("%s: %zu of %zu\n", pages[i], found, whole->comment_count);
		all += whole->comment_count;
		again += found;
		article_free(whole);
		article_free(part);
	}
	return again * 100 / all;
}

static void test_comments_hold_without_names_inside_them(void **state)
{
	(void)state;
	assert_in_range(percent_without(WITHOUT_FIELD_NAMES), 85, 100);
}

static void test_comments_hold_without_any_names(void **state)
{
	(void)state;
	assert_in_range(percent_without(WITHOUT_NAMES), 80, 100);
}

static void test_comments_hold_without_numbers_and_data(void **state)
{
	(void)state;
	assert_in_range(percent_without(WITHOUT_NUMBERS | WITHOUT_DATA), 95, 100);
}

/* Stands TEXT, or its start, in a block of ARTICLE? */
static bool in_story(const Article *article, Str text)
{
	char start[START_BYTES + 1];
	size_t size = text.size < START_BYTES ? text.size : START_BYTES;

	memcpy(start, text.at, size);
	start[size] = '\0';
	for (size_t i = 0; i < article->block_count; i++)
		if (str_find(article->blocks[i].rich.text, start, 0) != STR_NOWHERE)
			return true;
	return false;
}

static void test_panels_are_not_in_the_story(void **state)
{
	static const char *const others[] = { "lists", "related-archived", "related-inline",
		"related-lists", "related-traps", "full-story", "answers", "comment-details",
		"frame-coral", "frame-hyvor", "nameless-nested", "table-opinions",
		"thread-discourse", "thread-livefyre", "thread-openweb", "thread-viafoura" };

	(void)state;
	for (size_t i = 0; i < PAGES + sizeof others / sizeof others[0]; i++) {
		const char *name = i < PAGES ? pages[i] : others[i - PAGES];
		Article *article = read_page(name, 0);

		for (size_t k = 0; k < article->comment_count; k++)
			if (in_story(article, article_comment(article, k).text))
				fail_msg("comment %zu of %s stands in the story", k, name);
		for (size_t k = 0; k < article->related_count; k++)
			if (in_story(article, article->related[k].title))
				fail_msg("related story %zu of %s stands in the story", k, name);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_comments_hold_without_names_inside_them),
		cmocka_unit_test(test_comments_hold_without_any_names),
		cmocka_unit_test(test_comments_hold_without_numbers_and_data),
		cmocka_unit_test(test_panels_are_not_in_the_story),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
