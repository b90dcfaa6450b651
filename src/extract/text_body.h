/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TEXT_BODY_H
#define BROADSHEET_EXTRACT_TEXT_BODY_H

/* Blocks of the body of a bare text: crossheads, pictures, insets and quotations are told
 * by shape and place. */

#include "extract/text_panels.h"

/* Adds the units of STORY that are of the body to its article, as blocks, and its intro's
 * fields. What turns out to be none of the body is left out. */
void text_body_add(TextStory *story);

#endif
