/* SPDX-License-Identifier: ISC */
#include "terminal/capabilities.h"

#include <string.h>

#include <curses.h>
#include <term.h>

const char *capability(const char *name)
{
	const char *string = tigetstr(name);

	return string == NULL || string == (const char *)-1 || *string == '\0' ? NULL : string;
}

bool capability_flag(const char *name)
{
	return tigetflag(name) == 1;
}

void capability_add(Text *bytes, const char *name)
{
	const char *at = capability(name);

	while (at != NULL && *at != '\0') {
		const char *padding_end = at[0] == '$' && at[1] == '<' ? strchr(at, '>') : NULL;

		if (padding_end != NULL)
			at = padding_end + 1;
		else
			text_add_byte(bytes, *at++);
	}
}
