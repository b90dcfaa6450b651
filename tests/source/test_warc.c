/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

#include "archive_kit.h"
#include "source/digest.h"

#define PAGE_1 "<html><title>Bridge reopens</title><p>Two thousand people walked across it."
#define PAGE_2 "<html><title>Ferry stops</title><p>The last boat left at noon."
#define URL_1  "http://paper.example/bridge.html"
#define URL_2  "http://paper.example/ferry.html"

static const char html[] = "Content-Type: text/html; charset=koi8-r\r\n";

/* A file of two responses; the first one's length is wrong by LENGTH_ERROR. */
static Text two_records(Arena *arena, long length_error)
{
	Text out = text_in(NULL);

	kit_add_warc(&out, "response", URL_1, "", kit_http(arena, "200 OK", html, str(PAGE_1)),
		length_error);
	kit_add_warc(&out, "response", URL_2, "", kit_http(arena, "200 OK", html, str(PAGE_2)), 0);
	return out;
}

static void assert_two_records(Kit *kit)
{
	assert_int_equal(kit->item_count, 2);
	assert_true(str_is(kit->items[0].address, URL_1));
	assert_true(str_is(kit->items[0].captured, "2009-11-03T04:10:00Z"));
	assert_true(str_is(kit->items[0].media_type, "text/html"));
	assert_int_equal(kit->items[0].status, 200);
	assert_true(kit->items[0].article);
	assert_true(str_is(kit->items[1].address, URL_2));
	assert_true(str_is(kit_read(kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(kit, 1, NULL), PAGE_2));
}

static void test_warc_plain_gives_its_records(void **state)
{
	Arena *arena = arena_new();
	Text bytes = two_records(arena, 0);
	size_t size = bytes.size;
	Kit kit = kit_open(&bytes);
	ContainerPage page;

	(void)state;
	assert_string_equal(container_kind(kit.container)->name, "warc");
	assert_two_records(&kit);
	assert_int_equal(kit.losses, 0);
	assert_int_equal(kit.items[0].place.at[0].offset, 0);
	assert_int_equal(kit.items[1].place.at[0].offset, kit.items[0].place.at[0].length);
	assert_int_equal(kit.items[1].place.at[0].offset + kit.items[1].place.at[0].length, size);
	(void)kit_read(&kit, 0, &page);
	assert_true(str_is(page.charset, "koi8-r"));
	assert_true(str_is(page.address, URL_1));
	container_page_clear(&page);
	kit_close(&kit);
	arena_free(arena);
}

static void test_warc_packed_record_by_record(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL);
	size_t second = str_find(text_str(&plain), "WARC/1.0", 10);

	(void)state;
	kit_add_gzip(&packed, str_slice(text_str(&plain), 0, second));
	size_t first_size = packed.size;

	kit_add_gzip(&packed, str_from(text_str(&plain), second));
	size_t size = packed.size;
	Kit kit = kit_open(&packed);

	assert_two_records(&kit);
	assert_int_equal(kit.items[0].place.at[0].length, first_size);
	assert_int_equal(kit.items[1].place.at[0].offset, first_size);
	assert_int_equal(kit.items[1].place.at[0].length, size - first_size);
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

static void test_warc_packed_as_a_whole(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL);
	size_t second = str_find(text_str(&plain), "WARC/1.0", 10);

	(void)state;
	kit_add_gzip(&packed, text_str(&plain));
	Kit kit = kit_open(&packed);

	assert_two_records(&kit);
	assert_int_equal(kit.items[1].place.at[0].offset, second);
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

/* The second record begins in the middle of a line of the first one, which was cut. */
static void test_warc_record_behind_one_that_was_cut(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), bytes = text_in(NULL);
	size_t second = str_find(text_str(&plain), "WARC/1.0", 10);
	ContainerPage page;

	(void)state;
	text_add(&bytes, str_slice(text_str(&plain), 0, second - 20));
	text_add(&bytes, str_from(text_str(&plain), second));
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 1);
	Str first = kit_read(&kit, 0, &page);

	assert_true(str_equal(first, str_slice(str(PAGE_1), 0, sizeof PAGE_1 - 1 - 16)));
	container_page_clear(&page);
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

/* What the file is is seen by the second member where the first one gives nothing. */
static void test_warc_whose_first_member_is_damaged(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL);
	size_t second = str_find(text_str(&plain), "WARC/1.0", 10);

	(void)state;
	kit_add_gzip(&packed, str_slice(text_str(&plain), 0, second));
	packed.at[10] = (char)0xff; /* a kind of block that there is not */
	kit_add_gzip(&packed, str_from(text_str(&plain), second));
	Kit kit = kit_open(&packed);

	assert_true(kit_is(&kit, "warc"));
	assert_int_equal(kit.item_count, 1);
	assert_true(kit.losses > 0);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_2));
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

/* A file of members that was packed once more, by hand. */
static void test_warc_packed_twice(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL), twice = text_in(NULL);
	size_t second = str_find(text_str(&plain), "WARC/1.0", 10);

	(void)state;
	kit_add_gzip(&packed, str_slice(text_str(&plain), 0, second));
	kit_add_gzip(&packed, str_from(text_str(&plain), second));
	kit_add_gzip(&twice, text_str(&packed));
	Kit kit = kit_open(&twice);

	assert_two_records(&kit);
	assert_int_equal(kit.losses, 0);
	kit_close(&kit);
	text_clear(&packed);
	text_clear(&plain);
	arena_free(arena);
}

static void test_warc_may_begin_with_empty_lines(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), later = text_in(NULL);

	(void)state;
	text_add_c(&later, "\r\n\r\n\n");
	text_add(&later, text_str(&plain));
	Kit kit = kit_open(&later);

	assert_two_records(&kit);
	assert_int_equal(kit.losses, 0);
	assert_int_equal(kit.items[0].place.at[0].offset, 5);
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

/* Members that care for no record: the file is packed in three pieces. */
static void test_warc_packed_in_pieces(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL);
	Str all = text_str(&plain);

	(void)state;
	kit_add_gzip(&packed, str_slice(all, 0, 100));
	kit_add_gzip(&packed, str_slice(all, 100, all.size - 40));
	kit_add_gzip(&packed, str_from(all, all.size - 40));
	Kit kit = kit_open(&packed);

	assert_two_records(&kit);
	assert_int_equal(kit.losses, 0);
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

static void test_warc_goes_on_behind_a_wrong_length(void **state)
{
	static const long errors[] = { -9, -1, 7, 30, 300, 100000 };
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) {
		Text bytes = two_records(arena, errors[i]);
		Kit kit = kit_open(&bytes);

		assert_int_equal(kit.item_count, 2);
		assert_int_equal(kit.losses, 1);
		assert_true(str_is(kit.items[1].address, URL_2));
		assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
		kit_close(&kit);
	}
	arena_free(arena);
}

static void test_warc_goes_on_behind_a_damaged_member(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL);
	size_t second = str_find(text_str(&plain), "WARC/1.0", 10);

	(void)state;
	kit_add_gzip(&packed, str_slice(text_str(&plain), 0, second));
	packed.at[packed.size / 2] = (char)~packed.at[packed.size / 2];
	text_add_c(&packed, "junk between the two");
	kit_add_gzip(&packed, str_from(text_str(&plain), second));
	Kit kit = kit_open(&packed);

	assert_true(kit.item_count >= 1);
	assert_true(kit.losses >= 1);
	assert_true(str_is(kit.items[kit.item_count - 1].address, URL_2));
	assert_true(str_is(kit_read(&kit, kit.item_count - 1, NULL), PAGE_2));
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

enum {
	SPACES = 8 << 20, /* more than anyone sends of them */
};

/* What stands in a record, and what page must come of it. */
typedef struct {
	const char *headers;
	Str body;
	const char *page;
} BodyCase;

/* Deflate with zlib's head and sum, as servers send it under any name. */
static void add_zlib(Text *out, Str bytes)
{
	uLongf size = compressBound((uLong)bytes.size);
	char *room = text_reserve(out, size);

	assert_int_equal(compress((unsigned char *)room, &size, (const unsigned char *)bytes.at,
				 (uLong)bytes.size),
		Z_OK);
	out->size += size;
}

static void test_warc_undoes_encodings(void **state)
{
	Arena *arena = arena_new();
	Text gzip = text_in(arena), raw = text_in(arena), bomb = text_in(arena);
	Text twice = text_in(arena), members = text_in(arena), zlib = text_in(arena);
	Text spaces = text_in(arena);

	(void)state;
	memset(text_reserve(&spaces, SPACES), ' ', SPACES);
	spaces.size = SPACES;
	kit_add_gzip(&bomb, text_str(&spaces));
	kit_add_gzip(&gzip, str(PAGE_1));
	kit_add_gzip(&twice, text_str(&gzip));
	text_add(&members, text_str(&gzip));
	text_add(&members, text_str(&gzip));
	add_zlib(&zlib, str(PAGE_1));
	kit_add_deflate(&raw, str(PAGE_1));
	const BodyCase cases[] = {
		{ "Content-Encoding: gzip\r\n", text_str(&gzip), PAGE_1 },
		{ "Content-Encoding: deflate\r\n", text_str(&raw), PAGE_1 },
		{ "", text_str(&gzip), PAGE_1 },
		{ "Content-Encoding: gzip, gzip\r\n", text_str(&twice), PAGE_1 },
		{ "Content-Encoding: gzip\r\n", text_str(&twice), PAGE_1 },
		{ "Content-Encoding: gzip\r\n", str(PAGE_1), PAGE_1 },
		{ "Content-Encoding: gzip\r\n", text_str(&bomb), "" },
		{ "Transfer-Encoding: chunked\r\n", str("6\r\n<html>\r\n3;x=y\r\nabc\r\n0\r\n\r\n"),
			"<html>abc" },
		{ "Transfer-Encoding: chunked\r\n", str(PAGE_1), PAGE_1 },
		{ "transfer-encoding: Chunked\r\n", str("7\r\n<html>\r\n3\r\nabc\r\n0\r\n\r\n"),
			"<html>abc" },
		{ "X: y\r\n folded\r\n", str(PAGE_1), PAGE_1 },
		{ "Content-Encoding: gzip\r\n", text_str(&members), PAGE_1 PAGE_1 },
		{ "Content-Encoding: gzip\r\n", text_str(&zlib), PAGE_1 },
		/* A size that cannot be, in front of one that fits. */
		{ "Transfer-Encoding: chunked\r\n",
			str("ffffff\r\n<html>\r\n3\r\nabc\r\n0\r\n\r\n"), "<html>abc" },
		{ "Transfer-Encoding: chunked\r\n",
			str("6\r\n<html>\r\nfff\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n"), "<html>abcdef" },
		/* Nobody says that there are chunks, or how often. */
		{ "", str("6\r\n<html>\r\n3\r\nabc\r\n0\r\n\r\n"), "<html>abc" },
		{ "", str("6\r\n<html>\r\n4\r\nabc\r\n0\r\n\r\n"),
			"6\r\n<html>\r\n4\r\nabc\r\n0\r\n\r\n" },
		{ "Transfer-Encoding: chunked\r\n",
			str("b\r\n6\r\n<html>\r\n\r\n5\r\n0\r\n\r\n\r\n0\r\n\r\n"), "<html>" },
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text bytes = text_in(NULL);

		kit_add_warc(&bytes, "response", URL_1, "",
			kit_http(arena, "200", cases[i].headers, cases[i].body), 0);
		Kit kit = kit_open(&bytes);

		assert_int_equal(kit.item_count, 1);
		Str page = kit_read(&kit, 0, NULL);

		assert_true(str_is(page, cases[i].page));
		kit_close(&kit);
	}
	arena_free(arena);
}

/* Where a record does not say how long it is, it goes on to the next one. */
static void test_warc_reads_records_without_a_length(void **state)
{
	Arena *arena = arena_new();
	Text bytes = text_in(NULL);

	(void)state;
	for (int i = 0; i < 2; i++) {
		text_format(&bytes,
			"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\n"
			"WARC-Date: 2009-11-03T04:10:00Z\r\n"
			"Content-Type: application/http; msgtype=response\r\n\r\n",
			i == 0 ? URL_1 : URL_2);
		text_add(&bytes,
			kit_http(arena, "200 OK", html, i == 0 ? str(PAGE_1) : str(PAGE_2)));
		text_add_c(&bytes, "\r\n\r\n");
	}
	Kit kit = kit_open(&bytes);

	assert_two_records(&kit);
	assert_int_equal(kit.losses, 2);
	kit_close(&kit);
	arena_free(arena);
}

static void test_warc_tells_pages_from_the_rest(void **state)
{
	static const struct {
		const char *type, *address, *status, *headers;
		bool listed, article;
	} cases[] = {
		{ "response", URL_1, "200 OK", "Content-Type: text/html\r\n", true, true },
		{ "response", "<" URL_1 ">", "200", "Content-Type: TEXT/HTML;x\r\n", true, true },
		{ "response", URL_1, "200 OK", "", true, true },
		{ "response", URL_1, "200 OK", "Content-Type: text/html, text/html; x\r\n", true,
			true },
		{ "response", URL_1, "404 Not Found", "Content-Type: text/html\r\n", true, false },
		{ "response", URL_1, "301 Moved", "Content-Type: text/html\r\n", true, false },
		{ "response", URL_1, "200 OK", "Content-Type: image/png\r\n", true, false },
		{ "response", "http://paper.example/robots.txt", "200 OK",
			"Content-Type: text/plain\r\n", true, false },
		{ "request", URL_1, "200 OK", "", false, false },
		{ "metadata", URL_1, "200 OK", "", false, false },
		{ "warcinfo", URL_1, "200 OK", "", false, false },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text bytes = text_in(NULL);

		kit_add_warc(&bytes, cases[i].type, cases[i].address, "",
			kit_http(arena, cases[i].status, cases[i].headers, str(PAGE_1)), 0);
		Kit kit = kit_open(&bytes);

		assert_int_equal(kit.item_count, cases[i].listed);
		assert_int_equal(kit.items[0].article, cases[i].article);
		if (cases[i].article)
			assert_true(str_is(kit.items[0].address, URL_1));
		kit_close(&kit);
	}
	arena_free(arena);
}

static void test_warc_resolves_revisits(void **state)
{
	static const char *const pointers[] = {
		"WARC-Refers-To-Target-URI: " URL_1
		"\r\nWARC-Refers-To-Date: 2009-11-03T04:10:00Z\r\n",
		"WARC-Payload-Digest: sha1:ABC\r\n",
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof pointers / sizeof *pointers; i++) {
		Text bytes = text_in(NULL);

		kit_add_warc(&bytes, "response", URL_1, "WARC-Payload-Digest: sha1:ABC\r\n",
			kit_http(arena, "200 OK", html, str(PAGE_1)), 0);
		kit_add_warc(&bytes, "revisit", URL_2, pointers[i],
			kit_http(arena, "200 OK", html, str("")), 0);
		Kit kit = kit_open(&bytes);

		assert_int_equal(kit.item_count, 2);
		assert_true(str_is(kit.items[1].media_type, "warc/revisit"));
		assert_false(kit.items[1].article);
		assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_1));
		kit_close(&kit);
	}
	arena_free(arena);
}

static void test_warc_revisit_of_another_file_is_an_error(void **state)
{
	Arena *arena = arena_new();
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_warc(&bytes, "revisit", URL_2, "WARC-Payload-Digest: sha1:XYZ\r\n",
		kit_http(arena, "200 OK", html, str("")), 0);
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_false(str_present(kit_read(&kit, 0, NULL)));
	kit_close(&kit);
	arena_free(arena);
}

/* Three segments with a record of others between them; of a second page only the first. */
static void test_warc_joins_segments(void **state)
{
	Arena *arena = arena_new();
	Text bytes = text_in(NULL);
	Str whole = kit_http(arena, "200 OK", html, str(PAGE_1));
	ContainerPage page;

	(void)state;
	kit_add_warc(&bytes, "response", URL_1,
		"WARC-Record-ID: <urn:uuid:1>\r\nWARC-Segment-Number: 1\r\n",
		str_slice(whole, 0, 60), 0);
	kit_add_warc(&bytes, "continuation", URL_1,
		"WARC-Segment-Origin-ID: <urn:uuid:1>\r\nWARC-Segment-Number: 2\r\n",
		str_slice(whole, 60, 80), 0);
	kit_add_warc(&bytes, "response", URL_2,
		"WARC-Record-ID: <urn:uuid:2>\r\nWARC-Segment-Number: 1\r\n",
		kit_http(arena, "200 OK", html, str("xyz")), 0);
	kit_add_warc(&bytes, "continuation", URL_1,
		"WARC-Segment-Origin-ID: <urn:uuid:1>\r\nWARC-Segment-Number: 3\r\n"
		"WARC-Segment-Total-Length: 200\r\n",
		str_from(whole, 80), 0);
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 2);
	assert_true(str_is(kit_read(&kit, 0, &page), PAGE_1));
	assert_int_equal(page.damage.size, 0);
	container_page_clear(&page);
	assert_true(str_is(kit_read(&kit, 1, &page), "xyz"));
	assert_true(page.truncated);
	assert_true(page.damage.size > 0);
	container_page_clear(&page);
	kit_close(&kit);
	arena_free(arena);
}

static void test_warc_checks_digests(void **state)
{
	/* SHA-1 of "abc", FIPS 180. */
	static const struct {
		const char *header, *answer;
	} cases[] = {
		{ "WARC-Payload-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n",
			"sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5 matches" },
		{ "WARC-Payload-Digest: sha1:a9993e364706816aba3e25717850c26c9cd0d89d\r\n",
			"sha1:a9993e364706816aba3e25717850c26c9cd0d89d matches" },
		{ "WARC-Payload-Digest: sha1:AAAA4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n",
			"sha1:AAAA4NSHA2AWVOR6EVYXQUGCNSONBWE5 DOES NOT MATCH" },
		{ "WARC-Payload-Digest: crc:12\r\n", "crc:12 is not checked" },
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text bytes = text_in(NULL);
		ContainerPage page;

		kit_add_warc(&bytes, "response", URL_1, cases[i].header,
			kit_http(arena, "200 OK", html, str("abc")), 0);
		Kit kit = kit_open(&bytes);

		(void)kit_read(&kit, 0, &page);
		assert_true(str_is(page.digest, cases[i].answer));
		container_page_clear(&page);
		kit_close(&kit);
	}
	assert_int_equal(digest_check(str("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb"
					  "410ff61f20015ad"),
				 str("abc")),
		DIGEST_MATCHES);
	arena_free(arena);
}

static void test_warc_times_lose_their_fractions(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes,
		"WARC/1.1\nwarc-type: resource\nwarc-target-uri: " URL_1
		"\nwarc-date: 2014-03-02T01:02:03.123456Z\ncontent-type: text/html\n"
		"content-length: 3\n\nabc\n\n");
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].captured, "2014-03-02T01:02:03Z"));
	assert_true(str_is(kit_read(&kit, 0, NULL), "abc"));
	kit_close(&kit);
}

static void test_warc_survives_cuts_and_changes(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL);

	(void)state;
	kit_torture(text_str(&plain), 200);
	kit_add_gzip(&packed, text_str(&plain));
	kit_torture(text_str(&packed), 200);
	text_clear(&plain);
	text_clear(&packed);
	arena_free(arena);
}

static const char arc[] = "filedesc://a.arc 0.0.0.0 20090101000000 text/plain 13\n1 0 Archive\n\n\n"
			  "http://paper.example/a b.html 1.2.3.4 20091103041000 text/html %zu\n%s\n"
			  "http://paper.example/c.html 1.2.3.4 20091103041001 text/html 47\n"
			  "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nxyz\n";

static Text arc_file(size_t length)
{
	Text out = text_in(NULL);

	text_format(&out, arc, length, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE_1);
	return out;
}

static size_t arc_length(void)
{
	return sizeof "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" PAGE_1 - 1;
}

static void test_arc_gives_its_records(void **state)
{
	Text bytes = arc_file(arc_length());
	Kit kit = kit_open(&bytes);

	(void)state;
	assert_string_equal(container_kind(kit.container)->name, "arc");
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 0);
	assert_true(str_is(kit.items[0].address, "http://paper.example/a b.html"));
	assert_true(str_is(kit.items[0].captured, "2009-11-03T04:10:00Z"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 1, NULL), "xyz"));
	kit_close(&kit);
}

/* The first record, which is about the file, has no length; two more are none. */
static void test_arc_goes_on_behind_lines_that_are_wrong(void **state)
{
	static const char bad[] =
		"filedesc://a.arc 0.0.0.0 20090101000000 text/plain -1\n1 0 A\n\n"
		"http://paper.example/ 1.2.3.4 200911030410010000 text/html -1\n\n"
		"http://paper.example/ 1.2.3.4 20091103041001 text/plain 4\nxyz\n\n"
		"http://paper.example/ 1.2.3.4 20091103041001 text/html abc\n";
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes, bad);
	Kit kit = kit_open(&bytes);

	assert_non_null(kit.container);
	assert_int_equal(kit.item_count, 1);
	assert_int_equal(kit.losses, 2);
	assert_true(str_is(kit_read(&kit, 0, NULL), "xyz\n"));
	kit_close(&kit);
}

static void test_arc_goes_on_behind_a_wrong_length(void **state)
{
	Text bytes = arc_file(arc_length() - 9);
	Kit kit = kit_open(&bytes);

	(void)state;
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 1);
	assert_true(str_starts(kit_read(&kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 1, NULL), "xyz"));
	kit_close(&kit);
}

static void test_arc_survives_cuts_and_changes(void **state)
{
	Text bytes = arc_file(arc_length());

	(void)state;
	kit_torture(text_str(&bytes), 200);
	text_clear(&bytes);
}

/* Zones are not allowed, and met with. */
static void test_warc_times_with_a_zone(void **state)
{
	static const struct {
		const char *written, *told;
	} cases[] = {
		{ "2009-11-03T06:10:00+02:00", "2009-11-03T04:10:00Z" },
		{ "2009-11-02T23:10:00.5-05:00", "2009-11-03T04:10:00Z" },
		{ "20091103041000", "2009-11-03T04:10:00Z" },
		{ "2009-11", "2009-11" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Text bytes = text_in(NULL);

		text_format(&bytes,
			"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: " URL_1
			"\r\nWARC-Date: %s\r\nContent-Type: text/html\r\nContent-Length: 3\r\n\r\n"
			"<p>\r\n\r\n",
			cases[i].written);
		Kit kit = kit_open(&bytes);

		assert_int_equal(kit.item_count, 1);
		assert_true(str_is(kit.items[0].captured, cases[i].told));
		kit_close(&kit);
	}
}

/* A response whose head is missing is the page alone. */
static void test_warc_response_without_a_head(void **state)
{
	Text bytes = text_in(NULL);
	ContainerPage page;

	(void)state;
	kit_add_warc(&bytes, "response", URL_1,
		"Content-Type: application/http; msgtype=response\r\n", str(PAGE_1), 0);
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_true(kit.items[0].article);
	assert_true(str_is(kit_read(&kit, 0, &page), PAGE_1));
	assert_false(str_present(page.media_type));
	container_page_clear(&page);
	kit_close(&kit);
	/* One that is spoilt is none. */
	bytes = text_in(NULL);
	kit_add_warc(&bytes, "response", URL_1,
		"Content-Type: application/http; msgtype=response\r\n",
		str("HTTPS/1.1 200 OK\r\n\r\n" PAGE_1), 0);
	kit = kit_open(&bytes);
	assert_int_equal(kit.item_count, 1);
	assert_false(kit.items[0].article);
	kit_close(&kit);
}

/* A type may hold blanks, a scheme be in capitals, a length reach into the next record. */
static void test_arc_lines_of_other_shapes(void **state)
{
	static const char *const lines[] = {
		"http://paper.example/a 1.2.3.4 20091103041000 text/html; charset=utf-8",
		"http://paper.example/a 1.2.3.4 20091103041000 text/html; charset=iso 8859 1",
		"HTTP://paper.example/a 1.2.3.4 20091103041000 text/html",
		"http://paper.example/a 1.2.3.4 20091103041000 text/html; x=y 200 - - 0 a.arc",
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
		for (int error = 0; error <= 30; error += 30) {
			Text bytes = text_in(NULL);

			text_add_c(&bytes,
				"filedesc://a.arc 0.0.0.0 20090101000000 text/plain 8\n1 0 IA\n\n\n");
			text_format(&bytes, "%s %d\n", lines[i], (int)sizeof PAGE_1 - 1 + error);
			text_add_c(&bytes, PAGE_1 "\n");
			text_format(&bytes,
				"http://paper.example/b ::1 20091103041001 text/html %d\n",
				(int)sizeof PAGE_2 - 1);
			text_add_c(&bytes, PAGE_2 "\n");
			Kit kit = kit_open(&bytes);

			assert_int_equal(kit.item_count, 2);
			assert_int_equal(kit.losses, error > 0);
			assert_true(str_equal_nocase(
				kit.items[0].address, str("http://paper.example/a")));
			assert_true(str_is(kit.items[0].captured, "2009-11-03T04:10:00Z"));
			assert_true(str_is(kit.items[0].media_type, "text/html"));
			assert_true(str_starts(kit_read(&kit, 0, NULL), PAGE_1));
			assert_true(str_find(kit_read(&kit, 0, NULL), "Ferry", 0) == STR_NOWHERE);
			assert_true(str_starts(kit_read(&kit, 1, NULL), PAGE_2));
			kit_close(&kit);
		}
}

/* A packed record whose end is missing is one loss, not two. */
static void test_warc_packed_record_that_is_cut_is_one_loss(void **state)
{
	Arena *arena = arena_new();
	Text plain = two_records(arena, 0), packed = text_in(NULL);

	(void)state;
	kit_add_gzip(&packed, text_str(&plain));
	packed.size -= 12; /* the sum, and a little more */
	Kit kit = kit_open(&packed);

	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 1);
	kit_close(&kit);
	text_clear(&plain);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_warc_plain_gives_its_records),
		cmocka_unit_test(test_warc_packed_record_by_record),
		cmocka_unit_test(test_warc_packed_as_a_whole),
		cmocka_unit_test(test_warc_packed_in_pieces),
		cmocka_unit_test(test_warc_goes_on_behind_a_wrong_length),
		cmocka_unit_test(test_warc_goes_on_behind_a_damaged_member),
		cmocka_unit_test(test_warc_packed_twice),
		cmocka_unit_test(test_warc_whose_first_member_is_damaged),
		cmocka_unit_test(test_warc_record_behind_one_that_was_cut),
		cmocka_unit_test(test_warc_may_begin_with_empty_lines),
		cmocka_unit_test(test_warc_undoes_encodings),
		cmocka_unit_test(test_warc_reads_records_without_a_length),
		cmocka_unit_test(test_warc_tells_pages_from_the_rest),
		cmocka_unit_test(test_warc_resolves_revisits),
		cmocka_unit_test(test_warc_revisit_of_another_file_is_an_error),
		cmocka_unit_test(test_warc_joins_segments),
		cmocka_unit_test(test_warc_checks_digests),
		cmocka_unit_test(test_warc_times_lose_their_fractions),
		cmocka_unit_test(test_warc_survives_cuts_and_changes),
		cmocka_unit_test(test_arc_gives_its_records),
		cmocka_unit_test(test_arc_goes_on_behind_lines_that_are_wrong),
		cmocka_unit_test(test_arc_goes_on_behind_a_wrong_length),
		cmocka_unit_test(test_arc_survives_cuts_and_changes),
		cmocka_unit_test(test_warc_times_with_a_zone),
		cmocka_unit_test(test_warc_response_without_a_head),
		cmocka_unit_test(test_arc_lines_of_other_shapes),
		cmocka_unit_test(test_warc_packed_record_that_is_cut_is_one_loss),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
