/* SPDX-License-Identifier: ISC */
#include "extract/metadata.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/bylines.h"
#include "extract/characters.h"
#include "extract/stamps.h"

enum {
	TITLE_LETTERS_MAX = 400,
	TITLE_LETTERS_MIN = 12,
	KICKER_FRAGMENTS_MAX = 8,
	TITLE_BLOCK_LETTERS_MAX = 260,
	DATELINE_BYTES_MAX = 80,
	DECLARED_BYTES_MAX = 2000, /* of a declaration; the rest is no fact but text */
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
		content = page_attribute(page, e, "value"); /* some programs save it so */
	if (str_empty(content))
		return;
	content = str_slice(content, 0, utf8_floor(content, DECLARED_BYTES_MAX));
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
	Str text = text_str(&out);

	text = str_slice(text, 0, utf8_floor(text, DECLARED_BYTES_MAX));
	return characters_one_line(page->arena, text);
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

/* The first line of a block that is a whole part of the document's title: a
 * headline that only its letters' size sets apart from the lines below it. */
static bool find_title_line(Page *page, const Metadata *metadata, Article *article)
{
	for (Index b = 0; b < page->block_count; b++) {
		const PageBlock *block = &page->blocks[b];
		Str rest = block->text, line;

		if (block->end_line - block->first_line < 2 ||
			block->letters > TITLE_BLOCK_LETTERS_MAX || block->furniture != 0 ||
			!str_next_line(&rest, &line) || line.size < TITLE_LETTERS_MIN)
			continue;
		if (!is_part(line, metadata->document_title))
			continue;
		page->headline = block->holder;
		page->title = line;
		article_set(article, FIELD_TITLE, line, "headline on the page");
		return true;
	}
	return false;
}

/* The headline in BLOCK without a kicker before or a deck behind it in the same
 * heading: the run of fragments that is a whole part of a declared title. */
static Str without_kicker(const Page *page, const Metadata *metadata, const PageBlock *block)
{
	const Str declared[] = { metadata->og_title, metadata->document_title };
	Index first = block->first_fragment, end = block->end_fragment;

	for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
		if (is_part(block->text, declared[i]) || end - first > KICKER_FRAGMENTS_MAX)
			return block->text;
	for (size_t i = 0; i < sizeof declared / sizeof *declared; i++) {
		for (Index f = first + 1; f < end; f++)
			if (is_part(page_text_between(page, f, end), declared[i]))
				return page_text_between(page, f, end);
		for (Index f = end - 1; f > first; f--)
			if (is_part(page_text_between(page, first, f), declared[i]))
				return page_text_between(page, first, f);
	}
	return block->text;
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
		Str text = without_kicker(page, metadata, &page->blocks[best]);

		page->headline = page->blocks[best].holder;
		page->title = characters_one_line(page->arena, text);
		article_set(article, FIELD_TITLE, page->title, "headline on the page");
		return;
	}
	if (find_title_line(page, metadata, article))
		return;
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
	stamps_fill(page, metadata, root, article);
	bylines_fill(page, metadata, root, article);
	fill_site(page, metadata, article);
	fill_dateline(article);
	fill_summary(page, metadata, article);
}

Index metadata_anchor(const Page *page, Index root)
{
	if (page->headline != PAGE_NONE)
		return page->elements[page->headline].first_block;
	return root == PAGE_NONE ? 0 : page->elements[root].first_block;
}
