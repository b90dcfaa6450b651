/* SPDX-License-Identifier: ISC */
#include "source/zip_pages.h"

#include "source/capture.h"
#include "source/json.h"
#include "source/stamp.h"
#include "source/transfer.h"
#include "source/xml.h"
#include "source/zip.h"

enum {
	META_BYTES_MAX = 4 << 20, /* of a member that tells about the others */
	PAGES_MAX = 20000,
};

/* A page among the members. Texts are absent where nothing is known. */
typedef struct {
	const ZipMember *member; /* borrowed from the zip */
	Str title, address, captured, media_type, charset, byline, published, language;
	bool front; /* a cover, a list of contents: no article */
	bool nested; /* a container of its own */
} ZipPage;

typedef struct {
	const Zip *zip; /* borrowed */
	Arena *arena; /* borrowed */
	ZipPage *pages;
	size_t count, room;
} ZipPages;

static ZipPage *add_page(ZipPages *pages, const ZipMember *member)
{
	if (pages->count == pages->room) {
		size_t room = pages->room > 0 ? 2 * pages->room : 16;

		pages->pages = arena_grow(
			pages->arena, pages->pages, pages->count, room, sizeof *pages->pages);
		pages->room = room;
	}
	ZipPage *page = &pages->pages[pages->count++];

	page->member = member;
	page->media_type = str("text/html");
	return page;
}

/* What MEMBER, which tells about others, unpacks to; empty when nothing came. */
static Str read_meta(const ZipPages *pages, const ZipMember *member)
{
	Text bytes = text_in(pages->arena);
	bool whole;
	Error unsaid;

	if (member == NULL ||
		!zip_take(pages->zip, member, META_BYTES_MAX, &bytes, &whole, &unsaid))
		return str("");
	return text_str(&bytes);
}

/* FOLDER (with its slash, or "") and NAME in one, percent escapes undone and "../" and
 * "./" followed. Only members are looked up by it. */
static Str member_name(Arena *arena, Str folder, Str name)
{
	Text out = text_in(arena);

	text_add(&out, folder);
	while (str_starts(name, "../") || str_starts(name, "./")) {
		bool up = name.at[1] == '.';

		name = str_from(name, up ? 3 : 2);
		if (!up || out.size == 0)
			continue;
		size_t slash = str_find_last_byte(str_slice(text_str(&out), 0, out.size - 1), '/');

		out.size = slash == STR_NOWHERE ? 0 : slash + 1;
	}
	for (size_t i = 0; i < name.size && name.at[i] != '#'; i++) {
		bool escape = name.at[i] == '%' && i + 2 < name.size;
		int high = escape ? transfer_hex(name.at[i + 1]) : -1;
		int low = escape ? transfer_hex(name.at[i + 2]) : -1;

		text_add_byte(&out, high < 0 || low < 0 ? name.at[i] : (char)(high * 16 + low));
		i += high < 0 || low < 0 ? 0 : 2;
	}
	return text_str(&out);
}

/* The folder of the member NAME, with its slash; "" at the top. */
static Str folder_of(Str name)
{
	size_t slash = str_find_last_byte(name, '/');

	return slash == STR_NOWHERE ? str("") : str_slice(name, 0, slash + 1);
}

static const ZipMember *find_member(const ZipPages *pages, Str name)
{
	return zip_find(pages->zip, str_c(pages->arena, name));
}

/* SingleFileZ */

static bool plan_singlefilez(ZipPages *pages)
{
	const ZipMember *index = zip_find(pages->zip, "index.html");
	Str manifest = read_meta(pages, zip_find(pages->zip, "manifest.json"));
	Str value = STR_NONE;

	if (index == NULL)
		return false;
	(void)json_next(&manifest, &value);
	Str address = json_member_text(pages->arena, value, "originalUrl");

	if (str_empty(address) && !str_starts_nocase(index->comment, "http"))
		return false;
	ZipPage *page = add_page(pages, index);

	page->address = str_empty(address) ? index->comment : address;
	page->captured =
		capture_time(pages->arena, json_member_text(pages->arena, value, "archiveTime"));
	page->title = json_member_text(pages->arena, value, "title");
	page->charset = str("utf-8");
	return true;
}

/* MAFF */

static void read_rdf(ZipPages *pages, const ZipMember *rdf)
{
	XmlReader reader = xml_reader(read_meta(pages, rdf));
	Str index = str("index.html");
	ZipPage found = { 0 };

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		Str name = xml_local(&reader);
		Str value = xml_attribute(pages->arena, &reader, "RDF:resource");

		if (str_is_nocase(name, "originalurl"))
			found.address = value;
		else if (str_is_nocase(name, "title"))
			found.title = value;
		else if (str_is_nocase(name, "archivetime"))
			found.captured = stamp_of_mail(pages->arena, value);
		else if (str_is_nocase(name, "charset"))
			found.charset = value;
		else if (str_is_nocase(name, "indexfilename") && !str_empty(value))
			index = value;
	}
	const ZipMember *member =
		find_member(pages, member_name(pages->arena, folder_of(rdf->name), index));

	if (member == NULL)
		return;
	ZipPage *page = add_page(pages, member);

	found.member = page->member;
	found.media_type = page->media_type;
	*page = found;
}

static bool plan_maff(ZipPages *pages)
{
	for (size_t i = 0; i < zip_count(pages->zip) && pages->count < PAGES_MAX; i++) {
		const ZipMember *member = zip_member(pages->zip, i);

		if (str_ends_nocase(member->name, "/index.rdf"))
			read_rdf(pages, member);
	}
	return pages->count > 0;
}

/* EPUB and HTMLZ */

/* What is in a book and is no article: whole words of its members' names. */
static const char *const front_names[] = { "cover", "titlepage", "title", "toc", "nav", "contents",
	"copyright", "colophon", "imprint", "index_toc" };

static bool is_front_name(Str name)
{
	Str last = str_from(name, str_find_last_byte(name, '/') + 1);
	Str stem = str_slice(last, 0, str_find_byte(last, '.', 0));

	for (size_t i = 0; i < sizeof front_names / sizeof *front_names; i++)
		if (str_is_nocase(stem, front_names[i]))
			return true;
	return false;
}

/* An entry of a package's manifest. */
typedef struct {
	Str id, href, type;
	bool nav;
} ManifestItem;

typedef struct {
	ManifestItem *items;
	size_t count, room;
	Str title, creator, date, language, source; /* of the whole */
} Package;

static void add_manifest_item(ZipPages *pages, Package *package, const XmlReader *reader)
{
	if (package->count == PAGES_MAX)
		return;
	if (package->count == package->room) {
		size_t room = package->room > 0 ? 2 * package->room : 64;

		package->items = arena_grow(
			pages->arena, package->items, package->count, room, sizeof *package->items);
		package->room = room;
	}
	Str properties = xml_attribute(pages->arena, reader, "properties");

	package->items[package->count++] = (ManifestItem){
		.id = xml_attribute(pages->arena, reader, "id"),
		.href = xml_attribute(pages->arena, reader, "href"),
		.type = xml_attribute(pages->arena, reader, "media-type"),
		.nav = str_present(properties) && str_find(properties, "nav", 0) != STR_NOWHERE,
	};
}

/* The member that the spine means by ID becomes a page. */
static void add_spine_page(ZipPages *pages, const Package *package, Str folder, Str id)
{
	for (size_t i = 0; i < package->count; i++) {
		const ManifestItem *item = &package->items[i];

		if (!str_equal(item->id, id) || !str_present(item->href))
			continue;
		const ZipMember *member =
			find_member(pages, member_name(pages->arena, folder, item->href));

		if (member == NULL || pages->count == PAGES_MAX)
			return;
		ZipPage *page = add_page(pages, member);

		page->media_type =
			str_present(item->type) ? item->type : str("application/xhtml+xml");
		page->front = item->nav || is_front_name(item->href);
		page->language = package->language;
		return;
	}
}

static void take_metadata(Arena *arena, XmlReader *reader, Package *package)
{
	const struct {
		const char *name;
		Str *field;
	} fields[] = {
		{ "title", &package->title },
		{ "creator", &package->creator },
		{ "date", &package->date },
		{ "language", &package->language },
		{ "source", &package->source },
	};
	Str name = xml_local(reader);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_is_nocase(name, fields[i].name) && !str_present(*fields[i].field))
			*fields[i].field = str_trim(xml_inner_text(arena, reader));
}

/* Reads the package document MEMBER: what it says of the whole, and its spine. */
static Package read_package(ZipPages *pages, const ZipMember *member)
{
	Package package = { 0 };

	if (member == NULL)
		return package;
	XmlReader reader = xml_reader(read_meta(pages, member));
	Str folder = folder_of(member->name);

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		Str name = xml_local(&reader);

		if (str_is_nocase(name, "item"))
			add_manifest_item(pages, &package, &reader);
		else if (str_is_nocase(name, "itemref"))
			add_spine_page(pages, &package, folder,
				xml_attribute(pages->arena, &reader, "idref"));
		else
			take_metadata(pages->arena, &reader, &package);
	}
	return package;
}

/* Titles of pages from the list of contents CONTENTS (NCX). An entry with others in it
 * is a section, and its page a front. */
static void read_contents(ZipPages *pages, const ZipMember *contents)
{
	XmlReader reader = xml_reader(read_meta(pages, contents));
	Str label = STR_NONE;
	ZipPage *last = NULL;

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event == XML_END && str_is_nocase(xml_local(&reader), "navPoint"))
			last = NULL;
		if (event != XML_START)
			continue;
		Str name = xml_local(&reader);

		if (str_is_nocase(name, "navPoint") && last != NULL)
			last->front = true;
		else if (str_is_nocase(name, "text"))
			label = str_trim(xml_inner_text(pages->arena, &reader));
		else if (str_is_nocase(name, "content")) {
			Str src = xml_attribute(pages->arena, &reader, "src");
			const ZipMember *member = str_present(src)
				? find_member(pages,
					  member_name(pages->arena, folder_of(contents->name), src))
				: NULL;

			last = NULL;
			for (size_t i = 0; member != NULL && i < pages->count && last == NULL; i++)
				last = pages->pages[i].member == member ? &pages->pages[i] : NULL;
			if (last != NULL && !str_present(last->title))
				last->title = label;
		}
	}
}

static bool plan_epub(ZipPages *pages)
{
	XmlReader reader =
		xml_reader(read_meta(pages, zip_find(pages->zip, "META-INF/container.xml")));
	const ZipMember *package = NULL;

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH && package == NULL;)
		if (event == XML_START && str_is_nocase(xml_local(&reader), "rootfile"))
			package = find_member(pages,
				member_name(pages->arena, str(""),
					xml_attribute(pages->arena, &reader, "full-path")));
	(void)read_package(pages, package);
	for (size_t i = 0; i < zip_count(pages->zip); i++)
		if (str_ends_nocase(zip_member(pages->zip, i)->name, ".ncx"))
			read_contents(pages, zip_member(pages->zip, i));
	return pages->count > 0;
}

static bool plan_htmlz(ZipPages *pages)
{
	const ZipMember *index = zip_find(pages->zip, "index.html");
	const ZipMember *metadata = zip_find(pages->zip, "metadata.opf");

	if (index == NULL || metadata == NULL)
		return false;
	Package package = read_package(pages, metadata);
	ZipPage *page = add_page(pages, index);

	page->title = package.title;
	page->byline = package.creator;
	page->published = package.date;
	page->language = package.language;
	if (str_starts_nocase(package.source, "http"))
		page->address = package.source;
	return true;
}

/* Any zip file: pages and containers by the ends of their names, which is all there is. */

static const struct {
	const char *end;
	const char *media_type; /* NULL: a container */
} ends[] = {
	{ ".html", "text/html" },
	{ ".htm", "text/html" },
	{ ".xhtml", "application/xhtml+xml" },
	{ ".shtml", "text/html" },
	{ ".stm", "text/html" },
	{ ".txt", "text/plain" },
	{ ".mhtml", NULL },
	{ ".mht", NULL },
	{ ".eml", NULL },
	{ ".mbox", NULL },
	{ ".warc", NULL },
	{ ".warc.gz", NULL },
	{ ".arc", NULL },
	{ ".arc.gz", NULL },
	{ ".maff", NULL },
	{ ".epub", NULL },
	{ ".wacz", NULL },
	{ ".webarchive", NULL },
};

/* A frame or another part of a saved page lies in a folder of such a name. */
static bool is_part_of_page(Str name)
{
	return str_find(name, "_files/", 0) != STR_NOWHERE || str_starts(name, "__MACOSX/") ||
		str_find(name, "/frames/", 0) != STR_NOWHERE;
}

static bool plan_zip(ZipPages *pages)
{
	for (size_t i = 0; i < zip_count(pages->zip) && pages->count < PAGES_MAX; i++) {
		const ZipMember *member = zip_member(pages->zip, i);

		for (size_t j = 0; j < sizeof ends / sizeof *ends; j++) {
			if (!str_ends_nocase(member->name, ends[j].end) || member->size == 0)
				continue;
			ZipPage *page = add_page(pages, member);

			page->nested = ends[j].media_type == NULL;
			page->media_type = str(ends[j].media_type);
			page->front = is_part_of_page(member->name);
			break;
		}
	}
	return pages->count > 0;
}

/* What all of them do */

typedef bool Plan(ZipPages *pages);

/* Opens INPUT and lets PLAN say what is in it. NULL when it is no such file. */
static Zip *plan_pages(SourceInput *input, Plan *plan, Arena *arena, ZipPages *pages)
{
	Zip *zip = zip_open(input);

	*pages = (ZipPages){ .zip = zip, .arena = arena };
	if (zip != NULL && plan(pages))
		return zip;
	zip_close(zip);
	return NULL;
}

static void list_nested(const Zip *zip, const ZipPage *page, ContainerWalk *walk)
{
	Extent extent = { page->member->offset, page->member->packed };
	Error err = { 0 };
	SourceInput *inner = zip_input(zip, page->member, &err);

	if (inner == NULL || !walk_within(walk, extent, inner))
		walk_loss(walk, extent.offset, "%.*s could not be read",
			(int)page->member->name.size, page->member->name.at);
	input_free(inner);
}

static void list_pages(SourceInput *input, Plan *plan, ContainerWalk *walk)
{
	Arena *arena = arena_new();
	ZipPages pages;
	Zip *zip = plan_pages(input, plan, arena, &pages);

	if (zip != NULL && zip_is_damaged(zip))
		walk_loss(walk, 0, "its directory is damaged, cut, or names members that overlap");
	for (size_t i = 0; zip != NULL && i < pages.count && !walk_stopped(walk); i++) {
		const ZipPage *page = &pages.pages[i];
		ContainerItem item = {
			.label = str_present(page->title) ? page->title : page->member->name,
			.address = page->address,
			.captured = page->captured,
			.media_type = page->media_type,
			.article = !page->front,
			.place = { .levels = 1,
				.at = { { page->member->offset, page->member->packed } } },
		};

		if (page->nested)
			list_nested(zip, page, walk);
		else
			(void)walk_item(walk, &item);
	}
	zip_close(zip);
	arena_free(arena);
}

static void fill_page(const ZipPage *from, ContainerPage *page)
{
	page->address = from->address;
	page->captured = from->captured;
	page->media_type = from->media_type;
	page->charset = from->charset;
	page->title = from->title;
	page->byline = from->byline;
	page->published = from->published;
	page->language = from->language;
}

static bool read_page(
	SourceInput *input, Plan *plan, Extent extent, ContainerPage *page, Error *err)
{
	ZipPages pages;
	Zip *zip = plan_pages(input, plan, page->arena, &pages);
	const ZipMember *member = zip != NULL ? zip_at(zip, extent.offset) : NULL;
	bool whole = true;

	if (member == NULL) {
		zip_close(zip);
		return error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)extent.offset);
	}
	for (size_t i = 0; i < pages.count; i++)
		if (pages.pages[i].member == member)
			fill_page(&pages.pages[i], page);
	bool good = zip_take(zip, member, CONTAINER_PAGE_BYTES_MAX, &page->bytes, &whole, err);

	if (good && !whole) {
		page->truncated = page->bytes.size < member->size;
		container_page_damage(page, "It is damaged in its zip file.");
	}
	zip_close(zip);
	return good;
}

static SourceInput *open_member(SourceInput *input, Extent extent, Error *err)
{
	Zip *zip = zip_open(input);
	const ZipMember *member = zip != NULL ? zip_at(zip, extent.offset) : NULL;
	SourceInput *inner = NULL;

	if (member != NULL)
		inner = zip_input(zip, member, err);
	else
		error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)extent.offset);
	zip_close(zip);
	return inner;
}

/* A page may be a zip file as well; it says so at its beginning. */
static bool may_be_zip(Str beginning)
{
	return str_starts(beginning, "PK\3\4") ||
		str_find_nocase(beginning, "<html data-sfz", 0) != STR_NOWHERE;
}

static bool recognise(Str beginning, SourceInput *input, Plan *plan)
{
	if (!may_be_zip(beginning))
		return false;
	Arena *arena = arena_new();
	ZipPages pages;
	Zip *zip = plan_pages(input, plan, arena, &pages);
	bool is = zip != NULL;

	zip_close(zip);
	arena_free(arena);
	return is;
}

/* The functions of a kind, which differ by the plan alone. */
#define ZIP_KIND(kind, kind_name, kind_title, plan) \
	static bool kind##_recognise(Str beginning, SourceInput *input) \
	{ \
		return recognise(beginning, input, plan); \
	} \
	static void kind##_list(SourceInput *input, ContainerWalk *walk) \
	{ \
		list_pages(input, plan, walk); \
	} \
	static bool kind##_read( \
		SourceInput *input, Extent extent, ContainerPage *page, Error *err) \
	{ \
		return read_page(input, plan, extent, page, err); \
	} \
	const ContainerKind kind##_kind = { \
		.name = kind_name, \
		.title = kind_title, \
		.recognise = kind##_recognise, \
		.list = kind##_list, \
		.read = kind##_read, \
		.open = open_member, \
	}

ZIP_KIND(singlefilez, "singlefile", "a SingleFileZ page", plan_singlefilez);
ZIP_KIND(maff, "maff", "a MAFF file", plan_maff);
ZIP_KIND(epub, "epub", "an EPUB book", plan_epub);
ZIP_KIND(htmlz, "htmlz", "an HTMLZ book", plan_htmlz);
ZIP_KIND(zip, "zip", "a zip archive", plan_zip);
