/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <zlib.h>

#include "base/text.h"
#include "worker/page.h"
#include "worker/reading.h"
#include "worker/worker.h"

static int file_of(Str bytes)
{
	int fd = memfd_create("test", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes.at, bytes.size), bytes.size);
	return fd;
}

/* What a child makes of BYTES; the state is EXPECTED. */
static Article *read_as(Str bytes, ExtractView view, WorkerState expected, Error *err)
{
	Worker *worker = worker_start(file_of(bytes), str("x.html"), view, err);

	assert_non_null(worker);
	assert_int_equal(worker_wait(worker, err), expected);
	Article *article = worker_take(worker);

	worker_free(worker);
	return article;
}

/* True when TEXT stands in a block of ARTICLE. */
static bool has_text(const Article *article, const char *text)
{
	for (size_t i = 0; i < article->block_count; i++)
		if (str_find(article->blocks[i].rich.text, text, 0) != STR_NOWHERE)
			return true;
	return false;
}

static bool has_warning(const Article *article, WarningCode code)
{
	for (size_t i = 0; i < article->warning_count; i++)
		if (article->warnings[i].code == code)
			return true;
	return false;
}

static const char page[] =
	"<!doctype html><html><head><meta charset='utf-8'><title>Bridge reopens</title></head><body>"
	"<h1>Bridge reopens</h1><p>The bridge over the river reopened on Tuesday, ten months after "
	"the flood that had carried its eastern arch away, the council of the town said.</p>"
	"<p>Some two thousand people walked across it in the first hour, among them the mason who "
	"had cut its keystone and three pupils of the school on the other bank.</p></body></html>";

static void test_reading_gives_a_page_as_an_article(void **state)
{
	Error err;
	Article *article = read_as(str(page), EXTRACT_ARTICLE, WORKER_DONE, &err);

	(void)state;
	assert_true(str_is(article->field[FIELD_TITLE], "Bridge reopens"));
	assert_true(has_text(article, "cut its keystone"));
	assert_int_equal(article->source.bytes, strlen(page));
	assert_false(has_warning(article, WARNING_TRUNCATED));
	article_free(article);
}

static void test_reading_gives_the_source(void **state)
{
	Error err;
	Article *article = read_as(str(page), EXTRACT_SOURCE, WORKER_DONE, &err);

	(void)state;
	assert_true(has_text(article, "<h1>Bridge reopens</h1>"));
	article_free(article);
}

static void test_reading_gives_plain_text(void **state)
{
	Error err;
	Article *article = read_as(
		str("The bridge reopened on Tuesday, the council said, after ten months of work.\n"),
		EXTRACT_ARTICLE, WORKER_DONE, &err);

	(void)state;
	assert_int_equal(article->source.kind, SOURCE_TEXT);
	assert_true(has_text(article, "The bridge reopened on Tuesday"));
	article_free(article);
}

static void test_reading_names_what_is_no_text(void **state)
{
	Error err;
	Article *article = read_as(
		str_of("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16), EXTRACT_ARTICLE, WORKER_FAILED, &err);

	(void)state;
	assert_int_equal(err.kind, ERROR_FORMAT);
	assert_string_equal(err.text, "x.html: is not text but a PNG picture");
	article_free(article);
	article = read_as(str(""), EXTRACT_ARTICLE, WORKER_FAILED, &err);
	assert_int_equal(err.kind, ERROR_EMPTY);
	assert_string_equal(err.text, "x.html: is empty");
	article_free(article);
}

/* The converter is a file; it must have been opened before the child was confined. */
static void test_reading_decodes_sets_that_need_a_converter(void **state)
{
	static const char japanese[] =
		"<meta charset=shift_jis><p>\x83\x65\x83\x58\x83\x67\x95\xb6\x8f\x91";
	Error err;
	Article *article = read_as(str(japanese), EXTRACT_PAGE, WORKER_DONE, &err);

	(void)state;
	assert_true(str_is(article->source.charset, "shift_jis"));
	assert_true(
		has_text(article, "\xe3\x83\x86\xe3\x82\xb9\xe3\x83\x88\xe6\x96\x87\xe6\x9b\xb8"));
	article_free(article);
}

/* Neither the parser nor the converter is likely by this name: two children end for want
 * of them before the third one reads the page. */
static void test_reading_begins_again_with_what_was_missed(void **state)
{
	static const char korean[] = "<html><meta charset=euc-kr><p>\xb4\xd9\xb8\xae</html>";
	Error err;
	Worker *worker = worker_start(file_of(str(korean)), str("bridge.txt"), EXTRACT_PAGE, &err);

	(void)state;
	assert_non_null(worker);
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	assert_true(has_text(worker_article(worker), "\xeb\x8b\xa4\xeb\xa6\xac"));
	worker_free(worker);
}

static void count_item(void *context, const ContainerItem *item)
{
	(void)item;
	++*(int *)context;
}

/* The list has been told when the only article turns out to need a converter. */
static void test_reading_begins_again_for_the_only_article(void **state)
{
	static const char record[] =
		"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://example.com/bridge\r\n"
		"WARC-Date: 2009-11-02T11:44:00Z\r\nContent-Type: text/html; charset=euc-kr\r\n"
		"Content-Length: 11\r\n\r\n<p>\xb4\xd9\xb8\xae</p>\r\n\r\n";
	ReadingRequest reading = { .task = READING_OPEN, .view = EXTRACT_PAGE };
	int items = 0;
	const WorkerListener listener = { .item = count_item, .context = &items };
	Error err;
	Worker *worker = worker_start_reading(
		file_of(str(record)), str("a.warc"), &reading, &listener, &err);

	(void)state;
	assert_non_null(worker);
	assert_int_equal(worker_wait(worker, &err), WORKER_DONE);
	assert_int_equal(items, 1);
	assert_true(str_is(worker_container(worker), "warc"));
	assert_true(has_text(worker_article(worker), "\xeb\x8b\xa4\xeb\xa6\xac"));
	worker_free(worker);
}

static Text gzip_of(Str bytes)
{
	Text out = text_in(NULL);
	z_stream z = { 0 };
	size_t room = bytes.size + 1024;

	assert_int_equal(deflateInit2(&z, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
	z.next_in = (unsigned char *)(uintptr_t)bytes.at;
	z.avail_in = (uInt)bytes.size;
	z.next_out = (unsigned char *)text_reserve(&out, room);
	z.avail_out = (uInt)room;
	assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
	out.size += room - z.avail_out;
	deflateEnd(&z);
	return out;
}

static void test_reading_unpacks_and_says_when_cut(void **state)
{
	Text packed = gzip_of(str(page));
	Error err;
	Article *article = read_as(text_str(&packed), EXTRACT_ARTICLE, WORKER_DONE, &err);

	(void)state;
	assert_true(has_text(article, "cut its keystone"));
	assert_false(has_warning(article, WARNING_TRUNCATED));
	article_free(article);
	packed.size -= 60;
	article = read_as(text_str(&packed), EXTRACT_ARTICLE, WORKER_DONE, &err);
	assert_true(has_warning(article, WARNING_TRUNCATED));
	article_free(article);
	text_clear(&packed);
}

static void test_reading_says_how_much_of_a_large_page_was_read(void **state)
{
	Tools tools = tools_open(TOOLS_PARSER);
	PageFacts facts = { .view = EXTRACT_PAGE, .tools = &tools };
	Text text = text_in(NULL);
	Error err;

	(void)state;
	tools.memory_bytes = 400 << 20;
	text_add_c(&text, "<p>words");
	while (text.size < 2 << 20)
		text_add_c(&text, "<b>");
	size_t size = text.size;
	Article *article = page_read(&text, &facts, &err);

	assert_non_null(article);

	for (size_t i = 0; i < article->warning_count; i++)
		if (article->warnings[i].code == WARNING_TRUNCATED)
			assert_true(str_is(article->warnings[i].text,
				"The page is too large: only the first 1 MB of it were read."));
	assert_true(has_warning(article, WARNING_TRUNCATED));
	assert_int_equal(article->source.bytes, size);
	article_free(article);
	tools_close(&tools);
}

static void test_page_affordable_leaves_usual_pages_whole(void **state)
{
	Text text = text_in(NULL);

	(void)state;
	assert_int_equal(page_affordable(str(page), true, 1 << 20), strlen(page));
	assert_int_equal(page_affordable(str(page), false, 1 << 20), strlen(page));
	text_fill(&text, 'x', 1 << 20);
	assert_int_equal(page_affordable(text_str(&text), true, 100 << 20), 1 << 20);
	text_clear(&text);
}

/* Bytes read of a megabyte of PART again and again with ten megabytes of memory. */
static size_t affordable_of(const char *part, bool markup)
{
	Text text = text_in(NULL);

	while (text.size < 1 << 20)
		text_add_c(&text, part);
	size_t size = page_affordable(text_str(&text), markup, 10 << 20);

	text_clear(&text);
	return size;
}

static void test_page_affordable_cuts_floods(void **state)
{
	(void)state;
	assert_true(affordable_of("<b>", true) > 25000);
	assert_true(affordable_of("<b>", true) < 35000);
	assert_true(affordable_of(" a=b", true) > 100000);
	assert_true(affordable_of(" a=b", true) < 150000);
	assert_true(affordable_of("x\n", false) > 12000);
	assert_true(affordable_of("x\n", false) < 14000);
	assert_true(affordable_of("x\n", true) >= 1 << 20);
	assert_true(affordable_of("\n", false) >= 1 << 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_reading_gives_a_page_as_an_article),
		cmocka_unit_test(test_reading_gives_the_source),
		cmocka_unit_test(test_reading_gives_plain_text),
		cmocka_unit_test(test_reading_names_what_is_no_text),
		cmocka_unit_test(test_reading_decodes_sets_that_need_a_converter),
		cmocka_unit_test(test_reading_begins_again_with_what_was_missed),
		cmocka_unit_test(test_reading_begins_again_for_the_only_article),
		cmocka_unit_test(test_reading_unpacks_and_says_when_cut),
		cmocka_unit_test(test_reading_says_how_much_of_a_large_page_was_read),
		cmocka_unit_test(test_page_affordable_leaves_usual_pages_whole),
		cmocka_unit_test(test_page_affordable_cuts_floods),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
