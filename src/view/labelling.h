/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_LABELLING_H
#define BROADSHEET_VIEW_LABELLING_H

/* The keys that label a page, the one under the cursor of the list or the one that is
 * open, and the list of pages with a label. */

#include "view/state.h"

/* The page gets a star, or none any more; counts as read, or no longer (EFFECT_LABEL). Says what it
 * is now. */
void labelling_star(View *view);
void labelling_read(View *view);

/* Asks for tags, beginning with those the page has; they were typed. */
void labelling_ask_tags(View *view);
void labelling_tag(View *view);

/* The label of the article that is open. */
Label labelling_of_article(const View *view);

/* Adds what LABEL says in words: "starred, read, tags: harbour". */
void labelling_add_words(const Label *label, Text *out);

/* Which labels are wanted; zero wants all. */
typedef struct {
	bool star, read, unread;
	Str tags; /* each of these words */
} LabelWish;

/* Takes "is:starred", "is:read", "is:unread" or "tag:NAME" off the front of *REST, in ARENA;
 * false when it begins with none of them. */
bool labelling_take_term(LabelWish *wish, Str *rest, Arena *arena);

/* Takes the rows out of LISTED that WISH does not want. */
void labelling_sift(const View *view, const LabelWish *wish, LibraryList *listed);

#endif
