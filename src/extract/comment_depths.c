/* SPDX-License-Identifier: ISC */
#include "extract/comment_depths.h"

#include <stdlib.h>
#include <string.h>

#include "extract/comment_numbers.h"
#include "extract/comment_speech.h"
#include "extract/signals.h"

enum {
	STEP_MAX = 1000000, /* a level that is told and larger is none */
	TOLD_PIECES_MAX = 4, /* of a comment, that may tell its level */
	MARGIN_MAX = 10000,
	MARGIN_ELEMENTS = 6, /* of a comment, that may hold its margin */
	REPLIED_ELEMENTS = 60, /* of a comment, looked at for a link to its parent */
	REPLIED_LETTERS_MAX = 40, /* of such a link */
	REPLIED_FRAGMENTS = 20, /* of a comment, that may tell whose it answers */
	REPLIED_WORDS_MAX = 60, /* bytes of the words that tell it */
	REPLIED_BACK_MAX = 200, /* comments before it that may be that */
	NUMBERS_FIRST_ROOM = 64
};

/* The level that an attribute of E tells, or -1. */
static int attribute_level(const Page *page, Index e)
{
	static const char *const attributes[] = { "data-depth", "data-level", "data-comment-depth",
		"data-comment-level", "data-nesting-level", "data-indent", "aria-level" };
	unsigned long number;

	for (size_t i = 0; i < sizeof attributes / sizeof attributes[0]; i++)
		if (str_number(page_attribute(page, e, attributes[i]), &number) &&
			number < STEP_MAX)
			return (int)number;
	return -1;
}

/* The level that an attribute or a number in the classes of E tells, or -1. */
static int class_level(const Page *page, Index e)
{
	static const char *const words[] = { "depth-", "level-", "indent-", "nesting-", "nested-",
		"depth_", "level_", "indent_" };
	int told = attribute_level(page, e);

	if (told >= 0)
		return told;
	Str names = page_class(page, e);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t at = str_find_nocase(names, words[i], 0);
		unsigned long number;

		if (at == STR_NOWHERE)
			continue;
		size_t start = at + str(words[i]).size, end = start;

		while (end < names.size && ascii_is_digit(names.at[end]))
			end++;
		if (str_number(str_slice(names, start, end), &number) && number < STEP_MAX)
			return (int)number;
	}
	return -1;
}

/* Depths by the numbers in class names, when all members have one. */
static bool depths_by_class(const CommentItems *all, int *depths)
{
	const Page *page = all->page;

	if (page->without & (WITHOUT_NAMES | WITHOUT_FIELD_NAMES))
		return false;
	for (Index i = 0; i < all->found->count; i++) {
		Index e = all->found->members[i].element;

		depths[i] = class_level(page, e);
		for (int up = 0; up < 2 && depths[i] < 0 && page->elements[e].parent != PAGE_NONE;
			up++) {
			e = page->elements[e].parent;
			depths[i] = class_level(page, e);
		}
		if (depths[i] < 0)
			return false;
	}
	return true;
}

/* Parents by numbers */

typedef struct {
	uint64_t hash; /* of a member's number */
	Index member;
} Number;

static int by_number(const void *a, const void *b)
{
	const Number *left = a, *right = b;

	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->member < right->member ? -1 : left->member > right->member;
}

/* The numbers that members have, *COUNT of them, on the heap. */
static Number *list_numbers(const CommentItems *all, Index *count)
{
	Number *numbers = memory_new(NUMBERS_FIRST_ROOM * sizeof *numbers);
	size_t room = NUMBERS_FIRST_ROOM;

	*count = 0;
	for (Index i = 0; i < all->found->count; i++) {
		Str number = comment_number(all->page, all->found->members[i].element);

		if (!str_present(number))
			continue;
		if (*count == room)
			numbers = memory_resize(numbers, (room *= 2) * sizeof *numbers);
		numbers[(*count)++] = (Number){ comment_number_hash(number), i };
	}
	qsort(numbers, *count, sizeof *numbers, by_number);
	return numbers;
}

/* The last member before BEFORE whose number hashes to HASH, or PAGE_NONE. A
 * comment cannot answer itself or one that comes later. */
static Index earlier_member(const Number *numbers, Index count, uint64_t hash, Index before)
{
	Index low = 0, high = count;

	while (low < high) {
		Index middle = low + (high - low) / 2;

		if (numbers[middle].hash < hash ||
			(numbers[middle].hash == hash && numbers[middle].member < before))
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && numbers[low - 1].hash == hash ? numbers[low - 1].member : PAGE_NONE;
}

/* Depths by the numbers of parents, when half of the members tell one and one of
 * them at least is found. */
static bool depths_by_parent(const CommentItems *all, int *depths)
{
	Index told = 0, met = 0, count;
	Number *numbers = list_numbers(all, &count);

	for (Index i = 0; i < all->found->count; i++) {
		Index e = all->found->members[i].element;
		Str number = comment_parent_number(all->page, e);
		Index parent = PAGE_NONE;

		if (str_present(number)) {
			told++;
			parent = earlier_member(numbers, count, comment_number_hash(number), i);
		}
		met += parent != PAGE_NONE;
		depths[i] = parent == PAGE_NONE ? 0 : depths[parent] + 1;
	}
	free(numbers);
	return met > 0 && told * 2 >= all->found->count;
}

/* Numbers at the start of a comment: "#2.1" */

/* The parts of the number that opens TEXT less one: 1 for "#2.1"; -1 when it opens
 * with no "#" and a number. */
static int written_level(Str text)
{
	int level = 0;
	size_t at = 1;

	if (!str_starts(text, "#") || at >= text.size || !ascii_is_digit(text.at[at]))
		return -1;
	for (; at < text.size && (ascii_is_digit(text.at[at]) || text.at[at] == '.'); at++)
		level +=
			text.at[at] == '.' && at + 1 < text.size && ascii_is_digit(text.at[at + 1]);
	return level;
}

/* The level a line of ITEM in front of its words tells: "#2.1", "level 3"; or -1. */
static int told_level(const CommentItem *item)
{
	for (size_t p = 0; p < item->count && p < TOLD_PIECES_MAX; p++) {
		Str text = item->pieces[p].text;
		unsigned long number;
		int level = written_level(text);

		if (level >= 0)
			return level;
		if (str_starts_nocase(text, "level ") && str_number(str_from(text, 6), &number) &&
			number < STEP_MAX)
			return (int)number;
	}
	return -1;
}

static bool depths_by_words(const CommentItems *all, int *depths)
{
	int lowest = STEP_MAX, highest = 0;

	for (Index i = 0; i < all->found->count; i++) {
		depths[i] = told_level(&all->items[i]);
		if (depths[i] < 0)
			return false;
		lowest = depths[i] < lowest ? depths[i] : lowest;
		highest = depths[i] > highest ? depths[i] : highest;
	}
	return highest > lowest;
}

/* Margins */

/* How far E is moved in by its style or by the width of an empty picture at its
 * start, in whatever unit; -1 when nothing says so. */
static int margin_of(const Page *page, Index e)
{
	static const char *const names[] = { "margin-left:", "padding-left:", "text-indent:" };
	Str style = page_attribute(page, e, "style");

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		size_t at = str_find_nocase(style, names[i], 0), end;
		unsigned long number;

		if (at == STR_NOWHERE)
			continue;
		for (at += str(names[i]).size; at < style.size && style.at[at] == ' ';)
			at++;
		for (end = at; end < style.size && ascii_is_digit(style.at[end]);)
			end++;
		if (str_number(str_slice(style, at, end), &number) && number < MARGIN_MAX)
			return (int)number;
	}
	return -1;
}

static int member_margin(const Page *page, Index e)
{
	int margin = margin_of(page, e);
	Index parent = page->elements[e].parent, inner = e + 1;

	if (margin < 0 && parent != PAGE_NONE)
		margin = margin_of(page, parent);
	for (; margin < 0 && inner < page->elements[e].end && inner < e + MARGIN_ELEMENTS;
		inner++) {
		unsigned long width;

		margin = margin_of(page, inner);
		if (page->elements[inner].tag == TAG_IMG &&
			str_number(page_attribute(page, inner, "width"), &width) &&
			width < MARGIN_MAX && str_empty(page_attribute(page, inner, "alt")))
			margin = (int)width;
	}
	return margin;
}

/* Depths by how far members are moved in, when most tell it and they differ. */
static bool depths_by_margin(const CommentItems *all, int *depths)
{
	Index told = 0;
	bool differ = false;

	for (Index i = 0; i < all->found->count; i++) {
		int margin = member_margin(all->page, all->found->members[i].element);

		told += margin >= 0;
		depths[i] = margin < 0 ? 0 : margin;
		differ = differ || depths[i] != depths[0];
	}
	return differ && told * 2 >= all->found->count;
}

/* Depths by the tree, when any member stands further in than the one before. */
static bool depths_by_tree(const CommentItems *all, int *depths)
{
	bool nested = false;

	for (Index i = 0; i < all->found->count; i++) {
		depths[i] = all->page->elements[all->found->members[i].element].depth;
		nested = nested || (i > 0 && depths[i] > depths[i - 1]);
	}
	return nested;
}

/* "replied to X" */

/* The number of the member that a link in the line of ITEM's date or author leads
 * to, when it is not its own. */
static Index replied_to(const CommentItems *all, const Number *numbers, Index count, Index i)
{
	const Page *page = all->page;
	const CommentItem *item = &all->items[i];
	Index end = page->elements[item->member->element].end;
	Index own = i + 1 < all->found->count ? all->found->members[i + 1].element : end;

	end = own < end ? own : end;
	for (Index e = item->member->element;
		e < end && e < item->member->element + REPLIED_ELEMENTS; e++) {
		Str address = page_attribute(page, e, "href");
		size_t hash = str_find_byte(address, '#', 0);

		if (page->elements[e].tag != TAG_A || hash == STR_NOWHERE ||
			page_sums(page, e).letters > REPLIED_LETTERS_MAX)
			continue;
		Index parent = earlier_member(
			numbers, count, comment_number_hash(str_from(address, hash)), i);

		if (parent != PAGE_NONE)
			return parent;
	}
	return PAGE_NONE;
}

static bool depths_by_links(const CommentItems *all, int *depths)
{
	Index count, met = 0;
	Number *numbers = list_numbers(all, &count);

	for (Index i = 0; i < all->found->count; i++) {
		Index parent = replied_to(all, numbers, count, i);

		met += parent != PAGE_NONE;
		depths[i] = parent == PAGE_NONE ? 0 : depths[parent] + 1;
	}
	free(numbers);
	return met > 0;
}

/* The words of ITEM that tell whom it answers, to the end of their line; absent where it has
 * none. */
static Str reply_words(const CommentItems *all, const CommentItem *item)
{
	const Page *page = all->page;
	const CommentMember *member = item->member;

	for (Index f = member->first_fragment;
		f < member->end_fragment && f < member->first_fragment + REPLIED_FRAGMENTS; f++) {
		const Fragment *fragment = &page->fragments[f];
		Str text = str_slice(page->text, fragment->start, page->lines[fragment->line].end);

		if (text.size <= REPLIED_WORDS_MAX && comment_tells_reply(text))
			return text;
	}
	return STR_NONE;
}

static bool holds(Str text, Str words)
{
	for (size_t at = 0; at + words.size <= text.size; at++)
		if (memcmp(text.at + at, words.at, words.size) == 0)
			return true;
	return false;
}

/* Depths by the names of those who are answered: the last comment of that author. */
static bool depths_by_names(const CommentItems *all, int *depths)
{
	Index met = 0;

	for (Index i = 0; i < all->found->count; i++) {
		Str words = reply_words(all, &all->items[i]);

		depths[i] = 0;
		for (Index k = i; !str_empty(words) && k-- > 0 && i - k <= REPLIED_BACK_MAX;) {
			Str name = all->items[k].name;

			if (str_empty(name) || !holds(words, name) ||
				str_equal(name, all->items[i].name))
				continue;
			depths[i] = depths[k] + 1;
			met++;
			break;
		}
	}
	return met > 0;
}

/* Is E named for an answer to another comment? */
static bool is_named_reply(const Page *page, Index e)
{
	static const char *const words[] = { "reply", "answer", "response", "reponse", "antwort",
		"respuesta", "resposta", "risposta", "odpowiedz", "odp", "otvet", "yanit", "cevap",
		"child", "nested", "subcomment", "indented" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (page_has_word(page, e, words[i]))
			return true;
	return false;
}

/* Depths by names that only answers have: in flat lists of two levels. */
static void depths_by_reply_names(const CommentItems *all, int *depths)
{
	const Page *page = all->page;
	Index count = all->found->count;
	bool named = !(page->without & (WITHOUT_NAMES | WITHOUT_FIELD_NAMES));

	for (Index i = 0; i < count; i++)
		depths[i] = named && is_named_reply(page, all->found->members[i].element);
	/* Where the first is one of them the name says something else. */
	if (count > 0 && depths[0] != 0)
		memset(depths, 0, count * sizeof *depths);
}

int *comment_depths(const CommentItems *all)
{
	int *depths = arena_array(all->work, all->found->count, sizeof *depths);

	if (!depths_by_class(all, depths) && !depths_by_parent(all, depths) &&
		!depths_by_words(all, depths) && !depths_by_tree(all, depths) &&
		!depths_by_margin(all, depths) && !depths_by_links(all, depths) &&
		!depths_by_names(all, depths))
		depths_by_reply_names(all, depths);
	return depths;
}
