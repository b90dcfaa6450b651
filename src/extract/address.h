/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_ADDRESS_H
#define BROADSHEET_EXTRACT_ADDRESS_H

/* Addresses in pages: resolving them (RFC 3986, section 5, lenient about
 * characters), and undoing what archives do to them. Nothing is ever fetched. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

enum {
	ADDRESS_BYTES_MAX = 8192
}; /* longer ones are absent: data, not addresses */

/* REFERENCE as found in a page, made absolute against BASE (absent: left as
 * written), with archive prefixes undone and the default port dropped. Lives in
 * ARENA or borrows REFERENCE. Absent when REFERENCE is empty or too long. */
Str address_resolve(Arena *arena, Str base, Str reference);

/* ADDRESS without the prefix of an archive's replay (/web/20091104041007im_/URL,
 * /COLLECTION/20091104041007mp_/URL) and without a default port. *CAPTURED,
 * unless NULL, becomes the 14 digits of the prefix or stays. */
Str address_original(Arena *arena, Str address, Str *captured);

/* Host of an absolute ADDRESS without port and "www."; absent when it has none.
 * Borrows ADDRESS. */
Str address_host(Str address);

/* Has ADDRESS a scheme and an authority? */
bool address_is_absolute(Str address);

#endif
