/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PANEL_WORDS_H
#define BROADSHEET_EXTRACT_PANEL_WORDS_H

/* The words pages put over and around their panels, in many languages, as
 * tables: headings of related stories, of promotions, of comments; lines that
 * are furniture and why. The words over a list decide what it is, because the
 * items look alike everywhere. */

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"
#include "base/str.h"

enum {
	PANEL_HEAD_BYTES_MAX = 160
}; /* a longer line is no heading */

/* What a heading says of the list below it. */
typedef enum {
	PANEL_NONE,
	PANEL_NEITHER, /* topics, tags, more by the author, next and previous */
	PANEL_PROMO, /* most read, top stories, sponsored */
	PANEL_ELSEWHERE, /* other sites, told as such */
	PANEL_RELATED,
	PANEL_COMMENTS
} PanelKind;

/* What the heading LINE says; numbers, brackets and a colon at its ends do not
 * count. PANEL_NONE for any other line. */
PanelKind panel_kind(Str line);

/* The number of comments LINE, a heading or link for comments, tells, or -1. */
int64_t panel_comment_count(Str line);

/* Does LINE begin with words that offer another story inside the text ("Read
 * also:", "Lire aussi")? The size of those words with the colon or dash behind
 * them, or 0. */
size_t panel_read_also(Str line);

/* Is LINE furniture, a line a page repeats on every page? Then *REASON is why it
 * is left out. */
bool panel_furniture(Str line, LeftOutReason *reason);

/* Is LINE a button or counter of a comment ("Reply", "3 likes"), or words that
 * say how its author stands to the page? */
bool panel_button(Str line);

/* Is LINE a heading of a box inside the story: ANALYSIS, AT THE SCENE? */
bool panel_box_label(Str line);

/* Does LINE lead in readers' letters in a sentence of its own: "Here are some of
 * your comments:"? */
bool panel_comment_lead(Str line);

#endif
