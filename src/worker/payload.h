/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_WORKER_PAYLOAD_H
#define BROADSHEET_WORKER_PAYLOAD_H

/* Numbers and texts in the records that children send: numbers little endian, a text its
 * size (4 bytes; all ones when it is absent) and its bytes. Who takes trusts nothing:
 * once something is wrong with a payload all further answers are zero. */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "base/text.h"

/* The child's side. */

void payload_put_number(Text *out, uint64_t number, unsigned size);

/* Of TEXT the first MOST bytes. */
void payload_put_text(Text *out, Str text, size_t most);

/* The parent's side. */

typedef struct {
	Str left; /* borrowed: what is not yet taken */
	Arena *scratch; /* borrowed: copies that cleaning makes */
	bool wrong;
} Payload;

uint64_t payload_take_number(Payload *payload, unsigned size);

/* A number below LIMIT; another is wrong. */
unsigned payload_take_below(Payload *payload, unsigned size, unsigned limit);

/* A text as it came: raw bytes. */
Str payload_take_raw(Payload *payload);

/* A clean text; an empty one is absent. */
Str payload_take_text(Payload *payload);

/* A date in ISO 8601; what is none is absent. */
Str payload_take_date(Payload *payload);

#endif
