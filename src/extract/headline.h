/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_HEADLINE_H
#define BROADSHEET_EXTRACT_HEADLINE_H

/* Finds the headline among the headings of a page and what looks like one, by
 * what the page declares as its title, by the kind of element and by its place;
 * and the kicker over it. */

#include "extract/metadata.h"
#include "extract/page.h"

/* Sets page->headline and page->title, the field, and the kicker where the page
 * marks one. Falls back on what the page declares. */
void headline_find(Page *page, const Metadata *metadata, Article *article);

#endif
