/* SPDX-License-Identifier: ISC */
#include "source/folder_order.h"

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

/* Where A and B begin to differ, or the number does that this is in. */
static size_t same_beginning(Str a, Str b)
{
	size_t least = a.size < b.size ? a.size : b.size, at = 0;

	while (at < least && a.at[at] == b.at[at])
		at++;
	while (at > 0 && ascii_is_digit(a.at[at - 1]))
		at--;
	return at;
}

int folder_order(Str a, Str b)
{
	size_t i = same_beginning(a, b), j = i;

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
