/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read_page.h"

/* Of leaves side by side the heading is the one that is shown. */
static void test_a_heading_of_leaves_is_the_first(void **state)
{
	(void)state;
	Article *article = article_of(
		"<div>" PROSE MORE_PROSE
		"</div><div class=related><h4><a href='#'>Related articles</a>"
		"<a href='#'>More from author</a></h4><ul><li><a href=/2.html>See also: The otter of "
		"the weir is back again</a></li><li><a href=/3.html>Watch: a donkey crosses first "
		"of all</a></li>"
		"</ul></div>");

	assert_int_equal(article->related_count, 2);
	assert_text(article->related[0].heading, "Related articles");
	assert_text(article->related[0].title, "The otter of the weir is back again");
	assert_text(article->related[1].title, "Watch: a donkey crosses first of all");
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_heading_of_leaves_is_the_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
