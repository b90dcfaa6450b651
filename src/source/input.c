/* SPDX-License-Identifier: ISC */
#include "source/input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Newest first, so that what was made of another is freed before that. */
typedef struct Kept Kept;
struct Kept {
	const void *key;
	void *object; /* owned */
	void (*release)(void *object);
	Kept *next; /* owned */
};

/* Bytes are a range of a descriptor, of memory, or of another input: parts of
 * parts are resolved when they are made, so that OUTER is never a part itself. */
struct SourceInput {
	int fd; /* borrowed, or -1 */
	Text owned; /* of the heap, freed with the input */
	Str memory; /* borrowed, or what OWNED holds; absent with a descriptor */
	SourceInput *outer; /* borrowed: reads go there; or NULL */
	uint64_t start; /* in the descriptor or in OUTER */
	uint64_t size;
	int error;
	char *window; /* owned, of INPUT_WINDOW_BYTES; made when first needed */
	uint64_t window_at;
	size_t window_size;
	Kept *kept; /* owned */
};

static SourceInput *input_new(void)
{
	SourceInput *input = memory_new(sizeof *input);

	input->fd = -1;
	return input;
}

SourceInput *input_of_descriptor(int fd)
{
	SourceInput *input = input_new();
	off_t end = lseek(fd, 0, SEEK_END);

	input->fd = fd;
	if (end < 0)
		input->error = errno;
	else
		input->size = (uint64_t)end;
	return input;
}

SourceInput *input_of_str(Str bytes)
{
	SourceInput *input = input_new();

	input->memory = str_present(bytes) ? bytes : str("");
	input->size = bytes.size;
	return input;
}

SourceInput *input_of_text(Text *bytes)
{
	SourceInput *input = input_of_str(text_str(bytes));

	input->owned = *bytes;
	*bytes = text_in(NULL);
	return input;
}

SourceInput *input_part(SourceInput *outer, uint64_t offset, uint64_t size)
{
	uint64_t start = offset < outer->size ? offset : outer->size;
	uint64_t left = outer->size - start;

	if (size > left)
		size = left;
	if (str_present(outer->memory))
		return input_of_str(
			str_slice(outer->memory, (size_t)start, (size_t)(start + size)));
	SourceInput *input = input_new();

	input->outer = outer->outer != NULL ? outer->outer : outer;
	input->start = outer->outer != NULL ? outer->start + start : start;
	input->size = size;
	return input;
}

void input_free(SourceInput *input)
{
	if (input == NULL)
		return;
	while (input->kept != NULL) {
		Kept *kept = input->kept;

		input->kept = kept->next;
		kept->release(kept->object);
		free(kept);
	}
	text_clear(&input->owned);
	free(input->window);
	free(input);
}

void input_keep(SourceInput *input, const void *key, void *object, void (*release)(void *object))
{
	Kept *kept = memory_new(sizeof *kept);

	*kept = (Kept){ key, object, release, input->kept };
	input->kept = kept;
}

void *input_kept(const SourceInput *input, const void *key)
{
	for (const Kept *kept = input->kept; kept != NULL; kept = kept->next)
		if (kept->key == key)
			return kept->object;
	return NULL;
}

uint64_t input_size(const SourceInput *input)
{
	return input->size;
}

int input_error(const SourceInput *input)
{
	return input->outer != NULL ? input->outer->error : input->error;
}

/* Reads from the descriptor of INPUT until SIZE bytes came or no more do. */
static size_t read_descriptor(SourceInput *input, uint64_t offset, char *out, size_t size)
{
	size_t done = 0;

	while (done < size) {
		ssize_t got = pread(input->fd, out + done, size - done, (off_t)(offset + done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			input->error = errno;
		if (got <= 0)
			break;
		done += (size_t)got;
	}
	return done;
}

size_t input_read(SourceInput *input, uint64_t offset, void *out, size_t size)
{
	if (offset >= input->size)
		return 0;
	if (size > input->size - offset)
		size = (size_t)(input->size - offset);
	if (str_present(input->memory)) {
		memcpy(out, input->memory.at + offset, size);
		return size;
	}
	if (input->outer != NULL)
		return input_read(input->outer, input->start + offset, out, size);
	return read_descriptor(input, offset, out, size);
}

/* The window of the descriptor holds SIZE bytes from OFFSET, or up to the end. */
static bool window_holds(const SourceInput *input, uint64_t offset, size_t size)
{
	return input->window != NULL && offset >= input->window_at &&
		offset - input->window_at <= input->window_size &&
		(input->window_size - (offset - input->window_at) >= size ||
			input->window_at + input->window_size >= input->size);
}

Str input_window(SourceInput *input, uint64_t offset, size_t size)
{
	if (offset >= input->size)
		return str("");
	if (size > input->size - offset)
		size = (size_t)(input->size - offset);
	if (str_present(input->memory))
		return str_slice(input->memory, (size_t)offset, (size_t)offset + size);
	if (input->outer != NULL)
		return input_window(input->outer, input->start + offset, size);
	if (!window_holds(input, offset, size)) {
		if (input->window == NULL)
			input->window = memory_resize(NULL, INPUT_WINDOW_BYTES);
		input->window_at = offset;
		input->window_size = input_read(input, offset, input->window, INPUT_WINDOW_BYTES);
	}
	Str held = str_from(
		str_of(input->window, input->window_size), (size_t)(offset - input->window_at));

	return str_slice(held, 0, size);
}

bool input_take(SourceInput *input, uint64_t offset, size_t size, Text *out)
{
	uint64_t left = offset < input->size ? input->size - offset : 0;
	size_t wanted = size < left ? size : (size_t)left;
	size_t got = input_read(input, offset, text_reserve(out, wanted), wanted);

	out->size += got;
	return got == size;
}

Text input_all(SourceInput *input, size_t limit)
{
	Text bytes = text_in(NULL);

	(void)input_take(input, 0, limit, &bytes);
	return bytes;
}

uint64_t input_find(SourceInput *input, Str needle, uint64_t from, uint64_t limit)
{
	while (from < limit && from < input->size) {
		Str window = input_window(input, from, INPUT_WINDOW_BYTES);
		const char *at = memmem(window.at, window.size, needle.at, needle.size);

		if (at != NULL) {
			uint64_t found = from + (uint64_t)(at - window.at);

			return found < limit ? found : UINT64_MAX;
		}
		if (window.size < needle.size || from + window.size >= input->size)
			break;
		from += window.size - (needle.size - 1);
	}
	return UINT64_MAX;
}
