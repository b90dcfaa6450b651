/* SPDX-License-Identifier: ISC */
/* Standard input, a page, as the record stream of its article: a seed for fuzzing the
 * reader of such streams. */

#include <stdio.h>

#include "article/record.h"
#include "base/text.h"
#include "extract/extract.h"

static bool put(void *context, const void *bytes, size_t size, Error *err)
{
	if (fwrite(bytes, 1, size, context) == size)
		return true;
	return error_set(err, ERROR_SYSTEM, "no stream could be written");
}

int main(void)
{
	Text page = text_in(NULL);
	Article *article = article_new();
	ExtractJob job = { .markup = true };
	char part[4096];
	size_t got;
	Error err = { 0 };

	while ((got = fread(part, 1, sizeof part, stdin)) > 0)
		text_add(&page, str_of(part, got));
	extract(text_str(&page), &job, article);
	bool written = record_write_article(article, put, stdout, &err);

	article_free(article);
	text_clear(&page);
	return written ? 0 : 1;
}
