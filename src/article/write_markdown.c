/* SPDX-License-Identifier: ISC */
#include "article/write_markdown.h"

#include "article/date.h"
#include "article/lines.h"
#include "article/markdown_inline.h"
#include "base/clean.h"

enum {
	/* Lines are never wrapped; the width only bounds the margins. */
	WIDTH_CELLS = 10000,
	/* Deeper ones stand no further in. */
	LIST_DEPTH_MAX = 20,
	COMMENT_DEPTH_MAX = 8,
	NUMBER_DIGITS_MAX = 9, /* of a list marker in CommonMark */
	FENCE_MIN = 3
};

#define SEPARATOR  " \xC2\xB7 "
#define HARD_BREAK "\\\n"

/* Adds the lines of MADE, each behind the margin. */
static void add_made(Lines *lines, const Text *made)
{
	Str rest = text_str(made), line;

	while (str_next_line(&rest, &line)) {
		lines_begin_line(lines);
		lines_put(lines, line);
		lines_end_line(lines);
	}
}

/* Room for inlines, and its lines as a block of their own. */
static Text begin_inlines(Lines *lines)
{
	lines_trim(lines);
	return text_in(lines->scratch);
}

static void add_inlines(Lines *lines, const Text *made)
{
	if (made->size == 0)
		return;
	lines_part(lines, 1);
	add_made(lines, made);
}

/* Adds TEXT behind a separator, when it is there at all. */
static void add_part(Text *made, Str text)
{
	if (str_empty(text))
		return;
	if (made->size > 0 && made->at[made->size - 1] != '\n')
		text_add_c(made, SEPARATOR);
	markdown_add_text(made, text, PLACE_HEADING);
}

static void begin_line_of(Text *made)
{
	if (made->size > 0)
		text_add_c(made, HARD_BREAK);
}

static Str shown_date(Arena *arena, Str iso)
{
	Date date;

	return date_from_iso(iso, &date) ? date_shown(arena, &date) : iso;
}

static void add_heading(Lines *lines, int level, const Rich *rich)
{
	Text made = begin_inlines(lines);

	text_fill(&made, '#', (size_t)(level < 1 ? 1 : level > 6 ? 6 : level));
	text_add_byte(&made, ' ');
	markdown_add_rich(&made, rich, PLACE_HEADING);
	add_inlines(lines, &made);
}

static void add_plain_heading(Lines *lines, int level, Str text)
{
	if (!str_empty(text))
		add_heading(lines, level, &(Rich){ .text = text });
}

static void add_paragraph(Lines *lines, const Rich *rich)
{
	Text made = begin_inlines(lines);

	markdown_add_rich(&made, rich, PLACE_PARAGRAPH);
	add_inlines(lines, &made);
}

static void add_plain_paragraph(Lines *lines, Str text)
{
	add_paragraph(lines, &(Rich){ .text = text });
}

/* The head of the story */

static void add_dates(Lines *lines, Text *made, const Article *article)
{
	Str published = shown_date(lines->scratch, article->field[FIELD_PUBLISHED]);
	Str updated = shown_date(lines->scratch, article_updated(article));

	if (str_empty(published) && str_empty(updated))
		return;
	begin_line_of(made);
	add_part(made, published);
	if (str_empty(updated))
		return;
	add_part(made, str(str_empty(published) ? "Updated" : "updated"));
	text_add_byte(made, ' ');
	markdown_add_text(made, updated, PLACE_HEADING);
}

/* Site, byline and dates: a line each in one paragraph. */
static void add_facts(Lines *lines, const Article *article)
{
	const Str *field = article->field;
	Text made = begin_inlines(lines);

	add_part(&made, field[FIELD_SITE]);
	add_part(&made, field[FIELD_SECTION]);
	if (!str_empty(field[FIELD_BYLINE]) || !str_empty(field[FIELD_ROLE])) {
		begin_line_of(&made);
		if (!str_empty(field[FIELD_BYLINE]))
			text_add_c(&made, "By ");
		markdown_add_text(&made, field[FIELD_BYLINE], PLACE_HEADING);
		add_part(&made, field[FIELD_ROLE]);
	}
	add_dates(lines, &made, article);
	add_inlines(lines, &made);
}

/* Blocks */

static void add_quote(Lines *lines, const Block *block)
{
	lines_part(lines, 1);
	size_t before = lines_enter(lines, "> ");

	add_paragraph(lines, &block->rich);
	if (!str_empty(block->attribution)) {
		Text made = begin_inlines(lines);

		text_add_c(&made, "\xE2\x80\x94 ");
		markdown_add_text(&made, block->attribution, PLACE_HEADING);
		add_inlines(lines, &made);
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
	add_made(lines, &fence);
	lines_add_verbatim(lines, block->rich.text);
	add_made(lines, &fence);
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
	Text made = begin_inlines(lines);
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
	add_inlines(lines, &made);
}

static void add_row(Lines *lines, const Str *cells, size_t count)
{
	Text made = begin_inlines(lines);

	text_add_byte(&made, '|');
	for (size_t i = 0; i < count; i++) {
		text_add_byte(&made, ' ');
		if (cells != NULL)
			markdown_add_text(&made, cells[i], PLACE_CELL);
		text_add_c(&made, " |");
	}
	add_made(lines, &made);
}

static void add_table_rule(Lines *lines, size_t count)
{
	Text made = begin_inlines(lines);

	text_add_byte(&made, '|');
	for (size_t i = 0; i < count; i++)
		text_add_c(&made, " --- |");
	add_made(lines, &made);
}

/* The extension wants one header row: the first of ours, or an empty one. */
static void add_table(Lines *lines, const Block *block)
{
	size_t columns = block->table.column_count;
	size_t row = block->table.header_rows > 0 ? 1 : 0;

	add_plain_paragraph(lines, block->table.caption);
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
	Text made = begin_inlines(lines);

	if (!str_empty(aside->box.label)) {
		text_add_c(&made, "**");
		markdown_add_text(&made, aside->box.label, PLACE_HEADING);
		text_add_c(&made, "**");
	}
	if (!str_empty(aside->box.byline) || !str_empty(aside->box.role)) {
		begin_line_of(&made);
		add_part(&made, aside->box.byline);
		add_part(&made, aside->box.role);
	}
	add_inlines(lines, &made);
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

static void add_blocks(Lines *lines, const Article *article)
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

/* What comes behind the story */

static void add_related_story(Lines *lines, const Related *related)
{
	Text made = begin_inlines(lines);

	text_add_c(&made, "- ");
	if (markdown_may_link(related->url))
		markdown_add_link(&made, related->title, related->url, PLACE_HEADING);
	else
		markdown_add_text(&made, related->title, PLACE_HEADING);
	add_part(&made, shown_date(lines->scratch, related->date));
	add_part(&made, related->kicker);
	add_part(&made, related->section);
	add_part(&made, related->media);
	add_part(&made, related->source);
	add_made(lines, &made);
}

static void add_related(Lines *lines, const Article *article)
{
	Str over = STR_NONE;

	if (article->related_count == 0)
		return;
	add_plain_heading(lines, 2, str("Related"));
	for (size_t i = 0; i < article->related_count; i++) {
		const Related *related = &article->related[i];
		Str heading = related_heading(related);

		if (i == 0 || !str_equal(heading, over)) {
			add_plain_heading(lines, 3, heading);
			lines_part(lines, 1);
			over = heading;
		}
		add_related_story(lines, related);
	}
}

static void add_paragraphs(Lines *lines, Str text)
{
	Str rest = text;

	while (rest.size > 0) {
		size_t end = str_find(rest, "\n\n", 0);

		add_plain_paragraph(lines, str_slice(rest, 0, end));
		rest = end == STR_NOWHERE ? STR_NONE : str_from(rest, end + 2);
	}
}

static void add_strong_paragraph(Lines *lines, Str text)
{
	Text made = begin_inlines(lines);

	lines_part(lines, 1);
	text_add_c(&made, "**");
	markdown_add_text(&made, text, PLACE_HEADING);
	text_add_c(&made, "**");
	add_made(lines, &made);
}

/* What COMMENT says: its title strong, what it quotes a quote. */
static void add_comment_text(Lines *lines, const Comment *comment)
{
	CommentPart part;

	for (size_t at = 0; comment_next_part(comment, &at, &part);) {
		size_t before = lines_indent(lines, 0);

		switch (part.kind) {
		case COMMENT_TITLE:
			add_strong_paragraph(lines, part.text);
			break;
		case COMMENT_QUOTE:
			lines_part(lines, 1);
			lines_enter(lines, "> ");
			add_paragraphs(lines, part.text);
			break;
		case COMMENT_OWN_WORDS:
			add_paragraphs(lines, part.text);
			break;
		}
		lines_leave(lines, before);
	}
}

static void add_comment_head(Lines *lines, const Comment *comment)
{
	Text made = begin_inlines(lines);
	CommentRemarks remarks;

	if (!str_empty(comment->author)) {
		text_add_c(&made, "**");
		markdown_add_text(&made, comment->author, PLACE_HEADING);
		text_add_c(&made, "**");
	}
	add_part(&made, comment->location);
	add_part(&made, comment->date);
	comment_remarks(comment, &remarks);
	for (size_t i = 0; i < remarks.count; i++)
		add_part(&made, remarks.at[i]);
	if (made.size == 0)
		text_add_c(&made, "(no name)");
	add_made(lines, &made);
}

/* The margin grows to LEVELS quotes inside one another. */
static void enter_quotes(Lines *lines, int levels)
{
	for (int i = 0; i < levels; i++)
		lines_enter(lines, "> ");
}

/* Each comment is a quote, its answers are quotes in it: the line that parts two
 * comments belongs to the quote that holds both. */
static void add_comments(Lines *lines, const Article *article)
{
	int level = 0; /* of the comment before; 1 is the outermost */

	if (article->comment_count == 0 && article->comments_announced <= 0)
		return;
	add_plain_heading(lines, 2, article_comments_title(article, lines->scratch));
	add_plain_paragraph(lines, article->field[FIELD_COMMENTS_HEADING]);
	for (size_t i = 0; i < article->comment_count; i++) {
		const Comment comment = article_comment(article, i);
		int deepest = level < COMMENT_DEPTH_MAX ? level : COMMENT_DEPTH_MAX;
		int depth = comment.depth < 0     ? 0
			: comment.depth < deepest ? comment.depth
						  : deepest;

		enter_quotes(lines, depth);
		lines_part(lines, 1);
		enter_quotes(lines, 1);
		add_comment_head(lines, &comment);
		add_comment_text(lines, &comment);
		lines_leave(lines, 0);
		level = depth + 1;
	}
}

static void add_story(Lines *lines, const Article *article)
{
	add_plain_heading(lines, 1, article->field[FIELD_TITLE]);
	if (article->kind == ARTICLE_STORY)
		add_facts(lines, article);
	add_blocks(lines, article);
}

void write_markdown(Text *out, const Article *article, unsigned parts)
{
	Lines lines = lines_to(out, WIDTH_CELLS);
	bool story = article->kind == ARTICLE_STORY;

	if (parts & WRITE_STORY)
		add_story(&lines, article);
	if (story && parts & WRITE_RELATED)
		add_related(&lines, article);
	if (story && parts & WRITE_COMMENTS)
		add_comments(&lines, article);
	lines_clear(&lines);
}
