/* SPDX-License-Identifier: ISC */
/* Writes the seeds of a target for formats as files: seed TARGET FOLDER. */

#include <stdio.h>
#include <stdlib.h>

#include "seeds.h"

enum {
	PATH_BYTES = 1024
};

static void write_seed(void *context, const char *name, Str bytes)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s/seed-%s", (const char *)context, name);
	FILE *file = fopen(path, "wb");
	bool written = file != NULL && fwrite(bytes.at, 1, bytes.size, file) == bytes.size;

	if (file == NULL || fclose(file) != 0 || !written) {
		perror(path);
		exit(EXIT_FAILURE);
	}
}

int main(int count, char **words)
{
	if (count != 3) {
		fprintf(stderr, "usage: seed TARGET FOLDER\n");
		return 2;
	}
	seeds_each(words[1], write_seed, words[2]);
	return EXIT_SUCCESS;
}
