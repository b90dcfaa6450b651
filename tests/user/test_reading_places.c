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
#include "base/whole_file.h"
#include "user/reading_places.h"

typedef struct {
	char folder[64];
	char path[128]; /* in a folder that is not there yet */
} Home;

static int set_up(void **state)
{
	Home *home = memory_new(sizeof *home);

	strcpy(home->folder, "/tmp/broadsheet-test-XXXXXX");
	assert_non_null(mkdtemp(home->folder));
	snprintf(home->path, sizeof home->path, "%s/state/places", home->folder);
	*state = home;
	return 0;
}

static int tear_down(void **state)
{
	Home *home = *state;
	char lock[160];

	snprintf(lock, sizeof lock, "%s.lock", home->path);
	unlink(lock);
	unlink(home->path);
	*strrchr(home->path, '/') = '\0';
	rmdir(home->path);
	assert_int_equal(rmdir(home->folder), 0);
	free(home);
	return 0;
}

static const ViewPlace middle = { PANE_ARTICLE, 12, 340, 0 };
static const ViewPlace thread = { PANE_COMMENTS, 3, 0, 7 };

static void note_and_save(const char *path, uint64_t digest, ViewPlace place, int64_t now)
{
	ReadingPlaces *places = reading_places_open(path);
	Error err = { 0 };

	reading_places_note(places, digest, place, now);
	assert_true(reading_places_save(places, &err));
	reading_places_free(places);
}

static void assert_left_at(const char *path, uint64_t digest, ViewPlace expected)
{
	ReadingPlaces *places = reading_places_open(path);
	ViewPlace place;

	assert_true(reading_places_find(places, digest, &place));
	assert_int_equal(place.focus, expected.focus);
	assert_int_equal(place.piece, expected.piece);
	assert_int_equal(place.byte, expected.byte);
	assert_int_equal(place.comment, expected.comment);
	reading_places_free(places);
}

static void assert_not_kept(const char *path, uint64_t digest)
{
	ReadingPlaces *places = reading_places_open(path);
	ViewPlace place;

	assert_false(reading_places_find(places, digest, &place));
	reading_places_free(places);
}

static void test_places_are_kept_by_number(void **state)
{
	Home *home = *state;

	note_and_save(home->path, 1, middle, 100);
	note_and_save(home->path, UINT64_MAX, thread, 200);
	assert_left_at(home->path, 1, middle);
	assert_left_at(home->path, UINT64_MAX, thread);
	assert_not_kept(home->path, 2);
}

static void test_places_at_the_start_leave_no_trace(void **state)
{
	Home *home = *state;
	const ViewPlace start = { PANE_ARTICLE, 0, 0, 0 };

	note_and_save(home->path, 1, start, 100);
	assert_int_equal(access(home->path, F_OK), -1); /* no file is made for it */
	note_and_save(home->path, 1, middle, 100);
	note_and_save(home->path, 1, start, 200);
	assert_not_kept(home->path, 1);
}

static void test_places_of_two_copies_are_both_kept(void **state)
{
	Home *home = *state;
	ReadingPlaces *one = reading_places_open(home->path);
	ReadingPlaces *other = reading_places_open(home->path);
	Error err = { 0 };

	reading_places_note(one, 1, middle, 100);
	reading_places_note(other, 2, thread, 100);
	assert_true(reading_places_save(one, &err));
	assert_true(reading_places_save(other, &err));
	reading_places_free(one);
	reading_places_free(other);
	assert_left_at(home->path, 1, middle);
	assert_left_at(home->path, 2, thread);
}

static void test_places_keep_lines_they_do_not_know(void **state)
{
	Home *home = *state;
	Error err = { 0 };
	char content[256] = "";

	assert_true(whole_file_make_folders(home->path, &err));
	assert_true(whole_file_write(home->path,
		str("broadsheet places 1\nfuture 1 2 3\n0000000000000001 5 9 1 1 1\n"), true,
		&err));
	note_and_save(home->path, 2, middle, 100);
	FILE *file = fopen(home->path, "r");

	assert_non_null(file);
	assert_true(fread(content, 1, sizeof content - 1, file) > 0);
	fclose(file);
	assert_string_equal(content,
		"broadsheet places 1\nfuture 1 2 3\n0000000000000001 5 9 1 1 1\n"
		"0000000000000002 100 0 12 340 0\n");
}

static void test_places_that_cannot_be_written(void **state)
{
	ReadingPlaces *places = reading_places_open("/proc/nowhere/places");
	ReadingPlaces *none = reading_places_open(NULL);
	Error err = { 0 };

	(void)state;
	reading_places_note(places, 1, middle, 100);
	assert_false(reading_places_save(places, &err));
	assert_non_null(strstr(err.text, "/proc/nowhere: cannot be made"));
	reading_places_note(none, 1, middle, 100);
	assert_true(reading_places_save(none, &err));
	reading_places_free(none);
	reading_places_free(places);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
		TEST(test_places_are_kept_by_number),
		TEST(test_places_at_the_start_leave_no_trace),
		TEST(test_places_of_two_copies_are_both_kept),
		TEST(test_places_keep_lines_they_do_not_know),
		TEST(test_places_that_cannot_be_written),
#undef TEST
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
