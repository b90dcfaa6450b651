/* SPDX-License-Identifier: ISC */
#ifndef TESTS_SOURCE_DOCUMENTS_H
#define TESTS_SOURCE_DOCUMENTS_H

/* Small files of all formats that hold documents, each with quirks of its format, for
 * what every one of them must bear: being cut and being changed. */

#include "base/str.h"

typedef struct {
	const char *name;
	Str bytes;
	size_t items;
} Document;

extern const Document documents[];
extern const size_t documents_count;

/* The document of that NAME; ends the program when there is none. */
Str document(const char *name);

#endif
