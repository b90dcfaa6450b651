/* SPDX-License-Identifier: ISC */
/* Pages that are no articles, of the sorts people save by mistake, and articles that
 * look a little like them. */

#include "extract/extract.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define CARD(name, words) \
	"<div class=card><h3><a href='/" name "'>" words "</a></h3>" \
	"<p>What happened on the quay that day, and why nobody will say a word about it.</p></div>"

#define CARDS \
	CARD("a", "Harbour wall gives way after storm") \
	CARD("b", "Two ferries meet where one was meant") \
	CARD("c", "Lamp room found open on Sunday") \
	CARD("d", "Seal moves to the southern beach") \
	CARD("e", "Tide table was wrong by a day") \
	CARD("f", "Kelp price doubles within a month") \
	CARD("g", "Choir strike enters its third week")

#define ROW(name, words) \
	"<tr><td><a href='" name ".html'><b>" words "</b></a><br>" \
	"<font size=2>The council met again last night and did not agree.</font></td></tr>"

#define LINKS \
	"<ul><li><a href=/1>Harbour wall gives way after storm</a>" \
	"<li><a href=/2>Two ferries meet where one was meant</a>" \
	"<li><a href=/3>Lamp room found open on Sunday</a>" \
	"<li><a href=/4>Seal moves to the southern beach</a>" \
	"<li><a href=/5>Tide table was wrong by a day</a>" \
	"<li><a href=/6>Kelp price doubles within a month</a>" \
	"<li><a href=/7>Choir strike enters its third week</a></ul>"

#define PARAGRAPH \
	"<p>The ferry between the two islands will run through the winter for the first " \
	"time, the council said on Monday, after years of asking by those who live there.</p>"

#define RESULT(name) \
	"<div class=search-result><h3><a href='/" name "'>" name "</a></h3>" PARAGRAPH "</div>"

#define COMPONENT(name) "<div class='" name "'>" PARAGRAPH "</div>"

#define PIECES(name) COMPONENT(name) COMPONENT(name) COMPONENT(name) COMPONENT(name) COMPONENT(name)

typedef struct {
	const char *page;
	const char *looks; /* part of the warning, or NULL for an article */
} SortCase;

static void assert_sort(const SortCase *row)
{
	Article *article = article_new();
	ExtractJob job = { .markup = true };

	extract(str(row->page), &job, article);
	if (row->looks == NULL) {
		if (article->kind != ARTICLE_STORY)
			fail_msg("no article: %.80s", row->page);
	} else {
		if (article->kind != ARTICLE_PAGE)
			fail_msg("an article: %.80s", row->page);
		assert_int_equal(article->warnings[0].code, WARNING_NO_ARTICLE);
		if (str_find(article->warnings[0].text, row->looks, 0) == STR_NOWHERE)
			fail_msg("%s: %.*s", row->looks, (int)article->warnings[0].text.size,
				article->warnings[0].text.at);
		assert_int_equal(article->comment_count + article->related_count, 0);
		assert_true(article->block_count > 0);
	}
	article_free(article);
}

static void test_pages_that_are_no_articles(void **state)
{
	static const SortCase cases[] = {
		{ "<title>Island Voice</title><h1>Island Voice</h1><main>" CARDS "</main>",
			"front page" },
		{ "<title>Island Voice</title><table>" ROW("a", "Harbour wall gives way") ROW(
			  "b", "Two ferries meet where one was meant")
				ROW("c", "Lamp room found open on Sunday") ROW(
					"d", "Seal moves to the southern beach")
					ROW("e", "Tide table was wrong by a day") ROW(
						"f", "Kelp price doubles within a month") ROW("g",
						"Choir strike enters third week") "</table>",
			"front page" },
		{ "<title>Search results for ferry - Island Voice</title><h1>ferry</h1>" CARDS,
			"a search found" },
		{ "<title>Suche</title><h1>Suchergebnisse f\xC3\xBCr F\xC3\xA4hre</h1>" CARDS,
			"a search found" },
		{ "<title>Library</title><h1>Library</h1>" RESULT("Ferry") RESULT("Quay") RESULT(
			  "Lamp") RESULT("Seal") RESULT("Tide") RESULT("Kelp") RESULT("Choir"),
			"No article was found" },
		{ "<title>Page not found - Island Voice</title><h1>Oh no</h1><p>The page you are "
		  "looking for may have moved, or it never was here at all.</p>" LINKS,
			"no such page" },
		{ "<title>Die Insel</title><h1>Seite nicht gefunden</h1><p>Diese Adresse gibt es "
		  "nicht oder nicht mehr, bitte versuchen Sie es mit der Suche.</p>",
			"no such page" },
		{ "<title>Island Voice</title><h1>Ferry to run all winter</h1><p>The ferry between "
		  "the islands will run through the winter.</p><h2>Subscribe to continue</h2>"
		  "<form><input type=password></form>",
			"a login" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_sort(&cases[i]);
}

static void test_articles_that_look_a_little_like_them(void **state)
{
	static const SortCase cases[] = {
		/* every paragraph in an element whose name says something else elsewhere */
		{ "<title>Ferry</title><h1>Ferry to run all winter</h1>" PIECES("privacy"), NULL },
		{ "<title>Ferry</title><h1>Ferry to run all winter</h1>" PIECES("tc privacy"),
			NULL },
		{ "<title>Ferry</title><h1>Ferry to run all winter</h1>" PIECES("cmp cmp-text"),
			NULL },
		/* a menu that nobody closed */
		{ "<title>Ferry</title><header><nav class=navbar>" LINKS
		  "<main><h1>Ferry to run all winter</h1>" PARAGRAPH PARAGRAPH "</main>",
			NULL },
		/* short, with many links to other stories */
		{ "<title>Ferry</title><h1>Ferry to run all winter</h1>" PARAGRAPH LINKS, NULL },
		/* about a search, about something not found */
		{ "<title>Page not found in old atlas</title><h1>Page not found in old atlas</h1>" //
			PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH PARAGRAPH,
			NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_sort(&cases[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pages_that_are_no_articles),
		cmocka_unit_test(test_articles_that_look_a_little_like_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
