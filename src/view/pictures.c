/* SPDX-License-Identifier: ISC */
#include "view/pictures.h"

#include "base/arena.h"
#include "view/leaving.h"

enum {
	NO_PICTURE = -1
};

static size_t count_figures(const Block *blocks, size_t count)
{
	size_t figures = 0;

	for (size_t i = 0; i < count; i++)
		figures += blocks[i].kind == BLOCK_FIGURE;
	return figures;
}

static void add_figures(const Block *blocks, size_t count, Picture *pictures, size_t *found)
{
	for (size_t i = 0; i < count; i++)
		if (blocks[i].kind == BLOCK_FIGURE)
			pictures[(*found)++].figure = &blocks[i];
}

/* The figures in the order of the story, those in boxes too. */
static Picture *figures_of(const Article *article, Arena *arena, size_t *count)
{
	size_t figures = 0, found = 0;

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		figures += block->kind == BLOCK_ASIDE
			? count_figures(block->box.blocks, block->box.block_count)
			: count_figures(block, 1);
	}
	Picture *pictures = arena_array(arena, figures + 1, sizeof *pictures);

	for (size_t i = 0; i < article->block_count; i++) {
		const Block *block = &article->blocks[i];

		if (block->kind == BLOCK_ASIDE)
			add_figures(block->box.blocks, block->box.block_count, pictures, &found);
		else
			add_figures(block, 1, pictures, &found);
	}
	*count = found;
	return pictures;
}

/* A caption with something before it is that of a figure; tables have theirs alone. */
static bool tells_of_figure(const Piece *piece)
{
	return piece->style == STYLE_CAPTION && !str_empty(piece->lead) && !piece->continues;
}

Picture *pictures_of(const View *view, Arena *arena, size_t *count)
{
	const Flow *flow = view->story.flow;
	size_t pieces = flow == NULL ? 0 : flow_piece_count(flow), next = 0, found = 0, figures;
	Picture *pictures = figures_of(view->article, arena, &figures);

	for (; found < figures; found++) {
		/* One that nothing is said of in the text has the place of the one before. */
		if (block_is_silent(pictures[found].figure)) {
			pictures[found].piece = found > 0 ? pictures[found - 1].piece : 0;
			continue;
		}
		while (next < pieces && !tells_of_figure(flow_piece(flow, next)))
			next++;
		if (next == pieces)
			break;
		pictures[found].piece = next++;
	}
	*count = found;
	return pictures;
}

/* The last part of the path of ADDRESS. */
static Str file_name(Str address)
{
	size_t end = str_find_byte(address, '?', 0);
	size_t fragment = str_find_byte(address, '#', 0);

	end = fragment < end ? fragment : end;
	address = str_slice(address, 0, end < address.size ? end : address.size);
	return str_from(address, str_find_last_byte(address, '/') + 1);
}

Str pictures_label(const View *view, const Block *figure, Arena *arena)
{
	static const char *const media[MEDIA_COUNT] = {
		[MEDIA_IMAGE] = "",
		[MEDIA_VIDEO] = "[video] ",
		[MEDIA_AUDIO] = "[audio] ",
	};
	Str words = str_empty(figure->figure.caption) ? figure->figure.alt : figure->figure.caption;
	Text label = text_in(arena);

	text_add_c(&label, media[figure->media]);
	if (str_empty(words) && str_empty(figure->figure.credit))
		text_add_c(&label, "without words");
	if (!str_empty(words))
		text_add(&label, words);
	if (!str_empty(figure->figure.credit)) {
		if (!str_empty(words))
			text_add_c(&label, view->options.ascii ? " - " : " \xC2\xB7 ");
		text_add(&label, figure->figure.credit);
	}
	if (!str_empty(figure->figure.src)) {
		text_add_c(&label, "  ");
		text_add(&label, file_name(figure->figure.src));
	}
	return text_str(&label);
}

/* Of COUNT pictures the one the key is about, or NO_PICTURE, which has been said. */
static long wanted(View *view, const Picture *pictures, size_t count)
{
	const Chooser *chooser = &view->chooser;

	if (count == 0)
		state_say(view, "This article has no pictures");
	else if (view->counting && (size_t)view->count <= count && view->count > 0)
		return view->count - 1;
	else if (view->counting)
		state_say(view, "There is no picture %ld; %s lists all there are", view->count,
			state_call(view, COMMAND_IMAGES));
	else if (chooser->open && chooser->targets[chooser->list.cursor].is_picture)
		return (long)chooser->list.cursor;
	else {
		for (size_t i = 0; i < count; i++)
			if (scroller_row_of(&view->story, (Place){ pictures[i].piece, 0 }) >= 0)
				return (long)i;
		state_say(view, "There is no picture in the window; %s lists all %zu",
			state_call(view, COMMAND_IMAGES), count);
	}
	return NO_PICTURE;
}

void pictures_open(View *view)
{
	Arena *arena = arena_new();
	size_t count;
	const Picture *pictures = pictures_of(view, arena, &count);
	long which = leaving_is_allowed(view) ? wanted(view, pictures, count) : NO_PICTURE;
	Str address = which == NO_PICTURE ? STR_NONE : pictures[which].figure->figure.src;

	if (which != NO_PICTURE && str_empty(address))
		state_say(view, "The page does not say which file that is");
	else if (which != NO_PICTURE) {
		view->effect.kind = EFFECT_OPEN_PICTURE;
		view->effect.item = view->item;
		state_keep_effect(view, address, file_name(address));
	}
	arena_free(arena);
}
