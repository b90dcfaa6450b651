/* SPDX-License-Identifier: ISC */
#include "article/write_text.h"

#include "article/date.h"
#include "article/lines.h"
#include "article/text_table.h"
#include "base/cluster.h"

enum {
	QUOTE_CELLS = 4,
	LIST_STEP_CELLS = 2,
	COMMENT_STEP_CELLS = 2,
	/* Deeper ones stand no further in. */
	COMMENT_DEPTH_MAX = 8,
	LIST_DEPTH_MAX = 20,
	MARKER_CELLS_MAX = 8
};

#define SEPARATOR  " \xC2\xB7 "
#define ASIDE_BAR  "| "
#define QUOTE_MARK "> " /* before what a comment quotes of another */

static const char *const media_labels[] = {
	[MEDIA_IMAGE] = "[picture] ",
	[MEDIA_VIDEO] = "[video] ",
	[MEDIA_AUDIO] = "[audio] ",
};

/* Adds MORE to TEXT with a separator between, when it is there at all. */
static void add_part(Text *text, Str more)
{
	if (str_empty(more))
		return;
	if (text->size > 0)
		text_add_c(text, SEPARATOR);
	text_add(text, more);
}

/* A line of its own for TEXT, when it has anything. */
static void add_plain(Lines *lines, Str text)
{
	if (!str_empty(text))
		lines_add(lines, str(""), text);
}

/* ISO as people read it; as it stands when it is no date. */
static Str shown_date(Arena *arena, Str iso)
{
	Date date;

	return date_from_iso(iso, &date) ? date_shown(arena, &date) : iso;
}

/* The head of the story */

static void add_kicker(Lines *lines, const Article *article)
{
	Text kicker = text_in(lines->scratch);

	add_part(&kicker, article->field[FIELD_SITE]);
	add_part(&kicker, article->field[FIELD_SECTION]);
	add_plain(lines, text_str(&kicker));
}

static void add_byline(Lines *lines, const Article *article)
{
	Text byline = text_in(lines->scratch);

	if (!str_empty(article->field[FIELD_BYLINE])) {
		text_add_c(&byline, "By ");
		text_add(&byline, article->field[FIELD_BYLINE]);
	}
	add_part(&byline, article->field[FIELD_ROLE]);
	add_plain(lines, text_str(&byline));
}

static void add_dates(Lines *lines, const Article *article)
{
	Str published = shown_date(lines->scratch, article->field[FIELD_PUBLISHED]);
	Str updated = shown_date(lines->scratch, article_updated(article));
	Text dates = text_in(lines->scratch);

	add_part(&dates, published);
	if (!str_empty(updated)) {
		add_part(&dates, str(str_empty(published) ? "Updated " : "updated "));
		text_add(&dates, updated);
	}
	add_plain(lines, text_str(&dates));
}

static void add_head(Lines *lines, const Article *article)
{
	bool story = article->kind == ARTICLE_STORY;

	if (story)
		add_kicker(lines, article);
	add_plain(lines, article->field[FIELD_TITLE]);
	if (!story)
		return;
	add_byline(lines, article);
	add_dates(lines, article);
}

/* Blocks */

static void add_quote(Lines *lines, const Block *block)
{
	size_t before = lines_indent(lines, QUOTE_CELLS);

	add_plain(lines, block->rich.text);
	if (!str_empty(block->attribution))
		lines_add(lines, str("\xE2\x80\x94 "), block->attribution);
	lines_leave(lines, before);
}

static Str marker_label(Arena *arena, const ListItem *item)
{
	if (str_empty(item->marker))
		return str("- ");
	return str_format(arena, "%.*s. ", (int)item->marker.size, item->marker.at);
}

/* Cells of the widest marker of BLOCK that is not unreasonable. */
static int marker_cells(Lines *lines, const Block *block)
{
	int widest = LIST_STEP_CELLS;

	for (size_t i = 0; i < block->list.item_count; i++) {
		int cells = cells_of(marker_label(lines->scratch, &block->list.items[i]));

		if (cells > widest && cells <= MARKER_CELLS_MAX)
			widest = cells;
		lines_trim(lines);
	}
	return widest;
}

/* Markers end on one column: " 9." stands over "10.". */
static void add_list(Lines *lines, const Block *block)
{
	int widest = marker_cells(lines, block);

	for (size_t i = 0; i < block->list.item_count; i++) {
		const ListItem *item = &block->list.items[i];
		int steps = item->depth < LIST_DEPTH_MAX ? item->depth : LIST_DEPTH_MAX;
		Str label = marker_label(lines->scratch, item);
		size_t before = lines_indent(lines, (steps + 1) * widest - cells_of(label));

		lines_add(lines, label, item->rich.text);
		lines_leave(lines, before);
		lines_trim(lines);
	}
}

/* The words of a figure: its caption, else what stands in for it, and whose it
 * is. */
static void add_figure(Lines *lines, const Block *block)
{
	Text words = text_in(lines->scratch);

	text_add(&words,
		str_empty(block->figure.caption) ? block->figure.alt : block->figure.caption);
	if (!str_empty(block->figure.credit)) {
		text_add_c(&words, words.size > 0 ? " (" : "(");
		text_add(&words, block->figure.credit);
		text_add_byte(&words, ')');
	}
	lines_add(lines, str(media_labels[block->media]), text_str(&words));
}

/* A block that is no aside, without the blank lines around it. */
static void add_block(Lines *lines, const Block *block)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
	case BLOCK_HEADING:
		add_plain(lines, block->rich.text);
		break;
	case BLOCK_QUOTE:
		add_quote(lines, block);
		break;
	case BLOCK_LIST:
		add_list(lines, block);
		break;
	case BLOCK_PREFORMATTED:
		lines_add_verbatim(lines, block->rich.text);
		break;
	case BLOCK_FIGURE:
		add_figure(lines, block);
		break;
	case BLOCK_TABLE:
		add_plain(lines, block->table.caption);
		lines_add_table(lines, block);
		break;
	case BLOCK_RULE:
		lines_fill(lines, '-', lines_room(lines));
		break;
	case BLOCK_ASIDE:
	case BLOCK_KIND_COUNT:
		break;
	}
}

static void add_aside(Lines *lines, const Block *aside)
{
	size_t before = lines_enter(lines, ASIDE_BAR);
	Text author = text_in(lines->scratch);

	add_plain(lines, aside->box.label);
	add_part(&author, aside->box.byline);
	add_part(&author, aside->box.role);
	add_plain(lines, text_str(&author));
	bool headed = !str_empty(aside->box.label) || author.size > 0;

	for (size_t i = 0; i < aside->box.block_count; i++) {
		if (block_is_silent(&aside->box.blocks[i]))
			continue;
		if (i > 0 || headed)
			lines_part(lines, 1);
		lines_trim(lines);
		add_block(lines, &aside->box.blocks[i]);
	}
	lines_leave(lines, before);
}

/* A crosshead of the story stands further from what is before it than from what
 * it heads. */
static bool is_crosshead(const Block *block)
{
	return block->kind == BLOCK_HEADING && block->level <= 2;
}

static void add_blocks(Lines *lines, const Article *article)
{
	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		if (block_is_silent(block))
			continue;
		lines_trim(lines);
		lines_part(lines, is_crosshead(block) ? 2 : 1);
		if (block->kind == BLOCK_ASIDE)
			add_aside(lines, block);
		else
			add_block(lines, block);
	}
}

/* What comes behind the story */

static void add_section_heading(Lines *lines, Str heading)
{
	int cells = cells_of(heading), room = lines_room(lines);

	lines_part(lines, 2);
	lines_add(lines, str(""), heading);
	lines_fill(lines, '-', cells < room ? cells : room);
}

/* An address is never broken, as it is there to be copied. */
static void add_address(Lines *lines, Str address)
{
	if (str_empty(address))
		return;
	lines_begin_line(lines);
	lines_put(lines, clean_text(lines->scratch, address, 0, NULL));
	lines_end_line(lines);
}

static void add_related_story(Lines *lines, const Related *related)
{
	Text facts = text_in(lines->scratch);

	lines_add(lines, str("- "), related->title);
	size_t before = lines_indent(lines, LIST_STEP_CELLS);

	add_part(&facts, shown_date(lines->scratch, related->date));
	add_part(&facts, related->kicker);
	add_part(&facts, related->section);
	add_part(&facts, related->media);
	add_part(&facts, related->source);
	add_plain(lines, text_str(&facts));
	add_address(lines, related->url);
	lines_leave(lines, before);
}

static void add_related(Lines *lines, const Article *article)
{
	Str over = STR_NONE;

	if (article->related_count == 0)
		return;
	add_section_heading(lines, str("Related"));
	for (size_t i = 0; i < article->related_count; i++) {
		const Related *related = &article->related[i];
		Str heading = related_heading(related);

		lines_trim(lines);
		if (i == 0 || !str_equal(heading, over)) {
			lines_part(lines, 1);
			add_plain(lines, heading);
			over = heading;
		}
		add_related_story(lines, related);
	}
}

/* What COMMENT says, each title and quote a paragraph of its own. */
static void add_comment_text(Lines *lines, const Comment *comment)
{
	CommentPart part;

	for (size_t at = 0, parts = 0; comment_next_part(comment, &at, &part); parts++) {
		if (parts > 0)
			lines_part(lines, 1);
		size_t before = lines_indent(lines, 0);

		if (part.kind == COMMENT_QUOTE)
			lines_enter(lines, QUOTE_MARK);
		add_plain(lines, part.text);
		lines_leave(lines, before);
	}
}

static void add_comment(Lines *lines, const Comment *comment)
{
	int steps = comment->depth < COMMENT_DEPTH_MAX ? comment->depth : COMMENT_DEPTH_MAX;
	size_t before = lines_indent(lines, steps * COMMENT_STEP_CELLS);
	Text head = text_in(lines->scratch);
	CommentRemarks remarks;

	add_part(&head, comment->author);
	add_part(&head, comment->location);
	add_part(&head, comment->date);
	comment_remarks(comment, &remarks);
	for (size_t i = 0; i < remarks.count; i++)
		add_part(&head, remarks.at[i]);
	lines_part(lines, 1);
	lines_add(lines, str(""), head.size > 0 ? text_str(&head) : str("(no name)"));
	lines_indent(lines, COMMENT_STEP_CELLS);
	add_comment_text(lines, comment);
	lines_leave(lines, before);
}

static void add_comments(Lines *lines, const Article *article)
{
	if (article->comment_count == 0 && article->comments_announced <= 0)
		return;
	add_section_heading(lines, article_comments_title(article, lines->scratch));
	lines_part(lines, 1);
	add_plain(lines, article->field[FIELD_COMMENTS_HEADING]);
	for (size_t i = 0; i < article->comment_count; i++) {
		const Comment comment = article_comment(article, i);

		lines_trim(lines);
		add_comment(lines, &comment);
	}
}

void write_text(Text *out, const Article *article, int width_cells, unsigned parts)
{
	Lines lines = lines_to(out, width_cells);
	bool story = article->kind == ARTICLE_STORY;

	if (parts & WRITE_STORY) {
		add_head(&lines, article);
		add_blocks(&lines, article);
	}
	if (story && parts & WRITE_RELATED)
		add_related(&lines, article);
	if (story && parts & WRITE_COMMENTS)
		add_comments(&lines, article);
	lines_clear(&lines);
}
