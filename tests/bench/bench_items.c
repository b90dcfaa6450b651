/* SPDX-License-Identifier: ISC */
/* How long it takes to get items out of a container by their places, as a child does for each
 * page that is opened: open the file, tell what it is, seek, unpack. bench_items FILE [INDEX]
 * lists INDEX (or FILE) and reads 200 of its articles, each from a file opened anew. See README
 * there. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "source/container.h"
#include "source/input.h"

enum {
	READS = 200
};

typedef struct {
	ItemPlace *places; /* owned */
	size_t count, room;
} Places;

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool add_item(void *context, const ContainerItem *item)
{
	Places *places = context;

	if (!item->article || item->nested)
		return true;
	if (places->count == places->room) {
		places->room = places->room > 0 ? 2 * places->room : 1024;
		places->places =
			memory_resize(places->places, places->room * sizeof *places->places);
	}
	places->places[places->count++] = item->place;
	return true;
}

static void no_loss(void *context, uint64_t offset, const char *sentence)
{
	(void)context, (void)offset, (void)sentence;
}

static void no_progress(void *context, uint64_t offset)
{
	(void)context, (void)offset;
}

static void list(const char *path, Places *places)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	SourceInput *input = input_of_descriptor(fd);
	Container *container = container_open(input);
	ContainerSink sink = {
		.item = add_item, .loss = no_loss, .progress = no_progress, .context = places
	};

	if (container != NULL)
		container_list(container, &sink);
	container_free(container);
	input_free(input);
	close(fd);
}

/* Milliseconds of processor time for the page at PLACE, whose size is added to *BYTES. */
static double read_one(const char *path, const ItemPlace *place, size_t *bytes)
{
	double start = now_ms();
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	SourceInput *input = input_of_descriptor(fd);
	Container *container = container_open(input);
	Arena *arena = arena_new();
	ContainerPage page;
	Error err = { 0 };

	container_page_init(&page, arena);
	if (container == NULL || !container_read(container, place, &page, &err))
		fprintf(stderr, "%s: %s\n", path, err.text);
	double took = now_ms() - start;

	*bytes += page.bytes.size;
	container_page_clear(&page);
	arena_free(arena);
	container_free(container);
	input_free(input);
	close(fd);
	return took;
}

static int compare_times(const void *left, const void *right)
{
	double a = *(const double *)left, b = *(const double *)right;

	return a < b ? -1 : a > b;
}

int main(int argc, char **argv)
{
	Places places = { 0 };
	double times[READS];
	size_t bytes = 0, reads;

	if (argc < 2)
		return 2;
	list(argv[argc - 1], &places);
	reads = places.count < READS ? places.count : READS;
	for (size_t i = 0; i < reads; i++)
		times[i] = read_one(argv[1], &places.places[i * places.count / reads], &bytes);
	free(places.places);
	if (reads == 0)
		return 1;
	qsort(times, reads, sizeof *times, compare_times);
	printf("%zu of %zu articles, %zu bytes each: median %.2f ms, nine of ten below %.2f, "
	       "at most %.2f\n",
		reads, places.count, bytes / reads, times[reads / 2], times[reads * 9 / 10],
		times[reads - 1]);
	return 0;
}
