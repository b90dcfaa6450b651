/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PHRASES_H
#define BROADSHEET_EXTRACT_PHRASES_H

/* Words that begin lines which are no text of an article, as a table by
 * language: sharing, subscribing, advertising, legal lines. Words are one of
 * three kinds of evidence (the others are shape and place), so how sure a row is
 * stands beside it. */

#include <stdbool.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/str.h"
#include "extract/first_bytes.h"

typedef enum {
	PHRASE_NONE,
	PHRASE_LIKELY, /* no text at the edges of an article */
	PHRASE_SURE, /* no text wherever it stands */
} PhraseWeight;

/* The tables by first bytes, for looking lines up. */
typedef struct {
	const FirstBytes *rows, *endings;
} Phrases;

/* Both tables indexed. */
Phrases phrases_index(void);

/* What the words at the start of LINE say; *REASON where they say something. */
PhraseWeight phrase_weigh(const Phrases *index, Str line, LeftOutReason *reason);

/* Is LINE, as a heading, the start of what no longer belongs to the article:
 * further stories, sharing, comments? */
bool phrase_ends_article(const Phrases *index, Str line);

/* Is LINE a label over a box in an article: ANALYSIS, AT THE SCENE? */
bool phrase_box_label(Str line);

#endif
