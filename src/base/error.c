/* SPDX-License-Identifier: ISC */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(Error *err, ErrorKind kind, const char *format, ...)
{
	va_list list;

	if (err == NULL)
		return false;
	error_clear(err);
	err->kind = kind;
	va_start(list, format);
	vsnprintf(err->text, sizeof err->text, format, list);
	va_end(list);
	return false;
}

bool error_system(Error *err, int number, const char *format, ...)
{
	char what[ERROR_TEXT_BYTES / 2];
	va_list list;

	va_start(list, format);
	vsnprintf(what, sizeof what, format, list);
	va_end(list);
	error_set(err, ERROR_SYSTEM, "%s: %s", what, strerror(number));
	if (err != NULL)
		err->number = number;
	return false;
}

bool error_in(Error *err, const char *format, ...)
{
	char before[ERROR_TEXT_BYTES / 2];
	char after[ERROR_TEXT_BYTES];
	va_list list;

	if (err == NULL)
		return false;
	va_start(list, format);
	vsnprintf(before, sizeof before, format, list);
	va_end(list);
	memcpy(after, err->text, sizeof after);
	size_t used = (size_t)snprintf(err->text, sizeof err->text, "%s: ", before);

	/* snprintf would warn that it may cut; cutting is the rule here. */
	size_t room = sizeof err->text - used - 1;
	size_t rest = strlen(after);

	if (rest > room)
		rest = room;
	memcpy(err->text + used, after, rest);
	err->text[used + rest] = '\0';
	return false;
}

bool error_hint(Error *err, const char *format, ...)
{
	va_list list;

	if (err == NULL)
		return false;
	va_start(list, format);
	vsnprintf(err->hint, sizeof err->hint, format, list);
	va_end(list);
	return false;
}

void error_clear(Error *err)
{
	err->kind = ERROR_NONE;
	err->number = 0;
	err->text[0] = '\0';
	err->hint[0] = '\0';
}
