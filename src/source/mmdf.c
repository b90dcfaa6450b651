/* SPDX-License-Identifier: ISC */
#include "source/mmdf.h"

#include "source/header.h"
#include "source/mail.h"

static const Str mark = STR("\1\1\1\1");

/* The offset behind the lines of marks and the empty lines that BYTES begin with. */
static size_t skip_marks(Str bytes)
{
	size_t at = 0;

	while (at < bytes.size) {
		Str rest = str_from(bytes, at);

		if (str_starts(rest, mark.at))
			at += mark.size;
		else if (rest.at[0] == '\r' || rest.at[0] == '\n')
			at++;
		else
			break;
	}
	return at;
}

static bool mmdf_recognise(Str beginning, SourceInput *input)
{
	Str rest = str_from(beginning, skip_marks(beginning)), line;

	(void)input;
	return str_starts(beginning, mark.at) && str_next_line(&rest, &line) &&
		(header_is_field(line) || str_starts(line, "From "));
}

/* Takes the message at or behind *AT, whose place is then in *EXTENT; *AT is behind it.
 * False at the end. */
static bool next_message(SourceInput *input, uint64_t *at, Extent *extent)
{
	uint64_t size = input_size(input);

	for (;;) {
		Str window = input_window(input, *at, INPUT_WINDOW_BYTES);
		size_t marks = skip_marks(window);

		*at += marks;
		if (marks < window.size)
			break;
		if (window.size == 0)
			return false;
	}
	uint64_t end = input_find(input, (Str)STR("\n\1\1\1\1"), *at, size);

	*extent = (Extent){ *at, (end == UINT64_MAX ? size : end + 1) - *at };
	*at = extent->offset + extent->length;
	return true;
}

static Text take_message(SourceInput *input, Extent extent)
{
	Text bytes = text_in(NULL);
	uint64_t size =
		extent.length < CONTAINER_PAGE_BYTES_MAX ? extent.length : CONTAINER_PAGE_BYTES_MAX;

	(void)input_take(input, extent.offset, (size_t)size, &bytes);
	return bytes;
}

static void mmdf_list(SourceInput *input, ContainerWalk *walk)
{
	uint64_t at = 0;
	Extent extent;

	while (!walk_stopped(walk) && next_message(input, &at, &extent)) {
		Text bytes = take_message(input, extent);

		walk_progress(walk, at);
		mail_list_message(walk, text_str(&bytes), extent);
		text_clear(&bytes);
	}
}

static bool mmdf_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	uint64_t at = extent.offset;
	Extent found;

	if (!next_message(input, &at, &found) || found.offset != extent.offset)
		return error_set(err, ERROR_FORMAT, "byte %llu: no message begins here",
			(unsigned long long)extent.offset);
	Text bytes = take_message(input, found);
	bool good = mail_read_message(text_str(&bytes), page, err);

	text_clear(&bytes);
	return good;
}

const ContainerKind mmdf_kind = {
	.mixes_charsets = true,
	.name = "mail",
	.title = "a mailbox",
	.recognise = mmdf_recognise,
	.list = mmdf_list,
	.read = mmdf_read,
};
