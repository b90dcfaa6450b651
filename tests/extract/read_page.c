/* SPDX-License-Identifier: ISC */
#include "read_page.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

Article *read_page(const char *markup, const char *address, ExtractView view)
{
	Article *article = article_new();
	ExtractJob job = { .view = view, .markup = true, .address = str(address) };

	job.bytes = strlen(markup);
	extract(str(markup), &job, article);
	return article;
}

Article *article_of(const char *markup)
{
	return read_page(markup, "http://paper.example/news/1.html", EXTRACT_ARTICLE);
}

void assert_text(Str got, const char *expected)
{
	char copy[1024] = "";

	assert_true(got.size < sizeof copy);
	memcpy(copy, got.at == NULL ? "" : got.at, got.size);
	assert_string_equal(copy, expected);
}

const Block *block_of_kind(const Article *article, BlockKind kind)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (article->blocks[i].kind == kind)
			return &article->blocks[i];
	return NULL;
}

size_t count_of_kind(const Article *article, BlockKind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < article->block_count; i++)
		count += article->blocks[i].kind == kind;
	return count;
}
