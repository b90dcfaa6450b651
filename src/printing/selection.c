/* SPDX-License-Identifier: ISC */
#include "printing/selection.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "article/write_json.h"
#include "base/clean.h"
#include "base/wait.h"
#include "collection/gatherer.h"
#include "items/items.h"
#include "library/store.h"
#include "printing/dump.h"
#include "printing/list_values.h"
#include "printing/losses.h"

enum {
	PROGRESS_MS = 200,
	DAY_BYTES = 10, /* of an ISO date: its day */
	FLUSH_BYTES = 32 << 10,
};

/* Gathering */

typedef struct {
	Selection *selection;
	Gatherer *gatherer;
	Losses losses; /* owned */
	bool told; /* progress is a terminal's last line */
	int64_t told_ms;
} Gathering;

static void end_progress(Gathering *gathering)
{
	if (gathering->told)
		fputs("\r\033[K", stderr);
	gathering->told = false;
}

static void on_loss(void *context, const Error *loss)
{
	Gathering *gathering = context;

	end_progress(gathering);
	gathering->selection->failed += losses_tell(&gathering->losses, loss);
}

static void on_forgetful(void *context, const Error *trouble)
{
	Error err = *trouble;

	end_progress(context);
	error_in(&err, "nothing will be remembered");
	dump_complain(&err);
}

/* Tells how far it is, now and then. Never stops. */
static bool tell_progress(void *context)
{
	Gathering *gathering = context;
	GathererProgress progress = gatherer_progress(gathering->gatherer);

	if (wait_now_ms() - gathering->told_ms < PROGRESS_MS)
		return false;
	gathering->told_ms = wait_now_ms();
	gathering->told = true;
	if (progress.listing)
		fprintf(stderr, "\rlisting %llu of %llu MB: %zu pages\033[K",
			(unsigned long long)(progress.offset / 1000000),
			(unsigned long long)(progress.bytes / 1000000), progress.to_read);
	else
		fprintf(stderr, "\rreading %zu of %zu\033[K", progress.read, progress.to_read);
	return false;
}

static void gather(const Options *options, Selection *selection)
{
	Gathering gathering = { .selection = selection, .told_ms = wait_now_ms() };
	Arena *arena = arena_new();
	GathererOptions how = { .store_folder = options->secure ? NULL : store_folder(arena),
		.loss = on_loss,
		.forgetful = on_forgetful,
		.context = &gathering };

	gathering.gatherer =
		gatherer_new(selection->sources, selection->count, selection->library, &how);
	gatherer_finish(
		gathering.gatherer, isatty(STDERR_FILENO) ? tell_progress : NULL, &gathering);
	end_progress(&gathering);
	gatherer_free(gathering.gatherer);
	losses_clear(&gathering.losses);
	arena_free(arena);
}

static void open_sources(const Options *options, Selection *selection)
{
	for (size_t i = 0; i < options->source_count; i++) {
		Error err = { 0 };
		Source *source = source_open(options->sources[i], &err);

		if (source == NULL) {
			dump_complain(&err);
			selection->failed++;
			continue;
		}
		selection->names[selection->count] = options->sources[i];
		selection->sources[selection->count++] = source;
	}
}

/* Pages that could not be read are said, and are none of those chosen from. */
static void say_failed(Selection *selection)
{
	for (size_t i = 0; i < library_count(selection->library); i++) {
		LibraryRow row = library_row(selection->library, i);
		Str name = str_empty(row.label) ? row.address : row.label;
		Error err = { 0 };

		if (row.state != LIBRARY_FAILED)
			continue;
		error_set(&err, ERROR_UNREADABLE, "%.*s: %.*s", (int)name.size, name.at,
			(int)row.why.size, row.why.size > 0 ? row.why.at : "");
		dump_complain(&err);
		selection->failed++;
	}
}

void selection_make(const Options *options, Selection *selection)
{
	LibraryFilter filter = options->filter;

	*selection = (Selection){
		.sources = memory_new((options->source_count + 1) * sizeof *selection->sources),
		.names = memory_new((options->source_count + 1) * sizeof *selection->names),
		.library = library_open(),
		.arena = arena_new(),
	};
	open_sources(options, selection);
	gather(options, selection);
	say_failed(selection);
	filter.states = 1u << LIBRARY_NAMED | 1u << LIBRARY_READ;
	if (filter.kinds == 0 && !options->list)
		filter.kinds = 1u << LIBRARY_ARTICLE;
	selection->list =
		library_list(selection->library, options->order, &filter, selection->arena);
}

void selection_clear(Selection *selection)
{
	library_close(selection->library);
	for (size_t i = 0; i < selection->count; i++)
		source_free(selection->sources[i]);
	free(selection->sources);
	free(selection->names);
	arena_free(selection->arena);
}

ContainerItem selection_item(const LibraryRow *row)
{
	ContainerItem item = {
		.label = row->label,
		.address = row->address,
		.captured = row->captured,
		.file = row->place.file,
		.article = true,
		.place = { .levels = row->place.levels },
	};

	for (unsigned i = 0; i < row->place.levels; i++)
		item.place.at[i] = (Extent){ row->place.at[i].offset, row->place.at[i].length };
	return item;
}

/* Printing */

/* A row, and the file it is, or is in. */
typedef struct {
	unsigned long number; /* in the list, from 1 */
	LibraryRow row;
	Str file;
} Line;

static void write_text_line(Text *out, const Line *line)
{
	const LibraryRow *row = &line->row;
	Str day = str_slice(row->date, 0, DAY_BYTES);

	text_format(out, "%6lu  %-*.*s  ", line->number, DAY_BYTES,
		str_empty(day) ? 1 : (int)day.size, str_empty(day) ? "-" : day.at);
	list_word(out, row->site);
	text_add_c(out, "  ");
	list_word(out, row->title);
	text_add_c(out, "  ");
	text_add(out, row->place.contained ? row->address : line->file);
	text_add_byte(out, '\n');
}

/* Where ROW's record is in its file, as --list has it without an order; nothing for a page
 * that is a file. */
static LibraryExtent record_of(const LibraryRow *row)
{
	if (!row->place.contained)
		return (LibraryExtent){ 0 };
	return row->place.at[row->place.levels - 1];
}

static void write_tsv_line(Text *out, const Line *line)
{
	const LibraryRow *row = &line->row;
	bool placed = row->place.contained;
	LibraryExtent record = record_of(row);
	const Str texts[] = { row->date, row->site, row->section, row->byline, row->captured,
		row->address, line->file, row->title };

	text_format(out, "%lu", line->number);
	list_number(out, placed, record.offset);
	list_number(out, placed, record.length);
	text_format(out, "\t%s", library_kind_name(row->kind));
	list_number(out, row->words >= 0, (uint64_t)row->words);
	list_number(out, row->comments >= 0, (uint64_t)row->comments);
	list_words(out, texts, sizeof texts / sizeof *texts);
}

static void write_json_line(Text *out, const Line *line)
{
	const LibraryRow *row = &line->row;
	bool placed = row->place.contained;
	LibraryExtent record = record_of(row);

	text_format(out, "{\"item\":%lu,\"article\":%s", line->number,
		row->kind == LIBRARY_ARTICLE ? "true" : "false");
	list_json_text(out, "title", row->title);
	list_json_text(out, "date", row->date);
	list_json_text(out, "site", row->site);
	list_json_text(out, "section", row->section);
	list_json_text(out, "byline", row->byline);
	list_json_number(out, "words", row->words >= 0, (uint64_t)row->words);
	list_json_number(out, "comments", row->comments >= 0, (uint64_t)row->comments);
	list_json_text(out, "kind", str(library_kind_name(row->kind)));
	text_add_c(out, ",\"source\":{\"file\":");
	json_quote(out, line->file);
	list_json_text(out, "address", row->address);
	list_json_text(out, "captured", row->captured);
	list_json_text(out, "media_type", row->media_type);
	list_json_number(out, "offset", placed, record.offset);
	list_json_number(out, "length", placed, record.length);
	text_add_c(out, "}}\n");
}

static void write_line(Text *out, ListFormat format, const Selection *selection, size_t number)
{
	static void (*const writers[])(Text * out, const Line *line) = {
		[LIST_TEXT] = write_text_line,
		[LIST_TSV] = write_tsv_line,
		[LIST_JSON] = write_json_line,
	};
	Line line = { .number = (unsigned long)number + 1,
		.row = library_row(selection->library, selection->list.rows[number]) };
	const Source *source = selection->sources[line.row.place.source];
	Text file = text_in(NULL);
	Arena *arena = arena_new();

	items_name(source, selection->names[line.row.place.source],
		source_item(source, line.row.place.item), &file);
	line.file = clean_text(arena, text_str(&file), 0, NULL);
	writers[format](out, &line);
	text_clear(&file);
	arena_free(arena);
}

int selection_print(const Options *options)
{
	Selection selection;
	Text out = text_in(NULL);
	Error err = { 0 };
	bool written = true;

	selection_make(options, &selection);
	for (size_t i = 0; i < selection.list.count && written; i++) {
		write_line(&out, options->list_format, &selection, i);
		if (out.size >= FLUSH_BYTES || i + 1 == selection.list.count)
			written = dump_write(&out, &err);
	}
	if (!written)
		dump_complain(&err);
	size_t listed = selection.list.count;
	size_t failed = selection.failed + (err.text[0] != '\0');

	text_clear(&out);
	selection_clear(&selection);
	if (failed > 0)
		return listed > 0 ? STATUS_SOME_UNREADABLE : STATUS_UNREADABLE;
	return listed > 0 ? STATUS_OK : STATUS_NONE_FOUND;
}
