/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PANEL_NAMES_H
#define BROADSHEET_EXTRACT_PANEL_NAMES_H

/* What the names of elements (class, id, itemprop) say of their part in a panel
 * of related stories or comments. Finer than the kinds of words.h: there a
 * comment is a comment, here it matters whether a name is of the list, the item,
 * its author or its buttons. A name is evidence, never proof. */

#include <stdint.h>

#include "extract/page.h"

enum {
	NAME_COMMENT = 1 << 0, /* comment, kommentar, talkback ... */
	NAME_POST = 1 << 1, /* reply, post, message, thread: comments perhaps */
	NAME_CONTAINER = 1 << 2, /* list, area, wrapper ... */
	NAME_AUTHOR_1 = 1 << 3, /* fn, itemprop author */
	NAME_AUTHOR_2 = 1 << 4, /* author, username, sig ... */
	NAME_AUTHOR_3 = 1 << 5, /* user, by, name ... */
	NAME_SIGNATURE = 1 << 6, /* of the authors: may hold a place as well */
	NAME_PLACE = 1 << 7,
	NAME_DATE = 1 << 8,
	NAME_TEXT = 1 << 9, /* content, body, text, message */
	NAME_BUTTON = 1 << 10, /* reply, vote, share, avatar: furniture of an item */
	NAME_RECENT = 1 << 11, /* recent, latest, sidebar */
	NAME_RELATED = 1 << 12,
	NAME_PROMO = 1 << 13,
	NAME_TITLE = 1 << 14, /* title, headline */
	NAME_LABEL = 1 << 15, /* category, kicker, tag, caption: beside a title */
	NAME_HIDDEN = 1 << 16,
	NAME_PING = 1 << 17, /* pingback, trackback */
	NAME_HEAD = 1 << 18, /* head, header, heading: words over a box */
	NAME_FORUM = 1 << 19,
	NAME_QUOTE = 1 << 20, /* what a comment repeats of another */
	NAME_SCORE = 1 << 21, /* what readers gave a comment in all, */
	NAME_SCORE_UP = 1 << 22, /* how many were for it, */
	NAME_SCORE_DOWN = 1 << 23, /* and against it */
	NAME_SCORES = NAME_SCORE | NAME_SCORE_UP | NAME_SCORE_DOWN,
	NAME_PERMALINK = 1 << 24,
	NAME_RECOMMENDED = 1 << 25, /* of what is offered, related to the story or not */
	NAME_OFFERS = NAME_RELATED | NAME_RECOMMENDED,
	NAME_AUTHORS = NAME_AUTHOR_1 | NAME_AUTHOR_2 | NAME_AUTHOR_3
};

/* The names of every element of PAGE, an array in its work arena, made when it is first
 * asked for. */
const uint32_t *panel_names(Page *page);

/* The same for telling the fields inside a comment; NAMES itself unless class
 * words are to be done without there. */
const uint32_t *panel_field_names(const Page *page, const uint32_t *names);

#endif
