/* SPDX-License-Identifier: ISC */
#include "source/json_file.h"

#include "source/json.h"

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
