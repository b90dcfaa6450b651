/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_XML_FILE_H
#define BROADSHEET_SOURCE_XML_FILE_H

#include "base/arena.h"
#include "base/str.h"
#include "source/container.h"
#include "source/input.h"

/* What INPUT holds, as much of it as a page may have, in UTF-8 and in ARENA: in the character set
 * that it declares, where that can be true. */
Str xml_file_load(Arena *arena, SourceInput *input, const Decoder *decoder);

#endif
