/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_HEAD_H
#define BROADSHEET_EXTRACT_TEXT_HEAD_H

/* What stands around the headline of a bare text: stamps, bylines, and the head of a mail
 * or an export ("Subject: ..."). What is taken fills the article where that field is empty. */

#include "extract/text_panels.h"

/* Is UNIT a line that tells when the story appeared? What is made for it lives in ARENA. */
bool unit_is_stamp(Arena *arena, const TextUnit *unit);

/* Takes the dates and the byline of the stamp at unit I. */
void text_take_stamp(TextStory *story, size_t i);

/* Takes a byline at unit I, with the role in the line below. Units taken, or 0. */
size_t text_take_byline(TextStory *story, size_t i);

/* Takes the head, if the text begins with at least two such lines, of which one names the
 * story. */
void text_take_header(TextStory *story);

#endif
