/* SPDX-License-Identifier: ISC */
#include "source/directory.h"

#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "source/folder_order.h"

enum {
	TELL_BYTES = 32 << 10, /* that the system may fill at once */
};

/* A record of the system: at AT of what it told; the size of it. */
static size_t take_record(Directory *directory, const char *at)
{
	uint16_t size;
	Str name = str(at + offsetof(struct dirent64, d_name));

	memcpy(&size, at + offsetof(struct dirent64, d_reclen), sizeof size);
	if (name.at[0] != '.')
		directory->names[directory->count++] = (DirectoryName){
			.name = name,
			.type = (unsigned char)at[offsetof(struct dirent64, d_type)],
		};
	return size;
}

/* How many records are in the last SIZE bytes that were told. */
static size_t count_records(const Directory *directory, size_t size)
{
	size_t end = directory->told.size, count = 0;

	for (size_t at = end - size; at < end; count++) {
		uint16_t bytes;

		memcpy(&bytes, directory->told.at + at + offsetof(struct dirent64, d_reclen),
			sizeof bytes);
		at += bytes;
	}
	return count;
}

static int compare_names(const void *left, const void *right)
{
	const DirectoryName *a = left;
	const DirectoryName *b = right;

	return folder_order(a->name, b->name);
}

/* The texts stay where they are once all is told. */
static void take_names(Directory *directory, size_t records)
{
	if (records > directory->room) {
		directory->room = records;
		directory->names =
			memory_resize(directory->names, records * sizeof *directory->names);
	}
	for (size_t at = 0; at < directory->told.size;)
		at += take_record(directory, directory->told.at + at);
	if (directory->count > 1)
		qsort(directory->names, directory->count, sizeof *directory->names, compare_names);
}

bool directory_read(Directory *out, int fd, size_t limit, Error *err)
{
	size_t records = 0;

	out->count = 0;
	out->told.size = 0;
	while (records <= limit) {
		ssize_t got = getdents64(fd, text_reserve(&out->told, TELL_BYTES), TELL_BYTES);

		if (got < 0)
			return error_system(err, errno, "cannot be listed");
		if (got == 0)
			break;
		out->told.size += (size_t)got;
		records += count_records(out, (size_t)got);
	}
	take_names(out, records);
	return true;
}

void directory_clear(Directory *directory)
{
	free(directory->names);
	text_clear(&directory->told);
	*directory = (Directory){ 0 };
}

bool directory_has(const Directory *directory, Str name, const char *ending)
{
	Text whole = text_in(NULL);

	text_add(&whole, name);
	text_add_c(&whole, ending);
	DirectoryName wanted = { .name = text_str(&whole) };
	bool found = directory->count > 0 &&
		bsearch(&wanted, directory->names, directory->count, sizeof *directory->names,
			compare_names) != NULL;

	text_clear(&whole);
	return found;
}
