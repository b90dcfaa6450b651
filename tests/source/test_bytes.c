/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <zlib.h>

#include "base/text.h"
#include "source/bytes.h"
#include "source/source.h"

/* A descriptor from which BYTES can be read. */
static int file_of(Str bytes)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	size_t done = 0;

	assert_true(fd >= 0);
	while (done < bytes.size) {
		ssize_t put = write(fd, bytes.at + done, bytes.size - done);

		assert_true(put > 0);
		done += (size_t)put;
	}
	return fd;
}

/* BYTES as one gzip member, added to OUT. */
static void add_gzip(Text *out, Str bytes)
{
	z_stream z = { 0 };
	size_t room = bytes.size + 1024;

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)bytes.at;
	z.avail_in = (uInt)bytes.size;
	z.next_out = (unsigned char *)text_reserve(out, room);
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out->size += room - z.avail_out;
	deflateEnd(&z);
}

static Text gzip_of(Str bytes)
{
	Text out = text_in(NULL);

	add_gzip(&out, bytes);
	return out;
}

static bool read_file(int fd, Text *out, bool *truncated, Error *err)
{
	SourceInput *input = input_of_descriptor(fd);
	bool good = bytes_read(input, out, truncated, err);

	input_free(input);
	return good;
}

static size_t peek_file(int fd, char *out, size_t room)
{
	SourceInput *input = input_of_descriptor(fd);
	size_t size = bytes_peek(input, out, room);

	input_free(input);
	return size;
}

/* What bytes_read makes of a file that holds BYTES. */
typedef struct {
	bool good, truncated;
	Text text;
	Error err;
} Outcome;

static Outcome read_bytes(Str bytes)
{
	Outcome outcome = { .text = text_in(NULL) };
	int fd = file_of(bytes);

	error_clear(&outcome.err);
	outcome.good = read_file(fd, &outcome.text, &outcome.truncated, &outcome.err);
	close(fd);
	return outcome;
}

static void assert_reads(Str bytes, const char *expected, bool truncated)
{
	Outcome outcome = read_bytes(bytes);

	assert_true(outcome.good);
	assert_int_equal(outcome.text.size, strlen(expected));
	assert_memory_equal(outcome.text.at, expected, strlen(expected));
	assert_int_equal(outcome.truncated, truncated);
	text_clear(&outcome.text);
}

static void assert_refuses(Str bytes, ErrorKind kind, const char *text)
{
	Outcome outcome = read_bytes(bytes);

	assert_false(outcome.good);
	assert_int_equal(outcome.err.kind, kind);
	assert_string_equal(outcome.err.text, text);
	text_clear(&outcome.text);
}

static void test_bytes_read_gives_a_file_as_it_is(void **state)
{
	(void)state;
	assert_reads(str("<p>caf\xe9\n"), "<p>caf\xe9\n", false);
	assert_reads(str("\x1f\x8bnot deflate"), "\x1f\x8bnot deflate", false);
	assert_reads(str("\x1f"), "\x1f", false);
}

static void test_bytes_read_appends(void **state)
{
	Text out = text_in(NULL);
	bool truncated;
	Error err;
	int fd = file_of(str("two"));

	(void)state;
	text_add_c(&out, "one ");
	assert_true(read_file(fd, &out, &truncated, &err));
	text_add_byte(&out, '\0');
	assert_string_equal(out.at, "one two");
	text_clear(&out);
	close(fd);
}

static void test_bytes_read_refuses_nothing(void **state)
{
	Text packed = gzip_of(str(""));

	(void)state;
	assert_refuses(str(""), ERROR_EMPTY, "is empty");
	assert_refuses(text_str(&packed), ERROR_EMPTY, "is empty");
	text_clear(&packed);
}

static void test_bytes_read_says_why_it_cannot(void **state)
{
	Text out = text_in(NULL);
	bool truncated;
	Error err;
	int fd = dup(STDERR_FILENO);

	(void)state;
	close(fd);
	assert_false(read_file(fd, &out, &truncated, &err));
	assert_int_equal(err.kind, ERROR_SYSTEM);
	assert_string_equal(err.text, "cannot be read: Bad file descriptor");
}

static void test_bytes_read_unpacks_gzip_three_deep(void **state)
{
	Text packed = gzip_of(str("inner words"));

	(void)state;
	for (int depth = 1; depth <= BYTES_GZIP_NESTING_MAX; depth++) {
		assert_reads(text_str(&packed), "inner words", false);
		Text outer = gzip_of(text_str(&packed));

		text_clear(&packed);
		packed = outer;
	}
	assert_refuses(text_str(&packed), ERROR_LIMIT, "is gzip within gzip more than 3 times");
	text_clear(&packed);
}

static void test_bytes_read_unpacks_members_in_a_row(void **state)
{
	Text packed = text_in(NULL);

	(void)state;
	add_gzip(&packed, str("one "));
	add_gzip(&packed, str(""));
	add_gzip(&packed, str("two"));
	assert_reads(text_str(&packed), "one two", false);
	text_add_c(&packed, "junk behind");
	assert_reads(text_str(&packed), "one two", false);
	text_clear(&packed);
}

static void test_bytes_read_ends_with_so_many_members(void **state)
{
	Text member = gzip_of(str("so ")), many = text_in(NULL), all = text_in(NULL);

	(void)state;
	for (int i = 0; i < BYTES_GZIP_MEMBERS_MAX; i++) {
		text_add(&many, text_str(&member));
		text_add_c(&all, "so ");
	}
	text_add_byte(&all, '\0');
	assert_reads(text_str(&many), all.at, false);
	text_add(&many, text_str(&member));
	assert_reads(text_str(&many), all.at, true);
	text_clear(&member);
	text_clear(&many);
	text_clear(&all);
}

static void test_bytes_read_keeps_what_comes_of_any_cut(void **state)
{
	static const char words[] = "The council agreed on Tuesday to reopen the bridge. ";
	Text text = text_in(NULL);

	(void)state;
	for (int i = 0; i < 30; i++)
		text_format(&text, "%d %s", i, words);
	Text packed = gzip_of(text_str(&text));

	for (size_t size = 3; size < packed.size; size++) {
		Outcome outcome = read_bytes(str_of(packed.at, size));

		assert_int_equal(outcome.good, outcome.text.size > 0);
		if (outcome.good) {
			assert_true(outcome.truncated);
			assert_memory_equal(outcome.text.at, text.at, outcome.text.size);
		} else {
			assert_string_equal(outcome.err.text,
				"is a gzip file that is damaged at its very beginning");
		}
		text_clear(&outcome.text);
	}
	text_clear(&packed);
	text_clear(&text);
}

static void test_bytes_read_survives_any_changed_byte(void **state)
{
	Text packed = gzip_of(str("The council agreed on Tuesday to reopen the bridge, it said."));
	size_t read = 0;

	(void)state;
	for (size_t i = 0; i < packed.size; i++) {
		packed.at[i] ^= 0x55;
		Outcome outcome = read_bytes(text_str(&packed));

		assert_true(outcome.good == (outcome.text.size > 0));
		read += outcome.good;
		text_clear(&outcome.text);
		packed.at[i] ^= 0x55;
	}
	assert_true(read > packed.size / 2);
	text_clear(&packed);
}

static void test_bytes_read_says_when_the_checksum_is_wrong(void **state)
{
	Text packed = gzip_of(str("whole"));

	(void)state;
	packed.at[packed.size - 8] ^= 1;
	assert_reads(text_str(&packed), "whole", true);
	text_clear(&packed);
}

/* SIZE bytes of C, packed. */
static Text gzip_of_many(char c, size_t size)
{
	Text text = text_in(NULL);

	text_fill(&text, c, size);
	Text packed = gzip_of(text_str(&text));

	text_clear(&text);
	return packed;
}

static void test_bytes_read_refuses_a_bomb(void **state)
{
	Text packed = gzip_of_many('A', 8 << 20);
	Text nested = gzip_of(text_str(&packed));
	const char *sentence =
		"is a gzip file that unpacks to more than 250 times its size, which no page does";

	(void)state;
	assert_refuses(text_str(&packed), ERROR_LIMIT, sentence);
	assert_refuses(text_str(&nested), ERROR_LIMIT, sentence);
	text_clear(&nested);
	text_clear(&packed);
}

static void test_bytes_read_lets_a_small_file_be_uniform(void **state)
{
	Text packed = gzip_of_many('A', 1 << 20);
	Outcome outcome = read_bytes(text_str(&packed));

	(void)state;
	assert_true(outcome.good);
	assert_int_equal(outcome.text.size, 1 << 20);
	text_clear(&outcome.text);
	text_clear(&packed);
}

static void test_bytes_read_stops_at_the_limit(void **state)
{
	int fd = memfd_create("test", MFD_CLOEXEC);
	Text out = text_in(NULL);
	bool truncated = false;
	Error err;

	(void)state;
	assert_int_equal(pwrite(fd, "x", 1, SOURCE_BYTES_MAX - 1), 1);
	assert_true(read_file(fd, &out, &truncated, &err));
	assert_int_equal(out.size, SOURCE_BYTES_MAX);
	assert_false(truncated);
	text_clear(&out);
	assert_int_equal(pwrite(fd, "y", 1, SOURCE_BYTES_MAX), 1);
	assert_true(read_file(fd, &out, &truncated, &err));
	assert_int_equal(out.size, SOURCE_BYTES_MAX);
	assert_int_equal(out.at[out.size - 1], 'x');
	assert_true(truncated);
	text_clear(&out);
	close(fd);
}

static void test_bytes_read_drops_padding_only(void **state)
{
	Text padded = text_in(NULL);

	(void)state;
	text_add_c(&padded, "<p>words");
	text_fill(&padded, '\0', 10000);
	assert_reads(text_str(&padded), "<p>words", false);
	padded.size = 8 + 100;
	Outcome outcome = read_bytes(text_str(&padded));

	assert_int_equal(outcome.text.size, 8 + 100);
	text_clear(&outcome.text);
	padded.size = 0;
	text_fill(&padded, '\0', 5000);
	assert_refuses(text_str(&padded), ERROR_EMPTY, "is empty");
	padded.size = 64; /* however few, nothing but zero bytes is nothing */
	assert_refuses(text_str(&padded), ERROR_EMPTY, "is empty");
	text_clear(&padded);
}

static void test_bytes_peek_gives_the_beginning_unpacked(void **state)
{
	Text packed = gzip_of(str("<meta charset=koi8-r>"));
	Text nested = gzip_of(text_str(&packed));
	char beginning[10];
	int plain_fd = file_of(str("short"));
	int nested_fd = file_of(text_str(&nested));

	(void)state;
	assert_int_equal(peek_file(plain_fd, beginning, sizeof beginning), 5);
	assert_memory_equal(beginning, "short", 5);
	assert_int_equal(peek_file(nested_fd, beginning, sizeof beginning), 10);
	assert_memory_equal(beginning, "<meta char", 10);
	close(plain_fd);
	close(nested_fd);
	text_clear(&nested);
	text_clear(&packed);
}

/* A gzip of nothing but empty members never gives a byte, however long it is. */
static void test_bytes_peek_gives_up_on_endless_emptiness(void **state)
{
	Text member = gzip_of(str(""));
	Text many = text_in(NULL);
	char beginning[16];

	(void)state;
	while (many.size < 1 << 20)
		text_add(&many, text_str(&member));
	add_gzip(&many, str("late"));
	int fd = file_of(text_str(&many));

	assert_int_equal(peek_file(fd, beginning, sizeof beginning), 0);
	close(fd);
	text_clear(&many);
	text_clear(&member);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes_read_gives_a_file_as_it_is),
		cmocka_unit_test(test_bytes_read_appends),
		cmocka_unit_test(test_bytes_read_refuses_nothing),
		cmocka_unit_test(test_bytes_read_says_why_it_cannot),
		cmocka_unit_test(test_bytes_read_unpacks_gzip_three_deep),
		cmocka_unit_test(test_bytes_read_unpacks_members_in_a_row),
		cmocka_unit_test(test_bytes_read_ends_with_so_many_members),
		cmocka_unit_test(test_bytes_read_keeps_what_comes_of_any_cut),
		cmocka_unit_test(test_bytes_read_survives_any_changed_byte),
		cmocka_unit_test(test_bytes_read_says_when_the_checksum_is_wrong),
		cmocka_unit_test(test_bytes_read_refuses_a_bomb),
		cmocka_unit_test(test_bytes_read_lets_a_small_file_be_uniform),
		cmocka_unit_test(test_bytes_read_stops_at_the_limit),
		cmocka_unit_test(test_bytes_read_drops_padding_only),
		cmocka_unit_test(test_bytes_peek_gives_the_beginning_unpacked),
		cmocka_unit_test(test_bytes_peek_gives_up_on_endless_emptiness),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
