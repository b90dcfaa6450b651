/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_PRINTING_LIST_VALUES_H
#define BROADSHEET_PRINTING_LIST_VALUES_H

/* Values in the lines of --list, with and without an order: text, values with tabs between
 * them (a value that is not known is "-" in both), and members of JSON (null). */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "base/text.h"

/* TEXT as it is, with nothing before it: the first value of a line. */
void list_word(Text *out, Str text);

/* A tab, and NUMBER if it is KNOWN. */
void list_number(Text *out, bool known, uint64_t number);

/* The end of a line: a tab before each of the COUNT TEXTS. */
void list_words(Text *out, const Str *texts, size_t count);

/* A member that is not the first of its object. */
void list_json_text(Text *out, const char *name, Str text);
void list_json_number(Text *out, const char *name, bool known, uint64_t number);

#endif
