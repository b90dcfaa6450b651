/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_JSON_H
#define BROADSHEET_SOURCE_JSON_H

/* JSON as containers use it (RFC 8259), read without a tree: a value is the Str of its
 * own bytes, and its parts are taken off it one after the other. Nothing is copied but
 * strings that are asked for, nothing recurses, and what is cut or wrong ends the walk
 * where it stands. Numbers are the text they are written as. */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"

/* Takes the first value off *REST, with the white space and one comma before it. False
 * when there is none, or it has no end. */
bool json_next(Str *rest, Str *value);

/* Adds to BYTES what is missing at their end, where they were cut: a quotation mark, brackets. True
 * when something was. */
bool json_close(Text *bytes);

/* What is within the array or object VALUE, for json_next and json_next_member; absent
 * when VALUE is neither. */
Str json_inside(Str value);

/* Takes a member off *REST, the inside of an object: its name without the quotation
 * marks and as written, and its value. False at the end. */
bool json_next_member(Str *rest, Str *name, Str *value);

/* The value of member NAME (ASCII) of the object VALUE, absent when there is none. */
Str json_member(Str value, const char *name);

bool json_is_object(Str value);
bool json_is_array(Str value);

/* The text of VALUE in ARENA: a string without its marks and escapes, a number or a
 * word as it is written; absent for null, objects, arrays, and where VALUE is absent. */
Str json_text(Arena *arena, Str value);

/* json_text of member NAME of the object VALUE. */
Str json_member_text(Arena *arena, Str value, const char *name);

#endif
