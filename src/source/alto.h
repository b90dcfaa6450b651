/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_ALTO_H
#define BROADSHEET_SOURCE_ALTO_H

/* ALTO (versions 1 to 4): what a scanner read on one page of a printed newspaper. One
 * item, the text of the page's blocks in their order, with words that were hyphened at
 * a line's end joined. Where the columns of one article lie is not told by it. */

#include "source/container.h"

extern const ContainerKind alto_kind;

#endif
