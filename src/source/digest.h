/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_DIGEST_H
#define BROADSHEET_SOURCE_DIGEST_H

/* Digests as archives store them: "sha1:" or "sha256:" and the sum in base 32 or
 * in hexadecimal digits; without a name a sum of that length is SHA-1. They tell
 * damage, not forgery. Algorithms: FIPS 180-4; base 32: RFC 4648. */

#include "base/str.h"

typedef enum {
	DIGEST_UNKNOWN, /* no digest, or none we compute */
	DIGEST_MATCHES,
	DIGEST_DIFFERS
} DigestAnswer;

/* Does DIGEST fit BYTES? */
DigestAnswer digest_check(Str digest, Str bytes);

#endif
