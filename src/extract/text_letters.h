/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_LETTERS_H
#define BROADSHEET_EXTRACT_TEXT_LETTERS_H

/* Readers' letters in bare text: signed with a name and perhaps a place, or dated,
 * the date before or behind each. Taken like lists of stories (text_panels.h). */

#include "extract/text_panels.h"

/* Takes the letters whose heading is unit I. Returns the unit behind them; I
 * when there are none. */
size_t text_take_comments(TextStory *story, size_t i);

/* Takes letters without a heading that begin at unit I: at least two stanzas
 * that each end in a name and a place. As above. */
size_t text_take_bare_comments(TextStory *story, size_t i);

#endif
