/* SPDX-License-Identifier: ISC */
#include "source/json_file.h"

#include <string.h>

#include "source/json.h"

enum {
	DAMAGED_MAX = 16, /* entries, each of which costs a look at all that is behind it */
};

Str json_file_start(Str bytes)
{
	return str_trim(str_starts(bytes, "\xef\xbb\xbf") ? str_from(bytes, 3) : bytes);
}

bool json_file_load(SourceInput *input, Text *bytes)
{
	*bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX);
	return json_close(bytes);
}

Str json_file_value(SourceInput *input, Extent extent, Text *bytes, bool *cut)
{
	uint64_t size = extent.length;
	Str value = STR_NONE;

	if (size == 0 || size > CONTAINER_PAGE_BYTES_MAX)
		size = CONTAINER_PAGE_BYTES_MAX;
	(void)input_take(input, extent.offset, (size_t)size, bytes);
	*cut = extent.length > 0 && json_close(bytes);
	Str rest = text_str(bytes);

	return json_next(&rest, &value) ? value : STR_NONE;
}

/* The offset in BYTES, FROM or behind it, of MARK, which within a text would have escapes;
 * STR_NOWHERE. */
static size_t find_entry(Str bytes, Str mark, size_t from)
{
	Str rest = str_from(bytes, from);
	const char *found = mark.size > 0 ? memmem(rest.at, rest.size, mark.at, mark.size) : NULL;

	return found != NULL ? (size_t)(found - bytes.at) : STR_NOWHERE;
}

/* Takes the next entry off *BYTES, as far as it goes; *WHOLE: it has its end, else it goes to the
 * next MARK. False where there is none. */
static bool next_entry(Str *bytes, Str mark, Str *entry, bool *whole)
{
	Str behind = *bytes, rest = *bytes;

	*whole = json_next(&behind, entry);
	if (!*whole) {
		while (rest.size > 0 && (ascii_is_space(rest.at[0]) || rest.at[0] == ','))
			rest = str_from(rest, 1);
		if (!str_starts(rest, "{"))
			return false;
		*entry = str_slice(rest, 0, find_entry(rest, mark, 1));
		behind = str_from(rest, entry->size);
	}
	*bytes = behind;
	return true;
}

/* Gives PART, an entry that has no end, with one. */
static void walk_closed(Str part, Extent extent, ContainerWalk *walk, JsonEntryWalker *each)
{
	Text closed = text_in(NULL);
	Str value;

	text_add(&closed, part);
	(void)json_close(&closed);
	Str rest = text_str(&closed);

	if (json_next(&rest, &value))
		each(value, extent, walk);
	text_clear(&closed);
}

bool json_file_walk_damaged(Str bytes, Str first, ContainerWalk *walk, JsonEntryWalker *each)
{
	Str mark = str_slice(first, 0, str_find_byte(first, ':', 0));
	Str rest = str_from(bytes, (size_t)(first.at - bytes.at)), entry;
	bool whole = true, more;
	Extent extent = { 0 };

	for (int damaged = 0; !walk_stopped(walk) && damaged < DAMAGED_MAX; damaged += !whole) {
		bool before = whole;

		more = next_entry(&rest, mark, &entry, &whole);
		if (!more)
			return before && (damaged > 0 || str_starts(str_trim(rest), "]"));
		if (!before)
			walk_loss(walk, extent.offset, "the entry there is damaged");
		extent = (Extent){ (uint64_t)(entry.at - bytes.at), entry.size };
		if (whole)
			each(entry, extent, walk);
		else
			walk_closed(entry, extent, walk, each);
	}
	return whole;
}
