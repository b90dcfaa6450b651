/* SPDX-License-Identifier: ISC */
#include "article/markdown_blocks.h"

#include "article/markdown_inline.h"
#include "article/markdown_lines.h"

enum {
	/* Deeper ones stand no further in. */
	LIST_DEPTH_MAX = 20,
	NUMBER_DIGITS_MAX = 9, /* of a list marker in CommonMark */
	FENCE_MIN = 3
};

static void add_heading(Lines *lines, int level, const Rich *rich)
{
	Text made = markdown_begin(lines);

	text_fill(&made, '#', (size_t)(level < 1 ? 1 : level > 6 ? 6 : level));
	text_add_byte(&made, ' ');
	markdown_add_rich(&made, rich, PLACE_HEADING);
	markdown_put_block(lines, &made);
}

void markdown_put_heading(Lines *lines, int level, Str text)
{
	if (!str_empty(text))
		add_heading(lines, level, &(Rich){ .text = text });
}

static void add_paragraph(Lines *lines, const Rich *rich)
{
	Text made = markdown_begin(lines);

	markdown_add_rich(&made, rich, PLACE_PARAGRAPH);
	markdown_put_block(lines, &made);
}

void markdown_put_paragraph(Lines *lines, Str text)
{
	add_paragraph(lines, &(Rich){ .text = text });
}

static void add_quote(Lines *lines, const Block *block)
{
	lines_part(lines, 1);
	size_t before = lines_enter(lines, "> ");

	add_paragraph(lines, &block->rich);
	if (!str_empty(block->attribution)) {
		Text made = markdown_begin(lines);

		text_add_c(&made, "\xE2\x80\x94 ");
		markdown_add_text(&made, block->attribution, PLACE_HEADING);
		markdown_put_block(lines, &made);
	}
	lines_leave(lines, before);
}

/* Can MARKER be a number of CommonMark's? */
static bool is_number(Str marker)
{
	for (size_t i = 0; i < marker.size; i++)
		if (!ascii_is_digit(marker.at[i]))
			return false;
	return marker.size > 0 && marker.size <= NUMBER_DIGITS_MAX;
}

/* What stands before the words of ITEM. OTHER takes the second of the two signs
 * CommonMark has, so that a list right behind another is not read as one with
 * it. A marker that is no number is the first word of the item. */
static Str item_marker(Arena *arena, const ListItem *item, bool other)
{
	if (is_number(item->marker))
		return str_format(arena, "%.*s%c ", (int)item->marker.size, item->marker.at,
			other ? ')' : '.');
	return str(other ? "* " : "- ");
}

static void add_item(Lines *lines, const ListItem *item, Str marker)
{
	Text made = text_in(lines->scratch);

	if (!str_empty(item->marker) && !is_number(item->marker)) {
		markdown_add_text(&made, item->marker, PLACE_HEADING);
		text_add_c(&made, "\\. ");
	}
	markdown_add_rich(&made, &item->rich, PLACE_PARAGRAPH);
	Str rest = text_str(&made), line = str("");

	str_next_line(&rest, &line);
	lines_begin_line(lines);
	lines_put(lines, marker);
	lines_put(lines, line);
	lines_end_line(lines);
	size_t before = lines_indent(lines, (int)marker.size);

	while (str_next_line(&rest, &line)) {
		lines_begin_line(lines);
		lines_put(lines, line);
		lines_end_line(lines);
	}
	lines_leave(lines, before);
}

/* A list inside an item begins right below its words only when its number is one
 * (CommonMark, section 5.2). */
static bool needs_blank_line(const ListItem *item, bool first_of_depth)
{
	return first_of_depth && is_number(item->marker) && !str_is(item->marker, "1");
}

/* Items of each depth stand where the words of the item above them begin. */
static void add_list(Lines *lines, const Block *block, bool other)
{
	int columns[LIST_DEPTH_MAX + 2] = { 0 };
	int deepest = 0; /* that an item may be now */

	lines_part(lines, 1);
	for (size_t i = 0; i < block->list.item_count; i++) {
		const ListItem *item = &block->list.items[i];

		lines_trim(lines);
		Str marker = item_marker(lines->scratch, item, other);
		int depth = item->depth < 0 ? 0 : item->depth < deepest ? item->depth : deepest;
		size_t before = lines_indent(lines, columns[depth]);

		if (needs_blank_line(item, depth == deepest))
			lines_part(lines, 1);
		add_item(lines, item, marker);
		lines_leave(lines, before);
		columns[depth + 1] = columns[depth] + (int)marker.size;
		deepest = depth < LIST_DEPTH_MAX ? depth + 1 : LIST_DEPTH_MAX;
	}
}

/* Backticks, more than stand in a row in TEXT. */
static Str fence_around(Arena *arena, Str text)
{
	Text fence = text_in(arena);
	size_t longest = markdown_backticks(text);

	text_fill(&fence, '`', longest < FENCE_MIN ? FENCE_MIN : longest + 1);
	return text_str(&fence);
}

static void add_preformatted(Lines *lines, const Block *block)
{
	Text fence = text_in(lines->scratch);

	text_add(&fence, fence_around(lines->scratch, block->rich.text));
	lines_part(lines, 1);
	markdown_put_lines(lines, &fence);
	lines_add_verbatim(lines, block->rich.text);
	markdown_put_lines(lines, &fence);
}

/* A figure is named, and linked to where it is: who looks at the story does not
 * fetch it unasked. */
static void add_figure(Lines *lines, const Block *block)
{
	static const char *const names[] = {
		[MEDIA_IMAGE] = "Picture",
		[MEDIA_VIDEO] = "Video",
		[MEDIA_AUDIO] = "Audio",
	};
	Text made = markdown_begin(lines);
	Str words = str_empty(block->figure.caption) ? block->figure.alt : block->figure.caption;

	if (markdown_may_link(block->figure.src)) {
		markdown_add_link(
			&made, str(names[block->media]), block->figure.src, PLACE_PARAGRAPH);
		text_add_byte(&made, ':');
	} else {
		text_format(&made, "*%s:*", names[block->media]);
	}
	if (!str_empty(words)) {
		text_add_byte(&made, ' ');
		markdown_add_text(&made, words, PLACE_HEADING);
	}
	if (!str_empty(block->figure.credit)) {
		text_add_c(&made, " (");
		markdown_add_text(&made, block->figure.credit, PLACE_HEADING);
		text_add_byte(&made, ')');
	}
	markdown_put_block(lines, &made);
}

static void add_row(Lines *lines, const Str *cells, size_t count)
{
	Text made = markdown_begin(lines);

	text_add_byte(&made, '|');
	for (size_t i = 0; i < count; i++) {
		text_add_byte(&made, ' ');
		if (cells != NULL)
			markdown_add_text(&made, cells[i], PLACE_CELL);
		text_add_c(&made, " |");
	}
	markdown_put_lines(lines, &made);
}

static void add_table_rule(Lines *lines, size_t count)
{
	Text made = markdown_begin(lines);

	text_add_byte(&made, '|');
	for (size_t i = 0; i < count; i++)
		text_add_c(&made, " --- |");
	markdown_put_lines(lines, &made);
}

/* The extension wants one header row: the first of ours, or an empty one. */
static void add_table(Lines *lines, const Block *block)
{
	size_t columns = block->table.column_count;
	size_t row = block->table.header_rows > 0 ? 1 : 0;

	markdown_put_paragraph(lines, block->table.caption);
	if (block->table.row_count == 0 || columns == 0)
		return;
	lines_part(lines, 1);
	add_row(lines, row > 0 ? block->table.cells : NULL, columns);
	add_table_rule(lines, columns);
	for (; row < block->table.row_count; row++)
		add_row(lines, block->table.cells + row * columns, columns);
}

/* A block that is no aside. OTHER: it is a list right behind another. */
static void add_block(Lines *lines, const Block *block, bool other)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		add_paragraph(lines, &block->rich);
		break;
	case BLOCK_HEADING:
		add_heading(lines, block->level, &block->rich);
		break;
	case BLOCK_QUOTE:
		add_quote(lines, block);
		break;
	case BLOCK_LIST:
		add_list(lines, block, other);
		break;
	case BLOCK_PREFORMATTED:
		add_preformatted(lines, block);
		break;
	case BLOCK_FIGURE:
		add_figure(lines, block);
		break;
	case BLOCK_TABLE:
		add_table(lines, block);
		break;
	case BLOCK_RULE:
		lines_part(lines, 1);
		lines_fill(lines, '-', FENCE_MIN);
		break;
	case BLOCK_ASIDE:
	case BLOCK_KIND_COUNT:
		break;
	}
}

static void add_aside_heading(Lines *lines, const Block *aside)
{
	Text made = markdown_begin(lines);

	if (!str_empty(aside->box.label)) {
		text_add_c(&made, "**");
		markdown_add_text(&made, aside->box.label, PLACE_HEADING);
		text_add_c(&made, "**");
	}
	if (!str_empty(aside->box.byline) || !str_empty(aside->box.role)) {
		markdown_break_line(&made);
		markdown_add_part(&made, aside->box.byline);
		markdown_add_part(&made, aside->box.role);
	}
	markdown_put_block(lines, &made);
}

/* Lists that follow one another take turns with their two signs. */
static bool takes_other_sign(const Block *blocks, size_t i, bool before)
{
	return blocks[i].kind == BLOCK_LIST && i > 0 && blocks[i - 1].kind == BLOCK_LIST && !before;
}

static void add_aside(Lines *lines, const Block *aside)
{
	bool other = false;

	lines_part(lines, 1);
	size_t before = lines_enter(lines, "> ");

	add_aside_heading(lines, aside);
	for (size_t i = 0; i < aside->box.block_count; i++) {
		other = takes_other_sign(aside->box.blocks, i, other);
		add_block(lines, &aside->box.blocks[i], other);
	}
	lines_leave(lines, before);
}

void markdown_put_blocks(Lines *lines, const Article *article)
{
	bool other = false;

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		other = takes_other_sign(article->blocks, i, other);
		if (block->kind == BLOCK_ASIDE)
			add_aside(lines, block);
		else
			add_block(lines, block, other);
	}
}
