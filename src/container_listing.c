/* SPDX-License-Identifier: ISC */
#include "container_listing.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "catalogue_row.h"
#include "worker/worker.h"

enum {
	DEATHS_MAX = 50, /* children a pass may cost */
	REDIRECT_FIRST = 300, /* statuses of HTTP */
	ERROR_FIRST = 400,
};

struct ContainerListing {
	ListingJob job;
	int fd; /* owned; -1: not open */
	uint64_t bytes, offset;
	Worker *worker; /* owned; NULL: no pass runs */
	bool reading; /* the second pass */
	uint32_t *rows; /* owned: of each item in order; UINT32_MAX where it has none */
	size_t count, room;
	size_t seen; /* items this child has told of */
	size_t known; /* that a child before it has told of in this pass */
	size_t deaths;
	size_t to_read, read;
};

ContainerListing *container_listing_new(const ListingJob *job)
{
	ContainerListing *listing = memory_new(sizeof *listing);

	listing->job = *job;
	listing->fd = -1;
	return listing;
}

void container_listing_free(ContainerListing *listing)
{
	if (listing == NULL)
		return;
	worker_free(listing->worker);
	if (listing->fd >= 0)
		close(listing->fd);
	free(listing->rows);
	free(listing);
}

/* Rows */

/* What an item is, as far as its container tells. */
static LibraryKind kind_of(const ContainerItem *item)
{
	if (item->status >= ERROR_FIRST)
		return LIBRARY_ERROR;
	if (item->status >= REDIRECT_FIRST)
		return LIBRARY_REDIRECT;
	if (str_starts(item->media_type, "image/"))
		return LIBRARY_PICTURE;
	return item->article ? LIBRARY_UNTOLD : LIBRARY_OTHER;
}

static LibraryRow row_of(const ContainerListing *listing, const ContainerItem *item)
{
	LibraryPlace place = {
		.source = listing->job.source_number,
		.item = listing->job.item,
		.contained = true,
		.file = str_present(item->file) ? item->file : listing->job.file,
		.levels = item->place.levels,
	};

	for (unsigned i = 0; i < place.levels; i++)
		place.at[i] = (LibraryExtent){ item->place.at[i].offset, item->place.at[i].length };
	LibraryRow row = library_row_at(&place);

	row.kind = kind_of(item);
	row.label = item->label;
	row.address = item->address;
	row.captured = item->captured;
	row.media_type = item->media_type;
	row.digest = item->digest;
	row.status = item->status;
	return row;
}

static void remember(ContainerListing *listing, size_t row)
{
	if (listing->count == listing->room) {
		listing->room = listing->room > 0 ? 2 * listing->room : 256;
		listing->rows = memory_resize(listing->rows, listing->room * sizeof *listing->rows);
	}
	listing->rows[listing->count++] = (uint32_t)row;
}

/* The child that reads the container can read the page of ROW, and nobody has so far. */
static bool is_to_be_read(const LibraryRow *row)
{
	return row->kind == LIBRARY_UNTOLD && row->state == LIBRARY_NAMED &&
		!str_present(row->place.file);
}

static void tell_change(const ContainerListing *listing, size_t number)
{
	if (listing->job.changed != NULL)
		listing->job.changed(listing->job.context, number, listing->rows[number]);
}

static void add_item(ContainerListing *listing, const ContainerItem *item)
{
	if (item->nested) {
		remember(listing, UINT32_MAX);
		if (listing->job.nested != NULL)
			listing->job.nested(listing->job.context, item->file);
		return;
	}
	if (str_present(item->file) && listing->job.by_itself != NULL &&
		listing->job.by_itself(listing->job.context, item->file)) {
		remember(listing, UINT32_MAX);
		return;
	}
	LibraryRow row = row_of(listing, item);
	size_t number = library_add(listing->job.library, &row);

	remember(listing, number);
	listing->to_read += is_to_be_read(&row);
	tell_change(listing, listing->count - 1);
}

void container_listing_know(ContainerListing *listing, size_t number, size_t row)
{
	LibraryRow known = library_row(listing->job.library, row);

	while (listing->count < number)
		remember(listing, UINT32_MAX);
	remember(listing, row);
	listing->to_read += is_to_be_read(&known);
}

/* What the child tells */

static void on_item(void *context, const ContainerItem *item)
{
	ContainerListing *listing = context;

	if (listing->seen++ < listing->known || listing->reading)
		return;
	add_item(listing, item);
}

/* The page of the item told last. */
static void on_entry(void *context, const CatalogueEntry *entry)
{
	ContainerListing *listing = context;
	size_t item = listing->seen - 1;

	if (listing->seen == 0 || item >= listing->count || listing->rows[item] == UINT32_MAX)
		return;
	LibraryRow row = library_row(listing->job.library, listing->rows[item]);

	if (row.state != LIBRARY_NAMED)
		return;
	catalogue_row_put(listing->job.library, listing->rows[item], entry);
	listing->read++;
	tell_change(listing, item);
}

static void on_loss(void *context, uint64_t offset, Str sentence)
{
	ContainerListing *listing = context;
	Error err = { 0 };

	if (listing->reading || listing->seen < listing->known || listing->job.loss == NULL)
		return;
	error_set(&err, ERROR_FORMAT, "at byte %llu: %.*s", (unsigned long long)offset,
		(int)sentence.size, sentence.at);
	listing->job.loss(listing->job.context, &err);
}

static void on_progress(void *context, uint64_t offset)
{
	ContainerListing *listing = context;

	listing->offset = offset;
}

/* Passes */

static bool open_file(ContainerListing *listing, Error *err)
{
	const ListingJob *job = &listing->job;

	if (listing->fd >= 0)
		return true;
	listing->fd = str_present(job->file)
		? source_beside_open(job->source, job->item, job->file, err)
		: source_item_open(job->source, job->item, err);
	off_t end = listing->fd >= 0 ? lseek(listing->fd, 0, SEEK_END) : 0;

	listing->bytes = end > 0 ? (uint64_t)end : 0;
	return listing->fd >= 0;
}

static bool start_child(ContainerListing *listing, Error *err)
{
	const ListingJob *job = &listing->job;
	const Item *item = source_item(job->source, job->item);
	ReadingRequest request = {
		.task = listing->reading ? READING_CATALOGUE : READING_LIST,
		.view = EXTRACT_ARTICLE,
		.address = str_present(job->file) ? STR_NONE : item->address,
		.skipped = listing->known,
		.ready = listing->reading ? TOOLS_ALL : 0,
	};
	WorkerListener events = { .item = on_item,
		.loss = on_loss,
		.progress = on_progress,
		.entry = on_entry,
		.context = listing };
	int again = fcntl(listing->fd, F_DUPFD_CLOEXEC, 3);

	if (again < 0)
		return error_set(err, ERROR_SYSTEM, "too many files are open");
	listing->seen = 0;
	listing->worker = worker_start_reading(again, item->path, &request, &events, err);
	return listing->worker != NULL;
}

/* What earlier runs have read is passed over. */
static size_t first_to_be_read(const ContainerListing *listing)
{
	for (size_t i = 0; i < listing->count; i++) {
		if (listing->rows[i] == UINT32_MAX)
			continue;
		LibraryRow row = library_row(listing->job.library, listing->rows[i]);

		if (is_to_be_read(&row))
			return i;
	}
	return listing->count;
}

bool container_listing_begin(ContainerListing *listing, bool read, Error *err)
{
	listing->reading = read;
	listing->known = read ? first_to_be_read(listing) : 0;
	listing->deaths = 0;
	return open_file(listing, err) && start_child(listing, err);
}

int container_listing_fd(const ContainerListing *listing)
{
	return listing->worker != NULL ? worker_fd(listing->worker) : -1;
}

int container_listing_timeout_ms(const ContainerListing *listing)
{
	return listing->worker != NULL ? worker_timeout_ms(listing->worker) : -1;
}

/* The file is a page: its row gets what is said of it. */
static void put_page(ContainerListing *listing, const Error *failed)
{
	Arena *arena = arena_new();
	CatalogueEntry entry =
		catalogue_entry_of(failed == NULL ? worker_article(listing->worker) : NULL,
			PAGESORT_ARTICLE, failed, arena);

	if (listing->job.row != LIBRARY_NOWHERE)
		catalogue_row_put(listing->job.library, listing->job.row, &entry);
	arena_free(arena);
}

/* The page at which the child died is not tried again. */
static void blame_last(ContainerListing *listing, const Error *failed)
{
	CatalogueEntry entry = { .kind = CATALOGUE_FAILED, .why = str(failed->text) };

	if (listing->reading && listing->seen > listing->known)
		on_entry(listing, &entry);
}

/* A child has died, and another may go on behind what killed it. */
static bool go_on(ContainerListing *listing, Error *err)
{
	size_t seen = listing->seen;

	if (++listing->deaths > DEATHS_MAX || seen <= listing->known)
		return false;
	blame_last(listing, err);
	listing->known = seen;
	if (listing->job.loss != NULL)
		listing->job.loss(listing->job.context, err);
	return start_child(listing, err);
}

ListingState container_listing_step(ContainerListing *listing, Error *err)
{
	WorkerState state = worker_step(listing->worker, err);
	bool container = str_present(worker_container(listing->worker));

	if (state == WORKER_MORE)
		return LISTING_MORE;
	if (!container)
		put_page(listing, state == WORKER_FAILED ? err : NULL);
	worker_free(listing->worker);
	listing->worker = NULL;
	if (!container)
		return LISTING_PAGE;
	if (state == WORKER_FAILED && go_on(listing, err))
		return LISTING_MORE;
	return state == WORKER_FAILED && listing->count == 0 ? LISTING_FAILED : LISTING_DONE;
}

ListingProgress container_listing_progress(const ContainerListing *listing)
{
	return (ListingProgress){
		.offset = listing->offset,
		.bytes = listing->bytes,
		.to_read = listing->to_read,
		.read = listing->read,
	};
}
