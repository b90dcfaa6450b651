/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_AUTHORS_H
#define BROADSHEET_EXTRACT_COMMENT_AUTHORS_H

/* Who wrote each comment: by the names of elements where the list has them, by
 * "X says:" in a line of its own, else by the place in the comment where most of
 * the list have what looks like a name. */

#include "extract/comment_items.h"

/* Sets author, name, place and name_piece of the items of ALL. */
void comment_authors_find(CommentItems *all);

#endif
