/* SPDX-License-Identifier: ISC */
#include "source/wacz_pages.h"

#include <stdlib.h>

#include "source/capture.h"
#include "source/json.h"

enum {
	LIST_BYTES_MAX = 16 << 20, /* of one list; lines may have the text of a page in them */
	PAGES_MAX = 200000,
};

typedef struct {
	Str address, captured, title;
} Page;

struct WaczPages {
	Arena *arena; /* owned */
	Page *pages; /* by address and time */
	size_t count, room;
};

static int compare_pages(const void *left, const void *right)
{
	const Page *a = left, *b = right;
	int order = str_compare(a->address, b->address);

	return order != 0 ? order : str_compare(a->captured, b->captured);
}

static void add_page(WaczPages *pages, Page page)
{
	if (pages->count == PAGES_MAX)
		return;
	if (pages->count == pages->room) {
		size_t room = pages->room > 0 ? 2 * pages->room : 64;

		pages->pages = arena_grow(
			pages->arena, pages->pages, pages->count, room, sizeof *pages->pages);
		pages->room = room;
	}
	pages->pages[pages->count++] = page;
}

/* The first line says what the list is and has no address. */
static void add_line(WaczPages *pages, Str line)
{
	Str value = STR_NONE;

	if (!json_next(&line, &value) || !json_is_object(value))
		return;
	Page page = {
		.address = json_member_text(pages->arena, value, "url"),
		.captured = capture_time(pages->arena, json_member_text(pages->arena, value, "ts")),
		.title = str_trim(json_member_text(pages->arena, value, "title")),
	};

	if (!str_empty(page.address) && !str_empty(page.title))
		add_page(pages, page);
}

static void add_list(WaczPages *pages, const Zip *zip, const ZipMember *member)
{
	Text bytes = text_in(NULL);
	bool whole;
	Error unsaid;

	if (zip_take(zip, member, LIST_BYTES_MAX, &bytes, &whole, &unsaid)) {
		Str rest = text_str(&bytes), line;

		while (str_next_line(&rest, &line))
			add_line(pages, line);
	}
	text_clear(&bytes);
}

WaczPages *wacz_pages_read(const Zip *zip)
{
	WaczPages *pages = memory_new(sizeof *pages);

	pages->arena = arena_new();
	for (size_t i = 0; i < zip_count(zip); i++) {
		const ZipMember *member = zip_member(zip, i);

		if (str_starts(member->name, "pages/") && str_ends_nocase(member->name, ".jsonl"))
			add_list(pages, zip, member);
	}
	if (pages->count > 1)
		qsort(pages->pages, pages->count, sizeof *pages->pages, compare_pages);
	return pages;
}

void wacz_pages_free(WaczPages *pages)
{
	arena_free(pages->arena);
	free(pages);
}

/* The first page that does not stand before ADDRESS and CAPTURED. */
static size_t find_page(const WaczPages *pages, Str address, Str captured)
{
	Page wanted = { .address = address, .captured = captured };
	size_t low = 0, high = pages->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_pages(&pages->pages[middle], &wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

Str wacz_pages_title(const WaczPages *pages, Str address, Str captured)
{
	size_t at = find_page(pages, address, captured);

	if (at == pages->count || !str_equal(pages->pages[at].address, address))
		at = find_page(pages, address, str(""));
	bool found = at < pages->count && str_equal(pages->pages[at].address, address);

	return found ? pages->pages[at].title : STR_NONE;
}
