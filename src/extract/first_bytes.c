/* SPDX-License-Identifier: ISC */
#include "extract/first_bytes.h"

#include <assert.h>
#include <string.h>

static bool is_sign(char c)
{
	return c == '*' || c == '#';
}

const FirstBytes *first_bytes_index(FirstBytes *index, const void *rows, size_t count, size_t size)
{
	assert(count <= FIRST_BYTES_ROWS_MAX);
	if (index->made)
		return index;
	for (size_t chain = 0; chain < FIRST_BYTES_CHAINS; chain++)
		index->first[chain] = FIRST_BYTES_END;
	for (size_t i = count; i-- > 0;) {
		const char *word = (const char *)rows + i * size;
		bool alone = is_sign(word[0]) || is_sign(word[1]);
		size_t chain = first_bytes_chain(word[0], alone ? '\0' : word[1]);

		assert(memchr(word, '\0', size) != NULL);

		index->next[i] = index->first[chain];
		index->first[chain] = (uint16_t)i;
	}
	index->made = true;
	return index;
}
