/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FIRST_NAMES_H
#define BROADSHEET_EXTRACT_FIRST_NAMES_H

/* Common first names of several languages: where only the shape of some words says that
 * they may be a person's name, one of these is what tells "Ada Quill" from "Late News". */

#include <stdbool.h>

#include "base/str.h"

/* Is the first word of NAME a common first name, letter case and accents aside? */
bool first_name_begins(Str name);

#endif
