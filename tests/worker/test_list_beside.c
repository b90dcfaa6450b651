/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "../scratch.h"
#include "source/export.h"
#include "worker/list_beside.h"

static const char *below(Arena *arena, const char *folder, const char *name)
{
	return str_c(arena, str_format(arena, "%s/%s", folder, name));
}

static void test_the_list_that_names_the_page(void **state)
{
	char folder[SCRATCH_BYTES];
	Arena *arena = arena_new();

	(void)state;
	scratch_make(folder);
	assert_int_equal(mkdir(below(arena, folder, "content"), 0700), 0);
	scratch_write(folder, "metadata_0_to_1.json", str("[{\"slug\":\"one-1\"}]"));
	scratch_write(folder, "metadata_1_to_2.json", str("[{\"slug\":\"one\"}]"));
	scratch_write(folder, "other.json", str("[{\"slug\":\"two\"}]"));
	scratch_write(folder, "content/one.html", str("<p>one"));
	assert_int_equal(symlink("other.json", below(arena, folder, "metadata_2_to_3.json")), 0);
	assert_int_equal(mkfifo(below(arena, folder, "metadata_3_to_4.json"), 0600), 0);
	ListBeside found = list_beside_read(arena, str(below(arena, folder, "content/one.html")));

	assert_true(str_is(found.word, "one"));
	assert_true(str_is(found.bytes, "[{\"slug\":\"one\"}]"));

	static const char *const none[] = { "content/two.html", "content/one.png", "one.html",
		"discontent/one.html", "none/content/one.html" };

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		assert_false(str_present(
			list_beside_read(arena, str(below(arena, folder, none[i]))).bytes));
	assert_false(str_present(list_beside_read(arena, STR_NONE).bytes));
	scratch_remove(folder);
	arena_free(arena);
}

static void test_what_a_list_tells_of_a_page(void **state)
{
	static const Str list =
		STR("\xef\xbb\xbf[{\"slug\":\"one-1\",\"title\":\"No\"},"
		    "{\"slug\":\"one\",\"title\":\"One\",\"url\":\"http://x/1\","
		    "\"author\":\"Ada Quill\",\"savedAt\":\"2024-10-29T08:00:00.000Z\","
		    "\"publishedAt\":\"2009-11-03T00:00:00.000Z\"}]");
	Arena *arena = arena_new();
	ContainerPage page;

	(void)state;
	container_page_init(&page, arena);
	assert_true(export_tell(list, str("one"), &page));
	assert_true(str_is(page.title, "One"));
	assert_true(str_is(page.address, "http://x/1"));
	assert_true(str_is(page.byline, "Ada Quill"));
	assert_true(str_is(page.captured, "2024-10-29T08:00:00Z"));
	assert_true(str_starts(page.published, "2009-11-03"));
	assert_false(export_tell(list, str("two"), &page));
	for (size_t cut = 0; cut < list.size; cut++)
		assert_false(export_tell(str_slice(list, 0, cut), str("two"), &page));
	container_page_clear(&page);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_list_that_names_the_page),
		cmocka_unit_test(test_what_a_list_tells_of_a_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
