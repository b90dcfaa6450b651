/* SPDX-License-Identifier: ISC */
/* Every build runs the fuzz targets over what is in the tree: the pages and texts of
 * the other tests, whole and cut, and what fuzzing once found (tests/data/fuzz, a
 * folder a target). A target that finds something ends the program. */

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "article/record.h"
#include "base/text.h"
#include "crossing.h"
#include "extract/extract.h"
#include "seeds.h"
#include "source/container.h"
#include "targets.h"

enum {
	PATH_BYTES = 1024,
	CUTS = 7
};

static bool read_file(const char *path, Text *out)
{
	FILE *file = fopen(path, "rb");
	char part[4096];
	size_t got;

	if (file == NULL)
		return false;
	while ((got = fread(part, 1, sizeof part, file)) > 0)
		text_add(out, str_of(part, got));
	fclose(file);
	return true;
}

typedef void Use(const FuzzTarget *target, Str bytes);

/* Gives USE each file of FOLDER in tests/data; returns how many. */
static size_t each_file(const char *folder, const FuzzTarget *target, Use *use)
{
	const char *top = getenv("srcdir");
	char path[PATH_BYTES], file[2 * PATH_BYTES];
	size_t count = 0;

	snprintf(path, sizeof path, "%s/tests/data/%s", top == NULL ? "." : top, folder);
	DIR *names = opendir(path);
	const struct dirent *name;

	while (names != NULL && (name = readdir(names)) != NULL) {
		Text bytes = text_in(NULL);

		snprintf(file, sizeof file, "%s/%s", path, name->d_name);
		if (name->d_name[0] != '.' && read_file(file, &bytes)) {
			use(target, text_str(&bytes));
			count++;
		}
		text_clear(&bytes);
	}
	if (names != NULL)
		closedir(names);
	return count;
}

static void run_whole(const FuzzTarget *target, Str bytes)
{
	target->run(bytes);
}

/* Whole, and cut in several places, one of them inside a tag or a character. */
static void run_cut(const FuzzTarget *target, Str bytes)
{
	for (size_t i = 1; i <= CUTS; i++)
		target->run(str_slice(bytes, 0, bytes.size * i / CUTS));
}

/* Each folder of finds is a target's, and holds some. */
static void test_what_fuzzing_found(void **state)
{
	char path[PATH_BYTES], folder[PATH_BYTES];
	const char *top = getenv("srcdir");
	const struct dirent *name;
	size_t targets = 0;

	(void)state;
	snprintf(path, sizeof path, "%s/tests/data/fuzz", top == NULL ? "." : top);
	DIR *names = opendir(path);

	assert_non_null(names);
	while ((name = readdir(names)) != NULL) {
		const FuzzTarget *target = fuzz_target(name->d_name);

		if (name->d_name[0] == '.')
			continue;
		assert_non_null(target);
		snprintf(folder, sizeof folder, "fuzz/%s", target->name);
		assert_true(each_file(folder, target, run_whole) > 0);
		targets++;
	}
	closedir(names);
	assert_true(targets > 4);
}

static void test_nothing_at_all(void **state)
{
	/* What targets send to the parent of nothing; of gzip the member that is nothing. */
	static const struct {
		const char *name;
		size_t least, most;
	} cases[] = {
		{ "decode", 0, 0 },
		{ "page", 1, 2 },
		{ "panels", 1, 1 },
		{ "text", 1, 2 },
		{ "record", 0, 0 },
		{ "gzip", 1, 1 },
		{ "warc", 0, 0 },
		{ "zip", 0, 0 },
		{ "mime", 0, 0 },
		{ "cdx", 0, 0 },
		{ "plist", 0, 0 },
		{ "feed", 0, 0 },
		{ "export", 0, 0 },
		{ "contain", 0, 0 },
	};
	const size_t count = sizeof cases / sizeof *cases;

	(void)state;
	for (size_t i = 0; i < count; i++) {
		const FuzzTarget *target = fuzz_target_at(i);
		size_t before = crossed();

		assert_non_null(target);
		assert_string_equal(target->name, cases[i].name);
		target->run(str(""));
		assert_in_range(crossed() - before, cases[i].least, cases[i].most);
	}
	assert_null(fuzz_target_at(count));
}

static void test_pages_and_texts_whole_and_cut(void **state)
{
	(void)state;
	size_t before = crossed(), pages = each_file("pages", fuzz_target("page"), run_cut);

	assert_true(pages > 20);
	assert_true(crossed() - before >= CUTS * pages);
	assert_true(each_file("pages", fuzz_target("panels"), run_whole) > 20);
	assert_true(each_file("pages", fuzz_target("decode"), run_cut) > 20);
	assert_true(each_file("pages", fuzz_target("text"), run_whole) > 20);
	assert_true(each_file("text", fuzz_target("text"), run_cut) > 5);
	assert_true(each_file("text", fuzz_target("page"), run_whole) > 5);
	assert_true(each_file("text", fuzz_target("gzip"), run_cut) > 5);
}

static void run_seed(void *context, const char *name, Str bytes)
{
	(void)name;
	run_whole(context, bytes);
	run_cut(context, bytes);
}

static void test_seeds_of_formats_whole_and_cut(void **state)
{
	static const char *const names[] = { "warc", "zip", "mime", "cdx", "plist", "feed",
		"export", "gzip" };

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const FuzzTarget *target = fuzz_target(names[i]);

		assert_non_null(target);
		size_t before = crossed();

		seeds_each(target->name, run_seed, (void *)(uintptr_t)target);
		assert_true(crossed() - before > 10);
	}
}

static void count_known(void *context, const char *name, Str bytes)
{
	SourceInput *input = input_of_str(bytes);
	Container *container = container_open(input);
	size_t *unknown = context;

	if (container == NULL && !str_ends(str(name), ".html.gz")) {
		print_message("%s is no container\n", name);
		++*unknown;
	}
	container_free(container);
	input_free(input);
}

static void test_seeds_are_of_their_formats(void **state)
{
	size_t unknown = 0;

	(void)state;
	seeds_each("contain", count_known, &unknown);
	assert_int_equal(unknown, 0);
}

static bool collect(void *context, const void *bytes, size_t size, Error *err)
{
	(void)err;
	text_add(context, str_of(bytes, size));
	return true;
}

/* The stream of a page, whole, cut, and with one byte in many changed. */
static void run_stream(const FuzzTarget *target, Str page)
{
	Article *article = article_new();
	ExtractJob job = { .markup = true };
	Text stream = text_in(NULL);
	Error err = { 0 };

	extract(page, &job, article);
	assert_true(record_write_article(article, collect, &stream, &err));
	run_cut(target, text_str(&stream));
	for (size_t at = 0; at < stream.size; at += 1 + stream.size / 40) {
		stream.at[at] = (char)(stream.at[at] ^ 0x81);
		target->run(text_str(&stream));
		stream.at[at] = (char)(stream.at[at] ^ 0x81);
	}
	text_clear(&stream);
	article_free(article);
}

static void test_record_streams_cut_and_changed(void **state)
{
	(void)state;
	assert_true(each_file("pages", fuzz_target("record"), run_stream) > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_fuzzing_found),
		cmocka_unit_test(test_nothing_at_all),
		cmocka_unit_test(test_pages_and_texts_whole_and_cut),
		cmocka_unit_test(test_seeds_are_of_their_formats),
		cmocka_unit_test(test_seeds_of_formats_whole_and_cut),
		cmocka_unit_test(test_record_streams_cut_and_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
