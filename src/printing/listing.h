/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_LISTING_H
#define BROADSHEET_PRINTING_LISTING_H

/* Listing instead of showing (--list): what the sources hold, an item a line, in the
 * order of the files. A page that is no container is an item by itself. */

#include "options.h"

/* Lists all the sources of OPTIONS on standard output; messages go to standard error.
 * Returns the exit status (dump.h). */
int list_all(const Options *options);

#endif
