/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_DEPTHS_H
#define BROADSHEET_EXTRACT_COMMENT_DEPTHS_H

/* Which comment answers which: by what the page says of each, else by how the
 * elements lie in each other. */

#include "extract/comment_items.h"

/* How far in each item stands (comment_levels.h), in the page's work arena. */
int *comment_depths(const CommentItems *all);

#endif
