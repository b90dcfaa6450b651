/* SPDX-License-Identifier: ISC */
#include "source/zip_pages.h"

#include "source/alto.h"
#include "source/bookmarks.h"
#include "source/capture.h"
#include "source/export.h"
#include "source/export_xml.h"
#include "source/feed.h"
#include "source/json.h"
#include "source/mirror.h"
#include "source/newspaper.h"
#include "source/sniff.h"
#include "source/stamp.h"
#include "source/xml.h"
#include "source/zip_book.h"
#include "source/zip_export.h"
#include "source/zip_plan.h"

enum {
	LISTS_LOOKED_AT_MAX = 64, /* in one file */
	ZIP_RATIO_MAX = 4, /* of a zip file in another ... */
	ZIP_FREE_BYTES = 64 << 10, /* ... above so much */
};

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* SingleFileZ */

static bool plan_singlefilez(ZipPlan *plan)
{
	const ZipMember *index = zip_find(plan->zip, str("index.html"));
	Str manifest = zip_plan_meta(plan, zip_find(plan->zip, str("manifest.json")));
	Str value = STR_NONE;

	if (index == NULL)
		return false;
	(void)json_next(&manifest, &value);
	Str address = json_member_text(plan->arena, value, "originalUrl");

	if (str_empty(address) && !str_starts_nocase(index->comment, "http"))
		return false;
	ZipPage *page = zip_plan_add(plan, index);

	page->address = str_empty(address) ? index->comment : address;
	page->captured =
		capture_time(plan->arena, json_member_text(plan->arena, value, "archiveTime"));
	page->title = json_member_text(plan->arena, value, "title");
	page->charset = str("utf-8");
	return true;
}

/* MAFF */

static void read_rdf(ZipPlan *plan, const ZipMember *rdf)
{
	XmlReader reader = xml_reader(zip_plan_meta(plan, rdf));
	Str index = str("index.html");
	ZipPage found = { 0 };

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		Str name = xml_local(&reader);
		Str value = xml_attribute(plan->arena, &reader, "RDF:resource");

		if (!str_present(value))
			value = xml_attribute(plan->arena, &reader, "rdf:resource");

		if (str_is_nocase(name, "originalurl"))
			found.address = value;
		else if (str_is_nocase(name, "title"))
			found.title = value;
		else if (str_is_nocase(name, "archivetime"))
			found.captured = stamp_of_mail(plan->arena, value);
		else if (str_is_nocase(name, "charset"))
			found.charset = value;
		else if (str_is_nocase(name, "indexfilename") && !str_empty(value))
			index = value;
	}
	const ZipMember *member = zip_plan_member(plan, zip_folder_of(rdf->name), index);

	if (member == NULL)
		return;
	ZipPage *page = zip_plan_add(plan, member);

	found.member = page->member;
	found.media_type = page->media_type;
	*page = found;
}

static bool plan_maff(ZipPlan *plan)
{
	for (size_t i = 0; i < zip_count(plan->zip) && plan->count < ZIP_PAGES_MAX; i++) {
		const ZipMember *member = zip_member(plan->zip, i);

		if (str_ends_nocase(member->name, "/index.rdf"))
			read_rdf(plan, member);
	}
	return plan->count > 0;
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
	{ ".html.gz", "text/html" },
	{ ".htm.gz", "text/html" },
	{ ".txt", "text/plain" },
	{ ".mhtml", NULL },
	{ ".mht", NULL },
	{ ".eml", NULL },
	{ ".emlx", NULL },
	{ ".mbox", NULL },
	{ ".warc", NULL },
	{ ".warc.gz", NULL },
	{ ".warc.zst", NULL },
	{ ".arc", NULL },
	{ ".arc.gz", NULL },
	{ ".maff", NULL },
	{ ".epub", NULL },
	{ ".har", NULL },
	{ ".wacz", NULL },
	{ ".webarchive", NULL },
	{ ".zip", NULL },
};

static bool is_zip(const ZipMember *member)
{
	return str_ends_nocase(member->name, ".zip");
}

/* ... and of those that may be lists of pages, told by what is in them. */
static const char *const list_ends[] = { ".csv", ".json", ".jsonl", ".xml", ".rss", ".atom", ".rdf",
	".nitf", "export.html", "bookmarks.html" };
static const ContainerKind *const list_kinds[] = { &feed_kind, &newspaper_kind, &alto_kind,
	&bookmarks_kind, &export_xml_kind, &export_kind, &table_kind };

static bool may_be_list(const ZipMember *member)
{
	return member->size > 0 && member->size <= ZIP_META_BYTES_MAX &&
		str_ends_in_one(member->name, list_ends, COUNT(list_ends));
}

static bool is_list(const ZipPlan *plan, const ZipMember *member)
{
	Error unsaid;
	SourceInput *inner = zip_input(plan->zip, member, &unsaid);
	bool is = false;

	if (inner == NULL)
		return false;
	Str start = str_copy(plan->arena, input_window(inner, 0, SNIFF_BYTES));

	for (size_t i = 0; i < COUNT(list_kinds) && !is; i++)
		is = list_kinds[i]->recognise(start, inner);
	input_free(inner);
	return is;
}

/* Is the folder that ends NAME, a path, that of the parts of a page beside it? */
static bool is_companion(const ZipPlan *plan, Str path)
{
	static const char *const page_ends[] = { ".html", ".htm", ".xhtml", ".shtml" };
	Str folder = zip_folder_of(path);
	Str page = mirror_page_of_folder(str_from(path, folder.size));

	for (size_t i = 0; str_present(page) && i < COUNT(page_ends); i++)
		if (zip_find(plan->zip,
			    str_format(plan->arena, "%.*s%.*s%s", (int)folder.size, folder.at,
				    (int)page.size, page.at, page_ends[i])) != NULL)
			return true;
	return false;
}

/* A frame or another part of a saved page lies in a folder of such a name. */
static bool is_part_of_page(const ZipPlan *plan, Str name)
{
	for (size_t at = 0; (at = str_find_byte(name, '/', at)) != STR_NOWHERE; at++)
		if (is_companion(plan, str_slice(name, 0, at)))
			return true;
	return str_find(name, "_files/", 0) != STR_NOWHERE || str_starts(name, "__MACOSX/") ||
		str_find(name, "/frames/", 0) != STR_NOWHERE;
}

/* A zip file within another is packed already. One that is packed well is made to cost time, and
 * would at each level more. */
static bool is_packed_zip(const ZipMember *member)
{
	return is_zip(member) &&
		member->size / ZIP_RATIO_MAX > member->packed + ZIP_FREE_BYTES / ZIP_RATIO_MAX;
}

static bool plan_zip(ZipPlan *plan)
{
	int looks = LISTS_LOOKED_AT_MAX;

	for (size_t i = 0; i < zip_count(plan->zip) && plan->count < ZIP_PAGES_MAX; i++) {
		const ZipMember *member = zip_member(plan->zip, i);

		if (may_be_list(member) && looks-- > 0 && is_list(plan, member)) {
			zip_plan_add(plan, member)->nested = true;
			continue;
		}
		for (size_t j = 0; j < COUNT(ends); j++) {
			if (!str_ends_nocase(member->name, ends[j].end) || member->size == 0 ||
				is_packed_zip(member))
				continue;
			ZipPage *page = zip_plan_add(plan, member);

			page->nested = ends[j].media_type == NULL;
			page->media_type = str(ends[j].media_type);
			page->front = is_part_of_page(plan, member->name);
			if (!page->nested)
				page->address = mirror_address(plan->arena, member->name);
			break;
		}
	}
	return plan->count > 0;
}

/* What all of them do */

static void list_nested(const Zip *zip, const ZipPage *page, ContainerWalk *walk)
{
	Extent extent = { page->member->offset, page->member->packed };
	Error err = { 0 };
	SourceInput *inner = zip_input(zip, page->member, &err);

	/* Zip files may hold anything. */
	if (inner == NULL || (!walk_within(walk, extent, inner) && !is_zip(page->member)))
		walk_loss(walk, extent.offset, "%.*s could not be read",
			(int)page->member->name.size, page->member->name.at);
	input_free(inner);
}

static void list_plan(const ZipPlan *plan, ContainerWalk *walk)
{
	if (zip_fault(plan->zip) != NULL)
		walk_loss(walk, 0, "%s", zip_fault(plan->zip));
	if (plan->count == ZIP_PAGES_MAX)
		walk_loss(walk, 0, "it holds %d pages or more, and the rest is not listed",
			ZIP_PAGES_MAX);
	for (size_t i = 0; i < plan->count && !walk_stopped(walk); i++) {
		const ZipPage *page = &plan->pages[i];
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
			list_nested(plan->zip, page, walk);
		else
			(void)walk_item(walk, &item);
	}
}

static void fill_page(const ZipPage *from, ContainerPage *page)
{
	page->address = from->address;
	page->captured = from->captured;
	page->media_type = from->media_type;
	page->charset = from->charset;
	page->title = from->title;
	page->titled = from->titled;
	page->byline = from->byline;
	page->published = from->published;
	page->language = from->language;
}

static bool read_page(const ZipPlan *plan, Extent extent, ContainerPage *page, Error *err)
{
	const ZipMember *member = plan != NULL ? zip_at(plan->zip, extent.offset) : NULL;
	bool whole = true;

	if (member == NULL)
		return error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
			(unsigned long long)extent.offset);
	const ZipPage *known = zip_plan_page(plan, member);

	if (known != NULL)
		fill_page(known, page);
	if (!zip_take(plan->zip, member, CONTAINER_PAGE_BYTES_MAX, &page->bytes, &whole, err))
		return false;
	if (!whole) {
		page->truncated = page->bytes.size < member->size;
		container_page_damage(page, "It is damaged in its zip file.");
	}
	return true;
}

static SourceInput *open_member(SourceInput *input, Extent extent, Error *err)
{
	const Zip *zip = zip_open(input);
	const ZipMember *member = zip != NULL ? zip_at(zip, extent.offset) : NULL;

	if (member != NULL)
		return zip_input(zip, member, err);
	error_set(err, ERROR_FORMAT, "no member begins at byte %llu",
		(unsigned long long)extent.offset);
	return NULL;
}

/* A page may be a zip file as well; it says so at its beginning. */
static bool may_be_zip(Str beginning)
{
	return zip_begins(beginning) ||
		str_find_nocase(beginning, "<html data-sfz", 0) != STR_NOWHERE;
}

/* The functions of a kind, which differ by the planner alone. */
#define ZIP_KIND(kind, kind_name, kind_title, planner) \
	static bool kind##_recognise(Str beginning, SourceInput *input) \
	{ \
		return may_be_zip(beginning) && zip_plan(input, planner, &kind##_kind) != NULL; \
	} \
	static void kind##_list(SourceInput *input, ContainerWalk *walk) \
	{ \
		list_plan(zip_plan(input, planner, &kind##_kind), walk); \
	} \
	static bool kind##_read( \
		SourceInput *input, Extent extent, ContainerPage *page, Error *err) \
	{ \
		return read_page(zip_plan(input, planner, &kind##_kind), extent, page, err); \
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
ZIP_KIND(epub, "epub", "an EPUB book", zip_book_epub);
ZIP_KIND(htmlz, "htmlz", "an HTMLZ book", zip_book_htmlz);
ZIP_KIND(export_zip, "export", "an exported reading list with its pages", zip_export_plan);
ZIP_KIND(zip, "zip", "a zip archive", plan_zip);
