/* SPDX-License-Identifier: ISC */
#include "extract/lists.h"

#include "base/text.h"

enum {
	CLIMB_MAX = 64, /* elements between a block and its list item */
	ITEM_BLOCKS_MAX = 3, /* more on the average are sections */
	NUMBER_MAX = 100000,
	NESTED_MAX = 20, /* lists deeper than this are no lists of items */
	ITEM_BYTES_MAX = 1 << 16,
	COUNTERS = 32, /* one a depth of lists */
};

bool list_is_plain(const Page *page, Index e)
{
	const Element *list = &page->elements[e];
	Index items = 0, blocks = list->end_block - list->first_block;

	if (list->list_depth > NESTED_MAX)
		return false;
	for (Index i = e + 1; i < list->end; i++) {
		const Element *element = &page->elements[i];

		if (element->tag == TAG_LI)
			items++;
		if (tag_heading_level((Tag)element->tag) > 0 &&
			element->first_fragment < element->end_fragment)
			return false;
		if (element->tag == TAG_TABLE || element->tag == TAG_FIGURE)
			return false;
	}
	return items > 0 && blocks <= items * ITEM_BLOCKS_MAX;
}

/* The li around E inside LIST, or the element itself when there is none. */
static Index item_of(const Page *page, Index e, Index list)
{
	Index at = e;

	for (unsigned i = 0; i < CLIMB_MAX && at != PAGE_NONE && at != list; i++) {
		if (page->elements[at].tag == TAG_LI)
			return at;
		at = page->elements[at].parent;
	}
	return e;
}

/* Where counting in an ordered list has come to. */
typedef struct {
	Index list; /* or PAGE_NONE */
	Index next; /* element to look at next */
	unsigned long number; /* of the last li before it */
} Counter;

/* Value of the li ITEM in its ol. Items come in order, so COUNTER goes on from the
 * one before; each depth has its own. */
static unsigned long number_of(const Page *page, Index item, Counter *counter)
{
	Index list = page->elements[item].parent;
	unsigned long value;

	if (counter->list != list || counter->next > item) {
		unsigned long start = 1;

		str_number(page_attribute(page, list, "start"), &start);
		*counter = (Counter){ list, list + 1, start == 0 ? 0 : start - 1 };
	}
	while (counter->next <= item) {
		Index e = counter->next;

		if (page->elements[e].tag == TAG_LI)
			counter->number = str_number(page_attribute(page, e, "value"), &value)
				? value
				: counter->number + 1;
		counter->next = page->elements[e].end;
	}
	return counter->number;
}

static Str roman(Arena *arena, unsigned long number)
{
	static const struct {
		unsigned long value;
		const char *digits;
	} steps[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
		{ 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" }, { 9, "ix" }, { 5, "v" },
		{ 4, "iv" }, { 1, "i" } };
	Text out = text_in(arena);

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		for (; number >= steps[i].value; number -= steps[i].value)
			text_add_c(&out, steps[i].digits);
	return text_str(&out);
}

static Str upper(Arena *arena, Str text)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < text.size; i++)
		text_add_byte(&out, ascii_upper(text.at[i]));
	return text_str(&out);
}

/* Has the li ITEM a style of its own or of its list that numbers it? */
static bool is_styled_number(const Page *page, Index item)
{
	for (Index e = item, i = 0; i < 2; e = page->elements[e].parent, i++) {
		Str style = page_attribute(page, e, "style");
		size_t at = str_find_nocase(style, "list-style", 0);

		if (at == STR_NOWHERE)
			continue;
		style = str_from(style, at);
		style = str_slice(style, 0, str_find_byte(style, ';', 0));
		return str_find_nocase(style, "decimal", 0) != STR_NOWHERE;
	}
	return false;
}

/* The label of ITEM as a browser prints it, without its dot; absent in unordered
 * lists. */
static Str marker_of(const Page *page, Index item, Counter *counters)
{
	Index list = page->elements[item].parent;

	if (page->elements[item].tag != TAG_LI || list == PAGE_NONE ||
		(page->elements[list].tag != TAG_OL && !is_styled_number(page, item)))
		return STR_NONE;
	unsigned depth = page->elements[list].list_depth % COUNTERS;
	unsigned long number = number_of(page, item, &counters[depth]);
	Str type = page_attribute(page, list, "type");

	if (number > NUMBER_MAX)
		number = NUMBER_MAX;
	if ((str_is(type, "a") || str_is(type, "A")) && number >= 1 && number <= 26)
		return str_format(page->arena, "%c", (int)(type.at[0] + (char)(number - 1)));
	if (str_is(type, "i") && number >= 1 && number < 4000)
		return roman(page->arena, number);
	if (str_is(type, "I") && number >= 1 && number < 4000)
		return upper(page->arena, roman(page->arena, number));
	return str_format(page->arena, "%lu", number);
}

/* Adds BLOCK's words to ITEM behind a line feed. */
static void extend(const Page *page, ListItem *item, const PageBlock *block)
{
	Rich more = page_rich(page, block->first_fragment, block_end_fragment(block), 0);
	size_t shift = item->rich.text.size + 1;

	item->rich.text = str_format(page->arena, "%.*s\n%.*s", (int)item->rich.text.size,
		item->rich.text.at, (int)more.text.size, more.text.at);
	if (more.span_count == 0)
		return;
	Span *spans = arena_grow(page->arena, item->rich.spans, item->rich.span_count,
		item->rich.span_count + more.span_count, sizeof *spans);

	for (size_t i = 0; i < more.span_count; i++) {
		spans[item->rich.span_count + i] = more.spans[i];
		spans[item->rich.span_count + i].start += shift;
		spans[item->rich.span_count + i].end += shift;
	}
	item->rich.spans = spans;
	item->rich.span_count += more.span_count;
}

void list_write(const Page *page, Index e, Index first, Index end, Article *article)
{
	ListItem *items = arena_array(page->arena, end > first ? end - first : 1, sizeof *items);
	Counter counters[COUNTERS];
	size_t count = 0;
	Index item = PAGE_NONE;
	int outer = e == PAGE_NONE ? 0 : page->elements[e].list_depth;

	for (size_t i = 0; i < COUNTERS; i++)
		counters[i] = (Counter){ PAGE_NONE, 0, 0 };
	for (Index b = first; b < end; b++) {
		const PageBlock *block = &page->blocks[b];
		Index here = item_of(page, block->holder, e);

		if (block->claim != CLAIM_BODY)
			continue;
		if (here == item && count > 0 && e != PAGE_NONE &&
			items[count - 1].rich.text.size < ITEM_BYTES_MAX) {
			extend(page, &items[count - 1], block);
			continue;
		}
		item = here;
		int depth = page->elements[here].list_depth - outer;

		items[count++] = (ListItem){
			.depth = depth > 0 && e != PAGE_NONE ? depth : 0,
			.marker = marker_of(page, here, counters),
			.rich = page_rich(
				page, block->first_fragment, block_end_fragment(block), 0),
		};
	}
	if (count == 0)
		return;
	Block *list = article_add_block(article, BLOCK_LIST);

	list->ordered = e != PAGE_NONE &&
		(page->elements[e].tag == TAG_OL ||
			(items[0].depth == 0 && str_present(items[0].marker)));
	list->list.items = items;
	list->list.item_count = count;
}
