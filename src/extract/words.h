/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_WORDS_H
#define BROADSHEET_EXTRACT_WORDS_H

/* What sites call things: words of class and id attributes, and the words that
 * begin a line of furniture, as tables. A name is evidence, never proof. */

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"
#include "base/str.h"

/* What an element's names say it is. */
enum {
	KIND_BODY = 1 << 0, /* the text of an article: entry-content, articleBody */
	KIND_ARTICLE = 1 << 1, /* an article with all that belongs to it */
	KIND_COMMENT = 1 << 2, /* readers' comments */
	KIND_RELATED = 1 << 3, /* further stories */
	KIND_PROMOTION = 1 << 4, /* most read, trending, recommendations of strangers */
	KIND_SHARE = 1 << 5, /* share, print, send, follow */
	KIND_CONSENT = 1 << 6, /* cookies and privacy */
	KIND_AUTHOR = 1 << 7, /* byline, author */
	KIND_CAPTION = 1 << 8, /* caption of a picture */
	KIND_CREDIT = 1 << 9, /* credit of a picture */
	KIND_DATE = 1 << 10, /* a date or time */
	KIND_HIDDEN = 1 << 11, /* hidden, by its name */
	KIND_NAVIGATION = 1 << 12, /* menus, breadcrumbs, pagers */
	KIND_SIDEBAR = 1 << 13,
	KIND_FOOTER = 1 << 14,
	KIND_HEADER = 1 << 15, /* masthead, banner */
	KIND_TAGS = 1 << 16, /* topics, labels */
	KIND_POST = 1 << 17, /* an embedded post of a network */
	KIND_ADVERT = 1 << 18,
	KIND_SPONSOR = 1 << 19,
	KIND_SIGNUP = 1 << 20, /* newsletter, subscription, paywall */
	KIND_FORM = 1 << 21,
	KIND_DISCLAIMER = 1 << 22,
	KIND_INTRO = 1 << 23, /* standfirst, dek, lead */
	KIND_HEADLINE = 1 << 24,
	KIND_CROSSHEAD = 1 << 25,
	KIND_PULL = 1 << 26, /* pull quote */
	KIND_INSET = 1 << 27, /* a box set apart from the text */
	KIND_GALLERY = 1 << 28, /* slide show */
	KIND_WRAPPER = 1 << 29, /* an archive's toolbar */
	KIND_META = 1 << 30, /* byline and date line together */
};
#define KIND_MEDIA   ((uint64_t)1 << 31) /* player, video box */
#define KIND_BULLET  ((uint64_t)1 << 32) /* a line set off by a bullet */
#define KIND_LIVE    ((uint64_t)1 << 33) /* entry of a live page */
#define KIND_SECTION ((uint64_t)1 << 34) /* section or kicker */
#define KIND_ROLE    ((uint64_t)1 << 35) /* what follows the author's name */
#define KIND_SITE    ((uint64_t)1 << 36) /* publisher */
#define KIND_NEITHER ((uint64_t)1 << 38) /* of two words: the second says nothing here */
#define KIND_UNSEEN  ((uint64_t)1 << 37) /* for those who hear the page, or write in it */
#define KIND_DIALOG  ((uint64_t)1 << 40) /* a window within the page */
#define KIND_TIP     ((uint64_t)1 << 39) /* what a pointer opens over a word, or both of them */

enum {
	WORD_BYTES = 32
};

/* A word of a class or id attribute, lower case. */
typedef struct {
	char at[WORD_BYTES]; /* zero-terminated; longer ones are cut */
	unsigned size;
	bool first; /* begins a class name (behind a space or at the start) */
} NameWord;

/* Takes the next word off *NAMES, a class or id attribute, splitting at
 * everything but letters and at inner capitals (relatedPosts: related, posts).
 * False when none is left. */
bool name_next_word(Str *names, NameWord *word);

/* KIND_* of the words in NAMES, a class, id or role attribute. */
uint64_t words_kinds(Str names);

/* KIND_* of an itemprop or property attribute, and of an itemtype or typeof. */
uint64_t words_property_kinds(Str property);
uint64_t words_type_kinds(Str type);

/* Are the tables in the order the look-up needs? For the tests. */
bool words_tables_sorted(void);

#endif
