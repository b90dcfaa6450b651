/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_DATE_WORDS_H
#define BROADSHEET_EXTRACT_DATE_WORDS_H

/* The words dates are written with, as a table: months, weekdays, words between
 * a date and its time, zones, and the words of relative dates. A word may stand
 * in several rows ("mar" is a month and a weekday); one row a word and kind. */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

enum {
	DATE_WORD_BYTES_MAX = 48
};

typedef enum {
	DATE_WORD_MONTH, /* value 1 to 12; 13 to 24 for those of Persia's calendar */
	DATE_WORD_WEEKDAY, /* value 0 (Sunday) to 6 */
	DATE_WORD_ORDINAL, /* what follows a day's number: 2nd, 1er */
	DATE_WORD_OF, /* between day, month and year */
	DATE_WORD_YEAR_MARK, /* behind a year: 2009 g. */
	DATE_WORD_JOIN, /* between date and time; value 1: a time is near */
	DATE_WORD_OCLOCK, /* behind a time: Uhr */
	DATE_WORD_NOON, /* am, pm; value 0 or 12 */
	DATE_WORD_ZONE, /* value: minutes east of UTC */
	DATE_WORD_ZONE_BESIDE_GMT, /* unambiguous only where GMT stands beside it */
	DATE_WORD_ZONE_IN_MAIL, /* unambiguous only in RFC 2822 dates */
	DATE_WORD_ZONE_UNKNOWN, /* names a zone, but which is not sure */
	DATE_WORD_UNIT, /* minutes, hours, days ... of a relative date; value: DATE_UNIT_* */
	DATE_WORD_UNIT_ONE, /* one of it, where no number stands before it: "منذ ساعة" */
	DATE_WORD_UNIT_TWO, /* two of it, by the word alone: "منذ ساعتين" */
	DATE_WORD_UNIT_AGO, /* says by its ending that it is past: "2 órája" */
	DATE_WORD_AGO_BEFORE, /* "vor" 3 Stunden */
	DATE_WORD_AGO_AFTER, /* 3 hours "ago" */
	DATE_WORD_DAY_WORD, /* today, yesterday; value: days back */
} DateWordKind;

/* Units of time in seconds; those no number of seconds makes up, in months below
 * zero. */
enum {
	DATE_UNIT_SECOND = 1,
	DATE_UNIT_MINUTE = 60,
	DATE_UNIT_HOUR = 3600,
	DATE_UNIT_DAY = 86400,
	DATE_UNIT_WEEK = 604800,
	DATE_UNIT_MONTH = -1,
	DATE_UNIT_YEAR = -12
};

/* Is WORD, in any case and with or without its accents, a word of KIND? Its
 * value goes to *VALUE, which may be NULL. */
bool date_word(Str word, DateWordKind kind, int *value);

/* The kinds WORD has, one bit (1 << kind) each; 0 for any other word. */
unsigned date_word_kinds(Str word);

/* Row ROW of the table, for the test that holds its order; false behind the
 * last. */
bool date_word_row(size_t row, Str *word, DateWordKind *kind, int *value);

#endif
