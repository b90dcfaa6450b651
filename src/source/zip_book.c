/* SPDX-License-Identifier: ISC */
#include "source/zip_book.h"

#include <stdlib.h>

#include "source/xml.h"

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
	bool sorted; /* by id, once the spine begins */
	Str title, creator, date, language, source; /* of the whole */
} Package;

static int compare_ids(const void *left, const void *right)
{
	const ManifestItem *a = left, *b = right;

	return str_compare(a->id, b->id);
}

static const ManifestItem *find_item(Package *package, Str id)
{
	ManifestItem wanted = { .id = id };

	if (!package->sorted && package->count > 1)
		qsort(package->items, package->count, sizeof *package->items, compare_ids);
	package->sorted = true;
	if (package->count == 0)
		return NULL;
	return bsearch(
		&wanted, package->items, package->count, sizeof *package->items, compare_ids);
}

static void add_manifest_item(ZipPlan *plan, Package *package, const XmlReader *reader)
{
	if (package->count == ZIP_PAGES_MAX || package->sorted)
		return;
	if (package->count == package->room) {
		size_t room = package->room > 0 ? 2 * package->room : 64;

		package->items = arena_grow(
			plan->arena, package->items, package->count, room, sizeof *package->items);
		package->room = room;
	}
	Str properties = xml_attribute(plan->arena, reader, "properties");

	package->items[package->count++] = (ManifestItem){
		.id = xml_attribute(plan->arena, reader, "id"),
		.href = xml_attribute(plan->arena, reader, "href"),
		.type = xml_attribute(plan->arena, reader, "media-type"),
		.nav = str_present(properties) && str_find(properties, "nav", 0) != STR_NOWHERE,
	};
}

/* The member that the spine means by ID becomes a page. */
static void add_spine_page(ZipPlan *plan, Package *package, Str folder, Str id)
{
	const ManifestItem *item = find_item(package, id);

	if (item == NULL || !str_present(item->href))
		return;
	const ZipMember *member = zip_plan_member(plan, folder, item->href);

	if (member == NULL || plan->count == ZIP_PAGES_MAX)
		return;
	ZipPage *page = zip_plan_add(plan, member);

	page->media_type = str_present(item->type) ? item->type : str("application/xhtml+xml");
	page->front = item->nav || is_front_name(item->href);
	page->language = package->language;
}

/* What the guide of an older book calls its parts that are no articles. */
static const char *const guide_fronts[] = { "cover", "title-page", "titlepage", "toc",
	"copyright-page", "colophon", "loi", "lot" };

/* A reference of the guide, which stands behind the spine. */
static void take_reference(ZipPlan *plan, Str folder, const XmlReader *reader)
{
	Str type = xml_attribute(plan->arena, reader, "type");
	Str href = xml_attribute(plan->arena, reader, "href");
	const ZipMember *member = zip_plan_member(plan, folder, href);
	ZipPage *page = member != NULL ? zip_plan_page(plan, member) : NULL;

	for (size_t i = 0; i < sizeof guide_fronts / sizeof *guide_fronts && page != NULL; i++)
		page->front = page->front || str_is_nocase(type, guide_fronts[i]);
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
static Package read_package(ZipPlan *plan, const ZipMember *member)
{
	Package package = { 0 };

	if (member == NULL)
		return package;
	XmlReader reader = xml_reader(zip_plan_meta(plan, member));
	Str folder = zip_folder_of(member->name);

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH;) {
		if (event != XML_START)
			continue;
		Str name = xml_local(&reader);

		if (str_is_nocase(name, "item"))
			add_manifest_item(plan, &package, &reader);
		else if (str_is_nocase(name, "itemref"))
			add_spine_page(plan, &package, folder,
				xml_attribute(plan->arena, &reader, "idref"));
		else if (str_is_nocase(name, "reference"))
			take_reference(plan, folder, &reader);
		else
			take_metadata(plan->arena, &reader, &package);
	}
	return package;
}

/* Titles of pages from the list of contents CONTENTS (NCX). An entry with others in it
 * is a section, and its page a front. */
static void read_contents(ZipPlan *plan, const ZipMember *contents)
{
	XmlReader reader = xml_reader(zip_plan_meta(plan, contents));
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
			label = str_trim(xml_inner_text(plan->arena, &reader));
		else if (str_is_nocase(name, "content")) {
			Str src = xml_attribute(plan->arena, &reader, "src");
			const ZipMember *member =
				zip_plan_member(plan, zip_folder_of(contents->name), src);

			last = member != NULL ? zip_plan_page(plan, member) : NULL;
			if (last != NULL && !str_present(last->title))
				last->title = label;
		}
	}
}

bool zip_book_epub(ZipPlan *plan)
{
	XmlReader reader =
		xml_reader(zip_plan_meta(plan, zip_find(plan->zip, str("META-INF/container.xml"))));
	const ZipMember *package = NULL;

	for (XmlEvent event; (event = xml_next(&reader)) != XML_FINISH && package == NULL;)
		if (event == XML_START && str_is_nocase(xml_local(&reader), "rootfile"))
			package = zip_plan_member(
				plan, str(""), xml_attribute(plan->arena, &reader, "full-path"));
	(void)read_package(plan, package);
	for (size_t i = 0; i < zip_count(plan->zip); i++)
		if (str_ends_nocase(zip_member(plan->zip, i)->name, ".ncx"))
			read_contents(plan, zip_member(plan->zip, i));
	return plan->count > 0;
}

bool zip_book_htmlz(ZipPlan *plan)
{
	const ZipMember *index = zip_find(plan->zip, str("index.html"));
	const ZipMember *metadata = zip_find(plan->zip, str("metadata.opf"));

	if (index == NULL || metadata == NULL)
		return false;
	Package package = read_package(plan, metadata);
	ZipPage *page = zip_plan_add(plan, index);

	page->title = package.title;
	page->byline = package.creator;
	page->published = package.date;
	page->language = package.language;
	if (str_starts_nocase(package.source, "http"))
		page->address = package.source;
	return true;
}
