/* SPDX-License-Identifier: ISC */
#include "extract/headline.h"

#include <string.h>

#include "extract/characters.h"
#include "extract/titles.h"

enum {
	HEADLINE_LETTERS_MAX = 400,
	PLAIN_BYTES_MIN = 20, /* of a headline that nothing but the title tells */
	LINE_BYTES_MIN = 12, /* of a line that is taken for its letters' size */
	LINE_BLOCK_LETTERS_MAX = 260,
	FRAGMENTS_MAX = 8, /* of a headline that is searched for a kicker */
	CLIMB_MAX = 4, /* elements around a heading that say where it stands */
	LEAD_BLOCKS = 8, /* from a headline to the first prose below it */
	OVER_BLOCKS = 14, /* the same, with lists of points and a player between */
	PROSE_LETTERS = 80, /* of a block that is prose */
	KICKER_BLOCKS = 3, /* before the headline, where a kicker stands */
	KICKER_LETTERS_MAX = 60,
	DECLARED_COUNT = 4,
};

/* A heading less like the declared title than this is not like it at all. */
#define LIKENESS_MIN 0.3

/* What a headline scores, times its likeness; its letters are added, so that of
 * two parts of the title the longer wins. */
#define SCORE_LIKE 200

/* What the unlike score: the page's first heading may be a headline that the
 * title only paraphrases. */
#define SCORE_UNLIKE_H1    60
#define SCORE_UNLIKE_NAMED 20
#define SCORE_FIRST_H1     80
#define SCORE_LEAD         80

/* What a declared title adds that has the heading as a whole part. */
#define WITNESS_WEIGHT 0.1

/* What is left of the score of one word of the title over a part of a page that has an h1. */
#define SINGLE_WORD 0.2

typedef struct {
	Page *page;
	const Metadata *metadata;
	Str declared[DECLARED_COUNT]; /* absent where the page does not say */
	const Title *titles[DECLARED_COUNT]; /* the same taken apart; NULL where there is none, or
	                                      * it is one of those before */
	Index first_h1; /* block of the first h1 in its place, or PAGE_NONE */
	Index lead; /* block of the heading right before the first prose, or PAGE_NONE */
	Index prose; /* the first block of prose, or PAGE_NONE */
	bool h1_misplaced; /* every h1 stands in a menu, a trail or out of sight */
	bool front; /* the front of a site without one h1: its headings are over parts of it */
} Search;

/* Where a heading stands */

/* Is ADDRESS a host and no path? */
static bool is_front(Str address)
{
	size_t scheme = str_find(address, "://", 0);
	size_t slash =
		scheme == STR_NOWHERE ? STR_NOWHERE : str_find_byte(address, '/', scheme + 3);

	return scheme != STR_NOWHERE && (slash == STR_NOWHERE || slash + 1 == address.size);
}

/* Does the block only link to the site's front? Then it is the masthead. */
static bool is_masthead(const Page *page, const PageBlock *block)
{
	Index link = page->elements[page->fragments[block->first_fragment].owner].link;

	if (link == PAGE_NONE || block->link_letters < block->letters)
		return false;
	Str href = page_attribute(page, link, "href");

	if (str_is(href, "/") || str_is(href, "./") || str_is(href, "#"))
		return true;
	return is_front(page_address(page, link, "href"));
}

/* Does the heading's element, or one of the CLIMB around it, have one of KINDS? */
static bool stands_in(const Page *page, const PageBlock *block, unsigned climb, uint64_t kinds)
{
	Index e = block->holder;

	for (unsigned i = 0; i <= climb && e != PAGE_NONE; i++, e = page->elements[e].parent)
		if (page->elements[e].kinds & kinds)
			return true;
	return false;
}

/* Is the heading part of a menu or of the trail of sections above the text? */
static bool is_in_trail(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	if (block->marks & MARK_NAV)
		return true;
	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE; i++, e = page->elements[e].parent)
		if (page->elements[e].kinds & KIND_NAVIGATION || page->elements[e].tag == TAG_LI)
			return true;
	return false;
}

static bool is_hidden_by_name(const Page *page, const PageBlock *block)
{
	return stands_in(page, block, 1, KIND_HIDDEN);
}

static bool is_in_logo(const Page *page, const PageBlock *block)
{
	Index e = block->holder;

	for (unsigned i = 0; i < CLIMB_MAX && e != PAGE_NONE; i++, e = page->elements[e].parent)
		if (page_has_word(page, e, "logo"))
			return true;
	return false;
}

static bool can_be_headline(const PageBlock *block)
{
	return block->letters >= 2 && block->letters <= HEADLINE_LETTERS_MAX &&
		!(block->marks & (MARK_HIDDEN | MARK_WRAPPER | MARK_CONTROL | MARK_FALLBACK));
}

static bool is_misplaced(const Page *page, const PageBlock *block)
{
	return is_masthead(page, block) || is_in_trail(page, block) ||
		is_hidden_by_name(page, block) || block->marks & MARK_FOOTER;
}

/* Looks where the page has its h1. */
static void place_h1(Search *search)
{
	const Page *page = search->page;
	unsigned count = 0;

	search->first_h1 = PAGE_NONE;
	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->heading != 1 || !can_be_headline(block))
			continue;
		search->h1_misplaced = is_misplaced(page, block);
		if (search->h1_misplaced)
			continue;
		if (count++ == 0)
			search->first_h1 = b;
	}
	search->h1_misplaced = search->h1_misplaced && count == 0;
	search->front = count != 1 && is_front(page->address);
}

/* The first block of prose that is no notice about the site. */
static Index first_prose(const Page *page)
{
	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (block->letters >= PROSE_LETTERS && block->link_letters * 4 < block->letters &&
			block->ends_sentence && block->heading == 0 &&
			!(block->kinds & (KIND_CONSENT | KIND_SIDEBAR | KIND_SIGNUP)) &&
			!(block->marks & (MARK_HIDDEN | MARK_WRAPPER | MARK_NAV | MARK_FOOTER)))
			return b;
	}
	return PAGE_NONE;
}

/* Looks for the heading over the first prose. It counts where nothing but the
 * document's title is declared: that often names no more than the section. */
static void place_lead(Search *search)
{
	const Metadata *metadata = search->metadata;
	const Page *page = search->page;

	search->lead = PAGE_NONE;
	if (!str_empty(metadata->og_title) || !str_empty(metadata->data.headline) ||
		!str_empty(metadata->headline))
		return;
	Index prose = first_prose(page);

	for (Index i = 1; prose != PAGE_NONE && i <= LEAD_BLOCKS && i <= prose; i++) {
		const PageBlock *block = &page->blocks[prose - i];
		bool heading = block->heading >= 1 && block->heading <= 3;

		if (!heading || !can_be_headline(block) || is_misplaced(page, block))
			continue;
		if (search->lead == PAGE_NONE || block->heading == 1)
			search->lead = prose - i;
	}
}

/* Scores */

static double likeness_of(const Search *search, const PageBlock *block)
{
	double best = 0;

	for (size_t i = 0; i < DECLARED_COUNT && best < 1; i++) {
		if (search->titles[i] == NULL)
			continue;
		double likeness =
			title_likeness(search->page->work, search->titles[i], block->text);

		best = likeness > best ? likeness : best;
	}
	return best < LIKENESS_MIN ? 0 : best;
}

/* Is BLOCK a declared title, or whole parts of one? */
static bool is_declared(const Search *search, const PageBlock *block)
{
	for (size_t i = 0; i < DECLARED_COUNT; i++)
		if (search->titles[i] != NULL && title_has_run(search->titles[i], block->text))
			return true;
	return false;
}

static bool is_site_name(const Search *search, const PageBlock *block)
{
	return characters_same_letters(block->text, search->metadata->site) ||
		characters_same_letters(block->text, search->metadata->data.publisher);
}

/* How much the titles that have BLOCK as a whole part add to its score, each declared
 * in another way: a factor. */
static double witness_factor(const Search *search, const PageBlock *block)
{
	const Metadata *metadata = search->metadata;
	double factor = 1;

	if (title_has_part(metadata->og_title, block->text))
		factor += WITNESS_WEIGHT;
	if (title_has_part(metadata->data.headline, block->text))
		factor += WITNESS_WEIGHT;
	/* The document's title names site and section as well. */
	if (title_has_part(metadata->document_title, block->text))
		factor += WITNESS_WEIGHT / 2;
	return factor;
}

/* Is BLOCK the last part of the document's title, where the site's name stands, and
 * no title that is declared elsewhere? */
static bool is_site_part(const Search *search, const PageBlock *block)
{
	Str last = STR_NONE, part;
	unsigned parts = 0;

	for (Str rest = search->metadata->document_title; title_next_part(&rest, &part); parts++)
		last = part;
	return parts > 1 && characters_same_letters(last, block->text) &&
		!title_has_part(search->metadata->og_title, block->text) &&
		!title_has_part(search->metadata->data.headline, block->text);
}

/* Does only the document's title know BLOCK, while the title that is declared for those who
 * share the page has nothing of it? Then it is a section. */
static bool is_section_part(const Search *search, const PageBlock *block)
{
	Str shared = search->metadata->og_title;

	return !str_empty(shared) &&
		title_has_part(search->metadata->document_title, block->text) &&
		!title_has_part(search->metadata->headline, block->text) &&
		!title_has_part(search->metadata->data.headline, block->text) &&
		title_likeness(search->page->work, search->titles[0], block->text) < LIKENESS_MIN;
}

/* Is TEXT one word, in an alphabet that parts words? */
static bool is_single_word(Str text)
{
	return !str_empty(text) && (unsigned char)text.at[0] < 0xE0 &&
		str_find_byte(text, ' ', 0) == STR_NOWHERE;
}

/* How much its place speaks against BLOCK: a factor. */
static double place_factor(const Search *search, const PageBlock *block, double like)
{
	double factor = 1;

	if (like == 1 && is_section_part(search, block))
		factor *= 0.5;
	if (like == 1 && block->heading > 1 && search->first_h1 != PAGE_NONE &&
		is_single_word(block->text))
		factor *= SINGLE_WORD;

	if (is_masthead(search->page, block) || is_site_name(search, block))
		factor *= 0.15;
	if (like == 1 && is_site_part(search, block))
		factor *= 0.7;
	if (is_in_logo(search->page, block))
		factor *= 0.5;
	if (search->page->elements[block->holder].kinds & (KIND_SECTION | KIND_INTRO))
		factor *= 0.5;
	if (block->link_letters * 2 > block->letters)
		factor *= 0.85;
	if (is_in_trail(search->page, block))
		factor *= like < 1 ? 0.3 : 0.6;
	else if (block->marks & (MARK_FOOTER | MARK_ASIDE))
		factor *= 0.5;
	if (is_hidden_by_name(search->page, block))
		factor *= 0.5;
	return factor;
}

/* How much the kind of its element speaks for BLOCK, a factor. */
static double element_factor(const Search *search, const PageBlock *block, bool named)
{
	bool first = block->heading == 1 || (block->heading == 2 && search->h1_misplaced);

	if (first)
		return named ? 1.3 * 1.1 * 1.05 : 1.3;
	if (block->heading > 0 && named)
		return 1.25 * 1.1;
	return block->heading > 0 || named ? 1.1 : 1;
}

/* May BLOCK, which nothing marks as one, be a headline by its words alone: on a page without an
 * h1, before the first prose, long, and no link? */
static bool is_plain(const Search *search, const PageBlock *block)
{
	return search->first_h1 == PAGE_NONE && search->prose != PAGE_NONE &&
		block < &search->page->blocks[search->prose] && block->link_letters == 0 &&
		block->text.size >= PLAIN_BYTES_MIN && block->list_depth == 0 &&
		!(block->marks & MARK_NAV);
}

/* How much BLOCK looks like the headline; 0 for not at all. */
static double score_of(const Search *search, const PageBlock *block)
{
	const Page *page = search->page;
	bool named = page->elements[block->holder].kinds & KIND_HEADLINE;
	bool heading = block->heading >= 1 && block->heading <= 3;
	bool bold = block->marks & MARK_BOLD;

	if (!can_be_headline(block) || (!heading && !named && !bold && !is_plain(search, block)))
		return 0;
	if (!heading && !named && !is_declared(search, block))
		return 0;
	double like = likeness_of(search, block), score = 0;

	if (like == 0 && search->front)
		return 0;
	if (like > 0)
		score = like * like * (SCORE_LIKE + block->letters) *
			element_factor(search, block, named) * witness_factor(search, block);
	if (block->heading == 1 && score < SCORE_UNLIKE_H1)
		score = SCORE_UNLIKE_H1;
	else if (like == 0 && heading && named)
		score = search->h1_misplaced ? SCORE_UNLIKE_H1 : SCORE_UNLIKE_NAMED;
	if (like > 0 && like < 1 && search->first_h1 != PAGE_NONE &&
		block == &page->blocks[search->first_h1])
		score += SCORE_FIRST_H1;
	if (score < SCORE_LEAD && search->lead != PAGE_NONE && block == &page->blocks[search->lead])
		score = SCORE_LEAD;
	return score * place_factor(search, block, like);
}

/* Kicker */

/* Is fragment F of BLOCK, by the names of the elements around it inside the
 * heading, words over the headline? */
static bool is_kicker(const Page *page, const PageBlock *block, Index f)
{
	for (Index e = page->fragments[f].owner; e != PAGE_NONE && e != block->holder;
		e = page->elements[e].parent)
		if (page->elements[e].kinds & KIND_SECTION)
			return true;
	return false;
}

/* Marks that part a kicker from the headline. */
static const char *const parting[] = { "-", "\xE2\x80\x93", "\xE2\x80\x94", "|", ":", "/",
	"\xC2\xB7", "\xE2\x80\xA2", "\xC2\xBB", "\xE2\x80\xBA" };

/* TEXT without such marks at its end. */
static Str without_parting_end(Str text)
{
	for (size_t i = 0; i < sizeof parting / sizeof *parting;) {
		if (!str_ends(text, parting[i])) {
			i++;
			continue;
		}
		text = str_trim(str_slice(text, 0, text.size - strlen(parting[i])));
		i = 0;
	}
	return text;
}

/* TEXT without such marks at its start, each with a space behind it. */
static Str without_parting_start(Str text)
{
	for (size_t i = 0; i < sizeof parting / sizeof *parting;) {
		Str rest = str_from(text, strlen(parting[i]));

		if (!str_starts(text, parting[i]) || str_trim(rest).at == rest.at) {
			i++;
			continue;
		}
		text = str_trim(rest);
		i = 0;
	}
	return text;
}

static void set_kicker(Page *page, Article *article, Str text)
{
	article_set(article, FIELD_KICKER,
		characters_one_line(page->arena, without_parting_end(text)),
		"words over the headline");
}

/* The headline from fragment F up to END, what stands before being a kicker: without
 * the mark between the two, be it in an element of its own. */
static Str behind_kicker(Page *page, Index f, Index end)
{
	while (f + 1 < end &&
		str_empty(without_parting_end(str_trim(page_text_between(page, f, f + 1)))))
		f++;
	return without_parting_start(page_text_between(page, f, end));
}

/* Does an element around fragment F of BLOCK, inside the heading, say that this is the headline? */
static bool is_named_headline(const Page *page, const PageBlock *block, Index f)
{
	for (Index e = page->fragments[f].owner; e != PAGE_NONE && e != block->holder;
		e = page->elements[e].parent)
		if (page->elements[e].kinds & KIND_HEADLINE)
			return true;
	return false;
}

/* Is TEXT a whole part of a declared title? */
static bool is_declared_part(const Search *search, Str text)
{
	for (size_t i = 0; i < DECLARED_COUNT; i++)
		if (title_has_part(search->declared[i], text))
			return true;
	return false;
}

/* The first fragment of BLOCK, from FIRST to END, that is named a headline to its end, where a
 * few words that are not stand before it; FIRST when there is none, or what is declared is these
 * words and not the rest. */
static Index find_named_headline(
	const Search *search, const PageBlock *block, Index first, Index end)
{
	const Page *page = search->page;
	Index f = first;

	while (f < end && !is_named_headline(page, block, f))
		f++;
	for (Index rest = f; rest < end; rest++)
		if (!is_named_headline(page, block, rest))
			return first;
	if (f == end || f == first)
		return first;
	Str before = page_text_between(page, first, f);

	return before.size > KICKER_LETTERS_MAX ||
			(is_declared_part(search, before) &&
				!is_declared_part(search, page_text_between(page, f, end)))
		? first
		: f;
}

/* The fragment from FIRST to END from which on the words are the headline of the
 * page's data; FIRST when there is none. */
static Index find_data_headline(const Search *search, Index first, Index end)
{
	for (Index f = first + 1; f < end; f++)
		if (characters_same_letters(page_text_between(search->page, f, end),
			    search->metadata->data.headline))
			return f;
	return first;
}

/* The headline in BLOCK without a kicker before or a deck behind it in the same
 * heading: what the page marks as a kicker goes; else the run of fragments that is
 * a whole part of a declared title stays. */
static Str without_kicker(const Search *search, const PageBlock *block, Article *article)
{
	Page *page = search->page;
	Index first = block->first_fragment, end = block_end_fragment(block), f = first;

	if (end - first > FRAGMENTS_MAX)
		return block->text;
	while (f < end && is_kicker(page, block, f))
		f++;
	if (f == first || f == end)
		f = find_data_headline(search, first, end);
	if (f == first)
		f = find_named_headline(search, block, first, end);
	if (f > first && f < end) {
		set_kicker(page, article, page_text_between(page, first, f));
		return behind_kicker(page, f, end);
	}
	if (is_declared_part(search, block->text))
		return block->text;
	/* What is over the headline stands before it more often than anything behind it. */
	for (size_t i = 0; i < DECLARED_COUNT; i++)
		for (f = first + 1; f < end; f++)
			if (title_has_part(search->declared[i], page_text_between(page, f, end)))
				return behind_kicker(page, f, end);
	for (size_t i = 0; i < DECLARED_COUNT; i++)
		for (f = end - 1; f > first; f--)
			if (title_has_part(search->declared[i], page_text_between(page, first, f)))
				return page_text_between(page, first, f);
	return block->text;
}

/* A short block before headline B whose own names say kicker. */
static void find_kicker(Page *page, Index b, Article *article)
{
	for (Index i = 1; i <= KICKER_BLOCKS && i <= b; i++) {
		const PageBlock *block = &page->blocks[b - i];

		if (!(page->elements[block->holder].kinds & KIND_SECTION) ||
			block->letters > KICKER_LETTERS_MAX ||
			block->marks & (MARK_HIDDEN | MARK_NAV | MARK_WRAPPER))
			continue;
		if (!str_present(article->field[FIELD_KICKER]))
			set_kicker(page, article, block->text);
		return;
	}
}

/* Ways to a headline */

/* TEXT breaks off at a colon, the other half stands somewhere else: the declared title that
 * has TEXT and goes on, or TEXT. */
static Str whole_title(const Search *search, Str text)
{
	const Page *page = search->page;

	for (size_t i = 0; i < DECLARED_COUNT; i++) {
		Str title =
			title_without_site(search->declared[i], search->metadata->site, page->host);

		if (title.size > text.size && characters_letters_within(page->work, text, title))
			return title;
	}
	return text;
}

/* The first or second heading over the first prose that is most like a declared title; an
 * only one may be UNLIKE. PAGE_NONE where there is none. */
static Index find_over_prose(const Search *search, bool unlike)
{
	const Page *page = search->page;
	Index prose = first_prose(page), best = PAGE_NONE;
	unsigned count = 0;
	double most = -1;

	for (Index i = 1; prose != PAGE_NONE && i <= OVER_BLOCKS && i <= prose; i++) {
		const PageBlock *block = &page->blocks[prose - i];

		if (block->heading < 1 || block->heading > 2 || !can_be_headline(block) ||
			is_misplaced(page, block))
			continue;
		double like = likeness_of(search, block);

		count++;
		if (like > most) {
			best = prose - i;
			most = like;
		}
	}
	return most > 0 || (unlike && count == 1) ? best : PAGE_NONE;
}

/* Which block is the headline, B having the highest score: what only stands in the trail of
 * sections, or where the page is shared, gives way to a heading over the text. */
static Index in_its_place(const Search *search, Index b)
{
	const PageBlock *block = &search->page->blocks[b];
	bool shared = stands_in(search->page, block, CLIMB_MAX - 1, KIND_SHARE);

	if (!shared && !is_in_trail(search->page, block))
		return b;
	Index over = find_over_prose(search, shared);

	return over == PAGE_NONE ? b : over;
}

static bool find_block(const Search *search, Article *article)
{
	Page *page = search->page;
	Index best = PAGE_NONE;
	double best_score = 0;

	for (Index b = 0; b < page->block_count; b++) {
		double score = score_of(search, &page->blocks[b]);

		if (score > best_score) {
			best = b;
			best_score = score;
		}
	}
	if (best == PAGE_NONE)
		return false;
	best = in_its_place(search, best);
	Str text = without_kicker(search, &page->blocks[best], article);

	text = title_without_date(title_without_site(text, search->metadata->site, page->host));
	if (str_ends(text, ":"))
		text = str_copy(page->arena, whole_title(search, text));
	page->headline = page->blocks[best].holder;
	page->title = characters_one_line(page->arena, text);
	article_set(article, FIELD_TITLE, page->title, "headline on the page");
	find_kicker(page, best, article);
	return true;
}

/* The first line of a block that is a whole part of the document's title: a
 * headline that only its letters' size sets apart from the lines below it. */
static bool find_line(const Search *search, Article *article)
{
	Page *page = search->page;

	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		Str rest = block->text, line;

		if (block_end_line(block) - block->first_line < 2 ||
			block->letters > LINE_BLOCK_LETTERS_MAX || block->furniture != 0 ||
			!str_next_line(&rest, &line) || line.size < LINE_BYTES_MIN)
			continue;
		if (!title_has_part(search->metadata->document_title, line))
			continue;
		page->headline = block->holder;
		page->title = line;
		article_set(article, FIELD_TITLE, line, "headline on the page");
		return true;
	}
	return false;
}

/* Looks where the page prints the title that it only declares: dates and names stand
 * around it. */
static void place_declared(Page *page)
{
	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];

		if (!can_be_headline(block) || is_misplaced(page, block) ||
			block->link_letters == block->letters ||
			!title_has_part(block->text, page->title))
			continue;
		page->headline = block->holder;
		return;
	}
}

/* What the page declares, the most telling first. */
static void use_declared(const Search *search, Article *article)
{
	const Metadata *metadata = search->metadata;
	Page *page = search->page;
	const struct {
		Str title;
		const char *from;
	} ways[] = {
		{ metadata->data.headline, "JSON-LD" },
		{ metadata->headline, "meta" },
		{ metadata->og_title, "Open Graph" },
		{ title_longest_part(
			  title_without_site(metadata->document_title, metadata->site, page->host)),
			"title element" },
	};

	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		Str title = title_without_site(ways[i].title, metadata->site, page->host);

		if (str_empty(title))
			continue;
		page->title = str_copy(page->arena, title);
		/* A document's title is no headline; the others are declared as one. */
		if (i + 1 < sizeof ways / sizeof *ways)
			article_set(article, FIELD_TITLE, page->title, ways[i].from);
		else
			article_infer(article, FIELD_TITLE, page->title, ways[i].from);
		place_declared(page);
		return;
	}
}

/* Is declared title AT one of those before it? */
static bool is_repeated(const Search *search, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (str_equal(search->declared[i], search->declared[at]))
			return true;
	return false;
}

void headline_find(Page *page, const Metadata *metadata, Article *article)
{
	Search search = { .page = page,
		.metadata = metadata,
		.declared = { metadata->og_title, metadata->data.headline, metadata->document_title,
			metadata->headline } };

	for (size_t i = 0; i < DECLARED_COUNT; i++)
		if (!str_empty(search.declared[i]) && !is_repeated(&search, i))
			search.titles[i] = title_new(page->work, search.declared[i]);
	search.prose = first_prose(page);
	place_h1(&search);
	place_lead(&search);
	if (!find_block(&search, article) && !find_line(&search, article))
		use_declared(&search, article);
}
