/* SPDX-License-Identifier: ISC */
#include "source/capture.h"

#include <string.h>

#include "source/digest.h"
#include "source/header.h"
#include "source/http.h"
#include "source/sniff.h"
#include "source/stamp.h"

enum {
	STATUS_OK = 200,
	STATUS_OK_OTHERWISE = 203, /* from a proxy */
	TIME_DIGITS = 14,
};

/* Media types of pages. */
static const char *const page_types[] = {
	"text/html",
	"application/xhtml+xml",
	"text/plain",
	"application/html",
};

/* What servers call anything. */
static const char *const vague_types[] = {
	"application/octet-stream",
	"application/x-unknown-content-type",
	"unk",
	"no-type",
	"unknown/unknown",
};

/* Files for programs in plain text: how their addresses end, before any query. */
static const char *const no_page_ends[] = {
	"/robots.txt",
	"/humans.txt",
	"/ads.txt",
	"/security.txt",
	"/favicon.ico",
	".js",
	".css",
};

/* Addresses of what no server sent as a page. */
static const char *const no_page_schemes[] = { "metadata:", "dns:", "warcinfo:", "filedesc:",
	"urn:", "whois:", "screenshot:", "thumbnail:", "info:" };

/* Times */

static bool all_digits(Str text)
{
	for (size_t i = 0; i < text.size; i++)
		if (!ascii_is_digit(text.at[i]))
			return false;
	return text.size > 0;
}

/* DIGITS, an even number of them from 4 to 14, as a time. */
static Str time_of_digits(Arena *arena, Str digits)
{
	/* What stands before the digits at an offset. */
	static const char marks[] = "    - - T : : ";
	Text out = text_in(arena);

	for (size_t i = 0; i < digits.size; i++) {
		if (i >= 4 && i % 2 == 0)
			text_add_byte(&out, marks[i]);
		text_add_byte(&out, digits.at[i]);
	}
	if (digits.size == 10)
		text_add_c(&out, ":00");
	if (digits.size >= 10)
		text_add_byte(&out, 'Z');
	return text_str(&out);
}

/* Does TIME end in a distance from UTC, "+02:00"? */
static bool has_zone(Str time)
{
	enum {
		ZONE_BYTES = 6,
		LEAST_BYTES = 16, /* to the minute */
	};

	if (time.size < LEAST_BYTES + ZONE_BYTES)
		return false;
	Str zone = str_from(time, time.size - ZONE_BYTES);

	return (zone.at[0] == '+' || zone.at[0] == '-') && zone.at[3] == ':';
}

Str capture_time(Arena *arena, Str time)
{
	time = str_trim(time);
	if (all_digits(time)) {
		Str digits = str_slice(time, 0, TIME_DIGITS);

		digits.size -= digits.size % 2;
		return digits.size >= 4 ? time_of_digits(arena, digits) : STR_NONE;
	}
	size_t point = str_find_byte(time, '.', 0);

	if (has_zone(time)) {
		Str utc = stamp_of_iso(arena, time);

		return str_present(utc) ? utc : time;
	}
	if (point == STR_NOWHERE)
		return str_empty(time) ? STR_NONE : time;
	size_t behind = point + 1;

	while (behind < time.size && ascii_is_digit(time.at[behind]))
		behind++;
	return str_format(arena, "%.*s%.*s", (int)point, time.at, (int)(time.size - behind),
		time.at + behind);
}

/* Pages */

static bool is_one_of(Str text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is_nocase(text, list[i]))
			return true;
	return false;
}

#define IS_ONE_OF(text, list) is_one_of(text, list, sizeof(list) / sizeof *(list))

bool capture_is_page(Str media_type, Str address)
{
	Str path = str_slice(address, 0, str_find_byte(address, '?', 0));

	for (size_t i = 0; i < sizeof no_page_schemes / sizeof *no_page_schemes; i++)
		if (str_starts_nocase(address, no_page_schemes[i]))
			return false;
	if (str_ends_in_one(path, no_page_ends, sizeof no_page_ends / sizeof *no_page_ends))
		return false;
	return str_empty(media_type) || IS_ONE_OF(media_type, page_types);
}

/* Where the type is not said, or says nothing, the bytes tell. */
static bool looks_like_page(Str body)
{
	const char *unused;

	return sniff(str_slice(body, 0, SNIFF_BYTES), &unused) == SNIFF_HTML;
}

bool capture_was_found(int status)
{
	return status == 0 || status == STATUS_OK || status == STATUS_OK_OTHERWISE ||
		status == HTTP_STATUS_PART;
}

/* Is BODY a page whose head of HTTP, of which TYPE speaks, is missing? A head that is spoilt
 * would stand before it. */
static bool is_bare_page(Str type, Str body)
{
	return str_is(type, "application/http") && str_starts(str_trim(body), "<");
}

void capture_look(Arena *arena, Str block, Str type, ContainerItem *item)
{
	HttpHead head = { 0 };
	Str media = type;
	Str body = block;

	if (http_head(block, &head)) {
		media = header_value(arena, head.header, "Content-Type");
		body = str_from(block, head.body_at);
		item->status = head.status;
	}
	item->media_type = http_media_type(arena, media);
	bool vague = str_empty(item->media_type) || IS_ONE_OF(item->media_type, vague_types) ||
		is_bare_page(item->media_type, body);
	bool page = capture_is_page(vague ? STR_NONE : item->media_type, item->address) &&
		(!vague || looks_like_page(body));

	item->article = page && capture_was_found(item->status) && body.size > 0;
}

/* Reading */

/* Sums are made of the body as it was sent or, by some, without its chunks. */
static DigestAnswer check(Str digest, Str body)
{
	Text joined = text_in(NULL);
	bool damaged;
	DigestAnswer answer = digest_check(digest, body);

	if (answer == DIGEST_DIFFERS && http_join_chunks(body, &joined, &damaged) && !damaged)
		answer = digest_check(digest, text_str(&joined));
	text_clear(&joined);
	return answer;
}

static void check_digest(Str digest, Str body, ContainerPage *page)
{
	static const char *const answers[] = {
		[DIGEST_UNKNOWN] = "is not checked",
		[DIGEST_MATCHES] = "matches",
		[DIGEST_DIFFERS] = "DOES NOT MATCH",
	};

	if (str_empty(digest))
		return;
	page->digest = str_format(
		page->arena, "%.*s %s", (int)digest.size, digest.at, answers[check(digest, body)]);
}

/* Says which part of the page BODY, an answer with HEADER, is. What was joined to it counts. */
static void tell_part(Str header, Str body, ContainerPage *page)
{
	HttpRange range;
	bool plain = str_empty(header_value(page->arena, header, "Transfer-Encoding"));

	if (!http_range(page->arena, header, &range)) {
		page->truncated = true;
		container_page_damage(page, "It is a part of the page; which is not said.");
		return;
	}
	if (plain && body.size > range.end - range.start)
		range.end = range.start + body.size;
	if (range.start == 0 && range.end >= range.total && range.total > 0)
		return;
	page->truncated = true;
	Str total = range.total > 0
		? str_format(page->arena, " of %llu", (unsigned long long)range.total)
		: STR_NONE;

	container_page_damage(page, "It is a part of the page: bytes %llu to %llu%.*s.",
		(unsigned long long)range.start, (unsigned long long)range.end, (int)total.size,
		str_present(total) ? total.at : "");
}

void capture_read(Str block, Str type, Str digest, ContainerPage *page)
{
	HttpHead head = { 0 };

	if (!http_head(block, &head)) {
		page->media_type = http_media_type(page->arena, type);
		if (str_is(page->media_type, "application/http"))
			page->media_type = STR_NONE;
		page->charset = header_parameter(page->arena, type, "charset", NULL);
		check_digest(digest, block, page);
		text_add(&page->bytes, block);
		return;
	}
	Str media = header_value(page->arena, head.header, "Content-Type");
	Str body = str_from(block, head.body_at);

	page->media_type = http_media_type(page->arena, media);
	page->charset = header_parameter(page->arena, media, "charset", NULL);
	check_digest(digest, body, page);
	if (head.status == HTTP_STATUS_PART)
		tell_part(head.header, body, page);
	http_body(head.header, body, page);
}
