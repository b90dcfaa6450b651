/* SPDX-License-Identifier: ISC */
#include "extract/text_letters.h"

#include "base/text.h"
#include "extract/comment_levels.h"
#include "extract/signature.h"

enum {
	HEAD_REST_WORDS_MAX = 8, /* beside the date in a letter's head line */
	TRIES_MAX = 40, /* each look for letters walks the rest of the text */
};

/* The units of the letters, and what the takers learn about them. */
typedef struct {
	TextStory *story;
	size_t *list; /* units of the letters, furniture left out */
	size_t count;
	size_t end; /* the unit behind them */
	bool apart; /* signatures stand in stanzas of their own */
} Letters;

static const TextUnit *letter_unit(const Letters *letters, size_t n)
{
	return &letters->story->page.units[letters->list[n]];
}

/* Does furniture for REASON end the letters? Buttons and forms stand among
 * them, what a page closes with does not. */
static bool ends_letters(LeftOutReason reason)
{
	return reason != LEFT_OUT_TOOL && reason != LEFT_OUT_FORM;
}

/* Is unit I a line of navigation between the pages of letters: "1 2 3 Next"? */
static bool is_pager(const TextUnit *unit)
{
	size_t digits = 0, letters = 0;

	for (size_t i = 0; i < unit->rich.text.size; i++) {
		digits += ascii_is_digit(unit->rich.text.at[i]);
		letters += ascii_is_alpha(unit->rich.text.at[i]);
	}
	return unit->words <= 8 && digits > 0 && letters <= 12 && unit->words >= 2 &&
		ascii_is_digit(unit->rich.text.at[0]) && !unit->sentence &&
		str_find_byte(unit->rich.text, ',', 0) == STR_NOWHERE &&
		str_find_byte(unit->rich.text, ':', 0) == STR_NOWHERE;
}

static void gather_letters(TextStory *story, size_t first, Letters *letters)
{
	const TextPage *page = &story->page;

	*letters = (Letters){ .story = story };
	letters->list = arena_array(story->work, page->count + 1, sizeof *letters->list);
	letters->end = first;
	for (size_t i = first; i < page->count; i++) {
		const TextUnit *unit = &page->units[i];
		PanelKind kind = text_panel_kind(unit);
		LeftOutReason reason;

		letters->end = i;
		if ((kind != PANEL_NONE && kind != PANEL_COMMENTS) || text_is_dated_story(page, i))
			return;
		if (panel_furniture(unit->rich.text, &reason)) {
			if (ends_letters(reason))
				return;
			continue;
		}
		if (kind != PANEL_COMMENTS && !is_pager(unit) && unit->kind != UNIT_PICTURE)
			letters->list[letters->count++] = i;
	}
	letters->end = page->count;
}

static bool has_words(const Letters *letters, size_t first, size_t end)
{
	for (size_t n = first; n < end; n++)
		if (letter_unit(letters, n)->rich.text.size > 0)
			return true;
	return false;
}

/* Adds COMMENT with the words of units [FIRST, END) of LETTERS, if there are any. */
static void add_comment(const Letters *letters, size_t first, size_t end, Comment comment)
{
	Text text = text_in(NULL);

	if (!has_words(letters, first, end))
		return;
	for (size_t n = first; n < end; n++) {
		if (text.size > 0)
			text_add_c(&text, "\n\n");
		text_add(&text, letter_unit(letters, n)->rich.text);
	}
	comment.text = text_str(&text);
	article_add_comment(letters->story->article, &comment);
	text_clear(&text);
}

/* Signed letters: text, then a name and perhaps a place. */

/* Is unit N the signature of the text before it, which began at unit FIRST?
 * NAMED: signatures of this list may be names alone. */
static bool is_signature(const Letters *letters, size_t first, size_t n, bool named)
{
	const TextUnit *unit = letter_unit(letters, n);
	bool last = n + 1 == letters->count || letter_unit(letters, n + 1)->stanza != unit->stanza;
	Str author, place;

	if (n == first || unit->kind == UNIT_ITEM || unit->kind == UNIT_PLAIN ||
		!signature_like(unit->rich.text))
		return false;
	signature_split(unit->rich.text, &author, &place);
	const TextUnit *before = letter_unit(letters, n - 1);
	bool alone = last && before->stanza != unit->stanza;

	/* A short line alone may be a heading. */
	if (alone && !letters->apart && !(str_present(place) && before->sentence))
		return false;
	if (last)
		return str_present(place) || (named && before->sentence);
	return before->sentence && str_present(place) && name_capitalised(author) &&
		!unit->sentence;
}

/* Finds out whether most names with a place stand in stanzas of their own. */
static void look_apart(Letters *letters)
{
	size_t alone = 0, below = 0;

	for (size_t n = 1; n < letters->count; n++) {
		const TextUnit *unit = letter_unit(letters, n);
		Str author, place;

		signature_split(unit->rich.text, &author, &place);
		if (!str_present(place) || unit->sentence || !signature_like(unit->rich.text))
			continue;
		if (letter_unit(letters, n - 1)->stanza == unit->stanza)
			below++;
		else
			alone++;
	}
	letters->apart = alone > below;
}

/* Counts the signatures of LETTERS and where the last one stands. */
static size_t count_signatures(const Letters *letters, bool named, size_t *last)
{
	size_t signatures = 0, first = 0;

	for (size_t n = 0; n < letters->count; n++) {
		if (!is_signature(letters, first, n, named))
			continue;
		signatures++;
		first = n + 1;
		*last = n;
	}
	return signatures;
}

/* Do paragraphs nobody signed go on behind the last signature? Then the story
 * goes on there, and a reader's words stood in a box. */
static bool story_goes_on(const Letters *letters, size_t signatures, size_t last)
{
	size_t prose = 0;

	for (size_t n = last + 1; n < letters->count; n++)
		prose += text_is_prose(letter_unit(letters, n));
	return prose > signatures;
}

static size_t take_signed(Letters *letters)
{
	size_t last = 0, first = 0, signatures = count_signatures(letters, true, &last);

	if (signatures == 0 || story_goes_on(letters, signatures, last))
		return 0;
	for (size_t n = 0; n <= last; n++) {
		Str author, place;

		if (!is_signature(letters, first, n, true))
			continue;
		signature_split(letter_unit(letters, n)->rich.text, &author, &place);
		add_comment(letters, first, n,
			(Comment){ .author = author_trim(author), .location = place });
		first = n + 1;
	}
	/* What follows the last signature is a letter nobody signed when it is
	 * prose, else it is the page's end. */
	size_t end = first;

	while (end < letters->count && text_is_prose(letter_unit(letters, end)))
		end++;
	if (end > first)
		add_comment(letters, first, end, (Comment){ .depth = 0 });
	return end;
}

/* Dated letters: each has a line with its date, before or behind its text. */

typedef struct {
	bool is_head;
	DateFound found;
	Str rest; /* what stands beside the date */
} Head;

static bool read_head(const TextUnit *unit, Head *head)
{
	*head = (Head){ 0 };
	if (unit->words > 18 || unit->kind == UNIT_PLAIN ||
		!date_find(unit->rich.text, 0, &head->found))
		return false;
	if (head->found.date.precision != DATE_NONE && head->found.date.precision < DATE_DAY)
		return false;
	size_t words = words_in(str_slice(unit->rich.text, 0, head->found.start)) +
		words_in(str_from(unit->rich.text, head->found.end));

	if (words > HEAD_REST_WORDS_MAX || (unit->sentence && words > 2))
		return false;
	head->rest = text_beside_date(unit->rich.text, &head->found);
	head->is_head = true;
	return true;
}

/* Is unit N, right before the head line N + 1, the name that belongs to it? */
static bool is_name_above(const Letters *letters, size_t n)
{
	const TextUnit *unit = letter_unit(letters, n);
	bool opens = n == 0 || unit->kind == UNIT_ITEM ||
		letter_unit(letters, n - 1)->stanza != unit->stanza;

	return opens && name_like(unit->rich.text) && !unit->sentence &&
		letter_unit(letters, n + 1)->stanza == unit->stanza;
}

/* The name and place a letter's text [FIRST, *END) ends with, taken off it. */
static void take_signature_below(
	const Letters *letters, size_t first, size_t *end, Str *author, Str *place)
{
	if (*end < first + 2)
		return;
	const TextUnit *unit = letter_unit(letters, *end - 1);

	if (!signature_like(unit->rich.text) || unit->sentence)
		return;
	signature_split(unit->rich.text, author, place);
	*author = author_trim(*author);
	(*end)--;
}

/* Parts "Name (Place)" and leaves anything else. */
static void split_brackets(Str *author, Str *place)
{
	size_t open = str_find_byte(*author, '(', 0);

	if (open == STR_NOWHERE || open == 0 || !str_ends(*author, ")"))
		return;
	*place = str_trim(str_slice(*author, open + 1, author->size - 1));
	*author = str_trim(str_slice(*author, 0, open));
}

static void set_comment_date(
	const Letters *letters, Comment *comment, const TextUnit *unit, const DateFound *found)
{
	comment->date = str_slice(unit->rich.text, found->start, found->end);
	comment->time = date_iso(letters->story->arena, &found->date);
}

/* Takes letters whose head line stands before the text. */
static void take_headed(const Letters *letters, const Head *heads)
{
	CommentLevels levels = { .used = 0 };
	size_t n = 0;

	while (n < letters->count && !heads[n].is_head)
		n++;
	while (n < letters->count) {
		size_t next = n + 1;
		Str author = author_trim(heads[n].rest), place = STR_NONE;
		const TextUnit *top = letter_unit(letters, n);

		while (next < letters->count && !heads[next].is_head)
			next++;
		size_t end = next;

		if (author.size == 0 && n > 0 && is_name_above(letters, n - 1)) {
			top = letter_unit(letters, n - 1);
			author = author_trim(top->rich.text);
		}
		if (end < letters->count && author_trim(heads[end].rest).size == 0 && end > n + 1 &&
			is_name_above(letters, end - 1))
			end--;
		if (author.size == 0)
			take_signature_below(letters, n + 1, &end, &author, &place);
		split_brackets(&author, &place);
		Comment comment = { .author = author, .location = place };

		set_comment_date(letters, &comment, letter_unit(letters, n), &heads[n].found);
		if (letters->story->page.dump && has_words(letters, n + 1, end))
			comment.depth = comment_level(&levels, top->indent);
		add_comment(letters, n + 1, end, comment);
		n = next;
	}
}

/* Takes letters whose date stands behind the text. */
static size_t take_footed(const Letters *letters, const Head *heads)
{
	size_t first = 0;

	for (size_t n = 0; n < letters->count; n++) {
		if (!heads[n].is_head)
			continue;
		Str author = author_trim(heads[n].rest), place = STR_NONE;
		size_t end = n;

		if (author.size == 0)
			take_signature_below(letters, first, &end, &author, &place);
		split_brackets(&author, &place);
		Comment comment = { .author = author, .location = place };

		set_comment_date(letters, &comment, letter_unit(letters, n), &heads[n].found);
		add_comment(letters, first, end, comment);
		first = n + 1;
	}
	return first;
}

/* Cuts what follows the last letter's text and is the page's end, not its
 * words: stanzas that are no prose. NAMELESS: names stand below the letters. */
static size_t letters_end(const Letters *letters, size_t head, bool nameless)
{
	size_t n = head + 1;

	while (n < letters->count) {
		const TextUnit *unit = letter_unit(letters, n);
		bool opens = n > head + 1 && unit->stanza != letter_unit(letters, n - 1)->stanza;

		if (opens && !unit->sentence)
			return nameless && signature_like(unit->rich.text) ? n + 1 : n;
		n++;
	}
	return n;
}

/* Takes dated letters. How many units of LETTERS it took; 0 when they are not
 * dated. */
static size_t take_dated(Letters *letters)
{
	Head *heads = arena_array(letters->story->work, letters->count + 1, sizeof *heads);
	size_t dated = 0, first = letters->count, last = 0, signed_last = 0;

	for (size_t n = 0; n < letters->count; n++) {
		if (!read_head(letter_unit(letters, n), &heads[n]))
			continue;
		dated++;
		first = first < n ? first : n;
		last = n;
	}
	if (dated == 0 || dated * 2 < count_signatures(letters, false, &signed_last))
		return 0;
	bool named = first == 1 && is_name_above(letters, 0);

	if (first > 1 || (first == 1 && !named))
		return take_footed(letters, heads);
	letters->count = letters_end(letters, last, author_trim(heads[last].rest).size == 0);
	take_headed(letters, heads);
	return letters->count;
}

/* Marks what the letters took and what stands between them. Returns the unit
 * behind them. */
static size_t mark_letters(TextStory *story, const Letters *letters, size_t first, size_t taken)
{
	size_t end = taken < letters->count ? letters->list[taken] : letters->end;
	LeftOutReason reason;

	/* All of LIST may have been taken while its count was cut. */
	if (taken == letters->count && taken > 0 && letters->list[taken - 1] + 1 < letters->end)
		end = letters->list[taken - 1] + 1;
	while (end < letters->end && panel_furniture(story->page.units[end].rich.text, &reason))
		end++;
	for (size_t n = 0; n < taken; n++)
		story->roles[letters->list[n]] = ROLE_FIELD;
	for (size_t i = first; i < end; i++) {
		if (story->roles[i] != ROLE_NONE)
			continue;
		if (!panel_furniture(story->page.units[i].rich.text, &reason))
			reason = LEFT_OUT_NAVIGATION;
		text_leave_out(story, i, reason);
	}
	return end;
}

/* Notes what the page says of its letters beside them. */
static void tell_count(Article *article, int64_t announced)
{
	if (announced < 0)
		return;
	if (article->comments_announced < announced)
		article->comments_announced = announced;
	article_warn_of_comments(article);
}

size_t text_take_comments(TextStory *story, size_t i)
{
	Article *article = story->article;
	Str heading = story->page.units[i].rich.text;
	int64_t announced = panel_comment_count(heading);
	size_t bar = str_find_byte(heading, '|', 0);
	Letters letters;

	if (story->tries++ >= TRIES_MAX)
		return i;

	/* A second count behind a bar is of something else. */
	if (bar != STR_NOWHERE && bar > 0)
		heading = str_trim(str_slice(heading, 0, bar));

	gather_letters(story, i + 1, &letters);
	look_apart(&letters);
	size_t taken = take_dated(&letters);

	if (taken == 0)
		taken = take_signed(&letters);
	if (taken == 0 && announced < 0)
		return i;
	if (!str_present(article->field[FIELD_COMMENTS_HEADING]))
		article_set(article, FIELD_COMMENTS_HEADING, heading, "words over the comments");
	story->roles[i] = ROLE_FIELD;
	tell_count(article, announced);
	return taken == 0 ? i + 1 : mark_letters(story, &letters, i + 1, taken);
}

size_t text_take_bare_comments(TextStory *story, size_t i)
{
	Letters letters;
	size_t last = 0;

	if (story->tries++ >= TRIES_MAX)
		return i;
	gather_letters(story, i, &letters);
	look_apart(&letters);
	if (letters.count < 4 || count_signatures(&letters, false, &last) < 2)
		return i;
	/* They begin here only if the first is signed at once, and if no heading
	 * for comments follows, whose list this would only be the text before. */
	if (letters.list[0] != i || !is_signature(&letters, 0, 1, false))
		return i;
	for (size_t n = i; n < letters.end; n++)
		if (text_panel_kind(&story->page.units[n]) == PANEL_COMMENTS)
			return i;
	size_t taken = take_signed(&letters);

	return taken == 0 ? i : mark_letters(story, &letters, i, taken);
}
