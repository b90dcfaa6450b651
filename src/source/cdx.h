/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_CDX_H
#define BROADSHEET_SOURCE_CDX_H

/* Indexes of WARC and ARC files: CDX of 9 or 11 columns or any that its header names,
 * CDXJ, and the summary of a ZipNum index, which names the packed CDX files. The items
 * are in other files, which lie beside the index and are named by it. */

#include "source/container.h"

extern const ContainerKind cdx_kind;

#endif
