/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_TITLE_H
#define BROADSHEET_EXTRACT_TEXT_TITLE_H

/* The headline of a bare text, which nothing marks: the line before the story that looks
 * most like one, by its length, by what stands around it and whether the page says it once
 * more. */

#include "extract/text_panels.h"

/* The unit of STORY that is its headline, before PROSE, the first paragraph, or STR_NOWHERE.
 * Of two alike it is the one nearer to the story, but the upper one where the lower may be its
 * standfirst. */
size_t text_title_find(const TextStory *story, size_t prose);

/* The unit between the headline TITLE and author or stamp that is the standfirst, or
 * STR_NOWHERE. */
size_t text_standfirst_find(const TextStory *story, size_t title, size_t prose);

#endif
