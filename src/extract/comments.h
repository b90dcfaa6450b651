/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENTS_H
#define BROADSHEET_EXTRACT_COMMENTS_H

/* Readers' comments of a page: found (comment_groups.h), taken apart
 * (comment_fields.h), and told: the words over them, how many the page says
 * there are, and whether this copy holds them. */

#include "extract/page.h"

/* Fills comments, comments_heading and comments_announced of ARTICLE from PAGE,
 * whose headline is known, and claims their blocks. To be called before related
 * stories and body are looked for. */
void comments_find(Page *page, Article *article);

#endif
