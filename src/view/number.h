/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_VIEW_NUMBER_H
#define BROADSHEET_VIEW_NUMBER_H

/* Numbers and counted things as people read them. */

#include <stdint.h>

#include "base/text.h"

/* Adds NUMBER with commas between thousands: "1,900". */
void number_add(Text *out, uint64_t number);

/* Adds NUMBER and the noun it counts: "1 word", "1,900 words". */
void number_add_of(Text *out, uint64_t number, const char *one, const char *more);

#endif
