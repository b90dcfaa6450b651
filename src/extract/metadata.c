/* SPDX-License-Identifier: ISC */
#include "extract/metadata.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/characters.h"
#include "extract/dates.h"

enum {
	TITLE_LETTERS_MAX = 400,
	TITLE_LETTERS_MIN = 6,
	NAME_LETTERS_MAX = 90,
	NEAR_BLOCKS = 14, /* around the headline, where dates and names stand */
	DATELINE_BYTES_MAX = 80,
	LANGUAGE_BYTES_MAX = 35,
};

/* Declarations */

typedef struct {
	const char *name; /* of a meta element: name, property, itemprop or http-equiv */
	size_t field; /* offset of a Str in Metadata */
} MetaRow;

#define ROW(name, field) \
	{ \
		name, offsetof(Metadata, field) \
	}
static const MetaRow meta_rows[] = {
	ROW("og:title", og_title),
	ROW("twitter:title", headline),
	ROW("headline", headline),
	ROW("dc.title", headline),
	ROW("description", description),
	ROW("og:description", description),
	ROW("dc.description", description),
	ROW("twitter:description", description),
	ROW("og:site_name", site),
	ROW("application-name", site),
	ROW("article:section", section),
	ROW("section", section),
	ROW("cg", section),
	ROW("content-language", language),
	ROW("dc.language", language),
	ROW("inlanguage", language),
	ROW("language", language),
	ROW("author", authors),
	ROW("byl", authors),
	ROW("article:author", authors),
	ROW("dc.creator", authors),
	ROW("dcterms.creator", authors),
	ROW("parsely-author", authors),
	ROW("sailthru.author", authors),
	ROW("article:published_time", published),
	ROW("og:published_time", published),
	ROW("originalpublicationdate", published),
	ROW("datepublished", published),
	ROW("date", published),
	ROW("dc.date", published),
	ROW("dc.date.issued", published),
	ROW("dc.date.created", published),
	ROW("dcterms.date", published),
	ROW("dcterms.created", published),
	ROW("dcterms.issued", published),
	ROW("dcterms.available", published),
	ROW("pubdate", published),
	ROW("publishdate", published),
	ROW("publish-date", published),
	ROW("publish_date", published),
	ROW("publication_date", published),
	ROW("publicationdate", published),
	ROW("date_published", published),
	ROW("published_time", published),
	ROW("article.published", published),
	ROW("sailthru.date", published),
	ROW("parsely-pub-date", published),
	ROW("cxenseparse:recs:publishtime", published),
	ROW("shareaholic:article_published_time", published),
	ROW("datecreated", published),
	ROW("article:modified_time", modified),
	ROW("og:updated_time", modified),
	ROW("datemodified", modified),
	ROW("last-modified", modified),
	ROW("lastmod", modified),
	ROW("dcterms.modified", modified),
	ROW("dc.date.modified", modified),
	ROW("article.updated", modified),
};
#undef ROW

static Str *field_at(Metadata *metadata, size_t offset)
{
	return (Str *)(void *)((char *)metadata + offset);
}

static void read_named(Metadata *metadata, Str name, Str content)
{
	for (size_t i = 0; i < sizeof meta_rows / sizeof *meta_rows; i++) {
		Str *field = field_at(metadata, meta_rows[i].field);

		if (str_is_nocase(name, meta_rows[i].name) && str_empty(*field))
			*field = content;
	}
	if (str_is_nocase(name, "og:type")) {
		metadata->website = str_is_nocase(content, "website");
		metadata->declares_article = str_is_nocase(content, "article");
	}
	if (str_is_nocase(name, "og:locale") && str_empty(metadata->language))
		metadata->language = content;
}

static void read_meta(const Page *page, Index e, Metadata *metadata)
{
	static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
	Str content = page_attribute(page, e, "content");

	if (str_empty(content))
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Str name = page_attribute(page, e, names[i]);

		if (!str_empty(name))
			read_named(metadata, name, content);
	}
}

static void read_link(const Page *page, Index e, Metadata *metadata)
{
	if (str_is_nocase(page_attribute(page, e, "rel"), "canonical") &&
		str_empty(metadata->canonical))
		metadata->canonical = page_attribute(page, e, "href");
}

static Str text_of_node(const Page *page, const xmlNode *node)
{
	Text out = text_in(page->arena);

	for (const xmlNode *n = node->children; n != NULL; n = n->next)
		if (n->content != NULL)
			text_add_c(&out, (const char *)n->content);
	return characters_one_line(page->arena, text_str(&out));
}

static void read_root(const Page *page, Index e, Metadata *metadata)
{
	Str language = page_attribute(page, e, "lang");

	if (str_empty(language))
		language = page_attribute(page, e, "xml:lang");
	if (!str_empty(language))
		metadata->language = language;
	if (str_is_nocase(page_attribute(page, e, "dir"), "rtl"))
		metadata->right_to_left = true;
}

Metadata metadata_gather(Page *page)
{
	Metadata metadata = { 0 };

	for (Index e = 0; e < page->element_count; e++) {
		/* The tree's enum has more tags than matter here. */
		switch ((int)page->elements[e].tag) {
		case TAG_HTML:
		case TAG_BODY:
			read_root(page, e, &metadata);
			break;
		case TAG_META:
			read_meta(page, e, &metadata);
			break;
		case TAG_LINK:
			read_link(page, e, &metadata);
			break;
		case TAG_BASE:
			if (str_empty(metadata.base))
				metadata.base = page_attribute(page, e, "href");
			break;
		case TAG_TITLE:
			if (str_empty(metadata.document_title))
				metadata.document_title =
					text_of_node(page, page->elements[e].node);
			break;
		}
	}
	metadata.data = jsonld_read(page);
	return metadata;
}

/* Title */

/* Next part of *REST, a document title: parts are parted by bars, dashes between
 * spaces, colons, guillemets. */
static bool next_part(Str *rest, Str *part)
{
	static const char *const marks[] = { " | ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ",
		" :: ", ": ", " \xC2\xBB ", " \xC2\xAB ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " / ",
		" < ", " > ", "|", "\xEF\xBD\x9C", " : ", " \xE2\x80\xBA " };
	size_t best = STR_NOWHERE, size = 0;

	if (rest->size == 0)
		return false;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		size_t at = str_find(*rest, marks[i], 0);

		if (at < best) {
			best = at;
			size = strlen(marks[i]);
		}
	}
	*part = str_trim(str_slice(*rest, 0, best));
	*rest = best == STR_NOWHERE ? str_of(rest->at, 0) : str_from(*rest, best + size);
	return true;
}

static Str longest_part(Str title)
{
	Str best = STR_NONE, part;

	for (Str rest = title; next_part(&rest, &part);)
		if (part.size > best.size)
			best = part;
	return best;
}

/* Is TEXT, letter for letter, one whole part of TITLE, or all of it, or several
 * parts from one on? */
static bool is_part(Str text, Str title)
{
	Str part;

	if (characters_same_letters(text, title))
		return true;
	for (Str rest = title; rest.size > 0;) {
		if (characters_same_letters(text, rest))
			return true;
		if (!next_part(&rest, &part))
			return false;
		if (characters_same_letters(text, part))
			return true;
	}
	return false;
}

/* Does the block only link to the site's front? Then it is the masthead. */
static bool is_masthead(const Page *page, const PageBlock *block)
{
	Index link = page->elements[page->fragments[block->first_fragment].owner].link;

	if (link == PAGE_NONE || block->link_letters < block->letters)
		return false;
	Str href = page_attribute(page, link, "href");

	if (str_is(href, "/") || str_is(href, "./") || str_is(href, "#"))
		return true;
	Str address = page_address(page, link, "href");
	size_t scheme = str_find(address, "://", 0);
	size_t slash =
		scheme == STR_NOWHERE ? STR_NOWHERE : str_find_byte(address, '/', scheme + 3);

	return scheme != STR_NOWHERE && (slash == STR_NOWHERE || slash + 1 == address.size);
}

/* How much BLOCK looks like the headline; 0 for not at all. */
static double title_score(const Page *page, const Metadata *metadata, const PageBlock *block)
{
	const Str declared[] = { metadata->document_title, metadata->og_title,
		metadata->data.headline, metadata->headline };
	bool named =
		block->kinds & KIND_HEADLINE && page->elements[block->holder].kinds & KIND_HEADLINE;
	bool heading = block->heading >= 1 && block->heading <= 3;
	bool bold = block->marks & MARK_BOLD;
	double score = 0;

	if (block->letters > TITLE_LETTERS_MAX || block->letters < 2 ||
		block->marks & (MARK_HIDDEN | MARK_WRAPPER | MARK_CONTROL | MARK_FALLBACK))
		return 0;
	if (!heading && !named && !bold)
		return 0;
	bool masthead = is_masthead(page, block);

	for (size_t i = 0; i < sizeof declared / sizeof *declared; i++) {
		if (str_empty(declared[i]))
			continue;
		if (heading || named
				? characters_letters_within(page->work, block->text, declared[i])
				: is_part(block->text, declared[i]))
			score = block->letters;
		else if (heading &&
			characters_letters_within(page->work, declared[i], block->text) &&
			characters_letters(declared[i], &(uint32_t){ 0 }) * 2 > block->letters)
			score = score > 0 ? score : block->letters * 0.6;
	}
	if (score > 0)
		score += 200;
	if (block->heading == 1)
		score = score > 0 ? score * 1.3 : 60;
	else if (heading && named)
		score = score > 0 ? score * 1.25 : 20;
	else if (heading && score > 0)
		score *= 1.1;
	if (named && score > 0)
		score *= 1.1;
	if (block->heading == 1 && named)
		score *= 1.05;
	if (masthead)
		score *= 0.2;
	if (block->link_letters * 2 > block->letters)
		score *= 0.85;
	if (block->marks & (MARK_NAV | MARK_FOOTER | MARK_ASIDE))
		score *= 0.5;
	return score;
}

void metadata_find_title(Page *page, const Metadata *metadata, Article *article)
{
	Index best = PAGE_NONE;
	double best_score = 0;

	for (Index b = 0; b < page->block_count; b++) {
		double score = title_score(page, metadata, &page->blocks[b]);

		if (score > best_score) {
			best = b;
			best_score = score;
		}
	}
	if (best != PAGE_NONE) {
		Str text = page->blocks[best].text;

		page->headline = page->blocks[best].holder;
		page->title = characters_one_line(page->arena, text);
		article_set(article, FIELD_TITLE, page->title, "headline on the page");
		return;
	}
	Str title = metadata->data.headline;
	const char *from = "JSON-LD";

	if (str_empty(title)) {
		title = metadata->headline;
		from = "meta";
	}
	if (str_empty(title)) {
		title = metadata->og_title;
		from = "Open Graph";
	}
	if (str_empty(title)) {
		title = longest_part(metadata->document_title);
		from = "title element";
	}
	if (str_empty(title))
		return;
	page->title = str_copy(page->arena, title);
	article_set(article, FIELD_TITLE, page->title, from);
}

/* Dates */

static bool set_date(Page *page, Article *article, Field field, Str words, const char *from)
{
	Date date;
	bool ambiguous = false;

	if (str_empty(words) || str_present(article->field[field]) ||
		!date_parse(words, &date, &ambiguous))
		return false;
	Str iso = date_iso(page->arena, &date);

	if (str_empty(iso))
		return false;
	if (ambiguous)
		article_warn(article, WARNING_DATE_AMBIGUOUS,
			"A date can be read as day and month or as month and day.");
	article_set(article, field, iso, from);
	return true;
}

/* Words that say a date is that of a change. */
static bool says_updated(Str text)
{
	static const char *const words[] = { "updated", "update:", "modified", "aktualisiert",
		"ge\xC3\xA4ndert", "mis \xC3\xA0 jour", "modifi\xC3\xA9", "actualizado",
		"aggiornat", "bijgewerkt", "aktualiz", "atualizado", "Stand:", "last edited",
		"zuletzt", "\xE6\x9B\xB4\xE6\x96\xB0", "uppdaterad", "opdateret", "oppdatert",
		"p\xC3\xA4ivitetty", "\xD0\xBE\xD0\xB1\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xBB" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_find_nocase(text, words[i], 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Reads the date printed in BLOCK; the words before it decide which it is. */
static bool read_printed(Page *page, const PageBlock *block, Article *article)
{
	DateFound found;
	bool any = false;
	size_t from = 0;

	for (unsigned i = 0; i < 2 && date_find(block->text, from, &found); i++) {
		Str before = str_slice(block->text, from, found.start);
		Field field = says_updated(before) ? FIELD_UPDATED : FIELD_PUBLISHED;

		from = found.end;
		if (found.date.precision < DATE_DAY || str_present(article->field[field]))
			continue;
		Str iso = date_iso(page->arena, &found.date);

		if (str_empty(iso))
			continue;
		article_set(article, field, iso, "date on the page");
		any = true;
	}
	return any;
}

/* Is a date in BLOCK about the article: a short line, or named a date? */
static bool can_date(const PageBlock *block)
{
	return block->letters <= 110 &&
		(block->claim == CLAIM_NONE || block->claim == CLAIM_LEFT_OUT ||
			block->claim == CLAIM_FIELD) &&
		!(block->marks & (MARK_WRAPPER | MARK_HIDDEN));
}

/* Block of the headline, else the first of the body, else the first. */
static Index anchor_block(const Page *page, Index root)
{
	if (page->headline != PAGE_NONE)
		return page->elements[page->headline].first_block;
	return root == PAGE_NONE ? 0 : page->elements[root].first_block;
}

/* Goes outwards from the headline, below it first. */
static void read_printed_near(Page *page, Index root, Article *article)
{
	Index anchor = anchor_block(page, root);

	for (Index i = 0; i < 2 * NEAR_BLOCKS; i++) {
		Index away = i / 2 + 1;
		Index b = i % 2 == 0 ? anchor + away : anchor - away;

		if (i % 2 != 0 && (away > anchor || away > NEAR_BLOCKS / 2))
			continue;
		if (b >= page->block_count || !can_date(&page->blocks[b]))
			continue;
		if (read_printed(page, &page->blocks[b], article) &&
			str_present(article->field[FIELD_PUBLISHED]))
			return;
	}
}

/* time elements and schema.org properties in or around the article. */
static void read_marked_dates(Page *page, Article *article)
{
	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		Str property = page_attribute(page, e, "itemprop");
		bool published = str_find_nocase(property, "datePublished", 0) != STR_NOWHERE ||
			page_has_attribute(page, e, "pubdate");
		bool modified = str_find_nocase(property, "dateModified", 0) != STR_NOWHERE;

		if (!published && !modified)
			continue;
		if (element->first_block < page->block_count && element->tag != TAG_META &&
			page->blocks[element->first_block].claim != CLAIM_NONE &&
			page->blocks[element->first_block].claim != CLAIM_LEFT_OUT)
			continue;
		Str words = page_attribute(page, e, "datetime");

		if (str_empty(words))
			words = page_attribute(page, e, "content");
		if (str_empty(words))
			words = page_text_of(page, e);
		set_date(page, article, published ? FIELD_PUBLISHED : FIELD_UPDATED, words,
			"schema.org date on the page");
	}
}

/* The first time element near the headline. */
static void read_time_element(Page *page, Index root, Article *article)
{
	Index anchor = anchor_block(page, root);

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		bool abbreviation = strcmp((const char *)element->node->name, "abbr") == 0;

		if (element->tag != TAG_TIME && !(abbreviation && element->kinds & KIND_DATE))
			continue;
		Index b = element->first_block;
		bool taken = b < page->block_count &&
			(page->blocks[b].claim == CLAIM_COMMENTS ||
				page->blocks[b].claim == CLAIM_RELATED);

		if (taken || b + NEAR_BLOCKS < anchor)
			continue;
		Str words = page_attribute(page, e, abbreviation ? "title" : "datetime");

		if (str_empty(words))
			words = page_text_of(page, e);
		bool updated = b < page->block_count && says_updated(page->blocks[b].text);

		if (set_date(page, article, updated ? FIELD_UPDATED : FIELD_PUBLISHED, words,
			    "time on the page"))
			return;
	}
}

/* 2009/11/02 or 2009-11-02 or 20091102 in the address. */
static void read_address_date(Page *page, Article *article)
{
	Str address = page->address;

	for (size_t i = 0; i + 10 <= address.size; i++) {
		if (address.at[i] != '/' || i + 11 > address.size)
			continue;
		Str part = str_slice(address, i + 1, i + 11);
		bool shape = part.size == 10 && (part.at[4] == '/' || part.at[4] == '-') &&
			part.at[7] == part.at[4];

		for (size_t k = 0; shape && k < 10; k++)
			shape = k == 4 || k == 7 || ascii_is_digit(part.at[k]);
		if (!shape)
			continue;
		Str iso = str_format(
			page->arena, "%.4s-%.2s-%.2s", part.at, part.at + 4 + 1, part.at + 8);

		if (set_date(page, article, FIELD_PUBLISHED, iso, "address"))
			return;
	}
}

static void fill_dates(Page *page, const Metadata *metadata, Index root, Article *article)
{
	set_date(page, article, FIELD_PUBLISHED, metadata->data.published, "JSON-LD");
	set_date(page, article, FIELD_PUBLISHED, metadata->published, "meta");
	set_date(page, article, FIELD_UPDATED, metadata->data.modified, "JSON-LD");
	set_date(page, article, FIELD_UPDATED, metadata->modified, "meta");
	read_marked_dates(page, article);
	if (str_empty(article->field[FIELD_PUBLISHED]))
		read_time_element(page, root, article);
	if (str_empty(article->field[FIELD_PUBLISHED]) || str_empty(article->field[FIELD_UPDATED]))
		read_printed_near(page, root, article);
	if (str_empty(article->field[FIELD_PUBLISHED]) && str_empty(article->field[FIELD_UPDATED]))
		read_address_date(page, article);
}

/* Names */

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
	"propos recueillis par ", "\xC2\xA9 ", "foto: ", "redaktion: ", "von\n", "by\n" };

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
	Index anchor = anchor_block(page, root);

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
	Index anchor = anchor_block(page, root);
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

static void fill_names(Page *page, const Metadata *metadata, Index root, Article *article)
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

/* Site, section, language */

static Str site_in_title(const Page *page, Str document_title)
{
	Str first = STR_NONE, last = STR_NONE, part;
	unsigned parts = 0;

	for (Str rest = document_title; next_part(&rest, &part); parts++) {
		if (parts == 0)
			first = part;
		last = part;
	}
	if (parts < 2 || str_empty(page->title))
		return STR_NONE;
	bool leads = characters_same_letters(first, page->title) ||
		str_starts(document_title, "") == false;

	if (leads)
		return last;
	return characters_same_letters(last, page->title) ? first : STR_NONE;
}

static void set_copy(Page *page, Article *article, Field field, Str text, const char *from)
{
	if (!str_present(article->field[field]) && !str_empty(text))
		article_set(article, field, str_copy(page->arena, text), from);
}

static void fill_site(Page *page, const Metadata *metadata, Article *article)
{
	set_copy(page, article, FIELD_SITE, metadata->site, "Open Graph");
	set_copy(page, article, FIELD_SITE, metadata->data.publisher, "JSON-LD");
	set_copy(page, article, FIELD_SITE, site_in_title(page, metadata->document_title),
		"title element");
	set_copy(page, article, FIELD_SECTION, metadata->section, "meta");
	set_copy(page, article, FIELD_SECTION, metadata->data.section, "JSON-LD");
}

static bool is_right_to_left(uint32_t c)
{
	return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
		(c >= 0xFE70 && c <= 0xFEFF);
}

/* More letters of right-to-left scripts than others in the first of TEXT? */
static bool reads_right_to_left(Str text)
{
	enum {
		LOOKED_AT = 20000
	};
	size_t right = 0, left = 0;

	for (size_t at = 0; at < text.size && at < LOOKED_AT;) {
		uint32_t c;

		at += utf8_decode(text, at, &c, NULL);
		if (is_right_to_left(c))
			right++;
		else if (c >= 0x80 || ascii_is_alpha((char)c))
			left++;
	}
	return right > left;
}

/* A BCP 47 tag as pages write it, underlines mended; absent when it is none. */
static Str language_tag(Arena *arena, Str text)
{
	Text out = text_in(arena);

	for (size_t i = 0; i < text.size && text.at[i] != ',' && text.at[i] != ' '; i++) {
		char c = text.at[i] == '_' ? '-' : text.at[i];

		if (!ascii_is_alnum(c) && c != '-')
			return STR_NONE;
		text_add_byte(&out, c);
	}
	return out.size < 2 || out.size > LANGUAGE_BYTES_MAX ? STR_NONE : text_str(&out);
}

void metadata_language(const Page *page, const Metadata *metadata, Article *article)
{
	article_set(article, FIELD_LANGUAGE, language_tag(page->arena, metadata->language),
		"declared language");
	if (str_empty(article->field[FIELD_LANGUAGE]))
		article_set(article, FIELD_LANGUAGE,
			language_tag(page->arena, metadata->data.language), "JSON-LD");
	article->right_to_left = metadata->right_to_left || reads_right_to_left(page->text);
}

/* Dateline and summary */

static bool is_dash_at(Str text, size_t at, size_t *size)
{
	static const char *const dashes[] = { "\xE2\x80\x94", "\xE2\x80\x93", "--", "-" };

	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		if (str_starts(str_from(text, at), dashes[i])) {
			*size = strlen(dashes[i]);
			return true;
		}
	return false;
}

/* Place and agency before the first sentence: capitals, perhaps a name in
 * brackets, then a dash between spaces. */
static Str dateline_of(Str text)
{
	size_t capitals = 0, small = 0, size;
	bool bracket = false, agency = false;

	for (size_t at = 0; at < text.size && at < DATELINE_BYTES_MAX; at++) {
		char c = text.at[at];

		if (c == '(')
			bracket = agency = true;
		if (at > 2 && !bracket && text.at[at - 1] == ' ' && is_dash_at(text, at, &size) &&
			at + size < text.size && text.at[at + size] == ' ')
			return capitals >= 3 && (agency || small == 0)
				? str_trim(str_slice(text, 0, at))
				: STR_NONE;
		if (c == ')')
			bracket = false;
		if (c == '.' && !bracket && small > 3)
			return STR_NONE;
		capitals += ascii_is_upper(c) && !bracket;
		small += ascii_is_lower(c) && !bracket;
	}
	return STR_NONE;
}

static void fill_dateline(Article *article)
{
	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		if (block->kind != BLOCK_PARAGRAPH)
			continue;
		Str dateline = dateline_of(block->rich.text);

		article_set(article, FIELD_DATELINE, dateline, "start of the text");
		if (!block->intro || !str_empty(dateline))
			return;
	}
}

static void fill_summary(Page *page, const Metadata *metadata, Article *article)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (article->blocks[i].intro) {
			article_set(article, FIELD_SUMMARY, article->blocks[i].rich.text,
				"intro of the story");
			return;
		}
	set_copy(page, article, FIELD_SUMMARY, metadata->description, "meta");
	set_copy(page, article, FIELD_SUMMARY, metadata->data.description, "JSON-LD");
}

void metadata_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	fill_dates(page, metadata, root, article);
	fill_names(page, metadata, root, article);
	fill_site(page, metadata, article);
	fill_dateline(article);
	fill_summary(page, metadata, article);
}
