/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read_page.h"

/* Pictures of stories that are offered between the paragraphs, of advertisers, and of what the
 * text says are none of the article's. */
static void test_pictures_of_offers_are_left_out(void **state)
{
	(void)state;
	static const struct {
		const char *markup;
		size_t count;
	} cases[] = {
		{ "<div>" PROSE
		  "<div class=related><h4>Related stories</h4><div><a href=/news/2.html><img "
		  "src=/otter.jpg></a><h5><a href=/news/2.html>The otter of the weir is back "
		  "again</a></h5></div></div>" MORE_PROSE "</div>",
			0 },
		{ "<div>" PROSE "<figure><img src=/otter.jpg alt='The otter'><figcaption><a "
		  "href=/news/2.html><h5>Read also: The otter of the weir is back again</h5> "
		  "<span>Read more</span></a></figcaption></figure>" MORE_PROSE "</div>",
			0 },
		/* Of which nobody took the words. */
		{ "<div>" PROSE MORE_PROSE
		  "<section><article><div><figure><a href=/news/2.html><img src=/otter.jpg></a>"
		  "</figure></div><h2><a href=/news/2.html>The otter of the weir is back again "
		  "after a year</a></h2></article></section></div>",
			0 },
		{ "<div>" PROSE MORE_PROSE "<p><a href=http://s.example><img src=/app-store.png "
		  "alt='Get it there'></a></p></div>",
			0 },
		/* A graphic that one may keep, and a photograph with a link of its own. */
		{ "<div>" PROSE "<figure><img src=/map.jpg alt='Map of the weir'><div "
		  "class=share><a href=/files/map.jpg>Download the graphic</a></div>"
		  "</figure>" MORE_PROSE "</div>",
			1 },
		{ "<div>" PROSE "<figure><a href=/photo/7><img src=/otter.jpg></a><figcaption>The "
		  "otter at noon, seen from <a href=/photo/7>the bridge</a></figcaption>"
		  "</figure>" MORE_PROSE "</div>",
			1 },
		/* Banners. */
		{ "<div>" PROSE "<div class=text-banner><a href='http://shop.example/'><img "
		  "src=/hats.gif alt='Hats for the marsh, now cheaper'></a></div>" MORE_PROSE
		  "</div>",
			0 },
		{ "<div>" PROSE
		  "<div class=text-banner><img src=/otter.jpg alt='The otter'></div>" MORE_PROSE
		  "</div>",
			1 },
		{ "<div>" PROSE "<div class=advert><a href=/hats><img src=/hats.gif "
		  "alt='Hats for the marsh'></a></div>" MORE_PROSE "</div>",
			0 },
		/* A formula, drawn for browsers that cannot. */
		{ "<div>" PROSE "<p>Of this <span><math><mi>h</mi><annotation>h</annotation></math>"
		  "<img src=/h.svg alt='{\\displaystyle h}'></span> is the height in cubits, and "
		  "nobody knows who found it.</p>" MORE_PROSE "</div>",
			0 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = article_of(cases[i].markup);

		assert_int_equal(count_of_kind(article, BLOCK_FIGURE), cases[i].count);
		assert_non_null(block_of_kind(article, BLOCK_PARAGRAPH));
		article_free(article);
	}
}

/* A line of one's own paper is no caption, whatever its name. */
static void test_an_offer_is_no_caption(void **state)
{
	Article *article = article_of(
		"<h1>Otter on the bridge</h1><div>" PROSE MORE_PROSE
		"<p id=article_caption><a href=http://epaper.example/>Read our ePaper</a>. Dry. Short. Cheap.</p></div>");

	(void)state;
	assert_int_equal(article->block_count, 2);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pictures_of_offers_are_left_out),
		cmocka_unit_test(test_an_offer_is_no_caption),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
