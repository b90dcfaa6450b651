/* SPDX-License-Identifier: ISC */
#include "view/labels.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/clean.h"
#include "base/hash.h"

void labels_clear(Labels *labels)
{
	arena_free(labels->arena);
	free(labels->labels);
	*labels = (Labels){ 0 };
}

static uint64_t page_of(const LibraryRow *row)
{
	const Str parts[] = { row->address, str_present(row->title) ? row->title : row->label,
		row->date };
	size_t count = str_empty(row->address) ? 3 : 1;
	uint64_t number = HASH_START;

	for (size_t i = str_empty(row->address) ? 1 : 0; i < count; i++)
		number = hash_text(number, parts[i]);
	return number;
}

/* Where the label of PAGE is, or belongs. */
static size_t place_of(const Labels *labels, uint64_t page)
{
	size_t low = 0, high = labels->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (labels->labels[middle].page < page)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool is_at(const Labels *labels, size_t at, uint64_t page)
{
	return at < labels->count && labels->labels[at].page == page;
}

Label labels_find(const Labels *labels, const LibraryRow *row)
{
	uint64_t page = page_of(row);
	size_t at = place_of(labels, page);

	return is_at(labels, at, page) ? labels->labels[at] : (Label){ .page = page };
}

static void make_room(Labels *labels, size_t at)
{
	if (labels->count == labels->room) {
		labels->room = labels->room == 0 ? 64 : 2 * labels->room;
		labels->labels =
			memory_resize(labels->labels, labels->room * sizeof *labels->labels);
	}
	memmove(&labels->labels[at + 1], &labels->labels[at],
		(labels->count - at) * sizeof *labels->labels);
	labels->count++;
}

void labels_put(Labels *labels, Label label)
{
	size_t at = place_of(labels, label.page);

	if (labels->arena == NULL)
		labels->arena = arena_new();
	label.tags = str_copy(labels->arena, label.tags);
	if (!is_at(labels, at, label.page))
		make_room(labels, at);
	labels->labels[at] = label;
}

/* Lines */

static Str next_cell(Str *rest)
{
	size_t tab = str_find_byte(*rest, '\t', 0);
	Str cell = str_slice(*rest, 0, tab);

	*rest = tab == STR_NOWHERE ? str("") : str_from(*rest, tab + 1);
	return cell;
}

static bool read_page(Str cell, uint64_t *page)
{
	*page = 0;
	for (size_t i = 0; i < cell.size; i++) {
		char c = ascii_lower(cell.at[i]);

		if (!ascii_is_digit(c) && (c < 'a' || c > 'f'))
			return false;
		*page = *page << 4 | (uint64_t)(ascii_is_digit(c) ? c - '0' : c - 'a' + 10);
	}
	return cell.size == 16;
}

static void read_line(Labels *labels, Str line)
{
	Label label = { 0 };

	if (!read_page(next_cell(&line), &label.page))
		return;
	Str marks = next_cell(&line);
	Arena *arena = arena_new();
	Text tags = text_in(arena);

	label.star = str_find_byte(marks, '*', 0) != STR_NOWHERE;
	label.read = str_find_byte(marks, 'r', 0) != STR_NOWHERE;
	label_add_tags(&tags, clean_text(arena, next_cell(&line), 0, NULL));
	label.tags = text_str(&tags);
	labels_put(labels, label);
	arena_free(arena);
}

void labels_read(Labels *labels, Str lines)
{
	Str line;

	while (str_next_line(&lines, &line))
		read_line(labels, line);
}

void label_add_line(const Label *label, Str name, Text *out)
{
	text_format(out, "%016" PRIx64 "\t%c%c\t", label->page, label->star ? '*' : '-',
		label->read ? 'r' : '-');
	text_add(out, label->tags);
	text_format(out, "\t%.*s\n", (int)name.size, str_empty(name) ? "" : name.at);
}

/* Tags */

static bool has_word(Str words, Str word)
{
	Str other;

	while (str_next_word(&words, &other))
		if (str_equal_nocase(other, word))
			return true;
	return false;
}

void label_add_tags(Text *out, Str words)
{
	Arena *arena = arena_new();
	Text parted = text_in(arena);
	Str rest, word;

	for (size_t i = 0; i < words.size; i++)
		text_add_byte(
			&parted, words.at[i] == ',' || words.at[i] == '#' ? ' ' : words.at[i]);
	rest = text_str(&parted);
	while (str_next_word(&rest, &word)) {
		if (has_word(text_str(out), word))
			continue;
		if (out->size > 0)
			text_add_byte(out, ' ');
		text_add(out, word);
	}
	arena_free(arena);
}

bool label_has_tag(const Label *label, Str name)
{
	return has_word(label->tags, name);
}
