/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_NEWSPAPER_H
#define BROADSHEET_SOURCE_NEWSPAPER_H

/* The XML of newspapers and agencies: NITF 2 and 3, NewsML 1, NewsML-G2 (items and
 * messages of items, holding NITF, XHTML or text), and the newsitem files of wire
 * corpora. Each news item with text is an item; its bytes are a small page. */

#include "source/container.h"

extern const ContainerKind newspaper_kind;

#endif
