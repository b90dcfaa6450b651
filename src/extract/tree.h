/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_TREE_H
#define BROADSHEET_EXTRACT_TREE_H

/* libxml2's HTML parser with the options that lose no text (extract/xml_library.h
 * is how the library is got). */

#include <libxml/tree.h>

#include "base/error.h"
#include "base/str.h"

enum {
	TREE_BYTES_MAX = 256 << 20
}; /* of markup; the rest is not parsed */

/* Makes the parser ready, so that it opens and allocates nothing special later:
 * to be called before the child is confined. Calling it twice is fine. False with
 * ERR when there is no parser. */
bool tree_prepare(Error *err) MUST_CHECK;

/* The tree of MARKUP, clean UTF-8. Never fails for want of sense in MARKUP: an
 * empty page gives NULL, which the others take. The caller owns it. */
xmlDoc *tree_parse(Str markup);

/* The outermost element of DOCUMENT, or NULL. */
xmlNode *tree_root(const xmlDoc *document);

/* The text of ATTRIBUTE as the tree has it, borrowed; empty when it has none. */
Str tree_value(const xmlAttr *attribute);

/* Frees what tree_parse gave; NULL is fine. */
void tree_free(xmlDoc *document);

#endif
