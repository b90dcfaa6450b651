/* SPDX-License-Identifier: ISC */
#include "source/zip_export.h"

#include "source/capture.h"
#include "source/export.h"
#include "source/json.h"

/* Members of an entry that name its page ... */
static const char *const names[] = { "slug", "id", "file", "filename", "path" };

/* ... and what stands around the name in the zip file. */
static const struct {
	const char *before, *behind;
} places[] = {
	{ "", "" },
	{ "content/", ".html" },
	{ "", ".html" },
	{ "", "/index.html" },
	{ "content/", "/index.html" },
	{ "bookmarks/", "/index.html" },
};

/* The page of the entry VALUE of a list that lies in FOLDER, or NULL. */
static const ZipMember *page_of(ZipPlan *plan, Str folder, Str value)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Str name = json_member_text(plan->arena, value, names[i]);

		for (size_t j = 0; !str_empty(name) && j < sizeof places / sizeof *places; j++) {
			Str path = str_format(plan->arena, "%s%.*s%s", places[j].before,
				(int)name.size, name.at, places[j].behind);
			const ZipMember *member =
				zip_find(plan->zip, zip_member_name(plan->arena, folder, path));

			if (member != NULL && member->size > 0)
				return member;
		}
	}
	return NULL;
}

/* Is MEMBER the page of what the members below FOLDER are about? */
static bool is_page_below(const ZipMember *member, Str folder)
{
	return str_ends_nocase(member->name, "/index.html") && member->size > 0 &&
		member->name.size > folder.size;
}

static bool is_below(const ZipMember *member, Str folder)
{
	return str_equal(str_slice(member->name, 0, folder.size), folder);
}

/* The page that lies in a folder of its own with member INFO, which tells about it (Readeck):
 * what is in one folder stands in a row. NULL where there is none. */
static const ZipMember *page_beside(const ZipPlan *plan, size_t info)
{
	Str folder = zip_folder_of(zip_member(plan->zip, info)->name);
	size_t first = info;

	while (!str_empty(folder) && first > 0 &&
		is_below(zip_member(plan->zip, first - 1), folder))
		first--;
	for (size_t i = first; !str_empty(folder) && i < zip_count(plan->zip); i++) {
		const ZipMember *member = zip_member(plan->zip, i);

		if (!is_below(member, folder))
			break;
		if (is_page_below(member, folder))
			return member;
	}
	return NULL;
}

/* Adds what ENTRY tells of MEMBER, its page. */
static void add_entry(ZipPlan *plan, SavedEntry entry, const ZipMember *member)
{
	if (!saved_is_entry(&entry) || member == NULL || zip_plan_page(plan, member) != NULL)
		return;
	ZipPage *page = zip_plan_add(plan, member);

	page->title = entry.field[SAVED_TITLE];
	page->address = entry.field[SAVED_ADDRESS];
	page->captured = saved_time(plan->arena, &entry);
	page->byline = entry.field[SAVED_AUTHOR];
	page->published = capture_time(plan->arena, entry.field[SAVED_PUBLISHED]);
	page->titled = !str_empty(page->title);
	page->language = entry.field[SAVED_LANGUAGE];
	page->charset = str("utf-8");
}

/* The entry VALUE of a list in FOLDER. */
static void add_listed(ZipPlan *plan, Str folder, Str value)
{
	SavedEntry entry = export_entry(plan->arena, value);

	add_entry(plan, entry, saved_is_entry(&entry) ? page_of(plan, folder, value) : NULL);
}

/* What the JSON in member NUMBER tells about, an array of entries or a single one. */
static void add_list(ZipPlan *plan, size_t number)
{
	const ZipMember *member = zip_member(plan->zip, number);
	Str bytes = zip_plan_meta(plan, member), value = STR_NONE, one;
	Str folder = zip_folder_of(member->name);
	size_t before = plan->count;

	if (!json_next(&bytes, &value))
		return;
	if (json_is_object(value)) {
		add_listed(plan, folder, value);
		if (plan->count == before && str_ends(member->name, "/info.json"))
			add_entry(
				plan, export_entry(plan->arena, value), page_beside(plan, number));
		return;
	}
	Str inside = json_is_array(value) ? json_inside(value) : STR_NONE;

	while (plan->count < ZIP_PAGES_MAX && json_next(&inside, &one))
		add_listed(plan, folder, one);
}

bool zip_export_plan(ZipPlan *plan)
{
	for (size_t i = 0; i < zip_count(plan->zip) && plan->count < ZIP_PAGES_MAX; i++)
		if (str_ends_nocase(zip_member(plan->zip, i)->name, ".json"))
			add_list(plan, i);
	return plan->count > 0;
}
