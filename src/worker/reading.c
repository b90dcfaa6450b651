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
#include "worker/confine.h"

/* What a page costs while it is read, measured: copies of its bytes (as read,
 * decoded, mended, in the tree, in the article), what the parser and the walk keep
 * for a tag and the text behind it, and for an attribute. */
enum {
	PEEK_BYTES = 64 << 10, /* as far as the character set is looked for */
	COST_OF_BYTE = 6,
	COST_OF_TAG = 400,
	COST_OF_ATTRIBUTE = 320,
};

/* Before confinement */

static void prepare(void *context)
{
	Reading *reading = context;
	char *beginning = memory_resize(NULL, PEEK_BYTES);
	Str bytes = str_of(beginning, bytes_peek(STDIN_FILENO, beginning, PEEK_BYTES));
	const char *name;
	SniffKind kind = sniff(bytes, &name);

	if (kind != SNIFF_BINARY) {
		Charset charset = charset_sniff(bytes, STR_NONE, kind == SNIFF_HTML);

		/* All of the page may speak for another set than its beginning does. */
		reading->converters =
			charset.mismatch ? converters_open() : converters_open_for(&charset);
	}
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

size_t reading_affordable(Str bytes, size_t memory_bytes)
{
	size_t cost = 0;

	/* Every tag has three bytes and every attribute four at least, so that a small
	 * page need not be looked at. */
	if (bytes.size < memory_bytes / (COST_OF_TAG / 3 + COST_OF_BYTE))
		return bytes.size;
	for (size_t i = 0; i < bytes.size; i++) {
		cost += COST_OF_BYTE;
		if (bytes.at[i] == '<')
			cost += COST_OF_TAG;
		else if (bytes.at[i] == '=')
			cost += COST_OF_ATTRIBUTE;
		if (cost > memory_bytes)
			return i;
	}
	return bytes.size;
}

/* The item's bytes in OUT, and what they are. False with ERR where they are no
 * text. */
static bool take_bytes(Text *out, ExtractJob *job, Error *err)
{
	const char *name;

	if (!bytes_read(STDIN_FILENO, out, &job->truncated, err))
		return false;
	SniffKind kind = sniff(text_str(out), &name);

	if (kind == SNIFF_BINARY) {
		error_set(err, ERROR_FORMAT, "is not text but %s", name);
		return error_hint(err, "broadsheet reads saved web pages and plain text.");
	}
	job->markup = kind == SNIFF_HTML;
	job->bytes = out->size;
	return true;
}

static int answer_error(const Error *failed)
{
	Error unheard;

	return record_write_error(failed, write_answer, NULL, &unheard) ? CHILD_ANSWERED
									: CHILD_NOT_HEARD;
}

static int run(void *context)
{
	const Reading *reading = context;
	ExtractJob job = { .view = reading->view, .converters = reading->converters };
	Text bytes = text_in(NULL);
	Error err;

	if (!take_bytes(&bytes, &job, &err))
		return answer_error(&err);
	Str whole = text_str(&bytes);
	Str part = whole;

	if (job.markup && job.view != EXTRACT_SOURCE)
		part = str_slice(whole, 0, reading_affordable(whole, CONFINE_MEMORY_BYTES));
	job.truncated = job.truncated || part.size < whole.size;
	Article *article = article_new();

	extract(part, &job, article);
	text_clear(&bytes);
	/* Neither article nor converters are freed: the process ends. */
	return record_write_article(article, write_answer, NULL, &err) ? CHILD_ANSWERED
								       : CHILD_NOT_HEARD;
}

ChildJob reading_job(Reading *reading)
{
	return (ChildJob){ .prepare = prepare, .run = run, .context = reading };
}
