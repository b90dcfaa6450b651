/* SPDX-License-Identifier: ISC */
#include "collection/container_listing.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/wait.h"
#include "collection/catalogue_row.h"
#include "collection/listed_rows.h"
#include "collection/shard_name.h"
#include "library/key_index.h"
#include "worker/worker.h"

enum {
	DEATHS_MAX = 50, /* children a pass may cost */
	/* What part of a container may lie behind the last record its index tells of: words
	 * of the writer on itself. */
	UNTOLD_SHARE = 200,
	INDEX_ROWS_MAX = 200000, /* listed of an index; what is behind has to be asked for */
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
	KeyIndex told; /* rows by the offsets of their records, as the index told them */
	uint64_t told_end; /* of the last of them */
	ListedRows rows; /* owned */
	size_t seen; /* items this child has told of */
	size_t known; /* that a child before it has told of in this pass */
	size_t deaths;
	size_t to_read, read;
	bool is_index; /* of other files */
	bool is_cut; /* there is more in it than is listed */
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
	reading_crew_free(listing->crew);
	if (listing->fd >= 0)
		close(listing->fd);
	key_index_clear(&listing->told);
	unread_rows_clear(&listing->unread);
	listed_rows_clear(&listing->rows);
	free(listing);
}

/* Rows */

static void tell_change(const ContainerListing *listing, size_t number)
{
	if (listing->job.changed != NULL)
		listing->job.changed(listing->job.context, number, listing->rows.at[number]);
}

static void add_row(ContainerListing *listing, const ContainerItem *item)
{
	LibraryRow row = catalogue_row_of_item(item,
		&(LibraryPlace){ .source = listing->job.source_number,
			.item = listing->job.item,
			.file = listing->job.file });
	size_t number = library_add(listing->job.library, &row);

	listed_rows_add(&listing->rows, (uint32_t)number);
	listing->to_read += listed_row_is_unread(&row);
	tell_change(listing, listing->rows.count - 1);
}

static bool is_sought(const ContainerListing *listing, const ContainerItem *item, Str file)
{
	return listing->job.is_sought != NULL &&
		listing->job.is_sought(listing->job.context, file, item->place.at[0].offset);
}

/* A summary names FILE. */
static void lead(const ContainerListing *listing, Str file)
{
	const ListingJob *job = &listing->job;
	Arena *arena = arena_new();

	if (job->nested != NULL)
		job->nested(job->context, shard_name(job->source, job->item, file, arena));
	arena_free(arena);
}

static void add_item(ContainerListing *listing, const ContainerItem *item)
{
	listing->is_index = listing->is_index || str_present(item->file);
	listing->is_cut = listing->is_index && listing->rows.count >= INDEX_ROWS_MAX;
	if (listing->is_cut)
		return;
	if (item->nested) {
		listed_rows_add(&listing->rows, LISTED_NOWHERE);
		lead(listing, item->file);
		return;
	}
	if (str_present(item->file) &&
		(is_sought(listing, item, item->file) ||
			(listing->job.by_itself != NULL &&
				listing->job.by_itself(listing->job.context, item->file)))) {
		listed_rows_add(&listing->rows, LISTED_NOWHERE);
		return;
	}
	add_row(listing, item);
}

static uint64_t hash_of_offset(uint64_t offset)
{
	return key_hash(str_of((const char *)&offset, sizeof offset));
}

/* An item of the index, as one of the container itself. What cannot be there is passed over. */
static void add_told(ContainerListing *listing, const ContainerItem *item)
{
	ContainerItem own = *item;
	Extent at = item->place.at[0];

	if (at.offset >= listing->bytes || at.length > listing->bytes - at.offset)
		return;
	own.file = STR_NONE;
	key_index_add(&listing->told, hash_of_offset(at.offset), 0);
	if (at.offset + at.length > listing->told_end)
		listing->told_end = at.offset + at.length;
	if (!is_sought(listing, &own, STR_NONE))
		add_row(listing, &own);
}

static bool is_told(const ContainerListing *listing, const ContainerItem *item)
{
	return key_index_first(&listing->told, hash_of_offset(item->place.at[0].offset)) != NULL;
}

void container_listing_know(ContainerListing *listing, size_t number, size_t row)
{
	LibraryRow known = library_row(listing->job.library, row);

	while (listing->rows.count < number)
		listed_rows_add(&listing->rows, LISTED_NOWHERE);
	listed_rows_add(&listing->rows, (uint32_t)row);
	listing->to_read += listed_row_is_unread(&known);
}

/* What the child tells */

static void on_item(void *context, const ContainerItem *item)
{
	ContainerListing *listing = context;

	if (listing->seen++ < listing->known || listing->stage == STAGE_READ_ALONG)
		return;
	if (listing->stage == STAGE_INDEX)
		add_told(listing, item);
	else if (!is_told(listing, item))
		add_item(listing, item);
}

/* The page of the item told last. */
static void on_entry(void *context, const CatalogueEntry *entry)
{
	ContainerListing *listing = context;
	size_t item = listing->seen - 1;

	if (listing->seen == 0 || item >= listing->rows.count ||
		listing->rows.at[item] == LISTED_NOWHERE)
		return;
	LibraryRow row = library_row(listing->job.library, listing->rows.at[item]);

	if (row.state != LIBRARY_NAMED)
		return;
	catalogue_row_put(listing->job.library, listing->rows.at[item], entry);
	listing->read++;
	tell_change(listing, item);
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

	tell_change(listing, unread_rows_item(&listing->unread, row));
}

static void on_crew_loss(void *context, const Error *loss)
{
	const ContainerListing *listing = context;

	if (listing->job.loss != NULL)
		listing->job.loss(listing->job.context, loss);
}

static void start_crew(ContainerListing *listing)
{
	listing->unread = unread_rows_of(&listing->rows, listing->job.library, listing->to_read);
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
		? listed_rows_first_unread(&listing->rows, listing->job.library)
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
		listed_rows_are_reachable(&listing->rows, listing->job.library, listing->bytes)) {
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
	return listing->stage == STAGE_INDEX || listing->is_index;
}

bool container_listing_is_cut(const ContainerListing *listing)
{
	return listing->is_cut;
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

/* Has the index told of all that is in the container? */
static bool is_told_whole(const ContainerListing *listing)
{
	return listing->told_end > 0 &&
		listing->bytes - listing->told_end <= listing->bytes / UNTOLD_SHARE;
}

/* The index is through, or was none: what it did not tell of is listed. */
static ListingState end_index(ContainerListing *listing, Error *err)
{
	worker_free(listing->worker);
	listing->worker = NULL;
	if (is_told_whole(listing))
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
		INDEX_ROWS_MAX);
	if (listing->job.loss != NULL)
		listing->job.loss(listing->job.context, &err);
	return LISTING_DONE;
}

static ListingState step_child(ContainerListing *listing, Error *err)
{
	WorkerState state = worker_step(listing->worker, err);
	bool container = str_present(worker_container(listing->worker));

	if (state == WORKER_MORE && listing->is_cut)
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
	return state == WORKER_FAILED && listing->rows.count == 0 ? LISTING_FAILED : LISTING_DONE;
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
		.to_read = listing->to_read,
		.read = listing->read +
			(listing->crew != NULL ? reading_crew_done(listing->crew) : 0),
	};
}
