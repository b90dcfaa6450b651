/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_LIBRARY_FOLDS_H
#define BROADSHEET_LIBRARY_FOLDS_H

/* Folded texts (base/fold.h) of rows, kept because folding is what putting rows in order
 * would spend its time on: names of rows, made when they are first asked for, and the
 * few that many rows share, such as sites. */

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "base/text.h"
#include "library/row.h"

enum {
	FOLDS_SHARED = 256 /* of shared texts at a time */
};

/* Zeroed: of none. */
typedef struct {
	Arena *arena; /* owned: of names */
	Str *names; /* owned: of rows; absent where not made */
	size_t count;
	Arena *shared_arena; /* owned */
	struct {
		Str text, folded;
	} shared[FOLDS_SHARED]; /* by the address of the text, which stands for the text */
	Text scratch; /* owned */
} Folds;

/* Frees what it holds; all zero then. */
void folds_clear(Folds *folds);

/* The name (library_row_name) of ROW, which is row NUMBER, folded and from its first letter
 * or digit on: quotation marks and brackets put no title before the others. Borrowed until
 * folds_clear. */
Str folds_name(Folds *folds, size_t number, const LibraryRow *row);

/* Row NUMBER may have another name now. */
void folds_forget(Folds *folds, size_t number);

/* TEXT, of a row and shared by many, folded; borrowed until the next call. */
Str folds_shared(Folds *folds, Str text);

#endif
