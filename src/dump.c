/* SPDX-License-Identifier: ISC */
#include "dump.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "article/article.h"
#include "article/writer.h"
#include "base/clean.h"
#include "base/log.h"
#include "source/source.h"
#include "worker/worker.h"

typedef struct {
	const Options *options;
	size_t read; /* items of which something was printed */
	size_t failed; /* items or sources with a message */
	size_t none; /* items without an article */
	size_t wordless; /* items of which nothing can be printed */
	bool headed; /* more than one article: each has a line with its name */
	bool stopped; /* standard output is gone */
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

static void name_of(const Source *source, const char *name, const Item *item, Text *out)
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
		write_text(&dump->out, article, options->width_cells);
		break;
	case FORMAT_JSON:
		write_json(&dump->out, article);
		break;
	case FORMAT_MARKDOWN:
		write_markdown(&dump->out, article);
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

static void dump_item(Dump *dump, const Source *source, const char *source_name, size_t index)
{
	Error err = { 0 };
	Text name = text_in(NULL);
	name_of(source, source_name, source_item(source, index), &name);
	int fd = source_item_open(source, index, &err);
	Worker *worker = fd < 0 ? NULL : worker_start(fd, text_str(&name), EXTRACT_ARTICLE, &err);
	if (!worker) {
		dump_complain(&err);
		dump->failed++;
		text_clear(&name);
		return;
	}
	bool whole = worker_wait(worker, &err) == WORKER_DONE;
	const Article *article = worker_article(worker);
	log_line("%.*s: %zu blocks, %s", (int)name.size, name.at, article->block_count,
		whole ? "whole" : err.text);
	if (whole || something_came(article)) {
		if (whole && !something_came(article) && !dump->options->check &&
			dump->options->format != FORMAT_JSON)
			say_wordless(dump, article, text_str(&name));
		else
			print_article(dump, article, text_str(&name));
		dump->read++;
		dump->none += article->kind == ARTICLE_PAGE;
	}
	if (!whole) {
		dump_complain(&err);
		dump->failed++;
	}
	worker_free(worker);
	text_clear(&name);
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
	dump->headed = dump->headed || source_item_count(source) > 1;
	for (size_t i = 0; i < source_item_count(source) && !dump->stopped; i++) {
		dump_item(dump, source, name, i);
		if (!dump_write(&dump->out, &err)) {
			dump_complain(&err);
			dump->stopped = true;
			dump->failed += err.text[0] != '\0';
		}
	}
	source_free(source);
}

int dump_all(const Options *options)
{
	Dump dump = {
		.options = options,
		.headed = options->source_count > 1,
		.out = text_in(NULL),
	};
	for (size_t i = 0; i < options->source_count && !dump.stopped; i++)
		dump_source(&dump, options->sources[i]);
	text_clear(&dump.out);
	if (dump.failed > 0)
		return dump.read > 0 ? STATUS_SOME_UNREADABLE : STATUS_UNREADABLE;
	return dump.wordless > 0 || (options->check && dump.none > 0) ? STATUS_NONE_FOUND
								      : STATUS_OK;
}
