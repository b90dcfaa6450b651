/* SPDX-License-Identifier: ISC */
#include "extract/bylines.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/characters.h"
#include "extract/dates.h"
#include "extract/fold.h"

enum {
	NAME_LETTERS_MAX = 90,
	NAME_BYTES_MAX = 160,
	NAMES_BYTES_MAX = 600, /* of all names */
	LINE_LETTERS_MAX = 160,
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
	"redaktion: ", "von\n", "by\n", "\xE8\xA8\x98\xE8\x80\x85\xE3\x83\xBB",
	"\xE6\x96\x87\xE3\x83\xBB", "\xE6\x96\x87/", "\xE4\xBD\x9C\xE8\x80\x85\xEF\xBC\x9A",
	"\xE8\xAE\xB0\xE8\x80\x85 ", "\xD0\xB0\xD0\xB2\xD1\x82\xD0\xBE\xD1\x80: " };

/* Lines of forms and labels that stand where names stand, folded. */
static const char *const no_names[] = { "name", "name *", "your name", "by", "von", "por", "par",
	"author", "autor", "autorin", "auteur", "posted", "published", "veroffentlicht",
	"artikel von", "written by", "admin", "administrator", "comments", "kommentare", "share",
	"follow", "about the author", "anonymous", "guest", "gast", "view all posts", "editor",
	"archiv anzeigen", "redaktor", "text", "foto", "bild", "quelle", "source", "unknown" };

/* Words that only a role has, folded. */
static const char *const role_words[] = { "correspondent", "reporter", "editor", "writer", "bbc",
	"news", "staff", "korrespondent", "redakteur", "journalist", "contributor", "columnist",
	"analyst", "professor", "director", "chief", "agencies", "desk", "producer", "presenter" };

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

/* A name of at most six words and no address, label or number. */
static bool is_name(Str text)
{
	char room[NAME_BYTES_MAX];
	Str rest = text, word;
	unsigned words = 0;
	size_t size = fold_into(text, room, sizeof room);

	if (text.size < 2 || size == 0 || has_digit(text))
		return false;
	for (size_t i = 0; i < sizeof no_names / sizeof *no_names; i++)
		if (str_is(str_of(room, size), no_names[i]))
			return false;
	while (str_next_word(&rest, &word))
		words++;
	return words <= 6 && str_find(text, "://", 0) == STR_NOWHERE &&
		str_find(text, "www.", 0) == STR_NOWHERE &&
		str_find_byte(text, '@', 0) == STR_NOWHERE &&
		str_find_byte(text, '&', 0) == STR_NOWHERE;
}

/* Is the full stop at AT that of an initial or a title: "D.", "Dr."? */
static bool is_initial(Str text, size_t at)
{
	size_t start = at;

	while (start > 0 && text.at[start - 1] != ' ' && text.at[start - 1] != '.')
		start--;
	return at - start <= 2 || str_starts(str_from(text, start), "Prof");
}

/* Where TEXT stops being a list of names: a bar, bullet, line, bracket, sentence. */
static size_t end_of_names(Str text)
{
	static const char *const ends[] = { "\n", " |", "|", " \xE2\x80\xA2", " \xC2\xB7", " on ",
		" am ", " le ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " // ", " @", ";",
		" for ", " f\xC3\xBCr ", "(", " in ", "\xE3\x80\x80" };
	size_t best = text.size;

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		size_t at = str_find(text, ends[i], 0);

		if (at != STR_NOWHERE && at > 1 && at < best)
			best = at;
	}
	for (size_t at = str_find(text, ". ", 0); at < best; at = str_find(text, ". ", at + 1))
		if (!is_initial(text, at))
			return at;
	return best;
}

static Str names_only(Str text)
{
	DateFound found;

	while (text.size > 0 && strchr("([*:-| ", text.at[0]) != NULL)
		text = str_from(text, 1);
	if (str_starts(text, "\xEF\xBC\x88"))
		text = str_from(text, 3);
	text = without_by(text);
	text = str_slice(text, 0, end_of_names(text));
	if (date_find(text, 0, &found))
		text = str_slice(text, 0, found.start);
	text = str_trim(text);
	while (text.size > 0 && strchr(",:/-|)]", text.at[text.size - 1]) != NULL)
		text = str_trim(str_slice(text, 0, text.size - 1));
	if (str_ends(text, "\xEF\xBC\x89"))
		text = str_slice(text, 0, text.size - 3);
	return text;
}

/* Small words inside names. */
static bool is_particle(Str word)
{
	static const char *const particles[] = { "de", "von", "van", "der", "den", "del", "della",
		"di", "da", "la", "le", "el", "al", "bin", "dos", "du", "zu", "und", "and", "y",
		"e", "et", "ten", "ter", "af", "av", "d'", "zur", "vom" };

	for (size_t i = 0; i < sizeof particles / sizeof *particles; i++)
		if (str_is(word, particles[i]))
			return true;
	return false;
}

/* Is PART, behind a name and a comma, what the author is rather than a name? */
static bool is_role(Str part)
{
	char room[NAME_BYTES_MAX];
	Str folded = fold_start(part, room, sizeof room), rest = part, word;

	for (size_t i = 0; i < sizeof role_words / sizeof *role_words; i++)
		if (str_find(folded, role_words[i], 0) != STR_NOWHERE)
			return true;
	while (str_next_word(&rest, &word))
		if (ascii_is_lower(word.at[0]) && !is_particle(word))
			return true;
	return false;
}

/* The first of the words that join names in TEXT; its size in *SIZE. */
static size_t next_joint(Str text, size_t *size)
{
	static const char *const joints[] = { " and ", " und ", " et ", " y ", " e ", " & ", " og ",
		" och ", ", ", " / ", " And ", " AND " };
	size_t best = STR_NOWHERE;

	for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
		size_t at = str_find(text, joints[i], 0);

		if (at < best) {
			best = at;
			*size = strlen(joints[i]);
		}
	}
	return best;
}

/* "A and B, role" as "A, B" and the role. Absent when one of them is no name. */
static Str joined_names(Page *page, Str text, Str *role)
{
	Text out = text_in(page->arena);

	while (text.size > 0) {
		size_t size = 0, at = next_joint(text, &size);
		Str name = without_by(str_slice(text, 0, at));

		if (out.size > 0 && is_role(name)) {
			*role = str_trim(text);
			break;
		}
		text = at == STR_NOWHERE ? str_of(text.at, 0) : str_from(text, at + size);
		if (name.size == 0)
			continue;
		if (!is_name(name))
			return out.size == 0 ? STR_NONE : text_str(&out);
		if (out.size > 0)
			text_add_c(&out, ", ");
		text_add(&out, name);
	}
	return out.size == 0 ? STR_NONE : text_str(&out);
}

static bool set_names(Page *page, Article *article, Str text, const char *from)
{
	Str role = STR_NONE;

	if (str_empty(text))
		return false;
	text = str_slice(text, 0, utf8_floor(text, NAMES_BYTES_MAX));
	Str names = joined_names(page, names_only(text), &role);

	if (str_empty(names))
		return false;
	article_set(article, FIELD_BYLINE, names, from);
	if (!str_empty(role))
		article_set(article, FIELD_ROLE, str_copy(page->arena, role), from);
	return true;
}

/* Is block B where the article's own author may stand? */
static bool can_name(const Page *page, Index b)
{
	if (b >= page->block_count)
		return false;
	const PageBlock *block = &page->blocks[b];

	return block->claim != CLAIM_COMMENTS && block->claim != CLAIM_RELATED &&
		block->claim != CLAIM_BODY &&
		!(block->marks & (MARK_WRAPPER | MARK_HIDDEN | MARK_FORM | MARK_CONTROL));
}

typedef enum {
	NAME_PRECISE,
	NAME_CLASSED,
	NAME_META,
	NAME_PASSES
} NamePass;

/* Is E, in this pass, an element that names an author? */
static bool names_author(const Page *page, Index e, NamePass pass)
{
	const Element *element = &page->elements[e];
	uint64_t around = element->kinds | element->within;

	switch (pass) {
	case NAME_PRECISE:
		return around & KIND_AUTHOR &&
			(page_has_word(page, e, "fn") ||
				str_is_nocase(page_attribute(page, e, "rel"), "author") ||
				str_is_nocase(page_attribute(page, e, "itemprop"), "name"));
	case NAME_CLASSED:
		return element->kinds & KIND_AUTHOR && !(element->kinds & KIND_ROLE);
	case NAME_META:
		return element->kinds & KIND_META;
	case NAME_PASSES:
		break;
	}
	return false;
}

/* The first element whose name says author and whose words are one. A line about
 * the article may begin with the name, but only in front of a date. */
static bool read_named_author(Page *page, Index root, Article *article, NamePass pass)
{
	Index anchor = metadata_anchor(page, root);

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		DateFound found;

		if (element->first_fragment == element->end_fragment ||
			!can_name(page, element->first_block) ||
			element->first_block + NEAR_BLOCKS < anchor || !names_author(page, e, pass))
			continue;
		if (element->end_block - element->first_block > 2 ||
			page_sums(page, e).letters > 2 * NAME_LETTERS_MAX)
			continue;
		Str text = page_text_of(page, e);

		if (pass == NAME_META &&
			(element->first_block > anchor + NEAR_BLOCKS / 2 ||
				!starts_like_name(text) || !date_find(text, 0, &found) ||
				found.start < 4))
			continue;
		if (set_names(page, article, text, "author on the page"))
			return true;
	}
	return false;
}

/* The words behind "by" in LINE: at its start, or before a capital further in where
 * the line also tells a date. Absent when it has none. */
static Str behind_by(Str line)
{
	static const char *const inner[] = { " by ", " von ", " par ", " por ", " By ", " Von ",
		" Par ", " Por " };
	Str name = without_by(line);
	DateFound found;

	if (name.size < line.size && starts_like_name(name))
		return line;
	if (!date_find(line, 0, &found))
		return STR_NONE;
	for (size_t i = 0; i < sizeof inner / sizeof *inner; i++) {
		size_t at = str_find(line, inner[i], 0);

		if (at == STR_NOWHERE)
			continue;
		name = str_from(line, at + strlen(inner[i]));
		if (starts_like_name(name))
			return name;
	}
	return STR_NONE;
}

static bool read_lines(Page *page, Index b, Article *article)
{
	for (Str rest = page->blocks[b].text, line; str_next_line(&rest, &line);) {
		Str unbracketed = line;

		if (str_starts(line, "(") || str_starts(line, "\xEF\xBC\x88"))
			unbracketed = str_from(line, line.at[0] == '(' ? 1 : 3);
		Str name = behind_by(unbracketed);

		if (!str_empty(name) && set_names(page, article, name, "byline on the page"))
			return true;
	}
	return false;
}

/* "By Name" in a line near the headline. */
static bool read_by_line(Page *page, Index root, Article *article)
{
	Index anchor = metadata_anchor(page, root);
	Index first = anchor > 4 ? anchor - 4 : 0;

	for (Index b = first; b < page->block_count && b < anchor + NEAR_BLOCKS; b++)
		if (can_name(page, b) && page->blocks[b].letters <= LINE_LETTERS_MAX &&
			read_lines(page, b, article))
			return true;
	return false;
}

/* "(By Name)" as one of the last lines of the text. */
static bool read_last_line(Page *page, Index root, Article *article)
{
	if (root == PAGE_NONE)
		return false;
	unsigned looked = 0;

	for (Index b = page->elements[root].end_block; b-- > page->elements[root].first_block;) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim != CLAIM_BODY && block->claim != CLAIM_LEFT_OUT)
			continue;
		looked += block->claim == CLAIM_BODY;
		if (looked > 2)
			return false;
		if (block->letters <= NAME_LETTERS_MAX && read_lines(page, b, article))
			return true;
	}
	return false;
}

/* What an element near the headline calls the author's role. */
static void read_role(Page *page, Index root, Article *article)
{
	Index anchor = metadata_anchor(page, root);

	if (str_empty(article->field[FIELD_BYLINE]) || !str_empty(article->field[FIELD_ROLE]))
		return;
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (!(element->kinds & KIND_ROLE) || !can_name(page, element->first_block) ||
			element->first_fragment == element->end_fragment ||
			element->first_block > anchor + NEAR_BLOCKS ||
			page_sums(page, e).letters > NAME_LETTERS_MAX)
			continue;
		article_set(article, FIELD_ROLE, page_text_of(page, e), "role on the page");
		return;
	}
}

/* Is TEXT no person but the publication itself? */
static bool is_publication(const Metadata *metadata, Str text)
{
	return characters_same_letters(text, metadata->site) ||
		characters_same_letters(text, metadata->data.publisher) ||
		(str_find_byte(text, ' ', 0) == STR_NOWHERE &&
			str_find_byte(text, '.', 0) != STR_NOWHERE);
}

static bool read_declared(Page *page, const Metadata *metadata, Article *article, bool persons)
{
	Str data = metadata->data.authors, meta = metadata->authors;

	if (!str_empty(data) && persons != is_publication(metadata, data) &&
		set_names(page, article, data, "JSON-LD"))
		return true;
	return !persons && !str_empty(meta) && str_find(meta, "://", 0) == STR_NOWHERE &&
		set_names(page, article, meta, "meta");
}

void bylines_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	if (!read_declared(page, metadata, article, true) &&
		!read_named_author(page, root, article, NAME_PRECISE) &&
		!read_named_author(page, root, article, NAME_CLASSED) &&
		!read_by_line(page, root, article) &&
		!read_named_author(page, root, article, NAME_META) &&
		!read_last_line(page, root, article))
		read_declared(page, metadata, article, false);
	read_role(page, root, article);
}
