/* SPDX-License-Identifier: ISC */
#include "reader/reading.h"

#include "base/wait.h"
#include "reader/gathering.h"
#include "worker/worker.h"

void reading_stop(Reading *reading)
{
	worker_free(reading->worker);
	reading->worker = NULL;
}

void reading_start_early(Reader *reader, Source *const *sources, size_t count)
{
	Error unsaid;

	for (size_t i = 0; i < count; i++)
		if (source_is_folder(sources[i]))
			return;
	const Item *item = source_item(sources[0], 0);
	const ReadingRequest request = { .task = READING_OPEN,
		.view = EXTRACT_ARTICLE,
		.headline = true,
		.address = item->address,
		.beside = item->path };
	int fd = source_item_open(sources[0], 0, &unsaid);

	if (fd >= 0)
		reader->first = worker_start_reading(fd, item->label, &request, NULL, &unsaid);
}

/* The worker that was started early, where it reads ITEM as SHOW; else NULL. */
static Worker *take_first(Reader *reader, size_t item, Show show)
{
	Worker *first = item == 0 && show == SHOW_ARTICLE ? reader->first : NULL;

	if (first != NULL)
		reader->first = NULL;
	return first;
}

/* A worker that reads ITEM as SHOW; NULL with ERR. *OPENS: it may find a container there. */
static Worker *start_worker(Reader *reader, size_t item, Show show, bool *opens, Error *err)
{
	static const ExtractView views[SHOW_COUNT] = {
		[SHOW_ARTICLE] = EXTRACT_ARTICLE,
		[SHOW_PAGE] = EXTRACT_PAGE,
		[SHOW_SOURCE] = EXTRACT_SOURCE,
	};
	Worker *first = take_first(reader, item, show);

	*opens = true;
	if (first != NULL)
		return first;
	Str label = collection_label(reader->collection, item);
	ReadingRequest request = collection_request(reader->collection, item);
	int fd = collection_open(reader->collection, item, err);

	*opens = request.task == READING_OPEN;
	request.view = views[show];
	request.headline = !reader->any_shown && show == SHOW_ARTICLE;
	return fd >= 0 ? worker_start_reading(fd, label, &request, NULL, err) : NULL;
}

bool reading_start(Reader *reader, size_t item, Show show, Reading *reading, Error *err)
{
	const WorkerListener listener = {
		.item = gathering_on_item, .loss = gathering_on_loss, .context = reader
	};
	bool opens;
	Worker *worker = start_worker(reader, item, show, &opens, err);

	if (worker == NULL)
		return false;
	worker_listen(worker, &listener);
	reader->held = 0;
	first_items_free(reader->told);
	reader->told = opens ? first_items_new() : NULL;
	*reading = (Reading){ worker, item, show, wait_now_ms(), READER_NEVER, false };
	return true;
}

bool reading_is_container(const Reading *reading)
{
	return str_present(worker_container(reading->worker));
}
