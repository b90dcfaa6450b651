/* SPDX-License-Identifier: ISC */
#include "collection/reading_crew.h"

#include <stdlib.h>

#include "base/processors.h"
#include "base/wait.h"
#include "collection/catalogue_row.h"
#include "worker/worker.h"

enum {
	BATCH_PAGES = 128, /* a child takes some milliseconds to be made */
	LOOK_AHEAD = 4096, /* pages, for others of the same file */
	DEATHS_MAX = 50, /* children all pages may cost */
	WANTED_MAX = 256, /* more do not fit on a screen */
	/* Pages of so many bytes, as they are packed, take a child tens of megabytes: no more
	 * than one child has such. */
	LARGE_PAGE_BYTES = 96 << 10,
};

typedef enum {
	PAGE_WAITING,
	PAGE_GIVEN, /* to a child */
	PAGE_DONE
} PageState;

/* A child and its batch. */
typedef struct {
	ReadingCrew *crew; /* borrowed: whose it is */
	Worker *worker; /* owned; NULL: idle */
	size_t pages[BATCH_PAGES];
	ItemPlace places[BATCH_PAGES];
	size_t count, told; /* told: the child has come to the page before it */
	bool large; /* there are large pages among them */
} Hand;

struct ReadingCrew {
	CrewJob job;
	unsigned char *states; /* owned: a PageState a page */
	size_t next; /* pages before it do not wait */
	size_t done, deaths;
	size_t wanted[WANTED_MAX];
	size_t wanted_count;
	Hand hands[READING_CREW_MAX];
	size_t hand_count;
};

ReadingCrew *reading_crew_new(const CrewJob *job)
{
	ReadingCrew *crew = memory_new(sizeof *crew);

	crew->job = *job;
	crew->states = memory_new(job->count);
	crew->hand_count = processors_up_to(READING_CREW_MAX);
	for (size_t i = 0; i < crew->hand_count; i++)
		crew->hands[i].crew = crew;
	return crew;
}

void reading_crew_free(ReadingCrew *crew)
{
	if (crew == NULL)
		return;
	for (size_t i = 0; i < crew->hand_count; i++)
		worker_free(crew->hands[i].worker);
	free(crew->states);
	free(crew);
}

/* Pages */

static int compare_rows(const void *left, const void *right)
{
	const uint32_t *a = left;
	const uint32_t *b = right;

	return *a < *b ? -1 : *a > *b;
}

void reading_crew_want(ReadingCrew *crew, const uint32_t *rows, size_t count)
{
	const uint32_t *pages = crew->job.rows;

	crew->wanted_count = 0;
	for (size_t i = 0; i < count && crew->wanted_count < WANTED_MAX; i++) {
		const uint32_t *at =
			bsearch(&rows[i], pages, crew->job.count, sizeof *pages, compare_rows);

		if (at != NULL && crew->states[at - pages] == PAGE_WAITING)
			crew->wanted[crew->wanted_count++] = (size_t)(at - pages);
	}
}

static LibraryPlace place_of(const ReadingCrew *crew, size_t page)
{
	return library_row(crew->job.library, crew->job.rows[page]).place;
}

static void end_page(ReadingCrew *crew, size_t page)
{
	crew->done += crew->states[page] != PAGE_DONE;
	crew->states[page] = PAGE_DONE;
}

static void put_page(ReadingCrew *crew, size_t page, const CatalogueEntry *entry)
{
	catalogue_row_put(crew->job.library, crew->job.rows[page], entry);
	end_page(crew, page);
	crew->job.read(crew->job.context, crew->job.rows[page]);
}

/* The first page that waits; COUNT when none does. */
static size_t next_page(ReadingCrew *crew)
{
	while (crew->next < crew->job.count && crew->states[crew->next] != PAGE_WAITING)
		crew->next++;
	return crew->next;
}

/* Batches */

static bool is_large(const LibraryPlace *place)
{
	return place->levels > 0 && place->at[place->levels - 1].length > LARGE_PAGE_BYTES;
}

/* Has another hand than HAND large pages before it? */
static bool others_have_large(const ReadingCrew *crew, const Hand *hand)
{
	for (size_t i = 0; i < crew->hand_count; i++)
		if (&crew->hands[i] != hand && crew->hands[i].worker != NULL &&
			crew->hands[i].large)
			return true;
	return false;
}

/* Adds PAGE to the batch of HAND, if it waits and is in the same file as the others. */
static void add_page(ReadingCrew *crew, Hand *hand, size_t page)
{
	if (hand->count == BATCH_PAGES || crew->states[page] != PAGE_WAITING)
		return;
	LibraryPlace place = place_of(crew, page);
	ItemPlace *at = &hand->places[hand->count];

	if (hand->count > 0 && !str_equal(place.file, place_of(crew, hand->pages[0]).file))
		return;
	if (is_large(&place) && others_have_large(crew, hand))
		return;
	hand->large = hand->large || is_large(&place);
	at->levels = place.levels;
	for (unsigned i = 0; i < place.levels; i++)
		at->at[i] = (Extent){ place.at[i].offset, place.at[i].length };
	hand->pages[hand->count++] = page;
	crew->states[page] = PAGE_GIVEN;
}

/* What is wanted is a batch of its own, so that it is not kept waiting by others. There may
 * be nothing for HAND to do for now. */
static void take_batch(ReadingCrew *crew, Hand *hand)
{
	hand->count = hand->told = 0;
	hand->large = false;
	for (size_t i = 0; i < crew->wanted_count; i++)
		add_page(crew, hand, crew->wanted[i]);
	if (hand->count > 0)
		return;
	size_t first = next_page(crew);

	for (size_t page = first;
		page < crew->job.count && page < first + LOOK_AHEAD && hand->count < BATCH_PAGES;
		page++)
		add_page(crew, hand, page);
}

/* The pages of HAND that its child has not come to wait again. */
static void give_back(ReadingCrew *crew, Hand *hand)
{
	for (size_t i = hand->told; i < hand->count; i++)
		crew->states[hand->pages[i]] = PAGE_WAITING;
	if (hand->told < hand->count && hand->pages[hand->told] < crew->next)
		crew->next = hand->pages[hand->told];
}

/* All pages of HAND stay as they are: they cannot be had. */
static void give_up(ReadingCrew *crew, Hand *hand, const Error *err)
{
	for (size_t i = 0; i < hand->count; i++)
		end_page(crew, hand->pages[i]);
	crew->job.loss(crew->job.context, err);
}

/* The same for all pages of the file FILE, which is not to be had. */
static void give_up_file(ReadingCrew *crew, Str file, const Error *err)
{
	for (size_t page = 0; page < crew->job.count; page++)
		if (crew->states[page] != PAGE_DONE && str_equal(place_of(crew, page).file, file))
			end_page(crew, page);
	crew->job.loss(crew->job.context, err);
}

/* What a child tells */

static void on_item(void *context, const ContainerItem *item)
{
	Hand *hand = context;

	(void)item; /* it is known */
	hand->told += hand->told < hand->count;
}

static void on_entry(void *context, const CatalogueEntry *entry)
{
	Hand *hand = context;

	if (hand->told > 0)
		put_page(hand->crew, hand->pages[hand->told - 1], entry);
}

static void start(ReadingCrew *crew, Hand *hand)
{
	Str file = place_of(crew, hand->pages[0]).file;
	Error err = { 0 };
	int fd = crew->job.open(crew->job.context, file, &err);
	ReadingRequest request = {
		.task = READING_PLACES,
		.view = EXTRACT_ARTICLE,
		.places = hand->places,
		.place_count = hand->count,
		.entries = true,
		.in_idle_time = true,
		.ready = TOOLS_ALL,
	};
	WorkerListener events = { .item = on_item, .entry = on_entry, .context = hand };

	if (fd < 0) {
		give_up_file(crew, file, &err);
		return;
	}
	hand->worker = worker_start_reading(
		fd, str_present(file) ? file : str(""), &request, &events, &err);
	if (hand->worker == NULL)
		give_up(crew, hand, &err);
}

/* The page that the child of HAND died over is not tried again. */
static void bury(ReadingCrew *crew, Hand *hand, const Error *err)
{
	CatalogueEntry entry = { .kind = CATALOGUE_FAILED, .why = str(err->text) };

	hand->told += hand->told == 0;
	size_t page = hand->pages[hand->told - 1];

	if (crew->states[page] != PAGE_DONE)
		put_page(crew, page, &entry);
	if (++crew->deaths > DEATHS_MAX) {
		give_up(crew, hand, err);
		return;
	}
	crew->job.loss(crew->job.context, err);
	give_back(crew, hand);
}

static void step_hand(ReadingCrew *crew, Hand *hand)
{
	Error err = { 0 };
	WorkerState state = worker_step(hand->worker, &err);
	bool container = str_present(worker_container(hand->worker));

	if (state == WORKER_MORE)
		return;
	worker_free(hand->worker);
	hand->worker = NULL;
	if (state == WORKER_FAILED && container)
		bury(crew, hand, &err);
	else if (!container)
		give_up(crew, hand, &err);
	else
		for (size_t i = 0; i < hand->count; i++)
			end_page(crew, hand->pages[i]);
}

bool reading_crew_step(ReadingCrew *crew)
{
	bool busy = false;

	for (size_t i = 0; i < crew->hand_count; i++) {
		Hand *hand = &crew->hands[i];

		if (hand->worker != NULL)
			step_hand(crew, hand);
		if (hand->worker == NULL && next_page(crew) < crew->job.count) {
			take_batch(crew, hand);
			if (hand->count > 0)
				start(crew, hand);
		}
		busy = busy || hand->worker != NULL;
	}
	return busy || next_page(crew) < crew->job.count;
}

/* Waiting */

int reading_crew_poll(const ReadingCrew *crew, struct pollfd out[READING_CREW_MAX])
{
	int count = 0;

	for (size_t i = 0; i < crew->hand_count; i++)
		if (crew->hands[i].worker != NULL)
			out[count++] = (struct pollfd){ .fd = worker_fd(crew->hands[i].worker),
				.events = POLLIN };
	return count;
}

int reading_crew_timeout_ms(const ReadingCrew *crew)
{
	int timeout_ms = WAIT_NEVER;

	for (size_t i = 0; i < crew->hand_count; i++)
		if (crew->hands[i].worker != NULL)
			timeout_ms =
				wait_sooner(timeout_ms, worker_timeout_ms(crew->hands[i].worker));
	return timeout_ms < 0 ? 0 : timeout_ms; /* where none is at work a step begins with one */
}

size_t reading_crew_done(const ReadingCrew *crew)
{
	return crew->done;
}
