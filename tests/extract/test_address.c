/* SPDX-License-Identifier: ISC */
#include "extract/address.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "read_page.h"

typedef struct {
	const char *base, *reference, *whole;
} AddressCase;

static void test_addresses_are_resolved(void **state)
{
	/* RFC 3986, section 5.4, and what archives write. */
	static const AddressCase cases[] = {
		{ "http://a/b/c/d?q", "g", "http://a/b/c/g" },
		{ "http://a/b/c/d?q", "../../g", "http://a/g" },
		{ "http://a/b/c/d?q", "../../../g", "http://a/g" },
		{ "http://a/b/c/d?q", "./", "http://a/b/c/" },
		{ "http://a/b/c/d?q", "?y", "http://a/b/c/d?y" },
		{ "http://a/b/c/d?q", "#s", "http://a/b/c/d?q#s" },
		{ "http://a/b/c/d?q", "//g", "http://g" },
		{ "http://a/b/c/d?q", "mailto:x@y", "mailto:x@y" },
		{ "http://a:80/b", "/c", "http://a/c" },
		{ "http://a/b", "/web/20091104041007im_/http://c:80/d", "http://c/d" },
		{ "http://a/b", "https://web.archive.org/web/20091104041007/http:/c/d",
			"http://c/d" },
		{ NULL, "x/y.html", "x/y.html" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Arena *arena = arena_new();

		assert_text(address_resolve(arena, str(cases[i].base), str(cases[i].reference)),
			cases[i].whole);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses_are_resolved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
