/* SPDX-License-Identifier: ISC */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

#include "../collection/gathering.h"
#include "base/arena.h"
#include "items/item_shares.h"

enum {
	STORIES = 91, /* more than a pipe takes */
	PICTURES_FROM = 19, /* four records that are no articles */
	LARGE = 30, /* the number of a page of more than a megabyte */
	LARGE_BYTES = 1100000,
	MANY = 200, /* descriptors */
	DAMAGED = 16, /* behind it stand bytes of no record; the first of a turn */
};

typedef struct {
	int fd;
	Text told; /* "item;", "title;" of an article, "loss;" and "died;" */
	size_t items, articles, deaths;
	size_t kill_at, stop_at, bar_at; /* items; 0: never */
	int allowed; /* descriptors from then on, beside those that are open */
} Frame;

/* Record I, of a page of more than a megabyte where LARGE. */
static void put_record(Text *warc, int i, bool large)
{
	Text page = text_in(NULL);
	char address[64];
	bool picture = i >= PICTURES_FROM && i < PICTURES_FROM + 4;

	snprintf(address, sizeof address, "http://paper.example/%d", i);
	gathering_story(&page, i);
	if (large) {
		text_add_c(&page, "<!--");
		for (int k = 0; k < LARGE_BYTES; k++)
			text_add_byte(&page, 'x');
		text_add_c(&page, "-->");
	}
	gathering_record(warc, address, 200, picture ? "image/png" : "text/html", text_str(&page));
	if (i == DAMAGED)
		text_add_c(warc, "no record\r\n\r\n");
	text_clear(&page);
}

static int set_up_archive(void **state, int large)
{
	Frame *frame = memory_new(sizeof *frame);
	Text warc = text_in(NULL);
	FILE *file = tmpfile();

	assert_non_null(file);
	for (int i = 0; i < STORIES; i++)
		put_record(&warc, i, i == large);
	assert_int_equal(fwrite(warc.at, 1, warc.size, file), warc.size);
	assert_int_equal(fflush(file), 0);
	frame->fd = dup(fileno(file));
	frame->told = text_in(NULL);
	fclose(file);
	text_clear(&warc);
	*state = frame;
	return 0;
}

static int set_up(void **state)
{
	return set_up_archive(state, LARGE);
}

static int set_up_small(void **state)
{
	return set_up_archive(state, -1);
}

static int tear_down(void **state)
{
	Frame *frame = *state;

	close(frame->fd);
	text_clear(&frame->told);
	free(frame);
	return 0;
}

/* Allows MORE descriptors than are open now. */
static void allow_descriptors(int more)
{
	struct rlimit limit;
	int next = dup(STDIN_FILENO);

	assert_true(next >= 0);
	close(next);
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = (rlim_t)(next + more);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &limit), 0);
}

/* The parent of process NAME, a number; 0 where there is no such process. */
static int parent_of(const char *name)
{
	char path[64], line[512];
	int parent = 0;

	snprintf(path, sizeof path, "/proc/%.20s/stat", name);
	FILE *file = fopen(path, "r");

	if (file == NULL)
		return 0;
	/* "12 (name) S 7 ...", and the name may hold anything. */
	const char *behind = fgets(line, sizeof line, file) != NULL ? strrchr(line, ')') : NULL;

	if (behind == NULL || sscanf(behind, ") %*c %d", &parent) != 1)
		parent = 0;
	fclose(file);
	return parent;
}

/* Kills all children of this process, one at least. */
static void kill_children(void)
{
	DIR *processes = opendir("/proc");
	const struct dirent *entry;
	int killed = 0;

	assert_non_null(processes);
	while ((entry = readdir(processes)) != NULL) {
		if (parent_of(entry->d_name) != (int)getpid())
			continue;
		assert_int_equal(kill((pid_t)atoi(entry->d_name), SIGKILL), 0);
		killed++;
	}
	closedir(processes);
	assert_true(killed > 0);
}

static void on_item(void *context, const ContainerItem *item, Str container)
{
	Frame *frame = context;

	assert_true(str_is(container, "warc"));
	text_add(&frame->told, str_from(item->address, sizeof "http://paper.example/" - 1));
	text_add_byte(&frame->told, ';');
	if (++frame->items == frame->kill_at)
		kill_children();
	if (frame->items == frame->bar_at)
		allow_descriptors(frame->allowed);
}

static void on_loss(void *context, uint64_t offset, Str sentence)
{
	Frame *frame = context;

	(void)offset;
	(void)sentence;
	text_add_c(&frame->told, "loss;");
}

static void on_article(void *context, const Article *article, const Error *failed)
{
	Frame *frame = context;

	assert_null(failed);
	text_add(&frame->told, article->field[FIELD_TITLE]);
	text_add_byte(&frame->told, ';');
	frame->articles++;
}

static void on_page(void *context, const Article *article, const Error *failed)
{
	(void)context;
	(void)article;
	(void)failed;
	fail();
}

static void on_died(void *context, const Error *err)
{
	Frame *frame = context;

	assert_true(str_starts(str(err->text), "z.warc: "));
	frame->deaths++;
}

static bool is_stopped(void *context)
{
	const Frame *frame = context;

	return frame->stop_at > 0 && frame->items >= frame->stop_at;
}

static void run(Frame *frame, size_t children)
{
	const ReadingRequest request = { .task = READING_ALL, .view = EXTRACT_ARTICLE };
	const ItemSharesListener listener = { on_item, on_loss, on_article, on_page, on_died,
		is_stopped, frame };
	ItemShares *shares =
		item_shares_new(dup(frame->fd), str("z.warc"), &request, children, &listener);

	frame->told.size = 0;
	frame->items = frame->articles = frame->deaths = 0;
	item_shares_run(shares);
	item_shares_free(shares);
}

/* What is told of the records before number END. */
static void expect(Text *out, int end)
{
	for (int i = 0; i < end; i++) {
		if (i == DAMAGED)
			text_add_c(out, "loss;");
		text_format(out, "%d;", i);
		if (i < PICTURES_FROM || i >= PICTURES_FROM + 4)
			text_format(out, "Bridge %d reopens;", i);
	}
}

static void test_any_number_of_children_tell_the_same(void **state)
{
	Frame *frame = *state;
	Text expected = text_in(NULL);

	expect(&expected, STORIES);
	for (size_t children = 1; children <= ITEM_SHARES_MAX; children++) {
		run(frame, children);
		assert_int_equal(frame->told.size, expected.size);
		assert_memory_equal(frame->told.at, expected.at, expected.size);
		assert_int_equal(frame->deaths, 0);
	}
	text_clear(&expected);
}

static void test_children_that_die_cost_an_article_each(void **state)
{
	enum {
		AT = 3
	};
	Frame *frame = *state;

	frame->kill_at = AT;
	for (size_t children = 1; children <= ITEM_SHARES_MAX; children++) {
		run(frame, children);
		assert_int_equal(frame->items, STORIES);
		/* A lone child cannot have been through: the articles are more than its
		 * pipe takes. */
		assert_in_range(frame->deaths, children == 1 ? 1 : 0, children);
		assert_in_range(frame->articles, STORIES - 4 - frame->deaths, STORIES - 4);
	}
}

/* Where no second child is to be had the first one reads on; where that cannot either, it is
 * said. */
static void test_with_few_descriptors_nothing_is_lost_silently(void **state)
{
	enum {
		AT = 5,
		ENOUGH = 24 /* for all children */
	};
	Frame *frame = *state;
	Text expected = text_in(NULL);

	expect(&expected, STORIES);
	frame->bar_at = AT;
	for (frame->allowed = 0; frame->allowed < ENOUGH; frame->allowed++) {
		run(frame, 2);
		allow_descriptors(MANY);
		assert_in_range(frame->deaths, 0, 1);
		assert_true(frame->told.size == expected.size || frame->deaths == 1);
		assert_true(frame->told.size <= expected.size);
		assert_memory_equal(frame->told.at, expected.at, frame->told.size);
	}
	assert_int_equal(frame->deaths, 0);
	text_clear(&expected);
}

static void test_what_is_not_wanted_is_not_told(void **state)
{
	enum {
		STOP = 11
	};
	Frame *frame = *state;
	Text expected = text_in(NULL);

	expect(&expected, STOP - 1);
	text_format(&expected, "%d;", STOP - 1);
	frame->stop_at = STOP;
	run(frame, ITEM_SHARES_MAX);
	assert_int_equal(frame->told.size, expected.size);
	assert_memory_equal(frame->told.at, expected.at, expected.size);
	text_clear(&expected);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_any_number_of_children_tell_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			test_children_that_die_cost_an_article_each, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_with_few_descriptors_nothing_is_lost_silently,
			set_up_small, tear_down),
		cmocka_unit_test_setup_teardown(
			test_what_is_not_wanted_is_not_told, set_up, tear_down),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
