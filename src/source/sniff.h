/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_SNIFF_H
#define BROADSHEET_SOURCE_SNIFF_H

/* What bytes are, told by themselves: the first SNIFF_BYTES are looked at, and no
 * name or header is asked. Beginnings that only one format has come first, then
 * markup, then whether the rest can be text at all: a page with a few stray
 * control characters in it is still a page. */

#include "base/str.h"

enum {
	SNIFF_BYTES = 4096
};

/* SNIFF_HTML: HTML, XHTML or other XML. SNIFF_TEXT: text in some charset. */
typedef enum {
	SNIFF_HTML,
	SNIFF_TEXT,
	SNIFF_BINARY
} SniffKind;

/* What BYTES are. For SNIFF_BINARY *NAME is what they look like ("PNG picture",
 * "PDF document", "unknown binary data"), static; else it is NULL. */
SniffKind sniff(Str bytes, const char **name);

#endif
