/* SPDX-License-Identifier: ISC */
/* Spoils files in many places and reads what is left:
 *
 *     make tests/fuzz/spoil && tests/fuzz/spoil PLACES SECONDS FILE...
 *
 * Each FILE is cut at PLACES places and has one byte changed at as many, and each time
 * the targets for containers and for pages (or texts) run over it. That is worth most
 * in a build with --enable-sanitizers. Who ends the program has found something; the
 * last line says where. A file gets SECONDS at most, its places in turns of cuts and
 * changes spread over all of it, and the line tells how far that came. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/text.h"
#include "source/bytes.h"
#include "source/sniff.h"
#include "targets.h"

enum {
	STEP = 73
};

static bool read_file(const char *path, Text *out)
{
	FILE *file = fopen(path, "rb");
	char part[65536];
	size_t got;

	if (file == NULL)
		return false;
	while ((got = fread(part, 1, sizeof part, file)) > 0)
		text_add(out, str_of(part, got));
	fclose(file);
	return true;
}

static void run_all(Str bytes)
{
	const char *unused;
	SniffKind kind = sniff(str_slice(bytes, 0, SNIFF_BYTES), &unused);

	fuzz_target("contain")->run(bytes);
	if (kind != SNIFF_BINARY)
		fuzz_target(kind == SNIFF_HTML ? "page" : "text")->run(bytes);
}

static double now_s(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* The places in an order that visits all parts of the file early, and each once unless
 * their number is a multiple of the step. */
static size_t place_of(size_t turn, size_t places, size_t size)
{
	return (turn * STEP % places) * size / places;
}

static void spoil(const char *path, size_t places, double seconds)
{
	Text bytes = text_in(NULL);
	double start = now_s();
	size_t turn = 0;

	if (!read_file(path, &bytes) || bytes.size == 0) {
		printf("%s: cannot be read\n", path);
		text_clear(&bytes);
		return;
	}
	for (; turn < places && now_s() - start < seconds; turn++) {
		size_t at = place_of(turn, places, bytes.size);
		char kept = bytes.at[at];

		printf("%s: at byte %zu\r", path, at);
		fflush(stdout);
		run_all(str_slice(text_str(&bytes), 0, at));
		bytes.at[at] = (char)(kept ^ (1 << turn % 8));
		run_all(text_str(&bytes));
		bytes.at[at] = kept;
	}
	printf("%s: %zu of %zu places, %.1f s\n", path, turn, places, now_s() - start);
	text_clear(&bytes);
}

int main(int count, char **words)
{
	unsigned long places = 0, seconds = 0;

	if (count < 4 || !str_number(str(words[1]), &places) || places == 0 ||
		!str_number(str(words[2]), &seconds)) {
		fprintf(stderr, "usage: spoil PLACES SECONDS FILE...\n");
		return 2;
	}
	for (int i = 3; i < count; i++)
		spoil(words[i], places, (double)seconds);
	return 0;
}
