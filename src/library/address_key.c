/* SPDX-License-Identifier: ISC */
#include "library/address_key.h"

#include <stdint.h>
#include <stdlib.h>

#include "base/percent.h"
#include "base/text.h"

enum {
	KEY_BYTES_MAX = 8192, /* of an address: longer ones are data */
	PARAMETERS_MAX = 64, /* put in order; more are left as they are */
	ESCAPES_MAX = 4, /* escapes of escapes that are undone */
};

/* Parameters that are no part of what a page is. */
typedef struct {
	const char *name; /* lower case; with a star behind it a beginning */
	AddressKeyKind from; /* dropped in keys of this kind and those behind it */
	size_t value_bytes; /* only when the value has so many; 0: any */
} Parameter;

static const Parameter parameters[] = {
	/* sessions */
	{ "jsessionid", ADDRESS_KEY_INDEX, 32 },
	{ "phpsessid", ADDRESS_KEY_INDEX, 32 },
	{ "sid", ADDRESS_KEY_INDEX, 32 },
	{ "aspsessionid*", ADDRESS_KEY_INDEX, 24 },
	{ "cfid", ADDRESS_KEY_INDEX, 0 },
	{ "cftoken", ADDRESS_KEY_INDEX, 0 },
	{ "jsessionid", ADDRESS_KEY_PAGE, 0 },
	{ "phpsessid", ADDRESS_KEY_PAGE, 0 },
	{ "sessionid", ADDRESS_KEY_PAGE, 0 },
	/* campaigns and click counters */
	{ "utm_*", ADDRESS_KEY_PAGE, 0 },
	{ "at_*", ADDRESS_KEY_PAGE, 0 },
	{ "pk_*", ADDRESS_KEY_PAGE, 0 },
	{ "mtm_*", ADDRESS_KEY_PAGE, 0 },
	{ "hsa_*", ADDRESS_KEY_PAGE, 0 },
	{ "_hs*", ADDRESS_KEY_PAGE, 0 },
	{ "ns_*", ADDRESS_KEY_PAGE, 0 },
	{ "fbclid", ADDRESS_KEY_PAGE, 0 },
	{ "gclid", ADDRESS_KEY_PAGE, 0 },
	{ "gclsrc", ADDRESS_KEY_PAGE, 0 },
	{ "dclid", ADDRESS_KEY_PAGE, 0 },
	{ "msclkid", ADDRESS_KEY_PAGE, 0 },
	{ "yclid", ADDRESS_KEY_PAGE, 0 },
	{ "twclid", ADDRESS_KEY_PAGE, 0 },
	{ "igshid", ADDRESS_KEY_PAGE, 0 },
	{ "mc_cid", ADDRESS_KEY_PAGE, 0 },
	{ "mc_eid", ADDRESS_KEY_PAGE, 0 },
	{ "_ga", ADDRESS_KEY_PAGE, 0 },
	{ "_gl", ADDRESS_KEY_PAGE, 0 },
	{ "wt.*", ADDRESS_KEY_PAGE, 0 },
	{ "cmp", ADDRESS_KEY_PAGE, 0 },
	{ "cmpid", ADDRESS_KEY_PAGE, 0 },
	{ "campaign", ADDRESS_KEY_PAGE, 0 },
	{ "campaign_id", ADDRESS_KEY_PAGE, 0 },
	{ "ocid", ADDRESS_KEY_PAGE, 0 },
	{ "ito", ADDRESS_KEY_PAGE, 0 },
	{ "xtor", ADDRESS_KEY_PAGE, 0 },
	{ "smid", ADDRESS_KEY_PAGE, 0 },
	{ "emc", ADDRESS_KEY_PAGE, 0 },
	{ "partner", ADDRESS_KEY_PAGE, 0 },
	{ "rss", ADDRESS_KEY_PAGE, 0 },
	{ "feed", ADDRESS_KEY_PAGE, 0 },
	{ "ref", ADDRESS_KEY_PAGE, 0 },
	{ "ref_src", ADDRESS_KEY_PAGE, 0 },
	{ "referer", ADDRESS_KEY_PAGE, 0 },
	{ "referrer", ADDRESS_KEY_PAGE, 0 },
	{ "source", ADDRESS_KEY_PAGE, 0 },
	{ "src", ADDRESS_KEY_PAGE, 0 },
	{ "spm", ADDRESS_KEY_PAGE, 0 },
	{ "sh", ADDRESS_KEY_PAGE, 0 },
	{ "share", ADDRESS_KEY_PAGE, 0 },
	{ "replytocom", ADDRESS_KEY_PAGE, 0 },
	{ "amp", ADDRESS_KEY_PAGE, 0 },
};

/* Parameters that ask for the printer's version, by name or by the value "print". */
static const char *const print_names[] = { "print", "printable", "printer", "printerfriendly",
	"printer_friendly", "printfriendly", "printmode", "print_view", "printversion",
	"pagewanted", "pf" };
static const char *const print_choosers[] = { "view", "mode", "format", "output", "template",
	"tmpl", "layout", "style", "type", "action", "do", "version", "display" };

/* Names of files that stand for their folder, and first names of hosts for telephones. */
static const char *const index_names[] = { "index.html", "index.htm", "index.shtml", "index.stm",
	"index.php", "index.asp", "index.aspx", "default.htm", "default.html", "default.asp",
	"default.aspx", "default.stm", "home.html", "home.htm" };
static const char *const other_hosts[] = { "m.", "mobile.", "amp.", "wap.", "touch." };

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* An address in parts, borrowed; the query without its question mark. */
typedef struct {
	Str host, port, path, query;
} Parts;

static bool is_one_of(Str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

/* Offset of the first byte that is A or B, or the size of TEXT. */
static size_t find_either(Str text, char a, char b)
{
	size_t at = 0;

	while (at < text.size && text.at[at] != a && text.at[at] != b)
		at++;
	return at;
}

/* AUTHORITY without user, port (to *PORT unless it is the usual one) and last dot. */
static Str host_of(Str authority, Str *port)
{
	Str host = str_from(authority, str_find_last_byte(authority, '@') + 1);
	size_t colon = str_find_last_byte(host, ':');

	*port = STR_NONE;
	if (colon != STR_NOWHERE && str_find_byte(host, ']', colon) == STR_NOWHERE) {
		*port = str_from(host, colon + 1);
		host = str_slice(host, 0, colon);
		if (str_empty(*port) || str_is(*port, "80") || str_is(*port, "443"))
			*port = STR_NONE;
	}
	return str_ends(host, ".") ? str_slice(host, 0, host.size - 1) : host;
}

static bool split(Str address, Parts *parts)
{
	address = str_trim(address);
	if (address.size > KEY_BYTES_MAX)
		return false;
	address = str_slice(address, 0, str_find_byte(address, '#', 0));
	size_t start = str_starts(address, "//") ? 0 : str_find(address, "://", 0);

	if (start == STR_NOWHERE || find_either(address, '/', '?') < start)
		return false;
	Str rest = str_from(address, start + (start == 0 ? 2 : 3));
	size_t end = find_either(rest, '/', '?');

	parts->host = host_of(str_slice(rest, 0, end), &parts->port);
	rest = str_from(rest, end);
	size_t question = str_find_byte(rest, '?', 0);

	parts->path = str_slice(rest, 0, question);
	parts->query = question == STR_NOWHERE ? STR_NONE : str_from(rest, question + 1);
	return parts->host.size > 0;
}

/* Bytes */

/* TEXT with its escapes undone, once; *CHANGED when there were any. */
static Str undo_escapes(Arena *arena, Str text, bool *changed)
{
	Str plain = percent_decode(arena, text);

	*changed = plain.size < text.size;
	return plain;
}

/* TEXT in lower case, escaped where it has to be and nowhere else. */
static Str plain(Arena *arena, Str text)
{
	static const char digits[] = "0123456789abcdef";
	bool changed = str_find_byte(text, '%', 0) != STR_NOWHERE;

	for (int i = 0; i < ESCAPES_MAX && changed; i++)
		text = undo_escapes(arena, text, &changed);
	char *start = arena_alloc(arena, 3 * text.size), *out = start;

	for (size_t i = 0; i < text.size; i++) {
		unsigned char c = (unsigned char)text.at[i];

		if (c > ' ' && c < 0x7F && c != '#' && c != '%') {
			*out++ = ascii_lower(text.at[i]);
			continue;
		}
		*out++ = '%';
		*out++ = digits[c >> 4];
		*out++ = digits[c & 15];
	}
	return str_of(start, (size_t)(out - start));
}

/* The host */

/* HOST without the name of one of several machines ("www.", "www2."). */
static Str without_machine(Str host)
{
	size_t at = 3;

	if (!str_starts(host, "www"))
		return host;
	while (at < host.size && ascii_is_digit(host.at[at]))
		at++;
	return at < host.size && host.at[at] == '.' ? str_from(host, at + 1) : host;
}

static Str without_telephone(Str host)
{
	for (size_t i = 0; i < COUNT(other_hosts); i++)
		if (str_starts(host, other_hosts[i]))
			return str_from(host, str(other_hosts[i]).size);
	return host;
}

static bool is_number(Str host)
{
	for (size_t i = 0; i < host.size; i++)
		if (!ascii_is_digit(host.at[i]) && host.at[i] != '.')
			return false;
	return true;
}

/* Adds the names of HOST, parted by dots, the last first. */
static void add_turned(Text *out, Str host, char parted_by, char part_with)
{
	while (host.size > 0) {
		size_t dot = str_find_last_byte(host, parted_by);

		text_add(out, str_from(host, dot + 1));
		host = str_slice(host, 0, dot == STR_NOWHERE ? 0 : dot);
		if (host.size > 0)
			text_add_byte(out, part_with);
	}
}

static void add_host(Text *out, const Parts *parts, AddressKeyKind kind)
{
	Str host = without_machine(plain(out->arena, parts->host));

	if (kind == ADDRESS_KEY_LOOSE)
		host = without_telephone(host);
	if (is_number(host) || str_starts(host, "["))
		text_add(out, host);
	else
		add_turned(out, host, '.', ',');
	if (str_present(parts->port)) {
		text_add_byte(out, ':');
		text_add(out, plain(out->arena, parts->port));
	}
	text_add_byte(out, ')');
}

/* The path */

/* Adds PATH without empty, "." and ".." segments and without a slash at its end. */
static void add_segments(Text *out, Str path)
{
	size_t root = out->size;

	while (path.size > 0) {
		size_t slash = str_find_byte(path, '/', 0);
		Str segment = str_slice(path, 0, slash);

		path = slash == STR_NOWHERE ? STR_NONE : str_from(path, slash + 1);
		if (segment.size == 0 || str_is(segment, "."))
			continue;
		if (str_is(segment, "..")) {
			while (out->size > root && out->at[--out->size] != '/')
				;
			continue;
		}
		text_add_byte(out, '/');
		text_add(out, segment);
	}
	if (out->size == root)
		text_add_byte(out, '/');
}

/* Takes off the end of the path that begins at ROOT of OUT what stands for its folder or
 * for a telephone's version. */
static void loosen_path(Text *out, size_t root)
{
	Str path = str_from(text_str(out), root);
	Str name = str_from(path, str_find_last_byte(path, '/') + 1);
	Str left = path;

	if (is_one_of(name, index_names, COUNT(index_names)) || str_is(name, "amp"))
		left = str_slice(path, 0, path.size - name.size);
	else if (str_ends(path, ".amp"))
		left = str_slice(path, 0, path.size - 4);
	if (left.size > 1 && str_ends(left, "/"))
		left = str_slice(left, 0, left.size - 1);
	out->size = root + left.size;
}

static void add_path(Text *out, const Parts *parts, AddressKeyKind kind)
{
	Str path = plain(out->arena, parts->path);
	size_t root = out->size;

	if (str_find_byte(path, ';', 0) != STR_NOWHERE)
		path = str_slice(path, 0, str_find(path, ";jsessionid=", 0));
	add_segments(out, path);
	if (kind == ADDRESS_KEY_LOOSE)
		loosen_path(out, root);
}

/* Parameters */

static bool names_parameter(const char *row, Str name)
{
	Str whole = str(row);

	if (!str_ends(whole, "*"))
		return str_equal(name, whole);
	return name.size >= whole.size &&
		str_equal(str_slice(name, 0, whole.size - 1), str_slice(whole, 0, whole.size - 1));
}

static bool is_dropped(Str name, Str value, AddressKeyKind kind)
{
	for (size_t i = 0; i < COUNT(parameters); i++)
		if (kind >= parameters[i].from && names_parameter(parameters[i].name, name) &&
			(parameters[i].value_bytes == 0 || parameters[i].value_bytes == value.size))
			return true;
	return kind == ADDRESS_KEY_LOOSE && !str_has_digit(value);
}

static bool asks_for_print(Str name, Str value)
{
	return is_one_of(name, print_names, COUNT(print_names)) ||
		(str_starts(value, "print") &&
			is_one_of(name, print_choosers, COUNT(print_choosers)));
}

typedef struct {
	Str name, value; /* the value with its equals sign; absent without one */
} Pair;

static int compare_pairs(const void *left, const void *right)
{
	const Pair *a = left;
	const Pair *b = right;
	int order = str_compare(a->name, b->name);

	return order != 0 ? order : str_compare(a->value, b->value);
}

/* Adds the parameters of QUERY that count; not those that ask for print, unless PRINT. */
static void add_query(Text *out, Str query, AddressKeyKind kind, bool print)
{
	Pair pairs[PARAMETERS_MAX];
	size_t count = 0;

	query = plain(out->arena, query);
	while (query.size > 0 && count < PARAMETERS_MAX) {
		size_t end = str_find_byte(query, '&', 0);
		Str pair = str_slice(query, 0, count + 1 < PARAMETERS_MAX ? end : query.size);

		query = str_from(query, pair.size + 1);
		if (kind != ADDRESS_KEY_INDEX && str_starts(pair, "amp;"))
			pair = str_from(pair, 4);
		size_t equals = str_find_byte(pair, '=', 0);
		Str name = str_slice(pair, 0, equals);
		Str value = equals == STR_NOWHERE ? STR_NONE : str_from(pair, equals);

		if (pair.size == 0 || is_dropped(name, str_from(value, 1), kind) ||
			(!print && asks_for_print(name, str_from(value, 1))))
			continue;
		pairs[count++] = (Pair){ name, value };
	}
	if (count > 1)
		qsort(pairs, count, sizeof *pairs, compare_pairs);
	for (size_t i = 0; i < count; i++) {
		text_add_byte(out, i == 0 ? '?' : '&');
		text_add(out, pairs[i].name);
		text_add(out, pairs[i].value);
	}
}

Str address_key(Arena *arena, Str address, AddressKeyKind kind)
{
	Parts parts;
	Text out = text_in(arena);

	if (str_empty(address) || !split(address, &parts))
		return STR_NONE;
	(void)text_reserve(&out, address.size); /* most keys are no longer */
	add_host(&out, &parts, kind);
	add_path(&out, &parts, kind);
	if (!str_empty(parts.query))
		add_query(&out, parts.query, kind, true);
	return text_str(&out);
}

/* Print */

/* PATH without what makes it the printer's: "/print" at its end or beginning, or "_print"
 * and the like before the ending of its name. */
static Str without_print(Arena *arena, Str path)
{
	static const char *const marks[] = { "_print", "-print", ".print", "/print" };
	size_t slash = str_find_last_byte(path, '/');
	size_t dot = str_find_last_byte(path, '.');
	size_t end = dot == STR_NOWHERE || (slash != STR_NOWHERE && dot < slash) ? path.size : dot;
	Str stem = str_slice(path, 0, end);

	if (str_starts_nocase(path, "/print/"))
		return str_from(path, 6);
	if (str_ends_nocase(path, "/print/"))
		return str_slice(path, 0, path.size - 7);
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_ends_nocase(stem, marks[i]))
			return str_format(arena, "%.*s%.*s", (int)(end - str(marks[i]).size),
				path.at, (int)(path.size - end), path.at + end);
	return path;
}

Str address_key_of_print(Arena *arena, Str address)
{
	Parts parts;
	Text out = text_in(arena);

	/* Nearly all addresses say nothing of it. */
	if (str_find_nocase(address, "print", 0) == STR_NOWHERE &&
		str_find_byte(address, '?', 0) == STR_NOWHERE)
		return STR_NONE;
	if (!split(address, &parts))
		return STR_NONE;
	parts.path = without_print(arena, parts.path);
	add_host(&out, &parts, ADDRESS_KEY_PAGE);
	add_path(&out, &parts, ADDRESS_KEY_PAGE);
	if (!str_empty(parts.query))
		add_query(&out, parts.query, ADDRESS_KEY_PAGE, false);
	Str key = text_str(&out);

	return str_equal(key, address_key(arena, address, ADDRESS_KEY_PAGE)) ? STR_NONE : key;
}

Str address_key_host(Arena *arena, Str key)
{
	Text out = text_in(arena);
	size_t end = find_either(key, ':', ')');

	add_turned(&out, str_slice(key, 0, end), ',', '.');
	return text_str(&out);
}
