/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_MARKUP_H
#define BROADSHEET_EXTRACT_MARKUP_H

/* Decoded markup made ready for libxml2: what its parser would lose or show as
 * written, though browsers read it. */

#include "base/arena.h"
#include "base/clean.h"
#include "base/str.h"
#include "extract/pieces.h"

/* MARKUP (valid UTF-8) cleaned, with form feeds as line ends, entity references
 * closed by a semicolon where HTML lets it be missing ("&copy 2009"), names that
 * only HTML5 knows replaced by their characters (src/extract/entities.tsv), and
 * </br> as the break browsers make of it. Lives in ARENA. What the parser need not read goes to
 * PIECES, and lives in their arena or where MARKUP does; NULL: all of it is in the result. */
Str markup_mend(Arena *arena, Str markup, Pieces *pieces, CleanCounts *counts);

/* Plain text (valid UTF-8) cleaned, line ends made line feeds; form feeds end a
 * line. */
Str markup_mend_text(Arena *arena, Str text, CleanCounts *counts);

#endif
