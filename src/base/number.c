/* SPDX-License-Identifier: ISC */
#include "base/number.h"

uint64_t number_get(const char *at, size_t size)
{
	uint64_t number = 0;

	for (size_t i = size; i > 0; i--)
		number = number << 8 | (unsigned char)at[i - 1];
	return number;
}

void number_put(char *at, uint64_t number, size_t size)
{
	for (size_t i = 0; i < size; i++)
		at[i] = (char)(unsigned char)(number >> (8 * i));
}
