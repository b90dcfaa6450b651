/* SPDX-License-Identifier: ISC */
#include "source/feed.h"

#include "source/header.h"
#include "source/markup_writer.h"
#include "source/transfer.h"
#include "source/xml.h"

enum {
	SUMMARY_BYTES_MAX = 1500, /* of an entry's description beside its full text */
	HEAD_BYTES_MAX = 256 << 10, /* of a feed before its first entry */
};

/* What an entry, or the feed around it, says. Texts are UTF-8. */
typedef struct {
	MarkupHead head;
	Str content, description; /* markup */
	Str guid;
	Str origin; /* the address before a feed service rewrote it */
	Str kind; /* of a post of WordPress: "attachment" and others are none */
	Str language, base;
	Str charset; /* of a feed: what its declaration says */
} Entry;

/* What a child element of an entry or a feed is. */
typedef enum {
	ROLE_TITLE,
	ROLE_LINK, /* by its text or its attributes */
	ROLE_ORIGIN,
	ROLE_GUID,
	ROLE_KIND,
	ROLE_AUTHOR,
	ROLE_PUBLISHED,
	ROLE_UPDATED,
	ROLE_SECTION,
	ROLE_CONTENT,
	ROLE_ITEMS, /* the text in the forms there are of it (mod_content) */
	ROLE_DESCRIPTION,
	ROLE_LANGUAGE,
} Role;

typedef struct {
	const char *name;
	Role role;
} RoleName;

/* Where two name the same, the earlier row wins. */
static const RoleName roles[] = {
	{ "title", ROLE_TITLE },
	{ "dc:title", ROLE_TITLE },
	{ "feedburner:origLink", ROLE_ORIGIN },
	{ "link", ROLE_LINK },
	{ "atom:link", ROLE_LINK },
	{ "guid", ROLE_GUID },
	{ "id", ROLE_GUID },
	{ "wp:post_type", ROLE_KIND },
	{ "author", ROLE_AUTHOR },
	{ "dc:creator", ROLE_AUTHOR },
	{ "atom:author", ROLE_AUTHOR },
	{ "itunes:author", ROLE_AUTHOR },
	{ "dc:author", ROLE_AUTHOR },
	{ "pubDate", ROLE_PUBLISHED },
	{ "published", ROLE_PUBLISHED },
	{ "issued", ROLE_PUBLISHED },
	{ "created", ROLE_PUBLISHED },
	{ "dc:date", ROLE_PUBLISHED },
	{ "dcterms:issued", ROLE_PUBLISHED },
	{ "dcterms:created", ROLE_PUBLISHED },
	{ "atom:published", ROLE_PUBLISHED },
	{ "wp:post_date", ROLE_PUBLISHED },
	{ "updated", ROLE_UPDATED },
	{ "modified", ROLE_UPDATED },
	{ "dcterms:modified", ROLE_UPDATED },
	{ "atom:updated", ROLE_UPDATED },
	{ "category", ROLE_SECTION },
	{ "dc:subject", ROLE_SECTION },
	{ "content:encoded", ROLE_CONTENT },
	{ "content:items", ROLE_ITEMS },
	{ "content", ROLE_CONTENT },
	{ "yandex:full-text", ROLE_CONTENT },
	{ "turbo:content", ROLE_CONTENT },
	{ "xhtml:body", ROLE_CONTENT },
	{ "body", ROLE_CONTENT },
	{ "fulltext", ROLE_CONTENT },
	{ "description", ROLE_DESCRIPTION },
	{ "summary", ROLE_DESCRIPTION },
	{ "dc:description", ROLE_DESCRIPTION },
	{ "media:description", ROLE_DESCRIPTION },
	{ "language", ROLE_LANGUAGE },
	{ "dc:language", ROLE_LANGUAGE },
};

/* What an element is whatever its prefix stands for: "excerpt" is that of a summary. */
static const RoleName encoded = { "encoded", ROLE_CONTENT };

/* READER as if the names of RSS 1.0 had no prefix. */
static XmlReader without_prefix(const XmlReader *reader)
{
	XmlReader bare = *reader;

	if (str_starts(bare.name, "rss:"))
		bare.name = xml_local(reader);
	return bare;
}

static const RoleName *role_of(const XmlReader *reader)
{
	XmlReader bare = without_prefix(reader);

	for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
		if (xml_is(&bare, roles[i].name))
			return &roles[i];
	return str_is(xml_local(reader), encoded.name) && !str_starts(reader->name, "excerpt:")
		? &encoded
		: NULL;
}

static bool is_entry(const XmlReader *reader)
{
	XmlReader bare = without_prefix(reader);

	return xml_is(&bare, "item") || xml_is(&bare, "entry");
}

static void set(Str *field, Str text)
{
	if (str_empty(*field) && !str_empty(text))
		*field = text;
}

/* Elements */

/* Relation of the link the reader stands at: of a page, or of something else. */
static bool links_to_page(Arena *arena, const XmlReader *reader)
{
	Str relation = xml_attribute(arena, reader, "rel");
	Str type = xml_attribute(arena, reader, "type");

	return (str_empty(relation) || str_is(relation, "alternate")) &&
		(str_empty(type) || str_find(type, "html", 0) != STR_NOWHERE);
}

static void read_link(Arena *arena, XmlReader *reader, Entry *entry)
{
	bool page = links_to_page(arena, reader);
	Str href = xml_attribute(arena, reader, "href");
	Str text = str_trim(xml_inner_text(arena, reader));

	if (page)
		set(&entry->head.address, str_empty(href) ? text : str_trim(href));
}

/* The names in an author element: its text, or those of the name elements in it. */
static Str read_author(Arena *arena, XmlReader *reader)
{
	XmlReader whole = *reader;
	XmlReader inner = xml_reader(xml_inner(reader));

	for (;;) {
		XmlEvent event = xml_next(&inner);

		if (event == XML_FINISH)
			break;
		if (event == XML_START && str_is(xml_local(&inner), "name"))
			return str_trim(xml_inner_text(arena, &inner));
	}
	return header_person(arena, str_trim(xml_inner_text(arena, &whole)));
}

/* The names of several authors are one byline. */
static void add_author(Arena *arena, Entry *entry, Str name)
{
	Text names = text_in(arena);

	if (str_empty(name) || str_equal(entry->head.byline, name))
		return;
	if (!str_empty(entry->head.byline)) {
		text_add(&names, entry->head.byline);
		text_add_c(&names, ", ");
	}
	text_add(&names, name);
	entry->head.byline = text_str(&names);
}

/* Is INNER markup as it stands, neither escaped nor CDATA? */
static bool is_bare_markup(Str inner)
{
	XmlReader reader = xml_reader(inner);
	bool tags = false;

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event == XML_CDATA)
			return false;
		tags = tags || event == XML_START;
	}
	return tags;
}

/* TEXT with its references undone where that shows it to be markup, escaped once too often; else
 * as it is. */
static Str unescaped(Arena *arena, Str text)
{
	Text out = text_in(arena);

	if (markup_is_in(text) || str_find(text, "&lt;", 0) == STR_NOWHERE)
		return text;
	xml_add_text(&out, text);
	return str_find_nocase(text_str(&out), "<p", 0) != STR_NOWHERE ||
			str_find_nocase(text_str(&out), "<br", 0) != STR_NOWHERE
		? text_str(&out)
		: text;
}

/* The markup of a text construct of Atom, or of an element of RSS. */
static Str read_markup(Arena *arena, XmlReader *reader)
{
	Str type = xml_attribute(arena, reader, "type");
	Str mode = xml_attribute(arena, reader, "mode"); /* Atom 0.3 */
	XmlReader whole = *reader;
	Str inner = xml_inner(reader);
	Text out = text_in(arena);

	if (str_is(type, "xhtml") || str_ends(type, "xml") || str_is(mode, "xml") ||
		is_bare_markup(inner))
		return inner;
	Str text = xml_inner_text(arena, &whole);

	if (!str_starts(type, "text"))
		text = unescaped(arena, text);

	if (str_is(mode, "base64") ||
		(!str_empty(type) && str_find_byte(type, '/', 0) != STR_NOWHERE &&
			!str_starts(type, "text/")))
		return transfer_base64(arena, text);
	if ((!str_is(type, "text") && !str_is(type, "text/plain")) && markup_is_in(text))
		return text;
	if (str_is(type, "html"))
		return text;
	markup_add_paragraphs(&out, text);
	return text_str(&out);
}

/* The first form of the text in READER's element that is markup or plain; the others may be
 * pictures, or lie elsewhere. */
static Str read_items(Arena *arena, XmlReader *reader)
{
	XmlReader inner = xml_reader(xml_inner(reader));
	Str format = STR_NONE;

	for (XmlEvent event; (event = xml_next(&inner)) != XML_FINISH;) {
		Str local = xml_local(&inner);

		if (event != XML_START)
			continue;
		if (str_is(local, "item"))
			format = STR_NONE;
		else if (str_is(local, "format"))
			format = xml_attribute(arena, &inner, "rdf:resource");
		else if (str_is(local, "value") &&
			(str_empty(format) || str_find(format, "html", 0) != STR_NOWHERE ||
				str_find(format, "/text/", 0) != STR_NOWHERE))
			return read_markup(arena, &inner);
	}
	return STR_NONE;
}

static void read_title(Arena *arena, XmlReader *reader, Entry *entry)
{
	Str type = xml_attribute(arena, reader, "type");
	bool plain = str_is(type, "text");
	Str text = str_trim(xml_inner_text(arena, reader));
	Text out = text_in(arena);

	if (!str_empty(entry->head.title) || text.size == 0)
		return;
	/* Titles are shown as text, but many are written as markup. */
	if (!plain && markup_is_in(text)) {
		XmlReader inner = xml_reader(text);

		for (XmlEvent event; (event = xml_next(&inner)) != XML_FINISH;)
			if (event == XML_TEXT)
				text_add(&out, inner.text);
	} else if (plain) {
		markup_add_text(&out, text);
	} else {
		text_add(&out, text);
	}
	entry->head.title = str_trim(text_str(&out));
}

static void read_element(Arena *arena, XmlReader *reader, Role role, Entry *entry)
{
	Str base = xml_attribute(arena, reader, "xml:base");
	bool is_permanent = !str_is(xml_attribute(arena, reader, "isPermaLink"), "false");
	Str term = xml_attribute(arena, reader, "term"), text;

	switch (role) {
	case ROLE_TITLE:
		read_title(arena, reader, entry);
		break;
	case ROLE_LINK:
		read_link(arena, reader, entry);
		break;
	case ROLE_ORIGIN:
		set(&entry->origin, str_trim(xml_inner_text(arena, reader)));
		break;
	case ROLE_GUID:
		text = str_trim(xml_inner_text(arena, reader));
		if (is_permanent && str_starts_nocase(text, "http"))
			set(&entry->guid, text);
		break;
	case ROLE_KIND:
		set(&entry->kind, str_trim(xml_inner_text(arena, reader)));
		break;
	case ROLE_AUTHOR:
		add_author(arena, entry, read_author(arena, reader));
		break;
	case ROLE_PUBLISHED:
		set(&entry->head.published, str_trim(xml_inner_text(arena, reader)));
		break;
	case ROLE_UPDATED:
		set(&entry->head.updated, str_trim(xml_inner_text(arena, reader)));
		break;
	case ROLE_SECTION:
		set(&entry->head.section,
			str_empty(term) ? str_trim(xml_inner_text(arena, reader)) : term);
		break;
	case ROLE_CONTENT:
		set(&entry->base, base);
		set(&entry->content, read_markup(arena, reader));
		break;
	case ROLE_ITEMS:
		set(&entry->content, read_items(arena, reader));
		break;
	case ROLE_DESCRIPTION:
		set(&entry->description, read_markup(arena, reader));
		break;
	case ROLE_LANGUAGE:
		set(&entry->language, str_trim(xml_inner_text(arena, reader)));
		break;
	}
}

/* Reads what stands directly within the element the reader is at, up to the first
 * entry. The prefix of the feed's root is the reader's. */
static void read_children(Arena *arena, XmlReader *reader, Entry *entry)
{
	set(&entry->language, xml_attribute(arena, reader, "xml:lang"));
	set(&entry->base, xml_attribute(arena, reader, "xml:base"));
	for (;;) {
		XmlReader before = *reader;
		XmlEvent event = xml_next(reader);

		if (event == XML_FINISH)
			return;
		if (event != XML_START)
			continue;
		if (is_entry(reader)) {
			*reader = before;
			return;
		}
		const RoleName *row = role_of(reader);

		/* Nothing within these is of the feed: pictures have titles, too. */
		if (row != NULL)
			read_element(arena, reader, row->role, entry);
		else if (xml_is(reader, "image") || xml_is(reader, "textInput") ||
			xml_is(reader, "source") || xml_is(reader, "media:group"))
			(void)xml_inner(reader);
	}
}

/* Documents */

static bool is_wide(Str bytes)
{
	return str_starts(bytes, "\xff\xfe") || str_starts(bytes, "\xfe\xff");
}

/* The feed's bytes in UTF-8 where they are in a character set of two bytes a sign, in which
 * the tags cannot be found; else as they are. */
static Str readable(Arena *arena, Str bytes, const Decoder *decoder)
{
	if (is_wide(bytes))
		return decoder_text(decoder, arena, STR_NONE, bytes);
	return bytes;
}

static bool feed_recognise(Str beginning, SourceInput *input)
{
	static const char *const roots[] = { "rss", "RDF", "feed", "entry" };
	Str root = xml_root_name(beginning);

	(void)input;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
		if (str_is(root, roots[i]))
			return str_is(root, "RDF")
				? str_find(beginning, "purl.org/rss/", 0) != STR_NOWHERE ||
					str_find(beginning, "my.netscape.com/rdf", 0) != STR_NOWHERE
				: !str_is(root, "entry") ||
					str_find(beginning, "/Atom", 0) != STR_NOWHERE;
	return false;
}

/* Moves READER behind the entry it has just begun, which may lack its end. */
static void pass_entry(XmlReader *reader)
{
	Str name = reader->name;

	for (;;) {
		XmlReader before = *reader;
		XmlEvent event = xml_next(reader);

		if (event == XML_FINISH)
			return;
		if (event == XML_END && str_equal(reader->name, name))
			return;
		if (event == XML_START && str_equal(reader->name, name)) {
			*reader = before;
			return;
		}
	}
}

/* The path REFERENCE, from its first slash on, without its "." and "..". */
static Str without_dots(Arena *arena, Str path)
{
	Text out = text_in(arena);
	Str behind = str_from(path, str_find_byte(path, '?', 0));
	Str rest = str_slice(path, 0, path.size - behind.size);

	while (rest.size > 0) {
		size_t end = str_find_byte(rest, '/', 1);
		Str part = str_slice(rest, 0, end);

		rest = end == STR_NOWHERE ? (Str)STR("") : str_from(rest, end);
		if (str_is(part, "/..") || str_is(part, "/.")) {
			size_t slash = str_find_last_byte(text_str(&out), '/');

			if (part.size == 3 && slash != STR_NOWHERE)
				out.size = slash;
			if (rest.size == 0)
				text_add_byte(&out, '/');
		} else {
			text_add(&out, part);
		}
	}
	text_add(&out, behind);
	return text_str(&out);
}

static bool is_whole(Str address)
{
	return str_find_byte(str_slice(address, 0, str_find_byte(address, '/', 0)), ':', 0) !=
		STR_NOWHERE;
}

/* REFERENCE made whole by BASE, an address; as it is where BASE is none. */
static Str resolved(Arena *arena, Str base, Str reference)
{
	size_t scheme = str_find(base, "://", 0);

	if (str_empty(reference) || scheme == STR_NOWHERE || is_whole(reference))
		return reference;
	if (str_starts(reference, "//"))
		return str_format(arena, "%.*s:%.*s", (int)scheme, base.at, (int)reference.size,
			reference.at);
	base = str_slice(base, 0, str_find_byte(base, '#', 0));
	base = str_slice(base, 0, str_find_byte(base, '?', 0));
	size_t host_end = str_find_byte(base, '/', scheme + 3);
	Str host = str_slice(base, 0, host_end);
	Str folder = str_from(base, host.size);

	folder = str_slice(folder, 0, str_find_last_byte(folder, '/') + 1);
	if (str_starts(reference, "/") || str_empty(folder))
		folder = str_starts(reference, "/") ? (Str)STR("") : (Str)STR("/");
	Str path = without_dots(arena,
		str_format(arena, "%.*s%.*s", (int)folder.size, folder.at, (int)reference.size,
			reference.at));

	return str_format(arena, "%.*s%.*s", (int)host.size, host.at, (int)path.size, path.at);
}

/* The entry whose markup is MARKUP, of a feed whose root has the prefix ROOT. */
static Entry read_entry(Arena *arena, Str markup, Str root, const Entry *feed)
{
	Entry entry = { 0 };
	XmlReader reader = xml_reader(markup);

	reader.root = root;
	if (xml_next(&reader) != XML_START)
		return entry;
	Str about = xml_attribute(arena, &reader, "rdf:about");

	read_children(arena, &reader, &entry);
	if (!str_empty(entry.origin))
		entry.head.address = entry.origin;
	set(&entry.head.address, entry.guid);
	set(&entry.head.address, about);
	/* A feed that names no base is read as if it stood at its site's front. */
	Str base = str_empty(feed->base) ? feed->head.address : feed->base;

	entry.base = str_empty(entry.base) ? feed->base : resolved(arena, base, entry.base);
	entry.head.address =
		resolved(arena, str_empty(entry.base) ? base : entry.base, entry.head.address);
	return entry;
}

/* Menus, pictures and drafts' versions are entries of a blog's export, too. */
static bool is_post(Str kind)
{
	return str_empty(kind) || str_is(kind, "post") || str_is(kind, "page");
}

static void list_entry(ContainerWalk *walk, Str bytes, Extent extent, const Entry *feed, Str root)
{
	Arena *arena = arena_new();
	Str markup = str_slice(bytes, extent.offset, extent.offset + extent.length);
	const Decoder *decoder = walk_decoder(walk);

	markup = decoder_text(decoder, arena, xml_real_encoding(feed->charset, markup), markup);
	Entry entry = read_entry(arena, markup, root, feed);
	Text label = text_in(arena);

	xml_add_text(&label, entry.head.title);
	ContainerItem item = {
		.label = label.size > 0 ? text_str(&label) : STR_NONE,
		.address = entry.head.address,
		.media_type = (Str)STR("text/html"),
		.article = is_post(entry.kind),
		.place = { 1, { extent } },
	};

	walk_item(walk, &item);
	arena_free(arena);
}

/* What the feed says before its first entry; READER stands there afterwards. The root may be
 * the only entry. */
static Entry read_feed(Arena *arena, Str bytes, XmlReader *reader)
{
	Entry feed = { .charset = xml_encoding(bytes) };
	XmlReader before;
	XmlEvent event;

	*reader = xml_reader(bytes);
	do {
		before = *reader;
		event = xml_next(reader);
	} while (event != XML_START && event != XML_FINISH);
	if (event == XML_START && is_entry(reader)) {
		before.root = reader->root;
		*reader = before;
	} else if (event == XML_START) {
		read_children(arena, reader, &feed);
	}
	return feed;
}

static void feed_list(SourceInput *input, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	Text raw = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	Str bytes = readable(arena, text_str(&raw), walk_decoder(walk));
	XmlReader reader;
	Entry feed = read_feed(arena, bytes, &reader);

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH && !walk_stopped(walk);) {
		size_t start = reader.start;

		if (event != XML_START || !is_entry(&reader))
			continue;
		pass_entry(&reader);
		list_entry(walk, bytes, (Extent){ start, reader.at - start }, &feed, reader.root);
	}
	if (xml_is_cut(bytes))
		walk_loss(walk, bytes.size, "the feed is cut: its end is missing");
	text_clear(&raw);
	arena_free(arena);
}

static void write_entry(Arena *arena, const Entry *feed, Entry *entry, Text *out)
{
	MarkupHead *head = &entry->head;
	Str text = str_empty(entry->content) ? entry->description : entry->content;
	bool both = !str_empty(entry->content) && !str_empty(entry->description);
	Text summary = text_in(arena);

	set(&head->language, entry->language);
	set(&head->language, feed->language);
	set(&head->byline, feed->head.byline);
	set(&head->base, entry->base);
	set(&head->published, head->updated);
	set(&head->site, feed->head.title);
	if (both && entry->description.size < SUMMARY_BYTES_MAX) {
		XmlReader reader = xml_reader(entry->description);

		for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;)
			if (event == XML_TEXT)
				xml_add_text(&summary, reader.text);
		head->summary = str_trim(text_str(&summary));
	}
	markup_begin(out, head);
	text_add(out, text);
	markup_end(out);
}

/* The bytes at EXTENT of INPUT; LENGTH 0 is all behind its offset. The tags of a feed in
 * UTF-16 can be found in its decoded form only, so that is what extents mean there. */
static Str take(Arena *arena, SourceInput *input, Extent extent, const Decoder *decoder)
{
	Text raw = text_in(NULL);
	uint64_t length = extent.length;

	if (length == 0 || length > CONTAINER_PAGE_BYTES_MAX)
		length = CONTAINER_PAGE_BYTES_MAX;
	if (is_wide(input_window(input, 0, 2))) {
		raw = input_all(input, CONTAINER_PAGE_BYTES_MAX);
		Str whole = readable(arena, text_str(&raw), decoder);

		whole = str_copy(arena, str_slice(whole, extent.offset, extent.offset + length));
		text_clear(&raw);
		return whole;
	}
	(void)input_take(input, extent.offset, (size_t)length, &raw);
	Str part = str_copy(arena, text_str(&raw));

	text_clear(&raw);
	return part;
}

static bool feed_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Arena *arena = page->arena;
	const Decoder *decoder = page->decoder;
	Str beginning = take(arena, input, (Extent){ 0, HEAD_BYTES_MAX }, decoder);
	Str markup = take(arena, input, extent, decoder);
	XmlReader reader;
	Entry feed = read_feed(arena, beginning, &reader);
	XmlReader first = xml_reader(markup);

	first.root = reader.root;
	if (xml_next(&first) != XML_START || !is_entry(&first))
		return error_set(err, ERROR_FORMAT, "byte %llu: no entry begins here",
			(unsigned long long)extent.offset);
	markup = decoder_text(decoder, arena, xml_real_encoding(feed.charset, markup), markup);
	feed.head.title = decoder_text(
		decoder, arena, xml_real_encoding(feed.charset, feed.head.title), feed.head.title);
	Entry entry = read_entry(arena, markup, reader.root, &feed);

	page->address = entry.head.address;
	page->media_type = (Str)STR("text/html");
	page->charset = (Str)STR("utf-8");
	page->truncated = extent.offset + extent.length >= input_size(input) && xml_is_cut(markup);
	write_entry(arena, &feed, &entry, &page->bytes);
	return true;
}

const ContainerKind feed_kind = {
	.name = "feed",
	.title = "a feed",
	.recognise = feed_recognise,
	.list = feed_list,
	.read = feed_read,
};
