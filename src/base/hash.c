/* SPDX-License-Identifier: ISC */
#include "base/hash.h"

uint64_t hash_text(uint64_t hash, Str text)
{
	for (size_t i = 0; i < text.size; i++)
		hash = hash_byte(hash, (unsigned char)text.at[i]);
	return hash;
}
