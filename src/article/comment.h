/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_ARTICLE_COMMENT_H
#define BROADSHEET_ARTICLE_COMMENT_H

/* A reader's comment, as it is told and asked about: texts are borrowed. Articles keep
 * theirs in less room (article/comment_store.h). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* Who speaks in a comment. */
typedef enum {
	ROLE_READER,
	ROLE_AUTHOR, /* of the article */
	ROLE_STAFF, /* of the house: editors, moderators */
	ROLE_COUNT
} CommentRole;

/* Bytes START up to END of a text, on character borders, START < END. */
typedef struct {
	size_t start, end;
} TextRange;

enum {
	COMMENT_QUOTES_MAX = 64 /* of one comment; what it quotes beyond is its own words */
};

/* What only some comments have; all zero where there is nothing. */
typedef struct {
	size_t title_size; /* bytes at the beginning of the text that are its title, a
	                    * paragraph of its own; 0 when there is none */
	const TextRange *quotes; /* paragraphs of the text that repeat another comment */
	size_t quote_count;
	Str link; /* its own address, or absent */
	bool scored;
	int64_t score; /* what readers gave it, less what they took */
	bool picked; /* by the editors */
	bool time_inferred; /* its time was told by its distance from the capture */
} CommentDetails;

typedef struct {
	Str author, location;
	Str date; /* as shown */
	Str time; /* the same as ISO, where it can be known */
	Str text; /* paragraphs parted by "\n\n"; present, may be "" */
	Str id; /* the page's own */
	int depth; /* 0 = top level */
	CommentRole role;
	CommentDetails details;
} Comment;

/* Has COMMENT anything that only some have? */
bool comment_has_details(const Comment *comment);

/* The title that COMMENT's text begins with, or absent. */
Str comment_title(const Comment *comment);

/* A part of a comment's text that is of one kind, as it is shown: its title, what it
 * quotes, or what it says itself. */
typedef enum {
	COMMENT_OWN_WORDS,
	COMMENT_TITLE,
	COMMENT_QUOTE
} CommentPartKind;

typedef struct {
	CommentPartKind kind;
	Str text; /* whole paragraphs */
} CommentPart;

/* Takes the part of COMMENT's text that begins at byte *AT and moves *AT behind it;
 * false behind the last. */
bool comment_next_part(const Comment *comment, size_t *at, CommentPart *part);

/* For people: "the author", "staff", "" for a reader. */
const char *comment_role_words(CommentRole role);

/* What is said of a comment behind its author, place and date, for people. */
enum {
	COMMENT_REMARKS_MAX = 3
};
typedef struct {
	Str at[COMMENT_REMARKS_MAX]; /* "staff", "editors' pick", "+12" */
	size_t count;
	char score[24];
} CommentRemarks;

/* What there is to say of COMMENT, into REMARKS, which are not to be moved or copied then: one of
 * their texts may be their own SCORE, the others are static. */
void comment_remarks(const Comment *comment, CommentRemarks *remarks);

#endif
