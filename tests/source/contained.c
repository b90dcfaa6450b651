/* SPDX-License-Identifier: ISC */
#include "contained.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

enum {
	PLACES_MAX = 1000
};

typedef struct {
	Text *lines; /* or NULL */
	ItemPlace places[PLACES_MAX];
	size_t count;
} Told;

/* Marks that it was asked, and for which character set. */
static Str show_label(void *context, Arena *arena, Str label, Str bytes)
{
	(void)context;
	if (str_empty(label) || str_is_nocase(label, "utf-8"))
		return bytes;
	return str_format(
		arena, "<%.*s:%.*s>", (int)label.size, label.at, (int)bytes.size, bytes.at);
}

static const Decoder decoder = { show_label, NULL };

static void add_text(Text *lines, Str text, const char *behind)
{
	text_add(lines, str_present(text) ? text : str("-"));
	text_add_c(lines, behind);
}

static bool tell_item(void *context, const ContainerItem *item)
{
	Told *told = context;

	if (told->lines != NULL) {
		text_add_c(told->lines, "item ");
		add_text(told->lines, item->label, " | ");
		add_text(told->lines, item->address, " | ");
		add_text(told->lines, item->captured, " | ");
		add_text(told->lines, item->media_type, "\n");
	}
	if (told->count < PLACES_MAX)
		told->places[told->count++] = item->place;
	return true;
}

static void tell_loss(void *context, uint64_t offset, const char *sentence)
{
	Told *told = context;

	(void)offset;
	if (told->lines != NULL)
		text_format(told->lines, "loss %s\n", sentence);
}

static void tell_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

static void list(Container *container, Told *told)
{
	ContainerSink sink = { tell_item, tell_loss, tell_progress, told, &decoder };

	container_list(container, &sink);
}

Str contained_list(Arena *arena, Str bytes)
{
	SourceInput *input = input_of_str(bytes);
	Container *container = container_open(input);
	Text lines = text_in(arena);
	Told *told = memory_new(sizeof *told);

	told->lines = &lines;
	if (container == NULL) {
		text_add_c(&lines, "none");
	} else {
		text_format(&lines, "%s\n", container_kind(container)->name);
		list(container, told);
	}
	free(told);
	container_free(container);
	input_free(input);
	return text_str(&lines);
}

bool contained_read(Arena *arena, Str bytes, size_t index, ContainerPage *page, Error *err)
{
	SourceInput *input = input_of_str(bytes);
	Container *container = container_open(input);
	Told *told = memory_new(sizeof *told);

	assert_non_null(container);
	list(container, told);
	assert_true(index < told->count);
	container_page_init(page, arena);
	page->decoder = &decoder;
	bool good = container_read(container, &told->places[index], page, err);

	free(told);
	container_free(container);
	input_free(input);
	return good;
}

Str contained_page(Arena *arena, Str bytes, size_t index)
{
	ContainerPage page;
	Error err = { 0 };

	if (!contained_read(arena, bytes, index, &page, &err))
		fail_msg("%s", err.text);
	Str copy = str_copy(arena, text_str(&page.bytes));

	container_page_clear(&page);
	return copy;
}

size_t contained_read_all(Str bytes)
{
	SourceInput *input = input_of_str(bytes);
	Container *container = container_open(input);
	Told *told = memory_new(sizeof *told);
	size_t read = 0;

	if (container != NULL)
		list(container, told);
	for (size_t i = 0; i < told->count; i++) {
		Arena *arena = arena_new();
		ContainerPage page;
		Error err;

		container_page_init(&page, arena);
		page.decoder = &decoder;
		read += container_read(container, &told->places[i], &page, &err);
		container_page_clear(&page);
		arena_free(arena);
	}
	free(told);
	container_free(container);
	input_free(input);
	return read;
}
