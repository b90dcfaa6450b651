/* SPDX-License-Identifier: ISC */
#include "base/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/size.h"
#include "base/utf8.h"

enum {
	FIRST_BYTES = 64,
	FORMATTED_BYTES = 256 /* most of what is formatted at once has less */
};

Text text_in(Arena *arena)
{
	return (Text){ .arena = arena };
}

void text_clear(Text *text)
{
	if (text->arena == NULL)
		free(text->at);
	*text = text_in(text->arena);
}

void text_grow(Text *text, size_t size)
{
	size_t wanted;

	if (!size_add(text->size, size, &wanted))
		die_of_memory();
	/* What is asked for first is often all there will be; then it doubles. */
	size_t capacity = text->at == NULL ? wanted : text->capacity;

	if (capacity < FIRST_BYTES)
		capacity = FIRST_BYTES;
	while (capacity < wanted)
		if (!size_mul(capacity, 2, &capacity))
			die_of_memory();
	if (text->arena == NULL)
		text->at = memory_resize(text->at, capacity);
	else
		text->at = arena_grow(text->arena, text->at, text->size, capacity, 1);
	text->capacity = capacity;
}

void text_add(Text *text, Str more)
{
	if (more.size == 0)
		return;
	memcpy(text_reserve(text, more.size), more.at, more.size);
	text->size += more.size;
}

void text_add_c(Text *text, const char *more)
{
	text_add(text, str(more));
}

void text_add_byte(Text *text, char byte)
{
	*text_reserve(text, 1) = byte;
	text->size++;
}

void text_fill(Text *text, char byte, size_t count)
{
	if (count == 0)
		return;
	memset(text_reserve(text, count), byte, count);
	text->size += count;
}

void text_add_rune(Text *text, uint32_t c)
{
	text->size += utf8_encode(c, text_reserve(text, UTF8_MAX_BYTES));
}

void text_add_number(Text *text, uint64_t number, unsigned digits)
{
	char room[24];
	size_t start = sizeof room;

	while (number > 0 || start > sizeof room - digits) {
		room[--start] = (char)('0' + number % 10);
		number /= 10;
	}
	text_add(text, str_of(room + start, sizeof room - start));
}

void text_format_list(Text *text, const char *format, va_list list)
{
	char room[FORMATTED_BYTES];
	va_list again;

	va_copy(again, list);
	int size = vsnprintf(room, sizeof room, format, list);

	if (size >= FORMATTED_BYTES) {
		vsnprintf(text_reserve(text, (size_t)size + 1), (size_t)size + 1, format, again);
		text->size += (size_t)size;
	} else if (size > 0) {
		text_add(text, str_of(room, (size_t)size));
	}
	va_end(again);
}

void text_format(Text *text, const char *format, ...)
{
	va_list list;

	va_start(list, format);
	text_format_list(text, format, list);
	va_end(list);
}

Str text_str(const Text *text)
{
	return text->at == NULL ? str("") : str_of(text->at, text->size);
}

Str str_format(Arena *arena, const char *format, ...)
{
	Text text = text_in(arena);
	va_list list;

	va_start(list, format);
	text_format_list(&text, format, list);
	va_end(list);
	return text_str(&text);
}
