/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_MARKUP_WORDS_H
#define BROADSHEET_EXTRACT_MARKUP_WORDS_H

/* Markup inside the data of a page: the text of a comment, the paragraphs of an article. */

#include "extract/page.h"

/* The words of MARKUP, which may hold tags and entities, clean, paragraphs parted
 * by "\n\n", in PAGE's arena. Empty when it has none. */
Str markup_words(const Page *page, Str markup);

#endif
