/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_BOOKMARKS_H
#define BROADSHEET_SOURCE_BOOKMARKS_H

/* Reading lists as bookmark files in HTML (Netscape's form, which browsers, Shaarli,
 * Pinboard and Delicious write, and Pocket's ril_export.html) and as tables of comma
 * separated values (RFC 4180; Instapaper, Pocket and others, told by the names of the
 * columns). Their entries are links: a title, an address, a time. */

#include "source/container.h"

extern const ContainerKind bookmarks_kind;
extern const ContainerKind table_kind;

#endif
