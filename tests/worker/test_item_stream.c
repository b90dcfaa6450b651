/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "worker/item_stream.h"

static bool collect(void *context, const void *bytes, size_t size, Error *err)
{
	(void)err;
	text_add(context, str_of(bytes, size));
	return true;
}

static void hear_container(void *context, Str name)
{
	text_format(context, "%.*s;", (int)name.size, name.at);
}

static void note(Text *out, Str text)
{
	if (str_present(text))
		text_add(out, text);
	else
		text_add_byte(out, '-');
	text_add_byte(out, '|');
}

static void hear_item(void *context, const ContainerItem *item)
{
	note(context, item->label);
	note(context, item->address);
	note(context, item->captured);
	text_format(context, "%d|%u:%llu+%llu;", item->status, item->place.levels,
		(unsigned long long)item->place.at[0].offset,
		(unsigned long long)item->place.at[0].length);
}

static void hear_loss(void *context, uint64_t offset, Str sentence)
{
	text_format(context, "lost at %llu: %.*s;", (unsigned long long)offset, (int)sentence.size,
		sentence.at);
}

/* What came of ITEM and a loss on the other side. */
static Text crossed(const ContainerItem *item)
{
	Text stream = text_in(NULL), heard = text_in(NULL);
	ItemEvents events = {
		.container = hear_container,
		.item = hear_item,
		.loss = hear_loss,
		.context = &heard,
	};
	ItemReader *reader = item_reader_new(events);
	ItemWriter writer;
	Error err;

	item_writer_init(&writer, collect, &stream);
	assert_true(item_write_container(&writer, "warc", &err));
	assert_true(item_write_item(&writer, item, &err));
	assert_true(item_write_loss(&writer, 7, "a record is missing", &err));
	assert_true(item_write_end(&writer, &err));
	assert_true(item_writer_flush(&writer, &err));
	/* Byte by byte: a record may come in any pieces. */
	for (size_t i = 0; i < stream.size; i++)
		assert_true(item_reader_feed(reader, stream.at + i, 1, &err));
	assert_true(item_reader_complete(reader));
	item_reader_free(reader);
	item_writer_clear(&writer);
	text_clear(&stream);
	return heard;
}

static void test_items_and_losses_cross(void **state)
{
	ContainerItem item = {
		.label = STR("Bridge\x1b[2J"),
		.address = STR("http://paper.example/"),
		.captured = STR("2009-11-03T04:10:00Z"),
		.status = 200,
		.place = { .levels = 1, .at = { { 12, 34 } } },
	};
	Text heard = crossed(&item);

	(void)state;
	assert_true(str_is(text_str(&heard),
		"warc;Bridge␛[2J|http://paper.example/|2009-11-03T04:10:00Z|200|1:12+34;"
		"lost at 7: a record is missing;"));
	text_clear(&heard);
}

/* An archive may say anything for a time; only a date comes across. */
static void test_a_time_that_is_none_is_left_behind(void **state)
{
	static const char *const times[] = { "2009-11-03T04:example/ferryhtml", "2009-13-03", "x" };

	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		ContainerItem item = { .captured = str(times[i]), .place = { .levels = 1 } };
		Text heard = crossed(&item);

		assert_true(str_starts(text_str(&heard), "warc;-|-|-|0|1:0+0;"));
		text_clear(&heard);
	}
}

static void test_what_is_no_stream_is_an_error(void **state)
{
	ItemEvents events = { .container = hear_container };
	ItemReader *reader = item_reader_new(events);
	Error err = { 0 };

	(void)state;
	assert_false(item_reader_feed(reader, "BSL0", 4, &err));
	assert_int_not_equal(err.kind, ERROR_NONE);
	assert_false(item_reader_complete(reader));
	item_reader_free(reader);
}

/* One who is told as little at a time as may be. */
typedef struct {
	ItemReader *reader;
	Text heard;
} Holder;

static void hold_item(void *context, const ContainerItem *item)
{
	Holder *holder = context;

	text_add(&holder->heard, item->label);
	item_reader_hold(holder->reader);
}

static void hear_large(void *context)
{
	Holder *holder = context;

	text_add_c(&holder->heard, " is large;");
}

static void test_what_is_behind_an_item_can_wait(void **state)
{
	const ContainerItem one = { .label = STR("one"), .place = { .levels = 1 } };
	const ContainerItem two = { .label = STR("two"), .place = { .levels = 1 } };
	Text stream = text_in(NULL);
	Holder holder = { .heard = text_in(NULL) };
	ItemEvents events = { .item = hold_item, .large = hear_large, .context = &holder };
	ItemWriter writer;
	Error err;

	(void)state;
	item_writer_init(&writer, collect, &stream);
	assert_true(item_write_item(&writer, &one, &err) && item_write_large(&writer, &err) &&
		item_write_item(&writer, &two, &err) && item_write_end(&writer, &err));
	holder.reader = item_reader_new(events);
	assert_true(item_reader_feed(holder.reader, stream.at, stream.size, &err));
	assert_true(str_is(text_str(&holder.heard), "one"));
	assert_true(item_reader_feed(holder.reader, "", 0, &err));
	assert_true(str_is(text_str(&holder.heard), "one is large;two"));
	assert_false(item_reader_complete(holder.reader));
	assert_true(item_reader_feed(holder.reader, "", 0, &err));
	assert_true(item_reader_complete(holder.reader));
	item_reader_free(holder.reader);
	item_writer_clear(&writer);
	text_clear(&holder.heard);
	text_clear(&stream);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_items_and_losses_cross),
		cmocka_unit_test(test_a_time_that_is_none_is_left_behind),
		cmocka_unit_test(test_what_is_no_stream_is_an_error),
		cmocka_unit_test(test_what_is_behind_an_item_can_wait),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
