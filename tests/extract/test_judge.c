/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

static void test_shortcodes_are_no_text(void **state)
{
	static const char *const codes[] = { "[ad#ad-2]", "[caption id=\"a\" width=\"300\"]",
		"[/embed]", "[box_coloured]", "[gallery]", "[row][/row]" };
	static const char *const words[] = { "[sic]", "[Applause]", "[the clock strikes]", "[1]",
		"[more to follow]", "[ad hoc]", "[gallery] The clock" };

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes + sizeof words / sizeof *words; i++) {
		bool code = i < sizeof codes / sizeof *codes;
		const char *line = code ? codes[i] : words[i - sizeof codes / sizeof *codes];
		char markup[2000];

		snprintf(
			markup, sizeof markup, "<div>" PROSE "<p>%s</p>" MORE_PROSE "</div>", line);
		Article *article = article_of(markup);

		print_message("%s\n", line);
		assert_int_equal(article->block_count, code ? 2 : 3);
		article_free(article);
	}
}

static void test_words_of_programs_are_no_text(void **state)
{
	static const struct {
		const char *markup;
		size_t blocks;
	} cases[] = {
		{ "<p>(function() { document.addEventListener('load', function() { ring(); }); })();"
		  "</p>",
			2 },
		{ "<br><b>Warning</b>: ring() expects two bells, one given in <b>/srv/clock.php</b> "
		  "on line <b>12</b><br>",
			2 },
		{ "<pre hidden>[ { \"name\": \"Clock\", \"every\": \"5\" } ]</pre>", 2 },
		/* Told of in the story. */
		{ "<p>Warning: the keeper in /bridge/ lets nobody pass whose cart stands on line "
		  "12.</p>",
			3 },
		{ "<pre>(function() { ring(); })();</pre>", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<div><h1>Clock</h1>" PROSE "%s" MORE_PROSE "</div>", cases[i].markup);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].markup);
		assert_int_equal(article->block_count, cases[i].blocks);
		article_free(article);
	}
}

static void test_offers_within_the_text(void **state)
{
	static const struct {
		const char *line, *title;
	} cases[] = {
		{ "<p>[Read also: <a href=/2>Nine stones of the bridge are lost</a>]</p>",
			"Nine stones of the bridge are lost" },
		{ "<p><a href=/2>[Related post: Nine stones of the bridge are lost]</a></p>",
			"Nine stones of the bridge are lost" },
		{ "<p>\xE2\x96\xBA Lea aqu\xC3\xAD: <a href=/2>Nine stones of the bridge are lost</a></p>",
			"Nine stones of the bridge are lost" },
		{ "<p>Weiterlesen: <a href=/2>Nine stones of the bridge are lost</a></p>",
			"Nine stones of the bridge are lost" },
		{ "<h3>MIRA: <a href=/2>Nine stones of the bridge are lost</a></h3>",
			"Nine stones of the bridge are lost" },
		{ "<p><b>Mehr dazu lesen Sie hier:</b> <a href=/2>Nine stones of the bridge are "
		  "lost</a></p>",
			"Nine stones of the bridge are lost" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<h1>Otter on the bridge</h1><div>" PROSE "%s" MORE_PROSE "</div>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_int_equal(article->block_count, 2);
		assert_int_equal(article->related_count, 1);
		assert_text(article->related[0].title, cases[i].title);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shortcodes_are_no_text),
		cmocka_unit_test(test_words_of_programs_are_no_text),
		cmocka_unit_test(test_offers_within_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
