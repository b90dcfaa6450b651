/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_SAVED_PAGE_H
#define BROADSHEET_EXTRACT_SAVED_PAGE_H

/* What programs that save a page as one file put into its markup, undone before it is
 * parsed: pictures and fonts as data: addresses, which are most of its bytes and none of
 * its words; shadow roots as templates, whose words are shown; frames as srcdoc. Those that
 * save it with its files put frames into files of their own.
 *
 * The words of frames are moved to the end of the page, each frame in an iframe element,
 * whose content is looked at for comments and never for the article; where the page has
 * hardly any words of its own, as a frameset has, its frames are the page. */

#include "base/arena.h"
#include "base/str.h"
#include "extract/extract.h"

/* MARKUP, UTF-8, with all that undone; borrowed where there is nothing to undo, else in
 * ARENA. A frame whose address ends in the name of one of FILES, whose bytes are UTF-8 here,
 * has that as its page; each is used once. Linear in its size; frames within frames are
 * followed a few levels. */
Str saved_page_open(Arena *arena, Str markup, PageFrames files);

#endif
