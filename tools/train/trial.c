/* SPDX-License-Identifier: ISC */
/* What training asks of the program: the features of the blocks of many pages, or
 * the articles found with given weights. Developers only; never installed.
 *
 *     trial features OUT < LIST
 *     trial answers < LIST
 *
 * LIST has lines of two or three fields parted by tabs: a file of weights ("-" for
 * the learned ones, "rules" for none), a page and, for answers, the file to write
 * its JSON to.
 *
 * features writes OUT.names (one name a line, first those of the first sum), OUT.rows
 * (16-bit numbers in the machine's order, a row a block) and OUT.blocks (a line a
 * block: page number, letters, FLAG_* bits, answer, text). */
#include <config.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/writer.h"
#include "base/str.h"
#include "extract/extract.h"
#include "extract/model.h"

enum {
	PATH_BYTES = 4096,
	ROW = FEATURE_COUNT + SECOND_COUNT
};

enum {
	FLAG_KEPT = 1,
	FLAG_HEADING = 2,
	FLAG_POST = 4,
	FLAG_RULED = 8, /* no decision of the model's */
	FLAG_ASIDE = 16, /* a caption or in a box set apart: no text of the story's */
};

typedef struct {
	FILE *rows, *blocks;
	int page;
} Writer;

static void die(const char *what, const char *name)
{
	fprintf(stderr, "trial: %s: %s\n", name, what);
	exit(EXIT_FAILURE);
}

static FILE *open_or_die(const char *path, const char *mode)
{
	FILE *file = fopen(path, mode);

	if (file == NULL)
		die("cannot be opened", path);
	return file;
}

/* The bytes of PATH, on the heap. */
static Str read_file(const char *path)
{
	FILE *file = open_or_die(path, "rb");
	char *at = NULL;
	size_t size = 0, room = 0, n;

	do {
		if (size == room) {
			room = room == 0 ? 1 << 16 : room * 2;
			at = realloc(at, room);
			if (at == NULL)
				die("does not fit into memory", path);
		}
		n = fread(at + size, 1, room - size, file);
		size += n;
	} while (n > 0);
	fclose(file);
	return str_of(at, size);
}

static void read_weights(const char *path, Weights *weights)
{
	FILE *file = open_or_die(path, "r");
	bool fine = fscanf(file, "%d %d", &weights->bias.first, &weights->bias.second) == 2;

	for (unsigned i = 0; fine && i < FEATURE_COUNT; i++)
		fine = fscanf(file, "%d %d", &weights->features[i].first,
			       &weights->features[i].second) == 2;
	for (unsigned i = 0; fine && i < SECOND_COUNT; i++)
		fine = fscanf(file, "%d", &weights->seconds[i]) == 1;
	fclose(file);
	if (!fine)
		die("holds too few numbers", path);
}

static void see(void *to, const Page *page, Index b, const int32_t *row, const int32_t *seconds,
	int32_t answer)
{
	Writer *writer = to;
	const PageBlock *block = &page->blocks[b];
	int16_t out[ROW] = { 0 };
	int flags = (block->claim == CLAIM_BODY ? FLAG_KEPT : 0) |
		(block->heading > 0 ? FLAG_HEADING : 0) |
		(block->kinds & KIND_POST ? FLAG_POST : 0) | (row == NULL ? FLAG_RULED : 0) |
		(block->marks & MARK_CAPTION || block->inset ? FLAG_ASIDE : 0);

	for (unsigned i = 0; row != NULL && i < FEATURE_COUNT; i++)
		out[i] = (int16_t)row[i];
	for (unsigned i = 0; row != NULL && i < SECOND_COUNT; i++)
		out[FEATURE_COUNT + i] = (int16_t)seconds[i];
	fwrite(out, sizeof *out, ROW, writer->rows);
	fprintf(writer->blocks, "%d\t%u\t%d\t%d\t", writer->page, block->letters, flags, answer);
	for (size_t i = 0; i < block->text.size; i++) {
		char c = block->text.at[i];

		putc(c == '\t' || c == '\n' || c == '\r' ? ' ' : c, writer->blocks);
	}
	putc('\n', writer->blocks);
}

static void write_names(const char *out)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s.names", out);
	FILE *file = open_or_die(path, "w");

	for (unsigned i = 0; i < FEATURE_COUNT; i++)
		fprintf(file, "%s\t%s\n", feature_name(i), feature_says(i));
	for (unsigned i = 0; i < SECOND_COUNT; i++)
		fprintf(file, "%s\t%s\n", second_name(i), second_says(i));
	fclose(file);
}

static FILE *open_part(const char *out, const char *ending)
{
	char path[PATH_BYTES];

	snprintf(path, sizeof path, "%s.%s", out, ending);
	return open_or_die(path, "wb");
}

static void write_answer(const Article *article, const char *path)
{
	Text out = text_in(NULL);
	FILE *file = open_or_die(path, "wb");

	write_json(&out, article);
	fwrite(out.at, 1, out.size, file);
	fclose(file);
	text_clear(&out);
}

static void read_page(const char *path, const ModelTrial *trial, const char *answer)
{
	Str bytes = read_file(path);
	Article *article = article_new();

	extract(bytes, &(ExtractJob){ .markup = true, .bytes = bytes.size, .trial = trial },
		article);
	if (answer != NULL)
		write_answer(article, answer);
	article_free(article);
	free((void *)(uintptr_t)bytes.at);
}

int main(int argc, char **argv)
{
	bool features = argc == 3 && strcmp(argv[1], "features") == 0;
	char line[PATH_BYTES], held[PATH_BYTES] = "";
	Weights weights = { 0 };
	Writer writer = { 0 };

	if (!features && !(argc == 2 && strcmp(argv[1], "answers") == 0))
		die("features OUT, or answers", "usage");
	if (features) {
		write_names(argv[2]);
		writer.rows = open_part(argv[2], "rows");
		writer.blocks = open_part(argv[2], "blocks");
	}
	for (; fgets(line, sizeof line, stdin) != NULL; writer.page++) {
		line[strcspn(line, "\n")] = '\0';
		char *page = strchr(line, '\t');

		if (page == NULL)
			die("has no page", line);
		*page++ = '\0';
		char *answer = strchr(page, '\t');

		if (answer != NULL)
			*answer++ = '\0';
		bool learned = strcmp(line, "-") == 0, rules = strcmp(line, "rules") == 0;

		if (!learned && !rules && strcmp(line, held) != 0)
			read_weights(strcpy(held, line), &weights);
		ModelTrial trial = {
			.weights = rules  ? NULL
				: learned ? &weights_learned
					  : &weights,
			.see = features ? see : NULL,
			.to = &writer,
		};

		read_page(page, &trial, features ? NULL : answer);
	}
	if (features && (fclose(writer.rows) != 0 || fclose(writer.blocks) != 0))
		die("cannot be written", argv[2]);
	return EXIT_SUCCESS;
}
