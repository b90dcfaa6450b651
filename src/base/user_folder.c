/* SPDX-License-Identifier: ISC */
#include "base/user_folder.h"

#include <stdlib.h>

#include "base/text.h"

/* The value of VARIABLE where that is a path from the root, else NULL. */
static const char *absolute(const char *variable)
{
	const char *value = getenv(variable);

	return value != NULL && value[0] == '/' ? value : NULL;
}

const char *user_folder(
	Arena *arena, const char *variable, const char *below_home, const char *name)
{
	const char *folder = absolute(variable), *home = absolute("HOME");

	if (folder != NULL)
		below_home = "";
	else if (home != NULL && home[1] != '\0')
		folder = home;
	else
		return NULL;
	return str_c(arena, str_format(arena, "%s%s/broadsheet/%s", folder, below_home, name));
}
