/* SPDX-License-Identifier: ISC */
#include "reader_reading.h"

#include "reader_gathering.h"

void reading_stop(Reading *reading)
{
	worker_free(reading->worker);
	reading->worker = NULL;
}

bool reading_start(Reader *reader, size_t item, Show show, Reading *reading, Error *err)
{
	static const ExtractView views[SHOW_COUNT] = {
		[SHOW_ARTICLE] = EXTRACT_ARTICLE,
		[SHOW_PAGE] = EXTRACT_PAGE,
		[SHOW_SOURCE] = EXTRACT_SOURCE,
	};
	Str label = collection_label(reader->collection, item);
	ReadingRequest request = collection_request(reader->collection, item);
	const WorkerListener listener = {
		.item = gathering_on_item, .loss = gathering_on_loss, .context = reader
	};
	int fd = collection_open(reader->collection, item, err);

	request.view = views[show];
	Worker *worker = fd >= 0 ? worker_start_reading(fd, label, &request, &listener, err) : NULL;

	if (worker == NULL)
		return false;
	reader->held = 0;
	first_items_free(reader->told);
	reader->told = request.task == READING_OPEN ? first_items_new() : NULL;
	*reading = (Reading){ worker, item, show, reader_now_ms(), READER_NEVER, false };
	return true;
}

bool reading_is_container(const Reading *reading)
{
	return str_present(worker_container(reading->worker));
}
