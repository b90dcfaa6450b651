/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "read_page.h"

/* What only its element parts from the name before it: a day, an account. */
static void test_names_and_what_touches_them(void **state)
{
	Article *article = article_of(
		"<title>Otter on the bridge</title><article><h1>Otter on the bridge</h1>"
		"<div><span class=author>Ada Quill</span><span class=date>May 4, 2021</span></div>"
		"<div class=b1><span class=author-title>River reporter</span>"
		"<a href=https://t.example/aq>@aq</a></div>" PROSE MORE_PROSE PROSE_TOO
		"</article>");

	(void)state;
	assert_text(article->field[FIELD_BYLINE], "Ada Quill");
	assert_text(article->field[FIELD_PUBLISHED], "2021-05-04");
	article_free(article);
}

/* Japanese papers sign in brackets at the end. */
static void test_japanese_signatures(void **state)
{
	static const struct {
		const char *end, *byline;
	} cases[] = {
		{ "【佐藤花子、鈴木一郎】", "佐藤花子, 鈴木一郎" },
		{ "（山田太郎）", "山田太郎" },
		{ "（三月四日）", "" },
		{ "（敬称略）", "" },
		{ "（共同通信）", "" },
		{ "【関連する動画】", "" },
		{ "（二〇一九年五月）", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[3000];

		snprintf(markup, sizeof markup,
			"<html lang=ja><h1>橋が開通</h1><div><p>町の橋が十一年ぶりに開通し、四日朝、"
			"町長がロバの引く荷車で最初に渡った。橋は洪水で流され、石は番号を付けて川原に"
			"保管されていた。</p><p>石工によると、九つのアーチはすべて元の石で組み直された。"
			"中央のアーチには、川に落ちた職人の名前と回数を刻んだ板が取り付けられている。%s"
			"</p></div></html>",
			cases[i].end);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].end);
		assert_text(article->field[FIELD_BYLINE], cases[i].byline);
		article_free(article);
	}
}

/* Names in elements of their own, in a line that was taken for a paragraph, and what is told of
 * them in the next line. */
static void test_a_line_of_names_is_the_byline(void **state)
{
	static const struct {
		const char *line, *byline, *role;
	} cases[] = {
		{ "<p><span class=author>Ada Quill</span> <span>and</span> "
		  "<span class=author>Ben Marsh</span></p>",
			"Ada Quill, Ben Marsh", "" },
		{ "<p>By ADA QUILL<br>Daily Staff Writer</p>", "ADA QUILL", "Daily Staff Writer" },
		{ "<div class=byline>Opinion</div>", "", "" },
		{ "<div>4 мая 2019, 12:30 | Анна Белова</div>", "Анна Белова", "" },
		{ "<meta property=og:site_name content='Skarn Post'><div class=byline>By Ada Quill, "
		  "Skarn Post</div>",
			"Ada Quill", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char markup[2000];

		snprintf(markup, sizeof markup,
			"<title>Otter on the bridge</title><article><h1>Otter on the "
			"bridge</h1>%s" PROSE MORE_PROSE PROSE_TOO "</article>",
			cases[i].line);
		Article *article = article_of(markup);

		print_message("%s\n", cases[i].line);
		assert_text(article->field[FIELD_BYLINE], cases[i].byline);
		assert_text(article->field[FIELD_ROLE], cases[i].role);
		assert_int_equal(article->block_count, 3);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_and_what_touches_them),
		cmocka_unit_test(test_japanese_signatures),
		cmocka_unit_test(test_a_line_of_names_is_the_byline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
