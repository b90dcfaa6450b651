/* SPDX-License-Identifier: ISC */
#include "reader_containers.h"

#include "reader_opening.h"
#include "reader_reading.h"

enum {
	LOSSES_TOLD_MAX = 20 /* of one container, in notices */
};

void containers_on_item(void *context, const ContainerItem *item)
{
	Reader *reader = context;

	if (!item->article || item->nested)
		return;
	collection_add(reader->collection, reader->holder, item);
	reader->contained++;
}

void containers_on_loss(void *context, uint64_t offset, Str sentence)
{
	Reader *reader = context;
	Text line = text_in(NULL);

	if (reader->losses++ >= LOSSES_TOLD_MAX)
		return;
	text_format(&line, "at byte %llu: %.*s", (unsigned long long)offset, (int)sentence.size,
		sentence.at);
	text_add_byte(&line, '\0');
	reader_give_notice(reader, line.at);
	text_clear(&line);
}

/* The list in the view is that of the collection. */
static void update_list(Reader *reader)
{
	view_set_items(reader->view, collection_labels(reader->collection),
		collection_count(reader->collection), collection_title(reader->collection), true);
	reader->shown_contained = reader->contained;
	reader->any_shown = true;
	reader->unasked = true;
	reader->idle_work = true;
}

void containers_show(Reader *reader)
{
	collection_show_contained(reader->collection);
	opening_stop_glance(reader);
	reader->listing = reader->opening;
	reader->opening.worker = NULL;
	update_list(reader);
	reader->asked = true;
}

static void say_listed(Reader *reader)
{
	if (reader->losses > 0)
		reader_say(reader, true, "%zu articles; %zu places of this file are damaged",
			reader->contained, reader->losses);
	else
		reader_say(reader, false, "%zu articles", reader->contained);
}

/* The view copies the list, so it gets a new one only now and then. */
void containers_step(Reader *reader)
{
	Error error;
	WorkerState state = worker_step(reader->listing.worker, &error);
	bool ended = state != WORKER_MORE;

	if (ended || reader->contained > reader->shown_contained + reader->shown_contained / 2)
		update_list(reader);
	if (state == WORKER_FAILED)
		reader_say_error(reader, &error);
	else if (ended)
		say_listed(reader);
	if (ended)
		reading_stop(&reader->listing);
}
