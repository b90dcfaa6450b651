/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_SAVED_PAGE_H
#define BROADSHEET_EXTRACT_SAVED_PAGE_H

/* What programs that save a page as one file put into its markup, undone before it is
 * parsed: pictures and fonts as data: addresses, which are most of its bytes and none of
 * its words; shadow roots as templates, whose words are shown; frames as srcdoc.
 *
 * The words of frames are moved to the end of the page, each frame in an iframe element,
 * whose content is looked at for comments and never for the article; where the page has
 * hardly any words of its own, as a frameset has, its frames are the page. */

#include "base/arena.h"
#include "base/str.h"

/* MARKUP, UTF-8, with all that undone; borrowed where there is nothing to undo, else in
 * ARENA. Linear in its size; frames within frames are followed a few levels. */
Str saved_page_open(Arena *arena, Str markup);

#endif
