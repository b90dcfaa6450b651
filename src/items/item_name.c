/* SPDX-License-Identifier: ISC */
#include "items/item_name.h"

#include "library/address_key.h"

enum {
	TIME_DIGITS_MAX = 14,
};

static bool is_time(Str word)
{
	unsigned long unused;

	return word.size >= 4 && word.size <= TIME_DIGITS_MAX && str_number(word, &unused);
}

bool item_name_parse(Arena *arena, Str word, ItemName *name)
{
	size_t at = str_find_last_byte(word, '@');
	unsigned long number = 0;

	*name = (ItemName){ .address = STR_NONE, .key = STR_NONE, .time = STR_NONE };
	if (str_number(word, &number)) {
		name->number = number;
		return number > 0;
	}
	if (at == 0) {
		name->by_offset = true;
		bool good = str_number(str_from(word, 1), &number);

		name->offset = number;
		return good;
	}
	bool timed = at != STR_NOWHERE && is_time(str_from(word, at + 1));

	name->address = timed ? str_slice(word, 0, at) : word;
	if (timed)
		name->time = str_from(word, at + 1);
	name->key = address_key(arena, name->address, ADDRESS_KEY_PAGE);
	return word.size > 0;
}

/* Do the digits of CAPTURED begin with TIME? */
static bool time_fits(Str captured, Str time)
{
	size_t at = 0;

	for (size_t i = 0; i < captured.size && at < time.size; i++)
		if (ascii_is_digit(captured.at[i]) && captured.at[i] != time.at[at++])
			return false;
	return at == time.size;
}

/* Do both addresses lead to the same page, however they are written? */
static bool is_like(Str key, Str address)
{
	Arena *arena = arena_new();
	bool like =
		str_present(key) && str_equal(address_key(arena, address, ADDRESS_KEY_PAGE), key);

	arena_free(arena);
	return like;
}

ItemFit item_name_fits(const ItemName *name, unsigned long number, const ContainerItem *item)
{
	if (name->by_offset)
		return item->place.at[item->place.levels - 1].offset == name->offset
			? ITEM_FITS
			: ITEM_FITS_NOT;
	if (name->number > 0)
		return number == name->number ? ITEM_FITS : ITEM_FITS_NOT;
	if (!str_empty(name->time) && !time_fits(item->captured, name->time))
		return ITEM_FITS_NOT;
	if (str_equal(item->address, name->address))
		return ITEM_FITS;
	return is_like(name->key, item->address) ? ITEM_FITS_LIKELY : ITEM_FITS_NOT;
}
