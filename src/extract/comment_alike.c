/* SPDX-License-Identifier: ISC */
#include "extract/comment_alike.h"

#include "base/arena.h"
#include "extract/comment_numbers.h"
#include "extract/first_bytes.h"
#include "extract/signals.h"

enum {
	MEMBERSHIPS_FIRST_ROOM = 1024,
	GROUPS_FIRST_ROOM = 256,
	NAME_WORDS_MAX = 16,
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
	/* FNV-1a's prime, a word at a time. */
	return (hash ^ value) * 1099511628211u + 0x9E3779B97F4A7C15u;
}

static CommentGroup *next_group(CommentFinder *finder)
{
	size_t room = finder->group_room;

	if (finder->group_count == room) {
		finder->group_room = room == 0 ? GROUPS_FIRST_ROOM : room * 2;
		finder->groups = arena_grow(finder->work, finder->groups, room, finder->group_room,
			sizeof *finder->groups);
	}
	return &finder->groups[finder->group_count++];
}

/* The group of KEY, made when it is new, and good until the next one is made; NULL when there
 * are too many. */
static CommentGroup *group_of(CommentFinder *finder, uint64_t key, Alike alike, uint32_t names)
{
	size_t slot = (size_t)key & (finder->table_size - 1);

	while (finder->table[slot] != 0) {
		CommentGroup *group = &finder->groups[finder->table[slot] - 1];

		if (group->key == key)
			return group;
		slot = (slot + 1) & (finder->table_size - 1);
	}
	if (finder->group_count == COMMENT_GROUPS_MAX)
		return NULL;
	CommentGroup *group = next_group(finder);

	finder->table[slot] = (uint32_t)finder->group_count;
	*group = (CommentGroup){
		.key = key, .alike = alike, .names = names, .first = PAGE_NONE, .last = PAGE_NONE
	};
	return group;
}

static Index next_membership(CommentFinder *finder)
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

static void join(
	CommentFinder *finder, uint64_t key, Alike alike, uint32_t names, Index e, Index end)
{
	CommentGroup *group = group_of(finder, key, alike, names);

	if (group == NULL)
		return;
	/* An element with the same word twice is one member. */
	if (group->last != PAGE_NONE && finder->memberships[group->last].element == e)
		return;
	Index m = next_membership(finder);

	finder->memberships[m] = (CommentMembership){ e, end, PAGE_NONE };
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

/* What a class name or id says where it holds PART, as a key. */
static const struct {
	char part[12];
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

/* The finder at work: PARTS by their first bytes. */
typedef struct {
	CommentFinder *finder;
	const FirstBytes *parts;
} Gathering;

/* Does TEXT begin with PART, the case of letters ignored? */
static bool begins(Str text, const char *part)
{
	size_t same = 0;

	while (same < text.size && part[same] != '\0' && ascii_lower(text.at[same]) == part[same])
		same++;
	return part[same] == '\0';
}

static uint32_t key_names(const Gathering *gathering, Str name)
{
	uint32_t bits = 0;

	if (gathering->finder->page->without & WITHOUT_NAMES)
		return 0;
	for (size_t at = 0; at + 1 < name.size; at++)
		for (uint16_t i = first_bytes_row(gathering->parts, ascii_lower(name.at[at]),
			     ascii_lower(name.at[at + 1]));
			i != FIRST_BYTES_END; i = gathering->parts->next[i])
			if (begins(str_from(name, at), parts[i].part))
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

static void join_by_id(const Gathering *gathering, Index e, uint64_t seed)
{
	CommentFinder *finder = gathering->finder;
	Str id = page_id(finder->page, e);
	Index end = finder->page->elements[e].end_fragment;
	bool numbered;

	if (str_empty(id) || id.size > 120 || (finder->page->without & WITHOUT_NUMBERS))
		return;
	uint64_t key = hash_unnumbered(mix(seed, ALIKE_ID), id, &numbered);

	if (numbered)
		join(finder, key, ALIKE_ID, key_names(gathering, id), e, end);
}

static void join_by_class(const Gathering *gathering, Index e, uint64_t seed)
{
	CommentFinder *finder = gathering->finder;
	Str rest = page_class(finder->page, e), word;
	Index end = finder->page->elements[e].end_fragment;
	bool numbered;

	for (int i = 0; i < NAME_WORDS_MAX && str_next_word(&rest, &word); i++)
		if (!is_varying(word))
			join(finder, hash_unnumbered(mix(seed, ALIKE_CLASS), word, &numbered),
				ALIKE_CLASS, key_names(gathering, word), e, end);
}

static void join_by_type(CommentFinder *finder, Index e)
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
static void join_groups(const Gathering *gathering, Index e)
{
	CommentFinder *finder = gathering->finder;
	const Element *element = &finder->page->elements[e];
	uint64_t seed = mix(14695981039346656037u, element->tag);

	if (element->tag == TAG_DT) {
		join(finder, mix(mix(seed, element->parent), ALIKE_TERMS), ALIKE_TERMS, 0, e,
			terms_end(finder->page, e));
		return;
	}
	join_by_id(gathering, e, seed);
	join_by_class(gathering, e, seed);
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

static Child child_kind(const CommentFinder *finder, Index e)
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
static void join_runs(CommentFinder *finder, Index e)
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

void comment_alike_gather(CommentFinder *finder)
{
	const Page *page = finder->page;
	static FirstBytes index;
	const Gathering gathering = {
		.finder = finder,
		.parts = first_bytes_index(
			&index, parts, sizeof parts / sizeof *parts, sizeof *parts),
	};

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
			join_groups(&gathering, e);
	}
}

CommentMember comment_alike_member(const CommentFinder *finder, Index m)
{
	const CommentMembership *membership = &finder->memberships[m];

	return (CommentMember){
		.element = membership->element,
		.first_fragment = finder->page->elements[membership->element].first_fragment,
		.end_fragment = membership->end_fragment,
		.parent = PAGE_NONE,
	};
}
