/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_NARROWED_H
#define BROADSHEET_LIBRARY_NARROWED_H

/* Which rows the words of a filter are in, kept from one list to the next: whoever types
 * one more letter of a filter looks for it only where the others were found. */

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Zeroed: nothing is known. */
typedef struct {
	Arena *arena; /* owned: the words */
	const Str *words; /* looked for last */
	size_t word_count;
	bool *lacking; /* owned: of rows, which lack one of them */
	size_t count;
} Narrowed;

/* Frees what it holds; all zero then. */
void narrowed_clear(Narrowed *narrowed);

/* The COUNT WORDS (copied) are looked for in so many ROWS now. What is known goes, unless
 * no row can have them that lacked those before. */
void narrowed_begin(Narrowed *narrowed, const Str *words, size_t count, size_t rows);

/* May row NUMBER have all the words? */
bool narrowed_may_fit(const Narrowed *narrowed, size_t number);

/* Row NUMBER lacks one; it may be another one now. */
void narrowed_put_lacking(Narrowed *narrowed, size_t number);
void narrowed_forget(Narrowed *narrowed, size_t number);

#endif
