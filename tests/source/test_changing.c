/* SPDX-License-Identifier: ISC */
/* Files that others write to, cut or replace while they are read: what there was at the
 * start is told as far as it is still there, and nothing worse happens. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive_kit.h"

enum {
	RECORDS = 8,
	BODY_BYTES = 40000, /* of a record: together more than a reader holds at a time */
	NAME_BYTES = 64,
};

typedef struct Changing Changing;

/* A file that is listed, and what happens to it when its first item is told. */
struct Changing {
	char name[NAME_BYTES];
	int fd;
	off_t size;
	void (*happens)(Changing *file);
	size_t items, losses;
	ItemPlace last;
};

static Str body_of(Arena *arena)
{
	Text body = text_in(arena);

	text_add_c(&body, "<html><title>Ferry</title>");
	while (body.size < BODY_BYTES)
		text_add_c(&body, "<p>The last boat left at noon, and no other came.");
	return text_str(&body);
}

static void write_bytes(int fd, Str bytes, off_t offset)
{
	assert_int_equal(pwrite(fd, bytes.at, bytes.size, offset), bytes.size);
}

static Changing open_file(Str bytes, void (*happens)(Changing *file))
{
	Changing file = { .name = "/tmp/broadsheet-test-XXXXXX", .happens = happens };
	int written = mkstemp(file.name);

	assert_true(written >= 0);
	write_bytes(written, bytes, 0);
	close(written);
	file.fd = open(file.name, O_RDONLY);
	file.size = (off_t)bytes.size;
	assert_true(file.fd >= 0);
	return file;
}

static void add_records(Text *out, unsigned count)
{
	Arena *arena = arena_new();
	Str answer = kit_http(arena, "200 OK", "Content-Type: text/html\r\n", body_of(arena));

	for (unsigned i = 0; i < count; i++)
		kit_add_warc(out, "response", "http://paper.example/", "", answer, 0);
	arena_free(arena);
}

static Changing open_warc(void (*happens)(Changing *file))
{
	Text bytes = text_in(NULL);

	add_records(&bytes, RECORDS);
	Changing file = open_file(text_str(&bytes), happens);

	text_clear(&bytes);
	return file;
}

static bool take_item(void *context, const ContainerItem *item)
{
	Changing *file = context;

	if (file->items++ == 0 && file->happens != NULL)
		file->happens(file);
	file->last = item->place;
	return true;
}

static void take_loss(void *context, uint64_t offset, const char *sentence)
{
	Changing *file = context;

	(void)offset;
	assert_true(sentence[0] != '\0');
	file->losses++;
}

static void take_progress(void *context, uint64_t offset)
{
	(void)context;
	(void)offset;
}

/* Lists FILE and reads the last item; tells whether that came whole. */
static bool list_and_read(Changing *file)
{
	Arena *arena = arena_new();
	SourceInput *input = input_of_descriptor(file->fd);
	Container *container = container_open(input);
	ContainerSink sink = {
		.item = take_item, .loss = take_loss, .progress = take_progress, .context = file
	};
	ContainerPage page;
	Error err = { 0 };

	assert_non_null(container);
	container_list(container, &sink);
	container_page_init(&page, arena);
	bool came = container_read(container, &file->last, &page, &err);

	assert_true(came || err.kind != ERROR_NONE);
	bool whole = came && !page.truncated && page.bytes.size >= BODY_BYTES;

	container_page_clear(&page);
	container_free(container);
	input_free(input);
	arena_free(arena);
	return whole;
}

static void close_file(Changing *file)
{
	close(file->fd);
	unlink(file->name);
}

static void grow(Changing *file)
{
	Text more = text_in(NULL);
	int fd = open(file->name, O_WRONLY);

	add_records(&more, 3);
	write_bytes(fd, str_slice(text_str(&more), 0, more.size - BODY_BYTES / 2), file->size);
	close(fd);
	text_clear(&more);
}

static void test_a_warc_that_grows_is_read_as_it_was(void **state)
{
	Changing file = open_warc(grow);

	(void)state;
	assert_true(list_and_read(&file));
	assert_int_equal(file.items, RECORDS);
	assert_int_equal(file.losses, 0);
	close_file(&file);
}

/* Its writer is in the middle of the last record when it is opened. */
static void test_a_warc_that_is_being_written_ends_in_a_loss(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	add_records(&bytes, 3);
	Changing file =
		open_file(str_slice(text_str(&bytes), 0, bytes.size - BODY_BYTES / 2), grow);

	assert_false(list_and_read(&file));
	assert_int_equal(file.items, 3);
	close_file(&file);
	text_clear(&bytes);
}

static void cut(Changing *file)
{
	assert_int_equal(truncate(file->name, file->size / 2 + BODY_BYTES / 2), 0);
}

static void test_a_warc_that_is_cut_is_read_up_to_there(void **state)
{
	Changing file = open_warc(cut);

	(void)state;
	assert_false(list_and_read(&file));
	assert_true(file.items >= RECORDS / 2 && file.items < RECORDS);
	close_file(&file);
}

/* Another file takes the name; the one that was opened is still there. */
static void replace(Changing *file)
{
	assert_int_equal(unlink(file->name), 0);
	int fd = open(file->name, O_WRONLY | O_CREAT | O_EXCL, 0600);

	write_bytes(fd, str("nothing of the sort"), 0);
	close(fd);
}

static void test_a_warc_that_is_replaced_is_read_as_it_was(void **state)
{
	Changing file = open_warc(replace);

	(void)state;
	assert_true(list_and_read(&file));
	assert_int_equal(file.items, RECORDS);
	assert_int_equal(file.losses, 0);
	close_file(&file);
}

/* Written over in place, which no reader can notice before it comes there. */
static void spoil(Changing *file)
{
	Text noise = text_in(NULL);
	int fd = open(file->name, O_WRONLY);

	while ((off_t)noise.size < file->size)
		text_add_c(&noise, "WARC/1.0\r\nPK\3\4");
	write_bytes(fd, text_str(&noise), 0);
	close(fd);
	text_clear(&noise);
}

static void test_a_warc_that_is_written_over_ends(void **state)
{
	Changing file = open_warc(spoil);

	(void)state;
	assert_false(list_and_read(&file));
	assert_true(file.items < RECORDS && file.losses > 0);
	close_file(&file);
}

static void test_a_zip_file_that_changes_ends(void **state)
{
	static void (*const happenings[])(Changing * file) = { grow, cut, spoil };
	Arena *arena = arena_new();
	Str body = body_of(arena);
	const KitMember members[] = {
		{ "a.html", body, false, NULL },
		{ "b.html", body, false, NULL },
		{ "c.html", body, true, NULL },
		{ "d.html", body, false, NULL },
	};
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, sizeof members / sizeof *members);
	for (size_t i = 0; i < sizeof happenings / sizeof *happenings; i++) {
		Changing file = open_file(text_str(&bytes), happenings[i]);
		bool whole = list_and_read(&file);

		/* The directory was read before: all its members are told. */
		assert_int_equal(file.items, 4);
		assert_int_equal(whole, happenings[i] == grow);
		close_file(&file);
	}
	text_clear(&bytes);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_warc_that_grows_is_read_as_it_was),
		cmocka_unit_test(test_a_warc_that_is_being_written_ends_in_a_loss),
		cmocka_unit_test(test_a_warc_that_is_cut_is_read_up_to_there),
		cmocka_unit_test(test_a_warc_that_is_replaced_is_read_as_it_was),
		cmocka_unit_test(test_a_warc_that_is_written_over_ends),
		cmocka_unit_test(test_a_zip_file_that_changes_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
