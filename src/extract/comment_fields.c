/* SPDX-License-Identifier: ISC */
/* The fields of a comment are told by ruling each other out (what is shared is a button, what
 * is left is the text), so they are read together; that is why this file is long. */
#include "extract/comment_fields.h"

#include <stdlib.h>

#include "extract/characters.h"
#include "extract/fold.h"
#include "extract/panel_words.h"
#include "extract/signature.h"

enum {
	BUTTON_LETTERS_MAX = 60,
	SHARED_LETTERS_MAX = 40,
	SHARED_MEMBERS_MIN = 3,
	NAME_LETTERS_MAX = 45,
	AUTHOR_LETTERS_MAX = 80,
	TITLE_REST_LETTERS = 25, /* beside a date, from which words are text */
	OUTSIDE_LETTERS_MIN = 60, /* of a line outside the text's element */
	DEPTH_MAX = 200,
	CLIMB_MAX = 200 /* elements around a text that are asked */
};

/* Part of a line that belongs to a comment. */
typedef struct {
	Index first, end; /* fragments */
	Index line, block;
	Str text;
	bool dropped; /* a button, a label */
} Piece;

typedef struct {
	const CommentMember *member;
	Piece *pieces;
	size_t count;
	size_t date_piece; /* or STR_NOWHERE */
	const Anchor *date; /* or NULL */
	Index author; /* element, or PAGE_NONE */
	Str name, place; /* absent when not known */
	size_t name_piece; /* that is nothing but the name, or STR_NOWHERE */
} Item;

typedef struct {
	const PanelLines *lines;
	const Page *page;
	const CommentMembers *found;
	Item *items;
	uint8_t *stripped; /* of elements: their own words are furniture */
} Fields;

static uint32_t letters_of(Str text)
{
	uint32_t commas = 0;

	return characters_letters(text, &commas);
}

/* Pieces */

static bool is_stripped(const Fields *fields, Index e)
{
	const Page *page = fields->page;
	const Element *element = &page->elements[e];
	uint32_t names = fields->lines->names[e];

	if (element->tag == TAG_NAV || element->tag == TAG_FORM || element->tag == TAG_LABEL ||
		element->tag == TAG_BUTTON || element->tag == TAG_TEXTAREA)
		return true;
	if (!(names & NAME_BUTTON) || (names & (NAME_AUTHORS | NAME_TEXT | NAME_DATE)))
		return false;
	return page_sums(page, e).letters < BUTTON_LETTERS_MAX &&
		panel_anchors(fields->lines, element->first_fragment, element->end_fragment) == 0;
}

/* Is fragment F furniture inside MEMBER? */
static bool fragment_stripped(const Fields *fields, const CommentMember *member, Index f)
{
	const Page *page = fields->page;
	Index e = page->fragments[f].owner;
	bool shown = !(page->elements[member->element].marks & MARK_HIDDEN);

	if (page->elements[e].marks & MARK_CONTROL)
		return true;
	if (shown && (page->elements[e].marks & MARK_HIDDEN))
		return true;
	for (int up = 0; e != PAGE_NONE && e > member->element && up < CLIMB_MAX;
		e = page->elements[e].parent, up++)
		if (fields->stripped[e])
			return true;
	return false;
}

/* End of the child of member I that begins at or before fragment F, or F. *CHILD
 * moves on over the members behind I. */
static Index skip_child(const Fields *fields, Index i, Index f, Index *child)
{
	const CommentMembers *found = fields->found;

	while (*child < found->count && found->members[*child].end_fragment <= f)
		(*child)++;
	if (*child<found->count && * child> i && found->members[*child].first_fragment <= f)
		return found->members[*child].end_fragment;
	return f;
}

static void add_piece(const Fields *fields, Item *item, Index f)
{
	const Fragment *fragment = &fields->page->fragments[f];
	Piece *last = item->count > 0 ? &item->pieces[item->count - 1] : NULL;

	if (last != NULL && last->end == f && last->line == fragment->line) {
		const Fragment *first = &fields->page->fragments[last->first];

		last->end = f + 1;
		last->text = str_slice(fields->page->text, first->start, fragment->end);
		return;
	}
	item->pieces[item->count++] = (Piece){ .first = f,
		.end = f + 1,
		.line = fragment->line,
		.block = fragment->block,
		.text = str_slice(fields->page->text, fragment->start, fragment->end) };
}

/* Fragments of member I that are not its replies'. */
static Index own_fragments(const Fields *fields, Index i)
{
	const CommentMember *member = &fields->found->members[i];
	Index child = i + 1, own = 0;

	for (Index f = member->first_fragment; f < member->end_fragment;) {
		Index behind = skip_child(fields, i, f, &child);

		own += behind == f;
		f = behind > f ? behind : f + 1;
	}
	return own;
}

static void cut_into_pieces(Fields *fields, Index i)
{
	const CommentMember *member = &fields->found->members[i];
	Item *item = &fields->items[i];
	Index child = i + 1;

	item->member = member;
	item->date_piece = item->name_piece = STR_NOWHERE;
	item->author = PAGE_NONE;
	item->pieces = arena_array(
		fields->page->work, (size_t)own_fragments(fields, i) + 1, sizeof *item->pieces);
	for (Index f = member->first_fragment; f < member->end_fragment;) {
		Index behind = skip_child(fields, i, f, &child);

		if (behind > f) {
			f = behind;
			continue;
		}
		if (!fragment_stripped(fields, member, f))
			add_piece(fields, item, f);
		f++;
	}
	for (size_t p = 0; p < item->count; p++)
		item->pieces[p].dropped = panel_button(item->pieces[p].text);
}

/* Lines most members share */

typedef struct {
	uint64_t hash;
	Index item;
	Piece *piece;
} Shared;

/* A hash of TEXT folded, every number as one where it has three words. */
static uint64_t shared_hash(Str text)
{
	char room[128];
	Str folded = fold_start(text, room, sizeof room);
	bool many = words_in(text) >= 3;
	uint64_t hash = 14695981039346656037u;

	for (size_t i = 0; i < folded.size; i++) {
		char c = folded.at[i];

		if (many && ascii_is_digit(c)) {
			c = '#';
			while (i + 1 < folded.size && ascii_is_digit(folded.at[i + 1]))
				i++;
		}
		hash = (hash ^ (unsigned char)c) * 1099511628211u;
	}
	return hash;
}

static int by_hash(const void *a, const void *b)
{
	const Shared *left = a, *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->item < right->item ? -1 : left->item > right->item;
}

/* Names many may share, which are no labels. */
static bool is_nobody(Str text)
{
	static const char *const names[] = { "anonymous", "anonym", "anonyme", "anonimo",
		"anonimowy", "gast", "guest", "invite", "gosc", "аноним", "гость", "匿名",
		"名無しさん", "unknown" };
	char room[64];
	Str folded = str_of(room, fold_into(text, room, sizeof room));

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_is(folded, names[i]))
			return true;
	return false;
}

static bool may_be_shared(const Fields *fields, const Piece *piece)
{
	return !piece->dropped && letters_of(piece->text) <= SHARED_LETTERS_MAX &&
		!ends_sentence(piece->text) && !is_nobody(piece->text) &&
		panel_anchors(fields->lines, piece->first, piece->end) == 0;
}

/* Drops the short lines that stand in most members: labels and buttons, whatever
 * they say. */
static void drop_shared(Fields *fields)
{
	size_t room = 0, count = 0;

	if (fields->found->count < SHARED_MEMBERS_MIN)
		return;
	for (Index i = 0; i < fields->found->count; i++)
		room += fields->items[i].count;
	Shared *all = arena_array(fields->page->work, room + 1, sizeof *all);

	for (Index i = 0; i < fields->found->count; i++)
		for (size_t p = 0; p < fields->items[i].count; p++)
			if (may_be_shared(fields, &fields->items[i].pieces[p]))
				all[count++] =
					(Shared){ shared_hash(fields->items[i].pieces[p].text), i,
						&fields->items[i].pieces[p] };
	qsort(all, count, sizeof *all, by_hash);
	for (size_t first = 0, end; first < count; first = end) {
		Index members = 1;

		for (end = first + 1; end < count && all[end].hash == all[first].hash; end++)
			members += all[end].item != all[end - 1].item;
		if (members < SHARED_MEMBERS_MIN || members * 10 < fields->found->count * 6)
			continue;
		for (size_t k = first; k < end; k++)
			all[k].piece->dropped = true;
	}
}

/* Dates */

static void find_date(Fields *fields, Item *item)
{
	for (size_t p = 0; p < item->count; p++) {
		const Piece *piece = &item->pieces[p];
		const Anchor *anchor = panel_first_anchor(fields->lines, piece->first, piece->end);

		if (anchor == NULL || piece->dropped)
			continue;
		item->date = anchor;
		item->date_piece = p;
		return;
	}
}

/* Authors by names */

static int author_rank(uint32_t names)
{
	if (names & NAME_AUTHOR_1)
		return 1;
	return names & NAME_AUTHOR_2 ? 2 : names & NAME_AUTHOR_3 ? 3 : 0;
}

/* Is element E inside MEMBER but in one of its replies? */
static bool in_reply(const Fields *fields, const Item *item, Index e)
{
	Index f = fields->page->elements[e].first_fragment;

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
static bool in_text(const Fields *fields, const CommentMember *member, Index e)
{
	const Page *page = fields->page;

	e = page->elements[e].parent;
	for (int up = 0; e != PAGE_NONE && e > member->element && up < CLIMB_MAX;
		e = page->elements[e].parent, up++)
		if (fields->lines->names[e] & NAME_TEXT)
			return true;
	return false;
}

static bool may_be_author(const Fields *fields, Index e)
{
	const Page *page = fields->page;
	const Element *element = &page->elements[e];

	if (author_rank(fields->lines->names[e]) == 0 || (fields->lines->names[e] & NAME_TEXT) ||
		element->tag == TAG_LI || element->tag == TAG_ARTICLE ||
		element->first_fragment == element->end_fragment)
		return false;
	uint32_t letters = page_sums(page, e).letters;

	return letters > 0 && letters <= AUTHOR_LETTERS_MAX &&
		panel_anchors(fields->lines, element->first_fragment, element->end_fragment) == 0;
}

/* End of the elements of MEMBER. */
static Index elements_end(const Page *page, const CommentMember *member)
{
	Index end = page->elements[member->element].end;

	/* A dt's comment goes on in the dd behind it. */
	while (end < page->element_count &&
		page->elements[end].first_fragment < member->end_fragment)
		end++;
	return end;
}

/* The element behind E among those of ITEM that are not its replies'. *CHILD is
 * the next member that may be one. */
static Index next_own_element(const Fields *fields, Index e, Index *child)
{
	const CommentMembers *found = fields->found;

	e++;
	while (*child < found->count && found->members[*child].element < e)
		(*child)++;
	while (*child < found->count && found->members[*child].element == e) {
		e = fields->page->elements[e].end;
		while (*child < found->count && found->members[*child].element < e)
			(*child)++;
	}
	return e;
}

static void find_author_element(const Fields *fields, Item *item)
{
	const Page *page = fields->page;
	const CommentMember *member = item->member;
	Index end = elements_end(page, member);
	int best = 100;
	/* A dt may itself be named for the author. */
	bool terms = page->elements[member->element].tag == TAG_DT;

	Index child = (Index)(member - fields->found->members) + 1;

	for (Index e = terms ? member->element : next_own_element(fields, member->element, &child);
		e < end; e = next_own_element(fields, e, &child)) {
		if (!may_be_author(fields, e) || in_reply(fields, item, e))
			continue;
		int rank = author_rank(fields->lines->names[e]) * 2 + in_text(fields, member, e);
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
	if (fields->lines->names[item->author] & NAME_SIGNATURE)
		signature_split(line, &line, &item->place);
	item->name = author_trim(line);
	if (item->name.size == 0) {
		item->name = STR_NONE;
		item->author = PAGE_NONE;
	}
}

static void find_place(const Fields *fields, Item *item)
{
	const Page *page = fields->page;

	Index end = elements_end(page, item->member);
	Index child = (Index)(item->member - fields->found->members) + 1;

	for (Index e = next_own_element(fields, item->member->element, &child);
		e < end && !str_present(item->place); e = next_own_element(fields, e, &child))
		if ((fields->lines->names[e] & NAME_PLACE) && page_sums(page, e).letters > 0 &&
			page_sums(page, e).letters <= NAME_LETTERS_MAX &&
			!in_reply(fields, item, e))
			item->place = separators_trim(page_text_of(page, e));
}

/* Authors by their place in the list */

static bool piece_is_name(const Piece *piece)
{
	return letters_of(piece->text) <= NAME_LETTERS_MAX && name_like(piece->text);
}

/* The piece N kept ones from AT, forwards or backwards; STR_NOWHERE if none. */
static size_t kept_piece(const Item *item, size_t at, int steps)
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
static size_t piece_in_column(const Item *item, Column column)
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

/* What stands beside the date in its line, as a name. */
static Str name_beside_date(const Fields *fields, const Item *item)
{
	if (item->date == NULL)
		return STR_NONE;
	const Piece *piece = &item->pieces[item->date_piece];
	size_t base = (size_t)(piece->text.at - fields->page->text.at);
	Str before = author_trim(str_slice(piece->text, 0, item->date->start - base));
	Str behind = author_trim(str_from(piece->text, item->date->end - base));
	Str name = behind.size > 0 && before.size == 0 ? behind : before;

	if (before.size > 0 && behind.size > 0 && !name_like(before))
		name = behind;
	return name.size > 0 && name_like(name) && letters_of(name) <= NAME_LETTERS_MAX ? name
											: STR_NONE;
}

/* The name of ITEM in COLUMN; absent when none like one stands there. */
static Str name_in_column(const Fields *fields, const Item *item, Column column, size_t *piece)
{
	*piece = piece_in_column(item, column);
	if (*piece == STR_NOWHERE)
		return STR_NONE;
	if (column == COLUMN_DATE_LINE)
		return name_beside_date(fields, item);
	const Piece *p = &item->pieces[*piece];

	if (column == COLUMN_LAST)
		return signature_like(p->text) && !ends_sentence(p->text) ? p->text : STR_NONE;
	Str name = author_trim(p->text);

	return piece_is_name(p) && name.size > 0 ? name : STR_NONE;
}

/* "X says:" in a line of its own. */
static bool take_says_line(Item *item)
{
	for (size_t p = 0; p < item->count; p++) {
		Str text = item->pieces[p].text;

		if (item->pieces[p].dropped || !str_ends(text, ":") ||
			letters_of(text) > NAME_LETTERS_MAX + 10)
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

/* Lets the list decide where its names stand. */
static void vote_on_names(Fields *fields)
{
	Index votes[COLUMN_COUNT] = { 0 }, most = 0, count = fields->found->count;
	size_t piece;

	for (int c = 0; c < COLUMN_COUNT; c++) {
		for (Index i = 0; i < count; i++)
			votes[c] += str_present(
				name_in_column(fields, &fields->items[i], (Column)c, &piece));
		most = votes[c] > most ? votes[c] : most;
	}
	if (most * 2 < count || most == 0)
		return;
	for (int c = 0; c < COLUMN_COUNT; c++) {
		if (votes[c] * 100 < most * 85)
			continue;
		Index commas = 0, names = 0;

		for (Index i = 0; i < count; i++) {
			Str name = name_in_column(fields, &fields->items[i], (Column)c, &piece);

			names += str_present(name);
			commas += str_find_byte(name, ',', 0) != STR_NOWHERE;
		}
		for (Index i = 0; i < count; i++) {
			Item *item = &fields->items[i];

			if (str_present(item->name))
				continue;
			item->name = name_in_column(fields, item, (Column)c, &piece);
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

static void find_authors(Fields *fields)
{
	Index by_name = 0, count = fields->found->count, says = 0;

	for (Index i = 0; i < count; i++) {
		find_author_element(fields, &fields->items[i]);
		find_place(fields, &fields->items[i]);
		by_name += fields->items[i].author != PAGE_NONE;
	}
	if (by_name * 2 >= count)
		return;
	for (Index i = 0; i < count; i++)
		if (!str_present(fields->items[i].name))
			says += take_says_line(&fields->items[i]);
	if ((says + by_name) * 2 < count)
		vote_on_names(fields);
}

/* Words */

/* Is fragment F of ITEM the author's name or inside the date? */
static bool is_told(const Fields *fields, const Item *item, Index f)
{
	const Page *page = fields->page;
	const Fragment *fragment = &page->fragments[f];

	if (item->author != PAGE_NONE && page->elements[item->author].first_fragment <= f &&
		f < page->elements[item->author].end_fragment)
		return true;
	return item->date != NULL && fragment->start < item->date->end &&
		fragment->end > item->date->start;
}

static bool is_title_fragment(const Page *page, Index f)
{
	const Element *owner = &page->elements[page->fragments[f].owner];

	return owner->heading > 0 || (owner->marks & MARK_BOLD);
}

/* What is left of PIECE beside author and date that belongs to the words: a
 * title, or a text that runs on in their line. */
static Str piece_rest(const Fields *fields, const Item *item, const Piece *piece)
{
	const Page *page = fields->page;
	bool touched = false;
	Index first = PAGE_NONE, end = 0, title = PAGE_NONE, title_end = 0;

	for (Index f = piece->first; f < piece->end; f++) {
		if (is_told(fields, item, f)) {
			touched = true;
			continue;
		}
		if (is_title_fragment(page, f)) {
			title = title == PAGE_NONE ? f : title;
			title_end = f + 1;
		}
		/* The longest run beside what is told. */
		if (first == PAGE_NONE || end == f) {
			first = first == PAGE_NONE ? f : first;
			end = f + 1;
		} else if (page_sums_between(page, first, end).letters <
			page_sums_between(page, f, piece->end).letters) {
			first = f;
			end = f + 1;
		}
	}
	if (!touched)
		return piece->text;
	if (title != PAGE_NONE)
		return author_trim(page_text_between(page, title, title_end));
	if (first == PAGE_NONE)
		return STR_NONE;
	Str rest = author_trim(page_text_between(page, first, end));

	return letters_of(rest) >= TITLE_REST_LETTERS ? rest : STR_NONE;
}

/* Does element E hold the author or the date of ITEM? */
static bool holds_told(const Fields *fields, const Item *item, Index e)
{
	const Element *element = &fields->page->elements[e];

	if (item->author != PAGE_NONE && page_contains(fields->page, e, item->author))
		return true;
	return item->date != NULL && element->first_fragment <= item->date->fragment &&
		item->date->fragment < element->end_fragment;
}

/* Is fragment F in an element named for the text, which holds neither author nor
 * date? */
static bool in_text_element(const Fields *fields, const Item *item, Index f)
{
	const Page *page = fields->page;

	Index e = page->fragments[f].owner;

	for (int up = 0; e != PAGE_NONE && e > item->member->element && up < CLIMB_MAX;
		e = page->elements[e].parent, up++)
		if ((fields->lines->names[e] & NAME_TEXT) && !holds_told(fields, item, e))
			return true;
	return false;
}

static void add_words(Text *text, const Piece *before, const Piece *piece, Str words)
{
	if (words.size == 0)
		return;
	if (text->size > 0 && before != NULL)
		text_add_c(text,
			before->block == piece->block ? before->line == piece->line ? " " : "\n"
						      : "\n\n");
	text_add(text, words);
}

static Str item_words(const Fields *fields, const Item *item)
{
	const Page *page = fields->page;
	Text text = text_in(page->arena);
	const Piece *before = NULL;
	bool named = false, seen = false;

	for (size_t p = 0; p < item->count && !named; p++)
		named = !item->pieces[p].dropped && p != item->date_piece &&
			in_text_element(fields, item, item->pieces[p].first);
	for (size_t p = 0; p < item->count; p++) {
		const Piece *piece = &item->pieces[p];
		bool inside = named && in_text_element(fields, item, piece->first);

		seen = seen || inside;
		if (piece->dropped || p == item->name_piece)
			continue;
		if (named && !inside && p != item->date_piece &&
			!(!seen &&
				page->elements[page->fragments[piece->first].owner].heading > 0) &&
			letters_of(piece->text) < OUTSIDE_LETTERS_MIN)
			continue;
		Str words = piece_rest(fields, item, piece);

		/* The rest of the date's line was the name. */
		if (p == item->date_piece && item->author == PAGE_NONE && str_present(item->name) &&
			item->name_piece == STR_NOWHERE)
			words = STR_NONE;
		if (words.size == 0)
			continue;
		add_words(&text, before, piece, words);
		before = piece;
	}
	return str_trim(text_str(&text));
}

/* Depth */

/* The number behind WORD in the classes of E or around it up to UP, or -1. */
static int class_level(const Page *page, Index e)
{
	static const char *const words[] = { "depth-", "level-", "depth_", "level_" };
	Str names = page_attribute(page, e, "class");

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t at = str_find_nocase(names, words[i], 0);
		unsigned long number;

		if (at == STR_NOWHERE)
			continue;
		size_t start = at + str(words[i]).size, end = start;

		while (end < names.size && ascii_is_digit(names.at[end]))
			end++;
		if (str_number(str_slice(names, start, end), &number) && number < DEPTH_MAX)
			return (int)number;
	}
	return -1;
}

/* Depths by the numbers in class names, when all members have one. */
static bool depths_by_class(const Fields *fields, int *depths)
{
	const Page *page = fields->page;
	int lowest = DEPTH_MAX;

	for (Index i = 0; i < fields->found->count; i++) {
		Index e = fields->found->members[i].element;

		depths[i] = class_level(page, e);
		for (int up = 0; up < 2 && depths[i] < 0 && page->elements[e].parent != PAGE_NONE;
			up++) {
			e = page->elements[e].parent;
			depths[i] = class_level(page, e);
		}
		if (depths[i] < 0)
			return false;
		lowest = depths[i] < lowest ? depths[i] : lowest;
	}
	for (Index i = 0; i < fields->found->count; i++)
		depths[i] -= lowest;
	return true;
}

/* Depths by the tree: deeper than the one before is its reply. */
static void depths_by_tree(const Fields *fields, int *depths)
{
	int stack[DEPTH_MAX], used = 0;

	for (Index i = 0; i < fields->found->count; i++) {
		int level = fields->page->elements[fields->found->members[i].element].depth;

		while (used > 0 && stack[used - 1] >= level)
			used--;
		depths[i] = used;
		if (used < DEPTH_MAX)
			stack[used++] = level;
	}
}

/* Ids */

static bool has_digits(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

/* The page's own id of a member: its id, its number, or an anchor's name. */
static Str item_id(const Fields *fields, const Item *item)
{
	static const char *const attributes[] = { "id", "data-comment-id", "data-id", "name" };
	const Page *page = fields->page;
	Index e = item->member->element;

	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++) {
		Str id = page_attribute(page, e, attributes[i]);

		if (!str_empty(id) && has_digits(id))
			return str_copy(page->arena, id);
	}
	/* A mark for links inside it or right before it. */
	for (Index a = e + 1; a < page->elements[e].end && a < e + 6; a++) {
		Str id = page_attribute(page, a, page->elements[a].tag == TAG_A ? "name" : "id");

		if (str_empty(id))
			id = page_attribute(page, a, "id");
		if (!str_empty(id) && has_digits(id))
			return str_copy(page->arena, id);
	}
	if (e > 0 && page->elements[e - 1].tag == TAG_A &&
		page->elements[e - 1].parent == page->elements[e].parent) {
		Str id = page_attribute(page, e - 1, "id");

		if (str_empty(id))
			id = page_attribute(page, e - 1, "name");
		if (!str_empty(id) && has_digits(id))
			return str_copy(page->arena, id);
	}
	return STR_NONE;
}

static Str present(const Fields *fields, Str text)
{
	return text.size == 0 ? STR_NONE : str_copy(fields->page->arena, text);
}

static bool write_item(const Fields *fields, const Item *item, int depth, Article *article)
{
	Str words = item_words(fields, item);

	if (words.size == 0)
		return false;
	Comment *comment = article_add_comment(article);

	comment->author = present(fields, item->name);
	comment->location = present(fields, item->place);
	comment->text = words;
	comment->depth = depth;
	comment->id = item_id(fields, item);
	if (item->date != NULL) {
		comment->date = str_slice(fields->page->text, item->date->start, item->date->end);
		comment->time = panel_anchor_iso(fields->lines, article->arena, item->date);
	}
	return true;
}

/* A time element's own statement is better than its words. */
static void mend_times(const Fields *fields, const Item *item, Article *article)
{
	const Page *page = fields->page;
	Comment *comment = &article->comments[article->comment_count - 1];
	Date date;

	if (item->date == NULL)
		return;
	for (Index e = page->fragments[item->date->fragment].owner, up = 0;
		e != PAGE_NONE && up < 4; e = page->elements[e].parent, up++) {
		Str stated = page_attribute(page, e, "datetime");

		if (!str_empty(stated) && date_from_iso(stated, &date) &&
			date.precision >= item->date->found.date.precision) {
			comment->time = date_iso(article->arena, &date);
			return;
		}
	}
}

Index comment_fields_write(const PanelLines *lines, const CommentMembers *found, Article *article)
{
	const Page *page = lines->page;
	Fields fields = { .lines = lines, .page = page, .found = found };
	Index written = 0;

	fields.items = arena_array(page->work, found->count, sizeof *fields.items);
	fields.stripped = arena_array(page->work, page->element_count, sizeof *fields.stripped);
	for (Index e = 0; e < page->element_count; e++)
		fields.stripped[e] = is_stripped(&fields, e);
	for (Index i = 0; i < found->count; i++)
		cut_into_pieces(&fields, i);
	drop_shared(&fields);
	for (Index i = 0; i < found->count; i++)
		find_date(&fields, &fields.items[i]);
	find_authors(&fields);
	int *depths = arena_array(page->work, found->count, sizeof *depths);

	if (!depths_by_class(&fields, depths))
		depths_by_tree(&fields, depths);
	for (Index i = 0; i < found->count; i++) {
		if (!write_item(&fields, &fields.items[i], depths[i], article))
			continue;
		mend_times(&fields, &fields.items[i], article);
		written++;
	}
	return written;
}
