/* SPDX-License-Identifier: ISC */
#include "printing/dumping.h"

#include "article/writer.h"
#include "base/arena.h"
#include "base/clean.h"
#include "base/log.h"
#include "printing/dump.h"

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

bool dumping_flush(Dump *dump)
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
static void name_item(const DumpFile *file, const ContainerItem *item, Text *out)
{
	text_add(out, file->name);
	if (item == NULL)
		return;
	text_add_c(out, ": ");
	text_add(out, str_present(item->address) ? item->address : item->label);
}

/* A file with a single article has no heading: whether there are more is known with
 * the second one, so the first is held back until then. */
static bool hold_first(DumpFile *file, const ContainerItem *item, Str name)
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

bool dumping_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	DumpFile *file = context;
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
	return held || dumping_flush(dump);
}

void dumping_loss(void *context, const Error *loss)
{
	DumpFile *file = context;

	file->dump->failed += losses_tell(&file->dump->losses, loss);
}
