/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

/* A section is told in words, whatever the page writes for its programs. */
static void test_sections_are_words(void **state)
{
	static const struct {
		const char *declared, *section;
	} cases[] = {
		{ "/world/river_bank", "River Bank" },
		{ "/news/", "News" },
		{ "World/River", "World/River" },
		{ "nil", "" },
		{ "undefined", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<meta property=article:section content='%s'><h1>Otter on the bridge</h1>"
			"<div>" PROSE MORE_PROSE "</div>",
			cases[i].declared);
		Article *article = article_of(markup);

		assert_text(article->field[FIELD_SECTION], cases[i].section);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sections_are_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
