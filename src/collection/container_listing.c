/* SPDX-License-Identifier: ISC */
#include "collection/container_listing.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/wait.h"
#include "collection/catalogue_row.h"
#include "collection/container_items.h"
#include "collection/listed_rows.h"
#include "worker/worker.h"

enum {
	DEATHS_MAX = 50, /* children a pass may cost */
};

/* What runs, one after the other; READ_... are the second pass. */
typedef enum {
	STAGE_INDEX, /* the index beside it is listed */
	STAGE_LIST, /* the container is, but for what the index told */
	STAGE_READ_ALONG, /* its pages are read by one child from front to back */
	STAGE_READ_PLACES /* by a crew */
} Stage;

struct ContainerListing {
	ListingJob job;
	int fd; /* owned; -1: not open */
	uint64_t bytes, offset;
	Stage stage;
	Worker *worker; /* owned; NULL: none of the stages it is for runs */
	ReadingCrew *crew; /* owned: of STAGE_READ_PLACES, for ... */
	UnreadRows unread; /* owned */
	ContainerItems items; /* told so far */
	size_t seen; /* items this child has told of */
	size_t known; /* that a child before it has told of in this pass */
	size_t deaths;
	size_t read; /* rows */
};

ContainerListing *container_listing_new(const ListingJob *job)
{
	ContainerListing *listing = memory_new(sizeof *listing);

	listing->job = *job;
	listing->items.job = &listing->job;
	listing->fd = -1;
	return listing;
}

void container_listing_free(ContainerListing *listing)
{
	if (listing == NULL)
		return;
	worker_free(listing->worker);
	reading_crew_free(listing->crew);
	if (listing->fd >= 0)
		close(listing->fd);
	unread_rows_clear(&listing->unread);
	container_items_clear(&listing->items);
	free(listing);
}

void container_listing_know(ContainerListing *listing, size_t number, size_t row)
{
	container_items_know(&listing->items, number, row);
}

/* What the child tells */

static void on_item(void *context, const ContainerItem *item)
{
	ContainerListing *listing = context;

	if (listing->seen++ < listing->known || listing->stage == STAGE_READ_ALONG)
		return;
	if (listing->stage == STAGE_INDEX)
		container_items_add_told(&listing->items, item, listing->bytes);
	else
		container_items_add(&listing->items, item);
}

/* The page of the item told last. */
static void on_entry(void *context, const CatalogueEntry *entry)
{
	ContainerListing *listing = context;
	size_t item = listing->seen - 1;

	if (listing->seen == 0 || item >= listing->items.rows.count ||
		listing->items.rows.at[item] == LISTED_NOWHERE)
		return;
	LibraryRow row = library_row(listing->job.library, listing->items.rows.at[item]);

	if (row.state != LIBRARY_NAMED)
		return;
	catalogue_row_put(listing->job.library, listing->items.rows.at[item], entry);
	listing->read++;
	container_items_tell_change(&listing->items, item);
}

static void on_loss(void *context, uint64_t offset, Str sentence)
{
	ContainerListing *listing = context;
	Error err = { 0 };

	if (listing->stage == STAGE_READ_ALONG || listing->seen < listing->known ||
		listing->job.loss == NULL)
		return;
	error_set(&err, ERROR_FORMAT, "at byte %llu: %.*s", (unsigned long long)offset,
		(int)sentence.size, sentence.at);
	listing->job.loss(listing->job.context, &err);
}

static void on_progress(void *context, uint64_t offset)
{
	ContainerListing *listing = context;

	if (listing->stage != STAGE_INDEX)
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

/* A descriptor of what the child of this stage reads. */
static int open_again(const ContainerListing *listing, Error *err)
{
	const ListingJob *job = &listing->job;

	if (listing->stage == STAGE_INDEX)
		return source_beside_open(job->source, job->item, job->index, err);
	int again = fcntl(listing->fd, F_DUPFD_CLOEXEC, 3);

	if (again < 0)
		error_set(err, ERROR_SYSTEM, "too many files are open");
	return again;
}

static Str name_of(Str path)
{
	return str_from(path, str_find_last_byte(path, '/') + 1);
}

static WorkerListener listener_of(ContainerListing *listing)
{
	return (WorkerListener){ .item = on_item,
		.loss = on_loss,
		.progress = on_progress,
		.entry = on_entry,
		.context = listing };
}

static bool start_child(ContainerListing *listing, Error *err)
{
	const ListingJob *job = &listing->job;
	const Item *item = source_item(job->source, job->item);
	bool reads = listing->stage == STAGE_READ_ALONG, index = listing->stage == STAGE_INDEX;
	ReadingRequest request = {
		.task = reads ? READING_CATALOGUE : READING_LIST,
		.view = EXTRACT_ARTICLE,
		.address = str_present(job->file) ? STR_NONE : item->address,
		.only_file = index ? name_of(item->path) : STR_NONE,
		.skipped = listing->known,
		.in_idle_time = reads,
		.ready = reads ? TOOLS_ALL : 0,
	};
	WorkerListener events = listener_of(listing);
	int again = open_again(listing, err);

	if (again < 0)
		return false;
	listing->seen = 0;
	listing->worker = worker_start_reading(again, item->path, &request, &events, err);
	return listing->worker != NULL;
}

static int open_for_crew(void *context, Str file, Error *err)
{
	ContainerListing *listing = context;
	const ListingJob *job = &listing->job;

	return str_present(file) ? source_beside_open(job->source, job->item, file, err)
				 : open_again(listing, err);
}

static void on_read(void *context, size_t row)
{
	const ContainerListing *listing = context;

	container_items_tell_change(&listing->items, unread_rows_item(&listing->unread, row));
}

static void on_crew_loss(void *context, const Error *loss)
{
	const ContainerListing *listing = context;

	if (listing->job.loss != NULL)
		listing->job.loss(listing->job.context, loss);
}

static void start_crew(ContainerListing *listing)
{
	listing->unread =
		unread_rows_of(&listing->items.rows, listing->job.library, listing->items.to_read);
	listing->crew = reading_crew_new(&(CrewJob){
		.library = listing->job.library,
		.rows = listing->unread.rows,
		.count = listing->unread.count,
		.open = open_for_crew,
		.read = on_read,
		.loss = on_crew_loss,
		.context = listing,
	});
}

/* Goes on with STAGE; what the stage before told stays. */
static bool enter_stage(ContainerListing *listing, Stage stage, Error *err)
{
	listing->stage = stage;
	/* What earlier runs have read is passed over. */
	listing->known = stage == STAGE_READ_ALONG
		? listed_rows_first_unread(&listing->items.rows, listing->job.library)
		: 0;
	listing->deaths = 0;
	return start_child(listing, err);
}

bool container_listing_begin(ContainerListing *listing, bool read, Error *err)
{
	Error none;

	if (!open_file(listing, err))
		return false;
	if (read &&
		listed_rows_are_reachable(
			&listing->items.rows, listing->job.library, listing->bytes)) {
		listing->stage = STAGE_READ_PLACES;
		start_crew(listing);
		return true;
	}
	if (read)
		return enter_stage(listing, STAGE_READ_ALONG, err);
	return (str_present(listing->job.index) && enter_stage(listing, STAGE_INDEX, &none)) ||
		enter_stage(listing, STAGE_LIST, err);
}

bool container_listing_go_on(ContainerListing *listing, FirstItems *first, Error *err)
{
	WorkerListener events = listener_of(listing);

	if (str_present(listing->job.index) || !open_file(listing, err))
		return container_listing_begin(listing, false, err);
	listing->stage = STAGE_LIST;
	listing->worker = first_items_take(first);
	worker_listen(listing->worker, &events);
	for (size_t i = 0; i < first_items_count(first); i++)
		on_item(listing, first_items_at(first, i));
	return true;
}

bool container_listing_asks_index(const ContainerListing *listing)
{
	return listing->stage == STAGE_INDEX || listing->items.is_index;
}

bool container_listing_is_cut(const ContainerListing *listing)
{
	return listing->items.is_cut;
}

bool container_listing_runs(const ContainerListing *listing)
{
	return listing->worker != NULL || listing->crew != NULL;
}

void container_listing_want(ContainerListing *listing, const uint32_t *rows, size_t count)
{
	if (listing->crew != NULL)
		reading_crew_want(listing->crew, rows, count);
}

int container_listing_poll(const ContainerListing *listing, struct pollfd out[READING_CREW_MAX])
{
	if (listing->crew != NULL)
		return reading_crew_poll(listing->crew, out);
	out[0] = (struct pollfd){
		.fd = listing->worker != NULL ? worker_fd(listing->worker) : -1,
		.events = POLLIN,
	};
	return 1;
}

int container_listing_timeout_ms(const ContainerListing *listing)
{
	if (listing->crew != NULL)
		return reading_crew_timeout_ms(listing->crew);
	return listing->worker != NULL ? worker_timeout_ms(listing->worker) : WAIT_NEVER;
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

	if (listing->stage == STAGE_READ_ALONG && listing->seen > listing->known)
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

/* The index is through, or was none: what it did not tell of is listed. */
static ListingState end_index(ContainerListing *listing, Error *err)
{
	worker_free(listing->worker);
	listing->worker = NULL;
	if (container_items_are_told(&listing->items, listing->bytes))
		return LISTING_DONE;
	return enter_stage(listing, STAGE_LIST, err) ? LISTING_MORE : LISTING_FAILED;
}

/* There is more in the index than a list holds. */
static ListingState end_cut(ContainerListing *listing)
{
	Error err = { 0 };

	worker_free(listing->worker);
	listing->worker = NULL;
	error_set(&err, ERROR_LIMIT,
		"the index has more lines than are listed (%d); links find the others",
		CONTAINER_ITEMS_INDEX_MAX);
	if (listing->job.loss != NULL)
		listing->job.loss(listing->job.context, &err);
	return LISTING_DONE;
}

static ListingState step_child(ContainerListing *listing, Error *err)
{
	WorkerState state = worker_step(listing->worker, err);
	bool container = str_present(worker_container(listing->worker));

	if (state == WORKER_MORE && listing->items.is_cut)
		return end_cut(listing);
	if (state == WORKER_MORE)
		return LISTING_MORE;
	if (listing->stage == STAGE_INDEX)
		return end_index(listing, err);
	if (!container)
		put_page(listing, state == WORKER_FAILED ? err : NULL);
	worker_free(listing->worker);
	listing->worker = NULL;
	if (!container)
		return LISTING_PAGE;
	if (state == WORKER_FAILED && go_on(listing, err))
		return LISTING_MORE;
	return state == WORKER_FAILED && listing->items.rows.count == 0 ? LISTING_FAILED
									: LISTING_DONE;
}

ListingState container_listing_step(ContainerListing *listing, Error *err)
{
	if (listing->crew == NULL)
		return step_child(listing, err);
	return reading_crew_step(listing->crew) ? LISTING_MORE : LISTING_DONE;
}

ListingProgress container_listing_progress(const ContainerListing *listing)
{
	return (ListingProgress){
		.offset = listing->offset,
		.bytes = listing->bytes,
		.to_read = listing->items.to_read,
		.read = listing->read +
			(listing->crew != NULL ? reading_crew_done(listing->crew) : 0),
	};
}
