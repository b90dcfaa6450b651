/* SPDX-License-Identifier: ISC */
#include "extract/address.h"

#include "base/text.h"

enum {
	TIMESTAMP_DIGITS = 14,
	TIMESTAMP_DIGITS_MIN = 4
};

/* The parts of an address; absent ones have no pointer. */
typedef struct {
	Str scheme, authority, path, query, fragment;
} Parts;

/* Size of the scheme at the start of TEXT, without its colon; 0 when none. */
static size_t scheme_size(Str text)
{
	size_t i = 0;

	if (text.size == 0 || !ascii_is_alpha(text.at[0]))
		return 0;
	while (i < text.size &&
		(ascii_is_alnum(text.at[i]) || text.at[i] == '+' || text.at[i] == '-' ||
			text.at[i] == '.'))
		i++;
	return i < text.size && text.at[i] == ':' ? i : 0;
}

static Parts split(Str text)
{
	Parts parts = { 0 };
	size_t scheme = scheme_size(text);

	if (scheme > 0) {
		parts.scheme = str_slice(text, 0, scheme);
		text = str_from(text, scheme + 1);
	}
	size_t hash = str_find_byte(text, '#', 0);

	if (hash != STR_NOWHERE) {
		parts.fragment = str_from(text, hash + 1);
		text = str_slice(text, 0, hash);
	}
	size_t question = str_find_byte(text, '?', 0);

	if (question != STR_NOWHERE) {
		parts.query = str_from(text, question + 1);
		text = str_slice(text, 0, question);
	}
	if (str_starts(text, "//")) {
		size_t slash = str_find_byte(text, '/', 2);

		parts.authority = str_slice(text, 2, slash == STR_NOWHERE ? text.size : slash);
		text = str_from(text, slash == STR_NOWHERE ? text.size : slash);
	}
	parts.path = text;
	return parts;
}

/* Adds PATH without its "." and ".." segments. */
static void add_path(Text *out, Str path)
{
	size_t root = out->size;

	while (path.size > 0) {
		size_t slash = str_find_byte(path, '/', path.at[0] == '/' ? 1 : 0);
		size_t end = slash == STR_NOWHERE ? path.size : slash;
		Str segment = str_slice(path, 0, end);
		bool last = end == path.size;

		path = str_from(path, end);
		if (str_is(segment, "/.") || str_is(segment, ".")) {
			if (last)
				text_add_byte(out, '/');
		} else if (str_is(segment, "/..") || str_is(segment, "..")) {
			while (out->size > root && out->at[out->size - 1] != '/')
				out->size--;
			if (out->size > root)
				out->size--;
			if (last)
				text_add_byte(out, '/');
		} else {
			text_add(out, segment);
		}
	}
}

/* The authority without the port its scheme implies. */
static Str without_default_port(Str scheme, Str authority)
{
	if (str_is_nocase(scheme, "http") && str_ends(authority, ":80"))
		return str_slice(authority, 0, authority.size - 3);
	if (str_is_nocase(scheme, "https") && str_ends(authority, ":443"))
		return str_slice(authority, 0, authority.size - 4);
	return authority;
}

static Str join(Arena *arena, const Parts *parts)
{
	Text out = text_in(arena);

	if (str_present(parts->scheme)) {
		text_add(&out, parts->scheme);
		text_add_byte(&out, ':');
	}
	if (str_present(parts->authority)) {
		text_add_c(&out, "//");
		text_add(&out, without_default_port(parts->scheme, parts->authority));
	}
	add_path(&out, parts->path);
	if (str_present(parts->query)) {
		text_add_byte(&out, '?');
		text_add(&out, parts->query);
	}
	if (str_present(parts->fragment)) {
		text_add_byte(&out, '#');
		text_add(&out, parts->fragment);
	}
	return text_str(&out);
}

/* Where in PATH an address is written behind a capture time: "/20091104041007",
 * letters and underlines of a flavour, "/", then a scheme. STR_NOWHERE when
 * nowhere; *DIGITS is the time. */
static size_t replayed_at(Str path, Str *digits)
{
	for (size_t slash = str_find_byte(path, '/', 0); slash != STR_NOWHERE;
		slash = str_find_byte(path, '/', slash + 1)) {
		size_t at = slash + 1, start = at;

		while (at < path.size && ascii_is_digit(path.at[at]))
			at++;
		size_t count = at - start;

		if (count < TIMESTAMP_DIGITS_MIN || count > TIMESTAMP_DIGITS)
			continue;
		while (at < path.size &&
			(ascii_is_alpha(path.at[at]) || path.at[at] == '_' || path.at[at] == '*'))
			at++;
		if (at >= path.size || path.at[at] != '/')
			continue;
		Str rest = str_from(path, at + 1);
		bool whole =
			str_starts_nocase(rest, "http:/") || str_starts_nocase(rest, "https:/");

		/* Short digit runs are years in ordinary paths. */
		if (!whole &&
			(count < TIMESTAMP_DIGITS || str_find_byte(rest, '.', 0) == STR_NOWHERE ||
				!str_starts(rest, "www.")))
			continue;
		*digits = str_slice(path, start, start + count);
		return at + 1;
	}
	return STR_NOWHERE;
}

Str address_original(Arena *arena, Str address, Str *captured)
{
	Str digits = STR_NONE;
	size_t at = replayed_at(address, &digits);

	if (at != STR_NOWHERE) {
		if (captured != NULL && digits.size == TIMESTAMP_DIGITS)
			*captured = digits;
		address = str_from(address, at);
		if (scheme_size(address) == 0)
			address = str_format(arena, "http://%.*s", (int)address.size, address.at);
		/* Some servers fold the two slashes into one. */
		size_t colon = str_find_byte(address, ':', 0);

		if (colon + 2 < address.size && address.at[colon + 1] == '/' &&
			address.at[colon + 2] != '/')
			address = str_format(arena, "%.*s/%.*s", (int)(colon + 1), address.at,
				(int)(address.size - colon - 1), address.at + colon + 1);
	}
	Parts parts = split(address);

	if (!str_present(parts.authority))
		return address;
	Str authority = without_default_port(parts.scheme, parts.authority);

	return authority.size == parts.authority.size ? address : join(arena, &parts);
}

Str address_resolve(Arena *arena, Str base, Str reference)
{
	reference = str_trim(reference);
	if (reference.size == 0 || reference.size > ADDRESS_BYTES_MAX)
		return STR_NONE;
	Str undone = address_original(arena, reference, NULL);
	Parts parts = split(undone);

	if (str_present(parts.scheme) || str_empty(base))
		return undone;
	Parts from = split(base);

	if (!str_present(from.scheme) || !str_present(from.authority))
		return undone;
	Parts out = { .scheme = from.scheme, .fragment = parts.fragment };

	if (str_present(parts.authority)) {
		out.authority = parts.authority;
		out.path = parts.path;
		out.query = parts.query;
		return join(arena, &out);
	}
	out.authority = from.authority;
	if (parts.path.size == 0) {
		out.path = from.path;
		out.query = str_present(parts.query) ? parts.query : from.query;
		return join(arena, &out);
	}
	out.query = parts.query;
	if (parts.path.at[0] == '/') {
		out.path = parts.path;
		return join(arena, &out);
	}
	size_t slash = str_find_last_byte(from.path, '/');
	Text path = text_in(arena);

	if (slash == STR_NOWHERE)
		text_add_byte(&path, '/');
	else
		text_add(&path, str_slice(from.path, 0, slash + 1));
	text_add(&path, parts.path);
	out.path = text_str(&path);
	return join(arena, &out);
}

Str address_host(Str address)
{
	Parts parts = split(address);

	if (!str_present(parts.scheme) || str_empty(parts.authority))
		return STR_NONE;
	size_t at = str_find_last_byte(parts.authority, '@');
	Str host = at == STR_NOWHERE ? parts.authority : str_from(parts.authority, at + 1);
	size_t colon = str_find_last_byte(host, ':');

	if (colon != STR_NOWHERE)
		host = str_slice(host, 0, colon);
	return str_starts_nocase(host, "www.") ? str_from(host, 4) : host;
}

bool address_is_absolute(Str address)
{
	Parts parts = split(address);

	return str_present(parts.scheme) && str_present(parts.authority);
}
