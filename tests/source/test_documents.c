/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "contained.h"
#include "documents.h"

enum {
	PLACES = 200, /* at which each document is cut and changed */
};

static void test_documents_are_told_and_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < documents_count; i++) {
		size_t read = contained_read_all(documents[i].bytes);

		if (read != documents[i].items)
			fail_msg("%s: %zu items read, not %zu", documents[i].name, read,
				documents[i].items);
	}
}

/* How many items can be read of SIZE bytes of DOCUMENT with byte AT changed, in memory of just
 * that size. */
static size_t read_damaged(Str document, size_t size, size_t at, char change)
{
	char *copy = memory_resize(NULL, size + (size == 0));

	memcpy(copy, document.at, size);
	if (at < size)
		copy[at] = (char)(copy[at] ^ change);
	size_t read = contained_read_all(str_of(copy, size));

	free(copy);
	return read;
}

static void test_documents_cut_anywhere(void **state)
{
	(void)state;
	for (size_t i = 0; i < documents_count; i++)
		for (size_t k = 0; k <= PLACES; k++) {
			size_t size = documents[i].bytes.size * k / PLACES;

			size_t read = read_damaged(documents[i].bytes, size, size, 0);

			if (read > documents[i].items || (read == 0 && k > PLACES * 9 / 10))
				fail_msg("%s: %zu items read of %zu bytes", documents[i].name, read,
					size);
		}
}

static void test_documents_changed_anywhere(void **state)
{
	static const char changes[] = { 0x01, 0x10, 0x1a, 0x40, (char)0x80, (char)0xff };

	(void)state;
	for (size_t i = 0; i < documents_count; i++) {
		Str bytes = documents[i].bytes;
		size_t readable = 0;

		for (size_t k = 0; k < PLACES; k++) {
			size_t read = read_damaged(bytes, bytes.size, bytes.size * k / PLACES,
				changes[k % sizeof changes]);

			/* A changed end may make two of one. */
			assert_in_range(read, 0, documents[i].items + 1);
			readable += read > 0;
		}
		if (readable <= PLACES / 2)
			fail_msg("%s: only %zu of %d can be read", documents[i].name, readable,
				PLACES);
	}
}

static void test_documents_are_no_page_or_text(void **state)
{
	static const char *const others[] = {
		"<!DOCTYPE html><html><head><title>x</title></head><body><p>y",
		"<?xml version=\"1.0\"?><html xmlns=\"x\"><body/></html>",
		"<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"x\"><foaf:Person/></rdf:RDF>",
		"Title: A story\nDate: Monday\n\nOnce upon a time\n",
		"From the harbour a boat set out at 11:30 in the morning.\n\nIt came back.\n",
		"[Picture: a boat] \"url\" said \"http\"",
		"{ not JSON }",
		"title,words\none,two\n",
		"{\"@context\":\"https://schema.org\",\"name\":\"x\"}",
		"",
	};
	Arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
		Str list = contained_list(arena, str(others[i]));

		if (!str_is(list, "none"))
			fail_msg("%s: %.*s", others[i], (int)list.size, list.at);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documents_are_told_and_read),
		cmocka_unit_test(test_documents_cut_anywhere),
		cmocka_unit_test(test_documents_changed_anywhere),
		cmocka_unit_test(test_documents_are_no_page_or_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
