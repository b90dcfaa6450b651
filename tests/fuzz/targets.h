/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_FUZZ_TARGETS_H
#define BROADSHEET_TESTS_FUZZ_TARGETS_H

/* What is fed with bytes nobody meant: one function for each way that hostile bytes
 * take into the program. A target ends the process when a promise of a header is
 * broken; the rest is for the sanitizers to see. */

#include "base/str.h"

typedef struct {
	const char *name;
	void (*run)(Str bytes);
} FuzzTarget;

/* The target called NAME, or NULL. */
const FuzzTarget *fuzz_target(const char *name);

/* The targets in order; NULL behind the last. */
const FuzzTarget *fuzz_target_at(size_t index);

#endif
