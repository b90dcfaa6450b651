/* SPDX-License-Identifier: ISC */
#include "extract/comment_judging.h"

#include "extract/comment_alike.h"
#include "extract/comment_land.h"
#include "extract/comment_openings.h"
#include "extract/comment_speech.h"

enum {
	HEADED_BLOCKS = 4, /* of a lone comment, that may be a heading */
	PING_LINES_MAX = 6, /* of a comment, that may say it is a pingback */
	ANCHORS_MAX = 4, /* of one comment */
	LINK_WORDS_MIN = 4,
	MEMBER_LINES_MAX = 60, /* of a comment, looked at for links */
	MEMBER_ELEMENTS_MAX = 200, /* likewise */
	/* Scores are in hundredths of a comment. */
	SCORE_WITH_AUTHOR = 100,
	SCORE_DATED = 90,
	SCORE_UNDATED = 55,
	SCORE_UNDATED_AMONG_DATED = 10,
	SCORE_BAD = -30,
	SCORE_NUMBERED = 6,
	SCORE_NAMED = 5,
	SCORE_CONTAINER = -25,
	SCORE_BARE = -10,
};

/* A member with what lies in its own range. */
typedef struct {
	uint32_t anchors, letters, meta, authors;
} Own;

/* Does MEMBER, in what is named for comments, open with a name? */
static bool opens_with_author(const CommentFinder *finder, const CommentMember *member)
{
	CommentOpening opening;

	return (finder->land[member->element] & LAND_COMMENTS) &&
		comment_opening_read(
			finder->page, member->first_fragment, member->end_fragment, &opening);
}

static Own range_of(const CommentFinder *finder, const CommentMember *member)
{
	const PanelLines *lines = finder->lines;
	Index first = member->first_fragment, end = member->end_fragment;
	Index e = member->element;
	Own own;

	own.anchors = panel_anchors(lines, first, end);
	own.letters = page_sums_between(finder->page, first, end).letters;
	own.meta = lines->meta_before[end] - lines->meta_before[first];
	own.authors =
		lines->authors_before[finder->page->elements[e].end] - lines->authors_before[e];
	if (own.anchors == 0 && own.authors == 0)
		own.authors = opens_with_author(finder, member);
	return own;
}

static void subtract(Own *own, const Own *inner)
{
	own->anchors -= inner->anchors;
	own->letters -= inner->letters;
	own->meta -= inner->meta;
	own->authors -= inner->authors < own->authors ? inner->authors : own->authors;
}

bool comment_is_pingback(const CommentFinder *finder, const CommentMember *member)
{
	const Page *page = finder->page;
	Str text = page_text_between(page, member->first_fragment, member->end_fragment);

	if (finder->lines->names[member->element] & NAME_PING)
		return true;
	for (Index e = page->elements[member->element].parent, up = 0; e != PAGE_NONE && up < 2;
		e = page->elements[e].parent, up++)
		if (finder->lines->names[e] & NAME_PING)
			return true;
	Str rest = text, line;

	for (int lines = 0; lines < PING_LINES_MAX && str_next_line(&rest, &line); lines++)
		if (str_starts_nocase(line, "pingback") || str_starts_nocase(line, "trackback"))
			return true;
	return (str_starts(text, "[…]") || str_starts(text, "[...]")) &&
		(str_ends(text, "[…]") || str_ends(text, "[...]"));
}

/* Fills the members of GROUP with their nesting. */
static void list_members(const CommentFinder *finder, CommentGroup *group, Own *owns)
{
	Index count = 0;

	group->members = arena_array(finder->work, group->count, sizeof *group->members);
	for (Index m = group->first; m != PAGE_NONE; m = finder->memberships[m].next) {
		CommentMember *member = &group->members[count];
		Index parent = count == 0 ? PAGE_NONE : count - 1;

		*member = comment_alike_member(finder, m);
		while (parent != PAGE_NONE &&
			group->members[parent].end_fragment <= member->first_fragment)
			parent = group->members[parent].parent;
		member->parent = parent;
		owns[count++] = range_of(finder, member);
	}
	/* From the innermost out, so that each takes off only its own children. */
	for (Index i = count; i-- > 0;)
		if (group->members[i].parent != PAGE_NONE) {
			Own inner = range_of(finder, &group->members[i]);

			subtract(&owns[group->members[i].parent], &inner);
		}
}

/* Is MEMBER what a script would make comments of: hidden, and without a date? */
static bool is_template(const CommentFinder *finder, const CommentMember *member, const Own *own)
{
	return own->anchors == 0 && (finder->page->elements[member->element].marks & MARK_HIDDEN);
}

/* Has OWN more dates than one comment has? One that is NUMBERED as such may quote as many as
 * it likes. */
static bool has_many_dates(const Own *own, bool numbered)
{
	return own->anchors > ANCHORS_MAX && !numbered;
}

/* What OWN is worth, a member of a group that has dates for the most part or not. */
static int score_member(const Own *own, bool group_dated, bool numbered)
{
	bool worded = own->letters >= own->meta + 2;

	if (has_many_dates(own, numbered) || !worded)
		return SCORE_BAD;
	if (own->anchors > 0)
		return own->authors > 0 ? SCORE_WITH_AUTHOR : SCORE_DATED;
	if (own->authors == 0)
		return SCORE_BAD;
	return group_dated ? SCORE_UNDATED_AMONG_DATED : SCORE_UNDATED;
}

/* Is MEMBER where GROUP's members may stand? */
static bool in_country(
	const CommentFinder *finder, const CommentGroup *group, const CommentMember *member)
{
	uint8_t land = finder->land[member->element];

	if ((group->names & NAME_COMMENT) || finder->anywhere)
		return true;
	if (land & (LAND_COMMENTS | LAND_HEADED))
		return true;
	return (land & LAND_POSTS) && finder->forum && (group->names & NAME_POST);
}

/* Do most members of GROUP show by themselves that they are comments? */
static bool speaks(const CommentFinder *finder, const CommentGroup *group)
{
	Index spoken = 0;

	for (Index i = 0; i < group->count; i++)
		spoken += comment_speaks(finder->page, group->members[i].first_fragment,
			group->members[i].end_fragment);
	return spoken * 10 >= group->count * 6;
}

/* Judges GROUP by what its members have, in OWNS. */
static void judge_members(const CommentFinder *finder, CommentGroup *group, const Own *owns)
{
	Index dated = 0, kept = 0, bad = 0;
	bool numbered = group->alike == ALIKE_ID;
	bool named_by_number = numbered && (group->names & NAME_COMMENT);

	for (Index i = 0; i < group->count; i++)
		dated += owns[i].anchors > 0 && !has_many_dates(&owns[i], named_by_number);
	bool group_dated = dated * 10 >= group->count * 3;
	group->dated = dated * 10 >= group->count * 6;
	if (finder->anywhere &&
		(group->count < COMMENTS_ANYWHERE_MIN || !group->dated || !speaks(finder, group)))
		return;
	for (Index i = 0; i < group->count; i++) {
		CommentMember member = group->members[i];
		int score = in_country(finder, group, &member)
			? score_member(&owns[i], group_dated, named_by_number)
			: SCORE_BAD;

		if (comment_is_pingback(finder, &member) ||
			is_template(finder, &member, &owns[i])) {
			score = 0;
		} else if (score < 0) {
			bad++;
		}
		group->score += score;
		if (score <= 0)
			continue;
		group->score += numbered ? SCORE_NUMBERED : 0;
		group->score += group->names & NAME_COMMENT ? SCORE_NAMED : 0;
		group->score += group->names & NAME_CONTAINER ? SCORE_CONTAINER : 0;
		group->score += group->alike == ALIKE_SIBLINGS || group->alike == ALIKE_RUNS
			? SCORE_BARE
			: 0;
		group->letters += owns[i].letters;
		group->members[kept++] = member;
	}
	group->good = kept;
	if (kept == 0 || kept < bad)
		group->score = 0;
}

void comment_group_judge(const CommentFinder *finder, CommentGroup *group)
{
	Arena *judging = arena_new();
	Own *owns = arena_array(judging, group->count, sizeof *owns);

	list_members(finder, group, owns);
	judge_members(finder, group, owns);
	arena_free(judging);
}

/* Rejections */

/* The page part of ADDRESS: before its fragment and query. */
static Str page_part(Str address)
{
	size_t end = str_find_byte(address, '#', 0), query;

	if (end != STR_NOWHERE)
		address = str_slice(address, 0, end);
	query = str_find(address, "?cpage", 0);
	if (query == STR_NOWHERE)
		query = str_find(address, "?showComment", 0);
	return query == STR_NOWHERE ? address : str_slice(address, 0, query);
}

/* Do the numbers behind the last slash and in the fragment agree? Then the link
 * is the comment's own address. */
static bool is_own_address(Str address)
{
	size_t hash = str_find_byte(address, '#', 0);
	Str path = page_part(address);
	size_t slash = str_find_last_byte(path, '/');

	if (hash == STR_NOWHERE || slash == STR_NOWHERE || slash + 1 >= path.size)
		return false;
	Str number = str_from(path, slash + 1);

	return address.size - hash > number.size &&
		str_equal(str_from(address, address.size - number.size), number);
}

/* Do the members link to comments of two pages or more? Such is a box of recent
 * comments. */
static bool links_elsewhere(const CommentFinder *finder, const CommentGroup *group)
{
	const Page *page = finder->page;
	Str first = STR_NONE;

	for (Index i = 0; i < group->good; i++) {
		Index e = group->members[i].element;

		for (Index a = e; a < page->elements[e].end && a < e + MEMBER_ELEMENTS_MAX; a++) {
			if (page->elements[a].tag != TAG_A)
				continue;
			Str address = page_attribute(page, a, "href");
			size_t hash = str_find_byte(address, '#', 0);

			if (hash == STR_NOWHERE || hash == 0 ||
				str_find_nocase(address, "com", hash) == STR_NOWHERE ||
				is_own_address(address))
				continue;
			Str where = page_part(address);

			if (!str_present(first))
				first = str_copy(page->work, where);
			else if (!str_equal(first, where))
				return true;
		}
	}
	return false;
}

/* Is one line of MEMBER a link of some words to another page, or a heading that
 * is one? */
static bool has_linked_line(const CommentFinder *finder, const CommentMember *member)
{
	const Page *page = finder->page;
	Index first = page->fragments[member->first_fragment].line;
	Index last = page->fragments[member->end_fragment - 1].line;

	for (Index l = first; l <= last && l < first + MEMBER_LINES_MAX; l++) {
		const Line *line = &page->lines[l];

		if (line->letters == 0 || line->link_letters * 10 < line->letters * 9 ||
			words_in(str_slice(page->text, line->start, line->end)) < LINK_WORDS_MIN)
			continue;
		Index link = page->elements[page->fragments[line->first_fragment].owner].link;
		Str address = link == PAGE_NONE ? STR_NONE : page_attribute(page, link, "href");
		DateFound found;

		if (str_empty(address) || str_find_byte(address, '#', 0) != STR_NOWHERE ||
			str_starts_nocase(address, "javascript") ||
			date_find(str_slice(page->text, line->start, line->end), 0, &found))
			continue;
		return true;
	}
	return false;
}

bool comment_group_is_rejected(const CommentFinder *finder, const CommentGroup *group)
{
	uint64_t letters = 0, link_letters = 0;
	Index linked = 0;

	for (Index i = 0; i < group->good; i++) {
		const CommentMember *member = &group->members[i];
		Sums sums = page_sums_between(
			finder->page, member->first_fragment, member->end_fragment);

		letters += sums.letters;
		link_letters += sums.link_letters;
		linked += has_linked_line(finder, member);
	}
	return link_letters * 10 > letters * 6 || linked * 10 >= group->good * 6 ||
		links_elsewhere(finder, group);
}

bool comment_holds_heading(const Page *page, const CommentMember *member)
{
	Index first = page->fragments[member->first_fragment].block;
	Index end = page->fragments[member->end_fragment - 1].block + 1;

	for (Index b = first; b < end && b < first + HEADED_BLOCKS; b++)
		if (comment_heading_is(page, b))
			return true;
	return false;
}

/* Has a lone MEMBER what a list need not have: its author told, or a button? */
static bool stands_alone(const CommentFinder *finder, const CommentMember *member)
{
	return range_of(finder, member).authors > 0 ||
		comment_speaks(finder->page, member->first_fragment, member->end_fragment);
}

/* Is GROUP enough to be believed? */
static bool is_enough(const CommentFinder *finder, const CommentGroup *group)
{
	if (group->score <= 0 || group->good == 0)
		return false;
	bool named = (group->names & NAME_COMMENT) ||
		(finder->land[group->members[0].element] & LAND_SERVICE);

	if (!named && (group->names & NAME_POST) && group->good < 2)
		return false;
	if (group->good == 1)
		return group->dated && stands_alone(finder, &group->members[0]) && named &&
			!(group->names & NAME_CONTAINER) &&
			!comment_holds_heading(finder->page, &group->members[0]);
	if (group->good < 3 && !group->dated)
		return false;
	return !comment_group_is_rejected(finder, group);
}

const CommentGroup *comment_group_choose(const CommentFinder *finder)
{
	const CommentGroup *best = NULL;

	for (size_t i = 0; i < finder->group_count; i++) {
		const CommentGroup *group = &finder->groups[i];

		if (group->score <= 0)
			continue;
		bool close = best != NULL && group->score * 100 >= best->score * 97 &&
			group->score * 97 <= best->score * 100;
		bool better = best == NULL ||
			(close ? group->letters > best->letters : group->score > best->score);

		if (better && is_enough(finder, group))
			best = group;
	}
	return best;
}
