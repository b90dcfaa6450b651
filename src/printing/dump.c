/* SPDX-License-Identifier: ISC */
#include "printing/dump.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clean.h"
#include "items/files_ahead.h"
#include "items/item_name.h"
#include "items/items.h"
#include "items/picks_ahead.h"
#include "printing/dump_named.h"
#include "printing/dumping.h"
#include "printing/list_pages.h"
#include "printing/selection.h"
#include "source/source.h"

void dump_complain(const Error *err)
{
	if (err->text[0] == '\0')
		return;
	Arena *arena = arena_new();
	Str text = clean_text(arena, str(err->text), 0, NULL);
	Str hint = clean_text(arena, str(err->hint), 0, NULL);
	fprintf(stderr, "broadsheet: %.*s\n", (int)text.size, text.at);
	if (!str_empty(hint))
		fprintf(stderr, "  %.*s\n", (int)hint.size, hint.at);
	arena_free(arena);
}

bool dump_write(Text *text, Error *err)
{
	size_t done = 0;
	while (done < text->size) {
		ssize_t n = write(STDOUT_FILENO, text->at + done, text->size - done);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EPIPE) {
			error_clear(err);
			return false;
		}
		if (n < 0)
			return error_system(err, errno, "standard output: cannot be written");
		done += (size_t)n;
	}
	text->size = 0;
	return true;
}

static bool take_item(void *context, const ContainerItem *item, Str listed)
{
	DumpFile *file = context;

	(void)item;
	(void)listed;
	return !file->dump->stopped;
}

static void say_no_articles(Dump *dump, Str name)
{
	Error err = { 0 };

	error_set(&err, ERROR_EMPTY, "%.*s: holds no article", (int)name.size, name.at);
	error_hint(&err, "--list names what it holds.");
	dump_complain(&err);
	dump->wordless++;
}

/* Goes through the file whose turn it is. */
static void dump_file(Dump *dump, FilesAhead *ahead, Str name)
{
	DumpFile file = { .dump = dump, .name = name, .first = text_in(NULL) };
	const ItemsListener listener = { take_item, dumping_article, dumping_loss, &file };

	if (!files_ahead_visit(ahead, &listener))
		say_no_articles(dump, name);
	(void)dumping_flush(dump);
	text_clear(&file.first);
}

static void fail(Dump *dump, const Error *err)
{
	dump_complain(err);
	dump->failed++;
}

/* What there is to know of SOURCE before its first file. */
static void begin_source(Dump *dump, const Source *source, const char *name)
{
	Error err = { 0 };

	if (source_is_cut(source)) {
		error_set(&err, ERROR_LIMIT, "%s: has more pages than are read: the first %d", name,
			SOURCE_FOLDER_MAX);
		fail(dump, &err);
	}
	dump->headed = dump->headed || source_item_count(source) > 1;
}

static void dump_files(Dump *dump)
{
	const Options *options = dump->options;
	FilesAhead *ahead = files_ahead_new(options->sources, options->source_count, READING_ALL);
	const FileAhead *file;

	while (!dump->stopped && (file = files_ahead_next(ahead)) != NULL) {
		if (file->source == NULL) {
			fail(dump, &file->error);
			continue;
		}
		if (file->first)
			begin_source(dump, file->source, file->source_name);
		dump_file(dump, ahead, file->name);
	}
	files_ahead_free(ahead);
}

/* Prints what --item names, of each source. */
static void dump_one_of_each(Dump *dump)
{
	const Options *options = dump->options;

	for (size_t i = 0; i < options->source_count && !dump->stopped; i++) {
		Error err = { 0 };
		const char *name = options->sources[i];
		Source *source = source_open(name, &err);

		if (source == NULL) {
			fail(dump, &err);
			continue;
		}
		begin_source(dump, source, name);
		dump_named(dump, source, name);
		source_free(source);
	}
}

/* Goes through the rows of a selection. */
typedef struct {
	Selection *selection;
	size_t row; /* the next */
} SelectedRows;

static bool next_selected(void *context, Pick *pick)
{
	SelectedRows *rows = context;
	const Selection *selection = rows->selection;

	if (rows->row >= selection->list.count)
		return false;
	LibraryRow row = library_row(selection->library, selection->list.rows[rows->row++]);

	*pick = (Pick){
		.source = selection->sources[row.place.source],
		.source_name = selection->names[row.place.source],
		.index = row.place.item,
		.contained = row.place.contained,
		.item = selection_item(&row),
	};
	return true;
}

static void dump_selected(Dump *dump)
{
	Selection selection;

	selection_make(dump->options, &selection);
	dump->failed += selection.failed;
	dump->headed = dump->headed || selection.list.count > 1;
	SelectedRows rows = { .selection = &selection };
	PicksAhead *ahead = picks_ahead_new(next_selected, &rows);
	Str name;

	while (!dump->stopped && str_present(name = picks_ahead_next(ahead))) {
		DumpFile file = { .dump = dump, .name = name, .first = text_in(NULL) };
		const ItemsListener listener = { take_item, dumping_article, dumping_loss, &file };

		if (!picks_ahead_visit(ahead, &listener))
			say_no_articles(dump, name);
		(void)dumping_flush(dump);
		text_clear(&file.first);
	}
	picks_ahead_free(ahead);
	dump->wordless += selection.list.count == 0;
	selection_clear(&selection);
}

/* Is what --item names a way to name one? */
static bool check_item_name(const Options *options)
{
	ItemName unused;
	Error err = { 0 };
	Arena *arena = arena_new();
	bool good = options->item == NULL || item_name_parse(arena, str(options->item), &unused);

	arena_free(arena);
	if (good)
		return true;
	error_set(&err, ERROR_USAGE,
		"--item=%s: not a number, an address, or @ and the offset of a record",
		options->item);
	dump_complain(&err);
	return false;
}

int dump_all(const Options *options)
{
	if (!check_item_name(options))
		return STATUS_USAGE;
	Dump dump = {
		.options = options,
		.headed = options->source_count > 1,
		.list_pages = list_pages_new(options),
		.out = text_in(NULL),
	};

	if (options->item != NULL)
		dump_one_of_each(&dump);
	else if (options->selected)
		dump_selected(&dump);
	else
		dump_files(&dump);
	list_pages_free(dump.list_pages);
	losses_clear(&dump.losses);
	text_clear(&dump.out);
	if (dump.failed > 0)
		return dump.read > 0 ? STATUS_SOME_UNREADABLE : STATUS_UNREADABLE;
	return dump.wordless > 0 || (options->check && dump.none > 0) ? STATUS_NONE_FOUND
								      : STATUS_OK;
}
