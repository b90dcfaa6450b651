/* SPDX-License-Identifier: ISC */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/cluster.h"
#include "base/text.h"
#include "laid_out.h"

static const LayoutOptions plain = { .width_cells = 40, .crosshead_gap = 1 };

static void test_layout_notices_folding_and_growing(void **state)
{
	(void)state;
	Article *article = article_new();
	Arena *arena = arena_new();

	add_comment(article, "Ann", 0, "One.");
	add_comment(article, "Bo", 0, "Two.");
	Flow *flow = flow_new(article, FLOW_COMMENTS, true);
	Layout *layout = layout_new(flow, wide(20));
	size_t lines;

	assert_true(layout_count(layout, 10, &lines));
	assert_int_equal(lines, 5);
	flow_fold(flow, 0, true);
	assert_string_equal(lines_shown(arena, layout), "> Ann   One.\nv Bo\n| Two.\n");
	assert_true(layout_count(layout, 10, &lines));
	assert_int_equal(lines, 3);
	add_comment(article, "Cy", 0, "Three.");
	flow_refresh(flow, false);
	assert_true(layout_count(layout, 10, &lines));
	assert_int_equal(lines, 6);
	assert_int_equal(layout_last(layout).piece, 5);
	/* The text of Ann's comment is folded away: her head stands for it. */
	assert_int_equal(layout_find(layout, (Place){ 1, 2 }).piece, 0);
	layout_free(layout);
	flow_free(flow);
	arena_free(arena);
	article_free(article);
}

static void test_layout_folds_long_heads_to_a_line(void **state)
{
	(void)state;
	Article *article = article_new();
	Arena *arena = arena_new();

	add_comment(article, "A name that is longer than the line", 0, "One.");
	Flow *flow = flow_new(article, FLOW_COMMENTS, true);
	Layout *layout = layout_new(flow, wide(20));
	const char *open = "v A name that is\n  longer than the\n  line\n| One.\n";
	size_t lines;

	assert_string_equal(lines_shown(arena, layout), open);
	flow_fold(flow, 0, true);
	assert_true(layout_count(layout, 9, &lines));
	assert_int_equal(lines, 1);
	assert_string_equal(lines_shown(arena, layout), "> A name that is lo~\n");
	flow_fold(flow, 0, false);
	assert_string_equal(lines_shown(arena, layout), open);
	layout_free(layout);
	flow_free(flow);
	arena_free(arena);
	article_free(article);
}

static void test_layout_finds_date_and_section_beside_the_title(void **state)
{
	(void)state;
	Article *article = article_new();
	Related *related = article_add_related(article);

	related->title = str("UK minister to make Russian visit");
	related->date = str("2009-10-08");
	related->section = str("Europe");
	Flow *flow = flow_new(article, FLOW_RELATED, false);
	Layout *beside = layout_new(flow, wide(42)), *below = layout_new(flow, wide(30));
	size_t section = flow_piece(flow, 0)->section_at;
	LayoutLine line;

	assert_int_equal(layout_find(beside, (Place){ 0, section }).line, 0);
	assert_int_equal(layout_find(below, (Place){ 0, section }).line, 2);
	assert_true(layout_line(beside, layout_first(beside), &line));
	assert_int_equal(line.runs[2].at, section);
	assert_true(str_is(line.runs[2].text, "Europe"));
	layout_free(beside);
	layout_free(below);
	flow_free(flow);
	article_free(article);
}

static void test_layout_of_nothing(void **state)
{
	(void)state;
	Article *article = article_new();
	Flow *flow = flow_new(article, FLOW_RELATED, false);
	Layout *layout = layout_new(flow, plain);
	LineAt at = layout_first(layout);
	LayoutLine line;
	size_t lines = 7;

	assert_false(layout_line(layout, at, &line));
	assert_int_equal(layout_move(layout, &at, 5), 0);
	assert_int_equal(layout_move(layout, &at, -5), 0);
	assert_int_equal(layout_last(layout).piece, 0);
	assert_int_equal(layout_find(layout, (Place){ 3, 3 }).piece, 0);
	assert_true(layout_count(layout, 0, &lines));
	assert_int_equal(lines, 0);
	layout_free(layout);
	layout_free(NULL);
	flow_free(flow);
	flow_free(NULL);
	article_free(article);
}

/* Properties over invented articles */

static uint32_t next_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 16;
}

static Str random_text(Arena *arena, uint32_t *seed, size_t most)
{
	static const char *const parts[] = { "a", "word", " ", " ", " ", "-", ". ", "7", "(", ")",
		"\n", "\xC2\xAD", "e\xCC\x81", "\xE6\x97\xA5\xE6\x9C\xAC", "\xE3\x80\x82",
		"\xD7\xA9\xD7\x9C", "\xF0\x9F\x91\xA8\xE2\x80\x8D\xF0\x9F\x91\xA9", "longerwords" };
	Text text = text_in(arena);
	size_t length = next_random(seed) % most;

	text_add_c(&text, "");
	for (size_t i = 0; i < length; i++)
		text_add_c(&text, parts[next_random(seed) % (sizeof parts / sizeof *parts)]);
	return text_str(&text);
}

static void random_spans(Arena *arena, uint32_t *seed, Rich *rich)
{
	size_t starts[4], count = 0;

	for (size_t at = 0, size; (size = cluster_size(rich->text, at)) > 0 && count < 4;
		at += size)
		if (next_random(seed) % 8 == 0)
			starts[count++] = at;
	rich->spans = arena_array(arena, 4, sizeof *rich->spans);
	for (size_t i = 0; i + 1 < count; i++)
		rich->spans[rich->span_count++] = (Span){ .start = starts[i],
			.end = i % 2 == 0 ? rich->text.size : starts[i + 1],
			.kind = (SpanKind)(next_random(seed) % SPAN_KIND_COUNT) };
}

static void random_block(Arena *arena, uint32_t *seed, Block *block, BlockKind kind)
{
	block->kind = kind;
	if (block_kind_is_text(kind)) {
		block->rich.text = random_text(arena, seed, 40);
		random_spans(arena, seed, &block->rich);
	}
	if (kind == BLOCK_QUOTE)
		block->attribution = random_text(arena, seed, 3);
	if (kind == BLOCK_FIGURE)
		block->figure.caption = random_text(arena, seed, 10);
	if (kind == BLOCK_LIST) {
		block->list.item_count = next_random(seed) % 5;
		block->list.items =
			arena_array(arena, block->list.item_count, sizeof *block->list.items);
		for (size_t i = 0; i < block->list.item_count; i++) {
			block->list.items[i].depth = (int)(next_random(seed) % 12);
			block->list.items[i].rich.text = random_text(arena, seed, 20);
		}
	}
	if (kind == BLOCK_TABLE) {
		block->table.caption = random_text(arena, seed, 10);
		block->table.row_count = next_random(seed) % 4;
		block->table.column_count = next_random(seed) % 5;
		block->table.header_rows = next_random(seed) % 2;
		size_t count = block->table.row_count * block->table.column_count;

		block->table.cells = arena_array(arena, count, sizeof *block->table.cells);
		for (size_t i = 0; i < count; i++)
			block->table.cells[i] = random_text(arena, seed, 10);
	}
}

static Article *random_article(uint32_t *seed)
{
	Article *article = article_new();
	Arena *arena = article->arena;
	size_t count = next_random(seed) % 12;

	article->right_to_left = next_random(seed) % 4 == 0;
	article->field[FIELD_TITLE] = str("A headline of some length");
	for (size_t i = 0; i < count; i++) {
		BlockKind kind = (BlockKind)(next_random(seed) % BLOCK_KIND_COUNT);
		Block *block = article_add_block(article, kind);

		random_block(arena, seed, block, kind);
		if (kind != BLOCK_ASIDE)
			continue;
		block->box.byline = random_text(arena, seed, 4);
		block->box.block_count = 3;
		block->box.blocks = arena_array(arena, 3, sizeof *block->box.blocks);
		for (size_t own = 0; own < 3; own++)
			random_block(arena, seed, &block->box.blocks[own],
				(BlockKind)(next_random(seed) % BLOCK_ASIDE));
	}
	for (size_t i = 0; i < next_random(seed) % 12; i++) {
		Comment comment = { .author = str("Some Body") };

		comment.depth = (int)(next_random(seed) % 11);
		comment.text = random_text(arena, seed, 30);
		article_add_comment(article, &comment);
	}
	for (size_t i = 0; i < next_random(seed) % 4; i++) {
		Related *related = article_add_related(article);

		related->title = random_text(arena, seed, 20);
		related->date = str("2009-11-02");
		related->section = str("Science & Environment");
	}
	return article;
}

enum {
	LINES_MAX = 20000
};

static void assert_line_holds(const Flow *flow, const LayoutLine *line, int width)
{
	const Piece *piece = flow_piece(flow, line->at.piece);
	int cells = 0;

	for (size_t i = 0; i < line->run_count; i++) {
		const LayoutRun *run = &line->runs[i];

		cells += run->cells;
		assert_true(run->cells >= 0);
		assert_int_equal(cells_of(run->text), run->cells);
		if (run->at != STR_NOWHERE && run->text.at >= piece->text.at &&
			run->text.at < piece->text.at + piece->text.size)
			assert_ptr_equal(run->text.at, piece->text.at + run->at);
	}
	assert_int_equal(cells, line->cells);
	if (!line->shiftable && width > 1)
		assert_true(line->cells <= width);
	assert_true(line->start.byte <= line->end.byte);
	assert_true(line->end.byte <= piece->text.size);
}

/* Walks down, noting each line; up again, by steps of one and by leaps; and asks for the
 * place of each line and for the line of each place. */
static void assert_walks_agree(Flow *flow, LayoutOptions options)
{
	static LineAt seen[LINES_MAX];
	Layout *layout = layout_new(flow, options);
	LineAt at = layout_first(layout);
	LayoutLine line;
	size_t count = 0, lines;

	while (flow_piece_count(flow) > 0) {
		assert_true(count < LINES_MAX);
		assert_true(layout_line(layout, at, &line));
		assert_line_holds(flow, &line, options.width_cells);
		seen[count++] = at;
		Place place = layout_place(layout, at);
		LineAt found = layout_find(layout, place);

		if (!line.blank && line.start.byte < line.end.byte) {
			assert_int_equal(found.piece, at.piece);
			assert_int_equal(found.line, at.line);
		}
		if (layout_move(layout, &at, 1) == 0)
			break;
	}
	assert_true(layout_count(layout, SIZE_MAX, &lines));
	assert_int_equal(lines, count);
	for (size_t i = count; i-- > 0;) {
		assert_int_equal(at.piece, seen[i].piece);
		assert_int_equal(at.line, seen[i].line);
		assert_int_equal(layout_lines_before(layout, at), i);
		assert_int_equal(layout_move(layout, &at, -1), i > 0 ? 1 : 0);
	}
	if (count > 0) {
		at = layout_first(layout);
		assert_int_equal(layout_move(layout, &at, (long)(count / 2)), count / 2);
		assert_int_equal(at.piece, seen[count / 2].piece);
		assert_int_equal(at.line, seen[count / 2].line);
		assert_int_equal(layout_move(layout, &at, -LINES_MAX), count / 2);
		assert_int_equal(layout_move(layout, &at, LINES_MAX), count - 1);
		assert_int_equal(layout_last(layout).piece, at.piece);
		assert_int_equal(layout_last(layout).line, at.line);
	}
	layout_free(layout);
}

static void test_layout_walks_agree_at_all_widths(void **state)
{
	(void)state;
	uint32_t seed = 42;

	for (int width = 1; width <= 200; width++) {
		Article *article = random_article(&seed);

		for (int part = 0; part < FLOW_PART_COUNT; part++) {
			Flow *flow = flow_new(article, (FlowPart)part, width % 2 == 0);

			flow_refresh(flow, true);
			if (part == FLOW_COMMENTS)
				for (size_t i = 0; i < article->comment_count; i++)
					flow_fold(flow, i, next_random(&seed) % 3 == 0);
			assert_walks_agree(flow,
				(LayoutOptions){ width, 1 + width % 2, width % 3 == 0, false });
			flow_free(flow);
		}
		article_free(article);
	}
}

/* A place on top of one width is on the line found for it at another. */
static void test_layout_places_survive_another_width(void **state)
{
	(void)state;
	uint32_t seed = 1979;

	for (int round = 0; round < 40; round++) {
		Article *article = random_article(&seed);
		Flow *flow = flow_new(article, FLOW_STORY, false);
		Layout *a = layout_new(flow, wide(20 + (int)(next_random(&seed) % 80)));
		Layout *b = layout_new(flow, wide(20 + (int)(next_random(&seed) % 80)));
		LineAt at = layout_first(a);
		LayoutLine line;

		do {
			Place place = layout_place(a, at);

			assert_true(layout_line(b, layout_find(b, place), &line));
			assert_false(line.blank);
			assert_int_equal(line.start.piece, place.piece);
			assert_true(line.start.byte <= place.byte);
			if (flow_piece(flow, place.piece)->kind != PIECE_TABLE &&
				line.start.byte < line.end.byte)
				assert_true(place.byte <= line.end.byte);
		} while (layout_move(a, &at, 1) == 1);
		layout_free(a);
		layout_free(b);
		flow_free(flow);
		article_free(article);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_layout_notices_folding_and_growing),
		cmocka_unit_test(test_layout_folds_long_heads_to_a_line),
		cmocka_unit_test(test_layout_finds_date_and_section_beside_the_title),
		cmocka_unit_test(test_layout_of_nothing),
		cmocka_unit_test(test_layout_walks_agree_at_all_widths),
		cmocka_unit_test(test_layout_places_survive_another_width),
	};

	setlocale(LC_ALL, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
