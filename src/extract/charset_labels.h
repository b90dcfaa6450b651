/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CHARSET_LABELS_H
#define BROADSHEET_EXTRACT_CHARSET_LABELS_H

/* What pages, servers and detectors call character sets. */

#include "base/str.h"

/* The WHATWG name, in lower case, of the set that LABEL names, quotes and white
 * space around it ignored; NULL for none that is known. Static. */
const char *charset_name_of(Str label);

#endif
