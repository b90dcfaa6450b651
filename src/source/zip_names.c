/* SPDX-License-Identifier: ISC */
#include "source/zip_names.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/hash.h"

enum {
	SLOTS_LEAST = 64
};

/* Of NAME without regard to case. */
static size_t hash_of(Str name)
{
	uint64_t hash = HASH_START;

	for (size_t i = 0; i < name.size; i++)
		hash = hash_byte(hash, (unsigned char)ascii_lower(name.at[i]));
	hash = (hash ^ hash >> 32) * UINT64_C(0x9E3779B97F4A7C15);
	return (size_t)(hash ^ hash >> 29);
}

static bool is_named(const ZipNames *names, size_t member, Str name)
{
	Str other = names->members[member].name;

	return other.size == name.size && str_equal_nocase(other, name);
}

/* The slot in which the member NAME is, or would be. */
static uint32_t *slot_of(const ZipNames *names, Str name)
{
	size_t at = hash_of(name) & (names->slot_count - 1);

	while (names->slots[at] != 0 && !is_named(names, names->slots[at] - 1, name))
		at = (at + 1) & (names->slot_count - 1);
	return &names->slots[at];
}

/* Of members of one name the first counts. */
static void fill(ZipNames *names)
{
	names->slot_count = SLOTS_LEAST;
	while (names->slot_count < 2 * names->count)
		names->slot_count *= 2;
	names->slots = memory_new(names->slot_count * sizeof *names->slots);
	for (size_t i = 0; i < names->count; i++) {
		uint32_t *slot = slot_of(names, names->members[i].name);

		if (*slot == 0)
			*slot = (uint32_t)i + 1;
	}
}

/* Looks NAME up among the members from the first on, as far as that is worth it. True when that
 * settled it: *FOUND is the member, or COUNT. */
static bool look_through(ZipNames *names, Str name, size_t *found)
{
	for (size_t i = 0; i < names->count; i++) {
		if (names->looked_at++ == names->count)
			return false;
		if (is_named(names, i, name)) {
			*found = i;
			return true;
		}
	}
	*found = names->count;
	return true;
}

const ZipMember *zip_names_find(ZipNames *names, Str name)
{
	size_t found = names->count;

	/* One before it of the same name would have been found in its place. */
	if (names->last < names->count && is_named(names, names->last, name))
		return &names->members[names->last];
	if (names->slots == NULL && !look_through(names, name, &found))
		fill(names);
	if (names->slots != NULL) {
		uint32_t member = *slot_of(names, name);

		found = member != 0 ? member - 1 : names->count;
	}
	names->last = found;
	return found < names->count ? &names->members[found] : NULL;
}

void zip_names_clear(ZipNames *names)
{
	free(names->slots);
	*names = (ZipNames){ 0 };
}
