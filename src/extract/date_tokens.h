/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_DATE_TOKENS_H
#define BROADSHEET_EXTRACT_DATE_TOKENS_H

/* The words, numbers and signs of a text in which dates are looked for. A reader
 * copies the cursor to try, and copies it back on success. */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "extract/date_words.h"

typedef enum {
	DATE_TOKEN_END,
	DATE_TOKEN_NUMBER,
	DATE_TOKEN_WORD,
	DATE_TOKEN_SIGN
} DateTokenKind;

typedef struct {
	DateTokenKind kind;
	size_t start, end;
	bool spaced; /* white space stands before it */
	int value; /* of a number of at most 9 digits, else -1 */
	int digits;
	uint32_t sign; /* first code point of a word or sign */
} DateToken;

/* A place in a text. Copied to try, copied back on success. */
typedef struct {
	Str text;
	size_t at;
} DateCursor;

/* Ideographs and kana are written without spaces: each is a token. */
bool date_is_unspaced(uint32_t c);

/* Takes the next token; DATE_TOKEN_END at the end of the text. */
DateToken date_take(DateCursor *cursor);

/* The next token, which stays. */
DateToken date_peek(const DateCursor *cursor);

/* The words of TOKEN. */
Str date_token_text(const DateCursor *cursor, const DateToken *token);

/* Takes SIGN. All that take anything leave the cursor where it was when they are
 * false. */
bool date_take_sign(DateCursor *cursor, uint32_t sign);

/* The same, but not behind white space. */
bool date_take_glued(DateCursor *cursor, uint32_t sign);

/* Takes a number of MIN to MAX digits. */
bool date_take_number(DateCursor *cursor, int min, int max, int *value);

/* Takes a number that no white space parts from what is before it. */
bool date_take_glued_number(DateCursor *cursor, int min, int max, int *value);

/* Takes a word of the table. */
bool date_take_word(DateCursor *cursor, DateWordKind kind, int *value);

/* Takes the exact bytes WORDS, white space before them passed over. */
bool date_take_bytes(DateCursor *cursor, const char *words);

#endif
