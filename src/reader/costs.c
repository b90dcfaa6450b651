/* SPDX-License-Identifier: ISC */
#include "reader/costs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"

enum {
	KEY_BYTES = 16
};

struct Costs {
	FILE *file; /* owned */
	size_t keys; /* since the last picture */
	char key[KEY_BYTES]; /* the last of them */
	struct timespec began; /* when the first of them was taken, or the last picture shown */
	TerminalCosts before;
};

Costs *costs_open(const char *path, Error *err)
{
	FILE *file = fopen(path, "we");

	if (file == NULL) {
		error_system(err, errno, "%s: cannot be written", path);
		return NULL;
	}
	Costs *costs = memory_new(sizeof *costs);

	costs->file = file;
	setvbuf(file, NULL, _IOLBF, 0); /* so that one can watch */
	clock_gettime(CLOCK_MONOTONIC, &costs->began);
	fputs("keys\tkey\tbytes\tcells\twrites\tms\n", file);
	return costs;
}

void costs_close(Costs *costs)
{
	if (costs == NULL)
		return;
	fclose(costs->file);
	free(costs);
}

void costs_key(Costs *costs, Str key)
{
	if (costs == NULL)
		return;
	if (costs->keys++ == 0)
		clock_gettime(CLOCK_MONOTONIC, &costs->began);
	snprintf(costs->key, sizeof costs->key, "%.*s", (int)key.size, key.at);
}

static double ms_between(struct timespec from, struct timespec to)
{
	return (double)(to.tv_sec - from.tv_sec) * 1e3 + (double)(to.tv_nsec - from.tv_nsec) / 1e6;
}

void costs_picture(Costs *costs, TerminalCosts total)
{
	struct timespec now;

	if (costs == NULL)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	fprintf(costs->file, "%zu\t%s\t%zu\t%zu\t%zu\t%.1f\n", costs->keys,
		costs->keys > 0 ? costs->key : "-", total.bytes - costs->before.bytes,
		total.cells - costs->before.cells, total.writes - costs->before.writes,
		ms_between(costs->began, now));
	costs->before = total;
	costs->began = now;
	costs->keys = 0;
}
