/* SPDX-License-Identifier: ISC */
#include "dump.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "article/article.h"
#include "article/writer.h"
#include "base/clean.h"
#include "base/log.h"
#include "item_name.h"
#include "item_search.h"
#include "items.h"
#include "list_pages.h"
#include "selection.h"
#include "source/source.h"

typedef struct {
	const Options *options;
	size_t read; /* items of which something was printed */
	size_t failed; /* items or sources with a message */
	size_t none; /* items without an article */
	size_t wordless; /* items of which nothing can be printed */
	bool headed; /* more than one article: each has a line with its name */
	bool stopped; /* standard output is gone */
	ListPages *list_pages; /* owned */
	Text out;
} Dump;

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

void dump_name_of(const Source *source, const char *name, const Item *item, Text *out)
{
	if (source_is_folder(source)) {
		text_add_c(out, name);
		if (name[0] && out->at[out->size - 1] != '/')
			text_add_byte(out, '/');
	}
	text_add(out, item->label);
}

static void print_heading(Dump *dump, Str name)
{
	Arena *arena = arena_new();
	Str label = clean_text(arena, name, 0, NULL);
	if (dump->read > 0)
		text_add_byte(&dump->out, '\n');
	text_format(&dump->out, "==> %.*s <==\n", (int)label.size, label.at);
	arena_free(arena);
}

/* Words that no page is looked for by are counted rather than quoted. */
static bool is_quoted(LeftOutReason reason, LeftOutGiven given)
{
	return given == LEFT_OUT_GIVEN_ALL ||
		(reason != LEFT_OUT_ADVERT && reason != LEFT_OUT_BOILERPLATE &&
			reason != LEFT_OUT_WRAPPER);
}

static void print_json(Text *out, const Article *article, LeftOutGiven given)
{
	Arena *arena = arena_new();
	Article printed = *article;

	printed.left_out_count = 0;
	if (given != LEFT_OUT_GIVEN_NONE)
		printed.left_out_count = article->left_out_count;
	printed.left_out = arena_array(arena, printed.left_out_count + 1, sizeof *printed.left_out);
	for (size_t i = 0; i < printed.left_out_count; i++) {
		printed.left_out[i] = article->left_out[i];
		if (!is_quoted(printed.left_out[i].reason, given))
			printed.left_out[i].text = str("…");
	}
	write_json(out, &printed);
	arena_free(arena);
}

static void print_article(Dump *dump, const Article *article, Str name)
{
	const Options *options = dump->options;
	if (options->check) {
		if (article->kind == ARTICLE_PAGE) {
			text_add(&dump->out, name);
			text_add_byte(&dump->out, '\n');
		}
		return;
	}
	if (dump->headed && options->format != FORMAT_JSON)
		print_heading(dump, name);
	switch (options->format) {
	case FORMAT_TEXT:
		write_text(&dump->out, article, options->width_cells, options->parts);
		break;
	case FORMAT_JSON:
		print_json(&dump->out, article, options->left_out);
		break;
	case FORMAT_MARKDOWN:
		write_markdown(&dump->out, article, options->parts);
		break;
	case FORMAT_COUNT:
		break;
	}
}

/* Did anything of the page arrive before its reader died? */
static bool something_came(const Article *article)
{
	return article->block_count > 0 || str_present(article->field[FIELD_TITLE]);
}

/* A page without a word prints as nothing: say so, and what the reader of the page found
 * odd about it. JSON says it itself. */
static void say_wordless(Dump *dump, const Article *article, Str name)
{
	Error err = { 0 };
	Text odd = text_in(NULL);

	for (size_t i = 0; i < article->warning_count; i++) {
		text_add_byte(&odd, i > 0 ? ' ' : '(');
		text_add(&odd, article->warnings[i].text);
	}
	if (odd.size > 0)
		text_add_byte(&odd, ')');
	error_set(&err, ERROR_EMPTY, "%.*s: holds no text to show %.*s", (int)name.size, name.at,
		(int)odd.size, odd.size > 0 ? odd.at : "");
	error_hint(
		&err, "--dump=json tells what is known of it; the reader shows its source (\\).");
	dump_complain(&err);
	text_clear(&odd);
	dump->wordless++;
}

/* A text that ends before its page does looks whole: say it. JSON says it itself. */
static void say_cut(const Article *article, Str name)
{
	for (size_t i = 0; i < article->warning_count; i++) {
		const Warning *warning = &article->warnings[i];
		Error err = { 0 };

		if (warning->code != WARNING_TRUNCATED || str_empty(warning->text))
			continue;
		error_set(&err, ERROR_EMPTY, "%.*s: %.*s", (int)name.size, name.at,
			(int)warning->text.size, warning->text.at);
		dump_complain(&err);
	}
}

/* One file, and what is printed over its articles. */
typedef struct {
	Dump *dump;
	Str name;
	Text first; /* owned: name of the article that is held back, or empty */
} File;

/* Prints what has gathered. False when nobody takes it any more. */
static bool flush(Dump *dump)
{
	Error err = { 0 };

	if (dump_write(&dump->out, &err))
		return true;
	dump_complain(&err);
	dump->stopped = true;
	dump->failed += err.text[0] != '\0';
	return false;
}

/* The file's name and where in it ITEM stands; the file's alone without an item. */
static void name_item(const File *file, const ContainerItem *item, Text *out)
{
	text_add(out, file->name);
	if (item == NULL)
		return;
	text_add_c(out, ": ");
	text_add(out, str_present(item->address) ? item->address : item->label);
}

/* A file with a single article has no heading: whether there are more is known with
 * the second one, so the first is held back until then. */
static bool hold_first(File *file, const ContainerItem *item, Str name)
{
	Dump *dump = file->dump;

	if (item == NULL || dump->headed || dump->options->format == FORMAT_JSON)
		return false;
	if (file->first.size == 0) {
		text_add(&file->first, name);
		return true;
	}
	Text article = dump->out;
	size_t read = dump->read;

	dump->out = text_in(NULL);
	dump->read = 0;
	print_heading(dump, text_str(&file->first));
	dump->read = read;
	dump->headed = true;
	text_add(&dump->out, text_str(&article));
	text_clear(&article);
	return false;
}

static bool take_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	File *file = context;
	Dump *dump = file->dump;
	Text name = text_in(NULL);

	/* Its page is printed where that is. */
	if (failed == NULL && dump->options->item == NULL &&
		list_pages_have(dump->list_pages, article))
		return true;
	name_item(file, item, &name);
	bool held = hold_first(file, item, text_str(&name));

	log_line("%.*s: %zu blocks, %s", (int)name.size, name.at, article->block_count,
		failed == NULL ? "whole" : failed->text);
	if (failed == NULL || something_came(article)) {
		if (failed == NULL && !something_came(article) && !dump->options->check &&
			dump->options->format != FORMAT_JSON)
			say_wordless(dump, article, text_str(&name));
		else
			print_article(dump, article, text_str(&name));
		if (!dump->options->check && dump->options->format != FORMAT_JSON)
			say_cut(article, text_str(&name));
		dump->read++;
		dump->none += article->kind == ARTICLE_PAGE;
	}
	if (failed != NULL) {
		dump_complain(failed);
		dump->failed++;
	}
	text_clear(&name);
	return held || flush(dump);
}

static bool take_item(void *context, const ContainerItem *item, Str listed)
{
	File *file = context;

	(void)item;
	(void)listed;
	return !file->dump->stopped;
}

static void take_loss(void *context, const Error *loss)
{
	File *file = context;

	dump_complain(loss);
	file->dump->failed++;
}

static void say_no_articles(Dump *dump, Str name)
{
	Error err = { 0 };

	error_set(&err, ERROR_EMPTY, "%.*s: holds no article", (int)name.size, name.at);
	error_hint(&err, "--list names what it holds.");
	dump_complain(&err);
	dump->wordless++;
}

static void dump_item(Dump *dump, const Source *source, const char *source_name, size_t index)
{
	Text name = text_in(NULL);

	dump_name_of(source, source_name, source_item(source, index), &name);
	File file = { .dump = dump, .name = text_str(&name), .first = text_in(NULL) };
	const ItemsListener listener = { take_item, take_article, take_loss, &file };

	if (!items_visit(source, index, file.name, READING_ALL, &listener))
		say_no_articles(dump, file.name);
	(void)flush(dump);
	text_clear(&file.first);
	text_clear(&name);
}

/* An article that may not be there: what is wrong then is not said. */
static bool try_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	return failed != NULL || take_article(context, article, item, failed);
}

/* The record whose offset is given is read without looking at the others. It may also lie
 * in a container within: then the list has to tell where. */
static bool dump_at_offset(File *file, const Source *source, size_t index, uint64_t offset)
{
	const ItemsListener trying = { NULL, try_article, take_loss, file };
	const ContainerItem item = { .place = { .levels = 1, .at = { { .offset = offset } } } };
	size_t read = file->dump->read;

	items_read(source, index, file->name, &item, &trying);
	return file->dump->read > read;
}

/* What a revisit repeats, under the revisit's own address, time and place. */
typedef struct {
	File *file;
	const ContainerItem *revisit;
} RevisitDump;

static bool take_repeat(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	const RevisitDump *repeat = context;
	const ContainerItem *revisit = repeat->revisit;
	Article told = *article;
	SourceInfo *source = &told.source;

	(void)item;
	if (str_present(revisit->address))
		source->address = revisit->address;
	if (str_present(revisit->captured))
		source->captured = revisit->captured;
	source->offset = revisit->place.at[revisit->place.levels - 1].offset;
	source->length = revisit->place.at[revisit->place.levels - 1].length;
	return take_article(repeat->file, &told, revisit, failed);
}

/* Prints the item that was found. What a revisit repeats may lie in another file. */
static void dump_found(File *file, const ItemSearch *search)
{
	const ItemsListener printing = { NULL, take_article, take_loss, file };
	const ItemsListener trying = { NULL, try_article, NULL, file };
	const ContainerItem *found = &search->item;
	RevisitDump repeat = { file, found };
	const ItemsListener repeating = { NULL, take_repeat, NULL, &repeat };
	bool revisit = str_is(found->media_type, "warc/revisit");
	size_t read = file->dump->read, original;
	ContainerItem item;

	items_read(search->source, search->file, file->name, found, revisit ? &trying : &printing);
	if (!revisit || file->dump->read > read)
		return;
	if (items_find_payload(search->source, found->digest, search->arena, &original, &item))
		items_read(search->source, original, file->name, &item, &repeating);
	else
		items_read(search->source, search->file, file->name, found, &printing);
}

/* Looks for what --item names in FILE of the source, or in what its indexes say where that
 * is asked, and prints it. False when it is not there. */
static bool dump_named_in(
	Dump *dump, const char *source_name, ItemSearch *search, size_t index, bool in_indexes)
{
	Text name = text_in(NULL);

	dump_name_of(search->source, source_name, source_item(search->source, index), &name);
	File file = { .dump = dump, .name = text_str(&name), .first = text_in(NULL) };
	const ItemsListener telling = { NULL, take_article, take_loss, &file };
	bool done = in_indexes;

	if (!in_indexes && search->name->by_offset)
		done = dump_at_offset(&file, search->source, index, search->name->offset);
	if (!done)
		done = item_search_file(search, index, file.name, &telling);
	if (search->fit != ITEM_FITS_NOT && !search->told)
		dump_found(&file, search);
	(void)flush(dump);
	text_clear(&file.first);
	text_clear(&name);
	return done;
}

static void dump_named(Dump *dump, Source *source, const char *source_name)
{
	Error err = { 0 };
	ItemName name;
	ItemSearch search = { .source = source, .name = &name, .arena = arena_new() };
	bool found = item_name_parse(search.arena, str(dump->options->item), &name) &&
		item_search_indexes(&search) &&
		dump_named_in(dump, source_name, &search, search.file, true);

	for (size_t i = 0; i < source_item_count(source) && !found; i++)
		found = dump_named_in(dump, source_name, &search, i, false);
	arena_free(search.arena);
	if (found)
		return;
	error_set(&err, ERROR_EMPTY, "%s: holds no item %s", source_name, dump->options->item);
	error_hint(&err, "--list names what it holds.");
	dump_complain(&err);
	dump->wordless++;
}

static void dump_source(Dump *dump, const char *name)
{
	Error err = { 0 };
	Source *source = source_open(name, &err);
	if (!source) {
		dump_complain(&err);
		dump->failed++;
		return;
	}
	if (source_is_cut(source)) {
		error_set(&err, ERROR_LIMIT, "%s: has more pages than are read: the first %d", name,
			SOURCE_FOLDER_MAX);
		dump_complain(&err);
		dump->failed++;
	}
	dump->headed = dump->headed || source_item_count(source) > 1;
	if (dump->options->item != NULL)
		dump_named(dump, source, name);
	for (size_t i = 0;
		dump->options->item == NULL && i < source_item_count(source) && !dump->stopped; i++)
		dump_item(dump, source, name, i);
	source_free(source);
}

/* Prints the page of ROW of SELECTION. */
static void dump_row(Dump *dump, const Selection *selection, const LibraryRow *row)
{
	const Source *source = selection->sources[row->place.source];
	const char *source_name = selection->names[row->place.source];
	size_t index = row->place.item;

	if (!row->place.contained) {
		dump_item(dump, source, source_name, index);
		return;
	}
	Text name = text_in(NULL);

	dump_name_of(source, source_name, source_item(source, index), &name);
	File file = { .dump = dump, .name = text_str(&name), .first = text_in(NULL) };
	const ItemsListener listener = { NULL, take_article, take_loss, &file };
	ContainerItem item = selection_item(row);

	items_read(source, index, file.name, &item, &listener);
	text_clear(&file.first);
	text_clear(&name);
}

static void dump_selected(Dump *dump)
{
	Selection selection;

	selection_make(dump->options, &selection);
	dump->failed += selection.failed;
	dump->headed = dump->headed || selection.list.count > 1;
	for (size_t i = 0; i < selection.list.count && !dump->stopped; i++) {
		LibraryRow row = library_row(selection.library, selection.list.rows[i]);

		dump_row(dump, &selection, &row);
	}
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
	bool selected = options->selected && options->item == NULL;

	if (selected)
		dump_selected(&dump);
	for (size_t i = 0; !selected && i < options->source_count && !dump.stopped; i++)
		dump_source(&dump, options->sources[i]);
	list_pages_free(dump.list_pages);
	text_clear(&dump.out);
	if (dump.failed > 0)
		return dump.read > 0 ? STATUS_SOME_UNREADABLE : STATUS_UNREADABLE;
	return dump.wordless > 0 || (options->check && dump.none > 0) ? STATUS_NONE_FOUND
								      : STATUS_OK;
}
