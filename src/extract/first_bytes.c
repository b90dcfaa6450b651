/* SPDX-License-Identifier: ISC */
#include "extract/first_bytes.h"

#include <assert.h>
#include <string.h>

void first_bytes_index(FirstBytes *index, const void *rows, size_t count, size_t size)
{
	assert(count <= FIRST_BYTES_ROWS_MAX);
	for (size_t byte = 0; byte <= UCHAR_MAX; byte++)
		index->first[byte] = FIRST_BYTES_END;
	for (size_t i = count; i-- > 0;) {
		const char *word = (const char *)rows + i * size;
		uint16_t *first = &index->first[(unsigned char)word[0]];

		assert(memchr(word, '\0', size) != NULL);

		index->next[i] = *first;
		*first = (uint16_t)i;
	}
}
