/* SPDX-License-Identifier: ISC */
#include "collection/index_beside.h"

#include "base/text.h"

static const char *const archive_endings[] = { ".warc", ".arc" };
static const char *const index_endings[] = { ".cdxj", ".cdx" };

#define COUNT(table) (sizeof(table) / sizeof *(table))

static Str without(Str name, const char *ending)
{
	return str_ends_nocase(name, ending) ? str_slice(name, 0, name.size - str(ending).size)
					     : name;
}

/* NAME of an archive without its endings; absent when it is not named like one. */
static Str stem_of(Str name)
{
	Str bare = without(name, ".gz");

	for (size_t i = 0; i < COUNT(archive_endings); i++)
		if (str_ends_nocase(bare, archive_endings[i]))
			return without(bare, archive_endings[i]);
	return STR_NONE;
}

/* STEM without the number of a part ("crawl-00000"); absent where it ends with none. */
static Str crawl_of(Str stem)
{
	size_t end = stem.size;

	while (end > 0 && ascii_is_digit(stem.at[end - 1]))
		end--;
	bool numbered = end < stem.size && end > 1 && stem.at[end - 1] == '-';

	return numbered ? str_slice(stem, 0, end - 1) : STR_NONE;
}

Str index_beside(const Source *source, size_t index, Arena *arena)
{
	Str path = source_item(source, index)->path;
	Str name = str_from(path, str_find_last_byte(path, '/') + 1);
	Str stem = stem_of(name);

	if (!str_present(stem))
		return STR_NONE;
	/* In a folder the index of a whole crawl is gone through once, as a file of its own. */
	const Str stems[] = { stem, name, source_is_folder(source) ? STR_NONE : crawl_of(stem) };

	for (size_t i = 0; i < COUNT(stems); i++)
		for (size_t k = 0; k < COUNT(index_endings) && str_present(stems[i]); k++) {
			Str tried = str_format(
				arena, "%.*s%s", (int)stems[i].size, stems[i].at, index_endings[k]);

			if (source_beside_is_there(source, index, tried))
				return tried;
		}
	return STR_NONE;
}
