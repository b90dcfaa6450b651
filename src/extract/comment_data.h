/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_DATA_H
#define BROADSHEET_EXTRACT_COMMENT_DATA_H

/* Comments that a page carries as data only: schema.org's in JSON-LD, or the state
 * of an application that would draw them by script. Found by shape: a list, named
 * for comments, of objects with a text, an author and a date or a number. */

#include "extract/page.h"

/* Adds the comments in the data of PAGE to ARTICLE, with the number its data tell.
 * Returns how many; 0 where the program is built without jansson. */
size_t comment_data_read(const Page *page, Article *article);

#endif
