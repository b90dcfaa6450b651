/* SPDX-License-Identifier: ISC */
#include "made_site.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include <cmocka.h>

#include "scratch.h"
#include "source/archive_kit.h"

enum {
	TARGETS = 400, /* stories that links name: the last hundred never were captured */
	PATH_BYTES = 512,
	DAY = 24 * 60 * 60
};

/* 1 November 2009 and 1 March 2012, at noon. */
static const long long first_warc = 1257076800, first_wacz = 1330603200;

bool made_site_holds(MadeCapture capture, int story)
{
	if (story < 0 || story >= MADE_STORIES)
		return false;
	switch (capture) {
	case MADE_MIRROR:
		return story % 7 != 0;
	case MADE_WARC:
		return story % 5 != 0;
	case MADE_WARC_AGAIN:
		return story % 5 != 0 && story % 4 == 0;
	case MADE_WACZ:
		return story % 3 != 0;
	case MADE_CAPTURE_COUNT:
		break;
	}
	return false;
}

long long made_site_time(MadeCapture capture, int story)
{
	switch (capture) {
	case MADE_WARC:
		return first_warc + story % 28 * DAY;
	case MADE_WARC_AGAIN:
		return first_warc + (40 + story % 28) * DAY;
	case MADE_WACZ:
		return first_wacz + story % 30 * DAY;
	case MADE_MIRROR:
	case MADE_CAPTURE_COUNT:
		break;
	}
	return 0; /* a mirror does not say */
}

Str made_site_time_iso(Arena *arena, MadeCapture capture, int story)
{
	time_t moment = (time_t)made_site_time(capture, story);
	struct tm day;
	char iso[32];

	gmtime_r(&moment, &day);
	strftime(iso, sizeof iso, "%Y-%m-%dT%H:%M:%SZ", &day);
	return str_format(arena, "%s", iso);
}

int made_site_target(int story, int link)
{
	int target = (story * 37 + link * 131 + link * link * 17) % TARGETS;

	return target == story ? (target + 1) % TARGETS : target;
}

int made_site_story_of(Str address)
{
	size_t at = str_find(address, "story-", 0);

	return at == STR_NOWHERE ? -1 : atoi(address.at + at + 6);
}

static int year_of(int story)
{
	return 2005 + story % 4;
}

/* STORY as its link number LINK writes it. */
static void add_address(Text *out, int story, int link)
{
	int year = year_of(story);

	switch (link % 6) {
	case 0:
		text_format(out, "http://tidings.example/%d/story-%03d.html", year, story);
		break;
	case 1:
		text_format(out, "../%d/story-%03d.html", year, story);
		break;
	case 2:
		text_format(out, "https://www.tidings.example/%d/story-%03d.html#top", year, story);
		break;
	case 3:
		text_format(out, "http://tidings.example:80/%d/story-%03d.html?utm_source=rss",
			year, story);
		break;
	case 4:
		text_format(out, "/%d/story-%03d.html", year, story);
		break;
	default:
		text_format(out, "//tidings.example/%d/story-%03d.html", year, story);
		break;
	}
}

static void add_paragraph(Text *out, int story, int link)
{
	int target = made_site_target(story, link);

	text_add_c(out,
		"<p>The council of the town said on Tuesday that the matter of the bridge "
		"would be heard again before the winter, as it had been ");
	text_format(out, "in the year %d, and that the <a href=\"", 1990 + (story + link) % 20);
	add_address(out, target, link);
	text_format(out,
		"\">%d metres of the old quay</a> would be looked at by an engineer who had not "
		"yet been named, nor paid.</p>\n",
		target);
}

static void add_related(Text *out, int story)
{
	text_add_c(out, "<div class=\"related\"><h2>Related stories</h2><ul>\n");
	for (int link = MADE_BODY_LINKS; link < MADE_LINKS; link++) {
		text_add_c(out, "<li><a href=\"");
		add_address(out, made_site_target(story, link), link);
		text_format(out, "\">Quay number %d is looked at once more by the board</a></li>\n",
			made_site_target(story, link));
	}
	text_add_c(out, "</ul></div>\n");
}

static void add_story(Text *out, int story)
{
	text_format(out,
		"<!doctype html><html><head><meta charset=\"utf-8\">"
		"<title>Bridge number %d is heard again</title>"
		"<meta property=\"og:site_name\" content=\"The Tidings\">"
		"<meta property=\"article:published_time\" content=\"%d-%02d-%02dT10:00:00Z\">"
		"</head><body><article><h1>Bridge number %d is heard again</h1>\n",
		story, year_of(story), 1 + story % 12, 1 + story % 28, story);
	for (int link = 0; link < MADE_BODY_LINKS; link++)
		add_paragraph(out, story, link);
	text_add_c(out, "</article>\n");
	add_related(out, story);
	text_add_c(out, "</body></html>\n");
}

/* Writing */

static void make_folder(const char *folder, const char *name)
{
	char path[PATH_BYTES];
	int size = snprintf(path, sizeof path, "%s/%s", folder, name);

	assert_in_range(size, 1, sizeof path - 1);
	assert_int_equal(mkdir(path, 0700), 0);
}

static void write_mirror(const char *folder)
{
	make_folder(folder, "mirror");
	make_folder(folder, "mirror/tidings.example");
	for (int year = 2005; year < 2009; year++) {
		char name[PATH_BYTES];

		snprintf(name, sizeof name, "mirror/tidings.example/%d", year);
		make_folder(folder, name);
	}
	for (int story = 0; story < MADE_STORIES; story++) {
		Text page = text_in(NULL);
		char name[PATH_BYTES];

		if (!made_site_holds(MADE_MIRROR, story))
			continue;
		add_story(&page, story);
		snprintf(name, sizeof name, "mirror/tidings.example/%d/story-%03d.html",
			year_of(story), story);
		scratch_write(folder, name, text_str(&page));
		text_clear(&page);
	}
}

/* Adds STORY as CAPTURE has it, if it has it. */
static void add_record(Text *warc, MadeCapture capture, int story)
{
	Arena *arena = arena_new();
	Text page = text_in(arena);

	if (made_site_holds(capture, story)) {
		add_story(&page, story);
		Str when = made_site_time_iso(arena, capture, story);
		Str http = kit_http(
			arena, "HTTP/1.1 200 OK", "Content-Type: text/html\r\n", text_str(&page));

		text_format(warc,
			"WARC/1.0\r\nWARC-Type: response\r\n"
			"WARC-Target-URI: http://tidings.example/%d/story-%03d.html\r\n"
			"WARC-Date: %.*s\r\nContent-Type: application/http; msgtype=response\r\n"
			"Content-Length: %zu\r\n\r\n",
			year_of(story), story, (int)when.size, when.at, http.size);
		text_add(warc, http);
		text_add_c(warc, "\r\n\r\n");
	}
	arena_free(arena);
}

static void write_warc(const char *folder)
{
	Text warc = text_in(NULL);

	for (int story = 0; story < MADE_STORIES; story++)
		add_record(&warc, MADE_WARC, story);
	for (int story = 0; story < MADE_STORIES; story++)
		add_record(&warc, MADE_WARC_AGAIN, story);
	scratch_write(folder, "site.warc", text_str(&warc));
	text_clear(&warc);
}

static void write_wacz(const char *folder)
{
	Text warc = text_in(NULL), zip = text_in(NULL);

	for (int story = 0; story < MADE_STORIES; story++)
		add_record(&warc, MADE_WACZ, story);
	const KitMember members[] = {
		{ "datapackage.json", STR("{}"), true, NULL },
		{ "archive/data.warc", text_str(&warc), false, NULL },
	};
	kit_add_zip(&zip, members, sizeof members / sizeof *members);
	scratch_write(folder, "site.wacz", text_str(&zip));
	text_clear(&zip);
	text_clear(&warc);
}

void made_site_write(const char *folder)
{
	write_mirror(folder);
	write_warc(folder);
	write_wacz(folder);
}
