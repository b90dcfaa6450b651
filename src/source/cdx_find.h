/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_CDX_FIND_H
#define BROADSHEET_SOURCE_CDX_FIND_H

/* Finds addresses in an index. One that is sorted, as they are, is searched by halves, so
 * that of an index of any size some windows are read for each address; of a summary the
 * blocks are told in which the lines may be. One that is packed is gone through: of a ZipNum
 * index that is one such block. */

#include "source/container.h"

/* As find of ContainerKind (source/container.h). */
void cdx_find(SourceInput *input, const Str *keys, size_t count, ContainerWalk *walk);

#endif
