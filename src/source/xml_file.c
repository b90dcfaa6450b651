/* SPDX-License-Identifier: ISC */
#include "source/xml_file.h"

#include "source/xml.h"

Str xml_file_load(Arena *arena, SourceInput *input, const Decoder *decoder)
{
	Text raw = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	Str bytes = text_str(&raw);
	Str charset = xml_real_encoding(xml_encoding(bytes), bytes);

	bytes = str_copy(arena,
		decoder_text(
			decoder, arena, str_present(charset) ? charset : (Str)STR("utf-8"), bytes));
	text_clear(&raw);
	return bytes;
}
