/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_FINDER_H
#define BROADSHEET_EXTRACT_COMMENT_FINDER_H

/* What the steps of finding comments hand on to each other: where they may stand
 * (comment_land), what is alike there (comment_alike), which of it is a list of comments
 * (comment_judging), and what else belongs to them (comment_groups). */

#include "extract/comment_groups.h"

enum {
	COMMENT_GROUPS_MAX = 4096,
	COMMENTS_ANYWHERE_MIN = 3, /* comments of a list that nothing announces */
};

/* Where an element stands. */
enum {
	LAND_COMMENTS = 1 << 0, /* named for comments, or in what is */
	LAND_POSTS = 1 << 1, /* the same by weak words */
	LAND_HEADED = 1 << 2, /* behind a heading for comments */
	LAND_BAD = 1 << 3, /* menus, boxes of recent things */
	LAND_HEADLINE = 1 << 4, /* holds the headline */
	LAND_SERVICE = 1 << 5, /* in the frame of a comment service, with nothing else */
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
} CommentMembership;

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
} CommentGroup;

typedef struct {
	const PanelLines *lines;
	const Page *page;
	Arena *work; /* owned: of what only the finding needs */
	uint8_t *land;
	CommentGroup *groups;
	size_t group_count, group_room;
	uint32_t *table; /* hash table: 1 + group */
	size_t table_size;
	CommentMembership *memberships; /* owned, on the heap */
	Index membership_count, membership_room;
	bool forum;
	bool anywhere; /* members may stand outside the country, where they show by
	                * themselves that they are comments */
} CommentFinder;

#endif
