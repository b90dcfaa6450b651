/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_TRANSFER_H
#define BROADSHEET_SOURCE_TRANSFER_H

/* The transfer encodings of mail: what the body of a part went through on its way
 * (RFC 2045, sections 6.7 and 6.8, and uuencode from before them). Decoding never
 * fails: what does not decode stays or is passed over, and an encoded body that was
 * cut gives what came. */

#include "base/arena.h"
#include "base/str.h"

typedef enum {
	TRANSFER_PLAIN, /* 7bit, 8bit, binary, none, unknown: the bytes as they are */
	TRANSFER_QUOTED, /* quoted-printable */
	TRANSFER_BASE64,
	TRANSFER_UU, /* uuencode, x-uuencode */
} Transfer;

/* The encoding that NAME, the value of Content-Transfer-Encoding, means. */
Transfer transfer_of(Str name);

/* BODY as it was before TRANSFER. Borrows BODY or lives in ARENA. A body that says it
 * is quoted-printable, but plainly is not, is left as it is. */
Str transfer_decode(Arena *arena, Transfer transfer, Str body);

/* Base64 as it stands between other things (encoded words, property lists): bytes that
 * are none of its alphabet are passed over. In ARENA. */
Str transfer_base64(Arena *arena, Str text);

#endif
