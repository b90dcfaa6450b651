/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "extract/saved_page.h"

/* A hundred letters, of which a page needs some to be one. */
#define WORDS \
	"<p>The boats that left the harbour in the spring have come back, and all of the crews " \
	"are well today.</p>"
#define PAGE WORDS WORDS WORDS WORDS

static void assert_opened(const char *markup, const char *wanted)
{
	Arena *arena = arena_new();
	Str got = saved_page_open(arena, str(markup), (PageFrames){ 0 });

	if (!str_is(got, wanted))
		fail_msg("%s: \"%.*s\"", markup, (int)got.size, got.at);
	arena_free(arena);
}

static void test_saved_page_leaves_others_alone(void **state)
{
	static const char page[] = "<p>data: and <template>x</template> <iframe src=a></iframe>";
	Str markup = str(page);

	(void)state;
	assert_ptr_equal(saved_page_open(NULL, markup, (PageFrames){ 0 }).at, page);
}

static void test_saved_page_drops_pictures(void **state)
{
	Arena *arena = arena_new();
	Text long_data = text_in(arena), page = text_in(arena);

	(void)state;
	text_add_c(&long_data, "data:image/png;base64,");
	text_fill(&long_data, 'A', 500);
	Str data = text_str(&long_data);

	text_format(&page,
		"<img src=\"%.*s\" alt=x><img src=%.*s alt=y><b style='a:url(%.*s)'>"
		"<img src=data:short> data:%.*s",
		(int)data.size, data.at, (int)data.size, data.at, (int)data.size, data.at,
		(int)data.size, data.at);
	Str got = saved_page_open(arena, text_str(&page), (PageFrames){ 0 });

	assert_true(str_starts(got,
		"<img src=\"data:,\" alt=x><img src=data:, alt=y><b style='a:url(data:,)'>"
		"<img src=data:short> data:data:image"));
	arena_free(arena);
}

static void test_saved_page_opens_shadow_roots(void **state)
{
	(void)state;
	assert_opened("<x-a><template shadowmode=\"open\"><p>in</template>out</x-a>",
		"<x-a><div><p>in</div>out</x-a>");
	assert_opened("<x-a><template shadowrootmode=\"open\"><p>in<template><p>not</template>"
		      "<TEMPLATE shadowroot=open>deep</TEMPLATE></template>out</x-a></template>",
		"<x-a><div><p>in<template><p>not</template><div>deep</div></div>out</x-a></template>");
}

static void test_saved_page_puts_frames_behind_the_page(void **state)
{
	(void)state;
	assert_opened("<html><body>" PAGE
		      "<iframe id=a srcdoc=\"<html><head><title>t</title></head>"
		      "<body class=b><p>A &amp;amp; &quot;B&quot;</body></html>\"></iframe><p>more"
		      "</body></html>",
		"<html><body>" PAGE
		"<iframe></iframe><p>more\n<iframe id=\"a\">\n<p>A &amp; \"B\"\n</iframe>\n"
		"</body></html>");
	assert_opened(PAGE "<iframe srcdoc='<p>x</iframe></iframe><b>y'></iframe>",
		PAGE "<iframe></iframe>\n<iframe>\n<p>x<b>y\n</iframe>\n");
	assert_opened(PAGE "<iframe title='\"A\" > b' name=c class=\"d e\" srcdoc='<p>x'></iframe>",
		PAGE "<iframe></iframe>\n<iframe name=\"c\" title='\"A\" > b' class=\"d e\">\n<p>x"
		     "\n</iframe>\n");
}

static void test_saved_page_follows_frames_in_frames(void **state)
{
	(void)state;
	assert_opened(PAGE
		"<iframe srcdoc=\"<p>1<iframe srcdoc=&quot;<p>2&quot;></iframe>\"></iframe>",
		PAGE "<iframe></iframe>\n<iframe>\n<p>1\n</iframe>\n\n<iframe>\n<p>2\n</iframe>\n");
}

static void test_saved_page_of_frames_only_is_its_frames(void **state)
{
	(void)state;
	assert_opened(
		"<title>t</title><script>many letters</script><iframe srcdoc=\"<p>a\"></iframe>",
		"<title>t</title><script>many letters</script><iframe></iframe>\n<div>\n<p>a\n</div>\n");
}

static void test_saved_page_has_frames_in_files(void **state)
{
	static const PageFrame frames[] = {
		{ STR("1.html"), STR("<html><head><title>t</title></head><body><p>one") },
		{ STR("a b.html"), STR("<p>two<iframe src=\"1.html\"></iframe>") },
		{ STR("c.html"), STR("<p>never") },
	};
	const PageFrames files = { frames, sizeof frames / sizeof *frames };
	Arena *arena = arena_new();

	(void)state;
	/* Each once, by the last part of its address; those of others are none. */
	assert_true(str_is(
		saved_page_open(arena,
			str(PAGE "<iframe id=x src=\"./p_files/a%20b.html?q#f\"></iframe>"
				 "<iframe src='a b.html'></iframe><iframe src=d.html>"),
			files),
		PAGE "<iframe></iframe><iframe></iframe><iframe>"
		     "\n<iframe id=\"x\">\n<p>two\n</iframe>\n\n<iframe>\n<p>one\n</iframe>\n"));
	/* A frameset of old is nothing but its frames. */
	assert_true(str_is(saved_page_open(arena,
				   str("<title>t</title><frameset cols=\"20,80\"><frame name=m "
				       "src=p_files/1.html><noframes><body>Sorry.</body>"
				       "</noframes></frameset>"),
				   files),
		"<title>t</title>\n<div>\n<p>one\n</div>\n"));
	arena_free(arena);
}

static void test_saved_page_of_every_cut_and_change(void **state)
{
	static const Str page =
		STR("<body><template shadowrootmode=open>x</template><iframe srcdoc=\"a"
		    "<iframe srcdoc='b&quot;'></iframe><template>\"></iframe>"
		    "<iframe src=a%20b.html></iframe></body>");
	static const PageFrame file = { STR("a b.html"), STR("<body><iframe src=a></body>") };
	const PageFrames files = { &file, 1 };

	size_t opened = 0;

	(void)state;
	for (size_t at = 0; at < page.size * 2; at++) {
		Arena *arena = arena_new();
		size_t size = at < page.size ? at : page.size;
		char *copy = memory_resize(NULL, page.size);

		memcpy(copy, page.at, size);
		if (at >= page.size)
			copy[at - page.size] ^= 0x03;
		Str got = saved_page_open(arena, str_of(copy, size), files);

		assert_true(got.size <= 3 * page.size);
		assert_int_equal(str_empty(got), size == 0);
		opened += str_find(got, "<div>x</div>", 0) != STR_NOWHERE &&
			str_find(got, "</iframe>\n<div>\na", 0) != STR_NOWHERE;
		free(copy);
		arena_free(arena);
	}
	assert_true(opened > page.size / 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_saved_page_leaves_others_alone),
		cmocka_unit_test(test_saved_page_drops_pictures),
		cmocka_unit_test(test_saved_page_opens_shadow_roots),
		cmocka_unit_test(test_saved_page_puts_frames_behind_the_page),
		cmocka_unit_test(test_saved_page_follows_frames_in_frames),
		cmocka_unit_test(test_saved_page_of_frames_only_is_its_frames),
		cmocka_unit_test(test_saved_page_has_frames_in_files),
		cmocka_unit_test(test_saved_page_of_every_cut_and_change),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
