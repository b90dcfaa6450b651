/* SPDX-License-Identifier: ISC */
#include "gathering.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <cmocka.h>

enum {
	LARGE_BYTES = 1100000, /* of a page that is read when its turn comes */
};

void gathering_story(Text *out, int i)
{
	text_format(out,
		"<!doctype html><html><head><meta charset='utf-8'><title>Bridge %d reopens</title>"
		"<meta property='og:site_name' content='The Paper'>"
		"<meta property='article:published_time' content='2009-11-%02dT10:00:00Z'>"
		"</head><body><article><h1>Bridge %d reopens</h1>",
		i, 1 + i % 28, i);
	for (int k = 0; k < i + 3; k++)
		text_format(out,
			"<p>The bridge number %d over the river reopened on Tuesday, ten months "
			"after the flood that had carried its eastern arch away, the council of "
			"the town said in sentence %d.</p>",
			i, k);
	text_add_c(out, "</article></body></html>");
}

void gathering_write_pages(const char *folder, int count, int large)
{
	for (int i = 0; i < count; i++) {
		Text page = text_in(NULL);
		char name[32];

		gathering_story(&page, i);
		if (i == large)
			text_fill(&page, '\n', LARGE_BYTES);
		snprintf(name, sizeof name, "%d.html", i);
		scratch_write(folder, name, text_str(&page));
		text_clear(&page);
	}
}

void gathering_record(Text *out, const char *address, int status, const char *type, Str body)
{
	Text http = text_in(NULL);

	text_format(&http, "HTTP/1.1 %d OK\r\nContent-Type: %s\r\n\r\n", status, type);
	text_add(&http, body);
	text_format(out,
		"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
		"WARC-Date: 2012-01-01T00:00:00Z\r\n"
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %zu\r\n\r\n",
		address, http.size);
	text_add(out, text_str(&http));
	text_add_c(out, "\r\n\r\n");
	text_clear(&http);
}

void gathering_story_record(Text *out, int i, int more)
{
	Text story = text_in(NULL);
	char address[64];

	gathering_story(&story, i + more);
	snprintf(address, sizeof address, "http://paper.example/%d", i);
	gathering_record(out, address, 200, "text/html", text_str(&story));
	text_clear(&story);
}

void gathering_reopen(Fixture *fixture, const char *path)
{
	Error err = { 0 };

	source_free(fixture->source);
	fixture->source = source_open(path != NULL ? path : fixture->folder, &err);
	assert_non_null(fixture->source);
}

void gathering_replace_archive(Fixture *fixture, Text *bytes)
{
	scratch_write(fixture->folder, "z.warc", text_str(bytes));
	gathering_reopen(fixture, NULL);
}

static void write_archive(const Fixture *fixture)
{
	Text warc = text_in(NULL), story = text_in(NULL);

	gathering_story(&story, 50);
	gathering_record(&warc, "http://paper.example/50", 200, "text/html", text_str(&story));
	gathering_record(&warc, "http://paper.example/50b", 200, "text/html", text_str(&story));
	gathering_record(&warc, "http://paper.example/gone", 404, "text/html", text_str(&story));
	gathering_record(
		&warc, "http://paper.example/a.png", 200, "image/png", (Str)STR("\x89PNG\r\n"));
	scratch_write(fixture->folder, "z.warc", text_str(&warc));
	text_clear(&warc);
	text_clear(&story);
}

int gathering_set_up(void **state)
{
	Fixture *fixture = memory_new(sizeof *fixture);
	char path[GATHERING_PATH_BYTES];
	Error err;

	scratch_make(fixture->folder);
	for (int i = 0; i < GATHERING_PAGES; i++) {
		Text story = text_in(NULL);
		char name[32];

		gathering_story(&story, i);
		snprintf(name, sizeof name, "%02d.html", i);
		scratch_write(fixture->folder, name, text_str(&story));
		text_clear(&story);
	}
	scratch_write(fixture->folder, "copy.html", (Str)STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR"));
	write_archive(fixture);
	snprintf(path, sizeof path, "%s/fifo.html", fixture->folder);
	assert_int_equal(mkfifo(path, 0600), 0);
	fixture->source = source_open(fixture->folder, &err);
	assert_non_null(fixture->source);
	fixture->library = library_open();
	*state = fixture;
	return 0;
}

int gathering_tear_down(void **state)
{
	Fixture *fixture = *state;

	library_close(fixture->library);
	source_free(fixture->source);
	scratch_remove(fixture->folder);
	free(fixture);
	return 0;
}

static void on_loss(void *context, const Error *loss)
{
	Fixture *fixture = context;

	fixture->loss = *loss;
	fixture->losses++;
}

Gatherer *gathering_begin(Fixture *fixture)
{
	GathererOptions options = { .loss = on_loss, .context = fixture };

	return gatherer_new(&fixture->source, 1, fixture->library, &options);
}

LibraryRow gathering_row(const Fixture *fixture, const char *name)
{
	for (size_t i = 0; i < library_count(fixture->library); i++) {
		LibraryRow row = library_row(fixture->library, i);

		if (str_is(row.label, name) || str_is(row.address, name))
			return row;
	}
	fail_msg("no row %s", name);
	return library_row(fixture->library, 0);
}
