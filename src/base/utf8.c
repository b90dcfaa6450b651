/* SPDX-License-Identifier: ISC */
#include "base/utf8.h"

#include <string.h>

/* What may follow a lead byte: how many bytes in all, and the range of the
 * second one; the rest are always 80..BF (Unicode, table 3-7). */
typedef struct {
	unsigned char size, low, high;
} Lead;

static Lead lead_of(unsigned char byte)
{
	if (byte < 0x80)
		return (Lead){ 1, 0, 0 };
	if (byte >= 0xC2 && byte <= 0xDF)
		return (Lead){ 2, 0x80, 0xBF };
	if (byte == 0xE0)
		return (Lead){ 3, 0xA0, 0xBF };
	if (byte == 0xED)
		return (Lead){ 3, 0x80, 0x9F };
	if (byte >= 0xE1 && byte <= 0xEF)
		return (Lead){ 3, 0x80, 0xBF };
	if (byte == 0xF0)
		return (Lead){ 4, 0x90, 0xBF };
	if (byte >= 0xF1 && byte <= 0xF3)
		return (Lead){ 4, 0x80, 0xBF };
	if (byte == 0xF4)
		return (Lead){ 4, 0x80, 0x8F };
	return (Lead){ 0, 0, 0 };
}

size_t utf8_decode_any(Str text, size_t offset, uint32_t *c, bool *valid)
{
	static const unsigned char lead_bits[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
	bool ignored;

	if (valid == NULL)
		valid = &ignored;
	*c = UTF8_REPLACEMENT;
	*valid = false;
	if (offset >= text.size)
		return 0;
	const unsigned char *at = (const unsigned char *)text.at + offset;

	if (at[0] < 0x80) {
		*c = at[0];
		*valid = true;
		return 1;
	}
	size_t left = text.size - offset;
	Lead lead = lead_of(at[0]);

	if (lead.size == 0)
		return 1;
	uint32_t point = at[0] & lead_bits[lead.size];

	for (size_t i = 1; i < lead.size; i++) {
		unsigned char low = i == 1 ? lead.low : 0x80;
		unsigned char high = i == 1 ? lead.high : 0xBF;

		if (i >= left || at[i] < low || at[i] > high)
			return i;
		point = point << 6 | (at[i] & 0x3F);
	}
	*c = point;
	*valid = true;
	return lead.size;
}

size_t utf8_encode(uint32_t c, char *out)
{
	if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		c = UTF8_REPLACEMENT;
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

size_t utf8_skip_ascii(Str text, size_t offset)
{
	const uint64_t high = UINT64_MAX / 0xFF * 0x80;
	uint64_t bytes;

	for (; offset + sizeof bytes <= text.size; offset += sizeof bytes) {
		memcpy(&bytes, text.at + offset, sizeof bytes);
		if (bytes & high)
			break;
	}
	while (offset < text.size && (unsigned char)text.at[offset] < 0x80)
		offset++;
	return offset;
}

size_t utf8_valid_prefix(Str text)
{
	size_t offset = 0;

	while ((offset = utf8_skip_ascii(text, offset)) < text.size) {
		uint32_t c;
		bool valid;
		size_t size = utf8_decode(text, offset, &c, &valid);

		if (!valid)
			break;
		offset += size;
	}
	return offset;
}

bool utf8_valid(Str text)
{
	return utf8_valid_prefix(text) == text.size;
}

size_t utf8_count(Str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.size; i++)
		count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
	return count;
}

size_t utf8_floor(Str text, size_t offset)
{
	if (offset >= text.size)
		return text.size;
	while (offset > 0 && ((unsigned char)text.at[offset] & 0xC0) == 0x80)
		offset--;
	return offset;
}
