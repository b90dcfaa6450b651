/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_BASE_SIZE_H
#define BROADSHEET_BASE_SIZE_H

/* Arithmetic on sizes that come from input: every sum and product that could
 * overflow goes through here, and the caller looks at the answer. Sizes are
 * bytes or counts, whatever the caller adds. */

#include <stdbool.h>
#include <stddef.h>

/* *OUT = A + B. False, and *OUT untouched, where it does not fit a size_t. */
bool size_add(size_t a, size_t b, size_t *out) __attribute__((warn_unused_result));

/* *OUT = A * B. False, and *OUT untouched, where it does not fit a size_t. */
bool size_mul(size_t a, size_t b, size_t *out) __attribute__((warn_unused_result));

#endif
