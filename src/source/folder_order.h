/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_FOLDER_ORDER_H
#define BROADSHEET_SOURCE_FOLDER_ORDER_H

#include "base/str.h"

/* Order of names for people: bytewise, but a run of digits counts as its number,
 * so that a2 stands before a10. Negative, 0 (same bytes only), positive. */
int folder_order(Str a, Str b);

#endif
