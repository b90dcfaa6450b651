/* SPDX-License-Identifier: ISC */
#include "extract/bylines.h"

#include <string.h>

#include "base/text.h"
#include "extract/dates.h"

enum {
	NAME_LETTERS_MAX = 90,
	NEAR_BLOCKS = 14, /* around the headline, where names stand */
};

/* Words before a name, each ending as it must. */
static const char *const by_words[] = { "interview with: ", "interview: ", "interview:",
	"posted by ", "written by ", "published by ", "submitted by ", "reported by ", "edited by ",
	"story by ", "text by ", "words by ", "by: ", "by ", "von: ", "von ", "par ", "por ", "di ",
	"door ", "av ", "af ",
	"autor: ", "autorin: ", "autor:", "autoren: ", "author: ", "author:", "auteur: ",
	"autore: ", "text: ", "texte: ", "testo: ", "texto: ", "tekst: ", "ein beitrag von ",
	"ein artikel von ", "geschrieben von ",
	"ver\xC3\xB6"
	"ffentlicht von ",
	"publicado por ", "publi\xC3\xA9 par ",
	"\xC3\xA9"
	"crit par ",
	"propos recueillis par ", "\xD7\x9E\xD7\x90\xD7\xAA: ", "\xD7\x9E\xD7\x90\xD7\xAA ",
	"\xC2\xA9 ", "foto: ", "redaktion: ", "von\n", "by\n" };

static Str without_by(Str text)
{
	for (bool again = true; again;) {
		again = false;
		text = str_trim(text);
		for (size_t i = 0; i < sizeof by_words / sizeof *by_words; i++)
			if (str_starts_nocase(text, by_words[i])) {
				text = str_from(text, strlen(by_words[i]));
				again = true;
				break;
			}
	}
	return text;
}

static bool has_digit(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (ascii_is_digit(text.at[i]))
			return true;
	return false;
}

/* Begins a name as names begin: with a capital, or in a script without. */
static bool starts_like_name(Str text)
{
	return text.size > 0 && (ascii_is_upper(text.at[0]) || (unsigned char)text.at[0] >= 0x80);
}

/* A name of at most six words and no address, sentence or number. */
static bool is_name(Str text)
{
	Str rest = text, word;
	unsigned words = 0;

	if (text.size < 2 || text.size > NAME_LETTERS_MAX || has_digit(text))
		return false;
	while (str_next_word(&rest, &word))
		words++;
	return words <= 6 && str_find(text, "://", 0) == STR_NOWHERE &&
		str_find(text, "www.", 0) == STR_NOWHERE &&
		str_find_byte(text, '@', 0) == STR_NOWHERE;
}

/* Text up to what is no part of a list of names: a bar, bullet, line, date. */
static Str names_only(Str text)
{
	static const char *const ends[] = { "\n", " | ", "|", " \xE2\x80\xA2 ", " \xC2\xB7 ",
		" on ", " am ", " le ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " // ", " @",
		";", " for ", " f\xC3\xBCr ", "(", " in ", ". " };
	DateFound found;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(text, ends[i], 0);

		/* A full stop ends an initial as well. */
		if (at != STR_NOWHERE && at > 2 && !(i == 17 && at < 4))
			text = str_slice(text, 0, at);
	}
	if (date_find(text, 0, &found))
		text = str_slice(text, 0, found.start);
	text = str_trim(text);
	while (text.size > 0 && strchr(",;:/-|", text.at[text.size - 1]) != NULL)
		text = str_trim(str_slice(text, 0, text.size - 1));
	return text;
}

/* "A and B" as "A, B"; each a name. Absent when one of them is none. */
static Str joined_names(Page *page, Str text)
{
	static const char *const ands[] = { " and ", " und ", " et ", " y ", " e ", " & ", " og ",
		" och ", ", ", " / " };
	Text out = text_in(page->arena);

	while (text.size > 0) {
		size_t best = STR_NOWHERE, size = 0;

		for (size_t i = 0; i < sizeof ands / sizeof *ands; i++) {
			size_t at = str_find(text, ands[i], 0);

			if (at < best) {
				best = at;
				size = strlen(ands[i]);
			}
		}
		Str name = without_by(str_slice(text, 0, best));

		text = best == STR_NOWHERE ? str_of(text.at, 0) : str_from(text, best + size);
		if (name.size == 0)
			continue;
		if (!is_name(name))
			return STR_NONE;
		if (out.size > 0)
			text_add_c(&out, ", ");
		text_add(&out, name);
	}
	return out.size == 0 ? STR_NONE : text_str(&out);
}

static bool set_names(Page *page, Article *article, Str text, const char *from)
{
	if (str_empty(text))
		return false;
	/* "Name, role" and "A, B" look alike: two words each are names. */
	Str names = joined_names(page, names_only(without_by(text)));

	if (str_empty(names))
		return false;
	article_set(article, FIELD_BYLINE, names, from);
	return true;
}

/* Is block B where the article's own author may stand? */
static bool can_name(const Page *page, Index b)
{
	if (b >= page->block_count)
		return false;
	const PageBlock *block = &page->blocks[b];

	return block->claim != CLAIM_COMMENTS && block->claim != CLAIM_RELATED &&
		block->claim != CLAIM_BODY && !(block->marks & (MARK_WRAPPER | MARK_HIDDEN));
}

/* The first element whose name says author and whose words are one. */
static bool read_named_author(Page *page, Index root, Article *article)
{
	Index anchor = metadata_anchor(page, root);

	for (unsigned pass = 0; pass < 2; pass++)
		for (Index e = 0; e < page->element_count; e++) {
			const Element *element = &page->elements[e];
			bool precise = page_has_word(page, e, "fn") ||
				str_is_nocase(page_attribute(page, e, "rel"), "author") ||
				str_find_nocase(page_attribute(page, e, "itemprop"), "name", 0) ==
					0;

			if (element->first_fragment == element->end_fragment ||
				!can_name(page, element->first_block) ||
				element->first_block + NEAR_BLOCKS < anchor)
				continue;
			if (pass == 0 &&
				!(precise && (element->kinds | element->within) & KIND_AUTHOR))
				continue;
			if (pass == 1 && !(element->kinds & KIND_AUTHOR))
				continue;
			if (element->end_block - element->first_block > 2 ||
				page_sums(page, e).letters > 2 * NAME_LETTERS_MAX)
				continue;
			if (set_names(page, article, page_text_of(page, e), "author on the page"))
				return true;
		}
	return false;
}

/* "By Name" in a line near the headline. */
static bool read_by_line(Page *page, Index root, Article *article)
{
	Index anchor = metadata_anchor(page, root);
	Index first = anchor > 4 ? anchor - 4 : 0;

	for (Index b = first; b < page->block_count && b < anchor + NEAR_BLOCKS; b++) {
		if (!can_name(page, b) || page->blocks[b].letters > NAME_LETTERS_MAX)
			continue;
		for (Str rest = page->blocks[b].text, line; str_next_line(&rest, &line);) {
			Str name = without_by(line);

			if (name.size == line.size || !starts_like_name(name))
				continue;
			if (set_names(page, article, line, "byline on the page"))
				return true;
		}
	}
	return false;
}

void bylines_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	if (set_names(page, article, metadata->data.authors, "JSON-LD"))
		return;
	if (read_named_author(page, root, article))
		return;
	if (read_by_line(page, root, article))
		return;
	if (str_find(metadata->authors, "://", 0) == STR_NOWHERE)
		set_names(page, article, metadata->authors, "meta");
}
