/* SPDX-License-Identifier: ISC */
#include "extract/bylines.h"

#include <string.h>

#include "base/text.h"
#include "extract/byline_words.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/first_names.h"
#include "extract/signature.h"
#include "extract/site_person.h"

enum {
	NAME_LETTERS_MAX = 90,
	LINE_LETTERS_MAX = 160,
	NEAR_BLOCKS = 14, /* around the headline, where names stand */
	TAIL_BLOCKS = 4, /* behind the text */
	BESIDE_BLOCKS = 3, /* from one name to another of the same byline */
	AUTHOR_BLOCKS = 4, /* an element with more is no name */
	LONE_LETTERS_MAX = 40, /* of a name alone in a line */
	LONE_WORDS_MAX = 3,
	LINKED_WORDS_MAX = 4, /* of a name that links to its person's page */
};

typedef struct {
	Page *page;
	const Metadata *metadata;
	Index root;
	Index anchor;
	Article *article;
	bool persons; /* what may be no person's name is passed by */
} Search;

/* Names that are none of a person */

/* Is TEXT no person but the publication itself, or an account? */
static bool is_publication(const Metadata *metadata, Str text)
{
	return characters_same_letters(text, metadata->site) ||
		(metadata->data.organization && str_equal(text, metadata->data.authors)) ||
		characters_same_letters(text, metadata->data.publisher) ||
		byline_is_account(text) ||
		(str_find_byte(text, ' ', 0) == STR_NOWHERE &&
			str_find_byte(text, '.', 0) != STR_NOWHERE);
}

/* Is TEXT, names as they were parsed, more likely no person's: the publication, two
 * or three capitals, or words of which one that joins no names is small? */
static bool is_doubtful(const Metadata *metadata, Str text)
{
	return is_publication(metadata, text) || byline_is_initials(text) ||
		byline_has_small_word(text);
}

static bool set_names(const Search *search, Str text, const char *from)
{
	Str role = STR_NONE;

	if (str_empty(text))
		return false;
	Str names = byline_parse(search->page->arena, text, &role);

	if (str_empty(names) || (search->persons && is_doubtful(search->metadata, names)))
		return false;
	article_set(search->article, FIELD_BYLINE, names, from);
	if (!str_empty(role))
		article_set(search->article, FIELD_ROLE, str_copy(search->page->arena, role), from);
	return true;
}

/* Where names may stand */

/* May block B name the article's author? */
static bool can_name(const Page *page, Index b)
{
	if (b >= page->block_count)
		return false;
	const PageBlock *block = &page->blocks[b];

	return block->claim != CLAIM_COMMENTS && block->claim != CLAIM_RELATED &&
		!(block->marks & (MARK_WRAPPER | MARK_HIDDEN | MARK_FORM | MARK_CONTROL));
}

/* The same outside of the text. */
static bool can_name_outside(const Page *page, Index b)
{
	return can_name(page, b) && page->blocks[b].claim != CLAIM_BODY;
}

/* Elements named for authors */

typedef enum {
	NAME_PRECISE,
	NAME_LINKED,
	NAME_CLASSED,
	NAME_FAR, /* classed, but further down */
	NAME_META,
	NAME_PASSES
} NamePass;

/* Do its own names say that E is the author of a comment? */
static bool is_commenter(const Page *page, Index e)
{
	Index parent = page->elements[e].parent;

	return (page->elements[e].kinds & KIND_COMMENT) ||
		(parent != PAGE_NONE && page->elements[parent].kinds & KIND_COMMENT &&
			page->elements[parent].kinds & KIND_AUTHOR);
}

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

/* May E be read for a name in this pass: a short one near the headline? */
static bool is_near(const Search *search, Index e, NamePass pass)
{
	const Element *element = &search->page->elements[e];

	return element->first_fragment < element->end_fragment &&
		can_name_outside(search->page, element->first_block) &&
		!is_commenter(search->page, e) &&
		element->first_block + NEAR_BLOCKS >= search->anchor &&
		((!search->persons && pass != NAME_CLASSED) ||
			element->first_block <= search->anchor + NEAR_BLOCKS) &&
		element->end_block - element->first_block <= AUTHOR_BLOCKS &&
		page_sums(search->page, e).letters <= 2 * NAME_LETTERS_MAX;
}

/* The words of E and of the other elements of its kind that follow it closely: a
 * byline of several names, each in its own element. */
static Str with_others(const Search *search, Index e, NamePass pass)
{
	const Page *page = search->page;
	Text out = text_in(page->work);
	Index last = page->elements[e].end_block;

	text_add(&out, page_text_of(page, e));
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

/* The first element whose name says author and whose words are one. A line about
 * the article may begin with the name, but only in front of a date. */
static bool read_named_author(const Search *search, NamePass pass)
{
	const Page *page = search->page;

	for (Index e = 0; e < page->element_count; e++) {
		DateFound found;

		if (!names_author(page, e, pass) || !is_near(search, e, pass))
			continue;
		Str text = page_text_of(page, e);

		if (pass == NAME_META &&
			(page->elements[e].first_block > search->anchor + NEAR_BLOCKS / 2 ||
				!byline_starts_name(text) || !date_find(text, 0, &found) ||
				found.start < 4 ||
				byline_has_small_word(str_slice(text, 0, found.start))))
			continue;
		if (pass == NAME_PRECISE || pass == NAME_LINKED)
			text = with_others(search, e, pass);
		if (set_names(search, text, "author on the page"))
			return true;
	}
	return false;
}

/* Lines */

/* LINE without brackets, dashes and pluses around it. */
static Str bare_line(Str line)
{
	line = str_trim(line);
	while (line.size > 0 &&
		(line.at[0] == '(' || line.at[0] == '-' || line.at[0] == '*' || line.at[0] == '['))
		line = str_trim(str_from(line, 1));
	while (line.size > 0 &&
		(str_ends(line, ")") || str_ends(line, "+") || str_ends(line, "]") ||
			str_ends(line, "*")))
		line = str_trim(str_slice(line, 0, line.size - 1));
	return line;
}

/* "By" or "Author:" as a block of its own, and the name in the next. */
static bool read_behind_label(const Search *search, Index b)
{
	const Page *page = search->page;

	if (!byline_is_label(page->blocks[b].text) || !can_name(page, b + 1) ||
		page->blocks[b + 1].letters > NAME_LETTERS_MAX)
		return false;
	Str rest = page->blocks[b + 1].text, line = STR_NONE;

	return str_next_line(&rest, &line) && byline_starts_name(line) &&
		set_names(search, line, "byline on the page");
}

static bool read_lines(const Search *search, Index b, const char *from)
{
	for (Str rest = search->page->blocks[b].text, line; str_next_line(&rest, &line);) {
		Str name = byline_behind_label(line);

		if (!str_empty(name) && set_names(search, name, from))
			return true;
	}
	return false;
}

/* "By Name" in a line near the headline. */
static bool read_by_line(const Search *search)
{
	const Page *page = search->page;
	Index first = search->anchor > 4 ? search->anchor - 4 : 0;

	for (Index b = first; b < page->block_count && b < search->anchor + NEAR_BLOCKS; b++)
		if (can_name(page, b) && page->blocks[b].letters <= LINE_LETTERS_MAX &&
			(read_behind_label(search, b) ||
				(can_name_outside(page, b) &&
					read_lines(search, b, "byline on the page"))))
			return true;
	return false;
}

/* One past the last block of the text. */
static Index end_of_text(const Search *search)
{
	const Page *page = search->page;
	const Element *root = &page->elements[search->root];
	Index end = root->end_block;

	while (end > root->first_block && page->blocks[end - 1].claim != CLAIM_BODY)
		end--;
	return end;
}

/* "An interview by Name" as a line of its own in the first blocks of the text: whoever put
 * the page up is not meant then. */
static bool read_told(const Search *search)
{
	const Page *page = search->page;

	if (search->root == PAGE_NONE)
		return false;
	for (Index b = search->anchor; b < page->block_count && b < search->anchor + NEAR_BLOCKS;
		b++) {
		const PageBlock *block = &page->blocks[b];
		Str name = byline_behind_genre(block->text);

		if (can_name(page, b) && block->letters <= NAME_LETTERS_MAX &&
			!(block->marks & (MARK_CAPTION | MARK_FIGURE)) && first_name_begins(name) &&
			set_names(search, name, "byline in the text"))
			return true;
	}
	return false;
}

/* A line that is "By Name" and little else, anywhere in the text or around it. */
static bool read_plain_line(const Search *search)
{
	const Page *page = search->page;

	if (search->root == PAGE_NONE)
		return false;
	Index first = search->anchor > NEAR_BLOCKS ? search->anchor - NEAR_BLOCKS : 0;
	Index end = end_of_text(search) + TAIL_BLOCKS;

	for (Index b = first; b < page->block_count && b < end; b++) {
		const PageBlock *block = &page->blocks[b];

		if (!can_name(page, b) || block->letters > LINE_LETTERS_MAX ||
			block->heading == 1 || block->marks & (MARK_CAPTION | MARK_FIGURE))
			continue;
		for (Str rest = block->text, line; str_next_line(&rest, &line);)
			if (byline_is_plain(page->work, bare_line(line)) &&
				set_names(search, bare_line(line), "byline in the text"))
				return true;
	}
	return false;
}

/* "(By Name)" as one of the last lines of the text, or right behind it. */
static bool read_last_line(const Search *search)
{
	const Page *page = search->page;

	if (search->root == PAGE_NONE)
		return false;
	Index end = end_of_text(search);

	for (Index b = end; b < page->block_count && b < end + TAIL_BLOCKS; b++)
		if (can_name_outside(page, b) && page->blocks[b].letters <= NAME_LETTERS_MAX &&
			!(page->blocks[b].kinds & KIND_COMMENT) &&
			read_lines(search, b, "byline behind the text"))
			return true;
	for (Index b = end; b > 0 && b + 2 > end; b--)
		if (can_name(page, b - 1) && page->blocks[b - 1].letters <= NAME_LETTERS_MAX &&
			read_lines(search, b - 1, "byline at the end of the text"))
			return true;
	return false;
}

/* Names that only their shape tells */

static bool has_small_letter(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_lower(text.at[i]))
			return true;
	return false;
}

/* Is LINE, of Latin letters, two to four words with capitals and no more? */
static bool is_lone_name(const Search *search, Str line)
{
	Str rest = line, word;
	unsigned words = 0;

	while (str_next_word(&rest, &word))
		words++;
	return words >= 2 && words <= LONE_WORDS_MAX &&
		str_find_byte(line, ',', 0) == STR_NOWHERE && byline_starts_name(line) &&
		(unsigned char)line.at[0] < 0xE0 && name_capitalised(line) &&
		has_small_letter(line) && !characters_same_letters(line, search->metadata->site) &&
		!characters_same_letters(line, search->page->title);
}

static bool infer_name(const Search *search, Str name, const char *from)
{
	if (!is_lone_name(search, name) || !set_names(search, name, from))
		return false;
	search->article->inferred[FIELD_BYLINE] = true;
	return true;
}

/* The name in the last line of BLOCK: in brackets, or alone in a line that is set in
 * italics or bold. */
static bool infer_from_block(const Search *search, const PageBlock *block)
{
	Str rest = block->text, line, last = STR_NONE;
	bool set_apart = block->marks & (MARK_ITALIC | MARK_BOLD);

	if (block->heading > 0 || block->list_depth > 0 ||
		block->marks & (MARK_CAPTION | MARK_FIGURE | MARK_TABLE | MARK_QUOTE))
		return false;
	while (str_next_line(&rest, &line))
		last = line;
	size_t bracket = str_find_last_byte(last, '(');

	if (bracket != STR_NOWHERE)
		return infer_name(search, bare_line(str_from(last, bracket)), "end of the text");
	return set_apart && last.size <= LONE_LETTERS_MAX &&
		infer_name(search, bare_line(last), "end of the text");
}

/* A name at the very end of the text, or in the first line behind it. */
static bool infer_from_last_line(const Search *search)
{
	const Page *page = search->page;
	Index end = search->root == PAGE_NONE ? 0 : end_of_text(search);

	if (end == 0)
		return false;
	if (can_name(page, end - 1) && infer_from_block(search, &page->blocks[end - 1]))
		return true;
	return can_name_outside(page, end) && page->blocks[end].link_letters == 0 &&
		page->blocks[end].furniture == 0 && infer_from_block(search, &page->blocks[end]);
}

/* "2 November 2009 | 11:44 | Name" near the headline: the part of a date's line
 * that is a name. */
static bool infer_from_date_line(const Search *search)
{
	static const char *const marks[] = { "|", "/", ",", "\n", " - ", " – ", " • ", " · " };
	const Page *page = search->page;

	Index end = search->root == PAGE_NONE ? 0 : end_of_text(search);

	Index first = search->anchor > 2 ? search->anchor - 2 : 0;

	for (Index b = first; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		DateFound found;

		if (b >= search->anchor + NEAR_BLOCKS && (b < end || b >= end + TAIL_BLOCKS))
			continue;

		if (!can_name(page, b) || block->letters > LINE_LETTERS_MAX / 2 ||
			block->heading > 0 || !date_find(block->text, 0, &found) ||
			(block->claim == CLAIM_BODY && found.start > 0))
			continue;
		for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
			for (Str rest = block->text; rest.size > 0;) {
				size_t at = str_find(rest, marks[m], 0);

				if (infer_name(search, bare_line(str_slice(rest, 0, at)),
					    "line of the date"))
					return true;
				rest = at == STR_NOWHERE ? str_of(rest.at, 0)
							 : str_from(rest, at + strlen(marks[m]));
			}
	}
	return false;
}

/* "Quelle: kathpress" as a line of its own: the agency where no person is named. */
static bool infer_source(const Search *search)
{
	const Page *page = search->page;
	Index end = search->root == PAGE_NONE ? 0 : end_of_text(search);
	Index first = search->anchor > 2 ? search->anchor - 2 : 0;

	for (Index b = first; b < page->block_count && b < end + TAIL_BLOCKS; b++) {
		const PageBlock *block = &page->blocks[b];

		if ((b >= search->anchor + NEAR_BLOCKS && b + TAIL_BLOCKS < end) ||
			!can_name(page, b) || block->letters > NAME_LETTERS_MAX ||
			block->marks & (MARK_CAPTION | MARK_FIGURE | MARK_TABLE))
			continue;
		for (Str rest = block->text, line; str_next_line(&rest, &line);) {
			Str source = byline_source(line);

			if (str_empty(source) || !set_names(search, source, "source on the page"))
				continue;
			search->article->inferred[FIELD_BYLINE] = true;
			return true;
		}
	}
	return false;
}

static bool infer_site_person(const Search *search)
{
	const char *from;
	Str name = site_person(search->page, search->metadata, &from);

	if (!set_names(search, name, from))
		return false;
	search->article->inferred[FIELD_BYLINE] = true;
	return true;
}

/* Is a date all that BLOCK tells? */
static bool is_date_line(const PageBlock *block)
{
	DateFound found;

	return block->letters <= LONE_LETTERS_MAX && date_find(block->text, 0, &found);
}

/* Does another element, named for authors, hold NAME and no more: a card of one of the
 * author's other stories? */
static bool is_named_elsewhere(const Page *page, Str name, Index b)
{
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (element->kinds & KIND_AUTHOR && element->first_block != b &&
			!is_commenter(page, e) && page_sums(page, e).letters <= NAME_LETTERS_MAX &&
			characters_same_letters(page_text_of(page, e), name))
			return true;
	}
	return false;
}

/* A name alone in a block near the headline, a date in the block before or behind it, that
 * the page calls an author's in another place. */
static bool infer_beside_date(const Search *search)
{
	const Page *page = search->page;
	Index first = search->anchor > BESIDE_BLOCKS ? search->anchor - BESIDE_BLOCKS : 1;

	for (Index b = first; b + 1 < page->block_count && b <= search->anchor + BESIDE_BLOCKS;
		b++) {
		const PageBlock *block = &page->blocks[b];

		if (!can_name_outside(page, b) || block->heading > 0 ||
			block->letters > LONE_LETTERS_MAX ||
			(!is_date_line(&page->blocks[b - 1]) &&
				!is_date_line(&page->blocks[b + 1])))
			continue;
		if (is_lone_name(search, block->text) && is_named_elsewhere(page, block->text, b) &&
			infer_name(search, block->text, "beside the date"))
			return true;
	}
	return false;
}

/* Role */

/* What an element near the headline calls the author's role. */
static void read_role(const Search *search)
{
	const Page *page = search->page;
	Article *article = search->article;

	if (str_empty(article->field[FIELD_BYLINE]) || !str_empty(article->field[FIELD_ROLE]))
		return;
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (!(element->kinds & KIND_ROLE) ||
			!can_name_outside(page, element->first_block) ||
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
static bool is_fuller(const Search *search, Str line, Str name, Str *fuller)
{
	Str role = STR_NONE;

	if (line.size <= name.size + 1 || line.at[name.size] != ' ' ||
		!str_equal(str_slice(line, 0, name.size), name))
		return false;
	*fuller = byline_parse(search->page->arena, line, &role);
	return is_full_name(*fuller);
}

/* A first name that is declared is made the whole one that stands near the headline. */
static void make_fuller(const Search *search)
{
	const Page *page = search->page;
	Article *article = search->article;
	Str name = article->field[FIELD_BYLINE], fuller;
	Index first = search->anchor > NEAR_BLOCKS ? search->anchor - NEAR_BLOCKS : 0;

	if (str_empty(name) || str_find_byte(name, ' ', 0) != STR_NOWHERE)
		return;
	for (Index b = first; b < page->block_count && b < search->anchor + NEAR_BLOCKS; b++) {
		Str rest = page->blocks[b].text, line;

		if (!can_name_outside(page, b) || page->blocks[b].letters > LINE_LETTERS_MAX)
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
static bool is_printed(const Search *search, Str names)
{
	const Page *page = search->page;
	const char *first =
		str_c(page->work, str_trim(str_slice(names, 0, str_find_byte(names, ',', 0))));
	Index from = search->anchor > NEAR_BLOCKS ? search->anchor - NEAR_BLOCKS : 0;

	for (Index b = from; b < page->block_count && b < search->anchor + NEAR_BLOCKS; b++)
		if (can_name(page, b) && page->blocks[b].letters <= NAME_LETTERS_MAX &&
			str_find_nocase(page->blocks[b].text, first, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* The names of data and meta elements: the list that goes on where the other ends; where
 * they differ, the one that the page prints. */
static bool read_declared(const Search *search, bool persons)
{
	Str data = search->metadata->data.authors, meta = search->metadata->authors;

	if (persons && !str_empty(data) && !str_empty(meta) && is_printed(search, meta) &&
		!is_printed(search, data) && set_names(search, meta, "meta"))
		return true;

	if (!str_empty(data) && persons != is_publication(search->metadata, data)) {
		if (meta.size > data.size && str_equal(str_slice(meta, 0, data.size), data))
			return set_names(search, meta, "meta");
		if (set_names(search, data, "JSON-LD"))
			return true;
	}
	return !persons && set_names(search, meta, "meta");
}

/* The names of persons that the page prints around its headline. */
static bool read_persons(Search *search)
{
	search->persons = true;
	bool found = read_declared(search, true) || read_named_author(search, NAME_PRECISE) ||
		read_named_author(search, NAME_LINKED) || read_named_author(search, NAME_CLASSED) ||
		read_by_line(search);

	search->persons = false;
	return found;
}

/* Whatever the page prints where names stand. */
static bool read_printed(const Search *search)
{
	return read_named_author(search, NAME_PRECISE) || read_named_author(search, NAME_CLASSED) ||
		read_by_line(search) || read_named_author(search, NAME_FAR) ||
		read_named_author(search, NAME_META) || read_plain_line(search) ||
		read_last_line(search);
}

void bylines_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	Search search = { .page = page,
		.metadata = metadata,
		.root = root,
		.anchor = metadata_anchor(page, root),
		.article = article };

	if (!read_told(&search) && !read_persons(&search) && !infer_beside_date(&search) &&
		!read_printed(&search) && !infer_from_date_line(&search) &&
		!infer_from_last_line(&search) && !infer_site_person(&search) &&
		!infer_source(&search))
		(void)read_declared(&search, false);
	make_fuller(&search);
	read_role(&search);
}
