/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_EXTRACT_FEATURE_UNITS_H
#define BROADSHEET_EXTRACT_FEATURE_UNITS_H

/* Whole numbers for what is measured, in thousandths, as features.h tells of them. The
 * weights were learned of these very numbers: another rounding is another feature. */

#include <stdbool.h>
#include <stdint.h>

enum {
	UNIT_ONE = 1000,
	UNIT_NEAR_MAX = 60, /* what is further off counts as this far */
	UNIT_LOG = 125,
	UNIT_POWER_MAX = 40,
};

/* 125 log2(1 + N), by straight lines between the powers of two: for counts and lengths. */
static inline int32_t unit_log(uint64_t n)
{
	uint64_t v = n + 1;
	int32_t power = 63 - __builtin_clzll(v);

	if (power > UNIT_POWER_MAX)
		power = UNIT_POWER_MAX;
	uint64_t above = v - ((uint64_t)1 << power);

	return UNIT_LOG * power + (int32_t)((above * UNIT_LOG) >> power);
}

/* PART of WHOLE, at most one; 0 where there is no whole. */
static inline int32_t unit_share(uint64_t part, uint64_t whole)
{
	if (whole == 0)
		return 0;
	return part >= whole ? UNIT_ONE : (int32_t)(part * UNIT_ONE / whole);
}

static inline int32_t unit_flag(bool is)
{
	return is ? UNIT_ONE : 0;
}

/* How near it is that stands STEPS off: one at 0, half at 1. */
static inline int32_t unit_near(uint32_t steps)
{
	return UNIT_ONE / (int32_t)(1 + (steps > UNIT_NEAR_MAX ? UNIT_NEAR_MAX : steps));
}

#endif
