/* SPDX-License-Identifier: ISC */
#include "layout/story.h"

#include <string.h>

#include "article/date.h"
#include "base/cluster.h"
#include "base/text.h"

enum {
	QUOTE_INDENT = 4,
	LIST_STEP = 2, /* cells a list within a list is indented by */
	LIST_DEPTH_MAX = 8, /* and how often */
	MARKER_CELLS_MAX = 8
};

/* Where a block stands: in the story itself, or in a box of it. */
typedef struct {
	Story *story;
	Pieces *pieces;
	bool box;
} Site;

static void add(const Site *site, Piece piece)
{
	piece.bar = site->box;
	piece.bar_joins = site->box && site->story->in_box;
	site->story->in_box = site->box;
	pieces_add(site->pieces, piece);
}

static Piece rich_piece(Style style, const Rich *rich)
{
	Piece piece = piece_of(PIECE_TEXT, style, rich->text);

	piece.spans = rich->spans;
	piece.span_count = rich->span_count;
	piece.gap = 1;
	return piece;
}

/* A piece of A and B, B in another style; of what is there of them. */
static Piece two_styles(Pieces *pieces, Style style, Str a, Style tail_style, Str b)
{
	Piece piece = piece_of(PIECE_TEXT, style,
		piece_join(pieces->arena, pieces->ascii, (const Str[]){ a, b }, 2));

	piece.tail_style = tail_style;
	if (!str_empty(b))
		piece.tail_at = a.size;
	return piece;
}

/* ISO for the reader's eyes; as it stands where it is no date. */
static Str shown_date(Pieces *pieces, Str iso)
{
	Date date;

	if (!str_present(iso) || !date_from_iso(iso, &date))
		return iso;
	return date_shown(pieces->arena, &date);
}

static Str dated(Pieces *pieces, const char *what, Str iso)
{
	if (str_empty(iso))
		return STR_NONE;
	Str shown = shown_date(pieces, iso);

	return str_format(pieces->arena, "%s %.*s", what, (int)shown.size, shown.at);
}

static Str dateline(Pieces *pieces, const Article *article)
{
	const Str dates[] = {
		dated(pieces, "Published", article->field[FIELD_PUBLISHED]),
		dated(pieces, "Updated", article_updated(article)),
	};
	return piece_join(pieces->arena, pieces->ascii, dates, 2);
}

static void add_head_line(const Site *site, Piece piece)
{
	if (str_empty(piece.text))
		return;
	piece.keep_next = true;
	add(site, piece);
}

/* The whole page stands for an article that was not found, and was not asked for. */
static bool has_no_article(const Article *article)
{
	size_t i = 0;

	while (i < article->warning_count && article->warnings[i].code != WARNING_NO_ARTICLE)
		i++;
	return article->kind == ARTICLE_PAGE && i < article->warning_count;
}

static void add_head(const Site *site, const Article *article)
{
	Pieces *pieces = site->pieces;
	Piece headline = piece_of(PIECE_TEXT, STYLE_HEADLINE, article->field[FIELD_TITLE]);

	headline.heading = 1;
	if (has_no_article(article))
		add_head_line(site,
			piece_of(PIECE_TEXT, STYLE_NOTE, str("[whole page: no article found]")));
	add_head_line(site,
		piece_of(PIECE_TEXT, STYLE_KICKER,
			piece_join(pieces->arena, pieces->ascii,
				(const Str[]){
					article->field[FIELD_SITE], article->field[FIELD_SECTION] },
				2)));
	add_head_line(site, headline);
	add_head_line(site,
		two_styles(pieces, STYLE_BYLINE, article->field[FIELD_BYLINE], STYLE_ROLE,
			article->field[FIELD_ROLE]));
	add_head_line(site, piece_of(PIECE_TEXT, STYLE_DATELINE, dateline(pieces, article)));
}

static void add_paragraph(const Site *site, const Block *block)
{
	Style style = site->box ? STYLE_ASIDE : STYLE_TEXT;

	add(site, rich_piece(block->intro ? STYLE_INTRO : style, &block->rich));
}

/* The day and time of an entry of a live page; absent when its heading says them. */
static Str entry_date(Pieces *pieces, const Block *block)
{
	Date date;

	if (!str_present(block->date) || !date_from_iso(block->date, &date))
		return STR_NONE;
	const char *clock = str_c(
		pieces->arena, str_format(pieces->arena, "%02d:%02d", date.hour, date.minute));

	if (date.precision >= DATE_MINUTE && str_find(block->rich.text, clock, 0) != STR_NOWHERE)
		return STR_NONE;
	return date_shown(pieces->arena, &date);
}

static void add_heading(const Site *site, const Block *block)
{
	Str date = entry_date(site->pieces, block);
	Piece piece =
		two_styles(site->pieces, STYLE_CROSSHEAD, block->rich.text, STYLE_DATELINE, date);

	piece.spans = block->rich.spans;
	piece.span_count = block->rich.span_count;
	piece.gap = 1;
	piece.heading = block->level >= 2 && block->level <= 6 ? block->level : 2;
	piece.keep_next = true;
	add(site, piece);
}

static void add_quote(const Site *site, const Block *block)
{
	Piece quote = rich_piece(STYLE_QUOTE, &block->rich);

	quote.indent = QUOTE_INDENT;
	add(site, quote);
	if (str_empty(block->attribution))
		return;
	Piece who = piece_of(PIECE_TEXT, STYLE_ATTRIBUTION, block->attribution);

	who.indent = QUOTE_INDENT;
	who.lead = str(site->pieces->ascii ? "- " : "\xE2\x80\x94 ");
	who.lead_style = STYLE_ATTRIBUTION;
	add(site, who);
}

static Str short_marker(const ListItem *item)
{
	return str_slice(item->marker, 0, cells_fit(item->marker, MARKER_CELLS_MAX));
}

/* "12. ", pushed right so that the dots of a list stand below each other. */
static Str number_lead(Pieces *pieces, const ListItem *item, int widest)
{
	Str marker = short_marker(item);
	Text lead = text_in(pieces->arena);

	text_fill(&lead, ' ', (size_t)(widest - cells_of(marker)));
	text_add(&lead, marker);
	text_add_c(&lead, ". ");
	return text_str(&lead);
}

static Str bullet(bool ascii, int depth)
{
	if (ascii)
		return str(depth % 2 == 0 ? "* " : "- ");
	return str(depth % 2 == 0 ? "\xE2\x80\xA2 " : "\xE2\x97\xA6 ");
}

static void add_list(const Site *site, const Block *block)
{
	Style style = site->box ? STYLE_ASIDE : STYLE_TEXT;
	int widest = 0;

	for (size_t i = 0; i < block->list.item_count; i++) {
		int cells = cells_of(short_marker(&block->list.items[i]));

		widest = cells > widest ? cells : widest;
	}
	for (size_t i = 0; i < block->list.item_count; i++) {
		const ListItem *item = &block->list.items[i];
		int depth = item->depth < 0 ? 0 : item->depth;
		Piece piece = rich_piece(style, &item->rich);

		if (depth > LIST_DEPTH_MAX)
			depth = LIST_DEPTH_MAX;
		piece.gap = i == 0 ? 1 : 0;
		piece.indent = LIST_STEP * depth;
		piece.lead = str_empty(item->marker) ? bullet(site->pieces->ascii, depth)
						     : number_lead(site->pieces, item, widest);
		piece.lead_style = STYLE_MARKER;
		add(site, piece);
	}
}

static void add_preformatted(const Site *site, const Block *block)
{
	Piece piece = rich_piece(STYLE_CODE, &block->rich);

	piece.kind = PIECE_PLAIN;
	add(site, piece);
}

static void add_figure(const Site *site, const Block *block)
{
	static const char *const leads[MEDIA_COUNT] = {
		[MEDIA_IMAGE] = "[picture] ",
		[MEDIA_VIDEO] = "[video] ",
		[MEDIA_AUDIO] = "[audio] ",
	};
	Str words = str_empty(block->figure.caption) ? block->figure.alt : block->figure.caption;

	if (block_is_silent(block))
		return;
	Piece piece =
		two_styles(site->pieces, STYLE_CAPTION, words, STYLE_ROLE, block->figure.credit);

	if (!str_present(piece.text)) {
		piece.text = str("");
		piece.tail_at = 0;
	}
	piece.gap = 1;
	piece.lead = str(leads[block->media]);
	piece.lead_style = STYLE_CAPTION;
	add(site, piece);
}

/* The cells of a row with tabs between them, and none in them. */
static Str row_text(Pieces *pieces, const Str *cells, size_t columns)
{
	size_t size = columns > 0 ? columns - 1 : 0;

	for (size_t i = 0; i < columns; i++)
		size += cells[i].size;
	char *row = arena_alloc(pieces->arena, size);
	size_t at = 0;

	for (size_t i = 0; i < columns; i++) {
		if (i > 0)
			row[at++] = '\t';
		for (size_t k = 0; k < cells[i].size; k++)
			row[at++] = cells[i].at[k] == '\t' ? ' ' : cells[i].at[k];
	}
	return str_of(row, at);
}

/* A table with a row too long for a piece is no table of facts but a page's frame: its
 * cells are shown as paragraphs. */
static bool rows_are_short(const Block *block)
{
	for (size_t row = 0; row < block->table.row_count; row++) {
		size_t size = block->table.column_count;

		for (size_t i = 0; i < block->table.column_count; i++)
			size += block->table.cells[row * block->table.column_count + i].size;
		if (size > FLOW_PIECE_BYTES)
			return false;
	}
	return true;
}

static void add_cells_as_paragraphs(const Site *site, const Block *block)
{
	for (size_t i = 0; i < block->table.row_count * block->table.column_count; i++) {
		Piece piece = piece_of(PIECE_TEXT, STYLE_TABLE, block->table.cells[i]);

		piece.gap = 1;
		if (!str_empty(piece.text))
			add(site, piece);
	}
}

static void add_rows(const Site *site, const Block *block, int gap)
{
	size_t table =
		pieces_add_table(site->pieces, block->table.row_count, block->table.column_count);

	for (size_t row = 0; row < block->table.row_count; row++) {
		const Str *cells = block->table.cells + row * block->table.column_count;
		bool head = row < block->table.header_rows;
		Piece piece = piece_of(PIECE_TABLE, head ? STYLE_TABLE_HEAD : STYLE_TABLE,
			row_text(site->pieces, cells, block->table.column_count));

		piece.gap = row == 0 ? gap : 0;
		piece.table = table;
		piece.table_head = head;
		piece.keep_next = head;
		add(site, piece);
	}
}

static void add_table(const Site *site, const Block *block)
{
	int gap = 1;

	if (!str_empty(block->table.caption)) {
		Piece caption = piece_of(PIECE_TEXT, STYLE_CAPTION, block->table.caption);

		caption.gap = 1;
		caption.keep_next = true;
		add(site, caption);
		gap = 0;
	}
	if (rows_are_short(block))
		add_rows(site, block, gap);
	else
		add_cells_as_paragraphs(site, block);
}

static void add_rule(const Site *site)
{
	Piece piece = piece_of(PIECE_RULE, STYLE_BAR, str(""));

	piece.gap = 1;
	add(site, piece);
}

static void add_block(const Site *site, const Block *block);

/* The lines over a box: what it is, who wrote it, what they are. */
static void add_box_head(const Site *site, const Block *block)
{
	const struct {
		Style style;
		Str text;
	} lines[] = {
		{ STYLE_ASIDE_HEAD, block->box.label },
		{ STYLE_ASIDE_HEAD, block->box.byline },
		{ STYLE_ROLE, block->box.role },
	};
	int gap = 1;

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		Piece piece = piece_of(PIECE_TEXT, lines[i].style, lines[i].text);

		if (str_empty(piece.text))
			continue;
		piece.gap = gap;
		piece.keep_next = true;
		add(site, piece);
		gap = 0;
	}
}

/* A box and its own blocks; a box in a box is against the model and not looked into. */
static void add_box(const Site *site, const Block *block)
{
	Site box = *site;

	box.box = true;
	box.story->in_box = false;
	add_box_head(&box, block);
	for (size_t i = 0; i < block->box.block_count; i++)
		if (block->box.blocks[i].kind != BLOCK_ASIDE)
			add_block(&box, &block->box.blocks[i]);
	box.story->in_box = false;
}

static void add_block(const Site *site, const Block *block)
{
	switch (block->kind) {
	case BLOCK_PARAGRAPH:
		add_paragraph(site, block);
		break;
	case BLOCK_HEADING:
		add_heading(site, block);
		break;
	case BLOCK_QUOTE:
		add_quote(site, block);
		break;
	case BLOCK_LIST:
		add_list(site, block);
		break;
	case BLOCK_PREFORMATTED:
		add_preformatted(site, block);
		break;
	case BLOCK_FIGURE:
		add_figure(site, block);
		break;
	case BLOCK_TABLE:
		add_table(site, block);
		break;
	case BLOCK_ASIDE:
		add_box(site, block);
		break;
	case BLOCK_RULE:
		add_rule(site);
		break;
	case BLOCK_KIND_COUNT:
		break;
	}
}

/* "3 related stories (r)"; absent for none. */
static Str counted(Pieces *pieces, size_t count, const char *one, const char *more, Str key)
{
	if (count == 0)
		return STR_NONE;
	Text words = text_in(pieces->arena);

	text_add(&words, piece_number(pieces->arena, count));
	text_format(&words, " %s", count == 1 ? one : more);
	if (!str_empty(key))
		text_format(&words, " (%.*s)", (int)key.size, key.at);
	return text_str(&words);
}

/* "5 comments (c)", those of the copy; else how many the page says it had. */
static Str counted_comments(Pieces *pieces, const Article *article, Str key)
{
	if (article->comment_count == 0 && article_comments_lacking(article) > 0)
		return counted(pieces, (size_t)article->comments_announced,
			"comment not in this copy", "comments not in this copy", key);
	return counted(pieces, article->comment_count, "comment", "comments", key);
}

/* What comes next, and the keys that lead there. */
static Piece end_line(Pieces *pieces, const Article *article, FlowKeys keys)
{
	const Str parts[] = {
		counted(pieces, article->related_count, "related story", "related stories",
			keys.related),
		counted_comments(pieces, article, keys.comments),
		counted(pieces, article->left_out_count, "block left out", "blocks left out",
			keys.left_out),
	};
	Str next = piece_join(pieces->arena, pieces->ascii, parts, 3);
	Text line = text_in(pieces->arena);

	text_add_c(&line, pieces->ascii ? "- end -" : "\xE2\x80\x94 end \xE2\x80\x94");
	if (!str_empty(next)) {
		text_add_c(&line, "  ");
		text_add(&line, next);
	}
	Piece piece = piece_of(PIECE_TEXT, STYLE_END, text_str(&line));

	piece.gap = 1;
	return piece;
}

/* A copy that stops in the middle says so where it stops. */
static void add_truncation(const Site *site, const Article *article)
{
	for (size_t i = 0; i < article->warning_count; i++) {
		const Warning *warning = &article->warnings[i];

		if (warning->code != WARNING_TRUNCATED || str_empty(warning->text))
			continue;
		Piece piece = piece_of(PIECE_TEXT, STYLE_NOTE, warning->text);

		piece.gap = 1;
		add(site, piece);
	}
}

static bool head_has_come(const Article *article)
{
	for (size_t i = 0; i < FIELD_COUNT; i++)
		if (str_present(article->field[i]))
			return true;
	return article->block_count > 0;
}

void story_refresh(Story *story, Pieces *pieces, const Article *article, bool complete)
{
	Site site = { .story = story, .pieces = pieces };

	if (story->ended || !(complete || head_has_come(article)))
		return;
	if (!story->head_done)
		add_head(&site, article);
	story->head_done = true;
	for (; story->next_block < article->block_count; story->next_block++)
		add_block(&site, &article->blocks[story->next_block]);
	if (!complete)
		return;
	add_truncation(&site, article);
	add(&site, end_line(pieces, article, story->keys));
	story->ended = true;
}

bool story_name_keys(Story *story, Pieces *pieces, const Article *article, FlowKeys keys)
{
	story->keys = keys;
	if (!story->ended)
		return false;
	pieces_replace_last(pieces, end_line(pieces, article, keys));
	return true;
}
