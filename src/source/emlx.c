/* SPDX-License-Identifier: ISC */
#include "source/emlx.h"

#include "source/letter.h"
#include "source/mail.h"

enum {
	COUNT_LINE_BYTES_MAX = 24, /* the number may have blanks behind it */
};

/* The line with the number at the beginning of BYTES: its size, with its end, and the number;
 * 0 where there is none. */
static size_t take_count(Str bytes, unsigned long *count)
{
	Str rest = str_slice(bytes, 0, COUNT_LINE_BYTES_MAX), line;
	size_t size = rest.size;

	if (!str_next_line(&rest, &line) || line.size == size || !str_number(str_trim(line), count))
		return 0;
	return size - rest.size;
}

/* Where the property list begins in BYTES, which stands behind the message; their size when there
 * is none. */
static size_t find_list(Str bytes)
{
	for (size_t at = bytes.size; at > 0;) {
		at = str_find_last_byte(str_slice(bytes, 0, at), '\n');
		if (at == STR_NOWHERE)
			break;
		if (str_starts(str_from(bytes, at + 1), "<?xml") &&
			str_find(bytes, "<plist", at) != STR_NOWHERE)
			return at + 1;
	}
	return bytes.size;
}

typedef struct {
	Text bytes; /* owned: the file */
	Extent extent; /* of the message */
	Str message;
	const char *fault; /* of its number of bytes, or NULL */
} Letter;

static Letter read_letter(SourceInput *input)
{
	Letter letter = { .bytes = input_all(input, CONTAINER_PAGE_BYTES_MAX) };
	Str bytes = text_str(&letter.bytes);
	unsigned long count = 0;
	size_t start = take_count(bytes, &count);
	size_t end = bytes.size;
	Str behind = STR_NONE;

	if (count <= bytes.size - start) {
		end = start + count;
		behind = str_trim(str_from(bytes, end));
	}
	if (count > bytes.size - start)
		letter.fault = "the message is cut";
	if (behind.size > 0 && !str_starts(behind, "<?xml"))
		letter.fault = "the length of the message is wrong";
	if (letter.fault != NULL) {
		end = find_list(bytes);
		if (end < bytes.size)
			letter.fault = "the length of the message is wrong";
	}
	letter.message = str_slice(bytes, start, end);
	letter.extent = (Extent){ start, end - start };
	return letter;
}

static bool emlx_recognise(Str beginning, SourceInput *input)
{
	unsigned long unused;
	size_t size = take_count(beginning, &unused);

	(void)input;
	return size > 0 && letter_kind(str_from(beginning, size)) != LETTER_NONE;
}

static void emlx_list(SourceInput *input, ContainerWalk *walk)
{
	Letter letter = read_letter(input);

	mail_list_message(walk, letter.message, letter.extent);
	if (letter.fault != NULL)
		walk_loss(walk, letter.extent.offset, "%s", letter.fault);
	text_clear(&letter.bytes);
}

static bool emlx_read(SourceInput *input, Extent extent, ContainerPage *page, Error *err)
{
	Letter letter = read_letter(input);
	bool good = mail_read_message(letter.message, page, err);

	(void)extent; /* there is one message only */
	if (good && letter.fault != NULL)
		container_page_damage(page, "Its number of bytes is wrong, or it is cut.");
	text_clear(&letter.bytes);
	return good;
}

const ContainerKind emlx_kind = {
	.name = "mail",
	.title = "a mail of Apple Mail",
	.recognise = emlx_recognise,
	.list = emlx_list,
	.read = emlx_read,
};
