/* SPDX-License-Identifier: ISC */
#include "extract/comment_groups.h"

#include <stdlib.h>
#include <string.h>

#include "extract/comment_numbers.h"
#include "extract/comment_speech.h"
#include "extract/panel_kinds.h"
#include "extract/panel_words.h"
#include "extract/signals.h"

enum {
	GROUPS_MAX = 4096,
	MEMBERSHIPS_FIRST_ROOM = 1024,
	NAME_WORDS_MAX = 16,
	HEADINGS_MAX = 16,
	HEADED_BLOCKS = 4, /* of a lone comment, that may be a heading */
	PING_LINES_MAX = 6, /* of a comment, that may say it is a pingback */
	ANYWHERE_MEMBERS_MIN = 3, /* of comments that nothing announces */
	FORUM_PROSE_MAX = 120, /* letters of prose before the first post of a thread */
	HEADING_LETTERS_MAX = 75,
	COUNTRY_LETTERS_MIN = 40,
	ANCHORS_MAX = 4, /* of one comment */
	SILENT_LETTERS_MIN = 8, /* of a comment without date and author */
	SILENT_AMONG_MIN = 2, /* comments that have both */
	LINK_WORDS_MIN = 4,
	RECENT_PERCENT = 40,
	OTHERS_MAX = 500, /* comments up to which other groups may add theirs */
	OTHER_GROUPS_MAX = 64,
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
	SCORE_BARE = -10
};

/* Where an element stands. */
enum {
	LAND_COMMENTS = 1 << 0, /* named for comments, or in what is */
	LAND_POSTS = 1 << 1, /* the same by weak words */
	LAND_HEADED = 1 << 2, /* behind a heading for comments */
	LAND_BAD = 1 << 3, /* menus, boxes of recent things */
	LAND_HEADLINE = 1 << 4 /* holds the headline */
};

/* How a group's members are alike. */
typedef enum {
	ALIKE_ID,
	ALIKE_CLASS,
	ALIKE_DATA,
	ALIKE_TYPE,
	ALIKE_SIBLINGS,
	ALIKE_TERMS, /* dt and the dd behind it */
	ALIKE_RUNS /* dated lines and paragraphs, taking turns */
} Alike;

typedef struct {
	Index element;
	Index end_fragment;
	Index next; /* membership of the same group, or PAGE_NONE */
} Membership;

typedef struct {
	uint64_t key;
	Alike alike;
	uint32_t names; /* of the words of the key */
	Index first, last, count;
	/* Judged */
	CommentMember *members;
	Index good;
	int64_t score;
	uint64_t letters;
	bool dated; /* most good members hold a date */
} Group;

typedef struct {
	const PanelLines *lines;
	const Page *page;
	uint8_t *land;
	Group *groups;
	size_t group_count;
	uint32_t *table; /* hash table: 1 + group */
	size_t table_size;
	Membership *memberships; /* owned, on the heap */
	Index membership_count, membership_room;
	bool forum;
	bool anywhere; /* members may stand outside the country, where they show by
	                * themselves that they are comments */
} Finder;

/* Country */

bool comment_heading_is(const Page *page, Index b)
{
	const PageBlock *block = &page->blocks[b];

	if (block->letters == 0 || block->letters > HEADING_LETTERS_MAX + 45 ||
		block->link_letters * 2 > block->letters)
		return false;
	if (panel_block_kind(page, b) != PANEL_COMMENTS && !panel_comment_lead(block->text))
		return false;
	return block->heading > 0 || (block->marks & MARK_BOLD) ||
		block->letters <= HEADING_LETTERS_MAX;
}

/* Calls every element behind the heading block B country: those inside the
 * smallest element around it that holds some words behind it. */
static void settle_behind_heading(Finder *finder, Index b)
{
	const Page *page = finder->page;
	const PageBlock *block = &page->blocks[b];
	Index e = block->holder, behind = block->end_fragment;

	while (page->elements[e].parent != PAGE_NONE &&
		page_sums_between(page, behind, page->elements[e].end_fragment).letters <
			COUNTRY_LETTERS_MIN)
		e = page->elements[e].parent;
	for (Index i = e; i < page->elements[e].end; i++)
		if (page->elements[i].first_fragment >= behind)
			finder->land[i] |= LAND_HEADED;
}

/* May what the names of E say hold for all in it? Not for the whole page. */
static bool may_name(const Finder *finder, Index e)
{
	return !(finder->land[e] & LAND_HEADLINE) && finder->page->elements[e].tag != TAG_BODY &&
		finder->page->elements[e].tag != TAG_HTML;
}

static uint8_t own_land(const Finder *finder, Index e, uint32_t prose)
{
	const Page *page = finder->page;
	const Element *element = &page->elements[e];
	uint32_t names = finder->lines->names[e];
	uint8_t land = 0;

	if (element->tag == TAG_NAV)
		return LAND_BAD;
	if (!may_name(finder, e))
		return 0;
	if (names & NAME_COMMENT)
		land |= LAND_COMMENTS;
	if (names & NAME_POST)
		land |= LAND_POSTS;
	if ((names & NAME_RECENT) &&
		(uint64_t)page_sums(page, e).prose * 100 <= (uint64_t)prose * RECENT_PERCENT)
		land |= LAND_BAD;
	return land;
}

static void survey(Finder *finder)
{
	const Page *page = finder->page;
	uint32_t prose = page->element_count > 0 ? page_sums(page, 0).prose : 0;
	int headings = 0;

	for (Index e = page->headline; e != PAGE_NONE; e = page->elements[e].parent)
		finder->land[e] |= LAND_HEADLINE;
	for (Index e = 0; e < page->element_count; e++) {
		Index parent = page->elements[e].parent;
		uint8_t inherited = parent != PAGE_NONE ? finder->land[parent]
			: finder->lines->all_comments   ? LAND_COMMENTS
							: 0;

		finder->land[e] |= (uint8_t)(inherited & (LAND_COMMENTS | LAND_POSTS | LAND_BAD));
		finder->land[e] |= own_land(finder, e, prose);
		finder->forum = finder->forum || (finder->lines->names[e] & NAME_FORUM);
	}
	for (Index b = 0; b < page->block_count && headings < HEADINGS_MAX; b++) {
		if (!comment_heading_is(page, b))
			continue;
		settle_behind_heading(finder, b);
		headings++;
	}
}

/* Groups */

static uint64_t mix(uint64_t hash, uint64_t value)
{
	/* FNV-1a's prime, a word at a time. */
	return (hash ^ value) * 1099511628211u + 0x9E3779B97F4A7C15u;
}

/* The group of KEY, made when it is new; NULL when there are too many. */
static Group *group_of(Finder *finder, uint64_t key, Alike alike, uint32_t names)
{
	size_t slot = (size_t)key & (finder->table_size - 1);

	while (finder->table[slot] != 0) {
		Group *group = &finder->groups[finder->table[slot] - 1];

		if (group->key == key)
			return group;
		slot = (slot + 1) & (finder->table_size - 1);
	}
	if (finder->group_count == GROUPS_MAX)
		return NULL;
	Group *group = &finder->groups[finder->group_count++];

	finder->table[slot] = (uint32_t)finder->group_count;
	*group = (Group){
		.key = key, .alike = alike, .names = names, .first = PAGE_NONE, .last = PAGE_NONE
	};
	return group;
}

static Index next_membership(Finder *finder)
{
	if (finder->membership_count == finder->membership_room) {
		finder->membership_room = finder->membership_room == 0
			? MEMBERSHIPS_FIRST_ROOM
			: finder->membership_room * 2;
		finder->memberships = memory_resize(
			finder->memberships, finder->membership_room * sizeof *finder->memberships);
	}
	return finder->membership_count++;
}

static void join(Finder *finder, uint64_t key, Alike alike, uint32_t names, Index e, Index end)
{
	Group *group = group_of(finder, key, alike, names);

	if (group == NULL)
		return;
	/* An element with the same word twice is one member. */
	if (group->last != PAGE_NONE && finder->memberships[group->last].element == e)
		return;
	Index m = next_membership(finder);

	finder->memberships[m] = (Membership){ e, end, PAGE_NONE };
	if (group->last == PAGE_NONE)
		group->first = m;
	else
		finder->memberships[group->last].next = m;
	group->last = m;
	group->count++;
}

/* Hash of TEXT with every number taken as one; *NUMBERED when there was any. */
static uint64_t hash_unnumbered(uint64_t hash, Str text, bool *numbered)
{
	*numbered = false;
	for (size_t i = 0; i < text.size; i++) {
		if (!ascii_is_digit(text.at[i])) {
			hash = mix(hash, (unsigned char)ascii_lower(text.at[i]));
			continue;
		}
		*numbered = true;
		while (i + 1 < text.size &&
			(ascii_is_digit(text.at[i + 1]) || ascii_is_alpha(text.at[i + 1])))
			i++;
		hash = mix(hash, '#');
	}
	return hash;
}

/* Class words that tell members of one list apart. */
static bool is_varying(Str word)
{
	static const char *const varying[] = { "odd", "even", "alt", "first", "last", "depth-",
		"thread-", "byuser", "bypostauthor", "comment-author-", "level-", "clearfix",
		"parent", "by-anonymous", "comment-by-", "new", "hentry" };

	for (size_t i = 0; i < sizeof varying / sizeof varying[0]; i++)
		if (str_starts_nocase(word, varying[i]))
			return true;
	return false;
}

/* What the words of one class name say, as a key. */
static uint32_t key_names(const Page *page, Str name)
{
	static const struct {
		const char *part;
		uint32_t bits;
	} parts[] = {
		{ "comment", NAME_COMMENT },
		{ "komment", NAME_COMMENT },
		{ "koment", NAME_COMMENT },
		{ "coment", NAME_COMMENT },
		{ "talkback", NAME_COMMENT },
		{ "reactie", NAME_COMMENT },
		{ "yorum", NAME_COMMENT },
		{ "leserbrief", NAME_COMMENT },
		{ "cmt", NAME_COMMENT },
		{ "disqus", NAME_COMMENT },
		{ "reply", NAME_POST },
		{ "answer", NAME_POST },
		{ "post", NAME_POST },
		{ "message", NAME_POST },
		{ "forum", NAME_POST },
		{ "list", NAME_CONTAINER },
		{ "area", NAME_CONTAINER },
		{ "wrap", NAME_CONTAINER },
		{ "section", NAME_CONTAINER },
		{ "thread", NAME_CONTAINER },
		{ "children", NAME_CONTAINER },
		{ "box", NAME_CONTAINER },
		{ "container", NAME_CONTAINER },
		{ "ping", NAME_PING },
		{ "trackback", NAME_PING },
	};
	uint32_t bits = 0;

	if (page->without & WITHOUT_NAMES)
		return 0;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (str_find_nocase(name, parts[i].part, 0) != STR_NOWHERE)
			bits |= parts[i].bits;
	/* The plural names the list. */
	if ((bits & NAME_COMMENT) &&
		(str_ends_nocase(name, "s") ||
			str_find_nocase(name, "comments", 0) != STR_NOWHERE ||
			str_find_nocase(name, "kommentare", 0) != STR_NOWHERE))
		bits |= NAME_CONTAINER;
	return bits;
}

/* The fragments a dt and the dd behind it hold. */
static Index terms_end(const Page *page, Index e)
{
	Index end = page->elements[e].end_fragment;

	for (Index next = page_after(page, e); next < page->element_count;
		next = page_after(page, next)) {
		if (page->elements[next].parent != page->elements[e].parent ||
			page->elements[next].tag != TAG_DD)
			break;
		end = page->elements[next].end_fragment;
	}
	return end;
}

static void join_by_id(Finder *finder, Index e, uint64_t seed)
{
	Str id = page_id(finder->page, e);
	Index end = finder->page->elements[e].end_fragment;
	bool numbered;

	if (str_empty(id) || id.size > 120 || (finder->page->without & WITHOUT_NUMBERS))
		return;
	uint64_t key = hash_unnumbered(mix(seed, ALIKE_ID), id, &numbered);

	if (numbered)
		join(finder, key, ALIKE_ID, key_names(finder->page, id), e, end);
}

static void join_by_class(Finder *finder, Index e, uint64_t seed)
{
	Str rest = page_class(finder->page, e), word;
	Index end = finder->page->elements[e].end_fragment;
	bool numbered;

	for (int i = 0; i < NAME_WORDS_MAX && str_next_word(&rest, &word); i++)
		if (!is_varying(word))
			join(finder, hash_unnumbered(mix(seed, ALIKE_CLASS), word, &numbered),
				ALIKE_CLASS, key_names(finder->page, word), e, end);
}

static void join_by_type(Finder *finder, Index e)
{
	const Page *page = finder->page;
	Str type = page_attribute(page, e, "itemtype");

	if (page->without & WITHOUT_DATA)
		return;
	if (str_empty(type))
		type = page_attribute(page, e, "typeof");
	if (str_ends_nocase(type, "comment") || str_ends_nocase(type, "usercomments") ||
		str_is_nocase(page_attribute(page, e, "itemprop"), "comment"))
		join(finder, mix(0, ALIKE_TYPE), ALIKE_TYPE, NAME_COMMENT, e,
			page->elements[e].end_fragment);
	if (page_has_attribute(page, e, "data-comment-id") ||
		page_has_attribute(page, e, "data-commentid") ||
		str_present(comment_parent_number(page, e)))
		join(finder, mix(page->elements[e].tag, ALIKE_DATA), ALIKE_DATA, NAME_COMMENT, e,
			page->elements[e].end_fragment);
}

/* Notes all groups element E is a member of. */
static void join_groups(Finder *finder, Index e)
{
	const Element *element = &finder->page->elements[e];
	uint64_t seed = mix(14695981039346656037u, element->tag);

	if (element->tag == TAG_DT) {
		join(finder, mix(mix(seed, element->parent), ALIKE_TERMS), ALIKE_TERMS, 0, e,
			terms_end(finder->page, e));
		return;
	}
	join_by_id(finder, e, seed);
	join_by_class(finder, e, seed);
	join_by_type(finder, e);
	join(finder, mix(mix(seed, element->parent), ALIKE_SIBLINGS), ALIKE_SIBLINGS, 0, e,
		element->end_fragment);
}

/* What a child of a box can be to a run of comments. */
typedef enum {
	CHILD_NONE,
	CHILD_DATED, /* a short line with a date */
	CHILD_PLAIN,
	CHILD_OTHER /* holds what ends a run */
} Child;

static Child child_kind(const Finder *finder, Index e)
{
	const Page *page = finder->page;
	const Element *element = &page->elements[e];

	if (element->first_fragment == element->end_fragment || element->breaking != e ||
		!(finder->land[e] & (LAND_COMMENTS | LAND_HEADED)) || element->heading > 0)
		return CHILD_NONE;
	uint32_t anchors =
		panel_anchors(finder->lines, element->first_fragment, element->end_fragment);

	if (anchors == 0)
		return element->marks & (MARK_FORM | MARK_CONTROL) ? CHILD_OTHER : CHILD_PLAIN;
	return anchors == 1 && page_sums(page, e).letters <= ANCHOR_LETTERS_MAX ? CHILD_DATED
										: CHILD_OTHER;
}

/* Notes the runs among the children of E: a line of name and date, then
 * paragraphs, or the paragraphs first; which of the two the first child shows. */
static void join_runs(Finder *finder, Index e)
{
	const Page *page = finder->page;
	uint64_t key = mix(mix(14695981039346656037u, e), ALIKE_RUNS);
	Index start = PAGE_NONE, end = 0, dated = 0, plain = 0;
	bool date_first = false;

	for (Index c = e + 1; c < page->elements[e].end; c = page_after(page, c)) {
		Child kind = child_kind(finder, c);

		if (kind == CHILD_NONE)
			continue;
		if (kind == CHILD_OTHER)
			break;
		if (dated == 0 && plain == 0)
			date_first = kind == CHILD_DATED;
		if (date_first && kind == CHILD_DATED && start != PAGE_NONE && plain > 0)
			join(finder, key, ALIKE_RUNS, 0, start, end);
		if (start == PAGE_NONE || (date_first && kind == CHILD_DATED)) {
			start = c;
			plain = 0;
		}
		end = page->elements[c].end_fragment;
		dated += kind == CHILD_DATED;
		plain += kind == CHILD_PLAIN;
		if (!date_first && kind == CHILD_DATED && plain > 0) {
			join(finder, key, ALIKE_RUNS, 0, start, end);
			start = PAGE_NONE;
			plain = 0;
		}
	}
	if (date_first && start != PAGE_NONE && plain > 0)
		join(finder, key, ALIKE_RUNS, 0, start, end);
}

static void gather_groups(Finder *finder)
{
	const Page *page = finder->page;

	for (Index e = 0; e < page->element_count; e++) {
		const Element *element = &page->elements[e];
		uint8_t land = finder->land[e];

		if (element->breaking == e && element->first_fragment < element->end_fragment &&
			!finder->anywhere)
			join_runs(finder, e);
		if ((land & (LAND_BAD | LAND_HEADLINE)) || element->breaking != e ||
			element->first_fragment == element->end_fragment ||
			(element->marks & (MARK_CONTROL | MARK_SILENT)))
			continue;
		if (finder->anywhere || (land & (LAND_COMMENTS | LAND_HEADED | LAND_POSTS)))
			join_groups(finder, e);
	}
}

/* Judging */

/* A member with what lies in its own range. */
typedef struct {
	uint32_t anchors, letters, meta, authors;
} Own;

static Own range_of(const Finder *finder, const CommentMember *member)
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
	return own;
}

static void subtract(Own *own, const Own *inner)
{
	own->anchors -= inner->anchors;
	own->letters -= inner->letters;
	own->meta -= inner->meta;
	own->authors -= inner->authors < own->authors ? inner->authors : own->authors;
}

/* Is the text of MEMBER that of a machine: a link back from another page? */
static bool is_pingback(const Finder *finder, const CommentMember *member)
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

/* Fills the members of GROUP with their nesting, in the work arena. */
static void list_members(const Finder *finder, Group *group, Own *owns)
{
	Index count = 0;

	group->members = arena_array(finder->page->work, group->count, sizeof *group->members);
	for (Index m = group->first; m != PAGE_NONE; m = finder->memberships[m].next) {
		const Membership *membership = &finder->memberships[m];
		CommentMember *member = &group->members[count];
		Index parent = count == 0 ? PAGE_NONE : count - 1;

		*member = (CommentMember){ membership->element,
			finder->page->elements[membership->element].first_fragment,
			membership->end_fragment, PAGE_NONE };
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
static bool is_template(const Finder *finder, const CommentMember *member, const Own *own)
{
	return own->anchors == 0 && (finder->page->elements[member->element].marks & MARK_HIDDEN);
}

static int score_member(const Own *own, bool group_dated)
{
	bool worded = own->letters >= own->meta + 2;

	if (own->anchors > ANCHORS_MAX || !worded)
		return SCORE_BAD;
	if (own->anchors > 0)
		return own->authors > 0 ? SCORE_WITH_AUTHOR : SCORE_DATED;
	if (own->authors == 0)
		return SCORE_BAD;
	return group_dated ? SCORE_UNDATED_AMONG_DATED : SCORE_UNDATED;
}

/* Is MEMBER where GROUP's members may stand? */
static bool in_country(const Finder *finder, const Group *group, const CommentMember *member)
{
	uint8_t land = finder->land[member->element];

	if ((group->names & NAME_COMMENT) || finder->anywhere)
		return true;
	if (land & (LAND_COMMENTS | LAND_HEADED))
		return true;
	return (land & LAND_POSTS) && finder->forum && (group->names & NAME_POST);
}

/* Do most members of GROUP show by themselves that they are comments? */
static bool speaks(const Finder *finder, const Group *group)
{
	Index spoken = 0;

	for (Index i = 0; i < group->count; i++)
		spoken += comment_speaks(finder->page, group->members[i].first_fragment,
			group->members[i].end_fragment);
	return spoken * 10 >= group->count * 6;
}

/* Scores GROUP and keeps its good members; a score of 0 drops it. */
static void judge_group(const Finder *finder, Group *group)
{
	Own *owns = arena_array(finder->page->work, group->count, sizeof *owns);
	Index dated = 0, kept = 0, bad = 0;
	bool numbered = group->alike == ALIKE_ID;

	list_members(finder, group, owns);
	for (Index i = 0; i < group->count; i++)
		dated += owns[i].anchors > 0 && owns[i].anchors <= ANCHORS_MAX;
	bool group_dated = dated * 10 >= group->count * 3;
	group->dated = dated * 10 >= group->count * 6;
	if (finder->anywhere &&
		(group->count < ANYWHERE_MEMBERS_MIN || !group->dated || !speaks(finder, group)))
		return;
	for (Index i = 0; i < group->count; i++) {
		CommentMember member = group->members[i];
		int score = in_country(finder, group, &member) ? score_member(&owns[i], group_dated)
							       : SCORE_BAD;

		if (is_pingback(finder, &member) || is_template(finder, &member, &owns[i])) {
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
static bool links_elsewhere(const Finder *finder, const Group *group)
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
static bool has_linked_line(const Finder *finder, const CommentMember *member)
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

static bool is_rejected(const Finder *finder, const Group *group)
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

/* Does MEMBER hold the words over a list of comments? Then it is the list. */
static bool holds_heading(const Page *page, const CommentMember *member)
{
	Index first = page->fragments[member->first_fragment].block;
	Index end = page->fragments[member->end_fragment - 1].block + 1;

	for (Index b = first; b < end && b < first + HEADED_BLOCKS; b++)
		if (comment_heading_is(page, b))
			return true;
	return false;
}

/* Has a lone MEMBER what a list need not have: its author told, or a button? */
static bool stands_alone(const Finder *finder, const CommentMember *member)
{
	return range_of(finder, member).authors > 0 ||
		comment_speaks(finder->page, member->first_fragment, member->end_fragment);
}

/* Is GROUP enough to be believed? */
static bool is_enough(const Finder *finder, const Group *group)
{
	if (group->score <= 0 || group->good == 0)
		return false;
	if (!(group->names & NAME_COMMENT) && (group->names & NAME_POST) && group->good < 2)
		return false;
	if (group->good == 1)
		return group->dated && stands_alone(finder, &group->members[0]) &&
			(group->names & NAME_COMMENT) && !(group->names & NAME_CONTAINER) &&
			!holds_heading(finder->page, &group->members[0]);
	if (group->good < 3 && !group->dated)
		return false;
	return !is_rejected(finder, group);
}

static const Group *choose(const Finder *finder)
{
	const Group *best = NULL;

	for (size_t i = 0; i < finder->group_count; i++) {
		const Group *group = &finder->groups[i];

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

/* Joining */

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
static void add_others(const Finder *finder, const Group *chosen, CommentMembers *found)
{
	int joined = 0;

	for (size_t g = 0; g < finder->group_count && joined < OTHER_GROUPS_MAX; g++) {
		const Group *group = &finder->groups[g];

		if (group == chosen || group->score <= 0 || !(group->names & NAME_COMMENT) ||
			(chosen->dated && !group->dated) || group->good == 0 ||
			group->good > OTHERS_MAX || found->count > OTHERS_MAX ||
			(group->names & NAME_CONTAINER) || is_rejected(finder, group))
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
static uint8_t *holders_of(const Finder *finder, const CommentMembers *found)
{
	const Page *page = finder->page;
	uint8_t *holders = arena_array(page->work, page->element_count, sizeof *holders);

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
	const Finder *finder, const CommentMember *member, const uint8_t *holders)
{
	const Page *page = finder->page;
	const Element *element = &page->elements[member->element];
	Sums sums = page_sums_between(page, member->first_fragment, member->end_fragment);

	return element->parent != PAGE_NONE && holders[element->parent] &&
		!(element->marks & (MARK_HIDDEN | MARK_CONTROL | MARK_FORM)) &&
		sums.letters >= SILENT_LETTERS_MIN && sums.link_letters * 2 < sums.letters &&
		panel_anchors(finder->lines, member->first_fragment, member->end_fragment) == 0 &&
		page_find_tag(page, TAG_FORM, member->element, element->end) == PAGE_NONE &&
		!is_pingback(finder, member) && !holds_heading(page, member);
}

/* Adds the members of CHOSEN that were not good but stand beside those that are, where
 * their numbers tell that each is one comment. */
static void add_silent(const Finder *finder, const Group *chosen, CommentMembers *found)
{
	Index good = found->count, next = 0;

	if (chosen->alike != ALIKE_ID || !(chosen->names & NAME_COMMENT) ||
		(chosen->names & NAME_CONTAINER) || good < SILENT_AMONG_MIN)
		return;
	const uint8_t *holders = holders_of(finder, found);

	for (Index m = chosen->first; m != PAGE_NONE; m = finder->memberships[m].next) {
		const Membership *membership = &finder->memberships[m];
		CommentMember member = { membership->element,
			finder->page->elements[membership->element].first_fragment,
			membership->end_fragment, PAGE_NONE };

		/* Both are in the order of the page. */
		while (next < good && found->members[next].element < member.element)
			next++;
		if (next < good && found->members[next].element == member.element)
			continue;
		if (is_silent_comment(finder, &member, holders))
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
static bool begins_thread(const Finder *finder, const Group *chosen, const CommentMembers *found)
{
	const CommentMember *first = &found->members[0];

	if ((chosen->names & NAME_COMMENT) ||
		(finder->land[first->element] & (LAND_COMMENTS | LAND_HEADED)))
		return false;
	return page_sums_between(finder->page, 0, first->first_fragment).prose <= FORUM_PROSE_MAX;
}

/* Lists the members of CHOSEN that are links back. */
static void list_pings(const Finder *finder, const Group *chosen, CommentMembers *found)
{
	found->pings = arena_array(finder->page->work, chosen->count, sizeof *found->pings);
	for (Index m = chosen->first; m != PAGE_NONE; m = finder->memberships[m].next) {
		const Membership *membership = &finder->memberships[m];
		CommentMember member = { membership->element,
			finder->page->elements[membership->element].first_fragment,
			membership->end_fragment, PAGE_NONE };

		if (is_pingback(finder, &member))
			found->pings[found->ping_count++] = member;
	}
}

static void gather_and_judge(Finder *finder)
{
	finder->group_count = 0;
	finder->membership_count = 0;
	memset(finder->table, 0, finder->table_size * sizeof *finder->table);
	gather_groups(finder);
	for (size_t i = 0; i < finder->group_count; i++)
		judge_group(finder, &finder->groups[i]);
}

/* Finds what comment_groups_find does; the memberships of FINDER are left to the caller. */
static void find_groups(Finder *finder, CommentMembers *found)
{
	const PanelLines *lines = finder->lines;
	const Page *page = finder->page;

	finder->land = arena_array(page->work, page->element_count, sizeof *finder->land);
	finder->groups = arena_array(page->work, GROUPS_MAX, sizeof *finder->groups);
	finder->table = arena_array(page->work, finder->table_size, sizeof *finder->table);
	survey(finder);
	gather_and_judge(finder);
	const Group *chosen = choose(finder);

	if (chosen == NULL && lines->anchor_count >= ANYWHERE_MEMBERS_MIN) {
		finder->anywhere = true;
		gather_and_judge(finder);
		chosen = choose(finder);
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
	Finder finder = { .lines = lines, .page = lines->page, .table_size = 2 * GROUPS_MAX };

	*found = (CommentMembers){ 0 };
	if (finder.page->element_count > 0)
		find_groups(&finder, found);
	free(finder.memberships);
}
