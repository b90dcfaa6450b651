/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_PANEL_KINDS_H
#define BROADSHEET_EXTRACT_PANEL_KINDS_H

/* What the lines and blocks of a page say as headings of panels (panel_words.h). Comments,
 * related stories and the report all ask, so it is found out once. */

#include "extract/page.h"
#include "extract/panel_words.h"

/* Finds out; a second time it does nothing. To be called before the two below. */
void panel_kinds_read(Page *page);

/* What line L, or all of block B, says. */
PanelKind panel_line_kind(const Page *page, Index l);
PanelKind panel_block_kind(const Page *page, Index b);

#endif
