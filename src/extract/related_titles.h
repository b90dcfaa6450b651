/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_TITLES_H
#define BROADSHEET_EXTRACT_RELATED_TITLES_H

/* Titles of related stories without what is printed with them. */

#include "base/str.h"

enum {
	RELATED_TITLE_MIN = 4 /* letters of a title */
};

/* TITLE without signs, a word for another medium (put in *MEDIA, or absent) or a date at
 * its ends. */
Str related_title_clean(Str title, Str *media);

/* The word for another medium that TEXT begins with, its colon included, or absent: a word
 * alone, or one that parts from what follows. */
Str related_media_word(Str text);

#endif
