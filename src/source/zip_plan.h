/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ZIP_PLAN_H
#define BROADSHEET_SOURCE_ZIP_PLAN_H

/* Which members of a zip file are its pages, and what is known of them. Each format has
 * a plan that finds that out; it is made once and kept with the input. For the modules
 * of such formats; what is done with a plan is in source/zip_pages. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "source/zip.h"

enum {
	ZIP_PAGES_MAX = 20000, /* the others of a file are left out */
	ZIP_META_BYTES_MAX = 4 << 20, /* of a member that tells about the others */
};

/* A page among the members. Texts are absent where nothing is known. */
typedef struct {
	const ZipMember *member; /* borrowed from the zip */
	Str title, address, captured, media_type, charset, byline, published, language;
	bool titled; /* TITLE goes for the page's own all the same */
	bool front; /* a cover, a list of contents: no article */
	bool nested; /* a container of its own */
} ZipPage;

typedef struct {
	const Zip *zip; /* borrowed */
	Arena *arena; /* owned: of all texts and arrays */
	ZipPage *pages;
	size_t count, room;
	size_t *page_of; /* of each member the number of its first page, from 1; or 0 */
} ZipPlan;

/* Fills PLAN. False when the zip file is none of that format. */
typedef bool ZipPlanner(ZipPlan *plan);

/* The plan PLANNER makes of INPUT, kept with it under KEY. NULL when it is no such file. */
const ZipPlan *zip_plan(SourceInput *input, ZipPlanner *planner, const void *key);

/* Adds a page, HTML until more is known. */
ZipPage *zip_plan_add(ZipPlan *plan, const ZipMember *member);

/* The first page that is MEMBER, or NULL. */
ZipPage *zip_plan_page(const ZipPlan *plan, const ZipMember *member);

/* What MEMBER, which tells about others, unpacks to; empty when nothing came. */
Str zip_plan_meta(const ZipPlan *plan, const ZipMember *member);

/* FOLDER (with its slash, or "") and NAME in one, percent escapes undone and "../" and
 * "./" followed. Only members are looked up by it. */
Str zip_member_name(Arena *arena, Str folder, Str name);

/* The member that NAME, a reference within FOLDER, means: with its escapes undone, or as it is
 * written. NULL where there is none. */
const ZipMember *zip_plan_member(const ZipPlan *plan, Str folder, Str name);

/* The folder of the member NAME, with its slash; "" at the top. */
Str zip_folder_of(Str name);

#endif
