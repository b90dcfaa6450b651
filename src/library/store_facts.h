/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_STORE_FACTS_H
#define BROADSHEET_LIBRARY_STORE_FACTS_H

/* What the store knows beside pages: what repeats over a site, in which order a list was left. */

#include <stdbool.h>
#include <stdint.h>

#include "library/library.h"
#include "library/repeats.h"
#include "library/store.h"

/* Of SITE: gives TAKE what blocks of text repeat over its pages (library/repeats.h). And
 * between store_begin and store_end: puts REPEAT in the place of what was there. */
bool store_load_repeats(Store *store, uint64_t site,
	void (*take)(void *context, uint64_t site, const Repeat *repeat), void *context,
	Error *err) MUST_CHECK;
void store_put_repeat(Store *store, uint64_t site, const Repeat *repeat);

/* The order COLLECTION, a number of the caller's, was last listed in; false: none is known.
 * And between store_begin and store_end: puts ORDER there. */
bool store_load_order(Store *store, uint64_t collection, LibraryOrder *order);
void store_put_order(Store *store, uint64_t collection, LibraryOrder order);

#endif
