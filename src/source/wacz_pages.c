/* SPDX-License-Identifier: ISC */
#include "source/wacz_pages.h"

#include <stdlib.h>

#include "source/capture.h"
#include "source/json.h"

enum {
	LIST_BYTES_MAX = 16 << 20, /* of one list; lines may have the text of a page in them */
	PAGES_MAX = 200000,
	ASKED_BYTES = 256 << 10,
};

/* Texts as they are written in the list, with the escapes of JSON. */
typedef struct {
	Str address, time, title;
	uint32_t next; /* page with the same slot, 1 for the first; or 0 */
} Page;

struct WaczPages {
	Arena *arena; /* owned: the texts */
	Arena *asked; /* owned: what the last question took */
	Page *pages; /* owned, in the order of the lists */
	size_t count, room;
	uint32_t *slots; /* owned: pages by their addresses, 1 for the first; 0: none */
	size_t slot_count; /* a power of two */
};

static void add_page(WaczPages *pages, Page page)
{
	if (pages->count == PAGES_MAX)
		return;
	if (pages->count == pages->room) {
		pages->room = pages->room > 0 ? 2 * pages->room : 64;
		pages->pages = memory_resize(pages->pages, pages->room * sizeof *pages->pages);
	}
	page.address = str_copy(pages->arena, page.address);
	page.time = str_copy(pages->arena, page.time);
	page.title = str_copy(pages->arena, page.title);
	pages->pages[pages->count++] = page;
}

/* The first line says what the list is and has no address. Each line is gone through once, and
 * no text of it is unescaped: there may be a hundred thousand, before a first row is seen. */
static void add_line(WaczPages *pages, Str line)
{
	Page page = { .address = STR_NONE };
	Str rest, name, value;

	line = str_trim(line);
	if (!json_is_object(line))
		return;
	rest = str_from(line, 1);
	while (json_next_member(&rest, &name, &value)) {
		if (str_is(name, "url"))
			page.address = value;
		else if (str_is(name, "ts"))
			page.time = value;
		else if (str_is(name, "title"))
			page.title = value;
	}
	if (page.address.size > sizeof "\"\"" - 1 && page.title.size > sizeof "\"\"" - 1)
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

/* FNV-1a. */
static uint32_t hash_of(Str address)
{
	uint32_t hash = UINT32_C(2166136261);

	for (size_t i = 0; i < address.size; i++)
		hash = (hash ^ (unsigned char)address.at[i]) * UINT32_C(16777619);
	return hash ^ hash >> 15;
}

/* ADDRESS as text; where it has no escapes, that is what stands between its marks. */
static Str plain_address(WaczPages *pages, Str address)
{
	if (str_find_byte(address, '\\', 0) != STR_NOWHERE)
		return json_text(pages->arena, address);
	return str_starts(address, "\"") ? str_slice(address, 1, address.size - 1) : address;
}

/* Chains have the pages in the order of the lists. */
static void fill_slots(WaczPages *pages)
{
	pages->slot_count = 64;
	while (pages->slot_count < pages->count)
		pages->slot_count *= 2;
	pages->slots = memory_new(pages->slot_count * sizeof *pages->slots);
	for (size_t i = pages->count; i-- > 0;) {
		Page *page = &pages->pages[i];

		page->address = plain_address(pages, page->address);
		uint32_t *slot = &pages->slots[hash_of(page->address) & (pages->slot_count - 1)];

		page->next = *slot;
		*slot = (uint32_t)i + 1;
	}
}

WaczPages *wacz_pages_read(const Zip *zip)
{
	WaczPages *pages = memory_new(sizeof *pages);

	pages->arena = arena_new();
	pages->asked = arena_new();
	for (size_t i = 0; i < zip_count(zip); i++) {
		const ZipMember *member = zip_member(zip, i);

		if (str_starts(member->name, "pages/") && str_ends_nocase(member->name, ".jsonl"))
			add_list(pages, zip, member);
	}
	fill_slots(pages);
	return pages;
}

void wacz_pages_free(WaczPages *pages)
{
	arena_free(pages->arena);
	arena_free(pages->asked);
	free(pages->pages);
	free(pages->slots);
	free(pages);
}

static Str time_of(WaczPages *pages, const Page *page)
{
	return capture_time(pages->asked, json_text(pages->asked, page->time));
}

Str wacz_pages_title(WaczPages *pages, Str address, Str captured)
{
	const Page *best = NULL;
	uint32_t number = pages->slots[hash_of(address) & (pages->slot_count - 1)];
	Str best_time = STR_NONE;

	if (arena_bytes(pages->asked) > ASKED_BYTES) {
		arena_free(pages->asked);
		pages->asked = arena_new();
	}
	for (; number != 0; number = pages->pages[number - 1].next) {
		const Page *page = &pages->pages[number - 1];

		if (!str_equal(page->address, address))
			continue;
		Str time = time_of(pages, page);

		if (best == NULL || str_equal(time, captured) || str_compare(time, best_time) < 0) {
			best = page;
			best_time = time;
		}
		if (str_equal(time, captured))
			break;
	}
	return best != NULL ? str_trim(json_text(pages->asked, best->title)) : STR_NONE;
}
