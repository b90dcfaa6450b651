/* SPDX-License-Identifier: ISC */
/* Asking about a page; page_fill.c makes it. */
#include "extract/page.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/address.h"
#include "extract/characters.h"
#include "extract/unseen.h"

static Sums difference(Sums high, Sums low)
{
	return (Sums){
		.letters = high.letters - low.letters,
		.link_letters = high.link_letters - low.link_letters,
		.prose = high.prose - low.prose,
		.commas = high.commas - low.commas,
		.links = high.links - low.links,
	};
}

Sums page_sums_between(const Page *page, Index first, Index end)
{
	return first < end ? difference(page->sums[end], page->sums[first]) : (Sums){ 0 };
}

Sums page_sums(const Page *page, Index e)
{
	return page_sums_between(
		page, page->elements[e].first_fragment, page->elements[e].end_fragment);
}

Sums page_sums_blocks(const Page *page, Index first, Index end)
{
	if (first >= end)
		return (Sums){ 0 };
	return page_sums_between(page, page->blocks[first].first_fragment,
		block_end_fragment(&page->blocks[end - 1]));
}

bool page_contains(const Page *page, Index a, Index e)
{
	return a <= e && e < page->elements[a].end;
}

Index page_common(const Page *page, Index a, Index b)
{
	while (!page_contains(page, a, b))
		a = page->elements[a].parent;
	return a;
}

Str page_text_between(const Page *page, Index first, Index end)
{
	if (first >= end)
		return str("");
	return str_slice(page->text, page->fragments[first].start, page->fragments[end - 1].end);
}

Str page_text_of(const Page *page, Index e)
{
	return page_text_between(
		page, page->elements[e].first_fragment, page->elements[e].end_fragment);
}

Str page_text_blocks(const Page *page, Index first, Index end)
{
	if (first >= end)
		return str("");
	return page_text_between(page, page->blocks[first].first_fragment,
		block_end_fragment(&page->blocks[end - 1]));
}

const PageAttribute *page_attributes(const Page *page, Index e, size_t *count)
{
	Index first = page->elements[e].first_attribute;
	Index end = e + 1 < page->element_count ? page->elements[e + 1].first_attribute
						: page->attribute_count;

	*count = end - first;
	return page->attributes + first;
}

const PageContent *page_contents(const Page *page, Index e, size_t *count)
{
	Index low = 0, high = page->content_count;

	while (low < high) {
		Index middle = low + (high - low) / 2;

		if (page->contents[middle].element < e)
			low = middle + 1;
		else
			high = middle;
	}
	while (high < page->content_count && page->contents[high].element == e)
		high++;
	*count = high - low;
	return page->contents + low;
}

/* Nearly all names that differ do so in their first byte. */
static bool same_name(const char *a, const char *b)
{
	return a[0] == b[0] && strcmp(a, b) == 0;
}

static const char *value_of(const Page *page, Index e, const char *name)
{
	size_t count;
	const PageAttribute *attributes = page_attributes(page, e, &count);

	for (size_t i = 0; i < count; i++)
		if (same_name(attributes[i].name, name))
			return attributes[i].value;
	if (same_name(name, "class"))
		return page->names.rows[page->elements[e].class_name].raw.at;
	if (same_name(name, "id"))
		return page->names.rows[page->elements[e].id_name].raw.at;
	return NULL;
}

bool page_has_attribute(const Page *page, Index e, const char *name)
{
	return value_of(page, e, name) != NULL;
}

Str page_attribute(const Page *page, Index e, const char *name)
{
	const char *value = value_of(page, e, name);

	return value == NULL ? STR_NONE : characters_one_line(page->arena, str(value));
}

Str page_address(const Page *page, Index e, const char *name)
{
	Str value = page_attribute(page, e, name);

	if (str_empty(value))
		return STR_NONE;
	return address_resolve(page->arena, page->base, str_copy(page->arena, value));
}

Str page_link(const Page *page, Index e)
{
	Index link = page->elements[e].link;

	return link == PAGE_NONE ? STR_NONE : page_address(page, link, "href");
}

Str page_class(const Page *page, Index e)
{
	return page->names.rows[page->elements[e].class_name].text;
}

Str page_id(const Page *page, Index e)
{
	return page->names.rows[page->elements[e].id_name].text;
}

static bool name_has_word(const Page *page, Index name, const char *wanted)
{
	Str rest = str_slice(page->names.rows[name].raw, 0, NAME_BYTES_MAX);
	NameWord word;

	while (name_next_word(&rest, &word))
		if (strcmp(word.at, wanted) == 0)
			return true;
	return false;
}

bool page_has_word(const Page *page, Index e, const char *wanted)
{
	const Element *element = &page->elements[e];

	return name_has_word(page, element->class_name, wanted) ||
		name_has_word(page, element->id_name, wanted);
}

Index page_find_tag(const Page *page, Tag tag, Index first, Index end)
{
	for (Index e = first; e < end; e++)
		if (page->elements[e].tag == tag)
			return e;
	return PAGE_NONE;
}

Index page_after(const Page *page, Index e)
{
	return page->elements[e].end;
}

Index page_breaking(const Page *page, Index e)
{
	return page->elements[e].breaking;
}

/* Spans */

typedef struct {
	Span *at;
	size_t count, room;
} SpanList;

static void add_span(const Page *page, SpanList *list, Span span)
{
	if (list->count == list->room) {
		size_t larger = list->room == 0 ? 4 : list->room * 2;

		list->at = arena_grow(page->arena, list->at, list->count, larger, sizeof span);
		list->room = larger;
	}
	list->at[list->count++] = span;
}

/* Spans of KIND for the runs of fragments whose owners carry MARK. */
static void add_marked(const Page *page, SpanList *list, Index first, Index end, uint32_t base,
	uint32_t mark, SpanKind kind)
{
	for (Index f = first; f < end;) {
		const Fragment *from = &page->fragments[f];
		Index last = f;

		if (!(page->elements[from->owner].marks & mark)) {
			f++;
			continue;
		}
		while (last + 1 < end &&
			page->elements[page->fragments[last + 1].owner].marks & mark)
			last++;
		add_span(page, list,
			(Span){ from->start - base, page->fragments[last].end - base, kind,
				STR_NONE });
		f = last + 1;
	}
}

static bool is_followable(Str address)
{
	return !str_empty(address) && !str_starts_nocase(address, "javascript:");
}

static void add_links(const Page *page, SpanList *list, Index first, Index end, uint32_t base)
{
	for (Index f = first; f < end;) {
		const Fragment *from = &page->fragments[f];
		Index link = page->elements[from->owner].link, last = f;

		while (link != PAGE_NONE && last + 1 < end &&
			page->elements[page->fragments[last + 1].owner].link == link)
			last++;
		Str href = link == PAGE_NONE ? STR_NONE : page_address(page, link, "href");

		if (is_followable(href))
			add_span(page, list,
				(Span){ from->start - base, page->fragments[last].end - base,
					SPAN_LINK, href });
		f = last + 1;
	}
}

/* By start, then longer first, then kind. */
static int compare_spans(const void *a, const void *b)
{
	const Span *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	if (x->end != y->end)
		return x->end > y->end ? -1 : 1;
	return (int)x->kind - (int)y->kind;
}

static Rich all_rich(const Page *page, Index first, Index end, uint32_t omit)
{
	Rich rich = { .text = page_text_between(page, first, end) };
	SpanList list = { 0 };

	if (first >= end)
		return rich;
	uint32_t base = page->fragments[first].start;

	if (!(omit & MARK_ITALIC))
		add_marked(page, &list, first, end, base, MARK_ITALIC, SPAN_EMPHASIS);
	if (!(omit & MARK_BOLD))
		add_marked(page, &list, first, end, base, MARK_BOLD, SPAN_STRONG);
	if (!(omit & MARK_CODE))
		add_marked(page, &list, first, end, base, MARK_CODE, SPAN_CODE);
	add_links(page, &list, first, end, base);
	if (list.count > 1)
		qsort(list.at, list.count, sizeof *list.at, compare_spans);
	rich.spans = list.at;
	rich.span_count = list.count;
	return rich;
}

Rich page_rich(const Page *page, Index first, Index end, uint32_t omit)
{
	return unseen_left_out(page, all_rich(page, first, end, omit), first, end);
}

/* Claims */

static Index claim(Page *page, Index first, Index end, Claim claim, LeftOutReason reason)
{
	Index count = 0;

	for (Index b = first; b < end && b < page->block_count; b++) {
		if (page->blocks[b].claim != CLAIM_NONE)
			continue;
		page->blocks[b].claim = (uint8_t)claim;
		page->blocks[b].reason = (uint8_t)reason;
		count++;
	}
	return count;
}

Index page_claim(Page *page, Index first, Index end, Claim what)
{
	return claim(page, first, end, what, LEFT_OUT_OTHER);
}

Index page_claim_element(Page *page, Index e, Claim what)
{
	return page_claim(page, page->elements[e].first_block, page->elements[e].end_block, what);
}

Index page_leave_out(Page *page, Index first, Index end, LeftOutReason reason)
{
	return claim(page, first, end, CLAIM_LEFT_OUT, reason);
}

Index page_leave_out_element(Page *page, Index e, LeftOutReason reason)
{
	return page_leave_out(
		page, page->elements[e].first_block, page->elements[e].end_block, reason);
}

bool page_is_claimed(const Page *page, Index e)
{
	for (Index b = page->elements[e].first_block; b < page->elements[e].end_block; b++)
		if (page->blocks[b].claim == CLAIM_NONE && page->blocks[b].letters > 0)
			return false;
	return true;
}
