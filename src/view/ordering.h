/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_ORDERING_H
#define BROADSHEET_VIEW_ORDERING_H

/* In which order the comments are shown: what the keys for it do. */

#include "view/state.h"

/* Lets the reader choose. */
void ordering_ask(View *view);

/* The choices. Each says the order there is now, or that comments without dates have none. */
void ordering_as_on_page(View *view);
void ordering_oldest(View *view);
void ordering_newest(View *view);
void ordering_most_replies(View *view);

/* "oldest first", for titles and messages; "" for the page's own order. */
const char *ordering_words(CommentsBy by);

#endif
