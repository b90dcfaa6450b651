/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_FEED_H
#define BROADSHEET_SOURCE_FEED_H

/* Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287). Each entry is an item, its
 * bytes a small page with the fullest text the entry has. Entries are told apart by
 * their tags alone, so a feed that is not well formed gives all entries it has. */

#include "source/container.h"

extern const ContainerKind feed_kind;

#endif
