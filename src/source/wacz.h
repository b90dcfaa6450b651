/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_WACZ_H
#define BROADSHEET_SOURCE_WACZ_H

/* WACZ 1.1.1: a zip file of WARC files with an index and a list of pages, or (multi-
 * WACZ) of such zip files. WARC files are stored in it, so that a record is read in
 * place. Its items are those of the WARC files. */

#include "source/container.h"

extern const ContainerKind wacz_kind;

#endif
