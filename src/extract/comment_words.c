/* SPDX-License-Identifier: ISC */
#include "extract/comment_words.h"

#include "extract/characters.h"
#include "extract/comment_speech.h"
#include "extract/signature.h"

enum {
	TITLE_REST_LETTERS = 25, /* beside a date, from which words are text */
	NAME_REST_BYTES = 24, /* around a name that is repeated */
	OUTSIDE_LETTERS_MIN = 60 /* of a line outside the text's element */
};

/* Is fragment F of ITEM the author's name or inside the date? */
static bool is_told(const CommentItems *all, const CommentItem *item, Index f)
{
	const Page *page = all->page;
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
 * title (*TITLED), or a text that runs on in their line. */
static Str piece_rest(
	const CommentItems *all, const CommentItem *item, const CommentPiece *piece, bool *titled)
{
	const Page *page = all->page;
	bool touched = false;
	Index first = PAGE_NONE, end = 0, title = PAGE_NONE, title_end = 0;

	for (Index f = piece->first; f < piece->end; f++) {
		if (is_told(all, item, f)) {
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
	*titled = touched && title != PAGE_NONE;
	if (!touched)
		return piece->text;
	if (title != PAGE_NONE) {
		Str words = author_trim(page_text_between(page, title, title_end));

		return str_present(item->name) && str_equal(words, item->name) ? STR_NONE : words;
	}
	if (first == PAGE_NONE)
		return STR_NONE;
	Str rest = author_trim(page_text_between(page, first, end));

	return characters_count(rest) >= TITLE_REST_LETTERS && !comment_tells_reply(rest)
		? rest
		: STR_NONE;
}

/* Does element E hold the author or the date of ITEM? */
static bool holds_told(const CommentItems *all, const CommentItem *item, Index e)
{
	const Element *element = &all->page->elements[e];

	if (item->author != PAGE_NONE && page_contains(all->page, e, item->author))
		return true;
	return item->date != NULL && element->first_fragment <= item->date->fragment &&
		item->date->fragment < element->end_fragment;
}

/* Is fragment F in an element named for the text, which holds neither author nor
 * date? */
static bool in_text_element(const CommentItems *all, const CommentItem *item, Index f)
{
	const Page *page = all->page;

	Index e = page->fragments[f].owner;

	for (int up = 0; e != PAGE_NONE && e > item->member->element && up < COMMENT_CLIMB_MAX;
		e = page->elements[e].parent, up++)
		if ((all->lines->field_names[e] & NAME_TEXT) && !holds_told(all, item, e))
			return true;
	return false;
}

/* Is PIECE the title of a comment, by its tag or its name? */
static bool is_title(const CommentItems *all, const CommentPiece *piece)
{
	Index owner = all->page->fragments[piece->first].owner;

	uint32_t names = all->lines->field_names[owner];

	/* A "user title" is the user's. */
	return !(names & NAME_AUTHORS) &&
		(all->page->elements[owner].heading > 0 || (names & NAME_TITLE));
}

/* Does PIECE say once more who wrote ITEM and nothing else? */
static bool repeats_name(const CommentItem *item, const CommentPiece *piece)
{
	return str_present(item->name) && piece->text.size <= item->name.size + NAME_REST_BYTES &&
		str_equal(author_trim(piece->text), item->name);
}

/* Does PIECE stand in something that repeats another comment, or begin as such lines
 * do in bare text? The text's own element may be a blockquote, too. */
static bool is_quoted(const CommentItems *all, const CommentItem *item, const CommentPiece *piece)
{
	const Page *page = all->page;
	Index e = page->fragments[piece->first].owner;

	if (str_starts(piece->text, "> "))
		return true;
	for (int up = 0; e != PAGE_NONE && e > item->member->element && up < COMMENT_CLIMB_MAX;
		e = page->elements[e].parent, up++) {
		uint32_t names = all->lines->field_names[e];

		if (page->elements[e].tag == TAG_BLOCKQUOTE || (names & NAME_QUOTE))
			return !(names & NAME_TEXT);
	}
	return false;
}

/* Takes words piece by piece. */
typedef struct {
	const Page *page;
	Text *text;
	const CommentPiece *before; /* that words were taken of, or NULL */
	bool before_quoted;
	CommentWords words;
	size_t own; /* bytes that are neither title nor quote */
} Taker;

static void add_break(Taker *taker, const CommentPiece *piece, bool quoted)
{
	if (taker->before == NULL)
		return;
	const Line *lines = taker->page->lines;
	bool parted = lines[taker->before->line].block != lines[piece->line].block ||
		taker->before_quoted != quoted || taker->text->size == taker->words.title_size;

	text_add_c(taker->text, parted ? "\n\n" : taker->before->line == piece->line ? " " : "\n");
}

static void note_quote(Taker *taker, size_t start)
{
	CommentWords *words = &taker->words;
	TextRange *last = words->quote_count == 0 ? NULL : &words->quotes[words->quote_count - 1];

	if (taker->before_quoted && last != NULL)
		last->end = taker->text->size;
	else if (words->quote_count < COMMENT_QUOTES_MAX)
		words->quotes[words->quote_count++] = (TextRange){ start, taker->text->size };
}

static void take_words(Taker *taker, const CommentPiece *piece, Str words, bool title, bool quoted)
{
	title = title && !quoted && taker->before == NULL;
	add_break(taker, piece, quoted);
	size_t start = taker->text->size;

	text_add(taker->text, str_trim(words));
	if (title)
		taker->words.title_size = taker->text->size;
	else if (quoted)
		note_quote(taker, start);
	else
		taker->own += words.size;
	taker->before = piece;
	taker->before_quoted = quoted;
}

/* What was taken. A title over nothing is the text, and so is a quote that all is in. */
static CommentWords taken(const Taker *taker)
{
	CommentWords words = taker->words;

	words.text = text_str(taker->text);
	if (words.text.size == words.title_size)
		words.title_size = 0;
	if (taker->own == 0)
		words.quote_count = 0;
	return words;
}

CommentWords comment_words(const CommentItems *all, const CommentItem *item, Text *room)
{
	Taker taker = { .page = all->page, .text = room, .words.quotes = all->quotes };
	bool named = false, seen = false;

	room->size = 0;
	for (size_t p = 0; p < item->count && !named; p++)
		named = !item->pieces[p].dropped && p != item->date_piece &&
			in_text_element(all, item, item->pieces[p].first);
	for (size_t p = 0; p < item->count; p++) {
		const CommentPiece *piece = &item->pieces[p];
		bool inside = named && in_text_element(all, item, piece->first);

		seen = seen || inside;
		if (piece->dropped || p == item->name_piece ||
			(!inside && repeats_name(item, piece)))
			continue;
		if (named && !inside && p != item->date_piece && !(!seen && is_title(all, piece)) &&
			characters_count(piece->text) < OUTSIDE_LETTERS_MIN)
			continue;
		bool titled;
		Str words = piece_rest(all, item, piece, &titled);

		/* The rest of the date's line was the name. */
		if (p == item->date_piece && item->author == PAGE_NONE && str_present(item->name) &&
			item->name_piece == STR_NOWHERE)
			words = STR_NONE;
		if (words.size > 0)
			take_words(&taker, piece, words, titled || is_title(all, piece),
				is_quoted(all, item, piece));
	}
	return taken(&taker);
}
