/* SPDX-License-Identifier: ISC */
#include "worker/list_beside.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/whole_file.h"

enum {
	LISTS_MAX = 1024, /* that are looked into */
	BYTES_MAX = 4 << 20, /* of one list */
	OPEN_FLAGS = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY,
};

/* The folder that the lists lie in, where PAGE lies in one named content within it, and the
 * page's word; absent where it does not. */
static Str folder_of(Arena *arena, Str page, Str *word)
{
	static const char within[] = "content/";
	size_t slash = str_find_last_byte(page, '/');
	Str folder = slash == STR_NOWHERE ? STR_NONE : str_slice(page, 0, slash + 1);
	Str name = str_from(page, folder.size);

	if (!str_ends(folder, within) || !str_ends_nocase(name, ".html"))
		return STR_NONE;
	*word = str_slice(name, 0, name.size - (sizeof ".html" - 1));
	folder = str_slice(folder, 0, folder.size - (sizeof within - 1));
	if (folder.size > 0 && folder.at[folder.size - 1] != '/')
		return STR_NONE;
	return folder.size > 0 ? str_copy(arena, folder) : str(".");
}

/* Adds the bytes of NAME in FOLDER to OUT, if it is a file that can be a list. */
static void read_list(int folder, const char *name, Text *out)
{
	int fd = openat(folder, name, OPEN_FLAGS);
	struct stat facts;

	if (fd < 0)
		return;
	if (fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode) && facts.st_size <= BYTES_MAX &&
		!whole_file_take(fd, BYTES_MAX, out))
		out->size = 0;
	close(fd);
}

static bool is_list_name(Str name)
{
	return str_starts(name, "metadata_") && str_ends(name, ".json");
}

ListBeside list_beside_read(Arena *arena, Str page)
{
	ListBeside found = { 0 };
	Str path = folder_of(arena, page, &found.word);
	DIR *folder = str_present(path) ? opendir(str_c(arena, path)) : NULL;
	struct dirent *entry;

	if (folder == NULL)
		return found;
	Str quoted = str_format(arena, "\"%.*s\"", (int)found.word.size, found.word.at);
	Text bytes = text_in(NULL);

	for (int left = LISTS_MAX; left > 0 && (entry = readdir(folder)) != NULL;) {
		if (!is_list_name(str(entry->d_name)))
			continue;
		left--;
		bytes.size = 0;
		read_list(dirfd(folder), entry->d_name, &bytes);
		if (str_find(text_str(&bytes), quoted.at, 0) == STR_NOWHERE)
			continue;
		found.bytes = str_copy(arena, text_str(&bytes));
		break;
	}
	text_clear(&bytes);
	closedir(folder);
	return found;
}
