/* SPDX-License-Identifier: ISC */
#include "name_list.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/whole_file.h"

enum {
	LIST_BYTES_MAX = 256 << 20,
};

static bool read_all(int fd, const char *name, Text *out, Error *err)
{
	if (!whole_file_take(fd, LIST_BYTES_MAX + 1, out))
		return error_system(err, errno, "--files0-from=%s", name);
	if (out->size > LIST_BYTES_MAX)
		return error_set(err, ERROR_LIMIT, "--files0-from=%s: is too large", name);
	return true;
}

static bool read_file(const char *name, Text *out, Error *err)
{
	bool standard = strcmp(name, "-") == 0;
	int fd = standard ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return error_system(err, errno, "--files0-from=%s", name);
	bool good = read_all(fd, name, out, err);

	if (!standard)
		close(fd);
	return good;
}

/* Are there two names "-", or one and the names come from there as well? */
static bool check_standard_input(const Options *options, Error *err)
{
	for (size_t i = 0; i < options->source_count; i++)
		if (strcmp(options->sources[i], "-") == 0 && strcmp(options->files0_from, "-") == 0)
			return error_set(err, ERROR_USAGE,
				"standard input cannot be both a source and the list of sources");
	return true;
}

bool name_list_read(NameList *list, Options *options, Error *err)
{
	list->bytes = text_in(NULL);
	if (!check_standard_input(options, err) ||
		!read_file(options->files0_from, &list->bytes, err))
		return false;
	text_add_byte(&list->bytes, '\0'); /* the last name may lack it */
	size_t count = options->source_count;

	for (size_t i = 0; i < list->bytes.size; i++)
		count += list->bytes.at[i] == '\0';
	list->sources = memory_new(count * sizeof *list->sources);
	count = options->source_count;
	if (count > 0)
		memcpy(list->sources, options->sources, count * sizeof *list->sources);
	for (size_t at = 0; at < list->bytes.size; at += strlen(list->bytes.at + at) + 1)
		if (list->bytes.at[at] != '\0')
			list->sources[count++] = list->bytes.at + at;
	options->sources = list->sources;
	options->source_count = count;
	if (count > 0)
		return true;
	return error_set(
		err, ERROR_USAGE, "--files0-from=%s: names no source", options->files0_from);
}

void name_list_clear(NameList *list)
{
	text_clear(&list->bytes);
	free(list->sources);
}
