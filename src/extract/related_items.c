/* SPDX-License-Identifier: ISC */
#include "extract/related_items.h"

#include <stdlib.h>

#include "extract/address.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/panel_names.h"
#include "extract/panel_words.h"
#include "extract/related_titles.h"
#include "extract/signature.h"

enum {
	TITLE_LINE_LETTERS = 20, /* of the first line that may be the title */
	TITLE_BYTES_MAX = 400,
	SHORT_TITLE_LETTERS = 16,
	LONG_TITLE_LETTERS = 25,
	BESIDE_LINES_MAX = 6,
	BESIDE_LETTERS_MAX = 110,
	SECTION_WORDS_MAX = 5,
	SECTION_WORD_BYTES = 10, /* of an address; a story's is longer */
	KICKER_LETTERS_MAX = 40
};

/* The part of HOST that a publication owns: its last two labels, or three where
 * the second says only what kind of owner it has. */
static Str domain_of(Str host)
{
	static const char *const kinds[] = { "co", "com", "org", "net", "ac", "gov", "edu", "or",
		"ne", "go" };
	size_t dots[3] = { 0, 0, 0 };
	int found = 0;

	for (size_t i = host.size; i-- > 0 && found < 3;)
		if (host.at[i] == '.')
			dots[found++] = i;
	if (found < 2)
		return host;
	Str second = str_slice(host, dots[1] + 1, dots[0]);

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_is_nocase(second, kinds[i]))
			return found == 3 ? str_from(host, dots[2] + 1) : host;
	return str_from(host, dots[1] + 1);
}

bool related_same_site(const Page *page, Str address)
{
	if (!address_is_absolute(address) || str_empty(page->host))
		return true;
	return str_equal_nocase(domain_of(address_host(address)), domain_of(page->host));
}

/* Words in addresses of links that lead to no story. */
static bool leads_to_no_story(Str address)
{
	static const char *const parts[] = { "/tag/", "/tags/", "/author/", "/authors/", "/autor/",
		"/autoren/", "/category/", "/kategorie/", "/profile/", "/user/", "replytocom",
		"facebook.com/share", "twitter.com/intent", "twitter.com/share", "/sharer",
		"mailto:", "whatsapp:", "/label/", "plus.google.com", "pinterest.com/pin",
		"outbrain.com/", "taboola.com/" };

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (str_find_nocase(address, parts[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Is ADDRESS that of a topic, a list of stories: /thema/ and one word behind it? */
static bool leads_to_topic(Str address)
{
	static const char *const parts[] = { "/topic/", "/topics/", "/thema/", "/themen/" };

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		size_t at = str_find_nocase(address, parts[i], 0);

		if (at == STR_NOWHERE)
			continue;
		Str rest = str_from(address, at + str(parts[i]).size);

		if (str_ends(rest, "/"))
			rest.size--;
		return str_find_byte(rest, '/', 0) == STR_NOWHERE &&
			str_find_byte(rest, '.', 0) == STR_NOWHERE;
	}
	return false;
}

/* ADDRESS without its fragment. */
static Str without_fragment(Str address)
{
	size_t hash = str_find_byte(address, '#', 0);

	return hash == STR_NOWHERE ? address : str_slice(address, 0, hash);
}

bool related_may_link(const Page *page, const uint32_t *names, Index a)
{
	const Element *element = &page->elements[a];
	Str raw = page_attribute(page, a, "href");

	if (element->tag != TAG_A || str_empty(raw) || str_starts(raw, "#") ||
		str_starts_nocase(raw, "javascript:") || leads_to_no_story(raw))
		return false;
	if (element->marks & (MARK_CONTROL | MARK_SILENT))
		return false;
	if ((names[a] & (NAME_AUTHORS | NAME_LABEL | NAME_COMMENT)) && !(names[a] & NAME_TITLE) &&
		!(names[a] & NAME_OFFERS))
		return false;
	Str rel = page_attribute(page, a, "rel");

	return !(str_present(rel) &&
		(str_is_nocase(rel, "tag") || str_is_nocase(rel, "author") ||
			str_is_nocase(rel, "prev") || str_is_nocase(rel, "next")));
}

/* Is ADDRESS that of a site's front page? */
static bool is_front_page(Str address)
{
	size_t host = str_find(address, "://", 0), slash;

	if (host == STR_NOWHERE)
		return str_is(address, "/");
	slash = str_find_byte(address, '/', host + 3);
	return slash == STR_NOWHERE || slash + 1 == address.size;
}

/* Is ADDRESS, of the page's own site, that of a section: one short word behind the
 * host, under a name as short, a button or a place in it? */
static bool is_section_front(Str address, Str title, bool button)
{
	size_t host = str_find(address, "://", 0), at, end;

	at = host == STR_NOWHERE ? 0 : str_find_byte(address, '/', host + 3);
	if (at == STR_NOWHERE || !str_starts(str_from(address, at), "/"))
		return false;
	for (end = ++at; end < address.size && ascii_is_alpha(address.at[end]);)
		end++;
	if (words_in(title) > 3 && !button && str_find_byte(address, '#', 0) == STR_NOWHERE)
		return false;
	return end > at && end - at <= SECTION_WORD_BYTES &&
		(end == address.size || address.at[end] == '#' ||
			(address.at[end] == '/' &&
				(end + 1 == address.size || address.at[end + 1] == '#')));
}

/* Titles */

/* Is element E, inside a link, something beside the headline? */
static bool is_beside_title(const Page *page, const uint32_t *names, Index e)
{
	const Element *element = &page->elements[e];

	if (element->tag == TAG_TIME || element->tag == TAG_FIGCAPTION || element->tag == TAG_SMALL)
		return true;
	if (element->marks & MARK_HIDDEN)
		return true;
	return (names[e] & (NAME_LABEL | NAME_DATE | NAME_HIDDEN | NAME_AUTHOR_2)) &&
		!(names[e] & NAME_TITLE);
}

/* Words of fragments [FIRST, END) that stand in nothing beside the headline; the
 * longest run of them. */
static Str words_within(const Page *page, const uint32_t *names, Index link, Index first, Index end)
{
	Str best = STR_NONE;

	for (Index f = first; f < end;) {
		Index run = f;

		for (; run < end; run++) {
			Index e = page->fragments[run].owner;
			bool beside = false;

			for (; e != PAGE_NONE && e != link && !beside; e = page->elements[e].parent)
				beside = is_beside_title(page, names, e);
			if (beside)
				break;
		}
		Str words = page_text_between(page, f, run);

		if (run > f && characters_count(words) > characters_count(best))
			best = words;
		f = run + 1;
	}
	return best;
}

/* The line of TEXT that is the headline: the first long enough, or the longest. */
static Str headline_line(Str text)
{
	Str rest = text, line, longest = STR_NONE;

	while (str_next_line(&rest, &line)) {
		line = str_trim(line);
		if (characters_count(line) >= TITLE_LINE_LETTERS)
			return line;
		if (characters_count(line) > characters_count(longest))
			longest = line;
	}
	return longest;
}

/* Tells what stands in link A in elements beside the headline, which HOLDER holds: what it
 * is, and words of its own over it. */
static void tell_beside(
	const Page *page, const uint32_t *names, Index a, Index holder, RelatedItem *item)
{
	DateFound found;

	for (Index e = a + 1; e < page->elements[a].end; e++) {
		const Element *element = &page->elements[e];
		bool lower = element->tag >= TAG_H1 && element->tag <= TAG_H6 && e != holder;

		if (element->first_fragment == element->end_fragment ||
			page_contains(page, e, holder) ||
			!(lower || (names[e] & NAME_LABEL) || (element->marks & MARK_HIDDEN)))
			continue;
		Str words = characters_one_line(page->arena,
			page_text_between(page, element->first_fragment, element->end_fragment));

		if (str_present(related_media_word(words)) &&
			words.size <= related_media_word(words).size + 1)
			item->media = str_present(item->media) ? item->media : words;
		else if (!str_present(item->kicker) && !(element->marks & MARK_HIDDEN) &&
			characters_count(words) <= KICKER_LETTERS_MAX && name_like(words) &&
			!date_find(words, 0, &found))
			item->kicker = words;
	}
}

/* The headline in link A: the highest heading in it, else what is named a title,
 * else its first line. What stands beside it goes into ITEM. */
static Str title_of(const Page *page, const uint32_t *names, Index a, RelatedItem *item)
{
	const Element *link = &page->elements[a];
	Index best = PAGE_NONE;
	int rank = 100;

	for (Index e = a + 1; e < link->end; e++) {
		const Element *element = &page->elements[e];
		bool heads = element->tag >= TAG_H1 && element->tag <= TAG_H6;
		int own = heads ? element->heading : (names[e] & NAME_TITLE) ? 10 : 100;

		/* What is named a headline may hold but the line above it. */
		if (own < rank && element->end_fragment > element->first_fragment &&
			!(names[e] & NAME_LABEL) && !(element->marks & MARK_HIDDEN) &&
			(heads ||
				!str_empty(words_within(page, names, a, element->first_fragment,
					element->end_fragment)))) {
			rank = own;
			best = e;
		}
	}
	const Element *holder = best == PAGE_NONE ? link : &page->elements[best];
	Str words = words_within(page, names, a, holder->first_fragment, holder->end_fragment);

	if (characters_count(words) < RELATED_TITLE_MIN)
		words = page_text_between(page, holder->first_fragment, holder->end_fragment);
	/* A heading may be broken over lines; it is one headline all the same. */
	Str title = best != PAGE_NONE ? words : headline_line(words);

	title = related_title_clean(characters_one_line(page->arena, title), &item->media);
	tell_beside(page, names, a, best == PAGE_NONE ? a : best, item);
	return title;
}

/* Items */

/* How link A is tied to a headline: 2 by a heading, 1 by a name, 0 not. */
static int tie_of(const Page *page, const uint32_t *names, Index a)
{
	if (page->elements[a].heading > 0)
		return 2;
	for (Index e = a + 1; e < page->elements[a].end; e++)
		if (page->elements[e].tag >= TAG_H1 && page->elements[e].tag <= TAG_H6)
			return 2;
	for (Index e = a; e < page->elements[a].end; e++)
		if (names[e] & NAME_TITLE)
			return 1;
	Index parent = page->elements[a].parent;

	return parent != PAGE_NONE && (names[parent] & NAME_TITLE) ? 1 : 0;
}

typedef struct {
	RelatedItem item;
	int tie;
} Candidate;

/* The candidate told already under the same address, or NULL. */
static Candidate *same_address(Candidate *all, size_t count, Str url)
{
	Str bare = without_fragment(url);

	for (size_t i = 0; i < count; i++)
		if (str_equal(without_fragment(all[i].item.url), bare))
			return &all[i];
	return NULL;
}

/* The outermost element that begins with fragment FIRST. */
static Index first_element(const Page *page, Index first)
{
	if (first >= page->fragment_count)
		return page->element_count;
	Index e = page->fragments[first].owner;

	while (page->elements[e].parent != PAGE_NONE &&
		page->elements[page->elements[e].parent].first_fragment >= first)
		e = page->elements[e].parent;
	return e;
}

static size_t gather_candidates(const Page *page, const uint32_t *names, Index first, Index end,
	Candidate *all, size_t room)
{
	size_t count = 0;
	Str own = without_fragment(page->address);

	for (Index e = first_element(page, first); e < page->element_count && count < room; e++) {
		const Element *element = &page->elements[e];

		if (element->first_fragment >= end)
			break;
		if (element->tag != TAG_A || element->first_fragment < first ||
			element->end_fragment > end ||
			element->first_fragment == element->end_fragment ||
			!related_may_link(page, names, e))
			continue;
		if (page->blocks[page->fragments[element->first_fragment].block].claim !=
			CLAIM_NONE)
			continue;
		RelatedItem item = {
			.link = e, .first = element->first_fragment, .end = element->end_fragment
		};
		Str url = page_link(page, e), title = title_of(page, names, e, &item);

		if (str_empty(url) || characters_count(title) < RELATED_TITLE_MIN ||
			title.size > TITLE_BYTES_MAX || str_equal(without_fragment(url), own) ||
			panel_read_also(title) == title.size || panel_button(title))
			continue;
		bool own_site = !address_is_absolute(url) ||
			(!str_empty(page->host) && related_same_site(page, url));

		if (leads_to_topic(url) ||
			(own_site &&
				(is_front_page(url) ||
					is_section_front(url, title, names[e] & NAME_BUTTON))))
			continue;
		item.title = title;
		item.url = url;
		item.other_site = !related_same_site(page, url);
		Candidate candidate = { .item = item, .tie = tie_of(page, names, e) };
		Candidate *told = same_address(all, count, url);

		if (told == NULL)
			all[count++] = candidate;
		else if (candidate.tie > told->tie ||
			(candidate.tie == told->tie &&
				characters_count(told->item.title) < TITLE_LINE_LETTERS &&
				characters_count(title) > characters_count(told->item.title)))
			*told = candidate;
	}
	return count;
}

static int by_place(const void *a, const void *b)
{
	const RelatedItem *left = a, *right = b;

	return left->first < right->first ? -1 : left->first > right->first;
}

/* What stands beside a story */

/* Does TEXT only count something, comments or minutes? "1. Bundesliga" is a section. */
static bool is_count(Str text)
{
	size_t digits = 0;

	while (digits < text.size && ascii_is_digit(text.at[digits]))
		digits++;
	return (digits > 0 && (digits == text.size || text.at[digits] != '.')) ||
		panel_kind(text) == PANEL_COMMENTS;
}

/* Reads a date and a section out of TEXT, a short line beside a headline. */
static bool read_beside(const Page *page, Str text, Str *date, Str *section)
{
	DateFound found;

	if (characters_count(text) > BESIDE_LETTERS_MAX || !date_find(text, 0, &found) ||
		found.date.precision == DATE_NONE)
		return false;
	if (found.date.precision < DATE_DAY && !found.ambiguous)
		return false;
	*date = date_iso(page->arena, &found.date);
	Str behind = str_trim(str_from(text, found.end));

	if (str_starts(behind, ")") || str_starts(behind, "]"))
		behind = str_from(behind, 1);
	if (str_starts(behind, "）"))
		behind = str_from(behind, str("）").size);
	behind = separators_trim(behind);
	if (behind.size > 0 && words_in(behind) <= SECTION_WORDS_MAX && !ends_sentence(behind) &&
		str_find_byte(behind, '(', 0) == STR_NOWHERE && name_like(behind) &&
		!is_count(behind))
		*section = behind;
	return true;
}

/* Reads them out of the first of the lines in fragments [FIRST, END) that has a date. */
static bool read_lines_beside(const Page *page, Index first, Index end, Str *date, Str *section)
{
	int lines = 0;

	for (Index f = first, next; f < end && lines < BESIDE_LINES_MAX; f = next, lines++) {
		next = f + 1;
		while (next < end && page->fragments[next].line == page->fragments[f].line)
			next++;
		if (read_beside(page, page_text_between(page, f, next), date, section))
			return true;
	}
	return false;
}

static bool has_date(const Page *page, Index first, Index end)
{
	Str date, section;

	return read_lines_beside(page, first, end, &date, &section);
}

/* Tells whether the dates of a list stand before its headlines: the first has one
 * before it, the last none behind. */
static void settle_dates(const Page *page, RelatedItems *items)
{
	if (items->count < 2)
		return;
	const RelatedItem *first = &items->items[0], *last = &items->items[items->count - 1];
	bool before =
		has_date(page, first->from, first->first) && !has_date(page, last->end, last->stop);

	for (size_t i = 0; i < items->count; i++)
		items->items[i].dated_before = before;
}

/* Is ITEM, among others with long titles, only a section's name? */
static bool is_section_link(const RelatedItem *item, size_t items, size_t long_titles)
{
	return items >= 3 && long_titles * 2 >= items && words_in(item->title) <= 2 &&
		characters_count(item->title) < SHORT_TITLE_LETTERS;
}

void related_items_gather(
	const Page *page, const uint32_t *names, Index first, Index end, RelatedItems *items)
{
	enum {
		CANDIDATES_MAX = 200
	};
	Arena *candidates = arena_new();
	Candidate *all = arena_array(candidates, CANDIDATES_MAX, sizeof *all);
	size_t count = gather_candidates(page, names, first, end, all, CANDIDATES_MAX);
	size_t headed = 0, named = 0, long_titles = 0;

	*items = (RelatedItems){ 0 };
	items->items = arena_array(page->work, count + 1, sizeof *items->items);
	for (size_t i = 0; i < count; i++) {
		headed += all[i].tie == 2;
		named += all[i].tie >= 1;
	}
	int least = headed * 10 >= count * 4 ? 2 : named * 10 >= count * 4 ? 1 : 0;

	for (size_t i = 0; i < count; i++)
		if (all[i].tie >= least)
			items->items[items->count++] = all[i].item;
	arena_free(candidates);
	for (size_t i = 0; i < items->count; i++)
		long_titles += characters_count(items->items[i].title) >= LONG_TITLE_LETTERS;
	size_t kept = 0, all_items = items->count;

	for (size_t i = 0; i < all_items; i++)
		if (!is_section_link(&items->items[i], all_items, long_titles))
			items->items[kept++] = items->items[i];
	items->count = kept;
	qsort(items->items, items->count, sizeof *items->items, by_place);
	for (size_t i = 0; i < items->count; i++) {
		items->items[i].stop = i + 1 < items->count ? items->items[i + 1].first : end;
		items->items[i].from = i > 0 ? items->items[i - 1].end : first;
	}
	settle_dates(page, items);
}

/* The moment a link says it was published: rel="published-MILLISECONDS". */
static Str stated_date(const Page *page, Index a)
{
	Str rel = page_attribute(page, a, "rel");
	unsigned long number;

	if (!str_starts(rel, "published-") || !str_number(str_from(rel, 10), &number))
		return STR_NONE;
	Date date;

	if (!date_from_seconds((int64_t)(number / 1000), &date))
		return STR_NONE;
	date.precision = DATE_DAY;
	date.zone_known = false;
	return date_iso(page->arena, &date);
}

void related_item_beside(
	const Page *page, const uint32_t *names, const RelatedItem *item, Str *date, Str *section)
{
	Index line = page->fragments[item->first].line;
	Str text;

	(void)names;
	*date = *section = STR_NONE;
	if (item->dated_before) {
		read_lines_beside(page, item->from, item->first, date, section);
		return;
	}
	/* Behind the link in its own line, then in the lines that follow. */
	if (read_lines_beside(page, item->end, item->stop, date, section))
		return;
	/* Inside the link, beside its title; then before it, in its line or the one
	 * above, where no other story stands. */
	for (Index k = item->first; k < item->end; k++) {
		text = page_text_between(page, k, k + 1);
		if (!str_equal(text, item->title) && read_beside(page, text, date, section)) {
			*section = STR_NONE;
			return;
		}
	}
	Index before = item->first;

	while (before > 0 && page->fragments[before - 1].line == line)
		before--;
	if (before < item->first &&
		read_beside(page, page_text_between(page, before, item->first), date, section))
		return;
	*date = stated_date(page, item->link);
}
