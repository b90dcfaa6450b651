/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_FRAMES_H
#define BROADSHEET_EXTRACT_COMMENT_FRAMES_H

/* Comments that stand in a frame saved inside the page (srcdoc): the page of a
 * comment service, read as a page of its own. And other markup inside the page's
 * data. */

#include "extract/page.h"

/* What reads the comments of one page; true when there were any. ALL_COMMENTS: all
 * of the page is a place for comments. */
typedef bool CommentReader(Page *page, bool all_comments, Article *article);

/* Calls READ for the frames of PAGE until one has comments. */
bool comment_frames_read(const Page *page, CommentReader *read, Article *article);

/* The words of MARKUP, which may hold tags and entities, clean, paragraphs parted
 * by "\n\n", in PAGE's arena. Empty when it has none. */
Str comment_frame_words(const Page *page, Str markup);

#endif
