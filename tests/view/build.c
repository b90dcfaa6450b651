/* SPDX-License-Identifier: ISC */
#include "build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* An article while it is built. Inside a box blocks go into the box. */
typedef struct {
	Article *article;
	bool in_box;
	size_t box; /* index of the block that is the box */
} Build;

static void give_up(const char *what, Str line)
{
	fprintf(stderr, "build: %s: %.*s\n", what, (int)line.size, line.at);
	abort();
}

static Str copy(Build *build, Str text)
{
	return str_copy(build->article->arena, text);
}

/* Takes what stands before the next bar off *REST; absent when it is empty. */
static Str next_part(Build *build, Str *rest)
{
	size_t bar = str_find_byte(*rest, '|', 0);
	Str part = str_slice(*rest, 0, bar == STR_NOWHERE ? rest->size : bar);

	*rest = bar == STR_NOWHERE ? str("") : str_from(*rest, bar + 1);
	return str_empty(part) ? STR_NONE : copy(build, part);
}

static Block *box_block(Build *build)
{
	return &build->article->blocks[build->box];
}

static Block *add_block(Build *build, BlockKind kind)
{
	if (!build->in_box)
		return article_add_block(build->article, kind);
	Block *box = box_block(build);
	box->box.blocks = arena_grow(build->article->arena, box->box.blocks, box->box.block_count,
		box->box.block_count + 1, sizeof *box->box.blocks);
	box->box.blocks[box->box.block_count].kind = kind;
	return &box->box.blocks[box->box.block_count++];
}

/* The block before, when it is of KIND and can go on. */
static Block *block_before(Build *build, BlockKind kind)
{
	Article *article = build->article;
	Block *last = NULL;

	if (build->in_box && box_block(build)->box.block_count > 0)
		last = &box_block(build)->box.blocks[box_block(build)->box.block_count - 1];
	else if (!build->in_box && article->block_count > 0)
		last = &article->blocks[article->block_count - 1];
	return last != NULL && last->kind == kind ? last : NULL;
}

static void add_span(Build *build, Rich *rich, Span span)
{
	rich->spans = arena_grow(build->article->arena, rich->spans, rich->span_count,
		rich->span_count + 1, sizeof *rich->spans);
	rich->spans[rich->span_count++] = span;
}

/* WORDS with [words](address) made into links. */
static Rich rich_of(Build *build, Str words)
{
	Text text = text_in(build->article->arena);
	Rich rich = { .text = str("") };

	for (size_t at = 0; at < words.size;) {
		size_t open = str_find_byte(words, '[', at);
		size_t middle = open == STR_NOWHERE ? open : str_find(words, "](", open);
		size_t close = middle == STR_NOWHERE ? middle : str_find_byte(words, ')', middle);

		if (close == STR_NOWHERE) {
			text_add(&text, str_from(words, at));
			break;
		}
		text_add(&text, str_slice(words, at, open));
		size_t start = text.size;
		text_add(&text, str_slice(words, open + 1, middle));
		add_span(build, &rich,
			(Span){ .start = start,
				.end = text.size,
				.kind = SPAN_LINK,
				.href = copy(build, str_slice(words, middle + 2, close)) });
		at = close + 1;
	}
	rich.text = text_str(&text);
	return rich;
}

static void add_text(Build *build, BlockKind kind, Str words)
{
	add_block(build, kind)->rich = rich_of(build, words);
}

static void add_intro(Build *build, Str words)
{
	Block *block = add_block(build, BLOCK_PARAGRAPH);

	block->rich = rich_of(build, words);
	block->intro = true;
}

static void add_paragraph(Build *build, Str words)
{
	add_text(build, BLOCK_PARAGRAPH, words);
}

static void add_heading(Build *build, Str words)
{
	Block *block = add_block(build, BLOCK_HEADING);

	block->rich = rich_of(build, words);
	block->level = 2;
}

static void add_quote(Build *build, Str words)
{
	add_text(build, BLOCK_QUOTE, words);
}

static void add_item(Build *build, Str words)
{
	Block *list = block_before(build, BLOCK_LIST);

	if (list == NULL)
		list = add_block(build, BLOCK_LIST);
	list->list.items = arena_grow(build->article->arena, list->list.items,
		list->list.item_count, list->list.item_count + 1, sizeof *list->list.items);
	list->list.items[list->list.item_count++].rich = rich_of(build, words);
}

static void add_preformatted(Build *build, Str words)
{
	Block *block = block_before(build, BLOCK_PREFORMATTED);
	Text text = text_in(build->article->arena);

	if (block != NULL) {
		text_add(&text, block->rich.text);
		text_add_byte(&text, '\n');
	} else {
		block = add_block(build, BLOCK_PREFORMATTED);
	}
	text_add(&text, words);
	block->rich.text = text_str(&text);
}

static void add_figure(Build *build, Str words)
{
	Block *block = add_block(build, BLOCK_FIGURE);

	block->media = MEDIA_IMAGE;
	block->figure.caption = copy(build, words);
	block->figure.src = str("https://gazette.example/media/bridge.jpg?w=600");
}

static void begin_aside(Build *build, Str words)
{
	Block *block = add_block(build, BLOCK_ASIDE);

	block->box.label = next_part(build, &words);
	block->box.byline = next_part(build, &words);
	block->box.role = next_part(build, &words);
	build->box = build->article->block_count - 1;
	build->in_box = true;
}

static void end_aside(Build *build, Str words)
{
	(void)words;
	build->in_box = false;
}

static void add_row(Build *build, Str words)
{
	Block *table = block_before(build, BLOCK_TABLE);

	if (table == NULL) {
		table = add_block(build, BLOCK_TABLE);
		table->table.header_rows = 1;
		table->table.column_count = 1;
		for (size_t i = 0; i < words.size; i++)
			table->table.column_count += words.at[i] == '|';
	}
	size_t count = table->table.row_count * table->table.column_count;
	table->table.cells = arena_grow(build->article->arena, table->table.cells, count,
		count + table->table.column_count, sizeof *table->table.cells);
	for (size_t i = 0; i < table->table.column_count; i++) {
		Str cell = next_part(build, &words);

		table->table.cells[count + i] = str_present(cell) ? cell : str("");
	}
	table->table.row_count++;
}

static void add_related(Build *build, Str words)
{
	Str title = next_part(build, &words);
	Related *related = article_add_related(build->article);

	related->title = title;
	related->url = next_part(build, &words);
	related->date = next_part(build, &words);
	related->section = next_part(build, &words);
	related->heading = next_part(build, &words);
}

static Str paragraphs(Build *build, Str words)
{
	Text text = text_in(build->article->arena);
	size_t at = 0;

	for (size_t mark; (mark = str_find(words, "//", at)) != STR_NOWHERE; at = mark + 2) {
		text_add(&text, str_trim(str_slice(words, at, mark)));
		text_add_c(&text, "\n\n");
	}
	text_add(&text, str_trim(str_from(words, at)));
	return text_str(&text);
}

static void add_comment(Build *build, Str words)
{
	Str depth = next_part(build, &words);
	unsigned long number;
	Comment comment = { .author = next_part(build, &words) };

	if (!str_number(depth, &number))
		give_up("no depth", words);
	comment.depth = (int)number;
	comment.location = next_part(build, &words);
	comment.text = paragraphs(build, words);
	article_add_comment(build->article, &comment);
}

static Comment last_comment(const Build *build)
{
	return article_comment(build->article, build->article->comment_count - 1);
}

static void change_last_comment(Build *build, const Comment *comment)
{
	article_set_comment(build->article, build->article->comment_count - 1, comment);
}

/* When the comment before was written: ISO, then as the page shows it. */
static void set_written(Build *build, Str words)
{
	Comment comment = last_comment(build);

	comment.time = next_part(build, &words);
	comment.date = next_part(build, &words);
	change_last_comment(build, &comment);
}

static void set_role(Build *build, Str words)
{
	Comment comment = last_comment(build);

	comment.role = str_is(words, "staff") ? ROLE_STAFF : ROLE_AUTHOR;
	change_last_comment(build, &comment);
}

/* Where paragraph NUMBER of TEXT stands, the first being 1. */
static TextRange paragraph_range(Str text, unsigned long number)
{
	TextRange range = { 0, text.size };

	while (number-- > 1 && (range.end = str_find(text, "\n\n", range.start)) != STR_NOWHERE)
		range.start = range.end + 2;
	range.end = str_find(text, "\n\n", range.start);
	if (range.end == STR_NOWHERE)
		range.end = text.size;
	return range;
}

/* What the comment before has of what only some have. */
static void add_detail(Build *build, Str words)
{
	Comment comment = last_comment(build);
	CommentDetails *details = &comment.details;
	Str what = next_part(build, &words);
	bool below = str_starts(words, "-");
	unsigned long number;
	TextRange quote;

	if (!str_number(str_from(words, below), &number))
		give_up("no number", words);
	if (str_is(what, "title"))
		details->title_size = paragraph_range(comment.text, number).end;
	else if (str_is(what, "pick"))
		details->picked = true;
	else if (str_is(what, "score")) {
		details->scored = true;
		details->score = below ? -(int64_t)number : (int64_t)number;
	} else {
		quote = paragraph_range(comment.text, number);
		details->quotes = &quote;
		details->quote_count = 1;
	}
	change_last_comment(build, &comment);
}

/* Before which block the related story before stood, its kicker and its medium. */
static void set_offered(Build *build, Str words)
{
	Related *related = &build->article->related[build->article->related_count - 1];
	Str block = next_part(build, &words);
	unsigned long number;

	if (!str_number(block, &number))
		give_up("no block", block);
	related->in_text = number > 0;
	related->block = number;
	related->kicker = next_part(build, &words);
	related->media = next_part(build, &words);
}

static void set_system(Build *build, Str words)
{
	build->article->comments_system = copy(build, words);
}

/* Why comments are missing: the number of the reason. */
static void set_missing(Build *build, Str words)
{
	unsigned long number;

	if (!str_number(words, &number) || number >= COMMENTS_MISSING_COUNT)
		give_up("no reason", words);
	build->article->comments_missing = (CommentsMissing)number;
}

static void set_announced(Build *build, Str words)
{
	unsigned long number;

	if (!str_number(words, &number))
		give_up("no number", words);
	build->article->comments_announced = (int64_t)number;
}

static void add_left_out(Build *build, Str words)
{
	Str name = next_part(build, &words);
	LeftOutReason reason = 0;

	while (reason < LEFT_OUT_REASON_COUNT && !str_is(name, left_out_reason_name(reason)))
		reason++;
	if (reason == LEFT_OUT_REASON_COUNT)
		give_up("no reason", name);
	article_add_left_out(build->article, reason, copy(build, words));
}

static void add_warning(Build *build, Str words)
{
	article_warn(build->article, WARNING_BAD_BYTES, "%.*s", (int)words.size, words.at);
}

static void set_address(Build *build, Str words)
{
	build->article->source.address = copy(build, words);
}

static void set_captured(Build *build, Str words)
{
	build->article->source.captured = copy(build, words);
}

static const struct {
	const char *key;
	void (*add)(Build *build, Str words);
} lines[] = {
	{ "intro", add_intro },
	{ "p", add_paragraph },
	{ "h", add_heading },
	{ "quote", add_quote },
	{ "item", add_item },
	{ "pre", add_preformatted },
	{ "figure", add_figure },
	{ "aside", begin_aside },
	{ "end", end_aside },
	{ "row", add_row },
	{ "related", add_related },
	{ "comment", add_comment },
	{ "written", set_written },
	{ "by", set_role },
	{ "detail", add_detail },
	{ "offered", set_offered },
	{ "system", set_system },
	{ "missing", set_missing },
	{ "announced", set_announced },
	{ "left-out", add_left_out },
	{ "warning", add_warning },
	{ "address", set_address },
	{ "captured", set_captured },
};

static const struct {
	const char *key;
	Field field;
	const char *from;
} fields[] = {
	{ "title", FIELD_TITLE, "heading" },
	{ "byline", FIELD_BYLINE, "line under the headline" },
	{ "role", FIELD_ROLE, "line under the byline" },
	{ "site", FIELD_SITE, "meta" },
	{ "section", FIELD_SECTION, "meta" },
	{ "published", FIELD_PUBLISHED, "meta" },
	{ "updated", FIELD_UPDATED, "dateline on the page" },
	{ "comments-heading", FIELD_COMMENTS_HEADING, "heading" },
};

static void add_line(Build *build, Str line)
{
	size_t space = str_find_byte(line, ' ', 0);
	Str key = str_slice(line, 0, space == STR_NOWHERE ? line.size : space);
	Str words = space == STR_NOWHERE ? str("") : str_from(line, space + 1);

	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
		if (str_is(key, fields[i].key)) {
			article_set(build->article, fields[i].field, copy(build, words),
				fields[i].from);
			return;
		}
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		if (str_is(key, lines[i].key)) {
			lines[i].add(build, words);
			return;
		}
	give_up("unknown line", line);
}

Article *build_article(const char *description)
{
	Build build = { .article = article_new() };
	Str rest = str(description);
	Str line;

	build.article->source.charset = str("utf-8");
	build.article->source.bytes = rest.size;
	while (str_next_line(&rest, &line))
		if (line.size > 0 && line.at[0] != '#')
			add_line(&build, line);
	return build.article;
}

char *read_test_data(const char *name)
{
	Text path = text_in(NULL);
	Text bytes = text_in(NULL);
	const char *srcdir = getenv("srcdir");

	text_format(&path, "%s/tests/data/%s", srcdir == NULL ? "." : srcdir, name);
	text_add_byte(&path, '\0');
	FILE *file = fopen(path.at, "r");
	text_clear(&path);
	if (file == NULL)
		return NULL;
	for (int c; (c = getc(file)) != EOF;)
		text_add_byte(&bytes, (char)c);
	text_add_byte(&bytes, '\0');
	fclose(file);
	return bytes.at;
}

Article *build_article_from(const char *name)
{
	Text path = text_in(NULL);

	text_format(&path, "articles/%s", name);
	text_add_byte(&path, '\0');
	char *description = read_test_data(path.at);
	if (description == NULL)
		give_up("cannot be read", text_str(&path));
	text_clear(&path);
	Article *article = build_article(description);
	free(description);
	return article;
}
