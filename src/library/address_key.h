/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_ADDRESS_KEY_H
#define BROADSHEET_LIBRARY_ADDRESS_KEY_H

/* Keys of addresses: texts that are the same for addresses that lead to the same page.
 * They have the form of the indexes of web archives (Sort-friendly URI Reordering
 * Transform): the host's names turned round, then the path,
 * "example,paper)/news/story?id=3" of "http://www.paper.example:80/News/Story/?id=3#top".
 *
 * Scheme, user, "www." and "www2.", the default port and fragment are dropped; all is in
 * lower case, escapes of plain characters are undone, parameters are in order, a slash
 * or a question mark at the end is dropped. */

#include "base/arena.h"
#include "base/str.h"

typedef enum {
	ADDRESS_KEY_INDEX, /* as CDX indexes are sorted by: session parameters dropped */
	ADDRESS_KEY_PAGE, /* parameters that only say where a reader came from, too */
	ADDRESS_KEY_LOOSE, /* all parameters that no page is known by, names of index pages,
	                    * and hosts and parts for telephones: for a second look */
	ADDRESS_KEY_COUNT
} AddressKeyKind;

/* The key of ADDRESS, which is absolute, in ARENA; absent when it has no host or is too
 * long. */
Str address_key(Arena *arena, Str address, AddressKeyKind kind);

/* ADDRESS is that of a printer's version: the key (ADDRESS_KEY_PAGE) of the page it is one
 * of. Absent when it does not look so. */
Str address_key_of_print(Arena *arena, Str address);

/* The host in KEY as usually written ("paper.example"), in ARENA. */
Str address_key_host(Arena *arena, Str key);

#endif
