/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "laid_out.h"
#include "layout/flow.h"

/* The pieces of FLOW as lines of "style[ lead]: text", hidden ones left out. */
static char *pieces_shown(Arena *arena, const Flow *flow)
{
	Text shown = text_in(arena);

	for (size_t i = 0; i < flow_piece_count(flow); i++) {
		const Piece *piece = flow_piece(flow, i);

		if (flow_hidden(flow, i))
			continue;
		text_format(&shown, "%s", style_name(piece->style));
		if (str_present(piece->lead))
			text_format(&shown, " %.*s", (int)piece->lead.size, piece->lead.at);
		text_format(&shown, ": %.*s\n", (int)piece->text.size, piece->text.at);
	}
	return str_c(arena, text_str(&shown));
}

static void assert_pieces(const Article *article, FlowPart part, bool ascii, const char *expected)
{
	Arena *arena = arena_new();
	Flow *flow = flow_new(article, part, ascii);

	flow_refresh(flow, true);
	assert_string_equal(pieces_shown(arena, flow), expected);
	flow_free(flow);
	arena_free(arena);
}

static void test_flow_of_a_head(void **state)
{
	(void)state;
	Article *article = article_new();

	article->field[FIELD_SITE] = str("The Courier");
	article->field[FIELD_SECTION] = str("Europe");
	article->field[FIELD_TITLE] = str("Ferry back in port");
	article->field[FIELD_BYLINE] = str("Ann Lund");
	article->field[FIELD_ROLE] = str("shipping reporter");
	article->field[FIELD_UPDATED] = str("2009-11-02T11:44Z");
	assert_pieces(article, FLOW_STORY, false,
		"kicker: The Courier \xC2\xB7 Europe\n"
		"headline: Ferry back in port\n"
		"byline: Ann Lund \xC2\xB7 shipping reporter\n"
		"dateline: Updated 2 Nov 2009, 11:44 GMT\n"
		"end: \xE2\x80\x94 end \xE2\x80\x94\n");

	article->field[FIELD_SECTION] = article->field[FIELD_BYLINE] = STR_NONE;
	article->field[FIELD_PUBLISHED] = str("2009-11");
	article->kind = ARTICLE_PAGE; /* as it was asked for */
	assert_pieces(article, FLOW_STORY, true,
		"kicker: The Courier\n"
		"headline: Ferry back in port\n"
		"byline: shipping reporter\n"
		"dateline: Published Nov 2009 - Updated 2 Nov 2009, 11:44 GMT\n"
		"end: - end -\n");

	article_warn(article, WARNING_NO_ARTICLE, "No article was found on this page.");
	assert_pieces(article, FLOW_STORY, true,
		"note: [whole page: no article found]\n"
		"kicker: The Courier\n"
		"headline: Ferry back in port\n"
		"byline: shipping reporter\n"
		"dateline: Published Nov 2009 - Updated 2 Nov 2009, 11:44 GMT\n"
		"end: - end -\n");
	article_free(article);
}

static void test_flow_styles_names_and_roles_apart(void **state)
{
	(void)state;
	Article *article = article_new();

	article->field[FIELD_BYLINE] = str("Ann Lund");
	article->field[FIELD_ROLE] = str("shipping reporter");
	Flow *flow = flow_new(article, FLOW_STORY, false);
	const Piece *byline = flow_piece(flow, 0);

	assert_int_equal(byline->tail_at, 8);
	assert_int_equal(byline->tail_style, STYLE_ROLE);
	assert_true(byline->keep_next);
	flow_free(flow);
	article_free(article);
}

static void test_flow_is_silent_of_pictures_without_words(void **state)
{
	(void)state;
	Article *article = article_new();

	add_text(article, BLOCK_PARAGRAPH, "She came in at noon.");
	article_add_block(article, BLOCK_FIGURE)->figure.src = str("a.jpg");
	article_add_block(article, BLOCK_FIGURE)->figure.alt = str("The quay");
	article_add_block(article, BLOCK_FIGURE)->media = MEDIA_VIDEO;
	Flow *flow = flow_new(article, FLOW_STORY, false);

	assert_int_equal(flow_piece_count(flow), 3);
	assert_true(str_is(flow_piece(flow, 1)->text, "The quay"));
	assert_true(str_is(flow_piece(flow, 2)->lead, "[video] "));
	flow_free(flow);
	article_free(article);
}

static void test_flow_of_blocks(void **state)
{
	(void)state;
	Article *article = article_new();
	Block *block = article_add_block(article, BLOCK_FIGURE);
	Block own[2] = { { .kind = BLOCK_PARAGRAPH }, { .kind = BLOCK_ASIDE } };
	ListItem items[3] = { { 0 } };
	Str cells[4] = { STR("Port"), STR("Ferries"), STR("Oban\tpier"), STR("3") };

	block->figure.caption = str("The quay");
	block->figure.credit = str("AP");
	add_text(article, BLOCK_PARAGRAPH, "She came in at noon.")->intro = true;
	add_text(article, BLOCK_PARAGRAPH, "Nobody was hurt.");
	add_text(article, BLOCK_HEADING, "Rough sea");
	add_text(article, BLOCK_QUOTE, "I was afraid.")->attribution = str("A passenger");
	items[0].rich.text = str("ropes");
	items[1].rich.text = str("new");
	items[1].depth = 1;
	items[2].rich.text = str("sails");
	items[2].marker = str("10");
	block = article_add_block(article, BLOCK_LIST);
	block->list.items = items;
	block->list.item_count = 3;
	own[0].rich.text = str("Ferries are slow.");
	own[1].rich.text = str("A box in a box is not in the model.");
	block = article_add_block(article, BLOCK_ASIDE);
	block->box.label = str("ANALYSIS");
	block->box.byline = str("Bo Ek");
	block->box.role = str("our man at sea");
	block->box.blocks = own;
	block->box.block_count = 2;
	block = article_add_block(article, BLOCK_TABLE);
	block->table.caption = str("Ferries by port");
	block->table.row_count = block->table.column_count = 2;
	block->table.header_rows = 1;
	block->table.cells = cells;
	add_text(article, BLOCK_PREFORMATTED, "  x\n\ty");
	article_add_block(article, BLOCK_RULE);

	assert_pieces(article, FLOW_STORY, false,
		"caption [picture] : The quay \xC2\xB7 AP\n"
		"intro: She came in at noon.\n"
		"text: Nobody was hurt.\n"
		"crosshead: Rough sea\n"
		"quote: I was afraid.\n"
		"attribution \xE2\x80\x94 : A passenger\n"
		"text \xE2\x80\xA2 : ropes\n"
		"text \xE2\x97\xA6 : new\n"
		"text 10. : sails\n"
		"aside-head: ANALYSIS\n"
		"aside-head: Bo Ek\n"
		"role: our man at sea\n"
		"aside: Ferries are slow.\n"
		"caption: Ferries by port\n"
		"table-head: Port\tFerries\n"
		"table: Oban pier\t3\n"
		"code:   x\n\ty\n"
		"bar: \n"
		"end: \xE2\x80\x94 end \xE2\x80\x94\n");
	article_free(article);
}

/* Lists within lists are indented up to where a line has room. */
static void test_flow_indents_deep_lists_only_so_far(void **state)
{
	(void)state;
	Article *article = article_new();
	Block *block = article_add_block(article, BLOCK_LIST);
	ListItem items[20] = { { 0 } };
	const int count = sizeof items / sizeof *items;

	for (int i = 0; i < count; i++) {
		items[i].rich.text = str("ropes");
		items[i].depth = i;
	}
	block->list.items = items;
	block->list.item_count = (size_t)count;
	Flow *flow = flow_new(article, FLOW_STORY, false);

	for (int i = 0; i < count; i++)
		assert_int_equal(flow_piece(flow, (size_t)i)->indent, 2 * (i < 8 ? i : 8));
	flow_free(flow);
	article_free(article);
}

static void test_flow_bars_join_within_a_box_only(void **state)
{
	(void)state;
	Article *article = article_new();
	Block own[2] = { { .kind = BLOCK_PARAGRAPH }, { .kind = BLOCK_PARAGRAPH } };

	own[0].rich.text = own[1].rich.text = str("Words.");
	for (int i = 0; i < 2; i++) {
		Block *box = article_add_block(article, BLOCK_ASIDE);

		box->box.blocks = own;
		box->box.block_count = 2;
	}
	Flow *flow = flow_new(article, FLOW_STORY, false);

	assert_int_equal(flow_piece_count(flow), 4);
	for (size_t i = 0; i < 4; i++) {
		assert_true(flow_piece(flow, i)->bar);
		assert_int_equal(flow_piece(flow, i)->bar_joins, i % 2 == 1);
	}
	flow_free(flow);
	article_free(article);
}

static void test_flow_says_what_comes_next(void **state)
{
	(void)state;
	Article *article = article_new();

	article_add_related(article)->title = str("One");
	for (int i = 0; i < 1900; i++)
		article_add_comment(article, &(Comment){ .text = str("x") });
	article_add_left_out(article, LEFT_OUT_PROMO, str("Most read"));
	article_add_left_out(article, LEFT_OUT_PROMO, str("Most shared"));
	Arena *arena = arena_new();
	Flow *flow = flow_new(article, FLOW_STORY, false);

	assert_false(flow_name_keys(flow, (FlowKeys){ str("r"), str("c"), str("=") }));
	flow_refresh(flow, true);
	assert_string_equal(pieces_shown(arena, flow),
		"end: \xE2\x80\x94 end \xE2\x80\x94  1 related story (r) \xC2\xB7 1,900 comments (c) "
		"\xC2\xB7 2 blocks left out (=)\n");
	flow_free(flow);
	arena_free(arena);
	article_free(article);
}

static void test_flow_names_other_keys_at_its_end(void **state)
{
	(void)state;
	Article *article = article_new();
	Arena *arena = arena_new();

	add_text(article, BLOCK_PARAGRAPH, "Words.");
	article_add_related(article)->title = str("One");
	article_add_comment(article, &(Comment){ .text = str("x") });
	Flow *flow = flow_new(article, FLOW_STORY, true);

	flow_refresh(flow, true); /* nobody has told of keys */
	assert_string_equal(pieces_shown(arena, flow),
		"text: Words.\nend: - end -  1 related story - 1 comment\n");
	assert_true(flow_name_keys(flow, (FlowKeys){ str("F2"), str("c"), STR_NONE }));
	assert_string_equal(pieces_shown(arena, flow),
		"text: Words.\nend: - end -  1 related story (F2) - 1 comment (c)\n");
	assert_int_equal(flow_piece(flow, 1)->gap, 1);
	assert_int_equal(flow_piece(flow, 1)->tail_at, flow_piece(flow, 1)->text.size);
	assert_int_equal(
		flow_bytes(flow), strlen("Words.- end -  1 related story (F2) - 1 comment (c)"));
	flow_free(flow);
	flow = flow_new(article, FLOW_RELATED, true); /* has no such line */
	flow_refresh(flow, true);
	assert_false(flow_name_keys(flow, (FlowKeys){ str("r"), str("c"), str("=") }));
	flow_free(flow);
	arena_free(arena);
	article_free(article);
}

static void test_flow_of_live_entries_shows_the_time_once(void **state)
{
	(void)state;
	Article *article = article_new();

	add_text(article, BLOCK_HEADING, "Boat seen")->date = str("2009-11-02T11:44Z");
	add_text(article, BLOCK_HEADING, "1144: Boat seen")->date = str("2009-11-02T11:44Z");
	add_text(article, BLOCK_HEADING, "11:44")->date = str("2009-11-02T11:44Z");
	assert_pieces(article, FLOW_STORY, false,
		"crosshead: Boat seen \xC2\xB7 2 Nov 2009, 11:44 GMT\n"
		"crosshead: 1144: Boat seen \xC2\xB7 2 Nov 2009, 11:44 GMT\n"
		"crosshead: 11:44\n"
		"end: \xE2\x80\x94 end \xE2\x80\x94\n");
	article_free(article);
}

static void test_flow_of_related_stories(void **state)
{
	(void)state;
	Article *article = article_new();
	Related *related = article_add_related(article);

	related->title = str("Minister to visit");
	related->date = str("2009-10-08");
	related->section = str("Europe");
	article_add_related(article)->title = str("Older still");
	related = article_add_related(article);
	related->title = str("Harbour office");
	related->group = RELATED_ELSEWHERE;
	assert_pieces(article, FLOW_RELATED, false,
		"related-title  8 Oct 09: Minister to visit\n8 Oct 2009 \xC2\xB7 Europe\n"
		"related-title: Older still\n"
		"crosshead: Elsewhere\n"
		"related-title: Harbour office\n");
	Flow *flow = flow_new(article, FLOW_RELATED, false);

	assert_int_equal(flow_piece_of(flow, 1), 1);
	assert_int_equal(flow_piece_of(flow, 2), 3);
	assert_int_equal(flow_piece(flow, 3)->index, 2);
	assert_int_equal(flow_piece(flow, 2)->index, FLOW_NO_INDEX);
	assert_int_equal(flow_columns(flow).date_cells, 9);
	assert_int_equal(flow_columns(flow).section_cells, 6);
	flow_free(flow);
	article_free(article);
}

static Article *thread(void)
{
	Article *article = article_new();

	article_add_comment(article,
		&(Comment){ .author = str("A"), .location = str("Hull, UK"), .text = str("one") });
	add_comment(article, "B", 1, "two");
	add_comment(article, "C", 2, "three");
	add_comment(article, "D", 1, "four");
	add_comment(article, NULL, 0, "");
	add_comment(article, "F", 12, "six");
	return article;
}

static void test_flow_of_comments(void **state)
{
	(void)state;
	Article *article = thread();

	article->comments_announced = 1900;
	assert_pieces(article, FLOW_COMMENTS, false,
		"comment-head \xE2\x96\xBE : A \xC2\xB7 Hull, UK\n"
		"comment: one\n"
		"comment-head \xE2\x96\xBE : B\n"
		"comment: two\n"
		"comment-head \xE2\x96\xBE : C\n"
		"comment: three\n"
		"comment-head \xE2\x96\xBE : D\n"
		"comment: four\n"
		"comment-head \xE2\x96\xBE : No name\n"
		"comment-head \xE2\x96\xBE 12\xE2\x80\xBA : F\n"
		"comment: six\n"
		"note: Announced 1,900, in this copy 6\n");
	article->comments_announced = 6;
	article->comment_count = 1;
	assert_pieces(article, FLOW_COMMENTS, true,
		"comment-head v : A - Hull, UK\n"
		"comment: one\n"
		"note: Announced 6, in this copy 1\n");
	article->comment_count = 0;
	assert_pieces(article, FLOW_COMMENTS, true, "note: Announced 6, in this copy none\n");
	article_free(article);
}

static void test_flow_knows_parents_and_replies(void **state)
{
	(void)state;
	static const int parents[] = { -1, 0, 1, 0, -1, 4 };
	static const size_t replies[] = { 3, 1, 0, 0, 1, 0 };
	Article *article = thread();
	Flow *flow = flow_new(article, FLOW_COMMENTS, false);

	for (size_t i = 0; i < 6; i++) {
		assert_int_equal(flow_parent(flow, i), parents[i]);
		assert_int_equal(flow_replies(flow, i), replies[i]);
	}
	flow_free(flow);
	article_free(article);
}

static void test_flow_folds_and_reveals(void **state)
{
	(void)state;
	Arena *arena = arena_new();
	Article *article = thread();
	Flow *flow = flow_new(article, FLOW_COMMENTS, true);

	flow_fold(flow, 1, true);
	flow_fold(flow, 4, true);
	assert_string_equal(pieces_shown(arena, flow),
		"comment-head v : A - Hull, UK\ncomment: one\n"
		"comment-head > : B\n"
		"comment-head v : D\ncomment: four\n"
		"comment-head > : No name\n");
	flow_fold_all(flow, true);
	assert_string_equal(pieces_shown(arena, flow),
		"comment-head > : A - Hull, UK\ncomment-head > : No name\n");

	size_t piece = 0;

	assert_int_equal(flow_shown(flow, 5), 0);
	assert_true(flow_next_shown(flow, &piece));
	assert_int_equal(piece, 8);
	assert_false(flow_next_shown(flow, &piece));
	assert_int_equal(piece, 8);
	assert_true(flow_previous_shown(flow, &piece));
	assert_int_equal(piece, 0);

	flow_reveal(flow, 5); /* the text of C */
	assert_false(flow_hidden(flow, 5));
	assert_string_equal(pieces_shown(arena, flow),
		"comment-head v : A - Hull, UK\ncomment: one\n"
		"comment-head v : B\ncomment: two\n"
		"comment-head v : C\ncomment: three\n"
		"comment-head > : D\n"
		"comment-head > : No name\n");
	flow_fold_all(flow, false);
	assert_false(flow_hidden(flow, 10));
	flow_free(flow);
	article_free(article);
	arena_free(arena);
}

static void test_flow_keeps_piece_numbers_while_the_article_grows(void **state)
{
	(void)state;
	Article *article = article_new();
	Flow *story = flow_new(article, FLOW_STORY, false);
	Flow *comments = flow_new(article, FLOW_COMMENTS, false);

	flow_refresh(story, false);
	assert_int_equal(flow_piece_count(story), 0);
	article->field[FIELD_TITLE] = str("Title");
	flow_refresh(story, false);
	assert_int_equal(flow_piece_count(story), 1);
	add_text(article, BLOCK_PARAGRAPH, "One.");
	add_comment(article, "A", 0, "a");
	flow_refresh(story, false);
	flow_refresh(comments, false);
	flow_fold(comments, 0, true);
	const Piece *second = flow_piece(story, 1);

	for (int i = 0; i < 1000; i++) {
		add_text(article, BLOCK_PARAGRAPH, "More.");
		add_comment(article, "B", 1, "b");
		flow_refresh(story, false);
		flow_refresh(comments, false);
	}
	assert_ptr_equal(flow_piece(story, 1), second);
	assert_string_equal(second->text.at, "One.");
	assert_int_equal(flow_piece_count(story), 1002);
	assert_true(flow_hidden(comments, 2001));
	flow_refresh(story, true);
	flow_refresh(story, true);
	assert_int_equal(flow_piece_count(story), 1003);
	assert_int_equal(flow_piece(story, 1002)->style, STYLE_END);
	flow_free(story);
	flow_free(comments);
	article_free(article);
}

static void test_flow_counts_bytes(void **state)
{
	(void)state;
	Article *article = article_new();

	for (int i = 0; i < 100; i++)
		add_text(article, BLOCK_PARAGRAPH, "Ten bytes.");
	Flow *flow = flow_new(article, FLOW_STORY, false);

	assert_int_equal(flow_bytes(flow), 1000);
	assert_int_equal(flow_bytes_before(flow, (Place){ 70, 5 }), 705);
	assert_int_equal(flow_bytes_before(flow, (Place){ 70, 50 }), 710);
	assert_int_equal(flow_bytes_before(flow, (Place){ 100, 0 }), 1000);
	assert_true(place_before((Place){ 1, 9 }, (Place){ 2, 0 }));
	assert_true(place_before((Place){ 2, 0 }, (Place){ 2, 1 }));
	assert_false(place_before((Place){ 2, 1 }, (Place){ 2, 1 }));
	flow_free(flow);
	article_free(article);
}

/* A long text becomes pieces that together are the text, and spans move along. */
static void test_flow_cuts_long_texts(void **state)
{
	(void)state;
	Article *article = article_new();
	Text text = text_in(article->arena);
	ListItem item = { 0 };
	Span spans[3];

	while (text.size < 5 * FLOW_PIECE_BYTES)
		text_format(&text, "word%zu ", text.size);
	text.size--;
	spans[0] = (Span){ .start = 10, .end = 3 * FLOW_PIECE_BYTES, .kind = SPAN_LINK };
	spans[1] = (Span){ .start = 12, .end = 20, .kind = SPAN_EMPHASIS };
	spans[2] = (Span){ .start = text.size - 4, .end = text.size, .kind = SPAN_STRONG };
	item.rich = (Rich){ text_str(&text), spans, 3 };
	Block *list = article_add_block(article, BLOCK_LIST);

	list->list.items = &item;
	list->list.item_count = 1;
	Flow *flow = flow_new(article, FLOW_STORY, false);
	size_t count = flow_piece_count(flow), at = 0;

	assert_in_range(count, 6, 8);
	for (size_t i = 0; i < count; i++) {
		const Piece *piece = flow_piece(flow, i);

		assert_true(piece->text.size <= FLOW_PIECE_BYTES);
		assert_memory_equal(piece->text.at, text.at + at, piece->text.size);
		at += piece->text.size + 1;
		assert_int_equal(piece->continues, i > 0);
		assert_int_equal(str_present(piece->lead), i == 0);
		assert_int_equal(piece->hang, i > 0 ? 2 : 0);
	}
	assert_int_equal(at, text.size + 1);
	assert_int_equal(flow_piece(flow, 0)->spans[0].start, 10);
	assert_int_equal(flow_piece(flow, 0)->span_count, 2);
	assert_int_equal(flow_piece(flow, 1)->span_count, 1);
	assert_int_equal(flow_piece(flow, 1)->spans[0].start, 0);
	assert_int_equal(flow_piece(flow, 1)->spans[0].end, flow_piece(flow, 1)->text.size);
	assert_int_equal(flow_piece(flow, 4)->span_count, 0);
	const Piece *last = flow_piece(flow, count - 1);

	assert_int_equal(last->span_count, 1);
	assert_int_equal(last->spans[0].kind, SPAN_STRONG);
	assert_int_equal(last->spans[0].end, last->text.size);
	flow_free(flow);
	article_free(article);
}

static void test_flow_shows_tables_of_long_cells_as_paragraphs(void **state)
{
	(void)state;
	Article *article = article_new();
	Text text = text_in(article->arena);
	Str cells[2];

	text_fill(&text, 'x', 2 * FLOW_PIECE_BYTES);
	cells[0] = str("Short");
	cells[1] = text_str(&text);
	Block *table = article_add_block(article, BLOCK_TABLE);

	table->table.row_count = 1;
	table->table.column_count = 2;
	table->table.cells = cells;
	Flow *flow = flow_new(article, FLOW_STORY, false);

	assert_int_equal(flow_piece_count(flow), 3);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(flow_piece(flow, i)->kind, PIECE_TEXT);
	flow_free(flow);
	article_free(article);
}

/* Comments enough to be made in many batches, some with texts of many pieces. */
static Article *many_comments(size_t count)
{
	Article *article = article_new();
	Text text = text_in(article->arena);

	while (text.size < 3 * FLOW_PIECE_BYTES)
		text_add_c(&text, "word ");
	for (size_t i = 0; i < count; i++) {
		Comment comment = { .author = str_format(article->arena, "Author %zu", i),
			.depth = (int)(i % 5),
			.text = str(i % 3 == 0 ? "" : "text") };

		if (i % 97 == 0)
			comment.text = text_str(&text);
		article_add_comment(article, &comment);
	}
	return article;
}

static void test_flow_makes_comments_in_any_order(void **state)
{
	(void)state;
	Article *article = many_comments(20000);
	Flow *flow = flow_new(article, FLOW_COMMENTS, false);
	size_t count = flow_piece_count(flow), bytes = 0, index = 0;

	article->comments_announced = 20001;
	flow_refresh(flow, true);
	assert_int_equal(flow_piece_count(flow), count + 1);
	for (size_t i = 0; i < count; i++) {
		const Piece *piece = flow_piece(flow, i);

		if (piece->comment_head && i > 0)
			index++;
		assert_int_equal(piece->index, index);
		assert_int_equal(flow_piece_of(flow, index) == i, piece->comment_head);
		assert_int_equal(flow_bytes_before(flow, (Place){ i, 0 }), bytes);
		bytes += piece->text.size;
	}
	assert_int_equal(index, 19999);
	assert_int_equal(flow_bytes_before(flow, (Place){ count, 0 }), bytes);
	assert_int_equal(flow_bytes(flow), bytes + flow_piece(flow, count)->text.size);
	/* Far apart, so that each is made anew. */
	for (size_t i = 0, at = 0; i < 2000; i++, at = (at + 7919) % 20000) {
		const Piece *head = flow_piece(flow, flow_piece_of(flow, at));

		assert_true(head->comment_head);
		assert_int_equal(head->index, at);
	}
	flow_free(flow);
	article_free(article);
}

static void test_flow_of_comments_grows_within_a_batch(void **state)
{
	(void)state;
	Article *article = many_comments(500);
	size_t all = article->comment_count;

	article->comment_count = 0;
	Flow *flow = flow_new(article, FLOW_COMMENTS, false);

	for (size_t here = 1; here <= all; here++) {
		article->comment_count = here;
		flow_refresh(flow, false);
		size_t last = flow_piece_count(flow) - 1;

		assert_int_equal(flow_piece(flow, last)->index, here - 1);
		assert_int_equal(flow_piece(flow, last / 2)->index,
			flow_piece(flow,
				flow_piece_of(flow, (size_t)flow_piece(flow, last / 2)->index))
				->index);
	}
	flow_free(flow);
	article_free(article);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_flow_of_a_head),
		cmocka_unit_test(test_flow_styles_names_and_roles_apart),
		cmocka_unit_test(test_flow_is_silent_of_pictures_without_words),
		cmocka_unit_test(test_flow_of_blocks),
		cmocka_unit_test(test_flow_indents_deep_lists_only_so_far),
		cmocka_unit_test(test_flow_bars_join_within_a_box_only),
		cmocka_unit_test(test_flow_says_what_comes_next),
		cmocka_unit_test(test_flow_names_other_keys_at_its_end),
		cmocka_unit_test(test_flow_of_live_entries_shows_the_time_once),
		cmocka_unit_test(test_flow_of_related_stories),
		cmocka_unit_test(test_flow_of_comments),
		cmocka_unit_test(test_flow_knows_parents_and_replies),
		cmocka_unit_test(test_flow_folds_and_reveals),
		cmocka_unit_test(test_flow_keeps_piece_numbers_while_the_article_grows),
		cmocka_unit_test(test_flow_counts_bytes),
		cmocka_unit_test(test_flow_cuts_long_texts),
		cmocka_unit_test(test_flow_makes_comments_in_any_order),
		cmocka_unit_test(test_flow_of_comments_grows_within_a_batch),
		cmocka_unit_test(test_flow_shows_tables_of_long_cells_as_paragraphs),
	};
	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
