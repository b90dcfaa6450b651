/* SPDX-License-Identifier: ISC */
#include "extract/comment_groups.h"

#include <stdlib.h>
#include <string.h>

#include "extract/comment_alike.h"
#include "extract/comment_finder.h"
#include "extract/comment_judging.h"
#include "extract/comment_land.h"

enum {
	FORUM_PROSE_MAX = 120, /* letters of prose before the first post of a thread */
	SILENT_LETTERS_MIN = 8, /* of a comment without date and author */
	SILENT_AMONG_MIN = 2, /* comments that have both */
	OTHERS_MAX = 500, /* comments up to which other groups may add theirs */
	OTHER_GROUPS_MAX = 64,
	PINGS_STEP = 32, /* how many more links back there is room for at once */
};

static bool overlaps(const CommentMember *a, const CommentMember *b)
{
	return a->first_fragment < b->end_fragment && b->first_fragment < a->end_fragment;
}

static int by_place(const void *a, const void *b)
{
	const CommentMember *left = a, *right = b;

	if (left->first_fragment != right->first_fragment)
		return left->first_fragment < right->first_fragment ? -1 : 1;
	if (left->end_fragment != right->end_fragment)
		return left->end_fragment > right->end_fragment ? -1 : 1;
	return left->element < right->element ? -1 : left->element > right->element;
}

/* Adds members of other groups that lie neither in nor around the chosen ones. */
static void add_others(
	const CommentFinder *finder, const CommentGroup *chosen, CommentMembers *found)
{
	int joined = 0;

	for (size_t g = 0; g < finder->group_count && joined < OTHER_GROUPS_MAX; g++) {
		const CommentGroup *group = &finder->groups[g];

		if (group == chosen || group->score <= 0 || !(group->names & NAME_COMMENT) ||
			(chosen->dated && !group->dated) || group->good == 0 ||
			group->good > OTHERS_MAX || found->count > OTHERS_MAX ||
			(group->names & NAME_CONTAINER) || comment_group_is_rejected(finder, group))
			continue;
		joined++;
		for (Index i = 0; i < group->good; i++) {
			bool apart = true;

			for (Index k = 0; apart && k < found->count; k++)
				apart = !overlaps(&group->members[i], &found->members[k]);
			if (apart)
				found->members[found->count++] = group->members[i];
		}
	}
}

/* Marks in HOLDERS the elements that members of FOUND are children of. */
static uint8_t *holders_of(const CommentFinder *finder, const CommentMembers *found)
{
	const Page *page = finder->page;
	uint8_t *holders = arena_array(finder->work, page->element_count, sizeof *holders);

	for (Index i = 0; i < found->count; i++) {
		Index parent = page->elements[found->members[i].element].parent;

		if (parent != PAGE_NONE)
			holders[parent] = 1;
	}
	return holders;
}

/* Is MEMBER, which has neither date nor author, a comment all the same: words that stand
 * where another one's did ("removed by a moderator"), or what nobody can tell apart? */
static bool is_silent_comment(
	const CommentFinder *finder, const CommentMember *member, const uint8_t *holders)
{
	const Page *page = finder->page;
	const Element *element = &page->elements[member->element];
	Sums sums = page_sums_between(page, member->first_fragment, member->end_fragment);

	return element->parent != PAGE_NONE && holders[element->parent] &&
		!(element->marks & (MARK_HIDDEN | MARK_CONTROL | MARK_FORM)) &&
		sums.letters >= SILENT_LETTERS_MIN && sums.link_letters * 2 < sums.letters &&
		panel_anchors(finder->lines, member->first_fragment, member->end_fragment) == 0 &&
		page_find_tag(page, TAG_FORM, member->element, element->end) == PAGE_NONE &&
		!comment_is_pingback(finder, member) && !comment_holds_heading(page, member);
}

/* Is MEMBER, a numbered comment, a reply without words within one of the first GOOD of FOUND:
 * a picture? Its name and date are not the other's words. */
static bool is_wordless_reply(const CommentFinder *finder, const CommentMember *member,
	const CommentMembers *found, Index good)
{
	const Element *element = &finder->page->elements[member->element];

	if ((element->marks & (MARK_HIDDEN | MARK_CONTROL | MARK_FORM)) ||
		comment_is_pingback(finder, member))
		return false;
	for (Index i = 0; i < good && found->members[i].element < member->element; i++)
		if (page_contains(finder->page, found->members[i].element, member->element))
			return true;
	return false;
}

/* Adds the members of CHOSEN that were not good but stand beside or in those that are,
 * where their numbers tell that each is one comment. */
static void add_silent(
	const CommentFinder *finder, const CommentGroup *chosen, CommentMembers *found)
{
	Index good = found->count, next = 0;

	if (chosen->alike != ALIKE_ID || !(chosen->names & NAME_COMMENT) ||
		(chosen->names & NAME_CONTAINER) || good < SILENT_AMONG_MIN)
		return;
	const uint8_t *holders = holders_of(finder, found);

	for (Index m = chosen->first; m != PAGE_NONE; m = finder->memberships[m].next) {
		const CommentMember member = comment_alike_member(finder, m);

		/* Both are in the order of the page. */
		while (next < good && found->members[next].element < member.element)
			next++;
		if (next < good && found->members[next].element == member.element)
			continue;
		if (is_silent_comment(finder, &member, holders) ||
			is_wordless_reply(finder, &member, found, good))
			found->members[found->count++] = member;
	}
}

static void set_parents(CommentMembers *found)
{
	for (Index i = 0; i < found->count; i++) {
		Index parent = i == 0 ? PAGE_NONE : i - 1;

		while (parent != PAGE_NONE &&
			found->members[parent].end_fragment <= found->members[i].first_fragment)
			parent = found->members[parent].parent;
		found->members[i].parent = parent;
	}
}

/* Does no story stand before the first member of CHOSEN? Then it is the first post
 * of a thread, and what the thread is about. */
static bool begins_thread(
	const CommentFinder *finder, const CommentGroup *chosen, const CommentMembers *found)
{
	const CommentMember *first = &found->members[0];

	if ((chosen->names & NAME_COMMENT) ||
		(finder->land[first->element] & (LAND_COMMENTS | LAND_HEADED)))
		return false;
	return page_sums_between(finder->page, 0, first->first_fragment).prose <= FORUM_PROSE_MAX;
}

/* Adds MEMBER to the links back of FOUND where it is one and not TAKEN yet. */
static void list_ping(const CommentFinder *finder, const CommentMember *member, uint8_t *taken,
	CommentMembers *found)
{
	if (taken[member->element] || !comment_is_pingback(finder, member))
		return;
	taken[member->element] = 1;
	if (found->ping_count % PINGS_STEP == 0)
		found->pings = arena_grow(finder->page->work, found->pings, found->ping_count,
			found->ping_count + PINGS_STEP, sizeof *found->pings);
	found->pings[found->ping_count++] = *member;
}

/* Lists the links back of other make that stand in the list of the member with ELEMENT. */
static void list_pings_beside(
	const CommentFinder *finder, Index element, uint8_t *taken, CommentMembers *found)
{
	const Element *elements = finder->page->elements;
	Index list = elements[element].parent;

	if (list == PAGE_NONE || taken[list])
		return;
	taken[list] = 1;
	for (Index e = list + 1; e < elements[list].end; e = elements[e].end) {
		const CommentMember member = {
			.element = e,
			.first_fragment = elements[e].first_fragment,
			.end_fragment = elements[e].end_fragment,
			.parent = PAGE_NONE,
		};

		if (member.first_fragment < member.end_fragment)
			list_ping(finder, &member, taken, found);
	}
}

/* Lists the members of CHOSEN that are links back, and what else is one in their lists. */
static void list_pings(
	const CommentFinder *finder, const CommentGroup *chosen, CommentMembers *found)
{
	const Page *page = finder->page;
	uint8_t *taken = arena_array(finder->work, page->element_count, sizeof *taken);

	for (Index i = 0; i < found->count; i++)
		taken[found->members[i].element] = 1;
	for (Index m = chosen->first; m != PAGE_NONE; m = finder->memberships[m].next) {
		const CommentMember member = comment_alike_member(finder, m);

		list_ping(finder, &member, taken, found);
	}
	for (Index i = 0; i < found->count; i++)
		if (found->members[i].parent == PAGE_NONE)
			list_pings_beside(finder, found->members[i].element, taken, found);
}

static void gather_and_judge(CommentFinder *finder)
{
	finder->group_count = 0;
	finder->membership_count = 0;
	memset(finder->table, 0, finder->table_size * sizeof *finder->table);
	comment_alike_gather(finder);
	for (size_t i = 0; i < finder->group_count; i++)
		comment_group_judge(finder, &finder->groups[i]);
}

/* Finds what comment_groups_find does; the memberships of FINDER are left to the caller. */
static void find_groups(CommentFinder *finder, CommentMembers *found)
{
	const PanelLines *lines = finder->lines;
	const Page *page = finder->page;

	finder->land = arena_array(finder->work, page->element_count, sizeof *finder->land);
	finder->table = arena_array(finder->work, finder->table_size, sizeof *finder->table);
	comment_land_survey(finder);
	gather_and_judge(finder);
	const CommentGroup *chosen = comment_group_choose(finder);

	if (chosen == NULL && lines->anchor_count >= COMMENTS_ANYWHERE_MIN) {
		finder->anywhere = true;
		gather_and_judge(finder);
		chosen = comment_group_choose(finder);
	}
	if (chosen == NULL)
		return;
	found->members = arena_array(
		page->work, (size_t)chosen->count + 2 * OTHERS_MAX, sizeof *found->members);
	for (Index i = 0; i < chosen->good; i++)
		found->members[found->count++] = chosen->members[i];
	add_silent(finder, chosen, found);
	add_others(finder, chosen, found);
	qsort(found->members, found->count, sizeof *found->members, by_place);
	found->forum = begins_thread(finder, chosen, found);
	if (found->forum) {
		found->members++;
		found->count--;
	}
	set_parents(found);
	list_pings(finder, chosen, found);
}

void comment_groups_find(const PanelLines *lines, CommentMembers *found)
{
	CommentFinder finder = {
		.lines = lines,
		.page = lines->page,
		.work = arena_new(),
		.table_size = 2 * COMMENT_GROUPS_MAX,
	};

	*found = (CommentMembers){ 0 };
	if (finder.page->element_count > 0)
		find_groups(&finder, found);
	arena_free(finder.work);
	free(finder.memberships);
}
