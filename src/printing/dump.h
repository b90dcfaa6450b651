/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_DUMP_H
#define BROADSHEET_PRINTING_DUMP_H

/* Printing instead of showing: every item of every source through the confined
 * child and a writer to standard output. */

#include "options.h"
#include "source/source.h"

/* The program's exit statuses, as the man page has them. */
enum {
	STATUS_OK = 0,
	STATUS_NONE_FOUND = 1,
	STATUS_USAGE = 2,
	STATUS_UNREADABLE = 3,
	STATUS_SOME_UNREADABLE = 4, /* or could not be written */
};

/* Prints (or, with options->check, checks) all the sources of OPTIONS; messages
 * go to standard error. Returns the exit status. */
int dump_all(const Options *options);

/* "broadsheet: " and ERR, cleaned, on standard error; the hint on a line below. */
void dump_complain(const Error *err);

/* Writes TEXT to standard output and empties it. False with ERR: it could not
 * be written. A reader that has gone away (EPIPE) is an error without words. */
bool dump_write(Text *text, Error *err) MUST_CHECK;

#endif
