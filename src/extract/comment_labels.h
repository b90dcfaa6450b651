/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_LABELS_H
#define BROADSHEET_EXTRACT_COMMENT_LABELS_H

/* Comments written as forms are, a label before each part: "Name: Jo", "From: Leeds",
 * "Comment: I was there", as guestbooks of old do. */

#include "extract/comment_items.h"

/* Where most of the items of ALL have a label for their author or their words, takes name
 * and place by it, and the labels off the words. What stands behind a label for an address
 * of the author is dropped. */
void comment_labels_take(CommentItems *all);

#endif
