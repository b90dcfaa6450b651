/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

static void test_a_figure_takes_its_caption_and_credit(void **state)
{
	Article *article = article_of(
		"<div>" PROSE "<figure><img src=/c.jpg alt=Clock><figcaption>The clock "
		"<span class=credit>Picture: L. Moss</span></figcaption></figure>"
		"<img src=/spacer.gif><img src=/x.jpg width=16 height=16>"
		"<a href=/s><img src=/s.png alt='Teilen auf Twitter'></a>" MORE_PROSE "</div>");
	const Block *figure = block_of_kind(article, BLOCK_FIGURE);

	(void)state;
	assert_int_equal(article->block_count, 3);
	assert_non_null(figure);
	assert_text(figure->figure.caption, "The clock");
	assert_text(figure->figure.credit, "Picture: L. Moss");
	assert_text(figure->figure.alt, "Clock");
	assert_text(figure->figure.src, "http://paper.example/c.jpg");
	article_free(article);
}

/* A caption beside its picture goes with it, wherever the article begins and whatever the
 * alternative text says; what is only between the two is no part of it. */
static void test_captions_beside_their_pictures(void **state)
{
	(void)state;
	static const struct {
		const char *markup, *caption, *credit;
	} cases[] = {
		/* Above the text, the words of the alternative text again. */
		{ "<h1>Bridge</h1><div class=media><a href=/big.jpg><img src=/c.jpg alt='The clock at noon'></a>"
		  "<div class=caption>The clock at noon</div></div><div class=entry>" PROSE
				MORE_PROSE "</div>",
			"The clock at noon", "" },
		{ "<h1>Bridge</h1><div><div class=hero><picture><img src=/c.jpg></picture></div><div "
		  "class=wp-caption><p class=credit>Picture: L. Moss</p><p "
		  "class=wp-caption-text>The clock at noon, and nobody to see it</p></div><div "
		  "class=entry-content>" PROSE MORE_PROSE "</div></div>",
			"The clock at noon, and nobody to see it", "Picture: L. Moss" },
		{ "<div>" PROSE
		  "<div><img src=/c.jpg></div><p class=caption>The clock</p>" MORE_PROSE "</div>",
			"The clock", "" },
		/* In an article whose own names have to do with days. */
		{ "<article class='post date-2022'><h1>Bridge</h1><div class=post-date><figure><a "
		  "href=/big.jpg><img src=/c.jpg></a><figcaption>: The clock</figcaption></figure>"
		  "</div><div class=entry>" PROSE MORE_PROSE "</div></article>",
			"The clock", "" },
		/* Signs that part, and the number of the picture. */
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption><span>2<b>of</b>7</span>"
		  "<span class=caption># The clock |</span><span class=credit>| Picture: L. "
		  "Moss</span></figcaption></figure>" MORE_PROSE "</div>",
			"The clock", "Picture: L. Moss" },
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>2 of 7 clocks were lost"
		  "</figcaption></figure>" MORE_PROSE "</div>",
			"2 of 7 clocks were lost", "" },
		/* Without a name: numbered, labelled, with a credit; not where it is text. */
		{ "<div>" PROSE "<p><img src=/c.jpg></p><p>Figure 3: The clock</p>" MORE_PROSE
		  "</div>",
			"Figure 3: The clock", "" },
		{ "<div>" PROSE
		  "<p><img src=/c.jpg></p><p>The clock at noon. Photo: L. Moss</p>" MORE_PROSE
		  "</div>",
			"The clock at noon. Photo: L. Moss", "" },
		{ "<div>" PROSE "<p><img src=/c.jpg></p><p>图注：桥上的钟</p>" MORE_PROSE "</div>",
			"图注：桥上的钟", "" },
		{ "<div>" PROSE
		  "<p><img src=/c.jpg></p><p>The clock was there at noon.</p>" MORE_PROSE "</div>",
			"", "" },
		/* Whose it is, on the picture's own lines; not where more is said. */
		{ "<div>" PROSE "<p><img src=/c.jpg><br><em>(Credit: L. Moss)</em></p>" MORE_PROSE
		  "</div>",
			"(Credit: L. Moss)", "" },
		{ "<div>" PROSE "<div><img src=/c.jpg><span class=x-fotocredit>(Bild: L. Moss)"
		  "</span></div>" MORE_PROSE "</div>",
			"", "Bild: L. Moss" },
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock <span class=credit>"
		  "Credit: (AFP) L. Moss (left)</span></figcaption></figure>" MORE_PROSE "</div>",
			"The clock", "(AFP) L. Moss (left)" },
		/* Right behind the caption, in an element that nothing names. */
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock on the bridge, at "
		  "noon<span><i></i>Laura Moss</span></figcaption></figure>" MORE_PROSE "</div>",
			"The clock on the bridge, at noon", "Laura Moss" },
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock on the bridge in "
		  "<b>Skarn</b></figcaption></figure>" MORE_PROSE "</div>",
			"The clock on the bridge in Skarn", "" },
		{ "<div>" PROSE "<p><img src=/c.jpg><br>Credit where it is due: the masons "
		  "numbered the stones.</p>" MORE_PROSE "</div>",
			"", "" },
		/* Within a line of the text, whose words go on right behind it. */
		{ "<div>" PROSE
		  "<p><a href=/big.jpg><img src=/c.jpg><span class=legend><b>The clock"
		  "</b>. At noon</span></a>A plate on the middle arch, put there by the masons and not "
		  "by the council, says which of them fell into the river, and how often.</p>"
		  "</div>",
			"The clock. At noon", "" },
		{ "<div>" PROSE
		  "<p><span><img src=/c.jpg><span class=credit>(L. Moss)</span></span> "
		  "A plate on the middle arch, put there by the masons and not by the council, says "
		  "which of them fell into the river, and how often.</p></div>",
			"", "L. Moss" },
		/* Words between the two. */
		{ "<div><div><img src=/c.jpg></div>" PROSE
		  "<p class=caption>The clock</p>" MORE_PROSE "</div>",
			"", "" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = article_of(cases[i].markup);
		const Block *figure = block_of_kind(article, BLOCK_FIGURE);

		assert_non_null(figure);
		assert_text(figure->figure.src, "http://paper.example/c.jpg");
		assert_text(figure->figure.caption, cases[i].caption);
		assert_text(figure->figure.credit, cases[i].credit);
		article_free(article);
	}
}

static void test_the_name_of_a_file_tells_nothing_of_a_picture(void **state)
{
	static const struct {
		const char *alt, *words;
	} cases[] = {
		{ "Clock", "Clock" },
		{ "A clock_tower at noon", "A clock_tower at noon" },
		{ "Spider-Man", "Spider-Man" },
		{ "Boeing-747", "Boeing-747" },
		{ "grey-green", "grey-green" },
		{ "x_{ij}", "x_{ij}" },
		{ "IMG_0042", NULL },
		{ "dsc01234.JPG", NULL },
		{ "image001", NULL },
		{ "1292932890", NULL },
		{ "cat-photo-1234", NULL },
		{ "why-the-clock-stands", NULL },
		{ "Clock_tower_noon", NULL },
		{ "clock.png", NULL },
		{ "/clock/large", NULL },
		{ "http://paper.example/c.html", NULL },
		{ "The clock at noon.jpg", "The clock at noon" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<div>" PROSE "<p><img src=/c.jpg alt='%s'></p>" MORE_PROSE "</div>",
			cases[i].alt);
		Article *article = article_of(markup);
		const Block *figure = block_of_kind(article, BLOCK_FIGURE);

		print_message("%s\n", cases[i].alt);
		assert_non_null(figure);
		if (cases[i].words == NULL)
			assert_false(str_present(figure->figure.alt));
		else
			assert_text(figure->figure.alt, cases[i].words);
		article_free(article);
	}
}

static void test_a_caption_is_what_can_be_seen_of_it(void **state)
{
	Article *article = article_of(
		"<div>" PROSE "<figure><img src=/c.jpg><figcaption>"
		"<span class=visually-hidden>Image caption</span> The clock "
		"<span class=credit><span class=visually-hidden>Image source</span> L. Moss"
		"</span></figcaption></figure>" MORE_PROSE "</div>");
	const Block *figure = block_of_kind(article, BLOCK_FIGURE);

	(void)state;
	assert_non_null(figure);
	assert_text(figure->figure.caption, "The clock");
	assert_text(figure->figure.credit, "L. Moss");
	article_free(article);
}

/* What a picture within a line has for a caption is no part of that line. */
static void test_a_caption_within_a_line(void **state)
{
	Article *article = article_of(
		"<div>" PROSE
		"<p><a href=/big.jpg><img src=/c.jpg><span class=legend>The clock</span></a>"
		"A plate on the middle arch, put there by the masons and not by the council, says which "
		"of <b class=caption>them</b> fell into the river, and how often.</p></div>");
	const Block *last = &article->blocks[article->block_count - 1];

	(void)state;
	assert_text(block_of_kind(article, BLOCK_FIGURE)->figure.caption, "The clock");
	assert_text(last->rich.text,
		"A plate on the middle arch, put there by the masons and not by the council, says which "
		"of them fell into the river, and how often.");
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_figure_takes_its_caption_and_credit),
		cmocka_unit_test(test_captions_beside_their_pictures),
		cmocka_unit_test(test_a_caption_within_a_line),
		cmocka_unit_test(test_the_name_of_a_file_tells_nothing_of_a_picture),
		cmocka_unit_test(test_a_caption_is_what_can_be_seen_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
