/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TERMINAL_HYPERLINKS_H
#define BROADSHEET_TERMINAL_HYPERLINKS_H

/* Cells that lead somewhere (OSC 8), which ncurses does not know. It is given them as a mark: a
 * character without a cell that no text has, behind the first one of the cell. So a cell that
 * leads elsewhere is another one to ncurses, wherever it scrolls it to, and its picture stays
 * true. What it sends is rewritten: the marks go, and where they change a hyperlink begins or
 * ends. At the end of a picture none is open. */

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "view/canvas_links.h"

/* Do the variables of the environment name a terminal that takes hyperlinks? */
bool hyperlinks_known(void);

/* Can they be told of here? Not where the C library gives a mark a cell. */
bool hyperlinks_can(void);

/* The mark of LINK, a number of a canvas' links. */
wchar_t hyperlinks_mark(unsigned link);

/* What ends a hyperlink. */
extern const char hyperlinks_end[];

/* Adds BYTES of ncurses, whole sequences and characters, to OUT with hyperlinks to LINKS in place
 * of marks. Addresses are percent-encoded, and none but those of the web and of mail are told. */
void hyperlinks_add(const CanvasLinks *links, Str bytes, Text *out);

#endif
