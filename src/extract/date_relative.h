/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_DATE_RELATIVE_H
#define BROADSHEET_EXTRACT_DATE_RELATIVE_H

/* Dates that count from another: "2 days ago", "yesterday at 12:30". */

#include <stdbool.h>

#include "extract/date_tokens.h"
#include "extract/dates.h"

/* Reads "2 days ago", "vor 8 Stunden", "yesterday at 12:30" at CURSOR. False where no
 * such words stand there. */
bool date_read_relative(DateCursor cursor, DateFound *found);

/* The date a relative FOUND tells of when NOW is when its page was captured, as
 * precisely as its unit is. False when FOUND is not relative or NOW tells no day. */
bool date_before(const DateFound *found, const Date *now, Date *out);

#endif
