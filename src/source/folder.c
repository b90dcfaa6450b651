/* SPDX-License-Identifier: ISC */
#include "source/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What stands beside saved pages and is none: endings, without the dot. */
static const char *const no_page_endings[] = {
	/* pictures */
	"apng", "avif", "bmp", "cur", "gif", "ico", "jfif", "jpe", "jpeg", "jpg", "png", "svg",
	"tif", "tiff", "webp",
	/* style, script, their maps and data */
	"css", "js", "json", "jsonl", "less", "map", "mjs", "scss", "ts", "wasm",
	/* fonts */
	"eot", "otf", "ttf", "woff", "woff2",
	/* sound and film */
	"aac", "avi", "flac", "flv", "m4a", "m4v", "mkv", "mov", "mp3", "mp4", "mpeg", "mpg", "oga",
	"ogg", "ogv", "opus", "swf", "wav", "webm", "wma", "wmv",
	/* documents and archives this release cannot open */
	"7z", "bz2", "db", "doc", "docx", "pdf", "ppt", "pptx", "ps", "rar", "sqlite", "sqlite3",
	"tar", "tgz", "xls", "xlsx", "xz", "zst",
	/* programs and left-overs */
	"a", "bak", "bin", "class", "dll", "exe", "jar", "lock", "log", "md5", "o", "part", "py",
	"sh", "sha1", "sha256", "so", "swp", "tmp"
};

/* The ending of NAME, without its dot; empty when there is none. */
static Str ending_of(Str name)
{
	size_t dot = str_find_last_byte(name, '.');

	return dot == STR_NOWHERE || dot == 0 ? str("") : str_from(name, dot + 1);
}

bool folder_name_may_be_page(Str name)
{
	if (str_empty(name) || name.at[0] == '.' || name.at[name.size - 1] == '~')
		return false;
	if (str_ends_nocase(name, ".gz"))
		name = str_slice(name, 0, name.size - 3);
	Str ending = ending_of(name);

	for (size_t i = 0; i < sizeof no_page_endings / sizeof *no_page_endings; i++)
		if (str_is_nocase(ending, no_page_endings[i]))
			return false;
	return true;
}

/* The run of digits at *AT of NAME without its leading zeros; *AT moves past it. */
static Str next_number(Str name, size_t *at)
{
	while (*at + 1 < name.size && name.at[*at] == '0' && ascii_is_digit(name.at[*at + 1]))
		(*at)++;
	size_t start = *at;

	while (*at < name.size && ascii_is_digit(name.at[*at]))
		(*at)++;
	return str_slice(name, start, *at);
}

int folder_order(Str a, Str b)
{
	size_t i = 0, j = 0;

	while (i < a.size && j < b.size) {
		if (ascii_is_digit(a.at[i]) && ascii_is_digit(b.at[j])) {
			Str left = next_number(a, &i);
			Str right = next_number(b, &j);

			if (left.size != right.size)
				return left.size < right.size ? -1 : 1;
			int order = str_compare(left, right);

			if (order != 0)
				return order;
			continue;
		}
		unsigned char left = (unsigned char)a.at[i++];
		unsigned char right = (unsigned char)b.at[j++];

		if (left != right)
			return left < right ? -1 : 1;
	}
	if (i < a.size || j < b.size)
		return j < b.size ? -1 : 1;
	return str_compare(a, b);
}

static int compare_entries(const void *left, const void *right)
{
	const FolderEntry *a = left;
	const FolderEntry *b = right;

	return folder_order(a->name, b->name);
}

static void add_entry(FolderList *list, Arena *arena, Str name, uint64_t bytes)
{
	if (list->count == list->room) {
		size_t room = list->room > 0 ? 2 * list->room : 64;

		list->entries =
			arena_grow(arena, list->entries, list->count, room, sizeof *list->entries);
		list->room = room;
	}
	list->entries[list->count++] = (FolderEntry){ str_copy(arena, name), bytes };
}

/* The size of the file ENTRY names; 0 when it is no regular file, has no bytes
 * or is gone. Links are followed here and nowhere else, one step of reading and
 * never into folders. */
static uint64_t page_bytes(DIR *directory, const struct dirent *entry)
{
	struct stat facts;

	if (entry->d_type != DT_REG && entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN)
		return 0;
	if (fstatat(dirfd(directory), entry->d_name, &facts, 0) != 0 || !S_ISREG(facts.st_mode))
		return 0;
	return facts.st_size > 0 ? (uint64_t)facts.st_size : 0;
}

/* Adds what ENTRY names if it may be a page. False when LIMIT stands against it. */
static bool consider(
	DIR *directory, const struct dirent *entry, size_t limit, Arena *arena, FolderList *list)
{
	Str name = str(entry->d_name);

	if (str_starts(name, "."))
		return true;
	uint64_t bytes = folder_name_may_be_page(name) ? page_bytes(directory, entry) : 0;

	if (bytes == 0) {
		list->passed_over++;
		return true;
	}
	if (list->count == limit)
		return false;
	add_entry(list, arena, name, bytes);
	return true;
}

bool folder_list(DIR *directory, size_t limit, Arena *arena, FolderList *list, Error *err)
{
	for (;;) {
		errno = 0;
		const struct dirent *entry = readdir(directory);

		if (entry == NULL && errno != 0)
			return error_system(err, errno, "cannot be listed");
		if (entry == NULL)
			break;
		if (!consider(directory, entry, limit, arena, list)) {
			list->cut = true;
			break;
		}
	}
	if (list->count > 1)
		qsort(list->entries, list->count, sizeof *list->entries, compare_entries);
	return true;
}
