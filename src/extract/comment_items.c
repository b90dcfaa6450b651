/* SPDX-License-Identifier: ISC */
#include "extract/comment_items.h"

#include <stdlib.h>

#include "base/fold.h"
#include "base/hash.h"
#include "extract/characters.h"
#include "extract/comment_labels.h"
#include "extract/comment_speech.h"
#include "extract/panel_words.h"
#include "extract/signature.h"

enum {
	BUTTON_LETTERS_MAX = 60,
	BUTTON_CLIMB_MAX = 3,
	CARRIER_ELEMENTS_MAX = 16,
	SENTENCE_WORDS_MIN = 3,
	PARAGRAPH_LETTERS_MIN = 25,
	SHARED_LETTERS_MAX = 40,
	SHARED_MEMBERS_MIN = 3,
	SHARED_FIRST_ROOM = 256, /* a power of two */
	DATES_MAX = 4, /* of a comment, that may be when it was written */
	LABEL_BYTES_MAX = 24, /* "Posts:" */
	JOINING_BYTES_MAX = 24 /* of a label before the date an author joined at */
};

/* Pieces */

/* Does the form E only carry the words of a comment, nothing to fill in? */
static bool is_carrier(const CommentItems *all, Index e)
{
	const Page *page = all->page;
	Index end = page->elements[e].end;

	if (page_find_tag(page, TAG_TEXTAREA, e, end) != PAGE_NONE)
		return false;
	for (Index i = e + 1; i < end && i < e + CARRIER_ELEMENTS_MAX; i++)
		if ((all->lines->field_names[i] & NAME_TEXT) &&
			!(page->elements[i].marks & (MARK_CONTROL | MARK_HIDDEN)) &&
			page_sums(page, i).letters > 0)
			return true;
	return false;
}

static bool is_stripped(const CommentItems *all, Index e)
{
	const Page *page = all->page;
	const Element *element = &page->elements[e];
	uint32_t names = all->lines->field_names[e];

	if (element->tag == TAG_FORM)
		return !is_carrier(all, e);
	if (element->tag == TAG_NAV || element->tag == TAG_LABEL || element->tag == TAG_BUTTON ||
		element->tag == TAG_TEXTAREA)
		return true;
	/* What posters of a forum put under everything they write. */
	if (all->found->forum && page_has_word(page, e, "signature"))
		return true;
	if (!(names & NAME_BUTTON) || (names & (NAME_AUTHORS | NAME_TEXT | NAME_DATE)))
		return false;
	return page_sums(page, e).letters < BUTTON_LETTERS_MAX &&
		panel_anchors(all->lines, element->first_fragment, element->end_fragment) == 0;
}

/* Is E, a button, or something in or around it named for an author? His name leads to
 * what else he wrote. */
static bool is_author_button(const CommentItems *all, Index e)
{
	for (int up = 0; up < BUTTON_CLIMB_MAX && e != PAGE_NONE;
		up++, e = all->page->elements[e].parent) {
		uint32_t names = all->lines->field_names[e];

		if ((names & NAME_AUTHORS) && !(names & NAME_BUTTON))
			return true;
	}
	return false;
}

/* Is fragment F furniture inside MEMBER? */
static bool fragment_stripped(const CommentItems *all, const CommentMember *member, Index f)
{
	const Page *page = all->page;
	Index e = page->fragments[f].owner;
	bool shown = !(page->elements[member->element].marks & MARK_HIDDEN);

	if (page->elements[e].marks & MARK_CONTROL)
		return !is_author_button(all, e);
	if (shown && (page->elements[e].marks & MARK_HIDDEN))
		return true;
	for (int up = 0; e != PAGE_NONE && e > member->element && up < COMMENT_CLIMB_MAX;
		e = page->elements[e].parent, up++)
		if (all->stripped[e])
			return true;
	return false;
}

Index comment_skip_child(const CommentItems *all, Index i, Index f, Index *child)
{
	const CommentMembers *found = all->found;

	while (*child < found->count && found->members[*child].end_fragment <= f)
		(*child)++;
	if (*child<found->count && * child> i && found->members[*child].first_fragment <= f)
		return found->members[*child].end_fragment;
	return f;
}

static void add_piece(const CommentItems *all, CommentItem *item, Index f)
{
	const Fragment *fragment = &all->page->fragments[f];
	CommentPiece *last = item->count > 0 ? &item->pieces[item->count - 1] : NULL;

	if (last != NULL && last->end == f && last->line == fragment->line) {
		const Fragment *first = &all->page->fragments[last->first];

		last->end = f + 1;
		last->text = str_slice(all->page->text, first->start, fragment->end);
		return;
	}
	item->pieces[item->count++] = (CommentPiece){ .first = f,
		.end = f + 1,
		.line = fragment->line,
		.text = str_slice(all->page->text, fragment->start, fragment->end) };
}

/* Fragments of member I that are not its replies'. */
static Index own_fragments(const CommentItems *all, Index i)
{
	const CommentMember *member = &all->found->members[i];
	Index child = i + 1, own = 0;

	for (Index f = member->first_fragment; f < member->end_fragment;) {
		Index behind = comment_skip_child(all, i, f, &child);

		own += behind == f;
		f = behind > f ? behind : f + 1;
	}
	return own;
}

static bool has_words(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_alpha(text.at[i]) || (unsigned char)text.at[i] >= 0x80)
			return true;
	return false;
}

/* Is PIECE a number that opens a paragraph ("1.)" and a break), no counter? */
static bool is_numbering(const CommentItems *all, const CommentPiece *piece)
{
	const Page *page = all->page;
	const PageBlock *block = &page->blocks[page->lines[piece->line].block];

	return !has_words(piece->text) &&
		page->elements[page->fragments[piece->first].owner].link == PAGE_NONE &&
		block->letters >= PARAGRAPH_LETTERS_MIN &&
		page->lines[piece->line].end < page->lines[block_end_line(block) - 1].end;
}

/* Is every part of PIECE a button or counter: "+", "4", "Reply"? */
static bool are_buttons(const CommentItems *all, const CommentPiece *piece)
{
	for (Index f = piece->first; f < piece->end; f++) {
		const Fragment *fragment = &all->page->fragments[f];

		if (!panel_button(str_slice(all->page->text, fragment->start, fragment->end)))
			return false;
	}
	return true;
}

/* Is PIECE a sentence of the comment's text, though it begins as buttons do: "Report to
 * whom?" */
static bool is_sentence(const CommentItems *all, const CommentPiece *piece)
{
	const Page *page = all->page;
	Index e = page->fragments[piece->first].owner;

	if (page->elements[e].link != PAGE_NONE || !ends_sentence(piece->text) ||
		words_in(piece->text) < SENTENCE_WORDS_MIN)
		return false;
	for (int up = 0; up < BUTTON_CLIMB_MAX && e != PAGE_NONE;
		up++, e = page->elements[e].parent)
		if (all->lines->field_names[e] & NAME_TEXT)
			return true;
	return false;
}

/* Is PIECE a button, a counter or a note on whom the comment answers? What holds a
 * date is looked at first. */
static bool is_furniture(const CommentItems *all, const CommentPiece *piece)
{
	if (panel_anchors(all->lines, piece->first, piece->end) > 0)
		return false;
	if (comment_tells_reply(piece->text))
		return true;
	return (panel_button(piece->text) || are_buttons(all, piece)) &&
		!is_numbering(all, piece) && !is_sentence(all, piece);
}

static void cut_into_pieces(CommentItems *all, Index i)
{
	const CommentMember *member = &all->found->members[i];
	CommentItem *item = &all->items[i];
	Index child = i + 1;

	item->member = member;
	item->date_piece = item->name_piece = STR_NOWHERE;
	item->author = PAGE_NONE;
	item->pieces = arena_array(all->work, own_fragments(all, i), sizeof *item->pieces);
	for (Index f = member->first_fragment; f < member->end_fragment;) {
		Index behind = comment_skip_child(all, i, f, &child);

		if (behind > f) {
			f = behind;
			continue;
		}
		if (!fragment_stripped(all, member, f))
			add_piece(all, item, f);
		f++;
	}
	for (size_t p = 0; p < item->count; p++)
		item->pieces[p].dropped = is_furniture(all, &item->pieces[p]);
}

/* Lines most members share */

/* How many members have a line of that hash. */
typedef struct {
	uint64_t hash;
	Index last; /* the member that had it last */
	Index members; /* 0: an empty row */
} Shared;

/* On the heap, as it grows with what differs. */
typedef struct {
	Shared *rows;
	size_t count, room; /* ROOM is a power of two, twice COUNT at least */
} SharedTable;

/* TEXT without what stands behind its label, when it has one: "Posts: 12"; but not behind
 * one that says who wrote: "Posted by: Jo". */
static Str label_part(Str text)
{
	size_t colon = str_find_byte(text, ':', 0);

	return colon != STR_NOWHERE && colon > 1 && colon <= LABEL_BYTES_MAX &&
			colon + 1 < text.size && text.at[colon + 1] == ' ' &&
			!str_empty(author_trim(str_slice(text, 0, colon)))
		? str_slice(text, 0, colon + 1)
		: text;
}

/* A hash of TEXT folded, every number as one where it has three words; of its label
 * only, when it has one. */
static uint64_t shared_hash(Str text)
{
	text = label_part(text);
	char room[128];
	Str folded = fold_start(text, room, sizeof room);
	bool many = words_in(text) >= 3;
	uint64_t hash = HASH_START;

	for (size_t i = 0; i < folded.size; i++) {
		char c = folded.at[i];

		if (many && ascii_is_digit(c)) {
			c = '#';
			while (i + 1 < folded.size && ascii_is_digit(folded.at[i + 1]))
				i++;
		}
		hash = hash_byte(hash, (unsigned char)c);
	}
	return hash;
}

static Shared *shared_row(const SharedTable *table, uint64_t hash)
{
	size_t at = (size_t)hash & (table->room - 1);

	while (table->rows[at].members > 0 && table->rows[at].hash != hash)
		at = (at + 1) & (table->room - 1);
	return &table->rows[at];
}

static void grow_shared(SharedTable *table)
{
	SharedTable grown = { .count = table->count, .room = table->room * 2 };

	grown.rows = memory_new(grown.room * sizeof *grown.rows);
	for (size_t i = 0; i < table->room; i++)
		if (table->rows[i].members > 0)
			*shared_row(&grown, table->rows[i].hash) = table->rows[i];
	free(table->rows);
	*table = grown;
}

/* Counts a line of HASH that member I has. */
static void count_shared(SharedTable *table, uint64_t hash, Index i)
{
	Shared *row = shared_row(table, hash);

	if (row->members == 0) {
		*row = (Shared){ .hash = hash, .last = i, .members = 1 };
		if (++table->count * 2 > table->room)
			grow_shared(table);
	} else if (row->last != i) {
		row->last = i;
		row->members++;
	}
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

static bool may_be_shared(const CommentItems *all, const CommentPiece *piece)
{
	return !piece->dropped && characters_count(piece->text) <= SHARED_LETTERS_MAX &&
		!ends_sentence(piece->text) && !is_nobody(piece->text) &&
		panel_anchors(all->lines, piece->first, piece->end) == 0;
}

/* Drops the short lines that stand in most members: labels and buttons, whatever
 * they say. */
static void drop_shared(CommentItems *all)
{
	SharedTable table = { .room = SHARED_FIRST_ROOM };

	if (all->found->count < SHARED_MEMBERS_MIN)
		return;
	table.rows = memory_new(table.room * sizeof *table.rows);
	for (Index i = 0; i < all->found->count; i++)
		for (size_t p = 0; p < all->items[i].count; p++)
			if (may_be_shared(all, &all->items[i].pieces[p]))
				count_shared(&table, shared_hash(all->items[i].pieces[p].text), i);
	for (Index i = 0; i < all->found->count; i++)
		for (size_t p = 0; p < all->items[i].count; p++) {
			CommentPiece *piece = &all->items[i].pieces[p];

			if (!may_be_shared(all, piece))
				continue;
			Index members = shared_row(&table, shared_hash(piece->text))->members;

			if (members >= SHARED_MEMBERS_MIN && members * 10 >= all->found->count * 6)
				piece->dropped = true;
		}
	free(table.rows);
}

/* Dates */

/* Does PIECE tell when its author joined, not when the comment was written? */
static bool tells_joining(const CommentPiece *piece)
{
	static const char *const words[] = { "join", "registr", "member since", "mitglied seit",
		"dabei seit", "angemeldet", "beigetreten", "inscri", "miembro desde", "membro dal",
		"iscritt", "dolaczyl", "na forum od", "зарегистрирован", "на форуме с", "lid sinds",
		"medlem sedan", "liittynyt" };
	char room[64];
	Str folded = fold_start(piece->text, room, sizeof room);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (str_starts(folded, words[i]))
			return true;
	return false;
}

/* The piece before P that is kept, or STR_NOWHERE. */
static size_t label_of(const CommentItem *item, size_t p)
{
	while (p-- > 0)
		if (item->pieces[p].text.size > 0)
			return p;
	return STR_NOWHERE;
}

/* The date of ITEM that is number N among those in it, its piece in *PIECE; NULL
 * when there are fewer. */
static const Anchor *nth_date(
	const CommentItems *all, const CommentItem *item, int n, size_t *piece)
{
	for (size_t p = 0; p < item->count; p++) {
		const CommentPiece *at = &item->pieces[p];
		const Anchor *anchor = panel_first_anchor(all->lines, at->first, at->end);

		if (anchor == NULL || at->dropped || n-- > 0)
			continue;
		*piece = p;
		return anchor;
	}
	return NULL;
}

/* How many neighbours in the list are out of order by their date number N, at most
 * as many as there are items: UINT32_MAX when not all of them have one. */
static uint32_t disorder(const CommentItems *all, int n)
{
	uint32_t earlier = 0, later = 0;
	int64_t before = 0;

	for (Index i = 0; i < all->found->count; i++) {
		size_t piece;
		const Anchor *anchor = nth_date(all, &all->items[i], n, &piece);
		int64_t now;

		if (anchor == NULL || !date_moment(&anchor->found.date, &now))
			return UINT32_MAX;
		earlier += i > 0 && now < before;
		later += i > 0 && now > before;
		before = now;
	}
	return earlier < later ? earlier : later;
}

/* Which of their dates the items were written at: the first, unless another one
 * brings the list into order and the first does not. */
static int date_number(const CommentItems *all)
{
	uint32_t least;
	int best = 0;

	if (all->found->count < SHARED_MEMBERS_MIN)
		return 0;
	least = disorder(all, 0);
	for (int n = 1; n < DATES_MAX && least > 0; n++) {
		uint32_t other = disorder(all, n);

		if (other == UINT32_MAX)
			break;
		if (other * 4 < least) {
			least = other;
			best = n;
		}
	}
	return best;
}

/* Drops the lines that tell when authors joined, with the label before them. */
static void drop_joinings(CommentItem *item)
{
	for (size_t p = 0; p < item->count; p++) {
		size_t label = label_of(item, p);

		if (tells_joining(&item->pieces[p]))
			item->pieces[p].dropped = true;
		else if (label != STR_NOWHERE && tells_joining(&item->pieces[label]) &&
			item->pieces[label].text.size < JOINING_BYTES_MAX)
			item->pieces[p].dropped = true;
	}
}

static void find_dates(CommentItems *all)
{
	for (Index i = 0; i < all->found->count; i++)
		drop_joinings(&all->items[i]);
	int number = date_number(all);

	for (Index i = 0; i < all->found->count; i++) {
		CommentItem *item = &all->items[i];

		item->date = nth_date(all, item, number, &item->date_piece);
		if (item->date == NULL)
			item->date = nth_date(all, item, 0, &item->date_piece);
	}
}

/* Elements */

Index comment_elements_end(const Page *page, const CommentMember *member)
{
	Index end = page->elements[member->element].end;

	/* A dt's comment goes on in the dd behind it. */
	while (end < page->element_count &&
		page->elements[end].first_fragment < member->end_fragment)
		end++;
	return end;
}

Index comment_next_element(const CommentItems *all, Index e, Index end, Index *child)
{
	const CommentMembers *found = all->found;

	e++;
	while (*child < found->count && found->members[*child].element < e)
		(*child)++;
	while (e < end && *child < found->count && found->members[*child].element == e) {
		e = all->page->elements[e].end;
		while (*child < found->count && found->members[*child].element < e)
			(*child)++;
	}
	return e;
}

void comment_items_cut(
	const PanelLines *lines, const CommentMembers *found, Arena *work, CommentItems *all)
{
	const Page *page = lines->page;

	*all = (CommentItems){ .lines = lines, .page = page, .work = work, .found = found };
	all->items = arena_array(work, found->count, sizeof *all->items);
	all->stripped = arena_array(work, page->element_count, sizeof *all->stripped);
	all->quotes = arena_array(work, COMMENT_QUOTES_MAX, sizeof *all->quotes);
	for (Index e = 0; e < page->element_count; e++)
		all->stripped[e] = is_stripped(all, e);
	for (Index i = 0; i < found->count; i++)
		cut_into_pieces(all, i);
	comment_labels_take(all);
	drop_shared(all);
	find_dates(all);
}
