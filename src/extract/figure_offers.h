/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FIGURE_OFFERS_H
#define BROADSHEET_EXTRACT_FIGURE_OFFERS_H

/* Pictures that stand in an article and are none of it: those of other stories it offers,
 * advertisers' banners, and drawn copies of what is told in words. */

#include "extract/page.h"

/* Is the picture MEDIA in ROOT one of these? Asks who has claimed the words beside it. */
bool figure_is_offer(const Page *page, Index root, Index media);

#endif
