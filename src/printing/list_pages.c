/* SPDX-License-Identifier: ISC */
#include "printing/list_pages.h"

#include <stdlib.h>

#include "base/arena.h"
#include "collection/gatherer.h"
#include "library/library.h"
#include "library/store.h"
#include "source/source.h"

struct ListPages {
	const Options *options; /* borrowed */
	Library *library; /* owned: of all sources; NULL: nobody has asked yet */
};

ListPages *list_pages_new(const Options *options)
{
	ListPages *pages = memory_new(sizeof *pages);

	pages->options = options;
	return pages;
}

void list_pages_free(ListPages *pages)
{
	if (pages == NULL)
		return;
	library_close(pages->library);
	free(pages);
}

static void gather(ListPages *pages)
{
	const Options *options = pages->options;
	Arena *arena = arena_new();
	GathererOptions how = { .store_folder = options->secure ? NULL : store_folder(arena) };
	Source **sources = memory_new((options->source_count + 1) * sizeof *sources);
	size_t count = 0;
	Error said_elsewhere;

	for (size_t i = 0; i < options->source_count; i++) {
		sources[count] = source_open(options->sources[i], &said_elsewhere);
		count += sources[count] != NULL;
	}
	pages->library = library_open();
	/* A file alone has nothing beside it. */
	if (count > 1 || (count == 1 && source_item_count(sources[0]) > 1)) {
		Gatherer *gatherer = gatherer_new(sources, count, pages->library, &how);

		gatherer_finish(gatherer, NULL, NULL);
		gatherer_free(gatherer);
	}
	for (size_t i = 0; i < count; i++)
		source_free(sources[i]);
	free(sources);
	arena_free(arena);
}

/* Does ARTICLE, of a reading list, end in nothing but the link to its page? */
static bool is_mere_link(const Article *article)
{
	Str address = article->source.address;

	return article->source.kind == SOURCE_EXPORT && article->block_count > 0 &&
		str_present(address) &&
		str_equal(block_text(&article->blocks[article->block_count - 1]), address);
}

bool list_pages_have(ListPages *pages, const Article *article)
{
	if (!is_mere_link(article))
		return false;
	if (pages->library == NULL)
		gather(pages);
	size_t found = library_find(
		pages->library, article->source.address, article->source.captured, LIBRARY_NOWHERE);

	if (found == LIBRARY_NOWHERE)
		return false;
	LibraryKind kind = library_row(pages->library, found).kind;

	return kind == LIBRARY_ARTICLE || kind == LIBRARY_UNTOLD || kind == LIBRARY_FRONT;
}
