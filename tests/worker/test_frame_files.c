/* SPDX-License-Identifier: ISC */
/* Frames that a browser saved beside a page: which files are read, and that their words become
 * part of the page. */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../scratch.h"
#include "base/text.h"
#include "worker/frame_files.h"
#include "worker/worker.h"

#define PROSE \
	"<p>The otter was seen on the old bridge by the mayor, who said that it had not been " \
	"there for a year, and that she was glad of it.</p>" \
	"<p>People came from the village to look, but by noon the otter was gone and the river " \
	"was as it had been before, slow and brown.</p>" \
	"<p>The council will meet on the matter, and the bridge will be closed at night until " \
	"it has been decided what is to be done.</p>"

/* The path of NAME below FOLDER, in ARENA. */
static const char *below(Arena *arena, const char *folder, const char *name)
{
	return str_format(arena, "%s/%s", folder, name).at;
}

static void make_folder(Arena *arena, const char *folder, const char *name)
{
	assert_int_equal(mkdir(below(arena, folder, name), 0700), 0);
}

static void test_frame_files_are_pages_in_the_folder_beside(void **state)
{
	char folder[SCRATCH_BYTES];
	Arena *arena = arena_new();

	(void)state;
	scratch_make(folder);
	make_folder(arena, folder, "page-Dateien");
	scratch_write(folder, "page-Dateien/b.htm", str("<p>two"));
	scratch_write(folder, "page-Dateien/a b.html", str("<p>one"));
	scratch_write(folder, "page-Dateien/picture.png", str("x"));
	scratch_write(folder, "page-Dateien/.hidden.html", str("x"));
	scratch_write(folder, "page-Dateien/empty.html", str(""));
	scratch_write(folder, "secret.html", str("x"));
	make_folder(arena, folder, "page-Dateien/folder.html");
	assert_int_equal(mkfifo(below(arena, folder, "page-Dateien/fifo.html"), 0600), 0);
	assert_int_equal(
		symlink("../secret.html", below(arena, folder, "page-Dateien/link.html")), 0);
	PageFrames frames = frame_files_read(arena, str(below(arena, folder, "page.html")));

	assert_int_equal(frames.count, 2);
	assert_true(str_is(frames.frames[0].name, "a b.html"));
	assert_true(str_is(frames.frames[0].bytes, "<p>one"));
	assert_true(str_is(frames.frames[1].name, "b.htm"));
	assert_true(str_is(frames.frames[1].bytes, "<p>two"));
	scratch_remove(folder);
	arena_free(arena);
}

static void test_frame_files_of_pages_without_an_ending(void **state)
{
	static const char *const pages[] = { "story", "v. 2 of it", "v. 2 of it.html" };
	char folder[SCRATCH_BYTES];
	Arena *arena = arena_new();

	(void)state;
	scratch_make(folder);
	make_folder(arena, folder, "story_files");
	make_folder(arena, folder, "v. 2 of it_files");
	scratch_write(folder, "story_files/a.html", str("<p>one"));
	scratch_write(folder, "v. 2 of it_files/a.html", str("<p>two"));
	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		assert_int_equal(
			frame_files_read(arena, str(below(arena, folder, pages[i]))).count, 1);
	scratch_remove(folder);
	arena_free(arena);
}

static void test_frame_files_where_there_are_none(void **state)
{
	char folder[SCRATCH_BYTES];
	Arena *arena = arena_new();

	(void)state;
	scratch_make(folder);
	make_folder(arena, folder, "other_files");
	scratch_write(folder, "other_files/a.html", str("<p>one"));
	scratch_write(folder, "file_files", str("<p>no folder"));
	assert_int_equal(symlink("other_files", below(arena, folder, "link_files")), 0);

	static const char *const pages[] = { "page.html", "page", "link.html", "file.html",
		".html" };

	for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
		assert_int_equal(
			frame_files_read(arena, str(below(arena, folder, pages[i]))).count, 0);
	assert_int_equal(frame_files_read(arena, STR_NONE).count, 0);
	scratch_remove(folder);
	arena_free(arena);
}

static void test_frame_files_no_more_than_can_be_afforded(void **state)
{
	enum {
		FILES = 40,
		WANTED = 32,
		LARGE_BYTES = 5 << 20
	};
	char folder[SCRATCH_BYTES];
	Arena *arena = arena_new();
	Text large = text_in(arena);

	(void)state;
	scratch_make(folder);
	make_folder(arena, folder, "many_files");
	for (int i = 0; i < FILES; i++)
		scratch_write(folder, str_format(arena, "many_files/%02d.html", i).at, str("<p>x"));
	make_folder(arena, folder, "large_files");
	text_fill(&large, 'x', LARGE_BYTES);
	scratch_write(folder, "large_files/a.html", text_str(&large));
	scratch_write(folder, "large_files/b.html", text_str(&large));
	scratch_write(folder, "large_files/c.html", str("<p>x"));
	PageFrames many = frame_files_read(arena, str(below(arena, folder, "many.html")));
	PageFrames few = frame_files_read(arena, str(below(arena, folder, "large.html")));

	assert_int_equal(many.count, WANTED);
	assert_true(str_is(many.frames[WANTED - 1].name, "31.html"));
	assert_int_equal(few.count, 2);
	assert_int_equal(few.frames[0].bytes.size, LARGE_BYTES);
	assert_true(str_is(few.frames[1].name, "c.html"));
	scratch_remove(folder);
	arena_free(arena);
}

/* The page NAME below FOLDER as a child reads it. */
static Article *read_page(Arena *arena, const char *folder, const char *name)
{
	const char *path = below(arena, folder, name);
	ReadingRequest request = { .task = READING_OPEN, .beside = str(path) };
	Error err;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	assert_true(fd >= 0);
	Worker *worker = worker_start_reading(fd, str(name), &request, NULL, &err);

	assert_non_null(worker);
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	Article *article = worker_take(worker);

	worker_free(worker);
	return article;
}

static void test_frame_files_are_the_page_of_a_frameset(void **state)
{
	char folder[SCRATCH_BYTES];
	Arena *arena = arena_new();

	(void)state;
	scratch_make(folder);
	make_folder(arena, folder, "p_files");
	scratch_write(folder, "p.html",
		str("<title>Otter on the bridge</title><frameset cols='20%,80%'>"
		    "<frame src=p_files/menu.html><frame src='p_files/main.html'>"
		    "<noframes><body>No frames here.</body></noframes></frameset>"));
	scratch_write(folder, "p_files/menu.html",
		str("<ul><li><a href=a>News</a><li><a href=b>Sport</a></ul>"));
	/* Each page says in which character set it is. */
	scratch_write(folder, "p_files/main.html",
		str("<html><head><meta charset=iso-8859-1><title>x</title></head><body>"
		    "<h1>Otter on the bridge</h1><p>The caf\xE9 by the bridge was full when the "
		    "otter came, and nobody there will forget it.</p>" PROSE "</body></html>"));
	Article *article = read_page(arena, folder, "p.html");

	assert_int_equal(article->kind, ARTICLE_STORY);
	assert_true(str_is(article->field[FIELD_TITLE], "Otter on the bridge"));
	assert_int_equal(article->block_count, 4);
	assert_true(str_is(article->blocks[0].rich.text,
		"The café by the bridge was full when the otter came, and nobody there will "
		"forget it."));
	article_free(article);
	scratch_remove(folder);
	arena_free(arena);
}

static void test_frame_files_have_the_comments(void **state)
{
	char folder[SCRATCH_BYTES];
	Arena *arena = arena_new();

	(void)state;
	scratch_make(folder);
	make_folder(arena, folder, "p_files");
	scratch_write(folder, "p.html",
		str("<title>Otter on the bridge</title><h1>Otter on the bridge</h1>" PROSE
		    "<iframe src='./p_files/saved_resource.html'></iframe>"
		    "<iframe src='./p_files/gone.html'></iframe>"));
	scratch_write(folder, "p_files/saved_resource.html",
		str("<html><body><h3>3 Comments</h3><ol class=commentlist>"
		    "<li class=comment id=comment-1><cite class=fn>Ada Reed</cite> says:"
		    "<p>It was a large one, and it had a fish.</p></li>"
		    "<li class=comment id=comment-2><cite class=fn>Ben Marsh</cite> says:"
		    "<p>There were two, I counted them.</p></li>"
		    "<li class=comment id=comment-3><cite class=fn>Cora Dale</cite> says:"
		    "<p>Neither of them was an otter.</p></li></ol></body></html>"));
	scratch_write(folder, "p_files/other.html", str("<p>No frame of this page."));
	Article *article = read_page(arena, folder, "p.html");

	assert_int_equal(article->block_count, 3);
	assert_int_equal(article->comment_count, 3);
	assert_true(str_is(article_comment(article, 1).author, "Ben Marsh"));
	assert_true(str_empty(article->field[FIELD_BYLINE]));
	article_free(article);
	scratch_remove(folder);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_frame_files_are_pages_in_the_folder_beside),
		cmocka_unit_test(test_frame_files_of_pages_without_an_ending),
		cmocka_unit_test(test_frame_files_where_there_are_none),
		cmocka_unit_test(test_frame_files_no_more_than_can_be_afforded),
		cmocka_unit_test(test_frame_files_are_the_page_of_a_frameset),
		cmocka_unit_test(test_frame_files_have_the_comments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
