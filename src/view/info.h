/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_INFO_H
#define BROADSHEET_VIEW_INFO_H

/* Where a page came from: addresses and dates, which part was read where, what was
 * left out and why, and what the reader should know before trusting it. */

#include <stdbool.h>

#include "article/article.h"
#include "view/sheet.h"

/* The captures of the page, where there are several: when, and is it the one that is shown? */
typedef struct {
	Str when;
	Str file; /* it lies in; absent where all lie in the same */
	bool shown;
} InfoCapture;

typedef struct {
	const InfoCapture *captures;
	size_t count;
} InfoCaptures;

/* The sheet on ARTICLE, of which the reader keeps KEPT (or absent); ASCII: without typographic
 * marks. The caller owns it. */
Sheet *info_sheet(const Article *article, InfoCaptures captures, Str kept, bool ascii);

#endif
