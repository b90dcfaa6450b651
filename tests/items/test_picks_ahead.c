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
#include "items/picks_ahead.h"

enum {
	PAGES = 6, /* files 0.html and so on, in which that is their number */
	LARGE = 2, /* the number of a page of more than a megabyte */
	RECORDS = 40, /* of z.warc, which comes behind them */
	CUT = 7, /* the number of a record whose place holds none */
};

typedef struct {
	char folder[SCRATCH_BYTES];
	Source *source;
	ContainerItem records[RECORDS];
	Pick picks[PAGES + RECORDS];
	size_t pick_count, next;
	Text told; /* titles, each with ";" behind it */
	size_t losses, failures;
	size_t most; /* articles that are taken; 0: all */
} Frame;

static void write_warc(Frame *frame)
{
	Text warc = text_in(NULL), story = text_in(NULL);

	for (int i = 0; i < RECORDS; i++) {
		uint64_t offset = warc.size + (i == CUT ? 3 : 0);

		story.size = 0;
		gathering_story(&story, 100 + i);
		gathering_record(
			&warc, "http://paper.example/", 200, "text/html", text_str(&story));
		frame->records[i] = (ContainerItem){
			.label = str("a record"),
			.article = true,
			.place = { .levels = 1, .at = { { .offset = offset } } },
		};
	}
	scratch_write(frame->folder, "z.warc", text_str(&warc));
	text_clear(&warc);
	text_clear(&story);
}

static int set_up(void **state)
{
	static Frame frame;
	Error err = { 0 };

	frame = (Frame){ .told = text_in(NULL) };
	scratch_make(frame.folder);
	gathering_write_pages(frame.folder, PAGES, LARGE);
	write_warc(&frame);
	frame.source = source_open(frame.folder, &err);
	assert_non_null(frame.source);
	assert_int_equal(source_item_count(frame.source), PAGES + 1);
	*state = &frame;
	return 0;
}

static int tear_down(void **state)
{
	Frame *frame = *state;

	source_free(frame->source);
	scratch_remove(frame->folder);
	text_clear(&frame->told);
	return 0;
}

static void pick_page(Frame *frame, size_t index)
{
	frame->picks[frame->pick_count++] =
		(Pick){ .source = frame->source, .source_name = frame->folder, .index = index };
}

static void pick_record(Frame *frame, size_t number)
{
	frame->picks[frame->pick_count++] = (Pick){
		.source = frame->source,
		.source_name = frame->folder,
		.index = PAGES,
		.contained = true,
		.item = frame->records[number],
	};
}

static bool next_pick(void *context, Pick *pick)
{
	Frame *frame = context;

	if (frame->next == frame->pick_count)
		return false;
	*pick = frame->picks[frame->next++];
	return true;
}

static bool on_article(
	void *context, const Article *article, const ContainerItem *item, const Error *failed)
{
	Frame *frame = context;

	(void)item;
	frame->failures += failed != NULL;
	text_add(&frame->told, article->field[FIELD_TITLE]);
	text_add_byte(&frame->told, ';');
	return frame->most == 0 || --frame->most > 0;
}

static void on_loss(void *context, const Error *loss)
{
	Frame *frame = context;

	(void)loss;
	frame->losses++;
}

/* Goes through the picks; what is told of each file stands behind its last name and ": ". */
static void go_through(Frame *frame)
{
	const ItemsListener listener = { .article = on_article, .loss = on_loss, .context = frame };
	PicksAhead *ahead = picks_ahead_new(next_pick, frame);
	Str name;

	while (str_present(name = picks_ahead_next(ahead))) {
		text_add(&frame->told, str_from(name, str_find_last_byte(name, '/') + 1));
		text_add_c(&frame->told, ": ");
		assert_true(picks_ahead_visit(ahead, &listener));
	}
	assert_false(str_present(picks_ahead_next(ahead)));
	picks_ahead_free(ahead);
}

static void assert_told(const Frame *frame, const char *expected)
{
	assert_int_equal(frame->told.size, strlen(expected));
	assert_memory_equal(frame->told.at, expected, frame->told.size);
}

static void test_picks_come_in_the_order_they_are_asked_for(void **state)
{
	Frame *frame = *state;

	pick_page(frame, 5);
	pick_record(frame, 9);
	pick_record(frame, 4);
	pick_page(frame, LARGE);
	pick_record(frame, 0);
	pick_page(frame, 0);
	go_through(frame);
	assert_told(frame,
		"5.html: Bridge 5 reopens;"
		"z.warc: Bridge 109 reopens;Bridge 104 reopens;"
		"2.html: Bridge 2 reopens;"
		"z.warc: Bridge 100 reopens;"
		"0.html: Bridge 0 reopens;");
	assert_int_equal(frame->losses + frame->failures, 0);
}

/* More than one child reads, the last record first. */
static void test_all_of_a_container_backwards(void **state)
{
	Frame *frame = *state;
	Text expected = text_in(NULL);

	for (size_t i = RECORDS; i-- > 0;)
		if (i != CUT) {
			if (frame->pick_count % 16 == 0)
				text_add_c(&expected, "z.warc: ");
			text_format(&expected, "Bridge %zu reopens;", 100 + i);
			pick_record(frame, i);
		}
	go_through(frame);
	text_add_byte(&expected, '\0');
	assert_told(frame, expected.at);
	assert_int_equal(frame->losses + frame->failures, 0);
	text_clear(&expected);
}

static void test_a_place_without_a_record_costs_no_other(void **state)
{
	Frame *frame = *state;

	pick_record(frame, 1);
	pick_record(frame, CUT);
	pick_record(frame, 8);
	go_through(frame);
	assert_int_equal(frame->losses + frame->failures, 1);
	text_add_byte(&frame->told, '\0');
	assert_non_null(strstr(frame->told.at, "Bridge 101 reopens;"));
	assert_non_null(strstr(frame->told.at, "Bridge 108 reopens;"));
}

static void test_a_listener_has_enough(void **state)
{
	Frame *frame = *state;

	for (size_t i = 10; i < 14; i++)
		pick_record(frame, i);
	frame->most = 2;
	go_through(frame);
	assert_told(frame, "z.warc: Bridge 110 reopens;Bridge 111 reopens;");
}

static void test_what_is_not_asked_for_is_ended(void **state)
{
	Frame *frame = *state;

	pick_page(frame, 1);
	pick_record(frame, 1);
	pick_page(frame, LARGE);
	PicksAhead *ahead = picks_ahead_new(next_pick, frame);

	/* One passed over, and one whose turn it is while others are being read. */
	assert_true(str_present(picks_ahead_next(ahead)));
	assert_true(str_present(picks_ahead_next(ahead)));
	children_assert_some();
	picks_ahead_free(ahead);
	children_assert_none();
	picks_ahead_free(NULL);
}

int main(void)
{
#define CASE(TEST) cmocka_unit_test_setup_teardown(TEST, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(test_picks_come_in_the_order_they_are_asked_for),
		CASE(test_all_of_a_container_backwards),
		CASE(test_a_place_without_a_record_costs_no_other),
		CASE(test_a_listener_has_enough),
		CASE(test_what_is_not_asked_for_is_ended),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
