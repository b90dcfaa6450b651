/* SPDX-License-Identifier: ISC */
#include "worker/payload.h"

#include "article/date.h"
#include "base/clean.h"
#include "base/number.h"
#include "base/utf8.h"

#define ABSENT UINT32_MAX

void payload_put_number(Text *out, uint64_t number, unsigned size)
{
	char bytes[NUMBER_BYTES_MAX];

	number_put(bytes, number, size);
	text_add(out, (Str){ bytes, size });
}

void payload_put_text(Text *out, Str text, size_t most)
{
	if (!str_present(text)) {
		payload_put_number(out, ABSENT, 4);
		return;
	}
	text = str_slice(text, 0, text.size > most ? utf8_floor(text, most) : text.size);
	payload_put_number(out, text.size, 4);
	text_add(out, text);
}

uint64_t payload_take_number(Payload *payload, unsigned size)
{
	payload->wrong = payload->wrong || payload->left.size < size;
	if (payload->wrong)
		return 0;
	uint64_t number = number_get(payload->left.at, size);

	payload->left = str_from(payload->left, size);
	return number;
}

unsigned payload_take_below(Payload *payload, unsigned size, unsigned limit)
{
	uint64_t number = payload_take_number(payload, size);

	payload->wrong = payload->wrong || number >= limit;
	return payload->wrong ? 0 : (unsigned)number;
}

Str payload_take_raw(Payload *payload)
{
	uint64_t size = payload_take_number(payload, 4);

	if (payload->wrong || size == ABSENT)
		return STR_NONE;
	payload->wrong = size > payload->left.size;
	if (payload->wrong)
		return STR_NONE;
	Str raw = str_slice(payload->left, 0, (size_t)size);

	payload->left = str_from(payload->left, (size_t)size);
	return raw;
}

Str payload_take_text(Payload *payload)
{
	Str text = clean_text(payload->scratch, payload_take_raw(payload), 0, NULL);

	return str_empty(text) ? STR_NONE : text;
}

Str payload_take_date(Payload *payload)
{
	Date date;

	if (!date_from_iso(payload_take_raw(payload), &date))
		return STR_NONE;
	return date_iso(payload->scratch, &date);
}
