/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_EXPORT_H
#define BROADSHEET_SOURCE_EXPORT_H

/* Reading lists in JSON: exports of wallabag, Omnivore, Readability, Pinboard, Karakeep,
 * Linkwarden and Readeck, bookmarks of Firefox, JSON Feed. Any object with the address
 * of a page is an entry, however deep it lies; entries without a text are links. */

#include "source/container.h"
#include "source/saved_list.h"

extern const ContainerKind export_kind;

/* The fields of the JSON object VALUE. Texts are in ARENA. */
SavedEntry export_entry(Arena *arena, Str value);

/* Fills the facts of PAGE, a file beside the list BYTES (an array of entries), with what the entry
 * whose slug is WORD says. False when there is none. */
bool export_tell(Str bytes, Str word, ContainerPage *page);

#endif
