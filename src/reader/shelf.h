/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_READER_SHELF_H
#define BROADSHEET_READER_SHELF_H

/* Articles that have been read, kept so that going back is instant. The shelf owns
 * them; when there are too many, or too large ones, the longest unused goes. */

#include <stddef.h>

#include "article/article.h"
#include "view/view.h"

enum {
	SHELF_ARTICLES_MAX = 32,
	SHELF_BYTES_MAX = 48 << 20
};

typedef struct Shelf Shelf;

/* An empty one. The caller frees it, and all that is on it. */
Shelf *shelf_new(void);
void shelf_free(Shelf *shelf);

/* The article of ITEM as SHOW, borrowed, now the last used; NULL when it is not there. */
const Article *shelf_find(Shelf *shelf, size_t item, Show show);

/* Takes over ARTICLE, now the last used, in place of an earlier one of ITEM and SHOW. Older
 * ones may be freed, never the article just put in. */
void shelf_put(Shelf *shelf, size_t item, Show show, Article *article);

#endif
