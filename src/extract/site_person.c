/* SPDX-License-Identifier: ISC */
#include "extract/site_person.h"

#include <string.h>

#include "base/fold.h"
#include "extract/byline_words.h"
#include "extract/characters.h"
#include "extract/first_names.h"
#include "extract/rights.h"
#include "extract/signature.h"
#include "extract/titles.h"

enum {
	PERSON_BYTES_MAX = 40,
	PERSON_WORDS_MAX = 3,
	LINE_BYTES_MAX = 120, /* of a line about rights that names a person */
	HEADLINE_WORD_BYTES_MIN = 4, /* of a word of the name in the headline */
};

/* Words of those who hold rights and are no person, folded. */
static const char *const organisations[] = { "gmbh", "ag", "inc", "ltd", "llc", "kg", "co", "corp",
	"corporation", "company", "group", "gruppe", "media", "medien", "verlag", "press", "presse",
	"publishing", "publications", "news", "online", "network", "networks", "digital", "studio",
	"studios", "magazin", "magazine", "zeitung", "times", "post", "journal", "blog", "the",
	"university", "universitat", "institut", "institute", "stiftung", "foundation", "society",
	"association", "verein", "verband", "bund", "rights", "rechte", "images", "alliance",
	"international", "commons", "partner", "partners", "agentur", "agency", "team", "redaktion",
	"radio", "tv", "stadt", "city", "museum", "books", "editions", "editores" };

/* NAME without the titles before it: "Dr.", "Prof. Dr.". */
static Str without_titles(Str name)
{
	size_t at = 0, space;

	while ((space = str_find_byte(name, ' ', at)) != STR_NOWHERE && space > at + 1 &&
		name.at[space - 1] == '.')
		at = space + 1;
	return str_from(name, at);
}

static bool is_organisation(Str word)
{
	char room[PERSON_BYTES_MAX];
	Str folded = str_of(room, fold_into(word, room, sizeof room));

	while (folded.size > 0 && !ascii_is_alnum(folded.at[folded.size - 1]) &&
		(unsigned char)folded.at[folded.size - 1] < 0x80)
		folded.size--;
	for (size_t i = 0; i < sizeof organisations / sizeof *organisations; i++)
		if (str_is(folded, organisations[i]))
			return true;
	return false;
}

/* Is TEXT two or three words, the first a common first name, written as a person's name
 * is, none of them an organisation's? */
static bool is_person(Str text)
{
	Str rest = text, word;
	unsigned words = 0;

	if (text.size > PERSON_BYTES_MAX || !first_name_begins(text) || !name_capitalised(text) ||
		str_find_byte(text, ',', 0) != STR_NOWHERE)
		return false;
	for (; str_next_word(&rest, &word); words++)
		if (word.size < 2 || is_organisation(word))
			return false;
	return words >= 2 && words <= PERSON_WORDS_MAX;
}

bool site_has_name(const Page *page, Str name)
{
	for (Str rest = page->host; rest.size > 0;) {
		size_t dot = str_find_byte(rest, '.', 0);

		if (characters_same_letters(str_slice(rest, 0, dot), name))
			return true;
		rest = dot == STR_NOWHERE ? str_of(rest.at, 0) : str_from(rest, dot + 1);
	}
	return false;
}

static bool is_host_person(const Page *page, Str text)
{
	Str name = without_titles(text);

	return is_person(name) && site_has_name(page, name);
}

/* A name that is the host's: a part of the document's title, or what stands over the
 * headline. */
static Str find_host_person(const Page *page, const Metadata *metadata)
{
	Index anchor = metadata_anchor(page, PAGE_NONE);
	Str part;

	for (Str rest = metadata->document_title; title_next_part(&rest, &part);)
		if (is_host_person(page, part))
			return part;
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];

		if (element->first_block > anchor)
			break;
		if (element->first_fragment == element->end_fragment ||
			page_sums(page, e).letters > PERSON_BYTES_MAX)
			continue;
		Str text = page_text_of(page, e);

		if (is_host_person(page, text))
			return text;
	}
	return STR_NONE;
}

/* Who holds the rights by LINE, "© 2014 Ada Quill | All rights reserved": what is left of
 * it without signs, years and what is said behind. */
static Str holder_of(Str line)
{
	static const char *const begins[] = { "©", "(c)", "copyright", "by ", "von " };
	static const char *const ends[] = { "|", "•", "·", ",", ". ", " – ", " - ", "(", "\n",
		" All ", " Alle " };

	for (bool again = true; again;) {
		again = false;
		while (line.size > 0 &&
			(ascii_is_digit(line.at[0]) || strchr(" -:,[]|", line.at[0]) != NULL))
			line = str_from(line, 1);
		for (size_t i = 0; i < sizeof begins / sizeof *begins && !again; i++)
			if (str_starts_nocase(line, begins[i])) {
				line = str_from(line, strlen(begins[i]));
				again = true;
			}
	}
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		line = str_slice(line, 0, str_find(line, ends[i], 0));
	while (line.size > 0 &&
		(ascii_is_digit(line.at[line.size - 1]) || line.at[line.size - 1] == ' ' ||
			line.at[line.size - 1] == '.'))
		line.size--;
	return line;
}

/* Does the text of the article name NAME? */
static bool is_in_text(const Page *page, Str name)
{
	const char *words = str_c(page->work, name);

	for (Index b = 0; b < page->block_count; b++)
		if (page->blocks[b].claim == CLAIM_BODY && !rights_begin(page->blocks[b].text) &&
			str_find(page->blocks[b].text, words, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Does the headline have one of the words of NAME? */
static bool is_in_headline(const Page *page, Str name)
{
	Str word;

	while (str_next_word(&name, &word))
		if (word.size >= HEADLINE_WORD_BYTES_MIN &&
			str_find_nocase(page->title, str_c(page->work, word), 0) != STR_NOWHERE)
			return true;
	return false;
}

/* The person who holds the rights by one of the lines of BLOCK. */
static Str find_holder(const Page *page, const PageBlock *block)
{
	for (Str rest = block->text, line; str_next_line(&rest, &line);) {
		line = separators_trim(line);
		if (line.size > LINE_BYTES_MAX || !rights_begin(line))
			continue;
		Str name = holder_of(line);

		if (is_person(name) && (is_in_headline(page, name) || is_in_text(page, name)))
			return name;
	}
	return STR_NONE;
}

/* Is SITE not the person's whose name it begins with but about that person: "Ada Quill Wiki"? */
static bool is_about(Str site, Str name)
{
	static const char *const words[] = { "wiki", "fandom", "museum", "foundation", "stiftung",
		"schule", "school", "institut", "institute", "fans", "fanclub", "fanpage", "archiv",
		"archive", "archives", "society", "gesellschaft" };
	Str word;

	if (str_empty(name) || site.size <= name.size ||
		!str_equal_nocase(str_slice(site, 0, name.size), name))
		return false;
	Str rest = str_from(site, name.size);

	if (!str_next_word(&rest, &word))
		return false;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_is_nocase(word, words[i]))
			return true;
	return false;
}

Str site_person(const Page *page, const Metadata *metadata, const char **from)
{
	Str name = find_host_person(page, metadata);

	if (is_about(metadata->site, name))
		name = STR_NONE;

	*from = "name of the site";
	for (Index b = page->block_count; b-- > 0 && str_empty(name);) {
		const PageBlock *block = &page->blocks[b];

		if (block->claim == CLAIM_COMMENTS || block->claim == CLAIM_RELATED ||
			block->marks & (MARK_HIDDEN | MARK_WRAPPER | MARK_CAPTION | MARK_FIGURE))
			continue;
		name = find_holder(page, block);
		*from = "who holds the rights";
	}
	return name;
}
