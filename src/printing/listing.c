/* SPDX-License-Identifier: ISC */
#include "printing/listing.h"

#include <string.h>

#include "article/write_json.h"
#include "base/clean.h"
#include "items/files_ahead.h"
#include "items/items.h"
#include "printing/dump.h"
#include "printing/list_values.h"
#include "printing/losses.h"
#include "source/source.h"

enum {
	FLUSH_BYTES = 32 << 10,
};

typedef struct {
	const Options *options;
	Text out;
	size_t listed, failed;
	Losses losses; /* owned */
	bool stopped; /* standard output is gone */
	Str name; /* of the file at hand */
} Listing;

/* What a line tells, however it was found. Texts are absent where nothing is known. */
typedef struct {
	Str kind, label, address, captured, media_type, digest, file;
	int status;
	bool article, placed;
	uint64_t offset, length;
} Line;

static bool flush(Listing *listing, size_t least)
{
	Error err = { 0 };

	if (listing->out.size < least || dump_write(&listing->out, &err))
		return true;
	dump_complain(&err);
	listing->stopped = true;
	listing->failed += err.text[0] != '\0';
	return false;
}

/* Three ways to write a line */

static void write_text_line(Text *out, unsigned long number, const Line *line)
{
	text_format(out, "%6lu  ", number);
	list_word(out, line->captured);
	text_add_c(out, "  ");
	list_word(out, line->media_type);
	text_add_c(out, "  ");
	text_add(out, str_present(line->address) ? line->address : line->label);
	if (str_present(line->address) && str_present(line->label)) {
		text_add_c(out, "  ");
		text_add(out, line->label);
	}
	text_add_byte(out, '\n');
}

static void write_tsv_line(Text *out, unsigned long number, const Line *line)
{
	const Str texts[] = { line->kind, line->address, line->captured, line->media_type,
		line->digest, line->file, line->label };

	text_format(out, "%lu", number);
	list_number(out, line->placed, line->offset);
	list_number(out, line->placed, line->length);
	text_format(out, "\t%d\t%s", line->status, line->article ? "article" : "other");
	list_words(out, texts, sizeof texts / sizeof *texts);
}

static void write_json_line(Text *out, unsigned long number, const Line *line)
{
	text_format(out, "{\"item\":%lu,\"article\":%s", number, line->article ? "true" : "false");
	list_json_text(out, "title", line->label);
	text_add_c(out, ",\"source\":{\"kind\":");
	json_quote(out, line->kind);
	list_json_text(out, "address", line->address);
	list_json_text(out, "captured", line->captured);
	list_json_text(out, "media_type", line->media_type);
	list_json_number(out, "status", line->status != 0, (uint64_t)line->status);
	list_json_number(out, "offset", line->placed, line->offset);
	list_json_number(out, "length", line->placed && line->length != 0, line->length);
	list_json_text(out, "digest", line->digest);
	list_json_text(out, "file", line->file);
	text_add_c(out, "}}\n");
}

static bool put_line(Listing *listing, const Line *line)
{
	static void (*const writers[])(Text * out, unsigned long number, const Line *line) = {
		[LIST_TEXT] = write_text_line,
		[LIST_TSV] = write_tsv_line,
		[LIST_JSON] = write_json_line,
	};

	writers[listing->options->list_format](
		&listing->out, (unsigned long)++listing->listed, line);
	/* Somebody may wait for the first one. */
	return flush(listing, listing->listed == 1 ? 1 : (size_t)FLUSH_BYTES);
}

/* What is told */

static bool take_item(void *context, const ContainerItem *item, Str listed)
{
	Listing *listing = context;
	Arena *arena = arena_new();
	const Extent *last = &item->place.at[item->place.levels - 1];
	Line line = {
		.kind = listed,
		.label = item->label,
		.address = item->address,
		.captured = item->captured,
		.media_type = item->media_type,
		.digest = item->digest,
		.file = clean_text(arena, item->file, 0, NULL),
		.status = item->status,
		.article = item->article,
		.placed = true,
		.offset = last->offset,
		.length = last->length,
	};
	bool more = put_line(listing, &line);

	arena_free(arena);
	return more;
}

/* A file that is a page: what it says of itself. */
static bool take_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	Listing *listing = context;
	const SourceInfo *source = &article->source;
	Arena *arena = arena_new();
	Line line = {
		.kind = str(source_kind_name(source->kind)),
		.label = str_present(article->field[FIELD_TITLE])
			? clean_text(arena, article->field[FIELD_TITLE], 0, NULL)
			: clean_text(arena, listing->name, 0, NULL),
		.address = source->address,
		.captured = source->captured,
		.media_type = str(source->kind == SOURCE_TEXT ? "text/plain" : "text/html"),
		.article = article->kind == ARTICLE_STORY,
	};
	bool more = true;

	(void)item;
	if (failed != NULL) {
		dump_complain(failed);
		listing->failed++;
	} else {
		more = put_line(listing, &line);
	}
	arena_free(arena);
	return more;
}

static void take_loss(void *context, const Error *loss)
{
	Listing *listing = context;

	listing->failed += losses_tell(&listing->losses, loss);
}

static void list_files(Listing *listing)
{
	const Options *options = listing->options;
	const ItemsListener listener = { take_item, take_article, take_loss, listing };
	FilesAhead *ahead = files_ahead_new(options->sources, options->source_count, READING_LIST);
	const FileAhead *file;

	while (!listing->stopped && (file = files_ahead_next(ahead)) != NULL) {
		if (file->source == NULL) {
			take_loss(listing, &file->error);
			continue;
		}
		listing->name = file->name;
		(void)files_ahead_visit(ahead, &listener);
	}
	files_ahead_free(ahead);
}

int list_all(const Options *options)
{
	Listing listing = { .options = options, .out = text_in(NULL) };

	list_files(&listing);
	(void)flush(&listing, 1);
	text_clear(&listing.out);
	losses_clear(&listing.losses);
	if (listing.failed > 0)
		return listing.listed > 0 ? STATUS_SOME_UNREADABLE : STATUS_UNREADABLE;
	return listing.listed > 0 ? STATUS_OK : STATUS_NONE_FOUND;
}
