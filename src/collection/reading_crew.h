/* SPDX-License-Identifier: ISC */
#ifndef BROADSHEET_COLLECTION_READING_CREW_H
#define BROADSHEET_COLLECTION_READING_CREW_H

/* Reads pages of containers by their places: up to one child for each processor, each with
 * a batch of pages of one file, what is wanted first. A child that dies costs the page it
 * died over. Nothing here waits. */

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "library/library.h"

typedef struct ReadingCrew ReadingCrew;

enum {
	READING_CREW_MAX = 8 /* children */
};

/* Borrowed until the crew is freed, but for this itself. */
typedef struct {
	Library *library;
	const uint32_t *rows; /* of LIBRARY, rising: the pages */
	size_t count;
	/* A descriptor of the file that holds pages, FILE as in their places, which the crew
	 * closes; -1 with ERR. */
	int (*open)(void *context, Str file, Error *err);
	void (*read)(void *context, size_t row); /* something has been put into ROW */
	void (*loss)(void *context, const Error *loss);
	void *context;
} CrewJob;

/* Children are begun by the first step. The caller frees it. */
ReadingCrew *reading_crew_new(const CrewJob *job);

/* Ends the children; NULL is fine. */
void reading_crew_free(ReadingCrew *crew);

/* The COUNT rows of these numbers, if they are among the pages, are wanted before others. */
void reading_crew_want(ReadingCrew *crew, const uint32_t *rows, size_t count);

/* What to poll for, into OUT; how many. */
int reading_crew_poll(const ReadingCrew *crew, struct pollfd out[READING_CREW_MAX]);

/* Milliseconds until a step is due even if nothing came; 0 where no child is at work. */
int reading_crew_timeout_ms(const ReadingCrew *crew);

/* Does what can be done without waiting. False when all pages are read, or given up. */
bool reading_crew_step(ReadingCrew *crew);

/* Pages that are read, or given up. */
size_t reading_crew_done(const ReadingCrew *crew);

#endif
