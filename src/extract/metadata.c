/* SPDX-License-Identifier: ISC */
#include "extract/metadata.h"

#include <string.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/address.h"
#include "extract/byline_words.h"
#include "extract/bylines.h"
#include "extract/characters.h"
#include "extract/first_names.h"
#include "extract/language.h"
#include "extract/markup_words.h"
#include "extract/rights.h"
#include "extract/section_words.h"
#include "extract/stamps.h"
#include "extract/titles.h"

enum {
	DATELINE_BYTES_MAX = 80,
	DECLARED_BYTES_MAX = 2000, /* of a declaration; the rest is no fact but text */
	GUESSED_FROM_BYTES = 20000, /* of the text whose language is guessed */
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
	ROW("og:url", shared_address),
	ROW("twitter:title", headline),
	ROW("headline", headline),
	ROW("dc.title", headline),
	ROW("title", headline),
	ROW("description", description),
	ROW("og:description", description),
	ROW("dc.description", description),
	ROW("twitter:description", description),
	ROW("og:site_name", site),
	ROW("application-name", site),
	ROW("copyright", rights),
	ROW("dc.rights", rights),
	ROW("dcterms.rights", rights),
	ROW("rights", rights),
	ROW("article:section", section),
	ROW("section", section),
	ROW("cg", section),
	ROW("content-language", language),
	ROW("dc.language", language),
	ROW("inlanguage", language),
	ROW("language", language),
	ROW("article:modified_time", modified),
	ROW("og:article:modified_time", modified),
	ROW("article:modified", modified),
	ROW("og:updated_time", modified),
	ROW("datemodified", modified),
	ROW("dateupdate", modified),
	ROW("last-modified", modified),
	ROW("lastmod", modified),
	ROW("dcterms.modified", modified),
	ROW("dc.date.modified", modified),
	ROW("article.updated", modified),
	ROW("schema:datemodified", modified),
};
#undef ROW

/* Names of meta elements that give the date of publication. */
static const char *const published_names[] = { "article:published_time", "og:published_time",
	"originalpublicationdate", "datepublished", "date", "dc.date", "dc.date.issued",
	"dc.date.created", "dcterms.date", "dcterms.created", "dcterms.issued", "dcterms.available",
	"pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
	"publicationdate", "date_published", "published_time", "article.published", "sailthru.date",
	"parsely-pub-date", "cxenseparse:recs:publishtime", "shareaholic:article_published_time",
	"datecreated", "og:article:published_time", "article:post_date", "dc.date.published",
	"dc.issued", "citation_publication_date", "citation_date", "citation_online_date",
	"pub_date", "published-date", "publish_time", "releasedate", "date-published", "created",
	"rnews:datepublished", "og:pubdate", "article:published", "og:article:published",
	"article_date_original", "dcterms.date.published", "schema:datepublished" };

/* Names of meta elements that give the authors. */
static const char *const author_names[] = { "author", "byl", "article:author", "og:article:author",
	"dc.creator", "dcterms.creator", "parsely-author", "sailthru.author",
	"shareaholic:article_author_name", "article:author_name", "byline", "citation_author",
	"author_name", "dc.contributor.author", "cxenseparse:author", "schema:author" };

/* Those of libraries, which put the family name first. */
static const char *const inverted_names[] = { "citation_author", "dc.creator", "dcterms.creator",
	"dc.contributor.author" };

static Str *field_at(Metadata *metadata, size_t offset)
{
	return (Str *)(void *)((char *)metadata + offset);
}

static void read_published(Metadata *metadata, Str name, Str content)
{
	bool known = false;

	for (size_t i = 0; i < sizeof published_names / sizeof *published_names; i++)
		known = known || str_is_nocase(name, published_names[i]);
	for (size_t i = 0; i < metadata->published_count; i++)
		known = known && !str_equal(metadata->published[i], content);
	if (known && metadata->published_count < METADATA_DATES_MAX)
		metadata->published[metadata->published_count++] = content;
}

/* Is TEXT an address or an account of a network rather than a name? */
static bool is_account(Str text)
{
	return str_find(text, "://", 0) != STR_NOWHERE || text.at[0] == '/' || text.at[0] == '@';
}

/* Is TEXT a word, perhaps behind particles: "Quill", "van Marsh"? */
static bool is_family_name(Str text)
{
	while (!str_empty(text) && ascii_is_lower(text.at[0]) &&
		str_find_byte(text, ' ', 0) != STR_NOWHERE)
		text = str_trim(str_from(text, str_find_byte(text, ' ', 0)));
	return !str_empty(text) && str_find_byte(text, ' ', 0) == STR_NOWHERE;
}

/* TEXT, which a meta element called NAME says to be an author: "Quill, Ada" as "Ada Quill". */
static Str upright(const Page *page, Str name, Str text)
{
	size_t comma = str_find_byte(text, ',', 0);
	Str family = str_trim(str_slice(text, 0, comma)), given;
	bool library = false;

	if (comma == STR_NOWHERE || str_find_byte(text, ',', comma + 1) != STR_NOWHERE)
		return text;
	given = str_trim(str_from(text, comma + 1));
	for (size_t i = 0; i < sizeof inverted_names / sizeof *inverted_names; i++)
		library = library || str_is_nocase(name, inverted_names[i]);
	if (str_empty(given) || !is_family_name(family) || str_has_digit(text) ||
		(!library && (!first_name_begins(given) || first_name_begins(family))))
		return text;
	return str_format(
		page->arena, "%.*s %.*s", (int)given.size, given.at, (int)family.size, family.at);
}

/* The same for several, which "; " parts. */
static Str all_upright(const Page *page, Str name, Str text)
{
	Text out = text_in(page->arena);

	if (str_find_byte(text, ',', 0) == STR_NOWHERE && str_find(text, "; ", 0) == STR_NOWHERE)
		return text;
	for (Str rest = text; !str_empty(rest);) {
		size_t end = str_find(rest, "; ", 0);

		if (out.size > 0)
			text_add_c(&out, ", ");
		text_add(&out, upright(page, name, str_slice(rest, 0, end)));
		rest = end == STR_NOWHERE ? STR_NONE : str_from(rest, end + 2);
	}
	return text_str(&out);
}

/* Authors, joined by commas: of several elements with one name all, of several
 * names the first. */
static void read_author(const Page *page, Metadata *metadata, Str name, Str content)
{
	bool known = false;

	for (size_t i = 0; i < sizeof author_names / sizeof *author_names; i++)
		known = known || str_is_nocase(name, author_names[i]);
	if (!known || is_account(content))
		return;
	content = all_upright(page, name, content);
	if (str_empty(metadata->authors)) {
		metadata->authors = content;
		metadata->authors_name = name;
		return;
	}
	if (str_equal_nocase(name, metadata->authors_name) &&
		str_find(metadata->authors, str_c(page->work, content), 0) == STR_NOWHERE &&
		metadata->authors.size + content.size < DECLARED_BYTES_MAX)
		metadata->authors =
			str_format(page->arena, "%.*s, %.*s", (int)metadata->authors.size,
				metadata->authors.at, (int)content.size, content.at);
}

/* A card for a network tells facts as pairs: label1 "Written by", data1 "Ada Quill". */
static void read_card(const Page *page, Metadata *metadata, Str name, Str content)
{
	static const char label[] = "twitter:label", data[] = "twitter:data";

	if (str_starts_nocase(name, label) && name.size == sizeof label && byline_is_label(content))
		metadata->authors_label = name.at[name.size - 1];
	else if (str_starts_nocase(name, data) && name.size == sizeof data &&
		metadata->authors_label == name.at[name.size - 1] && str_empty(metadata->authors))
		read_author(page, metadata, str("author"), content);
}

static void read_named(const Page *page, Metadata *metadata, Str name, Str content)
{
	read_card(page, metadata, name, content);
	for (size_t i = 0; i < sizeof meta_rows / sizeof *meta_rows; i++) {
		Str *field = field_at(metadata, meta_rows[i].field);

		/* A further title begins the head of what is set into the page. */
		if (field == &metadata->headline && metadata->titled_anew)
			continue;
		if (str_is_nocase(name, meta_rows[i].name) && str_empty(*field))
			*field = content;
	}
	read_published(metadata, name, content);
	read_author(page, metadata, name, content);
	if (str_is_nocase(name, "og:type")) {
		metadata->website = str_is_nocase(content, "website");
		metadata->declares_article = str_is_nocase(content, "article");
	}
	if (str_is_nocase(name, "og:locale") && str_empty(metadata->language))
		metadata->language = content;
}

/* Does E, a meta or link element, tell the name of the person that the element around it says
 * to be the author, for machines alone? */
static bool names_author(const Page *page, Index e)
{
	enum {
		CLIMB_MAX = 8
	};
	Index around = page->elements[e].parent;

	if (around == PAGE_NONE || !str_is_nocase(page_attribute(page, e, "itemprop"), "name") ||
		!str_is_nocase(page_attribute(page, around, "itemprop"), "author"))
		return false;
	for (unsigned i = 0; i < CLIMB_MAX && around != PAGE_NONE;
		i++, around = page->elements[around].parent)
		if (page->elements[around].kinds & KIND_COMMENT ||
			page->elements[around].tag == TAG_LI)
			return false;
	return true;
}

static void read_meta(const Page *page, Index e, Metadata *metadata)
{
	static const char *const names[] = { "property", "name", "itemprop", "http-equiv" };
	Str content = page_attribute(page, e, "content");

	if (str_empty(content))
		content = page_attribute(page, e, "value"); /* some programs save it so */
	if (str_empty(content) || str_is(content, "null") || str_is(content, "undefined"))
		return;
	content = str_slice(content, 0, utf8_floor(content, DECLARED_BYTES_MAX));
	if (str_empty(metadata->authors) && names_author(page, e))
		read_author(page, metadata, str("author"), content);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Str name = page_attribute(page, e, names[i]);

		if (!str_empty(name))
			read_named(page, metadata, name, content);
	}
}

static void read_link(const Page *page, Index e, Metadata *metadata)
{
	Str name = page_attribute(page, e, "content");

	if (!str_empty(name) && str_empty(metadata->authors) && names_author(page, e))
		read_author(page, metadata, str("author"),
			str_slice(name, 0, utf8_floor(name, DECLARED_BYTES_MAX)));
	if (str_is_nocase(page_attribute(page, e, "rel"), "canonical") &&
		str_empty(metadata->canonical))
		metadata->canonical = page_attribute(page, e, "href");
	if (str_is_nocase(page_attribute(page, e, "rel"), "license") &&
		str_empty(metadata->licence))
		metadata->licence = page_attribute(page, e, "href");
}

static Str content_of(const Page *page, Index e)
{
	Text out = text_in(page->arena);
	size_t count;
	const PageContent *contents = page_contents(page, e, &count);

	for (size_t i = 0; i < count; i++)
		text_add(&out, contents[i].text);
	Str text = text_str(&out);

	text = str_slice(text, 0, utf8_floor(text, DECLARED_BYTES_MAX));
	return characters_one_line(page->arena, text);
}

/* The first title is the document's, as in browsers. */
static void read_title(const Page *page, Index e, Metadata *metadata)
{
	Str title = content_of(page, e);

	if (str_empty(metadata->document_title))
		metadata->document_title = title;
	else if (!title_has_part(title, metadata->document_title) &&
		!title_has_part(metadata->document_title, title))
		metadata->titled_anew = true;
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
		/* There are more tags than matter here. */
		switch ((int)page->elements[e].tag) {
		case TAG_HTML:
		case TAG_BODY:
			read_root(page, e, &metadata);
			break;
		case TAG_META:
			read_meta(page, e, &metadata);
			break;
		case TAG_A:
		case TAG_LINK:
			read_link(page, e, &metadata);
			break;
		case TAG_BASE:
			if (str_empty(metadata.base))
				metadata.base = page_attribute(page, e, "href");
			break;
		case TAG_TITLE:
			read_title(page, e, &metadata);
			break;
		}
	}
	metadata.data = jsonld_read(page);
	return metadata;
}

/* Site, section, language */

/* What stands in the document's title beside the headline, at its other end. */
static Str site_in_title(const Page *page, Str document_title)
{
	Str first = STR_NONE, last = STR_NONE, part;
	unsigned parts = 0;

	for (Str rest = document_title; title_next_part(&rest, &part); parts++) {
		if (parts == 0)
			first = part;
		last = part;
	}
	if (parts < 2 || str_empty(page->title) || !title_has_part(document_title, page->title))
		return STR_NONE;
	if (!title_has_part(page->title, last))
		return last;
	return title_has_part(page->title, first) ? STR_NONE : first;
}

/* Does TEXT hold a reference to a character, "&amp;", that decoding has left? */
static bool has_reference(Str text)
{
	for (size_t at = str_find_byte(text, '&', 0); at != STR_NOWHERE;
		at = str_find_byte(text, '&', at + 1)) {
		size_t end = at + 1;

		while (end < text.size && (ascii_is_alnum(text.at[end]) || text.at[end] == '#'))
			end++;
		if (end > at + 2 && end < text.size && text.at[end] == ';')
			return true;
	}
	return false;
}

/* A declared TEXT, read once more where its references were written twice, "&amp;amp;". */
static Str read_twice(const Page *page, Str text)
{
	return has_reference(text) && str_find_byte(text, '<', 0) == STR_NOWHERE
		? characters_one_line(page->work, markup_words(page, text))
		: text;
}

static void set_copy(Page *page, Article *article, Field field, Str text, const char *from)
{
	if (!str_present(article->field[field]) && !str_empty(text))
		article_set(article, field, str_copy(page->arena, read_twice(page, text)), from);
}

/* The section of an article. A page that names all its categories and tags there means the first
 * one; two names with a comma between them may be one section's. */
static Str first_section(Str section)
{
	size_t first = str_find_byte(section, ',', 0);

	if (first >= section.size || str_find_byte(section, ',', first + 1) >= section.size)
		return section;
	Str name = str_trim(str_slice(section, 0, first));

	return str_empty(name) ? section : name;
}

/* The last name of PATH, "/world/middle_east", as words. */
static Str section_of_path(Arena *arena, Str path)
{
	Text words = text_in(arena);
	size_t at;

	while (path.size > 1 && path.at[path.size - 1] == '/')
		path.size--;
	while ((at = str_find_byte(path, '/', 0)) != STR_NOWHERE)
		path = str_from(path, at + 1);
	for (size_t i = 0; i < path.size; i++) {
		bool parts = path.at[i] == '_' || path.at[i] == '-';
		bool first = i == 0 || path.at[i - 1] == '_' || path.at[i - 1] == '-';

		text_add_byte(&words, parts ? ' ' : first ? ascii_upper(path.at[i]) : path.at[i]);
	}
	return str_trim(text_str(&words));
}

/* SECTION, as a page declares it, as it is to be shown. */
static Str shown_section(const Page *page, Str section)
{
	section = first_section(section);
	if (section_says_nothing(section))
		return STR_NONE;
	return str_starts(section, "/") ? section_of_path(page->work, section) : section;
}

/* Some pages declare all of their title, headline in front, as the name of the site. */
static bool is_headline_and_site(const Page *page, Str site)
{
	return str_present(page->title) && site.size > page->title.size &&
		str_equal(str_slice(site, 0, page->title.size), page->title);
}

static void fill_site(Page *page, const Metadata *metadata, Article *article)
{
	bool address = address_is_absolute(metadata->site); /* some declare it for a name */

	if (!address && !is_headline_and_site(page, metadata->site))
		set_copy(page, article, FIELD_SITE, metadata->site, "Open Graph");
	set_copy(page, article, FIELD_SITE, metadata->data.publisher, "JSON-LD");
	if (address)
		set_copy(page, article, FIELD_SITE, address_host(metadata->site), "Open Graph");
	if (!str_present(article->field[FIELD_SITE]))
		article_infer(article, FIELD_SITE,
			str_copy(page->arena, site_in_title(page, metadata->document_title)),
			"title element");
	set_copy(page, article, FIELD_SECTION, shown_section(page, metadata->section), "meta");
	set_copy(page, article, FIELD_SECTION, shown_section(page, metadata->data.section),
		"JSON-LD");
}

void metadata_language(const Page *page, const Metadata *metadata, Article *article)
{
	article_set(article, FIELD_LANGUAGE, language_tag(page->arena, metadata->language),
		"declared language");
	if (str_empty(article->field[FIELD_LANGUAGE]))
		article_set(article, FIELD_LANGUAGE,
			language_tag(page->arena, metadata->data.language), "JSON-LD");
	article->right_to_left =
		metadata->right_to_left || language_reads_right_to_left(page->text);
}

void metadata_guess_language(const Page *page, Article *article)
{
	Text words = text_in(page->work);

	if (!str_empty(article->field[FIELD_LANGUAGE]))
		return;
	for (size_t i = 0; i < article->block_count && words.size < GUESSED_FROM_BYTES; i++) {
		text_add(&words, block_text(&article->blocks[i]));
		text_add_byte(&words, '\n');
	}
	article_infer(article, FIELD_LANGUAGE, language_guess(page->work, text_str(&words)),
		"the most common words");
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

void metadata_summary(Page *page, const Metadata *metadata, Article *article)
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

/* Is NAME, one of several authors, the site rather than a person: its name or its host? */
static bool is_site_author(const Page *page, const Metadata *metadata, Str site, Str name)
{
	Str host = str_starts_nocase(page->host, "www.") ? str_from(page->host, 4) : page->host;

	/* "Marsh Post Business" is a part of it. */
	bool part = site.size > 2 && name.size > site.size && name.at[site.size] == ' ' &&
		str_equal(str_slice(name, 0, site.size), site);

	return !first_name_begins(name) &&
		(part || characters_same_letters(name, site) ||
			characters_same_letters(name, metadata->data.publisher) ||
			characters_same_letters(name, host));
}

/* Beside the names of persons the site's own is no author. */
static void drop_site_author(Page *page, const Metadata *metadata, Article *article)
{
	Str byline = article->field[FIELD_BYLINE];
	Text names = text_in(page->arena);

	for (Str rest = byline; !str_empty(rest);) {
		size_t comma = str_find(rest, ", ", 0);
		Str name = str_slice(rest, 0, comma == STR_NOWHERE ? rest.size : comma);

		rest = comma == STR_NOWHERE ? STR_NONE : str_from(rest, comma + 2);
		if (is_site_author(page, metadata, article->field[FIELD_SITE], name))
			continue;
		if (names.size > 0)
			text_add_c(&names, ", ");
		text_add(&names, name);
	}
	if (names.size > 0 && names.size < byline.size)
		article->field[FIELD_BYLINE] = text_str(&names);
}

void metadata_fill(Page *page, const Metadata *metadata, Index root, Article *article)
{
	metadata_guess_language(page, article);
	stamps_fill(page, metadata, root, article);
	bylines_fill(page, metadata, root, article);
	fill_site(page, metadata, article);
	drop_site_author(page, metadata, article);
	rights_fill(page, metadata, article);
	fill_dateline(article);
	metadata_summary(page, metadata, article);
}

Index metadata_anchor(const Page *page, Index root)
{
	if (page->headline != PAGE_NONE)
		return page->elements[page->headline].first_block;
	return root == PAGE_NONE ? 0 : page->elements[root].first_block;
}
