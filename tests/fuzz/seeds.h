/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_FUZZ_SEEDS_H
#define BROADSHEET_TESTS_FUZZ_SEEDS_H

/* What the targets for formats begin with: small files of each format, made here and in
 * tests/source/documents.c, with the quirks that its readers know. */

#include "base/str.h"

typedef void SeedUse(void *context, const char *name, Str bytes);

/* Gives USE each seed of the target called TARGET; of "contain" all there are. */
void seeds_each(const char *target, SeedUse *use, void *context);

#endif
