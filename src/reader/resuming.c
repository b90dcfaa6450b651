/* SPDX-License-Identifier: ISC */
#include "reader/resuming.h"

#include <time.h>

#include "article/fingerprint.h"
#include "base/arena.h"

/* The article in the view is left: where, is kept. */
void resuming_depart(Reader *reader)
{
	Error error;

	if (!reader->known || reader->places == NULL)
		return;
	reader->known = false;
	reading_places_note(
		reader->places, reader->digest, view_place(reader->view), (int64_t)time(NULL));
	if (reading_places_save(reader->places, &error) || reader->unsaved)
		return;
	reader->unsaved = true;
	reader_give_notice(reader, error.text);
}

/* The article in the view is complete: the reader goes where it was left, unless he has moved
 * in it already. */
void resuming_arrive(Reader *reader)
{
	ViewPlace now = view_place(reader->view), left;

	if (reader->show != SHOW_ARTICLE || reader->places == NULL ||
		!settings_on(view_settings(reader->view), SETTING_RESUME))
		return;
	reader->digest = article_fingerprint(view_article(reader->view));
	reader->known = true;
	if (now.focus == PANE_ARTICLE && now.piece == 0 && now.byte == 0 && now.comment == 0 &&
		reading_places_find(reader->places, reader->digest, &left))
		view_resume(reader->view, left);
}

void resuming_open(Reader *reader)
{
	Arena *arena = arena_new();

	reader->places = reading_places_open(reading_places_path(arena));
	arena_free(arena);
}
