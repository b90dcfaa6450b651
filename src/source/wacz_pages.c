/* SPDX-License-Identifier: ISC */
#include "source/wacz_pages.h"

#include <stdlib.h>

#include "base/hash.h"
#include "source/capture.h"
#include "source/json.h"

enum {
	LIST_BYTES_MAX = 16 << 20, /* of one list; lines may have the text of a page in them */
	PAGES_MAX = 200000,
	ASKED_BYTES = 256 << 10,
};

/* A line of a list, which is gone through again when its page is asked for. */
typedef struct {
	Str line; /* borrowed of the list */
	Str address; /* as text */
	uint32_t next; /* page with the same slot, 1 for the first; or 0 */
} Page;

struct WaczPages {
	Arena *arena; /* owned: addresses that had to be unescaped */
	Arena *asked; /* owned: what the last question took */
	Text *lists; /* owned array of owned bytes */
	size_t list_count;
	Page *pages; /* owned, in the order of the lists */
	size_t count, room;
	uint32_t *slots; /* owned: pages by their addresses, 1 for the first; 0: none */
	size_t slot_count; /* a power of two */
};

static void add_page(WaczPages *pages, Str line, Str address)
{
	if (pages->count == PAGES_MAX)
		return;
	if (pages->count == pages->room) {
		pages->room = pages->room > 0 ? 2 * pages->room : 64;
		pages->pages = memory_resize(pages->pages, pages->room * sizeof *pages->pages);
	}
	pages->pages[pages->count++] = (Page){ .line = line, .address = address };
}

/* The address in LINE where it is seen without going through all of that: a member of an object
 * that has no other within, and without escapes. Else absent. */
static Str plain_address(Str line)
{
	static const char member[] = "\"url\"";
	size_t at = str_find(line, member, 0);

	if (at == STR_NOWHERE || str_find_byte(line, '{', 1) != STR_NOWHERE)
		return STR_NONE;
	Str rest = str_trim(str_from(line, at + sizeof member - 1));

	if (!str_starts(rest, ":"))
		return STR_NONE;
	rest = str_trim(str_from(rest, 1));
	Str value = str_slice(rest, 1, str_find_byte(rest, '"', 1));

	return str_starts(rest, "\"") && str_find_byte(value, '\\', 0) == STR_NOWHERE ? value
										      : STR_NONE;
}

/* The first line says what the list is and has no address. There may be a hundred thousand, before
 * a first row is seen. */
static void add_line(WaczPages *pages, Str line)
{
	line = str_trim(line);
	if (!json_is_object(line))
		return;
	Str address = plain_address(line);

	if (!str_present(address))
		address = json_text(pages->arena, json_member(line, "url"));
	if (!str_empty(address))
		add_page(pages, line, address);
}

static void add_list(WaczPages *pages, const Zip *zip, const ZipMember *member)
{
	Text bytes = text_in(NULL);
	bool whole;
	Error unsaid;

	if (!zip_take(zip, member, LIST_BYTES_MAX, &bytes, &whole, &unsaid)) {
		text_clear(&bytes);
		return;
	}
	Str rest = text_str(&bytes), line;

	pages->lists = memory_resize(pages->lists, (pages->list_count + 1) * sizeof *pages->lists);
	pages->lists[pages->list_count++] = bytes;
	while (pages->count < PAGES_MAX && str_next_line(&rest, &line))
		add_line(pages, line);
}

/* The slot of pages with ADDRESS. */
static uint32_t *slot_of(const WaczPages *pages, Str address)
{
	uint64_t hash = hash_text(HASH_START, address);

	return &pages->slots[(hash ^ hash >> 32) & (pages->slot_count - 1)];
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
		uint32_t *slot = slot_of(pages, page->address);

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
	for (size_t i = 0; i < pages->list_count; i++)
		text_clear(&pages->lists[i]);
	free(pages->lists);
	free(pages->pages);
	free(pages->slots);
	free(pages);
}

/* What the line of PAGE says of it, for the time of one question. */
static Str text_of(WaczPages *pages, const Page *page, const char *name)
{
	return str_trim(json_text(pages->asked, json_member(page->line, name)));
}

Str wacz_pages_title(WaczPages *pages, Str address, Str captured)
{
	Str best = STR_NONE, best_time = STR_NONE;
	uint32_t number = *slot_of(pages, address);

	if (arena_bytes(pages->asked) > ASKED_BYTES) {
		arena_free(pages->asked);
		pages->asked = arena_new();
	}
	for (; number != 0; number = pages->pages[number - 1].next) {
		const Page *page = &pages->pages[number - 1];

		if (!str_equal(page->address, address))
			continue;
		Str title = text_of(pages, page, "title");
		Str time = capture_time(pages->asked, text_of(pages, page, "ts"));
		bool exact = str_equal(time, captured);

		if (str_empty(title))
			continue;
		if (str_empty(best) || exact || str_compare(time, best_time) < 0) {
			best = title;
			best_time = time;
		}
		if (exact)
			break;
	}
	return best;
}
