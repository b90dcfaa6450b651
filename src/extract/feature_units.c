/* SPDX-License-Identifier: ISC */
#include "extract/feature_units.h"

enum {
	LOG_UNIT = 125,
	POWER_MAX = 40,
};

int32_t unit_log(uint64_t n)
{
	uint64_t v = n + 1;
	int32_t power = 63 - __builtin_clzll(v);

	if (power > POWER_MAX)
		power = POWER_MAX;
	uint64_t above = v - ((uint64_t)1 << power);

	return LOG_UNIT * power + (int32_t)((above * LOG_UNIT) >> power);
}

int32_t unit_share(uint64_t part, uint64_t whole)
{
	if (whole == 0)
		return 0;
	return part >= whole ? UNIT_ONE : (int32_t)(part * UNIT_ONE / whole);
}
