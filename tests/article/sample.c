/* SPDX-License-Identifier: ISC */
#include "sample.h"

#include <string.h>

static Rich rich(const char *text)
{
	return (Rich){ .text = str(text) };
}

/* Gives RICH one more span, over the first place where WORDS stand in it. */
static void add_span(
	Article *article, Rich *rich, SpanKind kind, const char *words, const char *href)
{
	size_t start = str_find(rich->text, words, 0);

	rich->spans = arena_grow(article->arena, rich->spans, rich->span_count,
		rich->span_count + 1, sizeof *rich->spans);
	rich->spans[rich->span_count++] = (Span){
		.start = start, .end = start + strlen(words), .kind = kind, .href = str(href)
	};
}

static void add_text_blocks(Article *article)
{
	Block *block = article_add_block(article, BLOCK_PARAGRAPH);

	block->rich =
		rich("HARBOUR TOWN (Wire) - The old lighthouse caf\xC3\xA9 will shine again.");
	block->intro = true;
	block = article_add_block(article, BLOCK_PARAGRAPH);
	block->rich = rich("Ms Quill said \xE2\x80\x9Cthe lamp is sound\xE2\x80\x9D; see the plan "
			   "and run lamp --on.");
	add_span(article, &block->rich, SPAN_EMPHASIS, "the lamp is sound", NULL);
	add_span(article, &block->rich, SPAN_STRONG, "lamp is", NULL);
	add_span(article, &block->rich, SPAN_LINK, "the plan", "https://harbour.example/plan(2)");
	add_span(article, &block->rich, SPAN_CODE, "lamp --on", NULL);
	block = article_add_block(article, BLOCK_HEADING);
	block->rich = rich("A second life");
	block->level = 2;
	block = article_add_block(article, BLOCK_HEADING);
	block->rich = rich("11:40 Lamp arrives");
	block->level = 3;
	block->date = str("2009-11-02T11:40Z");
	block = article_add_block(article, BLOCK_QUOTE);
	block->rich = rich("Light is a promise.");
	block->attribution = str("Ada Quill, keeper");
	block = article_add_block(article, BLOCK_QUOTE);
	block->rich = rich("The lamp is sound");
	block->pull = true;
	block = article_add_block(article, BLOCK_PREFORMATTED);
	block->rich = rich("  tide  in\n\tout");
}

static void add_lists(Article *article)
{
	Block *block = article_add_block(article, BLOCK_LIST);

	block->list.items = arena_array(article->arena, 3, sizeof *block->list.items);
	block->list.item_count = 3;
	block->list.items[0].rich = rich("Lens, cleaned");
	add_span(article, &block->list.items[0].rich, SPAN_EMPHASIS, "Lens", NULL);
	block->list.items[1] = (ListItem){ .depth = 1, .rich = rich("with vinegar") };
	block->list.items[2].rich = rich("Stairs");
	block = article_add_block(article, BLOCK_LIST);
	block->ordered = true;
	block->list.items = arena_array(article->arena, 2, sizeof *block->list.items);
	block->list.item_count = 2;
	block->list.items[0] = (ListItem){ .marker = str("9"), .rich = rich("Climb") };
	block->list.items[1] = (ListItem){ .marker = str("10"), .rich = rich("Look") };
}

static void add_other_blocks(Article *article)
{
	static const Str cells[] = { STR("Year"), STR("Ships"), STR("1999"), STR("12"),
		STR("Total"), STR("") };
	Block *block = article_add_block(article, BLOCK_FIGURE);

	block->media = MEDIA_VIDEO;
	block->figure.caption = str("The lamp on its way up");
	block->figure.credit = str("Harbour Post");
	block->figure.alt = str("A lamp");
	block->figure.src = str("https://harbour.example/lamp.mp4");
	block = article_add_block(article, BLOCK_TABLE);
	block->table.caption = str("Ships a year");
	block->table.header_rows = 1;
	block->table.row_count = 3;
	block->table.column_count = 2;
	block->table.cells = arena_grow(article->arena, cells, 6, 6, sizeof *cells);
	article_add_block(article, BLOCK_RULE);
	Block *inside = arena_array(article->arena, 2, sizeof *inside);

	inside[0].kind = BLOCK_PARAGRAPH;
	inside[0].rich = rich("Towers outlive their keepers.");
	inside[1].kind = BLOCK_HEADING;
	inside[1].level = 2;
	inside[1].rich = rich("And their ships");
	block = article_add_block(article, BLOCK_ASIDE);
	block->box.label = str("Analysis");
	block->box.byline = str("Tom Reed");
	block->box.role = str("Coast correspondent");
	block->box.blocks = inside;
	block->box.block_count = 2;
}

/* A comment that has all there is: "Lamps", then a quote, then words of its own. */
static void add_detailed_comment(Article *article)
{
	static const TextRange quote = { 7, 19 };
	Comment comment = { .text = str("Lamps\n\nGood \"news\".\n\nIs it?"),
		.time = str("2009-11-03"),
		.date = str("yesterday") };

	comment.details = (CommentDetails){ .title_size = 5,
		.quotes = &quote,
		.quote_count = 1,
		.link = str("https://harbour.example/c/3"),
		.scored = true,
		.score = -2,
		.picked = true,
		.time_inferred = true };
	article_add_comment(article, &comment);
}

static void add_lists_behind(Article *article)
{
	*article_add_related(article) = (Related){ .title = str("Pier reopens"),
		.url = str("https://harbour.example/pier"),
		.date = str("2009-10-08"),
		.section = str("Coast"),
		.heading = str("See also") };
	*article_add_related(article) = (Related){ .title = str("Lamp makers' guild"),
		.group = RELATED_ELSEWHERE,
		.source = str("lamps.example") };
	*article_add_related(article) = (Related){ .title = str("How the lamp was lifted"),
		.kicker = str("Harbour"),
		.media = str("Video"),
		.in_text = true,
		.block = 2 };
	article_add_comment(article,
		&(Comment){ .author = str("Dora"),
			.location = str("Port Ann, Wales"),
			.date = str("2 November 2009"),
			.time = str("2009-11-02"),
			.text = str("Good news.\n\nAt last."),
			.id = str("c1"),
			.role = ROLE_STAFF });
	article_add_comment(article, &(Comment){ .text = str("Agreed"), .depth = 1 });
	add_detailed_comment(article);
	article_add_left_out(article, LEFT_OUT_NAVIGATION, str("Home\nNews\nSport"));
	article_warn(article, WARNING_ORDER_UNSURE, "The order of %d boxes is unsure.", 2);
}

Article *sample_article(void)
{
	static const char *const fields[FIELD_COUNT] = {
		[FIELD_TITLE] = "Lighthouse to shine again",
		[FIELD_BYLINE] = "Ada Quill, Ben Marsh",
		[FIELD_ROLE] = "Harbour Post, Port Ann",
		[FIELD_DATELINE] = "HARBOUR TOWN (Wire)",
		[FIELD_PUBLISHED] = "2009-11-02T11:44Z",
		[FIELD_UPDATED] = "2009-11-03T08:05:09+01:00",
		[FIELD_SITE] = "Harbour Post",
		[FIELD_SECTION] = "Coast",
		[FIELD_LANGUAGE] = "en-GB",
		[FIELD_SUMMARY] = "The old lighthouse will shine again.",
		[FIELD_COMMENTS_HEADING] = "What readers say",
		[FIELD_KICKER] = "The coast",
		[FIELD_RIGHTS] = "© 2009 Harbour Post",
	};
	Article *article = article_new();

	for (size_t i = 0; i < FIELD_COUNT; i++)
		article_set(article, (Field)i, str(fields[i]), "meta");
	article_infer(article, FIELD_LANGUAGE, str("en-GB"), "the most common words");
	article->body_from = str("article element");
	article->comments_announced = 941;
	article->comments_system = str("Slate");
	article->comments_missing = COMMENTS_MISSING_ON_PAGES;
	article->comments_pings = 3;
	add_text_blocks(article);
	add_lists(article);
	add_other_blocks(article);
	add_lists_behind(article);
	article->source = (SourceInfo){ .kind = SOURCE_WARC,
		.via = str("wayback"),
		.address = str("https://harbour.example/lighthouse"),
		.captured = str("2009-11-04T00:00:01Z"),
		.charset = str("windows-1252"),
		.charset_from = CHARSET_FROM_META,
		.bytes = 12345 };
	return article;
}

Article *sample_paragraph(const char *text)
{
	Article *article = article_new();

	article_add_block(article, BLOCK_PARAGRAPH)->rich = rich(text);
	return article;
}

Article *sample_comments(size_t count)
{
	static const char words[] =
		"It\xE2\x80\x99s vital that we keep \xE2\x80\x9Cgood\xE2\x80\x9D "
		"relations with a country that will grow in importance.\n\n"
		"They are a difficult bunch to deal with, but so are we, and "
		"both have more in common than they admit.";
	Article *article = article_new();

	for (size_t i = 0; i < count; i++)
		article_add_comment(article,
			&(Comment){ .author = str("Dora Vale"),
				.location = str("Port Ann, Wales"),
				.date = str("2 November 2009"),
				.time = str("2009-11-02"),
				.text = str(words),
				.depth = (int)(i % 3) });
	return article;
}
