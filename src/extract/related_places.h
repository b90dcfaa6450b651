/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_RELATED_PLACES_H
#define BROADSHEET_EXTRACT_RELATED_PLACES_H

/* Where in the story the related stories stood that it was interrupted for. */

#include "extract/page.h"

/* Turns the blocks of PAGE at which related_find met the stories into blocks of ARTICLE, whose
 * body is written. Those that stood before the story or behind it were not in it. */
void related_places_settle(const Page *page, Article *article);

#endif
