/* SPDX-License-Identifier: ISC */
#include "source/decoder.h"

Str decoder_text(const Decoder *decoder, Arena *arena, Str label, Str bytes)
{
	if (decoder == NULL || !str_present(bytes))
		return bytes;
	return decoder->decode(decoder->context, arena, label, bytes);
}
