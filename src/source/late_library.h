/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_SOURCE_LATE_LIBRARY_H
#define BROADSHEET_SOURCE_LATE_LIBRARY_H

/* A library that unpacks what is rarely met, and is used where it is installed. It is a
 * file, so it is opened before the child is confined, and stays open for the process.
 * What asks for one that was not opened makes a note of it: then another child is worth
 * a try (worker/tools.h). */

#include <stdbool.h>
#include <stddef.h>

typedef struct {
	const char *name;
	void *function; /* address of a pointer to a function, which is filled */
} LateFunction;

typedef struct {
	const char *file; /* as the system's linker knows it: "libzstd.so.1" */
	const LateFunction *functions;
	size_t count;
	bool opened; /* or tried to */
	bool there; /* all FUNCTIONS are known */
	bool missed; /* asked for before it was opened */
} LateLibrary;

/* Opens LIBRARY, once. False when it is not installed or lacks a function. */
bool late_library_open(LateLibrary *library);

/* True when LIBRARY is there; notes that it was asked for. */
bool late_library_ask(LateLibrary *library);

#endif
