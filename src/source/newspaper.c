/* SPDX-License-Identifier: ISC */
#include "source/newspaper.h"

#include "source/markup_writer.h"
#include "source/transfer.h"
#include "source/xml.h"
#include "source/xml_file.h"

/* Facts */

typedef enum {
	FACT_TITLE,
	FACT_BYLINE,
	FACT_PUBLISHED,
	FACT_UPDATED,
	FACT_LANGUAGE,
	FACT_SUMMARY,
	FACT_SITE,
	FACT_SECTION,
	FACT_ADDRESS,
	FACT_DATELINE,
	FACT_COUNT
} Fact;

/* Where a fact stands: in an attribute of an element, or in its text; only where
 * another attribute has a value, if that is said. Earlier rows win. */
typedef struct {
	Fact fact;
	const char *element; /* without its prefix */
	const char *attribute; /* NULL: the text */
	const char *where, *is; /* or NULL */
} FactRow;

static const FactRow facts[] = {
	{ FACT_TITLE, "hl1", NULL, NULL, NULL },
	{ FACT_TITLE, "headline", NULL, NULL, NULL },
	{ FACT_TITLE, "HeadLine", NULL, NULL, NULL },
	{ FACT_TITLE, "title", NULL, NULL, NULL },
	{ FACT_TITLE, "slugline", NULL, NULL, NULL },
	{ FACT_BYLINE, "by", NULL, NULL, NULL },
	{ FACT_BYLINE, "byline", NULL, "class", "print_byline" },
	{ FACT_BYLINE, "byline", NULL, NULL, NULL },
	{ FACT_BYLINE, "ByLine", NULL, NULL, NULL },
	{ FACT_BYLINE, "creator", NULL, NULL, NULL },
	{ FACT_PUBLISHED, "pubdata", "date.publication", NULL, NULL },
	{ FACT_PUBLISHED, "date.issue", "norm", NULL, NULL },
	{ FACT_PUBLISHED, "contentCreated", NULL, NULL, NULL },
	{ FACT_PUBLISHED, "newsitem", "date", NULL, NULL },
	{ FACT_PUBLISHED, "dc", "value", "element", "dc.date.published" },
	{ FACT_PUBLISHED, "story.date", "norm", NULL, NULL },
	{ FACT_PUBLISHED, "firstCreated", NULL, NULL, NULL },
	{ FACT_PUBLISHED, "FirstCreated", NULL, NULL, NULL },
	{ FACT_PUBLISHED, "versionCreated", NULL, NULL, NULL },
	{ FACT_PUBLISHED, "ThisRevisionCreated", NULL, NULL, NULL },
	{ FACT_PUBLISHED, "DateId", NULL, NULL, NULL },
	{ FACT_UPDATED, "contentModified", NULL, NULL, NULL },
	{ FACT_LANGUAGE, "language", "tag", NULL, NULL },
	{ FACT_LANGUAGE, "Language", "FormalName", NULL, NULL },
	{ FACT_LANGUAGE, "nitf", "xml:lang", NULL, NULL },
	{ FACT_LANGUAGE, "html", "xml:lang", NULL, NULL },
	{ FACT_LANGUAGE, "html", "lang", NULL, NULL },
	{ FACT_LANGUAGE, "newsItem", "xml:lang", NULL, NULL },
	{ FACT_LANGUAGE, "newsitem", "xml:lang", NULL, NULL },
	{ FACT_SUMMARY, "description", NULL, "role", "drol:summary" },
	{ FACT_SITE, "pubdata", "name", NULL, NULL },
	{ FACT_SITE, "provider", "literal", NULL, NULL },
	{ FACT_SITE, "provider", NULL, NULL, NULL },
	{ FACT_SITE, "ProviderId", NULL, NULL, NULL },
	{ FACT_SITE, "doc.copyright", "holder", NULL, NULL },
	{ FACT_SECTION, "meta", "content", "name", "online_sections" },
	{ FACT_ADDRESS, "pubdata", "ex-ref", NULL, NULL },
	{ FACT_DATELINE, "dateline", NULL, NULL, NULL },
	{ FACT_DATELINE, "DateLine", NULL, NULL, NULL },
};

enum {
	FACT_ROWS = sizeof facts / sizeof *facts
};

/* A news item as far as it is read. */
typedef struct {
	Arena *arena;
	Str found[FACT_ROWS];
	Text abstract, body; /* markup */
} News;

/* The text of the element READER stands at, in one line. Titles of persons in a byline
 * are left out where there is a name beside them. READER stays where it is. */
static Str element_text(Arena *arena, const XmlReader *reader)
{
	XmlReader copy = *reader;
	XmlReader inner = xml_reader(xml_inner(&copy));
	Text name = text_in(arena), all = text_in(arena), line = text_in(arena);
	Str word, rest;
	bool title = false;

	for (XmlEvent event; (event = xml_next(&inner)) != XML_FINISH;) {
		if (event == XML_START || event == XML_END) {
			if (str_is(xml_local(&inner), "byttl"))
				title = event == XML_START;
			text_add_byte(&all, ' ');
			continue;
		}
		xml_add_text(&all, inner.text);
		if (!title)
			xml_add_text(&name, inner.text);
	}
	rest = text_str(str_trim(text_str(&name)).size > 0 ? &name : &all);
	while (str_next_word(&rest, &word)) {
		if (line.size > 0)
			text_add_byte(&line, ' ');
		text_add(&line, word);
	}
	return text_str(&line);
}

static void note_facts(News *news, const XmlReader *reader)
{
	Str local = xml_local(reader);

	for (size_t i = 0; i < FACT_ROWS; i++) {
		const FactRow *row = &facts[i];

		if (str_present(news->found[i]) || !str_is(local, row->element))
			continue;
		if (row->where != NULL &&
			!str_is(xml_attribute(news->arena, reader, row->where), row->is))
			continue;
		Str text = row->attribute == NULL
			? element_text(news->arena, reader)
			: str_trim(xml_attribute(news->arena, reader, row->attribute));

		if (!str_empty(text))
			news->found[i] = text;
	}
}

static Str fact(const News *news, Fact wanted)
{
	for (size_t i = 0; i < FACT_ROWS; i++)
		if (facts[i].fact == wanted && !str_empty(news->found[i]))
			return news->found[i];
	return STR_NONE;
}

/* "20110822T120000Z", as these formats like to write it, as "2011-08-22T12:00:00Z". */
static Str spaced_date(Arena *arena, Str date)
{
	size_t digits = 0;

	while (digits < date.size && ascii_is_digit(date.at[digits]))
		digits++;
	if (digits != 8)
		return date;
	Str day = str_format(arena, "%.4s-%.2s-%.2s", date.at, date.at + 4, date.at + 6);

	if (date.size < 15 || date.at[8] != 'T')
		return day;
	/* A midnight is what is written where the hour is not known. */
	if (str_starts(str_from(date, 9), "000000"))
		return day;
	return str_format(arena, "%.*sT%.2s:%.2s:%.2s%.*s", (int)day.size, day.at, date.at + 9,
		date.at + 11, date.at + 13, (int)(date.size - 15), date.at + 15);
}

static Str without_by(Str byline)
{
	static const char *const words[] = { "by ", "von ", "par ", "por " };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts_nocase(byline, words[i]))
			return str_trim(str_from(byline, str(words[i]).size));
	return byline;
}

/* Text */

/* What NITF calls an element, and what HTML does; "" drops the tag, NULL all of it. */
typedef struct {
	const char *name, *html;
} ElementName;

static const ElementName elements[] = {
	{ "hl1", "h2" },
	{ "hl2", "h2" },
	{ "hl3", "h3" },
	{ "hl4", "h4" },
	{ "hl5", "h5" },
	{ "block", "div" },
	{ "bq", "blockquote" },
	{ "credit", "cite" },
	{ "media", "figure" },
	{ "media-caption", "figcaption" },
	{ "media-producer", "cite" },
	{ "nitf-table", "div" },
	{ "nitf-col", "" },
	{ "nitf-colgroup", "" },
	{ "nitf-table-metadata", NULL },
	{ "media-metadata", NULL },
	{ "media-object", NULL },
	{ "datasource", NULL },
	{ "script", NULL },
	{ "style", NULL },
	{ "head", NULL },
	{ "body", "" },
	{ "html", "" },
};

static const ElementName *element_named(Str local)
{
	for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
		if (str_is(local, elements[i].name))
			return &elements[i];
	return NULL;
}

static void add_given(
	Arena *arena, const XmlReader *reader, const char *from, const char *to, Text *out)
{
	Str value = xml_attribute(arena, reader, from);

	if (!str_present(value))
		return;
	text_format(out, " %s=\"", to);
	markup_add_text(out, value);
	text_add_byte(out, '"');
}

static void add_start(Arena *arena, const XmlReader *reader, Str tag, Text *out)
{
	text_add_byte(out, '<');
	text_add(out, tag);
	add_given(arena, reader, "class", "class", out);
	add_given(arena, reader, "href", "href", out);
	add_given(arena, reader, "src", "src", out);
	add_given(arena, reader, "alt", "alt", out);
	add_given(arena, reader, "colspan", "colspan", out);
	add_given(arena, reader, "rowspan", "rowspan", out);
	text_add_byte(out, '>');
}

/* Is TAG the element of HTML that has no end tag? */
static bool is_void(Str tag)
{
	return str_is(tag, "br") || str_is(tag, "img") || str_is(tag, "hr");
}

static bool lead_is_repeated(Str inner)
{
	return str_find(inner, "class=\"full_text\"", 0) != STR_NOWHERE;
}

/* Without the word that the desk puts before a lead. */
static Str without_desk_word(Str text)
{
	Str trimmed = str_trim(text);

	return str_starts(trimmed, "LEAD:") ? str_trim(str_from(trimmed, 5)) : text;
}

/* Adds the text INNER of an item, NITF or XHTML, as HTML. */
static void add_body(Arena *arena, Str inner, Text *out)
{
	XmlReader reader = xml_reader(inner);
	bool repeated = lead_is_repeated(inner);

	reader.root = (Str)STR("");
	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event == XML_TEXT) {
			text_add(out, without_desk_word(reader.text));
			continue;
		}
		if (event == XML_CDATA) {
			markup_add_text(out, reader.text);
			continue;
		}
		Str local = xml_local(&reader);
		const ElementName *row = element_named(local);
		Str tag = row == NULL ? local : str(row->html);

		if (event == XML_END) {
			if (tag.size > 0 && !is_void(tag))
				text_format(out, "</%.*s>", (int)tag.size, tag.at);
		} else if ((row != NULL && row->html == NULL) ||
			(repeated && str_is(local, "block") &&
				str_is(xml_attribute(arena, &reader, "class"), "lead_paragraph"))) {
			(void)xml_inner(&reader);
		} else if (str_is(local, "media-reference")) {
			text_add_c(out, "<img");
			add_given(arena, &reader, "source", "src", out);
			add_given(arena, &reader, "alternate-text", "alt", out);
			text_add_byte(out, '>');
		} else if (tag.size > 0) {
			add_start(arena, &reader, tag, out);
		}
	}
}

/* The text of an item where it is no markup of ours: text, or escaped markup. */
static void add_data(Arena *arena, XmlReader *reader, Text *out)
{
	bool packed = str_is(xml_attribute(arena, reader, "encoding"), "base64");
	Str text = xml_inner_text(arena, reader);

	if (packed)
		text = transfer_base64(arena, text);
	if (markup_is_in(text))
		text_add(out, text);
	else
		markup_add_paragraphs(out, text);
}

static bool holds_element(Str inner, const char *name)
{
	XmlReader reader = xml_reader(inner);

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;)
		if (event == XML_START && str_is(xml_local(&reader), name))
			return true;
	return false;
}

/* Takes the text of the item where READER stands at the element that holds it. False
 * when it does not. */
static bool take_body(News *news, XmlReader *reader)
{
	Str local = xml_local(reader);
	XmlReader copy = *reader;

	if (str_is(local, "abstract")) {
		text_add_c(&news->abstract, "<div class=\"standfirst\">");
		add_body(news->arena, xml_inner(reader), &news->abstract);
		text_add_c(&news->abstract, "</div>\n");
		return true;
	}
	if (str_is(local, "body.content") || str_is(local, "text")) {
		add_body(news->arena, xml_inner(reader), &news->body);
		return true;
	}
	if (str_is(local, "body")) {
		Str inner = xml_inner(&copy);

		if (holds_element(inner, "body.content"))
			return false;
		add_body(news->arena, inner, &news->body);
		*reader = copy;
		return true;
	}
	if (str_is(local, "inlineData") || str_is(local, "DataContent") ||
		str_is(local, "inlineXML")) {
		XmlReader whole = *reader;
		Str inner = xml_inner(&copy);

		if (holds_element(inner, "body") || holds_element(inner, "body.content"))
			return false;
		*reader = copy;
		if (holds_element(inner, "p"))
			add_body(news->arena, inner, &news->body);
		else
			add_data(news->arena, &whole, &news->body);
		return true;
	}
	return false;
}

static News read_news(Arena *arena, Str markup)
{
	News news = { .arena = arena, .abstract = text_in(arena), .body = text_in(arena) };
	XmlReader reader = xml_reader(markup);

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		note_facts(&news, &reader);
		(void)take_body(&news, &reader);
	}
	return news;
}

static void write_news(const News *news, Text *out)
{
	Str dateline = fact(news, FACT_DATELINE);
	MarkupHead head = {
		.title = fact(news, FACT_TITLE),
		.byline = without_by(fact(news, FACT_BYLINE)),
		.published = spaced_date(news->arena, fact(news, FACT_PUBLISHED)),
		.updated = spaced_date(news->arena, fact(news, FACT_UPDATED)),
		.language = fact(news, FACT_LANGUAGE),
		.summary = fact(news, FACT_SUMMARY),
		.site = fact(news, FACT_SITE),
		.section = fact(news, FACT_SECTION),
		.address = fact(news, FACT_ADDRESS),
		.headed = str_find(text_str(&news->body), "<h1", 0) != STR_NOWHERE,
	};

	markup_begin(out, &head);
	text_add(out, text_str(&news->abstract));
	if (!str_empty(dateline)) {
		text_add_c(out, "<p class=\"dateline\">");
		markup_add_text(out, dateline);
		text_add_c(out, "</p>\n");
	}
	text_add(out, text_str(&news->body));
	markup_end(out);
}

/* Documents */

static bool newspaper_recognise(Str beginning, SourceInput *input)
{
	static const char *const roots[] = { "nitf", "newsItem", "newsMessage", "NewsML",
		"newsitem", "newsML", "contentSet" };
	Str root = xml_root_name(beginning);

	(void)input;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		if (str_is(root, roots[i]))
			return true;
	return false;
}

/* Moves READER from the root to the next item, whose extent is *EXTENT. Messages hold
 * several; other documents are one item each. */
static bool next_item(XmlReader *reader, bool *first, Extent *extent)
{
	for (XmlEvent event; (event = xml_next(reader)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		Str local = xml_local(reader);
		bool holder = *first &&
			(str_is(local, "newsMessage") || str_is(local, "NewsML") ||
				str_is(local, "newsML"));
		bool item =
			*first ? !holder : str_is(local, "newsItem") || str_is(local, "NewsItem");

		*first = false;
		if (!item)
			continue;
		size_t start = reader->start;

		(void)xml_inner(reader);
		*extent = (Extent){ start, reader->at - start };
		return true;
	}
	return false;
}

static void newspaper_list(SourceInput *input, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	Str bytes = xml_file_load(arena, input, walk_decoder(walk));
	XmlReader reader = xml_reader(bytes);
	Extent extent;

	for (bool first = true; next_item(&reader, &first, &extent) && !walk_stopped(walk);) {
		Arena *own = arena_new();
		News news = read_news(
			own, str_slice(bytes, extent.offset, extent.offset + extent.length));
		ContainerItem item = {
			.label = fact(&news, FACT_TITLE),
			.address = fact(&news, FACT_ADDRESS),
			.media_type = (Str)STR("text/xml"),
			.article = true,
			.place = { 1, { extent } },
		};

		/* An item may be a picture, or tell only where its text is. */
		if (news.body.size > 0 || news.abstract.size > 0)
			walk_item(walk, &item);
		arena_free(own);
	}
	if (xml_is_cut(bytes))
		walk_loss(walk, bytes.size, "the document is cut: its end is missing");
	arena_free(arena);
}

static bool newspaper_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Arena *arena = page->arena;
	Str bytes = xml_file_load(arena, input, page->decoder);
	News news = read_news(arena,
		str_slice(bytes, extent.offset,
			extent.length == 0 ? bytes.size : extent.offset + extent.length));

	if (news.body.size == 0 && news.abstract.size == 0)
		return error_set(err, ERROR_FORMAT, "byte %llu: the news item holds no text",
			(unsigned long long)extent.offset);
	page->truncated = extent.length > 0 &&
		xml_is_cut(str_slice(bytes, extent.offset, extent.offset + extent.length));
	page->address = fact(&news, FACT_ADDRESS);
	page->media_type = (Str)STR("text/xml");
	page->charset = (Str)STR("utf-8");
	write_news(&news, &page->bytes);
	return true;
}

const ContainerKind newspaper_kind = {
	.name = "newspaper",
	.title = "newspaper XML",
	.recognise = newspaper_recognise,
	.list = newspaper_list,
	.read = newspaper_read,
};
