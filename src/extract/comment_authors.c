/* SPDX-License-Identifier: ISC */
#include "extract/comment_authors.h"

#include "base/hash.h"
#include "extract/characters.h"
#include "extract/comment_openings.h"
#include "extract/comment_speech.h"
#include "extract/panel_words.h"
#include "extract/signature.h"

enum {
	AUTHOR_LETTERS_MAX = 80,
	ODD_WORDS_MAX = 4, /* of a name that looks like none */
	PLACES_MIN = 2, /* names with a comma, for the comma to mean a place */
	RANK_IN_TEXT = 10 /* added to that of an author's element inside the words */
};

/* Authors by names */

static int author_rank(uint32_t names)
{
	if (names & NAME_AUTHOR_1)
		return 1;
	return names & NAME_AUTHOR_2 ? 2 : names & NAME_AUTHOR_3 ? 3 : 0;
}

/* Is element E inside MEMBER but in one of its replies? */
static bool in_reply(const CommentItems *all, const CommentItem *item, Index e)
{
	Index f = all->page->elements[e].first_fragment;

	size_t low = 0, high = item->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (item->pieces[middle].end <= f)
			low = middle + 1;
		else
			high = middle;
	}
	return low == item->count || item->pieces[low].first > f;
}

/* Does E lie in an element of MEMBER named for its text? */
static bool in_text(const CommentItems *all, const CommentMember *member, Index e)
{
	const Page *page = all->page;

	e = page->elements[e].parent;
	for (int up = 0; e != PAGE_NONE && e > member->element && up < COMMENT_CLIMB_MAX;
		e = page->elements[e].parent, up++)
		if (all->lines->field_names[e] & NAME_TEXT)
			return true;
	return false;
}

/* Does E lie in a quote inside MEMBER? Its author is somebody else. */
static bool in_quote(const Page *page, const CommentMember *member, Index e)
{
	return (page->elements[e].marks & ~page->elements[member->element].marks & MARK_QUOTE) != 0;
}

static bool may_be_author(const CommentItems *all, Index e)
{
	const Page *page = all->page;
	const Element *element = &page->elements[e];

	if (author_rank(all->lines->field_names[e]) == 0 ||
		(all->lines->field_names[e] & NAME_TEXT) || element->tag == TAG_LI ||
		element->tag == TAG_ARTICLE || element->first_fragment == element->end_fragment)
		return false;
	uint32_t letters = page_sums(page, e).letters;

	return letters > 0 && letters <= AUTHOR_LETTERS_MAX &&
		panel_anchors(all->lines, element->first_fragment, element->end_fragment) == 0;
}

static bool has_letters(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_alpha(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
			return true;
	return false;
}

/* LINE, the first in author's element E, without the numbers behind his name: how many posts
 * or points he has. His name is the link there. */
static Str without_standing(const Page *page, Index e, Str line)
{
	for (Index a = e + 1; a < page->elements[e].end; a++) {
		Str name = page->elements[a].tag == TAG_A ? page_text_of(page, a) : STR_NONE;

		if (has_letters(name))
			return (line.size >= name.size &&
				       str_equal(str_slice(line, 0, name.size), name)) &&
					!has_letters(str_from(line, name.size))
				? name
				: line;
	}
	return line;
}

static void find_author_element(const CommentItems *all, CommentItem *item)
{
	const Page *page = all->page;
	const CommentMember *member = item->member;
	Index end = comment_elements_end(page, member);
	int best = 100;
	/* A dt may itself be named for the author. */
	bool terms = page->elements[member->element].tag == TAG_DT;

	Index child = (Index)(member - all->found->members) + 1;

	for (Index e = terms ? member->element
			     : comment_next_element(all, member->element, end, &child);
		e < end; e = comment_next_element(all, e, end, &child)) {
		if (!may_be_author(all, e) || in_reply(all, item, e))
			continue;
		int rank = author_rank(all->lines->field_names[e]) +
			(in_text(all, member, e) || in_quote(page, member, e) ? RANK_IN_TEXT : 0);
		bool inner = item->author != PAGE_NONE && page_contains(page, item->author, e);

		if (rank < best || (inner && rank <= best)) {
			best = rank;
			item->author = e;
		}
	}
	if (item->author == PAGE_NONE)
		return;
	Str text = page_text_of(page, item->author), line;

	(void)str_next_line(&text, &line);
	line = without_standing(page, item->author, line);
	if (all->lines->field_names[item->author] & NAME_SIGNATURE)
		signature_split(line, &line, &item->place);
	item->name = author_trim(line);
	if (item->name.size == 0) {
		item->name = STR_NONE;
		item->author = PAGE_NONE;
	}
}

static void find_place(const CommentItems *all, CommentItem *item)
{
	const Page *page = all->page;

	Index end = comment_elements_end(page, item->member);
	Index child = (Index)(item->member - all->found->members) + 1;

	for (Index e = comment_next_element(all, item->member->element, end, &child);
		e < end && !str_present(item->place); e = comment_next_element(all, e, end, &child))
		if ((all->lines->field_names[e] & NAME_PLACE) && page_sums(page, e).letters > 0 &&
			page_sums(page, e).letters <= COMMENT_NAME_LETTERS_MAX &&
			!in_reply(all, item, e))
			item->place = separators_trim(page_text_of(page, e));
}

/* Authors by their place in the list */

static bool piece_is_name(const CommentPiece *piece)
{
	return characters_count(piece->text) <= COMMENT_NAME_LETTERS_MAX && name_like(piece->text);
}

/* The piece N kept ones from AT, forwards or backwards; STR_NOWHERE if none. */
static size_t kept_piece(const CommentItem *item, size_t at, int steps)
{
	size_t p = at;

	while (steps != 0) {
		if (steps < 0 ? p == 0 : p + 1 >= item->count)
			return STR_NOWHERE;
		p = steps < 0 ? p - 1 : p + 1;
		if (!item->pieces[p].dropped)
			steps += steps < 0 ? 1 : -1;
	}
	return p;
}

typedef enum {
	COLUMN_DATE_LINE,
	COLUMN_BEFORE,
	COLUMN_FIRST,
	COLUMN_AFTER,
	COLUMN_BEFORE_2,
	COLUMN_AFTER_2,
	COLUMN_LAST,
	COLUMN_COUNT
} Column;

/* The piece of ITEM in COLUMN, or STR_NOWHERE. */
static size_t piece_in_column(const CommentItem *item, Column column)
{
	size_t first = STR_NOWHERE, last = STR_NOWHERE;

	for (size_t p = 0; p < item->count; p++) {
		if (item->pieces[p].dropped)
			continue;
		first = first == STR_NOWHERE ? p : first;
		last = p;
	}
	if (column == COLUMN_FIRST)
		return first == item->date_piece ? STR_NOWHERE : first;
	if (column == COLUMN_LAST)
		return last == item->date_piece || last == first ? STR_NOWHERE : last;
	if (item->date_piece == STR_NOWHERE)
		return STR_NOWHERE;
	switch (column) {
	case COLUMN_DATE_LINE:
		return item->date_piece;
	case COLUMN_BEFORE:
		return kept_piece(item, item->date_piece, -1);
	case COLUMN_AFTER:
		return kept_piece(item, item->date_piece, 1);
	case COLUMN_BEFORE_2:
		return kept_piece(item, item->date_piece, -2);
	case COLUMN_AFTER_2:
		return kept_piece(item, item->date_piece, 2);
	case COLUMN_FIRST:
	case COLUMN_LAST:
	case COLUMN_COUNT:
		break;
	}
	return STR_NOWHERE;
}

/* Is TEXT a word that leads in a date: "Le 11 septembre"? */
static bool leads_date(Str text)
{
	static const char *const words[] = { "le", "el", "il", "am", "um", "vom", "den", "der",
		"on", "at", "em", "dia", "dnia", "la", "de", "das", "dato", "datum", "date",
		"data" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_is_nocase(text, words[i]))
			return true;
	return false;
}

/* Does TEXT, trimmed, look like a name and not like a word of the date beside it? */
static bool may_be_name(Str text)
{
	return text.size > 0 && !leads_date(text) && name_like(text) &&
		characters_count(text) <= COMMENT_NAME_LETTERS_MAX;
}

/* The name in bytes [START, END) of the page's text, one side of a date in its line.
 * Where elements part the line, buttons, counters and notes on replies are passed
 * over, and a bold title where something plain can be the name. Empty when there is
 * none. */
static Str name_in_side(
	const CommentItems *all, const CommentPiece *piece, size_t start, size_t end)
{
	const Page *page = all->page;
	Str plain = str(""), bold = str("");
	int parts = 0;

	for (Index f = piece->first; f < piece->end; f++) {
		const Fragment *fragment = &page->fragments[f];
		size_t from = fragment->start > start ? fragment->start : start;
		size_t to = fragment->end < end ? fragment->end : end;

		if (from >= to)
			continue;
		Str text = str_slice(page->text, from, to), name = author_trim(text);

		if (name.size == 0 || panel_button(text) || comment_tells_reply(text))
			continue;
		parts++;
		bool is_bold = (page->elements[fragment->owner].marks & MARK_BOLD) != 0;
		Str *first = is_bold ? &bold : &plain;

		if (first->size == 0 && may_be_name(name))
			*first = name;
	}
	if (parts == 0)
		return str("");
	if (plain.size > 0 || bold.size > 0)
		return plain.size > 0 ? plain : bold;
	return author_trim(str_slice(page->text, start, end));
}

/* What stands beside the date in its line, as a name. */
static Str name_beside_date(const CommentItems *all, const CommentItem *item)
{
	if (item->date == NULL)
		return STR_NONE;
	const CommentPiece *piece = &item->pieces[item->date_piece];
	size_t base = (size_t)(piece->text.at - all->page->text.at);
	Str before = name_in_side(all, piece, base, item->date->start);
	Str behind = name_in_side(all, piece, item->date->end, base + piece->text.size);

	if (may_be_name(before))
		return before;
	return may_be_name(behind) ? behind : STR_NONE;
}

/* The name of ITEM in COLUMN; absent when none like one stands there. */
static Str name_in_column(
	const CommentItems *all, const CommentItem *item, Column column, size_t *piece)
{
	*piece = piece_in_column(item, column);
	if (*piece == STR_NOWHERE)
		return STR_NONE;
	if (column == COLUMN_DATE_LINE)
		return name_beside_date(all, item);
	const CommentPiece *p = &item->pieces[*piece];

	if (column == COLUMN_LAST)
		return signature_like(p->text) && !ends_sentence(p->text) ? p->text : STR_NONE;
	Str name = author_trim(p->text);
	/* Words around it may hold what no name does: "Comment from: Jo". */
	bool told = name.size < separators_trim(p->text).size && name_like(name) &&
		characters_count(p->text) <= COMMENT_NAME_LETTERS_MAX;

	return name.size > 0 && (told || piece_is_name(p)) ? name : STR_NONE;
}

/* "X says:" in a line of its own. */
static bool take_says_line(CommentItem *item)
{
	for (size_t p = 0; p < item->count; p++) {
		Str text = item->pieces[p].text;

		if (item->pieces[p].dropped || !str_ends(text, ":") ||
			characters_count(text) > COMMENT_NAME_LETTERS_MAX + 10)
			continue;
		Str bare = separators_trim(text), name = author_trim(text);

		if (name.size == 0 || name.size == bare.size || !name_like(name))
			continue;
		item->name = name;
		item->name_piece = p;
		return true;
	}
	return false;
}

/* The first piece of ITEM that is kept, or NULL. */
static CommentPiece *first_piece(CommentItem *item)
{
	for (size_t p = 0; p < item->count; p++)
		if (!item->pieces[p].dropped)
			return &item->pieces[p];
	return NULL;
}

/* Does ITEM open with a name, which bold words without a colon are only where there is no
 * date: they may be a title. */
static bool opens_with_name(const CommentItems *all, CommentItem *item, CommentOpening *opening)
{
	const CommentPiece *piece = first_piece(item);

	return piece != NULL &&
		comment_opening_read(
			all->page, piece->first, item->member->end_fragment, opening) &&
		(opening->colon || item->date == NULL);
}

/* Takes the name ITEM opens with. */
static void take_opening(const CommentItems *all, CommentItem *item)
{
	CommentPiece *piece = first_piece(item);
	CommentOpening opening;

	if (str_present(item->name) || !opens_with_name(all, item, &opening))
		return;
	item->name = author_trim(opening.name);
	if (opening.end >= piece->end) {
		item->name_piece = (size_t)(piece - item->pieces);
		return;
	}
	piece->first = opening.end;
	piece->text = separators_trim(page_text_between(all->page, piece->first, piece->end));
}

/* Takes the names that items open with, where most do and not all with the same. */
static void take_openings(CommentItems *all)
{
	Index opened = 0, count = all->found->count;
	Str first = STR_NONE;
	bool differ = false;
	CommentOpening opening;

	for (Index i = 0; i < count; i++) {
		if (!opens_with_name(all, &all->items[i], &opening))
			continue;
		opened++;
		differ = differ || (str_present(first) && !str_equal(opening.name, first));
		first = opening.name;
	}
	if (!differ || opened * 10 < count * 6)
		return;
	for (Index i = 0; i < count; i++)
		take_opening(all, &all->items[i]);
}

/* A key of the tag and class of the element around PIECE. */
static uint64_t element_key(const Page *page, const CommentPiece *piece)
{
	Index owner = page->fragments[piece->first].owner;
	Str class = page_class(page, owner);

	return hash_text(HASH_START ^ page->elements[owner].tag, class);
}

/* The key of the element around the names in COLUMN, when it is the same for all of
 * them; else 0. */
static uint64_t common_element(const CommentItems *all, Column column)
{
	uint64_t common = 0;

	for (Index i = 0; i < all->found->count && column != COLUMN_DATE_LINE; i++) {
		size_t piece;

		if (!str_present(name_in_column(all, &all->items[i], column, &piece)))
			continue;
		uint64_t key = element_key(all->page, &all->items[i].pieces[piece]);

		if (common != 0 && key != common)
			return 0;
		common = key;
	}
	return common;
}

/* The few words before the date of ITEM in its line; absent when there are many. */
static Str odd_name_beside_date(const CommentItems *all, const CommentItem *item)
{
	const CommentPiece *piece = &item->pieces[item->date_piece];
	size_t base = (size_t)(piece->text.at - all->page->text.at);
	Str name = author_trim(str_slice(piece->text, 0, item->date->start - base));

	return name.size > 0 && words_in(name) <= ODD_WORDS_MAX &&
			characters_count(name) <= COMMENT_NAME_LETTERS_MAX
		? name
		: STR_NONE;
}

/* What stands in COLUMN of ITEM in an element as all names of the list: a name, too,
 * even if it does not look like one. */
static Str odd_name(
	const CommentItems *all, const CommentItem *item, Column column, uint64_t element)
{
	size_t p = element == 0 ? STR_NOWHERE : piece_in_column(item, column);

	if (column == COLUMN_DATE_LINE && item->date != NULL)
		return odd_name_beside_date(all, item);

	if (p == STR_NOWHERE || element_key(all->page, &item->pieces[p]) != element ||
		characters_count(item->pieces[p].text) > COMMENT_NAME_LETTERS_MAX)
		return STR_NONE;
	Str name = author_trim(item->pieces[p].text);

	return name.size > 0 ? name : STR_NONE;
}

/* Lets the list decide where its names stand. */
static void vote_on_names(CommentItems *all)
{
	Index votes[COLUMN_COUNT] = { 0 }, most = 0, count = all->found->count;
	size_t piece;

	for (int c = 0; c < COLUMN_COUNT; c++) {
		for (Index i = 0; i < count; i++)
			votes[c] +=
				str_present(name_in_column(all, &all->items[i], (Column)c, &piece));
		most = votes[c] > most ? votes[c] : most;
	}
	if (most * 2 < count || most == 0)
		return;
	for (int c = 0; c < COLUMN_COUNT; c++) {
		if (votes[c] * 100 < most * 85)
			continue;
		Index commas = 0, names = 0;

		for (Index i = 0; i < count; i++) {
			Str name = name_in_column(all, &all->items[i], (Column)c, &piece);

			names += str_present(name);
			commas += str_find_byte(name, ',', 0) != STR_NOWHERE;
		}
		uint64_t element = common_element(all, (Column)c);

		for (Index i = 0; i < count; i++) {
			CommentItem *item = &all->items[i];

			if (str_present(item->name))
				continue;
			item->name = name_in_column(all, item, (Column)c, &piece);
			if (!str_present(item->name))
				item->name = odd_name(all, item, (Column)c, element);
			if (!str_present(item->name))
				continue;
			if (c != COLUMN_DATE_LINE)
				item->name_piece = piece;
			/* "Lunn, Petra" is one name where others have no comma. */
			if (c == COLUMN_LAST || commas * 2 >= names)
				signature_split(item->name, &item->name, &item->place);
			item->name = author_trim(item->name);
		}
		return;
	}
}

/* Where most names told by elements stand in the line of the date, those that no
 * element tells stand there, too. */
static void fill_beside_dates(CommentItems *all, Index named)
{
	Index confirmed = 0;

	for (Index i = 0; i < all->found->count; i++)
		if (all->items[i].author != PAGE_NONE)
			confirmed += str_equal(
				all->items[i].name, name_beside_date(all, &all->items[i]));
	if (confirmed * 10 < named * 6)
		return;
	for (Index i = 0; i < all->found->count; i++)
		if (!str_present(all->items[i].name))
			all->items[i].name = name_beside_date(all, &all->items[i]);
}

/* Where most names in elements of the weak words ("name", "user") have a comma, a
 * place stands behind it. */
static void split_places(CommentItems *all, Index named)
{
	Index commas = 0;

	for (Index i = 0; i < all->found->count; i++) {
		const CommentItem *item = &all->items[i];

		commas += item->author != PAGE_NONE &&
			author_rank(all->lines->field_names[item->author]) == 3 &&
			str_find_byte(item->name, ',', 0) != STR_NOWHERE;
	}
	if (commas < PLACES_MIN || commas * 2 < named)
		return;
	for (Index i = 0; i < all->found->count; i++)
		if (str_present(all->items[i].name) && !str_present(all->items[i].place))
			signature_split(
				all->items[i].name, &all->items[i].name, &all->items[i].place);
}

void comment_authors_find(CommentItems *all)
{
	Index by_name = 0, count = all->found->count, says = 0;

	for (Index i = 0; i < count; i++) {
		find_author_element(all, &all->items[i]);
		find_place(all, &all->items[i]);
		by_name += all->items[i].author != PAGE_NONE;
	}
	if (by_name * 2 >= count) {
		split_places(all, by_name);
		fill_beside_dates(all, by_name);
		return;
	}
	for (Index i = 0; i < count; i++)
		if (!str_present(all->items[i].name))
			says += take_says_line(&all->items[i]);
	take_openings(all);
	if ((says + by_name) * 2 < count)
		vote_on_names(all);
}
