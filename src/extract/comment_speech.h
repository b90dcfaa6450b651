/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_COMMENT_SPEECH_H
#define BROADSHEET_EXTRACT_COMMENT_SPEECH_H

/* What shows that a block is a reader's comment whatever it and the things around
 * it are named: a button to answer or report it, a numbered mark of its own that it
 * links to. */

#include "extract/page.h"

/* Do the fragments [FIRST, END) hold such a button or mark? */
bool comment_speaks(const Page *page, Index first, Index end);

/* Does the short LINE only tell whom a comment answers: "in reply to Ben"? */
bool comment_tells_reply(Str line);

#endif
