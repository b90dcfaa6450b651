/* SPDX-License-Identifier: ISC */
#include "worker/reading.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "article/record.h"
#include "base/arena.h"
#include "base/text.h"
#include "extract/charset.h"
#include "source/bytes.h"
#include "source/sniff.h"
#include "source/source.h"
#include "worker/confine.h"

enum {
	PEEK_BYTES = 64 << 10, /* as far as the character set is looked for */
	/* What reading may cost by the estimate below; the limit the child is confined
	 * to is nearly twice that, for what the estimate does not know. */
	AFFORDED_BYTES = 400 << 20,
	MEGABYTE = 1000000,
};

/* What reading costs in memory, measured: for a byte the copies of it (as read,
 * decoded, mended, in the tree, in the article), for each of the signs FIRST and
 * SECOND what is kept of a tag and the text behind it, of an attribute, of a line. */
typedef struct {
	size_t byte;
	char first, second;
	size_t first_cost, second_cost;
} Cost;

static const Cost markup_cost = { 4, '<', '=', 1000, 350 };
static const Cost text_cost = { 8, '\n', '\n', 1500, 0 };

/* Before confinement */

static void prepare(void *context)
{
	Reading *reading = context;
	char *beginning = memory_resize(NULL, PEEK_BYTES);
	SourceInput *input = input_of_descriptor(STDIN_FILENO);
	Str bytes = str_of(beginning, bytes_peek(input, beginning, PEEK_BYTES));
	const char *name;
	SniffKind kind = sniff(bytes, &name);

	if (kind != SNIFF_BINARY)
		reading->converters = converters_open_for(
			bytes, bytes.size < PEEK_BYTES, STR_NONE, kind == SNIFF_HTML);
	input_free(input);
	error_set(&reading->no_parser, ERROR_CHILD, "was changed while it was being read");
	if (kind == SNIFF_HTML && reading->view != EXTRACT_SOURCE)
		reading->parser = extract_prepare(&reading->no_parser);
	free(beginning);
}

/* Confined */

static bool write_answer(void *context, const void *bytes, size_t size, Error *err)
{
	const char *at = bytes;

	(void)context;
	while (size > 0) {
		ssize_t put = write(STDOUT_FILENO, at, size);

		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return error_system(err, errno, "no answer could be written");
		at += put;
		size -= (size_t)put;
	}
	return true;
}

size_t reading_affordable(Str bytes, bool markup, size_t memory_bytes)
{
	Cost cost = markup ? markup_cost : text_cost;
	size_t spent = 0;

	for (size_t i = 0; i < bytes.size; i++) {
		spent += cost.byte;
		if (bytes.at[i] == cost.first)
			spent += cost.first_cost;
		else if (bytes.at[i] == cost.second)
			spent += cost.second_cost;
		if (spent > memory_bytes)
			return i;
	}
	return bytes.size;
}

/* The item's bytes in OUT, and what they are. False with ERR where they are no
 * text, or markup that there is no parser for. */
static bool take_bytes(const Reading *reading, Text *out, ExtractJob *job, Error *err)
{
	const char *name;
	SourceInput *input = input_of_descriptor(STDIN_FILENO);
	bool came = bytes_read(input, out, &job->truncated, err);

	input_free(input);
	if (!came)
		return false;
	SniffKind kind = sniff(text_str(out), &name);

	if (kind == SNIFF_BINARY) {
		error_set(err, ERROR_FORMAT, "is not text but %s", name);
		return error_hint(err, "broadsheet reads saved web pages and plain text.");
	}
	job->markup = kind == SNIFF_HTML;
	job->bytes = out->size;
	if (!job->markup || job->view == EXTRACT_SOURCE || reading->parser)
		return true;
	*err = reading->no_parser;
	return false;
}

static int answer_error(const Error *failed)
{
	Error unheard;

	return record_write_error(failed, write_answer, NULL, &unheard) ? CHILD_ANSWERED
									: CHILD_NOT_HEARD;
}

/* Reads BYTES, or the part of them that can be afforded, and frees them before
 * the answer is written. */
static int answer_article(Text *bytes, ExtractJob *job)
{
	Str whole = text_str(bytes);
	Str part = str_slice(whole, 0, reading_affordable(whole, job->markup, AFFORDED_BYTES));
	bool too_large =
		part.size < whole.size || (job->truncated && whole.size == SOURCE_BYTES_MAX);
	Article *article = article_new();
	Error unheard;

	job->truncated = job->truncated && !too_large;
	extract(part, job, article);
	if (too_large)
		article_warn(article, WARNING_TRUNCATED,
			"The page is too large: only the first %zu MB of it were read.",
			part.size / MEGABYTE);
	text_clear(bytes);
	bool written = record_write_article(article, write_answer, NULL, &unheard);

	article_free(article);
	return written ? CHILD_ANSWERED : CHILD_NOT_HEARD;
}

static int run(void *context)
{
	Reading *reading = context;
	ExtractJob job = { .view = reading->view, .converters = reading->converters };
	Text bytes = text_in(NULL);
	Error err;
	int status = take_bytes(reading, &bytes, &job, &err) ? answer_article(&bytes, &job)
							     : answer_error(&err);

	text_clear(&bytes);
	converters_close(reading->converters);
	reading->converters = NULL;
	return status;
}

ChildJob reading_job(Reading *reading)
{
	return (ChildJob){ .prepare = prepare, .run = run, .context = reading };
}
