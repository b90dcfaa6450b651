/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_INFO_H
#define BROADSHEET_VIEW_INFO_H

/* Where a page came from: addresses and dates, which part was read where, what was
 * left out and why, and what the reader should know before trusting it. */

#include <stdbool.h>

#include "article/article.h"
#include "view/sheet.h"

/* The sheet on ARTICLE; ASCII: without typographic marks. The caller owns it. */
Sheet *info_sheet(const Article *article, bool ascii);

#endif
