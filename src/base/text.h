/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_TEXT_H
#define BROADSHEET_BASE_TEXT_H

/* A Text is text that grows, in an arena or on the heap. What it holds may be
 * borrowed as a Str at any time; adding more may move it, so borrow when done
 * (in an arena the older bytes stay readable, they just no longer grow). */

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct {
	char *at; /* owned by ARENA, or by the Text when ARENA is NULL */
	size_t size; /* bytes used */
	size_t capacity; /* bytes of room */
	Arena *arena; /* borrowed; NULL: the heap, and text_clear frees */
} Text;

/* An empty text in ARENA (borrowed), or on the heap when ARENA is NULL. Takes
 * no memory before the first byte. */
Text text_in(Arena *arena);

/* Frees a text of the heap and empties it; in an arena just empties it. */
void text_clear(Text *text);

/* Makes room for SIZE more bytes, for text_reserve. */
void text_grow(Text *text, size_t size);

/* Room for SIZE more bytes at the end of TEXT, which the caller fills and then
 * adds to text->size. */
static inline char *text_reserve(Text *text, size_t size)
{
	if (text->at == NULL || size > text->capacity - text->size)
		text_grow(text, size);
	return text->at + text->size;
}

void text_add(Text *text, Str more);
void text_add_c(Text *text, const char *more);
void text_add_byte(Text *text, char byte);

/* Adds COUNT times BYTE. */
void text_fill(Text *text, char byte, size_t count);

/* Adds the code point C as UTF-8; what is no Unicode scalar value becomes
 * U+FFFD. */
void text_add_rune(Text *text, uint32_t c);

/* Adds as printf does. */
void text_format(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_format_list(Text *text, const char *format, va_list list)
	__attribute__((format(printf, 2, 0)));

/* What TEXT holds, borrowed; empty, not absent, when nothing was added. */
Str text_str(const Text *text);

/* Adds NUMBER, with zeros before it where it has less than DIGITS (1 to 20). */
void text_add_number(Text *text, uint64_t number, unsigned digits);

/* As printf, into ARENA. */
Str str_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
