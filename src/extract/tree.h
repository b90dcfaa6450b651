/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TREE_H
#define BROADSHEET_EXTRACT_TREE_H

/* The one call to libxml2's HTML parser, with the options that lose no text. */

#include <libxml/tree.h>

#include "base/str.h"

enum {
	TREE_BYTES_MAX = 256 << 20
}; /* of markup; the rest is not parsed */

/* Makes the parser ready, so that it opens and allocates nothing special later:
 * to be called before the child is confined. Calling it twice is fine. */
void tree_prepare(void);

/* The tree of MARKUP, clean UTF-8. Never fails for want of sense in MARKUP: an
 * empty page gives NULL, which tree_free takes. The caller owns it. */
xmlDoc *tree_parse(Str markup);

/* Frees what tree_parse gave; NULL is fine. */
void tree_free(xmlDoc *document);

#endif
