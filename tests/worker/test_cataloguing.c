/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "../children.h"
#include "worker/cataloguer.h"

/* A story of that TITLE, on the heap. */
static Text story(const char *title)
{
	Text page = text_in(NULL);

	text_format(&page,
		"<!doctype html><html><head><meta charset='iso-8859-15'><title>%s</title></head>"
		"<body><article><h1>%s</h1>",
		title, title);
	for (int i = 0; i < 4; i++)
		text_format(&page,
			"<p>The bridge over the river reopened on Tuesday, ten months after the "
			"flood that had carried its eastern arch away, said the council in part "
			"%d of what it had to say.</p>",
			i);
	text_add_c(&page, "</article></body></html>");
	return page;
}

/* What was told, as "number kind title;" one behind the other. */
static void note(void *context, const CatalogueEntry *entry)
{
	text_format(context, "%u %d %.*s;", entry->number, entry->kind, (int)entry->title.size,
		entry->title.size > 0 ? entry->title.at : "");
}

static void finish(Cataloguer *cataloguer)
{
	Error err;

	while (cataloguer_pending(cataloguer) > 0) {
		struct pollfd fds[CATALOGUER_FDS];
		int count = cataloguer_poll(cataloguer, fds);

		(void)poll(fds, (nfds_t)count, cataloguer_timeout_ms(cataloguer));
		assert_true(cataloguer_step(cataloguer, &err));
	}
}

/* Gives page NUMBER, whose BYTES are cleared. */
static void give(Cataloguer *cataloguer, uint32_t number, Text *bytes)
{
	cataloguer_give(cataloguer, &(CataloguePage){ .number = number, .bytes = text_str(bytes) });
	text_clear(bytes);
}

static Cataloguer *start(Text *noted)
{
	Error err;
	Cataloguer *cataloguer = cataloguer_start(false, note, noted, &err);

	*noted = text_in(NULL);
	assert_non_null(cataloguer);
	return cataloguer;
}

static void assert_noted(Text *noted, const char *expected)
{
	text_add_byte(noted, '\0');
	assert_string_equal(noted->at, expected);
	text_clear(noted);
}

static void test_one_child_reads_page_after_page(void **state)
{
	static const char mail[] =
		"From: a@paper.example\r\nSubject: News\r\nDate: Mon, 2 Nov 2009 "
		"11:44:00 +0000\r\nMIME-Version: 1.0\r\n"
		"Content-Type: text/plain\r\n\r\nAll is well.\r\n";
	Text noted;
	Cataloguer *cataloguer = start(&noted);
	Text pages[] = { story("One"), story("Two \xA4"), text_in(NULL), text_in(NULL) };

	(void)state;
	text_add_c(&pages[2], "\x89PNG\r\n\x1a\n");
	text_add_c(&pages[3], mail);
	for (uint32_t i = 0; i < 4; i++) {
		assert_true(cataloguer_has_room(cataloguer));
		give(cataloguer, 10 + i, &pages[i]);
	}
	assert_false(cataloguer_has_room(cataloguer));
	finish(cataloguer);
	assert_true(cataloguer_has_room(cataloguer));
	cataloguer_free(cataloguer);
	assert_true(str_starts(text_str(&noted), "10 0 One;11 0 Two \xE2\x82\xAC;12 5 ;13 "));
	text_clear(&noted);
}

/* Its frames are files that the child cannot open: they come with it. */
static void test_a_page_of_frames_is_read_with_them(void **state)
{
	Text noted, page = text_in(NULL), text = story("The bridge is open");
	const PageFrame frames[] = { { STR("empty.html"), STR("") },
		{ STR("main.html"), text_str(&text) } };
	Cataloguer *cataloguer = start(&noted);

	(void)state;
	text_add_c(&page,
		"<title>Frames</title><frameset cols='20%,80%'><frame src='page_files/empty.html'>"
		"<frame src='page_files/main.html'></frameset>");
	cataloguer_give(cataloguer,
		&(CataloguePage){ .number = 1, .bytes = text_str(&page), .frames = { frames, 2 } });
	give(cataloguer, 2, &page);
	finish(cataloguer);
	cataloguer_free(cataloguer);
	text_clear(&text);
	assert_true(str_starts(text_str(&noted), "1 0 "));
	assert_true(str_find(text_str(&noted), ";2 0 ", 0) == STR_NOWHERE);
	text_clear(&noted);
}

/* One line is enough: there are many behind it. */
static void test_a_summary_of_an_index_holds_several(void **state)
{
	Text noted, summary = text_in(NULL);
	char expected[16];
	Cataloguer *cataloguer = start(&noted);

	(void)state;
	text_add_c(&summary, "example,paper)/ 20120101000000\tall.cdx.gz\t0\t500\t1\n");
	give(cataloguer, 1, &summary);
	finish(cataloguer);
	cataloguer_free(cataloguer);
	snprintf(expected, sizeof expected, "1 %d ;", CATALOGUE_CONTAINER);
	assert_noted(&noted, expected);
}

static void test_a_child_that_dies_costs_one_page(void **state)
{
	Text noted;
	Cataloguer *cataloguer = start(&noted);
	Text one = story("One"), two = story("Two");
	pid_t child;

	(void)state;
	assert_int_equal(children_of(getpid(), &child, 1), 1);
	assert_int_equal(kill(child, SIGKILL), 0);
	give(cataloguer, 1, &one);
	give(cataloguer, 2, &two);
	finish(cataloguer);
	cataloguer_free(cataloguer);
	assert_noted(&noted, "1 5 ;2 0 Two;");
}

/* Entries on their way */

static const CatalogueEntry sample = {
	.number = 7,
	.kind = CATALOGUE_FRONT,
	.title = STR("A title"),
	.date = STR("2009-11-02"),
	.date_inferred = true,
	.address = STR("http://paper.example/"),
	.words = 400,
	.comments = 3,
};

static void put_record(Text *out)
{
	Text payload = text_in(NULL);

	catalogue_put_entry(&payload, &sample);
	payload_put_number(out, payload.size, 4);
	text_add(out, text_str(&payload));
	text_clear(&payload);
}

static void test_an_entry_crosses_as_it_is(void **state)
{
	Arena *arena = arena_new();
	Text record = text_in(arena);
	CatalogueEntry entry;
	Error err;

	(void)state;
	put_record(&record);
	Str rest = text_str(&record);

	assert_int_equal(cataloguing_take(&rest, arena, &entry, &err), 1);
	assert_int_equal(rest.size, 0);
	assert_int_equal(entry.number, 7);
	assert_int_equal(entry.kind, CATALOGUE_FRONT);
	assert_true(entry.date_inferred);
	assert_true(str_equal(entry.title, sample.title));
	assert_true(str_equal(entry.address, sample.address));
	assert_false(str_present(entry.site));
	assert_int_equal(entry.words, 400);
	assert_int_equal(entry.comments, 3);
	arena_free(arena);
}

static void test_a_cut_entry_is_waited_for(void **state)
{
	Arena *arena = arena_new();
	Text record = text_in(arena);
	CatalogueEntry entry;
	Error err;

	(void)state;
	put_record(&record);
	for (size_t i = 0; i < record.size; i++) {
		Str rest = str_slice(text_str(&record), 0, i);

		assert_int_equal(cataloguing_take(&rest, arena, &entry, &err), 0);
		assert_int_equal(rest.size, i);
	}
	arena_free(arena);
}

/* Whatever a byte is changed to, the entry is refused, waited for or in bounds. */
static void test_a_changed_entry_is_in_bounds(void **state)
{
	size_t refused = 0, entries = 0, waited_for = 0;

	(void)state;
	for (int change = 1; change < 256; change *= 2) {
		Text record = text_in(NULL);

		put_record(&record);
		for (size_t i = 0; i < record.size; i++) {
			Arena *arena = arena_new();
			CatalogueEntry entry = { 0 };
			Error err = { 0 };

			record.at[i] = (char)(record.at[i] ^ change);
			Str rest = text_str(&record);
			int taken = cataloguing_take(&rest, arena, &entry, &err);

			refused += taken < 0;
			waited_for += taken == 0;
			entries += taken > 0;
			if (i == 2 || i == 3)
				assert_int_equal(taken, -1); /* too large to wait for */
			if (taken < 0)
				assert_int_equal(err.kind, ERROR_CHILD);
			if (taken > 0) {
				assert_in_range(entry.kind, 0, CATALOGUE_KIND_COUNT - 1);
				assert_true(clean_is_clean(entry.title, 0));
			}
			record.at[i] = (char)(record.at[i] ^ change);
			arena_free(arena);
		}
		text_clear(&record);
	}
	assert_true(refused > 100 && waited_for > 0 && entries > 100);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one_child_reads_page_after_page),
		cmocka_unit_test(test_a_page_of_frames_is_read_with_them),
		cmocka_unit_test(test_a_summary_of_an_index_holds_several),
		cmocka_unit_test(test_a_child_that_dies_costs_one_page),
		cmocka_unit_test(test_an_entry_crosses_as_it_is),
		cmocka_unit_test(test_a_cut_entry_is_waited_for),
		cmocka_unit_test(test_a_changed_entry_is_in_bounds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
