/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_SECTION_WORDS_H
#define BROADSHEET_EXTRACT_SECTION_WORDS_H

/* Words that stand where a section is declared and name none, in many languages. */

#include <stdbool.h>

#include "base/str.h"

/* Does SECTION say nothing: what programs write where there is none, the front of a site, what
 * a program files a story under for which nobody has chosen a section? */
bool section_says_nothing(Str section);

#endif
