/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_DECODER_H
#define BROADSHEET_SOURCE_DECODER_H

/* The way from this room, which knows bytes only, to the character sets, which live in
 * another: who asks for items hands in a Decoder. */

#include "base/arena.h"
#include "base/str.h"

typedef struct {
	/* BYTES in the set named LABEL (absent or unknown: find out) as UTF-8, borrowed
	 * or in ARENA. */
	Str (*decode)(void *context, Arena *arena, Str label, Str bytes);
	void *context;
} Decoder;

/* BYTES as UTF-8 by DECODER; as they are when it is NULL. Absent stays absent. */
Str decoder_text(const Decoder *decoder, Arena *arena, Str label, Str bytes);

#endif
