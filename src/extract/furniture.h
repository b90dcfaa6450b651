/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FURNITURE_H
#define BROADSHEET_EXTRACT_FURNITURE_H

/* What belongs to the page and not to its article, by the names its elements
 * bear: menus, share bars, advertisements, forms, footers. A name alone is weak:
 * it counts only for an element that holds less than a fifth of the page's prose
 * and neither the headline nor a body. */

#include "extract/page.h"

/* Sets the furniture field of every block of PAGE. The headline must be known. */
void furniture_mark(Page *page);

/* What the names of ELEMENT alone make it, whatever it holds; LEFT_OUT_OTHER where
 * they say nothing. */
LeftOutReason furniture_named(const Element *element);

#endif
