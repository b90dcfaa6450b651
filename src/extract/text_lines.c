/* SPDX-License-Identifier: ISC */
#include "extract/text_lines.h"

#include <stdint.h>
#include <string.h>

#include <unictype.h>

#include "base/text.h"
#include "base/utf8.h"
#include "extract/dates.h"
#include "extract/signature.h"
#include "extract/text_layout.h"
#include "extract/text_marks.h"

enum {
	WRAP_COLUMNS_MAX = 100, /* wider lines were not broken by hand */
	HEADING_WORDS_MAX = 20,
};

typedef struct {
	TextLayout layout;
	TextPage *page;
	Arena *units; /* borrowed: where those of PAGE live */
	size_t room; /* units there is room for in PAGE */
	uint32_t stanza;
	Text text, single, unmarked; /* of the unit being made, on the heap */
} Reader;

/* Marks */

/* Size of the mark of a list's item that begins TEXT, spaces behind it
 * included, or 0; *MARKER is the label of an ordered one. */
static size_t item_mark(Str text, Str *marker)
{
	static const char *const bullets[] = { "* ", "+ ", "o ", "- ", "# ", "• ", "· ", "● ", "▪ ",
		"■ ", "‣ ", "◦ ", "□ ", "☆ ", "○ ", "★ ", "◎ ", "▶ ", "*\xC2\xA0", "•\xC2\xA0" };
	size_t at = 0;

	*marker = STR_NONE;
	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
		if (str_starts(text, bullets[i]))
			return str(bullets[i]).size;
	while (at < text.size && at < 4 && ascii_is_digit(text.at[at]))
		at++;
	if (at == 0 || at + 1 >= text.size || text.at[at] != '.' || text.at[at + 1] != ' ')
		return 0;
	*marker = str_slice(text, 0, at);
	return at + 2;
}

/* Does line I begin an item? A lone dash or number may begin a sentence, so
 * those need a second one beside them; "o" and "#" are the marks of dumps. */
static bool begins_item(const Reader *reader, size_t i, size_t *size, Str *marker)
{
	Str text = reader->layout.lines[i].text;
	*size = item_mark(text, marker);

	if (*size == 0)
		return false;
	char sign = text.at[0];

	if (sign == '#' || sign == 'o' || sign == '+')
		return reader->layout.dump;
	if (reader->layout.dump && reader->layout.lines[i].indent > reader->layout.base)
		return true;
	if (sign != '-' && !str_present(*marker))
		return true;
	size_t other;
	Str label;

	for (size_t j = i + 1;
		j < reader->layout.count && j < i + 12 && reader->layout.lines[j].columns > 0; j++)
		if (reader->layout.lines[j].text.at[0] == sign ||
			(str_present(*marker) &&
				(other = item_mark(reader->layout.lines[j].text, &label)) > 0))
			return true;
	for (size_t j = i; j-- > 0 && j + 12 > i && reader->layout.lines[j].columns > 0;)
		if (reader->layout.lines[j].text.at[0] == sign ||
			(str_present(*marker) &&
				(other = item_mark(reader->layout.lines[j].text, &label)) > 0))
			return true;
	return false;
}

/* Units */

static TextUnit *add_unit(Reader *reader, UnitKind kind)
{
	TextPage *page = reader->page;

	if (page->count == reader->room) {
		/* A line is a unit at most, but for some that are taken apart: what an arena
		 * has grown out of is not given back. */
		size_t room = reader->room == 0 ? reader->layout.count + 1 : reader->room * 2;

		page->units = arena_grow(
			reader->units, page->units, page->count, room, sizeof *page->units);
		reader->room = room;
	}
	TextUnit *unit = &page->units[page->count++];

	*unit = (TextUnit){ .kind = kind, .stanza = reader->stanza };
	return unit;
}

/* The words of TEXT, white space made single, marks taken out, into UNIT. */
static void set_words(Reader *reader, TextUnit *unit, Str text)
{
	Text *single = &reader->single;
	Str rest = text, word;
	TextMarks marks = { .text = &reader->unmarked };

	single->size = 0;
	while (str_next_word(&rest, &word)) {
		if (single->size > 0)
			text_add_byte(single, ' ');
		text_add(single, word);
	}
	text_marks_read(&reader->layout, text_str(single), &marks);
	Str words = text_str(marks.text);
	Str trimmed = str_trim(words);
	/* Only the end may be cut here: offsets of spans count from the start. */
	size_t front = (size_t)(trimmed.at - words.at);

	text_marks_fit(&marks, front + trimmed.size);
	if (front > 0) {
		for (size_t i = 0; i < marks.span_count; i++) {
			marks.spans[i].start -=
				marks.spans[i].start < front ? marks.spans[i].start : front;
			marks.spans[i].end -= front;
		}
	}
	unit->rich =
		(Rich){ str_copy(reader->layout.arena, trimmed), marks.spans, marks.span_count };
	unit->links = marks.links;
	unit->linked = marks.linked;
	unit->words = (uint32_t)words_in(trimmed); /* no text has so many bytes */
	unit->sentence = ends_sentence(trimmed);
	/* One link at the start of a short line is the line. */
	if (marks.linked && marks.links == 1 && marks.span_count > 0 &&
		marks.spans[0].kind == SPAN_LINK && unit->words <= HEADING_WORDS_MAX) {
		unit->link = marks.spans[0].href;
		unit->rich.spans[0].end = trimmed.size;
	}
}

/* Is LINE set in the middle or to the right, where no paragraph begins? */
static bool is_set_aside(const Reader *reader, const TextLine *line)
{
	if (!reader->layout.wrapped || line->indent < reader->layout.base + TEXT_CENTRE_COLUMNS_MIN)
		return false;
	int middle = line->indent + line->columns / 2;
	int centre = (reader->layout.width + reader->layout.base) / 2;

	return line->indent + line->columns + 2 >= reader->layout.width ||
		(middle > centre - 4 && middle < centre + 4);
}

/* How many "#" begin TEXT as the mark of a heading; 0 for none. */
static int heading_marks(Str text)
{
	int marks = 0;

	while ((size_t)marks < text.size && marks < 7 && text.at[marks] == '#')
		marks++;
	return marks >= 1 && marks <= 6 && (size_t)marks < text.size && text.at[marks] == ' '
		? marks
		: 0;
}

/* Takes a heading marked by "#" or by a rule under it. Lines taken, or 0. */
static size_t take_heading(Reader *reader, size_t i)
{
	const TextLine *line = &reader->layout.lines[i];
	int marks = reader->layout.dump ? 0 : heading_marks(line->text);
	uint32_t sign;

	if (marks > 0) {
		Str text = str_from(line->text, (size_t)marks);

		while (str_ends(text, "#"))
			text.size--;
		TextUnit *unit = add_unit(reader, UNIT_HEADING);

		unit->level = (int8_t)marks; /* six at most */
		set_words(reader, unit, text);
		return 1;
	}
	if (i + 1 >= reader->layout.count ||
		!text_is_rule(reader->layout.lines[i + 1].text, &sign) ||
		(sign != '=' && sign != '-' && sign != '~' && sign != '*'))
		return 0;
	int under = reader->layout.lines[i + 1].columns;

	if (line->columns > WRAP_COLUMNS_MAX || under > line->columns + 4 ||
		under + 4 < line->columns)
		return 0;
	TextUnit *unit = add_unit(reader, UNIT_HEADING);

	unit->level = sign == '=' ? 1 : 2;
	set_words(reader, unit, line->text);
	return 2;
}

/* End of the stanza that begins at line I: the next empty line. */
static size_t stanza_end(const Reader *reader, size_t i)
{
	while (i < reader->layout.count && reader->layout.lines[i].columns > 0)
		i++;
	return i;
}

/* Takes a stanza of columns set by spaces. Lines taken, or 0. */
static size_t take_columns(Reader *reader, size_t i)
{
	/* Asked of a stanza's first line only: it is all columns or none. */
	if (i > 0 && reader->layout.lines[i - 1].columns > 0)
		return 0;
	size_t end = stanza_end(reader, i), gaps = 0;
	int indent = reader->layout.lines[i].indent;

	if (end - i < 2)
		return 0;
	for (size_t j = i; j < end; j++) {
		gaps += reader->layout.lines[j].gaps;
		if (reader->layout.lines[j].indent < indent)
			indent = reader->layout.lines[j].indent;
	}
	if (gaps * 2 < end - i || gaps < 2 || indent <= reader->layout.base)
		return 0;
	Text text = text_in(reader->layout.arena);

	for (size_t j = i; j < end; j++) {
		if (j > i)
			text_add_byte(&text, '\n');
		text_fill(&text, ' ', (size_t)(reader->layout.lines[j].indent - indent));
		text_add(&text, reader->layout.lines[j].text);
	}
	TextUnit *unit = add_unit(reader, UNIT_PLAIN);

	unit->rich.text = text_str(&text);
	unit->words = (uint32_t)words_in(unit->rich.text);
	return end - i;
}

/* The mark of a picture that is all of TEXT: [clock.jpg], [IMAGE], [INLINE]. */
static bool is_picture(Str text)
{
	static const char *const ends[] = { ".jpg]", ".jpeg]", ".gif]", ".png]", ".webp]",
		".svg]" };

	if (!str_starts(text, "[") || str_find_byte(text, ' ', 0) != STR_NOWHERE)
		return false;
	if (str_ends_in_one(text, ends, sizeof ends / sizeof ends[0]))
		return true;
	return str_is(text, "[IMAGE]") || str_is(text, "[INLINE]") || str_is(text, "[image]");
}

/* Does NEXT, behind the end of a sentence in LINE, begin something of its own:
 * a byline, a line with a date, a signature that ends its stanza, a link alone? */
static bool begins_anew(const Reader *reader, size_t i)
{
	const TextLine *line = &reader->layout.lines[i], *next = line + 1;
	Str text = next->text, author, place;
	DateFound found;
	unsigned long number;
	bool last = i + 2 >= reader->layout.count || reader->layout.lines[i + 2].columns == 0;
	bool brief = next->columns * 3 < reader->layout.width * 2;

	if (str_ends(line->text, ")") && str_starts(text, "("))
		return true;
	if (!ends_sentence(line->text) || !brief || ends_sentence(text))
		return false;
	if (byline_take(&text) || date_find(next->text, 0, &found) ||
		(last && text_link_number(&reader->layout, next->text, &number) > 0))
		return true;
	signature_split(next->text, &author, &place);
	return last && str_present(place) && name_capitalised(author);
}

/* Does line I + 1 go on where line I was broken? */
static bool goes_on(const Reader *reader, size_t first, size_t i, bool item)
{
	const TextLine *line = &reader->layout.lines[i], *next = line + 1;
	size_t size;
	Str marker;
	uint32_t sign;

	if (i + 1 >= reader->layout.count || next->columns == 0 || !reader->layout.wrapped)
		return false;
	if (begins_item(reader, i + 1, &size, &marker) || text_is_rule(next->text, &sign) ||
		is_picture(next->text) || is_set_aside(reader, next) || begins_anew(reader, i))
		return false;
	/* Deeper than the line before: a paragraph's first line, but in an item,
	 * whose own first line begins with its mark. */
	if (next->indent > line->indent && !(item && i == first))
		return false;
	if (next->indent + 1 < line->indent && i > first)
		return false;
	return line_is_full(&reader->layout, line, next) ||
		line_breaks_sentence(&reader->layout, line, next);
}

/* Is "-" at the end of LINE a cut word that goes on in NEXT? */
static bool is_cut_word(Str line, Str next)
{
	if (line.size < 2 || !str_ends(line, "-") || ascii_is_space(line.at[line.size - 2]) ||
		ascii_is_digit(line.at[line.size - 2]) || line.at[line.size - 2] == '-')
		return false;
	return text_begins_lower(next);
}

/* Is a word cut at a line's end written with a hyphen elsewhere in the text? */
static bool is_hyphenated(const Reader *reader, Str line, Str next)
{
	char room[80];
	size_t start = line.size, size;
	Str rest = next, tail;

	while (start > 0 && !ascii_is_space(line.at[start - 1]))
		start--;
	if (!str_next_word(&rest, &tail))
		return false;
	size = line.size - start;
	while (tail.size > 0 && !ascii_is_alnum(tail.at[tail.size - 1]) &&
		(unsigned char)tail.at[tail.size - 1] < 0x80)
		tail.size--;
	if (size + tail.size >= sizeof room)
		return false;
	memcpy(room, line.at + start, size);
	memcpy(room + size, tail.at, tail.size);
	room[size + tail.size] = '\0';
	for (size_t i = 0; i < reader->layout.count; i++)
		if (str_find_nocase(reader->layout.lines[i].text, room, 0) != STR_NOWHERE)
			return true;
	return false;
}

/* Takes a paragraph or item that begins at line I. Lines taken. */
static size_t take_paragraph(Reader *reader, size_t i)
{
	const TextLine *line = &reader->layout.lines[i];
	size_t mark = 0, last = i, cut_words = 0;
	Str marker = STR_NONE;
	bool item = begins_item(reader, i, &mark, &marker);
	Text *text = &reader->text;

	text->size = 0;
	text_add(text, str_from(line->text, item ? mark : 0));
	while (goes_on(reader, i, last, item)) {
		Str next = reader->layout.lines[last + 1].text;
		Str so_far = text_str(text);

		/* Looking a word up costs a walk over the text; a text with more
		 * cut words than this is cut by rule, not by chance. */
		if (text_ends_unspaced(so_far) && text_begins_unspaced(next))
			;
		else if (!is_cut_word(so_far, next))
			text_add_byte(text, ' ');
		else if (cut_words++ < 50 && is_hyphenated(reader, so_far, next))
			;
		else
			text->size--;
		text_add(text, next);
		last++;
	}
	bool quoted = !item && !reader->layout.dump && str_starts(text_str(text), "> ");
	TextUnit *unit = add_unit(reader, item ? UNIT_ITEM : quoted ? UNIT_QUOTE : UNIT_TEXT);

	unit->indent = line->indent;
	unit->marker = marker;
	set_words(reader, unit, str_from(text_str(text), quoted ? 2 : 0));
	if (item || last > i + 1)
		return last - i + 1;
	unit->aside = is_set_aside(reader, line);
	/* Outdented or centred by a browser: a heading. */
	bool outdented = reader->layout.dump && line->indent < reader->layout.base;
	bool centred = unit->aside && line->indent + line->columns + 2 < reader->layout.width;

	if ((outdented || centred) && unit->words <= HEADING_WORDS_MAX && unit->links <= 1 &&
		!(unit->sentence && str_ends(unit->rich.text, "."))) {
		unit->kind = UNIT_HEADING;
		unit->level = centred ? 1 : 0;
	}
	return last - i + 1;
}

/* Depth of each item from its indent, within its stanza's run of items. */
static void set_depths(TextPage *page)
{
	for (size_t i = 0; i < page->count; i++) {
		TextUnit *unit = &page->units[i];
		const TextUnit *before = i > 0 ? unit - 1 : NULL;

		if (unit->kind != UNIT_ITEM || before == NULL || before->kind != UNIT_ITEM)
			continue;
		unit->depth = before->depth;
		if (unit->indent > before->indent + 1)
			unit->depth++;
		for (size_t j = i; unit->indent + 1 < before->indent && j-- > 0 &&
			page->units[j].kind == UNIT_ITEM;) {
			if (page->units[j].indent > unit->indent + 1)
				continue;
			unit->depth = page->units[j].depth;
			break;
		}
	}
}

/* Is LINE a picture of light markup and nothing else? */
static bool is_markup_picture(Str line, Str *words, Str *address)
{
	line = str_trim(line);
	return line.size > 0 && text_markup_picture(line, words, address) == line.size;
}

/* Is TEXT written in light markup? Headings by "#" or links say so. */
static bool is_markup(const Reader *reader, Str text)
{
	Str words, address;
	size_t headings = 0, at = 0;

	if (reader->layout.dump)
		return false;
	for (size_t i = 0; i < reader->layout.count; i++)
		headings += heading_marks(reader->layout.lines[i].text) > 0;
	while ((at = str_find(text, "](", at)) != STR_NOWHERE) {
		size_t open = at;

		while (open > 0 && text.at[open] != '[' && text.at[open] != '\n' && at - open < 300)
			open--;
		if (text_markup_link(str_from(text, open), &words, &address) > 0)
			return true;
		at += 2;
	}
	return headings > 0;
}

void text_lines_read(Arena *arena, Arena *work, Str text, TextPage *page)
{
	Arena *lines = arena_new();
	Reader reader = { .page = page, .units = work };
	uint32_t sign;
	Str words, address;

	text_layout_read(arena, lines, text, &reader.layout);
	*page = (TextPage){ .wrapped = reader.layout.wrapped, .dump = reader.layout.dump };
	reader.layout.markup = is_markup(&reader, text);
	for (size_t i = 0; i < reader.layout.count;) {
		const TextLine *line = &reader.layout.lines[i];
		size_t taken = 1;

		if (line->columns == 0 || text_is_rule(line->text, &sign)) {
			reader.stanza++;
		} else if (is_picture(line->text)) {
			TextUnit *unit = add_unit(&reader, UNIT_PICTURE);

			unit->rich.text = str_slice(line->text, 1, line->text.size - 1);
		} else if (reader.layout.markup &&
			is_markup_picture(line->text, &words, &address)) {
			TextUnit *unit = add_unit(&reader, UNIT_PICTURE);

			unit->rich.text = words;
			unit->link = address;
		} else if ((taken = take_heading(&reader, i)) == 0 &&
			(taken = take_columns(&reader, i)) == 0) {
			taken = take_paragraph(&reader, i);
		}
		i += taken;
	}
	set_depths(page);
	text_clear(&reader.text);
	text_clear(&reader.single);
	text_clear(&reader.unmarked);
	arena_free(lines);
}
