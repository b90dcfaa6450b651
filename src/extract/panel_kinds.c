/* SPDX-License-Identifier: ISC */
#include "extract/panel_kinds.h"

void panel_kinds_read(Page *page)
{
	size_t count = (size_t)page->line_count + page->block_count;

	if (page->line_kinds != NULL)
		return;
	uint8_t *kinds = arena_array(page->work, count + 1, sizeof *kinds);

	for (Index l = 0; l < page->line_count; l++)
		kinds[l] = (uint8_t)panel_kind(
			str_slice(page->text, page->lines[l].start, page->lines[l].end));
	/* A block of one line is that line. */
	for (Index b = 0; b < page->block_count; b++)
		if (block_end_line(&page->blocks[b]) - page->blocks[b].first_line != 1)
			kinds[page->line_count + b] = (uint8_t)panel_kind(page->blocks[b].text);
	page->line_kinds = kinds;
	page->block_kinds = kinds + page->line_count;
}

PanelKind panel_line_kind(const Page *page, Index l)
{
	return (PanelKind)page->line_kinds[l];
}

PanelKind panel_block_kind(const Page *page, Index b)
{
	const PageBlock *block = &page->blocks[b];

	return block_end_line(block) - block->first_line == 1
		? panel_line_kind(page, block->first_line)
		: (PanelKind)page->block_kinds[b];
}
