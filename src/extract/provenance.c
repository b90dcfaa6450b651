/* SPDX-License-Identifier: ISC */
#include "extract/provenance.h"

#include "article/date.h"
#include "base/text.h"
#include "extract/address.h"
#include "extract/dates.h"

enum {
	HEAD_BYTES = 64 << 10, /* marks stand here ... */
	TAIL_BYTES = 8 << 10, /* ... or here */
	STAMP_DIGITS = 14,
};

/* The words between START and END in TEXT, from FROM on; absent when they are not
 * both there. */
static Str between(Str text, const char *start, const char *end, size_t from)
{
	size_t at = str_find(text, start, from);

	if (at == STR_NOWHERE)
		return STR_NONE;
	at += str(start).size;
	size_t stop = str_find(text, end, at);

	return stop == STR_NOWHERE ? STR_NONE : str_trim(str_slice(text, at, stop));
}

static Str first_word(Str text)
{
	Str word = STR_NONE;

	str_next_word(&text, &word);
	return word;
}

/* DIGITS, year to second without signs, as ISO 8601 in UTC. */
static Str stamp_to_iso(Arena *arena, Str digits)
{
	if (digits.size != STAMP_DIGITS)
		return STR_NONE;
	Str iso = str_format(arena, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", digits.at, digits.at + 4,
		digits.at + 6, digits.at + 8, digits.at + 10, digits.at + 12);
	Date date;

	return date_from_iso(iso, &date) ? iso : STR_NONE;
}

static Str words_to_iso(Arena *arena, Str words)
{
	Date date;

	if (!date_parse(words, &date, NULL))
		return STR_NONE;
	/* When a copy was made is told in one zone, whatever program made it. */
	date_to_utc(&date);
	return date_iso(arena, &date);
}

/* An address under which an archive replays a page. */
typedef struct {
	Str stamp; /* digits */
	Str address; /* all that stands there of the page's own */
} Replay;

/* The first one in TEXT from FROM on: a stamp, MODIFIER ("cs_": a style sheet), and an address
 * with its scheme. False when there is none. */
static bool find_replay(Str text, size_t from, const char *modifier, Replay *out)
{
	for (size_t at = str_find_byte(text, '/', from); at != STR_NOWHERE;
		at = str_find_byte(text, '/', at + 1)) {
		Str rest = str_from(text, at + 1);
		size_t size = 0;

		while (size < rest.size && ascii_is_digit(rest.at[size]))
			size++;
		if (size != STAMP_DIGITS)
			continue;
		Str behind = str_from(rest, size);

		if (!str_starts(behind, modifier))
			continue;
		behind = str_from(behind, str(modifier).size);
		if (!str_starts_nocase(behind, "/http"))
			continue;
		behind = str_from(behind, 1);
		size_t end = 0;

		while (end < behind.size && !ascii_is_space(behind.at[end]) &&
			str_find_byte(str("\"'<>"), behind.at[end], 0) == STR_NOWHERE)
			end++;
		*out = (Replay){ str_slice(rest, 0, size), str_slice(behind, 0, end) };
		return true;
	}
	return false;
}

/* The digits of the first replayed address in TEXT. */
static Str first_stamp(Str text)
{
	for (size_t at = str_find(text, "/web/", 0); at != STR_NOWHERE;
		at = str_find(text, "/web/", at + 1)) {
		Str rest = str_from(text, at + 5);
		size_t size = 0;

		while (size < rest.size && ascii_is_digit(rest.at[size]))
			size++;
		if (size == STAMP_DIGITS)
			return str_slice(rest, 0, size);
	}
	return STR_NONE;
}

/* Takes ADDRESS, from which a page was saved. Where an archive replayed it there, it is the
 * page's own address, and the time that of the archive's capture. */
static void take_address(Arena *arena, Str address, Provenance *out)
{
	Str digits = STR_NONE;

	out->address = str_copy(arena, address_original(arena, address, &digits));
	Str captured = stamp_to_iso(arena, digits);

	if (!str_empty(captured))
		out->captured = captured;
}

/* "FILE ARCHIVED ON 08:30:00 May 11, 2014 AND", in older ones with the digits of a stamp. */
static Str filed_to_iso(Arena *arena, Str tail, size_t filed)
{
	Str words = between(tail, "FILE ARCHIVED ON", "AND", filed), time = STR_NONE;
	Str captured = stamp_to_iso(arena, words);

	if (!str_empty(captured) || !str_next_word(&words, &time))
		return captured;
	return words_to_iso(arena,
		str_format(arena, "%.*s GMT %.*s", (int)time.size, time.at, (int)words.size,
			words.at));
}

/* The address a toolbar or its script names. */
static Str wayback_address(Arena *arena, Str head)
{
	static const struct {
		const char *start, *end;
	} places[] = {
		{ "__wm.wombat(\"", "\"" },
		{ "wbinfo.url = \"", "\"" },
		{ "wbinfo.url = '", "'" },
		{ "Wayback Machine - http://web.archive.org/web/", "<" },
		{ "web.archive.org/web/", "<" },
		{ "id=\"wmtbURL\" value=\"", "\"" },
		{ "name=\"url\" id=\"wmtbURL\" value=\"", "\"" },
	};

	for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
		Str found = first_word(between(head, places[i].start, places[i].end, 0));

		bool replayed = str_ends(str(places[i].start), "/web/");

		if (replayed && !str_empty(found) && found.size < ADDRESS_BYTES_MAX)
			found = str_format(arena, "/web/%.*s", (int)found.size, found.at);
		if (str_empty(found))
			continue;
		found = address_original(arena, found, NULL);
		if (address_is_absolute(found) && str_find_byte(found, '"', 0) == STR_NOWHERE)
			return str_copy(arena, found);
	}
	return STR_NONE;
}

static bool read_wayback(Arena *arena, Str head, Str tail, Provenance *out)
{
	bool toolbar = str_find(head, "BEGIN WAYBACK TOOLBAR", 0) != STR_NOWHERE ||
		str_find(head, "__wm.", 0) != STR_NOWHERE ||
		str_find(head, "id=\"wm-ipp", 0) != STR_NOWHERE ||
		str_find(head, "wbinfo.url = ", 0) != STR_NOWHERE;
	size_t filed = str_find(tail, "FILE ARCHIVED ON", 0);

	if (!toolbar && filed == STR_NOWHERE)
		return false;
	out->via = "wayback";
	out->address = wayback_address(arena, head);
	/* The script names the page's own capture; the links may be others'. */
	size_t script = str_find(head, "__wm.wombat(", 0);

	if (script != STR_NOWHERE)
		out->captured = stamp_to_iso(arena, between(head, "\",\"", "\"", script));
	if (str_empty(out->captured))
		out->captured =
			stamp_to_iso(arena, between(head, "wbinfo.timestamp = \"", "\"", 0));
	if (str_empty(out->captured))
		out->captured = stamp_to_iso(arena, between(head, "wbinfo.timestamp = '", "'", 0));
	if (str_empty(out->captured))
		out->captured = stamp_to_iso(arena, first_stamp(head));
	/* Other archives replay their pages under other names. */
	Replay replay;

	if (str_empty(out->captured) && find_replay(head, 0, "", &replay))
		out->captured = stamp_to_iso(arena, replay.stamp);
	if (str_empty(out->captured) && filed != STR_NOWHERE)
		out->captured = filed_to_iso(arena, tail, filed);
	return true;
}

static bool read_saved_from(Arena *arena, Str head, Provenance *out)
{
	Str mark = between(head, "saved from url=(", "-->", 0);
	size_t close = str_find_byte(mark, ')', 0);

	if (close == STR_NOWHERE)
		return false;
	/* Both browsers write the same comment; Internet Explorer signs its page. */
	out->via = str_find(head, "MSHTML", 0) != STR_NOWHERE ? "ie" : "chrome";
	Str address = first_word(str_from(mark, close + 1));

	if (address_is_absolute(address) && !str_starts_nocase(address, "file:"))
		take_address(arena, address, out);
	return true;
}

static bool read_httrack(Arena *arena, Str head, Provenance *out)
{
	Str mark = between(head, "<!-- Mirrored from ", "-->", 0);

	if (str_find(mark, "by HTTrack", 0) == STR_NOWHERE)
		return false;
	out->via = "httrack";
	Str place = first_word(mark);

	if (place.size > 0 && place.size < ADDRESS_BYTES_MAX)
		out->address = str_format(arena, "%s%.*s",
			address_is_absolute(place) ? "" : "http://", (int)place.size, place.at);
	size_t comma = str_find(mark, "], ", 0);

	if (comma != STR_NOWHERE)
		out->captured = words_to_iso(arena, str_from(mark, comma + 3));
	return true;
}

static bool read_singlefile(Arena *arena, Str head, Provenance *out)
{
	size_t at = str_find(head, "Page saved with SingleFile", 0);

	if (at == STR_NOWHERE)
		at = str_find(head, "processed by SingleFile", 0);
	if (at == STR_NOWHERE)
		return false;
	out->via = "singlefile";
	out->singlefile = true;
	Str address = first_word(between(head, "url:", "\n", at));

	Str date = between(head, "saved date:", "\n", at);
	size_t bracket = str_find_byte(date, '(', 0);

	out->captured = words_to_iso(arena, str_slice(date, 0, bracket));
	if (address_is_absolute(address))
		take_address(arena, address, out);
	return true;
}

static bool is_of_archive_today(Str head)
{
	static const char *const hosts[] = { "archive.today", "archive.is", "archive.ph",
		"archive.li", "archive.vn", "archive.fo", "archive.md" };
	Str name = between(head, "og:site_name\" content=\"", "\"", 0);
	Str host = between(head, "og:url\" content=\"", "\"", 0);

	host = str_from(host,
		str_starts(host, "https://")          ? 8
			: str_starts(host, "http://") ? 7
						      : 0);
	host = str_slice(host, 0, str_find_byte(host, '/', 0));
	for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++)
		if (str_is(name, hosts[i]) || str_is(host, hosts[i]))
			return true;
	return false;
}

static bool read_archive_today(Arena *arena, Str head, Provenance *out)
{
	Replay replay;

	if (!is_of_archive_today(head))
		return false;
	out->via = "archive.today";
	/* Links within the page are left alone: this one is the bar's. */
	if (find_replay(head, 0, "", &replay)) {
		out->address = str_copy(arena, address_original(arena, replay.address, NULL));
		out->captured = stamp_to_iso(arena, replay.stamp);
	}
	return true;
}

/* A page replayed by whatever archive, without its bar: the style sheets and scripts, that no
 * page links of its own accord, are replayed with the page's stamp. */
static bool read_replayed(Arena *arena, Str head, Provenance *out)
{
	Replay replay;

	if (!find_replay(head, 0, "cs_", &replay) && !find_replay(head, 0, "js_", &replay))
		return false;
	out->via = "wayback";
	out->captured = stamp_to_iso(arena, replay.stamp);
	return true;
}

/* What other programs write of the page and of the time they save it, each between two runs
 * of words. */
static const struct {
	const char *address[2], *time[2];
} saved_marks[] = {
	/* monolith, Save Page WE, WebScrapBook */
	{ { "<!-- Saved from ", " at " }, { " at ", " using monolith" } },
	{ { "name=\"savepage-url\" content=\"", "\"" },
		{ "name=\"savepage-date\" content=\"", "\"" } },
	{ { " data-scrapbook-source=\"", "\"" }, { " data-scrapbook-create=\"", "\"" } },
};

static bool read_saved_marks(Arena *arena, Str head, Provenance *out)
{
	for (size_t i = 0; i < sizeof saved_marks / sizeof *saved_marks; i++) {
		size_t at = str_find(head, saved_marks[i].address[0], 0);

		if (at == STR_NOWHERE)
			continue;
		Str time = between(head, saved_marks[i].time[0], saved_marks[i].time[1], at);
		Str address =
			between(head, saved_marks[i].address[0], saved_marks[i].address[1], at);

		if (str_empty(time) || !address_is_absolute(address))
			continue;
		out->captured = stamp_to_iso(arena, str_slice(time, 0, STAMP_DIGITS));
		if (str_empty(out->captured))
			out->captured = words_to_iso(
				arena, str_slice(time, 0, str_find_byte(time, '(', 0)));
		take_address(arena, address, out);
		return true;
	}
	return false;
}

Provenance provenance_read(Arena *arena, Str markup)
{
	Provenance out = { 0 };
	Str head = str_slice(markup, 0, HEAD_BYTES);
	Str tail = str_from(markup, markup.size > TAIL_BYTES ? markup.size - TAIL_BYTES : 0);

	if (read_singlefile(arena, head, &out) || read_wayback(arena, head, tail, &out) ||
		read_httrack(arena, head, &out) || read_saved_from(arena, head, &out) ||
		read_saved_marks(arena, head, &out) || read_archive_today(arena, head, &out))
		return out;
	(void)read_replayed(arena, head, &out);
	return out;
}
