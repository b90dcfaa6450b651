/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_NAME_LIST_H
#define BROADSHEET_NAME_LIST_H

/* Names of sources that come from a file (--files0-from). */

#include "base/error.h"
#include "base/text.h"
#include "options.h"

typedef struct {
	Text bytes; /* owned */
	char **sources; /* owned array, of texts in BYTES and of the arguments */
} NameList;

/* Adds the names in the file that OPTIONS name to their sources, behind those that are
 * there. False with ERR: it cannot be read, or an option does not go with it. */
bool name_list_read(NameList *list, Options *options, Error *err) MUST_CHECK;
void name_list_clear(NameList *list);

#endif
