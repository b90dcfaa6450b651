/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_TESTS_VIEW_OUTSIDE_H
#define BROADSHEET_TESTS_VIEW_OUTSIDE_H

/* The settings whose work the view does not do: they are tried at a terminal, by
 * terminal/test_settings. Each program fails that lacks one. */

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static const char *const outside_settings[] = { "theme", "contrast", "resume", "clipboard",
	"copy-command", "hyperlinks", "mouse", "browser", "viewer" };

enum {
	OUTSIDE_SETTINGS = sizeof outside_settings / sizeof *outside_settings
};

static inline bool outside_has(const char *name)
{
	for (size_t i = 0; i < OUTSIDE_SETTINGS; i++)
		if (strcmp(outside_settings[i], name) == 0)
			return true;
	return false;
}

#endif
