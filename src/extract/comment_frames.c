/* SPDX-License-Identifier: ISC */
#include "extract/comment_frames.h"

#include "base/clean.h"
#include "extract/characters.h"
#include "extract/markup.h"
#include "extract/page_fill.h"
#include "extract/parser.h"

enum {
	FRAMES_MAX = 16
};

/* MARKUP as a page inside PAGE. */
static Page inner_page(const Page *page, Str markup)
{
	Page inner = { .arena = page->arena,
		.work = page->work,
		.without = page->without,
		.address = page->address,
		.base = page->base,
		.host = page->host };

	Parser *parser = parser_open(markup_mend(page->work, markup, NULL));

	page_fill(&inner, parser);
	parser_close(parser);
	return inner;
}

/* Do the names of frame E say that a comment service fills it? */
static bool is_named(const Page *page, Index e)
{
	static const char *const attributes[] = { "id", "name", "title", "src", "class" };
	static const char *const words[] = { "comment", "disqus", "dsq-", "komment", "discussion",
		"coral", "viafoura", "hyvor", "spotim", "openweb", "livefyre", "remark42", "isso" };

	for (size_t a = 0; a < sizeof attributes / sizeof attributes[0]; a++) {
		Str value = page_attribute(page, e, attributes[a]);

		for (size_t w = 0; w < sizeof words / sizeof words[0]; w++)
			if (str_find_nocase(value, words[w], 0) != STR_NOWHERE)
				return true;
	}
	return false;
}

bool comment_frames_read(const Page *page, CommentReader *read, Article *article)
{
	int frames = 0;

	for (Index e = 0; e < page->element_count && frames < FRAMES_MAX; e++) {
		if (page->elements[e].tag != TAG_IFRAME || !page_has_attribute(page, e, "srcdoc"))
			continue;
		Page inner = inner_page(page, page_attribute(page, e, "srcdoc"));
		bool found = inner.element_count > 0 && read(&inner, is_named(page, e), article);

		frames++;
		if (found)
			return true;
	}
	return false;
}

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

Str comment_frame_words(const Page *page, Str markup)
{
	if (str_find_byte(markup, '<', 0) == STR_NOWHERE &&
		str_find_byte(markup, '&', 0) == STR_NOWHERE)
		return plain_words(page, markup);
	Text out = text_in(page->arena);
	Page inner = inner_page(page, markup);

	for (Index b = 0; b < inner.block_count; b++) {
		if (inner.blocks[b].text.size == 0)
			continue;
		if (out.size > 0)
			text_add_c(&out, "\n\n");
		text_add(&out, inner.blocks[b].text);
	}
	return text_str(&out);
}
