/* SPDX-License-Identifier: ISC */
#include "article/write_markdown.h"

#include "article/date.h"
#include "article/lines.h"
#include "article/markdown_blocks.h"
#include "article/markdown_inline.h"
#include "article/markdown_lines.h"

enum {
	/* Lines are never wrapped; the width only bounds the margins. */
	WIDTH_CELLS = 10000,
	/* Deeper ones stand no further in. */
	COMMENT_DEPTH_MAX = 8,
};

static Str shown_date(Arena *arena, Str iso)
{
	Date date;

	return date_from_iso(iso, &date) ? date_shown(arena, &date) : iso;
}

/* The head of the story */

static void add_dates(Lines *lines, Text *made, const Article *article)
{
	Str published = shown_date(lines->scratch, article->field[FIELD_PUBLISHED]);
	Str updated = shown_date(lines->scratch, article_updated(article));

	if (str_empty(published) && str_empty(updated))
		return;
	markdown_break_line(made);
	markdown_add_part(made, published);
	if (str_empty(updated))
		return;
	markdown_add_part(made, str(str_empty(published) ? "Updated" : "updated"));
	text_add_byte(made, ' ');
	markdown_add_text(made, updated, PLACE_HEADING);
}

/* Site, byline and dates: a line each in one paragraph. */
static void add_facts(Lines *lines, const Article *article)
{
	const Str *field = article->field;
	Text made = markdown_begin(lines);

	markdown_add_part(&made, field[FIELD_SITE]);
	markdown_add_part(&made, field[FIELD_SECTION]);
	if (!str_empty(field[FIELD_BYLINE]) || !str_empty(field[FIELD_ROLE])) {
		markdown_break_line(&made);
		if (!str_empty(field[FIELD_BYLINE]))
			text_add_c(&made, "By ");
		markdown_add_text(&made, field[FIELD_BYLINE], PLACE_HEADING);
		markdown_add_part(&made, field[FIELD_ROLE]);
	}
	add_dates(lines, &made, article);
	markdown_put_block(lines, &made);
}

/* What comes behind the story */

static void add_related_story(Lines *lines, const Related *related)
{
	Text made = markdown_begin(lines);

	text_add_c(&made, "- ");
	if (markdown_may_link(related->url))
		markdown_add_link(&made, related->title, related->url, PLACE_HEADING);
	else
		markdown_add_text(&made, related->title, PLACE_HEADING);
	markdown_add_part(&made, shown_date(lines->scratch, related->date));
	markdown_add_part(&made, related->kicker);
	markdown_add_part(&made, related->section);
	markdown_add_part(&made, related->media);
	markdown_add_part(&made, related->source);
	markdown_put_lines(lines, &made);
}

static void add_related(Lines *lines, const Article *article)
{
	Str over = STR_NONE;

	if (article->related_count == 0)
		return;
	markdown_put_heading(lines, 2, str("Related"));
	for (size_t i = 0; i < article->related_count; i++) {
		const Related *related = &article->related[i];
		Str heading = related_heading(related);

		if (i == 0 || !str_equal(heading, over)) {
			markdown_put_heading(lines, 3, heading);
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

		markdown_put_paragraph(lines, str_slice(rest, 0, end));
		rest = end == STR_NOWHERE ? STR_NONE : str_from(rest, end + 2);
	}
}

static void add_strong_paragraph(Lines *lines, Str text)
{
	Text made = markdown_begin(lines);

	lines_part(lines, 1);
	text_add_c(&made, "**");
	markdown_add_text(&made, text, PLACE_HEADING);
	text_add_c(&made, "**");
	markdown_put_lines(lines, &made);
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
	Text made = markdown_begin(lines);
	CommentRemarks remarks;

	if (!str_empty(comment->author)) {
		text_add_c(&made, "**");
		markdown_add_text(&made, comment->author, PLACE_HEADING);
		text_add_c(&made, "**");
	}
	markdown_add_part(&made, comment->location);
	markdown_add_part(&made, comment->date);
	comment_remarks(comment, &remarks);
	for (size_t i = 0; i < remarks.count; i++)
		markdown_add_part(&made, remarks.at[i]);
	if (made.size == 0)
		text_add_c(&made, "(no name)");
	markdown_put_lines(lines, &made);
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
	markdown_put_heading(lines, 2, article_comments_title(article, lines->scratch));
	markdown_put_paragraph(lines, article->field[FIELD_COMMENTS_HEADING]);
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
	markdown_put_heading(lines, 1, article->field[FIELD_TITLE]);
	if (article->kind == ARTICLE_STORY)
		add_facts(lines, article);
	markdown_put_blocks(lines, article);
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
