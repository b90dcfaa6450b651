/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/hash.h"

/* What the authors of the function publish for these bytes. */
static void test_published_values(void **state)
{
	(void)state;
	assert_true(hash_text(HASH_START, str("")) == UINT64_C(0xCBF29CE484222325));
	assert_true(hash_text(HASH_START, str("a")) == UINT64_C(0xAF63DC4C8601EC8C));
	assert_true(hash_text(HASH_START, str("foobar")) == UINT64_C(0x85944171F73967E8));
}

static void test_goes_on(void **state)
{
	(void)state;
	uint64_t hash = hash_text(HASH_START, str("foob"));

	hash = hash_byte(hash, 'a');
	assert_true(hash_text(hash, str("r")) == UINT64_C(0x85944171F73967E8));
	assert_true(hash_text(HASH_START, STR_NONE) == HASH_START);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_published_values),
		cmocka_unit_test(test_goes_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
