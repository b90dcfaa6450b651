/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_DUMP_NAMED_H
#define BROADSHEET_PRINTING_DUMP_NAMED_H

#include "printing/dumping.h"
#include "source/source.h"

/* Prints the article of SOURCE, named SOURCE_NAME, that --item names, or says that there is
 * none. */
void dump_named(Dump *dump, Source *source, const char *source_name);

#endif
