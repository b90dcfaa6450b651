/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_INLINE_H
#define BROADSHEET_EXTRACT_RELATED_INLINE_H

/* Stories that are offered in the running text: lines of "Read also", links that stand
 * alone, cards. */

#include "extract/related_finder.h"

/* Takes "Read also: HEADLINE" at block B. */
bool related_take_read_also(RelatedFinder *finder, Index b);

/* Takes a block that is one link to another story of the page's site, between or
 * behind paragraphs of the text in the same box. */
bool related_take_lone_link(RelatedFinder *finder, Index b);

/* Is E, something close around it or the first thing in it named for promotions?
 * "Most read" is the truth about a list that "related" only wishes for. */
bool related_is_named_promotion(const RelatedFinder *finder, Index e);

/* Does a heading that is not for related stories stand in element E or right
 * before it? */
bool related_is_killed(const RelatedFinder *finder, Index e);

/* Takes a card in the text that offers another story or two, told by its name. */
bool related_take_card(RelatedFinder *finder, Index b);

#endif
