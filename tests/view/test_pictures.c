/* SPDX-License-Identifier: ISC */
/* The list of pictures: those that the text is silent of are in it. */

#include <config.h>

#include "view/pictures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "layout/flow.h"

static void test_pictures_without_words_are_listed(void **state)
{
	Article *article = article_new();
	View view = { .article = article };
	size_t count;

	(void)state;
	article_add_block(article, BLOCK_FIGURE)->figure.src = str("a.jpg");
	article_add_block(article, BLOCK_PARAGRAPH)->rich.text = str("She came in at noon.");
	article_add_block(article, BLOCK_FIGURE)->figure.alt = str("The quay");
	article_add_block(article, BLOCK_FIGURE)->figure.src = str("b.jpg");
	article_add_block(article, BLOCK_FIGURE)->figure.alt = str("The pier");
	view.story.flow = flow_new(article, FLOW_STORY, false);

	const Picture *pictures = pictures_of(&view, article->arena, &count);
	static const size_t pieces[] = { 0, 1, 1, 2 };

	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(pictures[i].piece, pieces[i]);
	assert_true(str_is(pictures[2].figure->figure.src, "b.jpg"));
	flow_free(view.story.flow);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pictures_without_words_are_listed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
