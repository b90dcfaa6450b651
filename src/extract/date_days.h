/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_DATE_DAYS_H
#define BROADSHEET_EXTRACT_DATE_DAYS_H

/* Days of the calendar: numbers in any order, names of months, characters and eras. */

#include <stdbool.h>

#include "article/date.h"
#include "extract/date_times.h"

enum {
	DATE_NO_WEEKDAY = -1
};

/* What has been read of a day. */
typedef struct {
	Date date;
	int weekday; /* 0 Sunday, or DATE_NO_WEEKDAY */
	bool open; /* FIRST and SECOND: which is the day is not known */
	int first, second;
	bool dotted; /* the same, parted by full stops: the first is the day, mostly */
	bool yearless;
	bool has_time; /* asctime: the time stands before the year */
	DateTime time;
} DateDay;

/* Of the Gregorian calendar, 0 for Sunday (Sakamoto's method). */
int date_weekday_of(int year, int month, int day);

/* The day of those numbers, which need not be one of the calendar. */
Date date_day_of(int year, int month, int day);

/* May YEAR be that of a date in the news? */
bool date_year_in_range(int year);

/* Takes the month's name. */
bool date_take_month(DateCursor *cursor, int *month);

/* Takes a day, a month with its year, or a day without its year. */
bool date_take_day(DateCursor *cursor, DateDay *day);

#endif
