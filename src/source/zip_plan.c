/* SPDX-License-Identifier: ISC */
#include "source/zip_plan.h"

#include <stdlib.h>

#include "base/percent.h"

static size_t *slot_of(const ZipPlan *plan, const ZipMember *member)
{
	return &plan->page_of[member - zip_member(plan->zip, 0)];
}

ZipPage *zip_plan_page(const ZipPlan *plan, const ZipMember *member)
{
	size_t number = *slot_of(plan, member);

	return number > 0 ? &plan->pages[number - 1] : NULL;
}

ZipPage *zip_plan_add(ZipPlan *plan, const ZipMember *member)
{
	if (plan->count == plan->room) {
		size_t room = plan->room > 0 ? 2 * plan->room : 16;

		plan->pages = arena_grow(
			plan->arena, plan->pages, plan->count, room, sizeof *plan->pages);
		plan->room = room;
	}
	ZipPage *page = &plan->pages[plan->count++];

	page->member = member;
	if (*slot_of(plan, member) == 0)
		*slot_of(plan, member) = plan->count;
	page->media_type = str("text/html");
	return page;
}

Str zip_plan_meta(const ZipPlan *plan, const ZipMember *member)
{
	Text bytes = text_in(plan->arena);
	bool whole;
	Error unsaid;

	if (member == NULL ||
		!zip_take(plan->zip, member, ZIP_META_BYTES_MAX, &bytes, &whole, &unsaid))
		return str("");
	return text_str(&bytes);
}

Str zip_member_name(Arena *arena, Str folder, Str name)
{
	Text out = text_in(arena);

	if (str_starts(name, "/"))
		name = str_from(name, 1); /* from the top of the file */
	else
		text_add(&out, folder);
	while (str_starts(name, "../") || str_starts(name, "./")) {
		bool up = name.at[1] == '.';

		name = str_from(name, up ? 3 : 2);
		if (!up || out.size == 0)
			continue;
		size_t slash = str_find_last_byte(str_slice(text_str(&out), 0, out.size - 1), '/');

		out.size = slash == STR_NOWHERE ? 0 : slash + 1;
	}
	percent_add(&out, str_slice(name, 0, str_find_byte(name, '#', 0)));
	return text_str(&out);
}

const ZipMember *zip_plan_member(const ZipPlan *plan, Str folder, Str name)
{
	if (str_empty(name))
		return NULL;
	const ZipMember *member = zip_find(plan->zip, zip_member_name(plan->arena, folder, name));

	if (member != NULL)
		return member;
	return zip_find(plan->zip,
		str_format(plan->arena, "%.*s%.*s", (int)folder.size, folder.at, (int)name.size,
			name.at));
}

Str zip_folder_of(Str name)
{
	size_t slash = str_find_last_byte(name, '/');

	return slash == STR_NOWHERE ? str("") : str_slice(name, 0, slash + 1);
}

static void plan_free(void *object)
{
	ZipPlan *plan = object;

	arena_free(plan->arena);
	free(plan);
}

/* A plan that came to nothing is kept without pages, so that it is not made again. */
const ZipPlan *zip_plan(SourceInput *input, ZipPlanner *planner, const void *key)
{
	ZipPlan *plan = input_kept(input, key);
	const Zip *zip = plan == NULL ? zip_open(input) : plan->zip;

	if (zip == NULL)
		return NULL;
	if (plan == NULL) {
		plan = memory_new(sizeof *plan);
		plan->zip = zip;
		plan->arena = arena_new();
		plan->page_of = arena_array(plan->arena, zip_count(zip), sizeof *plan->page_of);
		if (!planner(plan))
			plan->count = 0;
		input_keep(input, key, plan, plan_free);
	}
	return plan->count > 0 ? plan : NULL;
}
