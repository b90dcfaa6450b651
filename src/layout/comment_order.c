/* SPDX-License-Identifier: ISC */
#include "layout/comment_order.h"

#include <assert.h>
#include <stdlib.h>

#include "article/date.h"
#include "base/arena.h"

static const char *const by_names[] = {
	[COMMENTS_AS_ON_PAGE] = "page",
	[COMMENTS_OLDEST] = "oldest",
	[COMMENTS_NEWEST] = "newest",
	[COMMENTS_MOST_REPLIES] = "replies",
};
static_assert(sizeof by_names / sizeof *by_names == COMMENTS_BY_COUNT, "each order has a name");

const char *comments_by_name(CommentsBy by)
{
	return by_names[by];
}

/* Comments FIRST up to END, and what their order goes by: the smaller KEY comes first. */
typedef struct {
	int64_t key;
	uint32_t first, end;
} Thread;

static bool moment_of(const Article *article, size_t index, int64_t *moment)
{
	Str time = article_comment(article, index).time;
	Date date;

	return !str_empty(time) && date_from_iso(time, &date) && date_moment(&date, moment);
}

bool comments_dated(const Article *article)
{
	int64_t moment;

	for (size_t i = 0; i < article->comment_count; i++)
		if (moment_of(article, i, &moment))
			return true;
	return false;
}

static int64_t key_of(const Article *article, const Thread *thread, CommentsBy by)
{
	int64_t moment;

	switch (by) {
	case COMMENTS_AS_ON_PAGE:
	case COMMENTS_BY_COUNT:
		break;
	case COMMENTS_MOST_REPLIES:
		return -(int64_t)(thread->end - thread->first);
	case COMMENTS_OLDEST:
	case COMMENTS_NEWEST:
		if (!moment_of(article, thread->first, &moment))
			return INT64_MAX;
		return by == COMMENTS_OLDEST ? moment : -moment;
	}
	return 0;
}

static int compare(const void *a, const void *b)
{
	const Thread *one = a, *other = b;

	if (one->key != other->key)
		return one->key < other->key ? -1 : 1;
	return one->first < other->first ? -1 : one->first > other->first;
}

/* The threads of ARTICLE, on the heap. */
static Thread *find_threads(const Article *article, size_t *count)
{
	size_t room = article->comment_count;
	Thread *threads = memory_new((room > 0 ? room : 1) * sizeof *threads);

	*count = 0;
	for (uint32_t i = 0; i < room; i++) {
		if (i == 0 || article_comment_depth(article, i) <= 0)
			threads[(*count)++] = (Thread){ .first = i };
		threads[*count - 1].end = i + 1;
	}
	return threads;
}

uint32_t *comment_order(const Article *article, CommentsBy by, const bool *wanted, size_t *count)
{
	size_t thread_count;
	Thread *threads = find_threads(article, &thread_count);
	size_t room = article->comment_count;
	uint32_t *order = memory_new((room > 0 ? room : 1) * sizeof *order);

	for (size_t i = 0; i < thread_count; i++)
		threads[i].key = key_of(article, &threads[i], by);
	qsort(threads, thread_count, sizeof *threads, compare);
	*count = 0;
	for (size_t i = 0; i < thread_count; i++)
		for (uint32_t comment = threads[i].first; comment < threads[i].end; comment++)
			if (wanted == NULL || wanted[comment])
				order[(*count)++] = comment;
	free(threads);
	return order;
}
