/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../children.h"
#include "../collection/gathering.h"
#include "base/arena.h"
#include "items/files_ahead.h"

enum {
	FILES = 11,
	LARGE = 4, /* the number of a page of more than a megabyte */
};

typedef struct {
	char folder[SCRATCH_BYTES], absent[GATHERING_PATH_BYTES], last[GATHERING_PATH_BYTES];
	Text told; /* titles, each with ";" behind it */
} Frame;

static int set_up(void **state)
{
	static Frame frame;

	scratch_make(frame.folder);
	gathering_write_pages(frame.folder, FILES, LARGE);
	snprintf(frame.absent, sizeof frame.absent, "%s/absent.html", frame.folder);
	snprintf(frame.last, sizeof frame.last, "%s/7.html", frame.folder);
	frame.told = text_in(NULL);
	*state = &frame;
	return 0;
}

static int tear_down(void **state)
{
	Frame *frame = *state;

	scratch_remove(frame->folder);
	text_clear(&frame->told);
	return 0;
}

static bool on_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	Frame *frame = context;

	assert_null(item);
	assert_null(failed);
	text_add(&frame->told, article->field[FIELD_TITLE]);
	text_add_byte(&frame->told, ';');
	return true;
}

static void test_files_come_in_their_order(void **state)
{
	Frame *frame = *state;
	char *names[] = { frame->absent, frame->folder, frame->last };
	const ItemsListener listener = { .article = on_article, .context = frame };
	FilesAhead *ahead = files_ahead_new(names, 3, READING_ALL);
	const FileAhead *file = files_ahead_next(ahead);
	char expected[GATHERING_PATH_BYTES];

	assert_non_null(file);
	assert_null(file->source);
	assert_non_null(strstr(file->error.text, "absent.html"));
	for (int i = 0; i < FILES; i++) {
		file = files_ahead_next(ahead);
		assert_non_null(file);
		assert_string_equal(file->source_name, frame->folder);
		assert_int_equal(file->first, i == 0);
		snprintf(expected, sizeof expected, "%s/%d.html", frame->folder, i);
		assert_int_equal(file->name.size, strlen(expected));
		assert_memory_equal(file->name.at, expected, file->name.size);
		frame->told.size = 0;
		assert_true(files_ahead_visit(ahead, &listener));
		snprintf(expected, sizeof expected, "Bridge %d reopens;", i);
		assert_int_equal(frame->told.size, strlen(expected));
		assert_memory_equal(frame->told.at, expected, frame->told.size);
	}
	file = files_ahead_next(ahead);
	assert_non_null(file);
	assert_true(file->first);
	assert_true(str_is(file->name, frame->last));
	frame->told.size = 0;
	assert_true(files_ahead_visit(ahead, &listener));
	assert_memory_equal(frame->told.at, "Bridge 7 reopens;", frame->told.size);
	assert_null(files_ahead_next(ahead));
	assert_null(files_ahead_next(ahead));
	files_ahead_free(ahead);
}

static void test_what_is_not_asked_for_is_ended(void **state)
{
	Frame *frame = *state;
	char *names[] = { frame->folder };
	FilesAhead *ahead = files_ahead_new(names, 1, READING_ALL);

	/* One passed over, and one whose turn it is while others are being read. */
	assert_non_null(files_ahead_next(ahead));
	assert_non_null(files_ahead_next(ahead));
	children_assert_some();
	files_ahead_free(ahead);
	children_assert_none();
	files_ahead_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_files_come_in_their_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_what_is_not_asked_for_is_ended, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
