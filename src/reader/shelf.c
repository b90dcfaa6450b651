/* SPDX-License-Identifier: ISC */
#include "reader/shelf.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

typedef struct {
	size_t item;
	Show show;
	Article *article; /* owned */
} Kept;

struct Shelf {
	Kept kept[SHELF_ARTICLES_MAX]; /* the last used first */
	size_t count;
};

Shelf *shelf_new(void)
{
	return memory_new(sizeof(Shelf));
}

void shelf_free(Shelf *shelf)
{
	if (shelf == NULL)
		return;
	for (size_t i = 0; i < shelf->count; i++)
		article_free(shelf->kept[i].article);
	free(shelf);
}

static size_t position(const Shelf *shelf, size_t item, Show show)
{
	size_t i = 0;

	while (i < shelf->count && (shelf->kept[i].item != item || shelf->kept[i].show != show))
		i++;
	return i;
}

/* Puts KEPT first; the one at AT, which may be the end, makes room. */
static void put_first(Shelf *shelf, Kept kept, size_t at)
{
	memmove(&shelf->kept[1], &shelf->kept[0], at * sizeof *shelf->kept);
	shelf->kept[0] = kept;
}

const Article *shelf_find(Shelf *shelf, size_t item, Show show)
{
	size_t at = position(shelf, item, show);

	if (at == shelf->count)
		return NULL;
	put_first(shelf, shelf->kept[at], at);
	return shelf->kept[0].article;
}

static void drop_last(Shelf *shelf)
{
	article_free(shelf->kept[--shelf->count].article);
}

static size_t bytes_kept(const Shelf *shelf)
{
	size_t bytes = 0;

	for (size_t i = 0; i < shelf->count; i++)
		bytes += arena_bytes(shelf->kept[i].article->arena);
	return bytes;
}

void shelf_put(Shelf *shelf, size_t item, Show show, Article *article)
{
	size_t at = position(shelf, item, show);

	if (at < shelf->count) {
		article_free(shelf->kept[at].article);
	} else {
		if (shelf->count == SHELF_ARTICLES_MAX)
			drop_last(shelf);
		at = shelf->count++;
	}
	put_first(shelf, (Kept){ item, show, article }, at);
	while (shelf->count > 1 && bytes_kept(shelf) > SHELF_BYTES_MAX)
		drop_last(shelf);
}
