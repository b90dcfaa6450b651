/* SPDX-License-Identifier: ISC */
#include "extract/text_marks.h"

static void add_span(Arena *arena, TextMarks *out, Span span)
{
	if (span.start >= span.end)
		return;
	if (out->span_count == out->span_room) {
		size_t room = out->span_room == 0 ? 4 : out->span_room * 2;

		out->spans =
			arena_grow(arena, out->spans, out->span_count, room, sizeof *out->spans);
		out->span_room = room;
	}
	out->spans[out->span_count++] = span;
}

size_t text_link_number(const TextLayout *layout, Str text, unsigned long *number)
{
	if (!layout->dump || text.size < 3 || text.at[0] != '[')
		return 0;
	size_t close = str_find_byte(str_slice(text, 0, 8), ']', 0);

	if (close == STR_NOWHERE || !str_number(str_slice(text, 1, close), number) || *number < 1 ||
		*number > layout->reference_count)
		return 0;
	return close + 1;
}

size_t text_markup_link(Str text, Str *words, Str *address)
{
	size_t close = str_find(str_slice(text, 0, 400), "](", 0), end;

	if (text.size == 0 || text.at[0] != '[' || close == STR_NOWHERE)
		return 0;
	end = str_find_byte(str_slice(text, 0, close + 2000), ')', close);
	if (end == STR_NOWHERE)
		return 0;
	*words = str_slice(text, 1, close);
	*address = str_trim(str_slice(text, close + 2, end));
	size_t title = str_find_byte(*address, ' ', 0);

	if (title != STR_NOWHERE)
		*address = str_slice(*address, 0, title);
	return end + 1;
}

size_t text_markup_picture(Str text, Str *words, Str *address)
{
	bool linked = str_starts(text, "[![");

	if (!linked && !str_starts(text, "!["))
		return 0;
	size_t start = linked ? 2 : 1,
	       size = text_markup_link(str_from(text, start), words, address);

	if (size == 0 || !linked)
		return size == 0 ? 0 : start + size;
	Str behind = str_from(text, start + size);
	size_t end = str_starts(behind, "](") ? str_find_byte(behind, ')', 0) : STR_NOWHERE;

	return end == STR_NOWHERE ? 0 : start + size + end + 1;
}

/* End of the words a link's number in running text stands for. A dump does not
 * say where a link ends; the next word does for all, one more behind a short
 * one. */
static size_t link_words_end(Str text, size_t start)
{
	size_t at = start;

	for (int words = 0; words < 2; words++) {
		size_t word = at;

		while (at < text.size && text.at[at] != ' ' && text.at[at] != '[')
			at++;
		if (at - word > 3 || at >= text.size || text.at[at] != ' ')
			break;
		if (words == 0)
			at++;
	}
	while (at > start &&
		(text.at[at - 1] == ',' || text.at[at - 1] == '.' || text.at[at - 1] == ' ' ||
			text.at[at - 1] == ';' || text.at[at - 1] == ':'))
		at--;
	return at;
}

/* The sign pair that begins TEXT and closes again in it: ** or * or _. Size of
 * the mark, 0 when there is none; *END is where the closing one stands. */
static size_t emphasis_mark(Str text, size_t at, size_t *end)
{
	char sign = text.at[at];

	if (sign != '*' && sign != '_')
		return 0;
	if (at > 0 && ascii_is_alnum(text.at[at - 1]))
		return 0;
	bool twice = at + 1 < text.size && text.at[at + 1] == sign;
	size_t size = twice ? 2 : 1;

	if (at + size >= text.size || ascii_is_space(text.at[at + size]))
		return 0;
	for (size_t i = at + size; i + size <= text.size && i < at + 400; i++) {
		if (text.at[i] != sign || (twice && text.at[i + 1] != sign) ||
			ascii_is_space(text.at[i - 1]))
			continue;
		*end = i;
		return size;
	}
	return 0;
}

void text_marks_read(const TextLayout *layout, Str text, TextMarks *out)
{
	size_t closing = STR_NOWHERE, closing_size = 0, open_at = 0;

	out->text->size = 0;
	for (size_t at = 0; at < text.size;) {
		Str rest = str_from(text, at), words, address;
		unsigned long number;
		size_t size = text_link_number(layout, rest, &number), end;

		if (size > 0) {
			out->linked = out->linked || out->text->size == 0;
			out->links++;
			at += size;
			size_t behind = link_words_end(text, at);
			Str target = layout->references[number - 1];

			if (str_present(target))
				add_span(layout->arena, out,
					(Span){ out->text->size, out->text->size + (behind - at),
						SPAN_LINK, target });
			continue;
		}
		if (layout->markup && at == closing) {
			out->spans[open_at].end = out->text->size;
			at += closing_size;
			closing = STR_NOWHERE;
			continue;
		}
		if (layout->markup && (size = text_markup_picture(rest, &words, &address)) > 0) {
			text_add(out->text, words);
			at += size;
			continue;
		}
		if (layout->markup && (size = text_markup_link(rest, &words, &address)) > 0) {
			size_t start = out->text->size;

			out->linked = out->linked || start == 0;
			text_add(out->text, words);
			add_span(layout->arena, out,
				(Span){ start, out->text->size, SPAN_LINK,
					str_copy(layout->arena, address) });
			out->links++;
			at += size;
			continue;
		}
		if (layout->markup && closing == STR_NOWHERE &&
			(size = emphasis_mark(text, at, &end)) > 0) {
			closing = end;
			closing_size = size;
			open_at = out->span_count;
			add_span(layout->arena, out,
				(Span){ out->text->size, out->text->size + 1,
					size == 2 ? SPAN_STRONG : SPAN_EMPHASIS, STR_NONE });
			at += size;
			continue;
		}
		text_add_byte(out->text, text.at[at++]);
	}
}

void text_marks_fit(TextMarks *out, size_t size)
{
	size_t kept = 0;

	for (size_t i = 0; i < out->span_count; i++) {
		Span span = out->spans[i];

		span.end = span.end > size ? size : span.end;
		if (span.start < span.end)
			out->spans[kept++] = span;
	}
	out->span_count = kept;
}
