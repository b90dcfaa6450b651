/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STAMP_WORDS_H
#define BROADSHEET_EXTRACT_STAMP_WORDS_H

/* The words beside a date that say which one it is, in many languages. */

#include <stdbool.h>

#include "base/str.h"

/* Does TEXT say that its date is that of a change? */
bool stamp_says_updated(Str text);

/* Does TEXT say that its date is that of the last change, of a whole page? */
bool stamp_says_last_change(Str text);

/* Does TEXT say that its date is that of publication? */
bool stamp_says_published(Str text);

/* Does TEXT begin as the line does in which weblogs say when an entry was posted, under what,
 * and how it may be answered? */
bool stamp_tells_entry(Str text);

/* Is TEXT, all that stands before a date, the word "date"? */
bool stamp_is_label(Str text);

/* Does TEXT begin with what is said before the day something begins or ends: "Deadline"? */
bool stamp_says_term(Str text);

/* Does TEXT begin with words for a birth or a death? */
bool stamp_says_life(Str text);

#endif
