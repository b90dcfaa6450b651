/* SPDX-License-Identifier: ISC */
#include "worker/glancing.h"

#include <stdlib.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "extract/glance.h"
#include "source/bytes.h"
#include "source/container.h"
#include "source/input.h"

/* Bytes of the page's beginning that are looked at: first a few, then as many as may
 * stand before the headline where a page carries its styles and scripts with it. */
static const size_t looks[] = { 64 << 10, 512 << 10 };

enum {
	ZIP_MARK_BYTES = 4,
	SILENCE_MS = 2000 /* after that nobody cares for a glance */
};

/* Looks at the first ROOM bytes of INPUT. True when there is no need to see more. */
static bool look(SourceInput *input, size_t room, Article *article)
{
	char *beginning = memory_resize(NULL, room);
	size_t size = bytes_peek(input, beginning, room);
	bool seen = glance(str_of(beginning, size), article);

	free(beginning);
	return seen || size < room;
}

/* Is INPUT a file with pages in it? What that begins with is no page's headline. A zip file is
 * not looked into: its directory may be long. */
static bool holds_pages(SourceInput *input)
{
	if (str_starts(input_window(input, 0, ZIP_MARK_BYTES), "PK\3\4"))
		return true;
	Container *container = container_open(input);
	bool holds = container != NULL;

	container_free(container);
	return holds;
}

static int run(void *context)
{
	SourceInput *input = input_of_descriptor(STDIN_FILENO);
	Article *article = article_new();
	Error unheard;
	bool page = !holds_pages(input);

	(void)context;
	for (size_t i = 0; page && i < sizeof looks / sizeof *looks; i++)
		page = !look(input, looks[i], article);
	bool written = record_write_article(article, child_answer, NULL, &unheard);

	article_free(article);
	input_free(input);
	return written ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

ChildJob glancing_job(void)
{
	return (ChildJob){ .run = run, .silence_ms = SILENCE_MS };
}
