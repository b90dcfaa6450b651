/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_CHARACTERS_H
#define BROADSHEET_EXTRACT_CHARACTERS_H

/* Small questions about the characters of a text, asked for every text of a
 * page: so one pass each, and ASCII first. Texts are valid UTF-8. */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Letters in TEXT: letters, digits and symbols, an ideograph or kana counting
 * two. Adds the commas of any script to *COMMAS. */
uint32_t characters_letters(Str text, uint32_t *commas);

/* The same without the commas. */
uint32_t characters_count(Str text);

/* A hash of the letters and digits of TEXT, the case of ASCII folded: the same
 * for texts that differ in white space and punctuation only. */
uint64_t characters_hash(Str text);

/* Does TEXT end as a sentence does, closing quotation marks aside? */
bool characters_end_sentence(Str text);

/* TEXT with C1 controls read as the windows-1252 characters they were meant to
 * be; the five that windows-1252 leaves open stay. Borrows TEXT or lives in
 * ARENA. */
Str characters_undo_c1(Arena *arena, Str text);

/* TEXT mended and cleaned, white space collapsed, its ends trimmed: one line.
 * Borrows TEXT where nothing changes, or lives in ARENA. */
Str characters_one_line(Arena *arena, Str text);

/* The windows-1252 character of a byte 0x80 to 0x9F; U+FFFD for the five that
 * have none. */
uint32_t characters_1252(unsigned char byte);

/* Same letters and digits, the case of ASCII ignored? Punctuation and white
 * space do not count. Two texts without any are not the same. */
bool characters_same_letters(Str a, Str b);

/* The letters of TEXT one after the other, without case, in ARENA. */
Str characters_only_letters(Arena *arena, Str text);

/* Do the letters of PART occur in a row in WHOLE, in that sense? */
bool characters_letters_within(Arena *arena, Str part, Str whole);

/* The same for many parts of one text, of which LETTERS are the letters. */
bool characters_within_letters(Arena *arena, Str part, Str letters);

#endif
