/* SPDX-License-Identifier: ISC */
#include "extract/markup_words.h"

#include "base/clean.h"
#include "extract/characters.h"
#include "extract/markup.h"
#include "extract/page_fill.h"
#include "extract/parser.h"

/* TEXT clean, its lines trimmed, empty ones as the edges of paragraphs. */
static Str plain_words(const Page *page, Str text)
{
	Text out = text_in(page->arena);
	Str rest = clean_text(page->work, text, CLEAN_KEEP_NEWLINE, NULL), line;
	bool parted = false;

	while (str_next_line(&rest, &line)) {
		line = characters_one_line(page->work, line);
		if (line.size == 0) {
			parted = true;
			continue;
		}
		if (out.size > 0)
			text_add_c(&out, parted ? "\n\n" : "\n");
		text_add(&out, line);
		parted = false;
	}
	return text_str(&out);
}

Str markup_words(const Page *page, Str markup)
{
	if (str_find_byte(markup, '<', 0) == STR_NOWHERE &&
		str_find_byte(markup, '&', 0) == STR_NOWHERE)
		return plain_words(page, markup);
	Text out = text_in(page->arena);
	Page inner = { .arena = page->arena, .work = page->work };
	Parser *parser = parser_open(markup_mend(page->work, markup, NULL, NULL), NULL);

	page_fill(&inner, parser);
	parser_close(parser);

	for (Index b = 0; b < inner.block_count; b++) {
		if (inner.blocks[b].text.size == 0)
			continue;
		if (out.size > 0)
			text_add_c(&out, "\n\n");
		text_add(&out, inner.blocks[b].text);
	}
	return text_str(&out);
}
