/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_STAMPS_H
#define BROADSHEET_EXTRACT_STAMPS_H

/* When an article was published and updated: declared dates first, then those the
 * page prints near its headline, last the address. */

#include "extract/metadata.h"

/* Fills the two date fields. ROOT is the body's element or PAGE_NONE. */
void stamps_fill(Page *page, const Metadata *metadata, Index root, Article *article);

#endif
