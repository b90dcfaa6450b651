/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read_page.h"

static void test_a_picture_is_shown_once(void **state)
{
	(void)state;
	static const struct {
		const char *markup;
		size_t count;
	} cases[] = {
		/* Late and at once; with and without its caption. */
		{ "<div>" PROSE
		  "<p><img data-src=/c.jpg><noscript><img src=/c.jpg></noscript></p>" MORE_PROSE
		  "</div>",
			1 },
		{ "<div>" PROSE "<p><img src=/c.jpg></p><figure><img src=/c.jpg><figcaption>The "
		  "clock</figcaption></figure>" MORE_PROSE "</div>",
			1 },
		{ "<div><p><img src=/c.jpg></p>" PROSE "<p><img src=/c.jpg></p>" MORE_PROSE
		  "</div>",
			1 },
		/* Other words, another place: another figure. */
		{ "<div>" PROSE "<figure><img src=/c.jpg><figcaption>The clock</figcaption>"
		  "</figure><figure><img src=/c.jpg><figcaption>The same at noon</figcaption>"
		  "</figure>" MORE_PROSE "</div>",
			2 },
		{ "<div>" PROSE "<p><img src=/c.jpg></p>" MORE_PROSE "<figure><img src=/c.jpg>"
		  "<figcaption>The clock</figcaption></figure>" MORE_PROSE "</div>",
			2 },
		{ "<div>" PROSE "<p><img src=/x.svg alt='\\alpha'></p>" MORE_PROSE
		  "<p><img src=/x.svg alt='\\alpha'></p></div>",
			2 },
		{ "<div>" PROSE "<p><img src=/c.jpg></p><p><img src=/d.jpg></p>" MORE_PROSE
		  "</div>",
			2 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Article *article = article_of(cases[i].markup);

		assert_int_equal(count_of_kind(article, BLOCK_FIGURE), cases[i].count);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_picture_is_shown_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
