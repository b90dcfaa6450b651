/* SPDX-License-Identifier: ISC */
#include "view/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

void number_add(Text *out, uint64_t number)
{
	char digits[24];
	size_t count = (size_t)snprintf(digits, sizeof digits, "%" PRIu64, number);

	for (size_t i = 0; i < count; i++) {
		if (i > 0 && (count - i) % 3 == 0)
			text_add_byte(out, ',');
		text_add_byte(out, digits[i]);
	}
}

void number_add_of(Text *out, uint64_t number, const char *one, const char *more)
{
	number_add(out, number);
	text_add_byte(out, ' ');
	text_add_c(out, number == 1 ? one : more);
}
