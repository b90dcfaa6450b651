/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/text.h"
#include "source/folder.h"
#include "source/folder_order.h"
#include "source/source.h"

/* Each test runs in a folder of its own, which is emptied behind it. */
static int enter_folder(void **state)
{
	char name[] = "/tmp/broadsheet-test-XXXXXX";

	if (mkdtemp(name) == NULL || chdir(name) != 0)
		return -1;
	*state = strdup(name);
	return 0;
}

static int leave_folder(void **state)
{
	char command[128];

	if (chdir("/") != 0)
		return -1;
	snprintf(command, sizeof command, "rm -rf '%s'", (const char *)*state);
	free(*state);
	return system(command);
}

static void make_file(const char *name, const char *words)
{
	FILE *file = fopen(name, "w");

	assert_non_null(file);
	assert_true(fputs(words, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static void assert_refused(const char *name, ErrorKind kind, const char *text)
{
	Error err;

	assert_null(source_open(name, &err));
	assert_string_equal(err.text, text);
	assert_int_equal(err.kind, kind);
	assert_true(err.hint[0] != '\0');
}

static void assert_item_holds(const Source *source, size_t index, const char *expected)
{
	char words[100];
	Error err;
	int fd = source_item_open(source, index, &err);

	assert_true(fd >= 0);
	assert_int_equal(fcntl(fd, F_GETFD), FD_CLOEXEC);
	ssize_t got = pread(fd, words, sizeof words, 0);

	assert_int_equal(got, strlen(expected));
	assert_memory_equal(words, expected, strlen(expected));
	close(fd);
}

static void test_source_open_gives_a_file_as_one_item(void **state)
{
	Error err;

	(void)state;
	make_file("x.html", "<p>words");
	Source *source = source_open("./x.html", &err);

	assert_non_null(source);
	assert_false(source_is_folder(source));
	assert_int_equal(source_item_count(source), 1);
	assert_true(str_is(source_item(source, 0)->label, "./x.html"));
	assert_int_equal(source_item(source, 0)->bytes, 8);
	assert_item_holds(source, 0, "<p>words");
	source_free(source);
}

static void test_source_open_refuses_what_is_not_there(void **state)
{
	(void)state;
	assert_refused(
		"x.html", ERROR_UNREADABLE, "x.html: cannot be opened: No such file or directory");
	assert_refused("", ERROR_UNREADABLE, "'': cannot be opened: No such file or directory");
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_refused("loop", ERROR_UNREADABLE,
		"loop: cannot be opened: Too many levels of symbolic links");
}

static void test_source_open_says_that_it_fetches_nothing(void **state)
{
	Error err;

	(void)state;
	assert_null(source_open("https://example.org/a", &err));
	assert_string_equal(
		err.hint, "broadsheet fetches nothing: save the page and give the file.");
	assert_int_equal(err.number, ENOENT);
}

static void test_source_open_refuses_what_may_not_be_read(void **state)
{
	(void)state;
	make_file("x.html", "words");
	assert_int_equal(chmod("x.html", 0), 0);
	if (geteuid() == 0)
		skip(); /* root may read all */
	assert_refused("x.html", ERROR_UNREADABLE, "x.html: cannot be opened: Permission denied");
}

static void test_source_open_refuses_an_empty_file(void **state)
{
	(void)state;
	make_file("x.html", "");
	assert_refused("x.html", ERROR_EMPTY, "x.html: is an empty file");
}

static void test_source_open_refuses_a_pipe_without_waiting(void **state)
{
	(void)state;
	assert_int_equal(mkfifo("pipe.html", 0600), 0);
	assert_refused("pipe.html", ERROR_UNREADABLE, "pipe.html: is a named pipe, not a page");
}

static void test_source_open_refuses_devices_and_sockets(void **state)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "socket" };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)state;
	assert_refused("/dev/null", ERROR_UNREADABLE, "/dev/null: is a device, not a page");
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof address), 0);
	assert_refused("socket", ERROR_UNREADABLE, "socket: is a socket, not a page");
	close(fd);
}

static void test_source_open_shortens_a_long_name_not_the_reason(void **state)
{
	char name[3001];
	Error err;

	(void)state;
	memset(name, 'n', sizeof name - 1);
	name[sizeof name - 1] = '\0';
	assert_null(source_open(name, &err));
	assert_memory_equal(err.text, "\xE2\x80\xA6nnn", 6);
	assert_non_null(strstr(err.text, "nnn: cannot be opened: File name too long"));
}

static void test_source_open_cleans_labels_but_not_paths(void **state)
{
	static const char name[] = "e\033]0;x\007\xff.html";
	Error err;

	(void)state;
	make_file(name, "words");
	Source *source = source_open(name, &err);
	const Item *item = source_item(source, 0);

	assert_true(str_is(item->label, "e\xE2\x90\x9B]0;x\xE2\x90\x87\xEF\xBF\xBD.html"));
	assert_true(str_is(item->path, name));
	assert_item_holds(source, 0, "words");
	source_free(source);
}

static void test_source_open_lists_the_pages_of_a_folder(void **state)
{
	static const char *const expected[] = { "a2.html", "a10.html", "b", "linked.htm",
		"z.txt.gz" };
	Error err;

	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	make_file("outside.htm", "linked");
	make_file("d/a10.html", "ten");
	make_file("d/a2.html", "two");
	make_file("d/b", "b");
	make_file("d/z.txt.gz", "z");
	make_file("d/empty.html", "");
	make_file("d/.hidden.html", "hidden");
	make_file("d/picture.JPG", "jpg");
	make_file("d/style.css.gz", "css");
	assert_int_equal(symlink("../outside.htm", "d/linked.htm"), 0);
	assert_int_equal(symlink("nowhere", "d/dangling.html"), 0);
	assert_int_equal(symlink(".", "d/again"), 0);
	assert_int_equal(symlink("/dev/zero", "d/zero.html"), 0);
	assert_int_equal(mkfifo("d/pipe.html", 0600), 0);
	assert_int_equal(mkdir("d/sub.html", 0700), 0);
	Source *source = source_open("d/", &err);

	assert_non_null(source);
	assert_true(source_is_folder(source));
	assert_false(source_is_cut(source));
	assert_int_equal(source_item_count(source), 5);
	for (size_t i = 0; i < 5; i++)
		assert_true(str_is(source_item(source, i)->label, expected[i]));
	assert_true(str_is(source_item(source, 1)->path, "d/a10.html"));
	assert_item_holds(source, 1, "ten");
	assert_item_holds(source, 3, "linked");
	source_free(source);
}

static void test_source_open_enters_the_folders_of_a_mirror(void **state)
{
	static const char *const expected[][2] = {
		{ "packed.warc.zst", NULL },
		{ "paper.example/1.stm.html", "http://paper.example/1.stm" },
		{ "paper.example/a.html", "http://paper.example/a.html" },
		{ "paper.example/a.html?page=2", "http://paper.example/a.html?page=2" },
		{ "saved", NULL },
		{ "saved.htm", NULL },
	};
	Error err;

	(void)state;
	assert_int_equal(mkdir("m", 0700), 0);
	assert_int_equal(mkdir("m/paper.example", 0700), 0);
	assert_int_equal(mkdir("m/.cache", 0700), 0);
	assert_int_equal(mkdir("m/saved_files", 0700), 0);
	assert_int_equal(symlink("..", "m/paper.example/up"), 0);
	make_file("m/backblue.gif", "g");
	make_file("m/index.html", "of httrack");
	make_file("m/.cache/hidden.html", "x");
	make_file("m/saved.htm", "x");
	make_file("m/saved_files/frame.html", "x");
	make_file("m/saved", "x");
	assert_int_equal(mkdir("m/saved-files", 0700), 0);
	make_file("m/saved-files/frame.html", "x");
	make_file("m/packed.warc.zst", "x");
	make_file("m/packed.tar.zst", "x");
	make_file("m/packed.loc", "x");
	make_file("m/paper.example/a.html", "x");
	make_file("m/paper.example/a.html?print=1", "x");
	make_file("m/paper.example/a.html?page=2", "x");
	make_file("m/paper.example/1.stm.html", "x");
	make_file("m/paper.example/a.html.orig", "x");
	make_file("m/paper.example/1.stm.orig", "x");
	assert_int_equal(mkdir("m/SAVED_FILES", 0700), 0);
	make_file("m/SAVED_FILES/frame.html", "x");
	make_file("m/SAVED.HTM", "");
	Source *source = source_open("m", &err);

	assert_non_null(source);
	assert_int_equal(source_item_count(source), 6);
	for (size_t i = 0; i < 6; i++) {
		const Item *item = source_item(source, i);

		assert_true(str_is(item->label, expected[i][0]));
		if (expected[i][1] == NULL)
			assert_false(str_present(item->address));
		else
			assert_true(str_is(item->address, expected[i][1]));
	}
	source_free(source);
}

static void test_source_open_refuses_a_folder_without_pages(void **state)
{
	Error err;

	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	assert_refused("d", ERROR_EMPTY, "d: is a folder with no pages in it");
	make_file("d/p.png", "picture");
	assert_null(source_open("d", &err));
	assert_non_null(strstr(err.hint, "of other kinds"));
}

static void test_source_item_open_looks_again(void **state)
{
	Error err;

	(void)state;
	make_file("x.html", "words");
	Source *source = source_open("x.html", &err);

	assert_int_equal(unlink("x.html"), 0);
	assert_int_equal(source_item_open(source, 0, &err), -1);
	assert_string_equal(err.text, "x.html: cannot be opened: No such file or directory");
	assert_int_equal(mkfifo("x.html", 0600), 0);
	assert_int_equal(source_item_open(source, 0, &err), -1);
	assert_string_equal(err.text, "x.html: is a named pipe, not a page");
	assert_int_equal(unlink("x.html"), 0);
	assert_int_equal(mkdir("x.html", 0700), 0);
	assert_int_equal(source_item_open(source, 0, &err), -1);
	assert_string_equal(err.text, "x.html: has become a folder");
	source_free(source);
}

/* Standard input is FD while NAME is opened. */
static Source *open_with_input(int fd, Error *err)
{
	int kept = dup(STDIN_FILENO);

	assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	Source *source = source_open("-", err);

	dup2(kept, STDIN_FILENO);
	close(kept);
	close(fd);
	return source;
}

static int pipe_with(const char *words)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], words, strlen(words)), strlen(words));
	close(ends[1]);
	return ends[0];
}

static void test_source_open_keeps_standard_input(void **state)
{
	Error err;
	Source *source = open_with_input(pipe_with("piped words"), &err);

	(void)state;
	assert_non_null(source);
	assert_true(str_is(source_item(source, 0)->label, "standard input"));
	assert_false(str_present(source_item(source, 0)->path));
	assert_int_equal(source_item(source, 0)->bytes, 11);
	assert_item_holds(source, 0, "piped words");
	assert_item_holds(source, 0, "piped words");
	source_free(source);
}

static void test_source_open_seals_the_copy_of_standard_input(void **state)
{
	Error err;
	Source *source = open_with_input(pipe_with("piped"), &err);
	int fd = source_item_open(source, 0, &err);

	(void)state;
	assert_int_equal(pwrite(fd, "x", 1, 0), -1);
	assert_int_equal(ftruncate(fd, 0), -1);
	close(fd);
	source_free(source);
}

static void test_source_open_refuses_empty_standard_input(void **state)
{
	Error err;

	(void)state;
	assert_null(open_with_input(pipe_with(""), &err));
	assert_int_equal(err.kind, ERROR_EMPTY);
	assert_string_equal(err.text, "standard input: nothing to read");
	assert_null(open_with_input(open("/dev/null", O_RDONLY), &err));
	assert_string_equal(err.text, "standard input: nothing to read");
	assert_null(open_with_input(open(".", O_RDONLY), &err));
	assert_string_equal(err.text, "standard input: is a folder, not a page");
}

static void test_source_open_refuses_a_terminal_as_input(void **state)
{
	Error err;
	int fd = posix_openpt(O_RDWR | O_NOCTTY);

	(void)state;
	if (fd < 0)
		skip();
	assert_null(open_with_input(fd, &err));
	assert_int_equal(err.kind, ERROR_USAGE);
	assert_string_equal(err.text, "nothing to open: standard input is the terminal");
}

static void test_source_open_takes_a_bounded_part_of_endless_input(void **state)
{
	Error err;
	Source *source = open_with_input(open("/dev/zero", O_RDONLY), &err);

	(void)state;
	assert_non_null(source);
	assert_int_equal(source_item(source, 0)->bytes, SOURCE_BYTES_MAX + 1);
	source_free(source);
}

static void test_folder_order_counts_numbers(void **state)
{
	static const char *const sorted[] = { "", "01", "1", "2", "10", "10a", "A", "a", "a.html",
		"a007", "a8", "a9b1", "a9b02", "a10", "a99999999999999999999998",
		"a99999999999999999999999", "b", "\xff" };

	(void)state;
	for (size_t i = 0; i < sizeof sorted / sizeof *sorted; i++)
		for (size_t j = 0; j < sizeof sorted / sizeof *sorted; j++) {
			int order = folder_order(str(sorted[i]), str(sorted[j]));
			assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
		}
}

static void test_folder_list_stops_at_the_limit(void **state)
{
	Arena *arena = arena_new();
	FolderList list = { 0 };
	Error err;

	(void)state;
	make_file("1.html", "x");
	make_file("2.html", "x");
	make_file("3.html", "x");
	DIR *directory = opendir(".");

	assert_true(folder_list(dirfd(directory), str("./"), 2, SIZE_MAX, arena, &list, &err));
	assert_int_equal(list.count, 2);
	assert_true(list.cut);
	closedir(directory);
	arena_free(arena);
}

/* Files that are no pages do not count, whether they were looked at or not. */
static void test_folder_list_counts_pages_to_the_limit(void **state)
{
	Arena *arena = arena_new();
	FolderList whole = { 0 }, cut = { 0 };
	Error err;

	(void)state;
	make_file("1.html", "one");
	make_file("2.html", "");
	make_file("3.html", "");
	make_file("4.html", "four");
	make_file("5.html", "");
	make_file("6.html", "six");
	make_file("7.html", "seven");
	DIR *directory = opendir(".");

	assert_true(folder_list(dirfd(directory), str("./"), 4, 1, arena, &whole, &err));
	assert_int_equal(whole.count, 4);
	assert_false(whole.cut);
	assert_int_equal(whole.passed_over, 3);
	assert_true(str_is(whole.entries[3].name, "7.html"));
	make_file("5.html", "five");
	rewinddir(directory);
	assert_true(folder_list(dirfd(directory), str("./"), 4, 1, arena, &cut, &err));
	assert_int_equal(cut.count, 4);
	assert_true(cut.cut);
	closedir(directory);
	arena_free(arena);
}

static void test_folder_list_leaves_many_files_unseen(void **state)
{
	Arena *arena = arena_new();
	FolderList few = { 0 }, many = { 0 };
	FolderEntry entry = { 0 };
	Error err;

	(void)state;
	make_file("1.html", "one");
	make_file("2.html", "");
	make_file("3.html", "three");
	assert_int_equal(symlink("nowhere", "4.html"), 0);
	DIR *directory = opendir(".");

	assert_true(folder_list(dirfd(directory), str("./"), 10, 3, arena, &few, &err));
	assert_int_equal(few.count, 2);
	assert_int_equal(few.entries[1].bytes, 5);
	assert_int_equal(few.passed_over, 2);
	rewinddir(directory);
	assert_true(folder_list(dirfd(directory), str("./"), 10, 2, arena, &many, &err));
	assert_int_equal(many.count, 3);
	assert_true(str_is(many.entries[1].name, "2.html"));
	assert_int_equal(many.entries[0].bytes, 0);
	assert_true(folder_look(dirfd(directory), "3.html", &entry));
	assert_int_equal(entry.bytes, 5);
	assert_true(entry.changed_ns > 0);
	assert_false(folder_look(dirfd(directory), "2.html", &entry));
	assert_false(folder_look(dirfd(directory), "5.html", &entry));
	closedir(directory);
	arena_free(arena);
}

static void test_source_open_unseen_looks_later(void **state)
{
	char name[64];
	Error err;

	(void)state;
	assert_int_equal(mkdir("d", 0700), 0);
	for (int i = 0; i <= SOURCE_UNSEEN_LEAST; i++) {
		snprintf(name, sizeof name, "d/%04d.html", i);
		make_file(name, i == 7 ? "" : "page");
	}
	Source *source = source_open_unseen("d", &err);

	assert_non_null(source);
	assert_int_equal(source_item_count(source), SOURCE_UNSEEN_LEAST + 1);
	assert_int_equal(source_item(source, 6)->bytes, 0);
	assert_true(source_item_look(source, 6));
	assert_int_equal(source_item(source, 6)->bytes, 4);
	assert_true(source_item(source, 6)->changed_ns > 0);
	assert_false(source_item_look(source, 7));
	assert_int_equal(unlink("d/0008.html"), 0);
	assert_false(source_item_look(source, 8));
	source_free(source);
	source = source_open("d", &err);
	assert_non_null(source);
	assert_int_equal(source_item_count(source), SOURCE_UNSEEN_LEAST - 1);
	source_free(source);
}

static void test_folder_name_may_be_page_goes_by_the_ending(void **state)
{
	static const char *const pages[] = { "a", "a.html", "8340112.stm", "a.html?print=1",
		"x.HTM.GZ", "css", "story.css.html", "a.mhtml", "feed.xml", "a.php?f=b.html", "a@b",
		"All articles.json", "pinboard_export.2024.json.gz", "feed.jsonl" };
	static const char *const others[] = { "", ".htaccess", "a~", "a.css", "A.PNG", "a.js.gz",
		"a.tar.gz", "a.woff2", "a.html.part", "robots.txt", "hts-log.txt", "a.css?v=2",
		"manifest.json", "a.js@v=2", "a.png%3Fw=1" };

	(void)state;
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		assert_true(folder_name_may_be_page(str(pages[i])));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		assert_false(folder_name_may_be_page(str(others[i])));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

/* What readers noted of the pages of an export is no page; a folder of that name elsewhere may
 * hold some. */
static void test_source_open_of_an_unpacked_export(void **state)
{
	Error err;

	(void)state;
	assert_int_equal(mkdir("o", 0700), 0);
	assert_int_equal(mkdir("o/content", 0700), 0);
	assert_int_equal(mkdir("o/highlights", 0700), 0);
	make_file("o/content/a.html", "x");
	make_file("o/highlights/a.md", "x");
	Source *source = source_open("o", &err);

	assert_int_equal(source_item_count(source), 2);
	source_free(source);
	make_file("o/metadata_0_to_20.json", "[]");
	source = source_open("o", &err);
	assert_int_equal(source_item_count(source), 1);
	assert_true(str_is(source_item(source, 0)->label, "content/a.html"));
	source_free(source);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_source_open_gives_a_file_as_one_item),
		IN_FOLDER(test_source_open_refuses_what_is_not_there),
		IN_FOLDER(test_source_open_says_that_it_fetches_nothing),
		IN_FOLDER(test_source_open_refuses_what_may_not_be_read),
		IN_FOLDER(test_source_open_refuses_an_empty_file),
		IN_FOLDER(test_source_open_refuses_a_pipe_without_waiting),
		IN_FOLDER(test_source_open_refuses_devices_and_sockets),
		IN_FOLDER(test_source_open_shortens_a_long_name_not_the_reason),
		IN_FOLDER(test_source_open_cleans_labels_but_not_paths),
		IN_FOLDER(test_source_open_lists_the_pages_of_a_folder),
		IN_FOLDER(test_source_open_enters_the_folders_of_a_mirror),
		IN_FOLDER(test_source_open_refuses_a_folder_without_pages),
		IN_FOLDER(test_source_item_open_looks_again),
		IN_FOLDER(test_source_open_keeps_standard_input),
		IN_FOLDER(test_source_open_seals_the_copy_of_standard_input),
		IN_FOLDER(test_source_open_refuses_empty_standard_input),
		IN_FOLDER(test_source_open_refuses_a_terminal_as_input),
		IN_FOLDER(test_source_open_takes_a_bounded_part_of_endless_input),
		IN_FOLDER(test_folder_order_counts_numbers),
		IN_FOLDER(test_folder_list_stops_at_the_limit),
		IN_FOLDER(test_folder_list_counts_pages_to_the_limit),
		IN_FOLDER(test_folder_list_leaves_many_files_unseen),
		IN_FOLDER(test_source_open_of_an_unpacked_export),
		IN_FOLDER(test_source_open_unseen_looks_later),
		IN_FOLDER(test_folder_name_may_be_page_goes_by_the_ending),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
