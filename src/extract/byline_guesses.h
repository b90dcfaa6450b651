/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_BYLINE_GUESSES_H
#define BROADSHEET_EXTRACT_BYLINE_GUESSES_H

/* Bylines that nothing calls one: names that only their shape and their place tell. What is
 * set here is marked as inferred. */

#include "extract/byline_search.h"

/* A name alone in a block near the headline, a date in the block before or behind it, that
 * the page calls an author's in another place. */
bool byline_guess_beside_date(const BylineSearch *search);

/* A part of a line with a date; the end of the text; whose site it is; an agency. */
bool byline_guess(const BylineSearch *search);

#endif
