/* SPDX-License-Identifier: ISC */
#include "source/mirror.h"

#include <string.h>

#include "base/text.h"

enum {
	COUNTRY_LETTERS = 2
};

/* Top-level domains of news sites, beside those of countries. */
static const Str domains[] = { STR("com"), STR("org"), STR("net"), STR("edu"), STR("gov"),
	STR("mil"), STR("int"), STR("info"), STR("biz"), STR("name"), STR("news"), STR("press"),
	STR("media"), STR("online"), STR("blog"), STR("site"), STR("today"), STR("live"),
	STR("mobi"), STR("asia"), STR("travel"), STR("museum"), STR("aero"), STR("coop"),
	STR("post"), STR("cat"), STR("scot"), STR("wales"), STR("london"), STR("paris"),
	STR("berlin"), STR("wien"), STR("example"), STR("test"), STR("localhost") };

/* Endings of pages that a server makes; wget -E puts ".html" behind them. */
static const char *const page_endings[] = { ".stm", ".shtml", ".shtm", ".asp", ".aspx", ".php",
	".php3", ".phtml", ".cfm", ".jsp", ".cgi", ".pl", ".do", ".dll", ".ece", ".htm", ".html",
	".xhtml", ".jhtml", ".story" };

/* What browsers call the folder beside a page, behind the page's name. */
static const char *const companion_endings[] = { "_files", "-files", ".files", "_file", "_fichiers",
	"-Dateien", "_Dateien", "_archivos", "_ficheiros", "_arquivos", "_bestanden", "-bestanden",
	"-filer", "_tiedostot", "_pliki", "_soubory", "_elemei", "_fajlovi", "_datoteke",
	"_dosyalar", "_failid", "_fails", "_bylos", "_fitxers", "_fitxategiak", "_filer",
	"_fisiere", "_fișiere", "_fişiere", "_datoteki", "_súbory", "_файлы", ".файлы", "_файли",
	"_файлове", "_αρχεία", "_文件", "_ファイル" };

static bool ends_with_any(Str name, const char *const *endings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_ends_nocase(name, endings[i]) && name.size > str(endings[i]).size)
			return true;
	return false;
}

static bool is_domain(Str name)
{
	if (name.size == COUNTRY_LETTERS)
		return ascii_is_alpha(name.at[0]) && ascii_is_alpha(name.at[1]);
	for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
		if (str_equal_nocase(name, domains[i]))
			return true;
	return false;
}

/* FOLDER as a host, "host:port" where httrack wrote "host_port"; absent when it is none. */
static Str host_of(Arena *arena, Str folder)
{
	unsigned long port = 0;
	size_t mark = str_find_last_byte(folder, '_');

	if (mark == STR_NOWHERE)
		mark = str_find_last_byte(folder, ':');
	if (mark == STR_NOWHERE)
		mark = str_find_last_byte(folder, '+');
	if (mark != STR_NOWHERE && !str_number(str_from(folder, mark + 1), &port))
		return STR_NONE;
	Str name = str_slice(folder, 0, mark);
	size_t dot = str_find_last_byte(name, '.');

	if (dot == STR_NOWHERE || dot == 0 || !is_domain(str_from(name, dot + 1)))
		return STR_NONE;
	for (size_t i = 0; i < name.size; i++)
		if (!ascii_is_alnum(name.at[i]) && name.at[i] != '-' && name.at[i] != '.')
			return STR_NONE;
	if (port == 0)
		return name;
	return str_format(arena, "%.*s:%lu", (int)name.size, name.at, port);
}

/* NAME with the question mark that file systems or mirrors would not have: "a.php@id=1",
 * "a.php%3Fid=1". */
static Str with_query(Arena *arena, Str name)
{
	size_t at = str_find_byte(name, '@', 0), escaped = str_find_nocase(name, "%3f", 0);

	if (str_find_byte(name, '?', 0) != STR_NOWHERE)
		return name;
	/* An escaped one may also be of a title. */
	if (escaped != STR_NOWHERE && str_find_byte(name, '=', escaped) != STR_NOWHERE)
		return str_format(arena, "%.*s?%.*s", (int)escaped, name.at,
			(int)(name.size - escaped - 3), name.at + escaped + 3);
	if (at == STR_NOWHERE || at == 0 || str_find_byte(name, '=', at) == STR_NOWHERE)
		return name;
	return str_format(
		arena, "%.*s?%.*s", (int)at, name.at, (int)(name.size - at - 1), name.at + at + 1);
}

/* The last part of an address from the name of a file. */
static Str original_name(Arena *arena, Str name)
{
	static const char *const indexes[] = { "index.html", "index.htm" };

	if (str_ends(name, ".orig"))
		name = str_slice(name, 0, name.size - 5);
	for (size_t i = 0; i < sizeof indexes / sizeof *indexes; i++)
		if (str_is_nocase(name, indexes[i]))
			return (Str)STR("");
	if (str_ends(name, ".gz"))
		name = str_slice(name, 0, name.size - 3);
	name = with_query(arena, name);
	Str bare = str_ends(name, ".html") ? str_slice(name, 0, name.size - 5) : name;
	bool query = str_find_byte(bare, '?', 0) != STR_NOWHERE;
	bool ending = str_find_last_byte(bare, '.') != STR_NOWHERE;

	if (query ||
		(ending &&
			ends_with_any(
				bare, page_endings, sizeof page_endings / sizeof *page_endings)))
		return bare;
	return name;
}

/* The address of FOLDER, the path of a mirror's folder with a slash behind it; absent where
 * no part of it is a host. */
static Str folder_address(Arena *arena, Str folder)
{
	const char *scheme = "http";

	for (Str rest = folder;;) {
		size_t slash = str_find_byte(rest, '/', 0);

		if (slash == STR_NOWHERE)
			return STR_NONE;
		Str part = str_slice(rest, 0, slash);
		Str host = host_of(arena, part);

		rest = str_from(rest, slash + 1);
		if (str_present(host))
			return str_format(arena, "%s://%.*s/%.*s", scheme, (int)host.size, host.at,
				(int)rest.size, rest.at);
		/* Some keep a tree for each protocol. */
		scheme = str_is(part, "https") ? "https" : "http";
	}
}

Str mirror_address_after(Arena *arena, Str path, MirrorFolder *last)
{
	Str folder = str_slice(path, 0, str_find_last_byte(path, '/') + 1);

	if (!str_equal(folder, last->path))
		*last = (MirrorFolder){ folder, folder_address(arena, folder) };
	if (!str_present(last->address))
		return STR_NONE;
	Str name = original_name(arena, str_from(path, folder.size));
	char *whole = arena_alloc(arena, last->address.size + name.size + 1);

	memcpy(whole, last->address.at, last->address.size);
	memcpy(whole + last->address.size, name.at, name.size);
	return str_of(whole, last->address.size + name.size);
}

Str mirror_address(Arena *arena, Str path)
{
	return mirror_address_after(arena, path, &(MirrorFolder){ STR_NONE, STR_NONE });
}

Str mirror_page_of_folder(Str name)
{
	for (size_t i = 0; i < sizeof companion_endings / sizeof *companion_endings; i++) {
		size_t size = str(companion_endings[i]).size;

		if (name.size > size && str_ends_nocase(name, companion_endings[i]))
			return str_slice(name, 0, name.size - size);
	}
	return STR_NONE;
}

const char *mirror_companion_ending(size_t index)
{
	return index < sizeof companion_endings / sizeof *companion_endings
		? companion_endings[index]
		: NULL;
}

Str mirror_page_of_print(Str name)
{
	size_t query = str_find_byte(name, '?', 0);

	if (query == STR_NOWHERE)
		query = str_find_byte(name, '@', 0);
	if (query == STR_NOWHERE || query == 0 ||
		str_find_nocase(name, "print", query) == STR_NOWHERE)
		return STR_NONE;
	return str_slice(name, 0, query);
}

Str mirror_page_of_original(Str name)
{
	static const char ending[] = ".orig";

	if (!str_ends(name, ending) || name.size < sizeof ending)
		return STR_NONE;
	return str_slice(name, 0, name.size - (sizeof ending - 1));
}

Str mirror_without_query(Str name)
{
	size_t end = str_find_byte(name, '?', 0);

	if (end == STR_NOWHERE)
		end = str_find_nocase(name, "%3f", 0);
	if (end == STR_NOWHERE && str_find_byte(name, '=', 0) != STR_NOWHERE)
		end = str_find_byte(name, '@', 0);
	return end == 0 ? name : str_slice(name, 0, end);
}

bool mirror_is_httrack_mark(Str name)
{
	return str_is(name, "backblue.gif") || str_is(name, "hts-log.txt");
}
