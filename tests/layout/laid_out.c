/* SPDX-License-Identifier: ISC */
#include "laid_out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"

Block *add_text(Article *article, BlockKind kind, const char *text)
{
	Block *block = article_add_block(article, kind);

	block->rich.text = str(text);
	return block;
}

void add_comment(Article *article, const char *author, int depth, const char *text)
{
	article_add_comment(
		article, &(Comment){ .author = str(author), .depth = depth, .text = str(text) });
}

LayoutOptions wide(int width)
{
	return (LayoutOptions){ .width_cells = width, .crosshead_gap = 1 };
}

char *lines_shown(Arena *arena, Layout *layout)
{
	Text shown = text_in(arena);
	LineAt at = layout_first(layout);
	LayoutLine line;

	text_add_c(&shown, "");
	while (layout_line(layout, at, &line)) {
		for (size_t i = 0; i < line.run_count; i++)
			text_add(&shown, line.runs[i].text);
		while (shown.size > 0 && shown.at[shown.size - 1] == ' ')
			shown.size--;
		text_add_byte(&shown, '\n');
		if (layout_move(layout, &at, 1) == 0)
			break;
	}
	return str_c(arena, text_str(&shown));
}

void assert_flow_lines(Flow *flow, LayoutOptions options, const char *expected)
{
	Arena *arena = arena_new();
	Layout *layout = layout_new(flow, options);

	assert_string_equal(lines_shown(arena, layout), expected);
	layout_free(layout);
	arena_free(arena);
}

void assert_lines(
	const Article *article, FlowPart part, LayoutOptions options, const char *expected)
{
	Flow *flow = flow_new(article, part, false);

	assert_flow_lines(flow, options, expected);
	flow_free(flow);
}
