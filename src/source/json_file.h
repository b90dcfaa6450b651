/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_JSON_FILE_H
#define BROADSHEET_SOURCE_JSON_FILE_H

#include <stdbool.h>

#include "base/str.h"
#include "base/text.h"
#include "source/container.h"
#include "source/input.h"

/* BYTES without the byte order mark they may begin with, and white space around. */
Str json_file_start(Str bytes);

/* All of INPUT, as much of it as a page may have, in BYTES (empty before, of the heap); what is
 * missing at its end is added. True when something was. */
bool json_file_load(SourceInput *input, Text *bytes);

/* The value at EXTENT of INPUT, whose bytes go to BYTES (empty before, of the heap); absent where
 * none begins there. *CUT: its end was missing, and was added. */
Str json_file_value(SourceInput *input, Extent extent, Text *bytes, bool *cut);

/* Who is told of an entry, which stands at EXTENT; VALUE is borrowed for the time of the call. */
typedef void JsonEntryWalker(Str value, Extent extent, ContainerWalk *walk);

/* Walks the entries of BYTES, a list that is damaged, from FIRST on, a value within it. One without
 * an end goes to where another begins as the first one does, up to its first colon, so that it
 * costs itself alone, and a loss. False when the end of the list is missing, too. */
bool json_file_walk_damaged(Str bytes, Str first, ContainerWalk *walk, JsonEntryWalker *each);

#endif
