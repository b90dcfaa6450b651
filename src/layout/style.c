/* SPDX-License-Identifier: ISC */
#include "layout/style.h"

#define STYLE_NAME(constant, name, what) [STYLE_##constant] = (name),

const char *style_name(Style style)
{
	static const char *const names[STYLE_COUNT] = { STYLES(STYLE_NAME) };

	return names[style];
}
