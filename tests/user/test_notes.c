/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/whole_file.h"
#include "user/notes.h"

typedef struct {
	char folder[64];
	const char *path;
	Arena *arena;
	Article *article;
} Bench;

static int set_up(void **state)
{
	static Bench bench;

	bench = (Bench){ .folder = "/tmp/broadsheet-notes-XXXXXX",
		.arena = arena_new(),
		.article = article_new() };
	assert_non_null(mkdtemp(bench.folder));
	setenv("XDG_DATA_HOME", bench.folder, 1);
	bench.article->field[FIELD_TITLE] = str("Swing bridge opens, at last!");
	bench.article->field[FIELD_BYLINE] = str("Marta Quill");
	bench.article->source.address = str("http://gazette.example/1");
	bench.path = notes_path(bench.arena, bench.article);
	*state = &bench;
	return 0;
}

static int tear_down(void **state)
{
	Bench *bench = *state;
	char command[128];

	snprintf(command, sizeof command, "rm -rf %s", bench->folder);
	assert_int_equal(system(command), 0);
	arena_free(bench->arena);
	article_free(bench->article);
	return 0;
}

static void add(Bench *bench, const char *quote, const char *before, const char *words)
{
	Error err = { 0 };

	assert_true(notes_add(bench->path, bench->article,
		(ViewNote){ str(quote), str(before), str(words) }, &err));
}

static void assert_note(ViewNote note, const char *quote, const char *before, const char *words)
{
	assert_true(str_is(note.quote, quote));
	assert_true(before == NULL ? str_empty(note.before) : str_is(note.before, before));
	assert_true(str_is(note.words, words));
}

static void test_notes_are_named_by_headline_and_address(void **state)
{
	Bench *bench = *state;
	const char *name = strrchr(bench->path, '/') + 1;

	assert_memory_equal(name, "swing-bridge-opens-at-last-", 27);
	assert_string_equal(name + 27 + 16, ".md");
	bench->article->field[FIELD_UPDATED] = str("2011-05-16");
	assert_string_equal(notes_path(bench->arena, bench->article), bench->path);
	bench->article->source.address = str("http://gazette.example/2");
	assert_string_not_equal(notes_path(bench->arena, bench->article), bench->path);
}

static void test_notes_are_kept_and_read(void **state)
{
	Bench *bench = *state;
	struct stat about;
	size_t count;

	notes_read(bench->arena, bench->path, &count);
	assert_int_equal(count, 0);
	add(bench, "closed since a barge\n\nSeveral people", "over the Merrow, ", "why so long?");
	add(bench, NULL, NULL, "# of pages: 2");
	ViewNote *notes = notes_read(bench->arena, bench->path, &count);

	assert_int_equal(count, 2);
	/* Blanks at the end of a line are the file's own affair. */
	assert_note(notes[0], "closed since a barge\n\nSeveral people", "over the Merrow, ",
		"why so long?");
	assert_note(notes[1], "", NULL, "# of pages: 2");
	assert_int_equal(stat(bench->path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
}

static void test_notes_say_by_themselves_what_they_are_about(void **state)
{
	Bench *bench = *state;
	Text text = text_in(bench->arena);

	add(bench, "a quote", NULL, "words");
	whole_file_read(bench->path, 10000, &text);
	assert_int_equal(
		str_find(text_str(&text),
			"# Swing bridge opens, at last!\n\nMarta Quill: Swing bridge opens, at "
			"last!. http://gazette.example/1\n\n## ",
			0),
		0);
	assert_true(str_find(text_str(&text), "\n\n> a quote\n\nwords\n\n", 0) != STR_NOWHERE);
}

static void test_notes_are_taken_out_alone(void **state)
{
	Bench *bench = *state;
	Error err = { 0 };
	size_t count;

	add(bench, "one", NULL, NULL);
	add(bench, "two", NULL, "words");
	add(bench, "one", NULL, "other words");
	FILE *file = fopen(bench->path, "a"); /* what the reader wrote by hand stays */

	fputs("By hand.\n", file);
	fclose(file);
	assert_true(notes_remove(
		bench->path, (ViewNote){ .quote = str("two"), .words = str("words") }, &err));
	ViewNote *notes = notes_read(bench->arena, bench->path, &count);

	assert_int_equal(count, 2);
	assert_note(notes[0], "one", NULL, "");
	assert_note(notes[1], "one", NULL, "other words\nBy hand.");
	assert_false(notes_remove(bench->path, (ViewNote){ .quote = str("two") }, &err));
}

static void test_notes_are_gathered_and_written_as_json(void **state)
{
	Bench *bench = *state;
	Text text = text_in(bench->arena), lines = text_in(bench->arena);
	size_t articles, notes;

	notes_gather(&text, &articles, &notes);
	assert_int_equal(articles + notes, 0);
	add(bench, "say \"no\"", NULL, "words");
	bench->article->source.address = str("http://gazette.example/2");
	bench->article->field[FIELD_TITLE] = str("Another");
	bench->path = notes_path(bench->arena, bench->article);
	add(bench, NULL, NULL, "only words");
	notes_gather(&text, &articles, &notes);
	assert_int_equal(articles, 2);
	assert_int_equal(notes, 2);
	notes_add_json(&lines, text_str(&text));
	assert_true(str_is(text_str(&lines),
		"{\"article\":\"Another\",\"address\":\"http://gazette.example/2\",\"quote\":\"\",\"note\":\"only words\"}\n"
		"{\"article\":\"Swing bridge opens, at last!\",\"address\":\"http://gazette.example/1\",\"quote\":\"say \\\"no\\\"\","
		"\"note\":\"words\"}\n"));
}

static void test_notes_of_odd_files(void **state)
{
	static const char *const texts[] = { "", "\n", "## ", "> lost\nwords", "## a\n>",
		"# a\n## b\n> ", "## a\n<!-- after: --> -->\n", "## a\n<!-- after: " };
	Bench *bench = *state;
	size_t count;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		notes_parse(bench->arena, str(texts[i]), &count);
		assert_true(count <= 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
		TEST(test_notes_are_named_by_headline_and_address),
		TEST(test_notes_are_kept_and_read),
		TEST(test_notes_say_by_themselves_what_they_are_about),
		TEST(test_notes_are_taken_out_alone),
		TEST(test_notes_are_gathered_and_written_as_json),
		TEST(test_notes_of_odd_files),
#undef TEST
	};

	return cmocka_run_group_tests_name("notes", tests, NULL, NULL);
}
