/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CHARSET_DECLARED_H
#define BROADSHEET_EXTRACT_CHARSET_DECLARED_H

/* What a page says about its own character set, read from its undecoded bytes. */

#include "base/str.h"

/* The WHATWG name of the set that the XML declaration or the first meta element
 * of BYTES (all of a page, or its start) names, in either form; NULL when none
 * does. Comments, scripts and styles are passed over, and whatever a body holds
 * does not count. A page that says in ASCII letters that it is in UTF-16 means
 * UTF-8. Static. */
const char *charset_declared(Str bytes);

#endif
