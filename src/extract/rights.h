/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RIGHTS_H
#define BROADSHEET_EXTRACT_RIGHTS_H

/* The licence or copyright line of a page. */

#include "extract/metadata.h"

/* Fills the field: what the page declares, else the last line it prints that begins
 * with a word of copyright or licence. */
void rights_fill(Page *page, const Metadata *metadata, Article *article);

/* Does LINE begin as a copyright line does? */
bool rights_begin(Str line);

#endif
