/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "../scratch.h"
#include "base/text.h"
#include "collection/shard_name.h"

static void assert_name(
	const char *folder, const char *summary, const char *name, const char *wanted)
{
	Arena *arena = arena_new();
	Text path = text_in(arena);
	Error err;

	text_format(&path, "%s/%s", folder, summary);
	text_add_byte(&path, '\0');
	Source *source = source_open(path.at, &err);

	assert_non_null(source);
	assert_true(str_is(shard_name(source, 0, str(name), arena), wanted));
	source_free(source);
	arena_free(arena);
}

static void test_shards_are_named_by_paths(void **state)
{
	char folder[SCRATCH_BYTES];

	(void)state;
	scratch_make(folder);
	scratch_write(folder, "crawl.idx", str("x"));
	scratch_write(folder, "crawl.loc",
		str("cdx-1\thdfs://host/x/other.gz\t/data/zip-1.gz\r\n"
		    "cdx-2\tzip-2\n"
		    "cdx-3\n"
		    "cdx-4\t/\t\t../..\n"));
	scratch_write(folder, "zip-1.gz", str("x"));
	scratch_write(folder, "zip-2.gz", str("x"));
	scratch_write(folder, "cdx-5.gz", str("x"));
	assert_name(folder, "crawl.idx", "cdx-1", "/data/zip-1.gz");
	assert_name(folder, "crawl.idx", "cdx-2", "zip-2");
	assert_name(folder, "crawl.idx", "cdx-3", "cdx-3");
	assert_name(folder, "crawl.idx", "cdx-4", "cdx-4");
	assert_name(folder, "crawl.idx", "cdx-5", "cdx-5");
	assert_name(folder, "crawl.idx", "cdx", "cdx");
	scratch_remove(folder);
}

static void test_a_shard_bears_the_name_of_its_summary(void **state)
{
	char folder[SCRATCH_BYTES];

	(void)state;
	scratch_make(folder);
	scratch_write(folder, "crawl.idx", str("x"));
	assert_name(folder, "crawl.idx", "part", "part");
	scratch_write(folder, "crawl.cdx.gz", str("x"));
	assert_name(folder, "crawl.idx", "part", "crawl.cdx.gz");
	scratch_remove(folder);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shards_are_named_by_paths),
		cmocka_unit_test(test_a_shard_bears_the_name_of_its_summary),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
