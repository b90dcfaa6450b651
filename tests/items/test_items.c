/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "items/items.h"

enum {
	NAME_BYTES = 64,
};

/* A folder with an archive of three records and an index of them, the second of which
 * stands where there is none and has no media type, as the third. */
typedef struct {
	char folder[NAME_BYTES], archive[2 * NAME_BYTES], index[2 * NAME_BYTES];
} Fixture;

static const char page_1[] =
	"<html><title>One</title><h1>One</h1><p>The first of the pages.</p></html>";
static const char page_3[] = "<html><title>Three</title><h1>Three</h1><p>The last page.</p></html>";

static long write_record(FILE *file, const char *address, const char *page)
{
	long place = ftell(file);

	fprintf(file,
		"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: %s\r\n"
		"WARC-Date: 2009-11-02T11:44:00Z\r\nContent-Type: text/html\r\n"
		"Content-Length: %zu\r\n\r\n%s\r\n\r\n",
		address, strlen(page), page);
	return place;
}

static int set_up(void **state)
{
	static Fixture fixture;

	strcpy(fixture.folder, "/tmp/broadsheet-test-XXXXXX");
	if (mkdtemp(fixture.folder) == NULL)
		return -1;
	snprintf(fixture.archive, sizeof fixture.archive, "%s/a.warc", fixture.folder);
	snprintf(fixture.index, sizeof fixture.index, "%s/a.cdxj", fixture.folder);
	FILE *archive = fopen(fixture.archive, "w"), *index = fopen(fixture.index, "w");

	if (archive == NULL || index == NULL)
		return -1;
	fprintf(index,
		"com,example)/1 20091102114400 {\"url\": \"http://example.com/1\", \"mime\": "
		"\"text/html\", \"offset\": \"%ld\", \"filename\": \"a.warc\"}\n",
		write_record(archive, "http://example.com/1", page_1));
	fprintf(index,
		"com,example)/2 20091102114400 {\"url\": \"http://example.com/2\", \"offset\": "
		"\"3\", \"filename\": \"a.warc\"}\n");
	fprintf(index,
		"com,example)/3 20091102114400 {\"url\": \"http://example.com/3\", \"offset\": "
		"\"%ld\", \"filename\": \"a.warc\"}\n",
		write_record(archive, "http://example.com/3", page_3));
	fclose(archive);
	fclose(index);
	*state = &fixture;
	return 0;
}

static int tear_down(void **state)
{
	const Fixture *fixture = *state;

	unlink(fixture->archive);
	unlink(fixture->index);
	return rmdir(fixture->folder);
}

/* What a visit told, in one line of words. */
typedef struct {
	Text told;
} Notes;

static bool note_item(void *context, const ContainerItem *item, Str listed)
{
	Notes *notes = context;
	Str number = str_from(item->address, str_find_last_byte(item->address, '/') + 1);

	text_format(&notes->told, "%.*s(%.*s,%.*s) ", (int)number.size, number.at, (int)listed.size,
		listed.at, (int)item->media_type.size,
		str_present(item->media_type) ? item->media_type.at : "");
	return true;
}

static bool note_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	Notes *notes = context;
	Str title = article->field[FIELD_TITLE];

	assert_non_null(item);
	if (failed != NULL)
		text_add_c(&notes->told, "failed ");
	else
		text_format(&notes->told, "%.*s ", (int)title.size, title.at);
	return true;
}

static void assert_visit(const Fixture *fixture, ReadingTask task, const char *expected)
{
	Notes notes = { .told = text_in(NULL) };
	const ItemsListener listener = { note_item, note_article, NULL, &notes };
	Error err = { 0 };
	Source *source = source_open(fixture->index, &err);

	assert_non_null(source);
	assert_true(items_visit(source, 0, str("a.cdxj"), task, &listener));
	text_add_byte(&notes.told, '\0');
	assert_string_equal(notes.told.at, expected);
	text_clear(&notes.told);
	source_free(source);
}

static void test_items_of_an_index_get_their_media_types(void **state)
{
	assert_visit(*state, READING_LIST, "1(cdx,text/html) 2(cdx,) 3(cdx,text/html) ");
}

static void test_items_of_an_index_are_read_in_its_order(void **state)
{
	assert_visit(*state, READING_ALL, "1(cdx,text/html) One 2(cdx,) failed 3(cdx,) Three ");
}

static void write_payload(const char *folder, const char *name, const char *type)
{
	char path[2 * NAME_BYTES];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fprintf(file,
		"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: http://example.com/%s\r\n"
		"WARC-Date: 2009-11-02T11:44:00Z\r\nWARC-Payload-Digest: sha1:ABC\r\n"
		"Content-Type: text/html\r\nContent-Length: 7\r\n\r\n<p>x</p\r\n\r\n",
		type, name);
	fclose(file);
}

static void test_items_find_what_a_revisit_repeats(void **state)
{
	char folder[] = "/tmp/broadsheet-test-XXXXXX", path[2 * NAME_BYTES];
	static const char *const names[] = { "a.warc", "b.warc" };
	Arena *arena = arena_new();
	ContainerItem item;
	size_t index = 0;
	Error err = { 0 };

	(void)state;
	assert_non_null(mkdtemp(folder));
	write_payload(folder, names[0], "revisit");
	write_payload(folder, names[1], "resource");
	Source *source = source_open(folder, &err);

	assert_non_null(source);
	assert_true(items_find_payload(source, str("sha1:ABC"), arena, &index, &item));
	assert_int_equal(index, 1);
	assert_true(str_is(item.address, "http://example.com/b.warc"));
	assert_false(items_find_payload(source, str("sha1:XYZ"), arena, &index, &item));
	assert_false(items_find_payload(source, STR_NONE, arena, &index, &item));
	source_free(source);
	for (size_t i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_items_of_an_index_get_their_media_types),
		cmocka_unit_test(test_items_of_an_index_are_read_in_its_order),
		cmocka_unit_test(test_items_find_what_a_revisit_repeats),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
