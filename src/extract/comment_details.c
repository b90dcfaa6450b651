/* SPDX-License-Identifier: ISC */
#include "extract/comment_details.h"

#include <string.h>

#include "base/fold.h"
#include "extract/characters.h"
#include "extract/comment_numbers.h"

enum {
	SCORE_BYTES_MAX = 40, /* of what tells a score */
	SCORE_MAX = 10000000,
	NAMES_CLIMB_MAX = 4 /* elements around a number that may be named for it */
};

/* Score */

/* Words for what readers gave a comment, folded, beside its number. */
static const struct {
	const char *word;
	uint32_t kind; /* NAME_SCORES */
} score_words[] = {
	{ "like", NAME_SCORE_UP },
	{ "likes", NAME_SCORE_UP },
	{ "recommend", NAME_SCORE_UP },
	{ "recommends", NAME_SCORE_UP },
	{ "recommendations", NAME_SCORE_UP },
	{ "recommended", NAME_SCORE_UP },
	{ "upvotes", NAME_SCORE_UP },
	{ "thumbs up", NAME_SCORE_UP },
	{ "leserempfehlung", NAME_SCORE_UP },
	{ "leserempfehlungen", NAME_SCORE_UP },
	{ "empfehlung", NAME_SCORE_UP },
	{ "empfehlungen", NAME_SCORE_UP },
	{ "empfehlen", NAME_SCORE_UP },
	{ "gefallt mir", NAME_SCORE_UP },
	{ "j'aime", NAME_SCORE_UP },
	{ "me gusta", NAME_SCORE_UP },
	{ "mi piace", NAME_SCORE_UP },
	{ "curtir", NAME_SCORE_UP },
	{ "lubie to", NAME_SCORE_UP },
	{ "zgadzam sie", NAME_SCORE_UP },
	{ "нравится", NAME_SCORE_UP },
	{ "いいね", NAME_SCORE_UP },
	{ "いいね!", NAME_SCORE_UP },
	{ "\xF0\x9F\x91\x8D", NAME_SCORE_UP },
	{ "\xE2\x99\xA5", NAME_SCORE_UP },
	{ "dislike", NAME_SCORE_DOWN },
	{ "dislikes", NAME_SCORE_DOWN },
	{ "downvotes", NAME_SCORE_DOWN },
	{ "thumbs down", NAME_SCORE_DOWN },
	{ "nie zgadzam sie", NAME_SCORE_DOWN },
	{ "\xF0\x9F\x91\x8E", NAME_SCORE_DOWN },
	{ "points", NAME_SCORE },
	{ "point", NAME_SCORE },
	{ "votes", NAME_SCORE },
	{ "score", NAME_SCORE },
	{ "rating", NAME_SCORE },
	{ "punkte", NAME_SCORE },
	{ "bewertung", NAME_SCORE },
	{ "оценка", NAME_SCORE },
	{ "рейтинг", NAME_SCORE },
};

static uint32_t kind_of_word(Str word)
{
	char room[SCORE_BYTES_MAX * 2];
	Str folded = fold_start(word, room, sizeof room);

	if (str_ends(folded, ":"))
		folded.size--;
	for (size_t i = 0; i < sizeof score_words / sizeof *score_words; i++)
		if (str_is(folded, score_words[i].word))
			return score_words[i].kind;
	return 0;
}

/* Takes the sign before a number off TEXT. */
static int take_sign(Str *text)
{
	static const char *const minus[] = { "-", "\xE2\x88\x92", "\xE2\x80\x93" };

	if (str_starts(*text, "+"))
		*text = str_from(*text, 1);
	for (size_t i = 0; i < sizeof minus / sizeof *minus; i++) {
		if (!str_starts(*text, minus[i]))
			continue;
		*text = str_from(*text, strlen(minus[i]));
		return -1;
	}
	return 1;
}

/* Takes a whole number, thousands parted or not, off TEXT. */
static bool take_digits(Str *text, int64_t *number)
{
	size_t at = 0;

	*number = 0;
	for (; at < text->size; at++) {
		bool parts = (text->at[at] == ',' || text->at[at] == '.') && at > 0 &&
			at + 3 < text->size && ascii_is_digit(text->at[at + 3]);

		if (parts)
			continue;
		if (!ascii_is_digit(text->at[at]) || *number > SCORE_MAX)
			break;
		*number = *number * 10 + (text->at[at] - '0');
	}
	*text = str_from(*text, at);
	return at > 0 && *number <= SCORE_MAX;
}

/* Without the brackets around all of it. */
static Str unwrapped(Str text)
{
	text = str_trim(text);
	if ((str_starts(text, "(") && str_ends(text, ")")) ||
		(str_starts(text, "[") && str_ends(text, "]")))
		return str_trim(str_slice(text, 1, text.size - 1));
	return text;
}

/* Reads TEXT as a number, with a word for what it counts before or behind it or none
 * (*WORD empty). */
static bool read_count(Str text, int64_t *number, Str *word)
{
	size_t digit = 0;
	int sign;

	text = unwrapped(text);
	if (str_empty(text) || text.size > SCORE_BYTES_MAX)
		return false;
	sign = take_sign(&text);
	if (take_digits(&text, number)) {
		*number *= sign;
		*word = str_trim(text);
		return true;
	}
	while (digit < text.size && !ascii_is_digit(text.at[digit]))
		digit++;
	*word = str_trim(str_slice(text, 0, digit));
	text = unwrapped(str_from(text, digit));
	/* "Score: 5, Insightful" */
	return take_digits(&text, number) && (text.size == 0 || str_starts(text, ","));
}

/* What the names of fragment F's elements inside ITEM say a number there counts. */
static uint32_t kind_of_names(const CommentItems *all, const CommentItem *item, Index f)
{
	const Page *page = all->page;
	Index e = page->fragments[f].owner;

	for (int up = 0; up < NAMES_CLIMB_MAX && e != PAGE_NONE && e > item->member->element;
		up++, e = page->elements[e].parent) {
		uint32_t names = all->lines->field_names[e];

		if (names & (NAME_TEXT | NAME_DATE | NAME_AUTHORS))
			return 0;
		if (names & NAME_SCORE_DOWN)
			return NAME_SCORE_DOWN;
		if (names & NAME_SCORES)
			return names & NAME_SCORE_UP ? NAME_SCORE_UP : NAME_SCORE;
	}
	return 0;
}

/* What the fragment F, when it stands beside FRAGMENT in one block, says that counts. */
static uint32_t kind_beside(const CommentItems *all, Index fragment, Index f)
{
	const Page *page = all->page;

	if (f >= page->fragment_count ||
		page->fragments[f].block != page->fragments[fragment].block)
		return 0;
	return kind_of_word(str_trim(page_text_between(page, f, f + 1)));
}

/* What the number in fragment F of ITEM counts, or 0. */
static uint32_t kind_of_count(
	const CommentItems *all, const CommentItem *item, Index f, int64_t *number)
{
	Str word;

	if (!read_count(page_text_between(all->page, f, f + 1), number, &word))
		return 0;
	uint32_t kind = kind_of_word(word);

	if (kind != 0 || !str_empty(word))
		return kind;
	kind = kind_of_names(all, item, f);
	if (kind == 0 && f > item->member->first_fragment)
		kind = kind_beside(all, f, f - 1);
	return kind != 0 ? kind : kind_beside(all, f, f + 1);
}

/* What readers gave ITEM: the sum where one stands, else those for it less those
 * against it. */
static bool find_score(const CommentItems *all, Index i, int64_t *score)
{
	const CommentItem *item = &all->items[i];
	int64_t number, up = 0, down = 0;
	bool found = false;
	Index child = i + 1;

	for (Index f = item->member->first_fragment; f < item->member->end_fragment;) {
		Index behind = comment_skip_child(all, i, f, &child);

		if (behind > f) {
			f = behind;
			continue;
		}
		uint32_t kind = kind_of_count(all, item, f++, &number);

		if (kind == NAME_SCORE) {
			*score = number;
			return true;
		}
		found = found || kind != 0;
		if (kind == NAME_SCORE_UP)
			up = number;
		if (kind == NAME_SCORE_DOWN)
			down = number < 0 ? -number : number;
	}
	*score = up - down;
	return found;
}

/* Address */

/* Does ADDRESS lead to a form or a service rather than to a comment? */
static bool leads_to_action(Str address)
{
	static const char *const parts[] = { "replyto", "reply-to", "reply_to", "#respond",
		"#reply", "/reply", "report", "/share", "sharer", "facebook.com/", "twitter.com/",
		"flag", "vote", "javascript:", "mailto:", "/user/", "/users/", "/profile" };

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_find_nocase(address, parts[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Does link A of ITEM lead to the comment itself: by its mark, its name, or because it is
 * around the date? */
static bool is_permalink(const CommentItems *all, const CommentItem *item, Index a, Str id)
{
	const Page *page = all->page;
	const Element *element = &page->elements[a];
	Str raw = page_attribute(page, a, "href");
	size_t hash = str_find_byte(raw, '#', 0);

	if (str_empty(raw) || leads_to_action(raw))
		return false;
	if (hash != STR_NOWHERE && hash + 1 < raw.size && str_present(id) &&
		comment_number_hash(str_from(raw, hash + 1)) == comment_number_hash(id))
		return true;
	if (item->date != NULL && element->first_fragment <= item->date->fragment &&
		item->date->fragment < element->end_fragment)
		return raw.size > 1;
	return (all->lines->field_names[a] & NAME_PERMALINK) ||
		str_is_nocase(page_attribute(page, a, "rel"), "bookmark");
}

/* Is ADDRESS what the mark ID on the page already makes? */
static bool is_told_by_id(const Page *page, Str address, Str id)
{
	size_t hash = str_find_byte(address, '#', 0);

	if (hash == STR_NOWHERE || !str_present(id))
		return false;
	Str bare = str_slice(address, 0, hash);

	return (hash == 0 || str_equal(bare, page->address)) &&
		comment_number_hash(str_from(address, hash + 1)) == comment_number_hash(id);
}

static Str find_link(const CommentItems *all, Index i, Str id)
{
	const Page *page = all->page;
	const CommentItem *item = &all->items[i];
	Index end = comment_elements_end(page, item->member), child = i + 1;

	for (Index e = item->member->element; e < end;
		e = comment_next_element(all, e, end, &child)) {
		if (page->elements[e].tag != TAG_A || !is_permalink(all, item, e, id))
			continue;
		Str address = page_link(page, e);

		return str_empty(address) || is_told_by_id(page, address, id) ? STR_NONE : address;
	}
	return STR_NONE;
}

CommentDetails comment_details_of(
	const CommentItems *all, const CommentItem *item, const CommentWords *words, Str id)
{
	Index i = (Index)(item - all->items);
	CommentDetails details = {
		.title_size = words->title_size,
		.quotes = words->quotes,
		.quote_count = words->quote_count,
		.link = find_link(all, i, id),
	};

	details.scored = find_score(all, i, &details.score);
	return details;
}
