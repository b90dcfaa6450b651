/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_HASH_H
#define BROADSHEET_BASE_HASH_H

/* Bytes as one number that tells them apart and keeps nothing secret (Fowler, Noll and Vo's 1a
 * with 64 bits). Its low bits are no better than its high ones are: who takes slots from them
 * mixes them once more. */

#include <stdint.h>

#include "base/str.h"

/* Of no bytes. */
#define HASH_START UINT64_C(14695981039346656037)

/* HASH of some bytes, with BYTE behind them. */
static inline uint64_t hash_byte(uint64_t hash, unsigned char byte)
{
	return (hash ^ byte) * UINT64_C(1099511628211);
}

/* And with the bytes of TEXT. */
uint64_t hash_text(uint64_t hash, Str text);

#endif
