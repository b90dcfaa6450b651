/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_REPEATS_H
#define BROADSHEET_EXTRACT_REPEATS_H

/* What repeats over the pages of a site is not the article. Each page that is read tells
 * the hashes of its article's blocks; somebody counts them by site (library/repeats), and
 * hands those that other pages have as well to who reads a page of that site again. */

#include "extract/extract.h"
#include "extract/page.h"

/* Puts the hashes of the blocks of the body into TOLD: of a long one those at both ends,
 * where lines stand that repeat. Blocks of few letters, which may well repeat, are not told. */
void repeats_tell(const Page *page, BlockHashes *told);

/* Leaves the blocks of the body out that are in REPEATED. What stands up to the first
 * paragraph stays, and so does all where little would be left. */
void repeats_drop(Page *page, const RepeatedBlocks *repeated);

#endif
