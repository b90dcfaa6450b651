/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "extract/provenance.h"

#define PAGE "http://bay.example/news/last-trip.html"

/* Marks of programs and archives, and what they tell; NULL: nothing. */
static const struct {
	const char *markup, *via, *address, *captured;
} cases[] = {
	{ "<html><title>Saved from the sea at last using monolith nets</title>", NULL, NULL, NULL },
	{ "<!-- Saved from " PAGE " at 2014-05-11T08:30:00Z using monolith v2.8.1 -->", NULL, PAGE,
		"2014-05-11T08:30:00Z" },
	{ "<!-- Saved from local source at 2014-05-11T08:30:00Z using monolith v2.8.1 -->", NULL,
		NULL, NULL },
	{ "<meta name=\"savepage-url\" content=\"" PAGE "\">"
	  "<meta name=\"savepage-date\" content=\"Sun May 11 2014 10:30:00 GMT+0200 (CEST)\">",
		NULL, PAGE, "2014-05-11T08:30:00Z" },
	{ "<html data-scrapbook-source=\"" PAGE
	  "\" data-scrapbook-create=\"20140511083000123\" lang=\"en\">",
		NULL, PAGE, "2014-05-11T08:30:00Z" },
	{ "<meta property=\"og:url\" content=\"https://archive.ph/AbCdE\">"
	  "<link rel=\"bookmark\" href=\"http://archive.today/20140511083000/" PAGE "\">",
		"archive.today", PAGE, "2014-05-11T08:30:00Z" },
	{ "<meta property=\"og:site_name\" content=\"archive.is\">", "archive.today", NULL, NULL },
	{ "<link rel=stylesheet href=\"https://arquivo.example/wayback/20140511083000cs_/"
	  "http://bay.example/style.css\">",
		"wayback", NULL, "2014-05-11T08:30:00Z" },
	{ "<script src='/coll/20140511083000js_/http://bay.example/a.js'></script>", "wayback",
		NULL, "2014-05-11T08:30:00Z" },
	{ "<script>wbinfo.url = '" PAGE "';\nwbinfo.timestamp = '20140511083000';</script>",
		"wayback", PAGE, "2014-05-11T08:30:00Z" },
	{ "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=\"wm-ipp\">x</div>"
	  "<a href=\"http://archive.example/coll/20140511083000/http://bay.example/\">Home</a>",
		"wayback", NULL, "2014-05-11T08:30:00Z" },
	{ "<!-- saved from url=(0090)http://localhost:8080/coll/20140511083000mp_/" PAGE " -->",
		"chrome", PAGE, "2014-05-11T08:30:00Z" },
	/* A page may well link to an archive, and borrow a picture. */
	{ "<a href=\"https://web.archive.org/web/20140511083000/" PAGE "\">then</a>"
	  "<img src=\"https://web.archive.org/web/20140511083000im_/http://bay.example/a.png\">",
		NULL, NULL, NULL },
	{ "<script src=\"/20140511083000js_/a.js\"></script>", NULL, NULL, NULL },
	{ "<!-- saved from url=(0038)" PAGE " -->", "chrome", PAGE, NULL },
	/* Saved out of an archive. */
	{ "<!-- saved from url=(0081)https://web.archive.org/web/20140511083000if_/" PAGE " -->",
		"chrome", PAGE, "2014-05-11T08:30:00Z" },
	{ "<html><!--\n Page saved with SingleFile \n url: "
	  "https://web.archive.org/web/20140511083000/" PAGE
	  " \n saved date: Mon Nov 23 2026 19:43:30 GMT+0000 (Coordinated Universal Time)\n-->",
		"singlefile", PAGE, "2014-05-11T08:30:00Z" },
	{ "<p>x<!--\n FILE ARCHIVED ON 08:30:00 May 11, 2014 AND RETRIEVED FROM THE\n"
	  " OPENWAYBACK ON 19:22:10 Nov 23, 2026.\n-->",
		"wayback", NULL, "2014-05-11T08:30:00Z" },
	{ "<script>\n// FILE ARCHIVED ON 20140511083000 AND RETRIEVED FROM THE\n</script>",
		"wayback", NULL, "2014-05-11T08:30:00Z" },
	{ "<!-- Mirrored from bay.example/news/last-trip.html by HTTrack Website Copier/3.x "
	  "[XR&CO'2014], Sun, 11 May 2014 08:30:00 GMT -->",
		"httrack", PAGE, "2014-05-11T08:30:00Z" },
	{ "<!-- Mirrored from https://bay.example/a by HTTrack Website Copier/3.x -->", "httrack",
		"https://bay.example/a", NULL },
};

static void assert_text(Str text, const char *expected)
{
	if (expected == NULL)
		assert_true(str_empty(text));
	else
		assert_true(str_is(text, expected));
}

static void test_provenance_is_told_by_the_marks_of_programs(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Arena *arena = arena_new();
		Provenance told = provenance_read(arena, str(cases[i].markup));

		print_message("%s\n", cases[i].markup);
		assert_text(str(told.via), cases[i].via);
		assert_text(told.address, cases[i].address);
		assert_text(told.captured, cases[i].captured);
		arena_free(arena);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_provenance_is_told_by_the_marks_of_programs),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
