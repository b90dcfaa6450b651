/* SPDX-License-Identifier: ISC */
#include "view/canvas_links.h"

#include <stdlib.h>

#include "base/arena.h"

CanvasLinks *canvas_links_new(void)
{
	CanvasLinks *links = memory_new(sizeof *links);

	for (size_t i = 0; i < CANVAS_LINKS_MAX; i++)
		links->address[i] = text_in(NULL);
	links->picture = 2;
	return links;
}

void canvas_links_free(CanvasLinks *links)
{
	if (links == NULL)
		return;
	for (size_t i = 0; i < CANVAS_LINKS_MAX; i++)
		text_clear(&links->address[i]);
	free(links);
}

void canvas_links_begin(CanvasLinks *links)
{
	links->picture++;
}

unsigned canvas_links_number(CanvasLinks *links, Str address)
{
	size_t unused = CANVAS_LINKS_MAX;

	for (size_t i = 0; i < CANVAS_LINKS_MAX; i++) {
		if (str_equal(text_str(&links->address[i]), address)) {
			links->seen[i] = links->picture;
			return (unsigned)i + 1;
		}
		if (unused == CANVAS_LINKS_MAX && links->seen[i] + 1 < links->picture)
			unused = i;
	}
	if (unused == CANVAS_LINKS_MAX)
		return 0;
	links->address[unused].size = 0;
	text_add(&links->address[unused], address);
	links->seen[unused] = links->picture;
	return (unsigned)unused + 1;
}

Str canvas_links_address(const CanvasLinks *links, unsigned number)
{
	return text_str(&links->address[number - 1]);
}
