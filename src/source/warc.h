/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_WARC_H
#define BROADSHEET_SOURCE_WARC_H

/* WARC files (ISO 28500, versions 0.17 to 1.1), plain, packed record by record, or
 * packed as a whole. An item is a record that holds what an address gave: a
 * response, a resource, a conversion, or a revisit, which points to an earlier
 * capture of the same bytes.
 *
 * Lengths that are wrong are seen by what stands behind the block; reading goes on
 * at the next place a record begins. */

#include "source/container.h"

extern const ContainerKind warc_kind;

#endif
