/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_LAND_H
#define BROADSHEET_EXTRACT_COMMENT_LAND_H

/* Where on a page comments may stand: in what is named for them, behind words that head
 * them, and not in menus or boxes of recent things. */

#include "extract/comment_finder.h"

/* Is block B a heading for comments by its words and form? */
bool comment_heading_is(const Page *page, Index b);

/* Fills the land of FINDER, and whether the page is one of a forum. */
void comment_land_survey(CommentFinder *finder);

#endif
