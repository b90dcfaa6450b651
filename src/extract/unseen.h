/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_UNSEEN_H
#define BROADSHEET_EXTRACT_UNSEEN_H

/* What stands within a line and is not read there: hidden by its style, for those who hear the
 * page ("opens in a new window"), for those who edit it, opened over a word by a pointer, or the
 * caption of a picture, which that takes. */

#include "extract/page.h"

/* RICH, the words of fragments [FIRST, END), without these. The words stay where there would be
 * none left. */
Rich unseen_left_out(const Page *page, Rich rich, Index first, Index end);

#endif
