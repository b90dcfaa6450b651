/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_MADE_ROWS_H
#define BROADSHEET_TESTS_MADE_ROWS_H

/* Rows made for a test, and a thousand of them whose answers are known. */

#include "library/library.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
	MADE = 1000
};

extern const LibraryOrder as_they_came;
extern const LibraryFilter all;

/* A row of ADDRESS, captured at CAPTURED; both may be NULL. */
LibraryRow row_of(const char *address, const char *captured);

/* Adds such a row; returns its number. */
size_t add(Library *library, const char *address, const char *captured);

typedef struct {
	char address[64], title[64], date[40], section[16];
	const char *site;
	int year, month, day; /* 0: no date */
	int words, comments; /* -1: not known */
	LibraryKind kind;
} Made;

/* Fills LIBRARY with MADE rows, as MADE says of each. */
void make(Made *made, Library *library);

#endif
