/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "source/transfer.h"

typedef struct {
	Str body, wanted;
} Case;

static void assert_decoded(Transfer transfer, const Case *cases, size_t count)
{
	Arena *arena = arena_new();

	for (size_t i = 0; i < count; i++) {
		Str got = transfer_decode(arena, transfer, cases[i].body);

		if (!str_equal(got, cases[i].wanted))
			fail_msg("case %zu: \"%.*s\", not \"%s\"", i, (int)got.size, got.at,
				cases[i].wanted.at);
	}
	arena_free(arena);
}

static void test_transfer_names(void **state)
{
	(void)state;
	assert_int_equal(transfer_of((Str)STR("Quoted-Printable")), TRANSFER_QUOTED);
	assert_int_equal(transfer_of((Str)STR(" base64 ; junk")), TRANSFER_BASE64);
	assert_int_equal(transfer_of((Str)STR("x-uuencode")), TRANSFER_UU);
	assert_int_equal(transfer_of((Str)STR("8bit")), TRANSFER_PLAIN);
	assert_int_equal(transfer_of((Str)STR("x-none")), TRANSFER_PLAIN);
	assert_int_equal(transfer_of(STR_NONE), TRANSFER_PLAIN);
}

static void test_transfer_quoted_printable(void **state)
{
	static const Case cases[] = {
		{ STR("a=3Db=C3=A9=\r\nc"),
			STR("a=b\xc3\xa9"
			    "c") },
		{ STR("lower=c3=a9 soft=\nend"), STR("lower\xc3\xa9 softend") },
		{ STR("soft and blanks= \t\r\nend"), STR("soft and blanksend") },
		{ STR("blanks at the end \t \r\nnext  word"),
			STR("blanks at the end\r\nnext  word") },
		{ STR("kept=20\r\n"), STR("kept \r\n") },
		{ STR("cut in an escape=C3=A"), STR("cut in an escape\xc3=A") },
		{ STR("cut at the sign=3D="), STR("cut at the sign=") },
		{ STR("=3D=zz one bad escape =3D"), STR("==zz one bad escape =") },
		{ STR(""), STR("") },
	};

	(void)state;
	assert_decoded(TRANSFER_QUOTED, cases, sizeof cases / sizeof *cases);
}

static void test_transfer_leaves_what_is_not_quoted_printable(void **state)
{
	static const Case cases[] = {
		{ STR("<a href=\"x\" width=20 id=k class=\"y\">"),
			STR("<a href=\"x\" width=20 id=k class=\"y\">") },
	};

	(void)state;
	assert_decoded(TRANSFER_QUOTED, cases, sizeof cases / sizeof *cases);
}

static void test_transfer_base64(void **state)
{
	static const Case cases[] = {
		{ STR("YWJj"), STR("abc") },
		{ STR("YWI=\r\nYWI="), STR("abab") },
		{ STR("YQ==!YQ"), STR("aa") },
		{ STR("Y W\r\nJj\tZ"), STR("abc") },
		{ STR("_-8"), STR("\xff\xef") },
		{ STR("===="), STR("") },
	};

	(void)state;
	assert_decoded(TRANSFER_BASE64, cases, sizeof cases / sizeof *cases);
}

static void test_transfer_uuencode(void **state)
{
	static const Case cases[] = {
		{ STR("note\nbegin 644 a.txt\n#0V%T\n`\nend\nrest"), STR("Cat") },
		{ STR("begin 644 a.txt\r\n#0V%T\r\n#0V%T\r\n"), STR("CatCat") },
		{ STR("begin 644 a.txt\n#0V\n"), STR("C`\0") },
		{ STR("never begun\n#0V%T\n"), STR("") },
	};

	(void)state;
	assert_decoded(TRANSFER_UU, cases, sizeof cases / sizeof *cases);
}

/* Whatever the bytes: no more comes out than went in, and nothing is read beyond. */
static void test_transfer_of_every_cut(void **state)
{
	static const Str bodies[] = {
		STR("a=3D=C3=A9=\r\n \t\r\n=="),
		STR("YWJjZGVmZ2g=YQ=="),
		STR("begin 644 a\n#0V%T\nM!!!!\n`\nend\n"),
	};
	Arena *arena = arena_new();
	size_t decoded[TRANSFER_UU + 1] = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		for (size_t size = 0; size <= bodies[i].size; size++)
			for (int transfer = TRANSFER_PLAIN; transfer <= TRANSFER_UU; transfer++) {
				/* On the heap, so that a step beyond the end is seen. */
				char *copy = memory_resize(NULL, size + (size == 0));

				memcpy(copy, bodies[i].at, size);
				Str got = transfer_decode(
					arena, (Transfer)transfer, str_of(copy, size));

				assert_true(got.size <= size);
				if (transfer == TRANSFER_PLAIN)
					assert_int_equal(got.size, size);
				decoded[transfer] += got.size;
				free(copy);
			}
	for (int transfer = TRANSFER_PLAIN; transfer <= TRANSFER_UU; transfer++)
		assert_true(decoded[transfer] > 50);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_transfer_names),
		cmocka_unit_test(test_transfer_quoted_printable),
		cmocka_unit_test(test_transfer_leaves_what_is_not_quoted_printable),
		cmocka_unit_test(test_transfer_base64),
		cmocka_unit_test(test_transfer_uuencode),
		cmocka_unit_test(test_transfer_of_every_cut),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
