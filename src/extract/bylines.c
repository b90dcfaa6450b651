/* SPDX-License-Identifier: ISC */
#include "extract/bylines.h"

#include "base/text.h"
#include "extract/byline_guesses.h"
#include "extract/byline_words.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/first_names.h"
#include "extract/signature.h"
#include "extract/site_person.h"
#include "extract/state_authors.h"

enum {
	AUTHOR_BLOCKS = 4, /* an element with more is no name */
	STORY_CLIMB_MAX = 8, /* elements around a name that may be the card of a story */
	STORY_LETTERS_MAX = 400, /* of such a card */
	CARD_BLOCKS = 3, /* beside a line of a card of facts */
	LINKED_WORDS_MAX = 4, /* of a name that links to its person's page */
	INNER_ELEMENTS_MAX = 32, /* of an author's element that are looked at */
};

/* Elements named for authors */

typedef enum {
	NAME_PRECISE,
	NAME_LINKED,
	NAME_BOXED, /* linked, in a box about the author, which may stand behind the text */
	NAME_CLASSED,
	NAME_FAR, /* classed, but further down */
	NAME_META,
	NAME_PASSES
} NamePass;

/* Is TEXT two to four words, as names are written, and no more? */
static bool is_full_name(Str text)
{
	Str rest = text, word;
	unsigned words = 0;

	while (str_next_word(&rest, &word))
		words++;
	return words >= 2 && words <= LINKED_WORDS_MAX && name_capitalised(text) &&
		str_find_byte(text, ',', 0) == STR_NOWHERE;
}

/* Is E a link to the page of a person who writes for the site? */
static bool links_author(const Page *page, Index e)
{
	return page->elements[e].link == e &&
		byline_is_author_address(page_attribute(page, e, "href")) &&
		is_full_name(page_text_of(page, e));
}

/* Is E, in this pass, an element that names an author? */
static bool names_author(const Page *page, Index e, NamePass pass)
{
	const Element *element = &page->elements[e];
	uint64_t around = element->kinds | element->within;

	switch (pass) {
	case NAME_PRECISE:
		return around & KIND_AUTHOR && !(around & KIND_SITE) &&
			(page_has_word(page, e, "fn") ||
				str_is_nocase(page_attribute(page, e, "rel"), "author") ||
				str_is_nocase(page_attribute(page, e, "itemprop"), "name"));
	case NAME_LINKED:
		return links_author(page, e);
	case NAME_BOXED:
		return around & KIND_AUTHOR && links_author(page, e);
	case NAME_CLASSED:
	case NAME_FAR:
		return element->kinds & KIND_AUTHOR && !(element->kinds & KIND_ROLE);
	case NAME_META:
		return element->kinds & KIND_META;
	case NAME_PASSES:
		break;
	}
	return false;
}

/* Does E, an element named for authors, stand in a short line of the text that has little but
 * such: what was taken for its first paragraph? */
static bool is_in_line_of_names(const BylineSearch *search, Index e)
{
	const Page *page = search->page;
	const PageBlock *block = &page->blocks[page->elements[e].first_block];

	return byline_can_stand(page, page->elements[e].first_block) &&
		page->elements[e].first_block <= search->anchor + BESIDE_BLOCKS &&
		block->letters <= NAME_LETTERS_MAX && block->heading == 0 &&
		!block->ends_sentence && !(block->marks & (MARK_CAPTION | MARK_FIGURE)) &&
		page_sums(page, e).letters * 3 >= block->letters;
}

/* Is E part of a card of another story: of a small element with a linked heading? */
static bool is_in_story_card(const Page *page, Index e)
{
	Index around = page->elements[e].parent;

	for (unsigned i = 0; i < STORY_CLIMB_MAX && around != PAGE_NONE; i++) {
		const Element *element = &page->elements[around];

		if (page_sums(page, around).letters > STORY_LETTERS_MAX)
			return false;
		for (Index b = element->first_block; b < element->end_block; b++)
			if (page->blocks[b].heading > 0 && page->blocks[b].letters > 0 &&
				page->blocks[b].link_letters == page->blocks[b].letters &&
				!characters_same_letters(
					page->blocks[b].text, page_text_of(page, e)))
				return true;
		around = element->parent;
	}
	return false;
}

/* May E be read for a name in this pass: a short one near the headline? */
static bool is_near(const BylineSearch *search, Index e, NamePass pass)
{
	const Element *element = &search->page->elements[e];

	return element->first_fragment < element->end_fragment &&
		(byline_can_stand_outside(search->page, element->first_block) ||
			(pass == NAME_CLASSED && is_in_line_of_names(search, e))) &&
		!byline_is_commenter(search->page, e) &&
		element->first_block + NEAR_BLOCKS >= search->anchor &&
		(pass == NAME_BOXED || (!search->persons && pass != NAME_CLASSED) ||
			element->first_block <= search->anchor + NEAR_BLOCKS) &&
		element->end_block - element->first_block <= AUTHOR_BLOCKS &&
		page_sums(search->page, e).letters <= 2 * NAME_LETTERS_MAX &&
		(pass == NAME_BOXED || element->first_block <= search->anchor + NEAR_BLOCKS ||
			!is_in_story_card(search->page, e)) &&
		!byline_in_story_item(search->page, search->root, e);
}

/* Who else wrote, named in brackets behind E in its block. */
static Str company_behind(const Page *page, Index e)
{
	const Element *element = &page->elements[e];

	if (element->end_block == element->first_block)
		return STR_NONE;
	const PageBlock *block = &page->blocks[element->end_block - 1];

	if (element->end_fragment >= block_end_fragment(block))
		return STR_NONE;
	return byline_company(str_trim(
		page_text_between(page, element->end_fragment, block_end_fragment(block))));
}

static Str words_of(const Page *page, Index e)
{
	return byline_words(page, page->elements[e].first_fragment, page->elements[e].end_fragment);
}

/* The words of E and of the other elements of its kind that follow it closely: a
 * byline of several names, each in its own element. */
static Str with_others(const BylineSearch *search, Index e, NamePass pass)
{
	const Page *page = search->page;
	Text out = text_in(page->work);
	Index last = page->elements[e].end_block;

	text_add(&out, words_of(page, e));
	Str company = company_behind(page, e);

	if (!str_empty(company)) {
		text_add_byte(&out, ' ');
		text_add(&out, company);
		return text_str(&out);
	}
	for (Index other = page_after(page, e); other < page->element_count; other++) {
		const Element *element = &page->elements[other];

		if (element->first_block > last + BESIDE_BLOCKS)
			break;
		if (!names_author(page, other, pass) || !is_near(search, other, pass))
			continue;
		Str name = page_text_of(page, other);

		if (!name_capitalised(name) ||
			str_find(text_str(&out), str_c(page->work, name), 0) != STR_NOWHERE)
			continue;
		text_add_c(&out, ", ");
		text_add(&out, name);
		last = element->end_block;
	}
	return text_str(&out);
}

/* The words of the first element within E that names an author as well: there a name ends
 * where only the markup parts it from what stands behind. Else the words of E. */
static Str inner_names(const BylineSearch *search, Index e, NamePass pass)
{
	const Page *page = search->page;
	Str whole = words_of(page, e), role;
	Str outer = byline_parse(page->work, whole, &role);
	uint32_t letters = page_sums(page, e).letters;

	for (Index within = e + 1; within < page_after(page, e) && within <= e + INNER_ELEMENTS_MAX;
		within++) {
		if (!names_author(page, within, pass) || !is_near(search, within, pass) ||
			page_sums(page, within).letters == letters)
			continue;
		Str text = words_of(page, within);
		Str inner = byline_parse(page->work, text, &role);

		if (str_find_byte(inner, ' ', 0) != STR_NOWHERE && inner.size < outer.size &&
			str_equal(inner, str_slice(outer, 0, inner.size)) &&
			outer.at[inner.size] == ' ')
			return text;
		if (inner.size > outer.size && str_equal(outer, str_slice(inner, 0, outer.size)))
			return text;
	}
	return whole;
}

/* Is E the whole name of a person, and does another element of its kind follow in its block? */
static bool is_first_of_names(const BylineSearch *search, Index e)
{
	const Page *page = search->page;
	Index end = page->elements[page->blocks[page->elements[e].first_block].holder].end;

	if (!is_full_name(page_text_of(page, e)))
		return false;
	for (Index other = page_after(page, e); other < end && other <= e + INNER_ELEMENTS_MAX;
		other++)
		if (names_author(page, other, NAME_CLASSED) &&
			page->elements[other].first_block == page->elements[e].first_block &&
			is_full_name(page_text_of(page, other)))
			return true;
	return false;
}

/* Is TEXT, all that stands before a date, more likely a person than the place of a dateline:
 * "Bonn, 11.10.2021"? */
static bool names_before_date(Str text)
{
	return text.size >= 4 && byline_starts_name(text) && !byline_has_small_word(text) &&
		(str_find_byte(text, ',', 0) == STR_NOWHERE || first_name_begins(text));
}

/* Is TEXT, which stands before a date, the section of the page: what a folder of its address, or
 * a part of its host, is called? */
static bool is_section(const BylineSearch *search, Str text)
{
	const Page *page = search->page;

	text = str_trim(text);
	if (str_empty(text) || first_name_begins(text))
		return false;
	if (characters_same_letters(text, search->metadata->section) ||
		characters_same_letters(text, search->metadata->data.section) ||
		site_has_name(page, text))
		return true;
	for (size_t at = str_find_byte(page->address, '/', 0); at != STR_NOWHERE;
		at = str_find_byte(page->address, '/', at + 1)) {
		Str folder = str_from(page->address, at + 1);

		if (characters_same_letters(
			    str_slice(folder, 0, str_find_byte(folder, '/', 0)), text))
			return true;
	}
	return false;
}

/* The first element whose name says author and whose words are one. A line about
 * the article may begin with the name, but only in front of a date. */
static bool read_named_author(const BylineSearch *search, NamePass pass)
{
	const Page *page = search->page;

	for (Index e = 0; e < page->element_count; e++) {
		DateFound found;

		if (!names_author(page, e, pass) || !is_near(search, e, pass))
			continue;
		Str text = words_of(page, e);

		if (pass == NAME_META &&
			(page->elements[e].first_block > search->anchor + NEAR_BLOCKS / 2 ||
				!date_find(text, 0, &found) ||
				!names_before_date(str_slice(text, 0, found.start)) ||
				byline_is_role(str_slice(text, 0, found.start)) ||
				is_section(search, str_slice(text, 0, found.start))))
			continue;
		if (pass == NAME_PRECISE || pass == NAME_LINKED)
			text = with_others(search, e, pass);
		else if (pass == NAME_CLASSED && is_first_of_names(search, e))
			text = with_others(search, e, pass);
		else if (pass == NAME_CLASSED || pass == NAME_FAR)
			text = inner_names(search, e, pass);
		if (byline_set(search, text, "author on the page"))
			return true;
	}
	return false;
}

/* Lines */

/* "By" or "Author:" as a block of its own, and the name in the next. */
static bool read_behind_label(const BylineSearch *search, Index b)
{
	const Page *page = search->page;

	if (!byline_is_label(page->blocks[b].text) || !byline_can_stand(page, b + 1) ||
		page->blocks[b + 1].letters > NAME_LETTERS_MAX)
		return false;
	Str rest = page->blocks[b + 1].text, line = STR_NONE;

	return str_next_line(&rest, &line) && byline_starts_name(line) &&
		byline_set(search, line, "byline on the page");
}

/* The names behind a label in a line of block B; a heading "From A to B" has none. */
static bool read_lines(const BylineSearch *search, Index b, const char *from)
{
	const Page *page = search->page;
	const PageBlock *block = &page->blocks[b];

	for (Index l = block->first_line; l < block_end_line(block); l++) {
		Str line = byline_words(
			page, page->lines[l].first_fragment, line_end_fragment(&page->lines[l]));
		Str name = byline_behind_label(line);

		if (block->heading > 0 && byline_has_small_word(byline_without_label(name)))
			continue;
		if (!str_empty(name) && byline_set(search, name, from))
			return true;
	}
	return false;
}

/* "By Name" in a line near the headline. */
static bool read_by_line(const BylineSearch *search)
{
	const Page *page = search->page;
	Index first = search->anchor > 4 ? search->anchor - 4 : 0;

	for (Index b = first; b < page->block_count && b < search->anchor + NEAR_BLOCKS; b++)
		if (byline_can_stand(page, b) && page->blocks[b].letters <= LINE_LETTERS_MAX &&
			(read_behind_label(search, b) ||
				(byline_can_stand_outside(page, b) &&
					read_lines(search, b, "byline on the page"))))
			return true;
	return false;
}

/* Does NAMES, behind nothing but a preposition, begin with a whole name? "Von Eis und Brot" has
 * none. */
static bool is_surely_named(const BylineSearch *search, Str names)
{
	enum {
		PREPOSITION_BYTES_MAX = 7
	};
	Str bare = byline_without_label(names), role;
	size_t label = names.size - bare.size;

	if (label == 0 || label > PREPOSITION_BYTES_MAX ||
		str_find_byte(str_slice(names, 0, label), ':', 0) != STR_NOWHERE)
		return true;
	Str parsed = byline_parse(search->page->work, bare, &role);

	return is_full_name(str_slice(parsed, 0, str_find(parsed, ", ", 0)));
}

/* The same in a line of the head of the text. */
static bool read_head_line(const BylineSearch *search)
{
	for (Index b = search->anchor + 1; b < search->page->block_count; b++) {
		if (!byline_in_head(search->page, search->anchor, b))
			return false;
		for (Str rest = search->page->blocks[b].text, line; str_next_line(&rest, &line);)
			if (!str_empty(byline_behind_label(line)) &&
				!is_surely_named(search, byline_behind_label(line)))
				return false;
		if (byline_can_stand(search->page, b) &&
			read_lines(search, b, "byline in the text"))
			return true;
	}
	return false;
}

/* "An interview by Name" as a line of its own in the first blocks of the text: whoever put
 * the page up is not meant then. */
static bool read_told(const BylineSearch *search)
{
	const Page *page = search->page;

	if (search->root == PAGE_NONE)
		return false;
	for (Index b = search->anchor; b < page->block_count && b < search->anchor + NEAR_BLOCKS;
		b++) {
		const PageBlock *block = &page->blocks[b];
		Str name = byline_behind_genre(block->text);

		if (byline_can_stand(page, b) && block->letters <= NAME_LETTERS_MAX &&
			!(block->marks & (MARK_CAPTION | MARK_FIGURE)) && first_name_begins(name) &&
			byline_set(search, name, "byline in the text"))
			return true;
	}
	return false;
}

/* Does block B, or one beside it, tell facts of a book or film? Its author is not the page's. */
static bool is_in_card(const Page *page, Index b)
{
	Index first = b > CARD_BLOCKS ? b - CARD_BLOCKS : 0;

	for (Index i = first; i < page->block_count && i <= b + CARD_BLOCKS; i++)
		for (Str rest = page->blocks[i].text, line; str_next_line(&rest, &line);)
			if (page->blocks[i].letters <= LINE_LETTERS_MAX &&
				byline_is_work_fact(line))
				return true;
	return false;
}

/* A line that is "By Name" and little else, anywhere in the text or around it. */
static bool read_plain_line(const BylineSearch *search)
{
	const Page *page = search->page;

	if (search->root == PAGE_NONE)
		return false;
	Index first = search->anchor > NEAR_BLOCKS ? search->anchor - NEAR_BLOCKS : 0;
	Index end = byline_end_of_text(search) + TAIL_BLOCKS;

	for (Index b = first; b < page->block_count && b < end; b++) {
		const PageBlock *block = &page->blocks[b];

		if (!byline_can_stand(page, b) || block->letters > LINE_LETTERS_MAX ||
			block->heading == 1 || block->marks & (MARK_CAPTION | MARK_FIGURE))
			continue;
		for (Str rest = block->text, line; str_next_line(&rest, &line);)
			if (byline_is_plain(page->work, byline_bare_line(line)) &&
				!is_in_card(page, b) &&
				byline_set(search, byline_bare_line(line), "byline in the text"))
				return true;
	}
	return false;
}

/* "(By Name)" as one of the last lines of the text, or right behind it. */
static bool read_last_line(const BylineSearch *search)
{
	const Page *page = search->page;

	if (search->root == PAGE_NONE)
		return false;
	Index end = byline_end_of_text(search);

	for (Index b = end; b < page->block_count && b < end + TAIL_BLOCKS; b++)
		if (byline_can_stand_outside(page, b) &&
			page->blocks[b].letters <= NAME_LETTERS_MAX &&
			!(page->blocks[b].kinds & KIND_COMMENT) &&
			read_lines(search, b, "byline behind the text"))
			return true;
	for (Index b = end; b > 0 && b + 2 > end; b--)
		if (byline_can_stand(page, b - 1) &&
			page->blocks[b - 1].letters <= NAME_LETTERS_MAX &&
			read_lines(search, b - 1, "byline at the end of the text"))
			return true;
	return false;
}

/* Role */

/* What an element near the headline calls the author's role. */
static void read_role(const BylineSearch *search)
{
	const Page *page = search->page;
	Article *article = search->article;

	if (str_empty(article->field[FIELD_BYLINE]) || !str_empty(article->field[FIELD_ROLE]))
		return;
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (!(element->kinds & KIND_ROLE) ||
			!byline_can_stand_outside(page, element->first_block) ||
			element->first_fragment == element->end_fragment ||
			element->first_block > search->anchor + NEAR_BLOCKS ||
			page_sums(page, e).letters > NAME_LETTERS_MAX)
			continue;
		article_set(article, FIELD_ROLE, page_text_of(page, e), "role on the page");
		return;
	}
}

/* Fuller names */

/* Does LINE begin with NAME and more of the same person's: "Ada", "Ada Quill"? */
static bool is_fuller(const BylineSearch *search, Str line, Str name, Str *fuller)
{
	Str role = STR_NONE;

	if (line.size <= name.size + 1 || line.at[name.size] != ' ' ||
		!str_equal(str_slice(line, 0, name.size), name))
		return false;
	*fuller = byline_parse(search->page->arena, line, &role);
	return is_full_name(*fuller);
}

/* NAME and the word behind it in BLOCK, where that is the host's name: "Ada Quill" of
 * quill.example. */
static Str find_host_fuller(const Page *page, const PageBlock *block, Str name)
{
	size_t at = 0;
	const char *words = str_c(page->work, name);

	while ((at = str_find(block->text, words, at)) != STR_NOWHERE) {
		Str rest = str_from(block->text, at + name.size), word;
		bool whole = (at == 0 || block->text.at[at - 1] == ' ') && str_starts(rest, " ");

		if (whole && str_next_word(&rest, &word) && byline_starts_name(word) &&
			site_has_name(page, word))
			return str_of(block->text.at + at,
				(size_t)(word.at + word.size - block->text.at) - at);
		at += name.size;
	}
	return STR_NONE;
}

/* A first name is made the whole one of whom the site is called after, where the page has it. */
static void make_fuller_by_host(const BylineSearch *search)
{
	const Page *page = search->page;
	Article *article = search->article;
	Str name = article->field[FIELD_BYLINE];

	if (str_empty(name) || str_find_byte(name, ' ', 0) != STR_NOWHERE ||
		!first_name_begins(name))
		return;
	for (Index b = 0; b < page->block_count; b++) {
		Str fuller = byline_can_stand(page, b)
			? find_host_fuller(page, &page->blocks[b], name)
			: STR_NONE;

		if (str_empty(fuller))
			continue;
		article->field[FIELD_BYLINE] = str_copy(page->arena, fuller);
		return;
	}
}

/* A first name that is declared is made the whole one that stands near the headline. */
static void make_fuller(const BylineSearch *search)
{
	const Page *page = search->page;
	Article *article = search->article;
	Str name = article->field[FIELD_BYLINE], fuller;
	Index first = search->anchor > NEAR_BLOCKS ? search->anchor - NEAR_BLOCKS : 0;

	if (str_empty(name) || str_find_byte(name, ' ', 0) != STR_NOWHERE)
		return;
	for (Index b = first; b < page->block_count && b < search->anchor + NEAR_BLOCKS; b++) {
		Str rest = page->blocks[b].text, line;

		if (!byline_can_stand_outside(page, b) ||
			page->blocks[b].letters > LINE_LETTERS_MAX)
			continue;
		while (str_next_line(&rest, &line))
			if (is_fuller(search, byline_without_label(line), name, &fuller)) {
				article->field[FIELD_BYLINE] = fuller;
				article->from[FIELD_BYLINE] = str("byline on the page");
				return;
			}
	}
}

/* What the page declares */

/* Is the first of NAMES, joined by commas, printed near the headline? */
static bool is_printed(const BylineSearch *search, Str names)
{
	const Page *page = search->page;

	if (str_empty(names))
		return false;
	const char *first =
		str_c(page->work, str_trim(str_slice(names, 0, str_find_byte(names, ',', 0))));
	Index from = search->anchor > NEAR_BLOCKS ? search->anchor - NEAR_BLOCKS : 0;

	for (Index b = from; b < page->block_count && b < search->anchor + NEAR_BLOCKS; b++)
		if (byline_can_stand(page, b) && page->blocks[b].letters <= NAME_LETTERS_MAX &&
			str_find_nocase(page->blocks[b].text, first, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Is NAME, of a meta element, who made the pages of the site rather than an author: a company or
 * another site that the page prints nowhere? */
static bool is_maker(const BylineSearch *search, Str name)
{
	const Page *page = search->page;
	Str rest = name, word;

	if (!byline_is_company(name))
		return false;
	/* Its first word, "Pixelwerk GmbH", in the site's name or its host. */
	if (!str_next_word(&rest, &word) ||
		str_find_nocase(page->host, str_c(page->work, word), 0) != STR_NOWHERE ||
		str_find_nocase(search->metadata->site, str_c(page->work, word), 0) != STR_NOWHERE)
		return false;
	for (Index b = 0; b < page->block_count; b++)
		if (str_find_nocase(page->blocks[b].text, str_c(page->work, word), 0) !=
			STR_NOWHERE)
			return false;
	return true;
}

/* The names of data and meta elements: the list that goes on where the other ends; where
 * they differ, the one that the page prints. */
static bool read_declared(const BylineSearch *search, bool persons)
{
	Str data = search->metadata->data.authors, meta = search->metadata->authors;

	if (persons && !str_empty(data) && !str_empty(meta) && is_printed(search, meta) &&
		!is_printed(search, data) && byline_set(search, meta, "meta"))
		return true;

	if (!str_empty(data) && persons != byline_is_publication(search->metadata, data)) {
		if (meta.size > data.size && str_equal(str_slice(meta, 0, data.size), data))
			return byline_set(search, meta, "meta");
		if (byline_set(search, data, "JSON-LD"))
			return true;
	}
	return !persons && !is_maker(search, meta) && byline_set(search, meta, "meta");
}

/* Does the page's data name somebody whom the page prints nowhere: whoever put it up? */
static bool is_unseen(const BylineSearch *search)
{
	const Page *page = search->page;
	Str names = search->metadata->data.authors;

	if (str_empty(names))
		return false;
	const char *first =
		str_c(page->work, str_trim(str_slice(names, 0, str_find_byte(names, ',', 0))));

	for (Index b = 0; b < page->block_count; b++)
		if (str_find_nocase(page->blocks[b].text, first, 0) != STR_NOWHERE)
			return false;
	return true;
}

/* The names of persons that the page prints around its headline, or those it declares. */
static bool read_persons(BylineSearch *search)
{
	bool unseen = is_unseen(search);

	search->persons = true;
	bool found = (!unseen && read_declared(search, true)) ||
		read_named_author(search, NAME_PRECISE) || read_named_author(search, NAME_LINKED) ||
		read_named_author(search, NAME_CLASSED) || read_by_line(search) ||
		(unseen && read_named_author(search, NAME_BOXED)) ||
		(unseen && is_printed(search, search->metadata->authors) &&
			read_declared(search, true)) ||
		read_head_line(search) || (unseen && read_declared(search, true));

	search->persons = false;
	return found;
}

/* The person to whom a licence of Creative Commons attributes the page, as its markup says
 * (ccREL, 2008): where no other person is named. */
static bool read_attribution(const BylineSearch *search)
{
	const Page *page = search->page;

	for (Index e = 0; e < page->element_count; e++) {
		if (!str_is_nocase(page_attribute(page, e, "rel"), "cc:attributionURL") &&
			!str_is_nocase(page_attribute(page, e, "property"), "cc:attributionName"))
			continue;
		Str name = page_text_of(page, e);

		if (!is_full_name(name) || !byline_set(search, name, "whom the licence names"))
			continue;
		search->article->inferred[FIELD_BYLINE] = true;
		return true;
	}
	return false;
}

/* Whatever the page prints where names stand. */
static bool read_printed(const BylineSearch *search)
{
	return read_named_author(search, NAME_PRECISE) || read_by_line(search) ||
		read_named_author(search, NAME_CLASSED) || read_named_author(search, NAME_FAR) ||
		read_named_author(search, NAME_META) || read_plain_line(search) ||
		read_last_line(search);
}

/* Whom the state of the page's application names. */
static bool read_state(BylineSearch *search)
{
	search->persons = true;
	bool found = byline_set(search, state_authors(search->page), "state of the application");

	search->persons = false;
	return found;
}

void bylines_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	BylineSearch search = { .page = page,
		.metadata = metadata,
		.root = root,
		.anchor = metadata_anchor(page, root),
		.article = article };

	if (!read_told(&search) && !read_persons(&search) && !byline_guess_beside_date(&search) &&
		!read_attribution(&search) && !read_printed(&search) && !read_state(&search) &&
		!byline_guess(&search))
		(void)read_declared(&search, false);
	make_fuller(&search);
	make_fuller_by_host(&search);
	read_role(&search);
}
