/* SPDX-License-Identifier: ISC */
#include "containing.h"

#include <string.h>

#include "../source/archive_kit.h"
#include "base/text.h"
#include "crossing.h"
#include "extract/charset.h"
#include "promise.h"
#include "source/bytes.h"
#include "source/container.h"
#include "source/sniff.h"
#include "worker/page.h"

enum {
	ITEMS_READ_MAX = 50,
	ARTICLES_APART = 32, /* one in so many inputs is read to its articles */
	ROOM = 4096,
};

/* As a child has them for all its time. */
static Tools *all_tools(void)
{
	static Tools tools;

	if (tools.asked == 0)
		tools = tools_open(TOOLS_ALL);
	return &tools;
}

/* The page's character set is found and its text decoded; where WHOLE it is read as far as
 * to its article. */
static void read_page(Container *container, const ItemPlace *place, ContainerPage *page, bool whole)
{
	Converters *converters = all_tools()->converters;
	Arena *arena = arena_new();
	Str bytes = text_str(&page->bytes);
	Charset charset = charset_sniff(bytes, page->charset, true, converters);
	size_t bad = 0;

	(void)charset_decode(arena, &charset, bytes, converters, &bad);
	if (whole) {
		PageFacts facts = {
			.tools = all_tools(),
			.truncated = page->truncated,
			.contained = page,
			.kind = container_kind(container),
			.place = place,
		};
		Error err = { 0 };
		Article *article = page_read(&page->bytes, &facts, &err);

		if (article != NULL)
			cross_article(article);
		else
			PROMISE(err.kind != ERROR_NONE);
		article_free(article);
	}
	arena_free(arena);
}

static void read_item(Container *container, const ItemPlace *place, bool whole)
{
	Decoder decoder = tools_decoder(all_tools());
	Arena *arena = arena_new();
	ContainerPage page;
	Error err = { 0 };

	container_page_init(&page, arena);
	page.decoder = &decoder;
	if (container_read(container, place, &page, &err))
		read_page(container, place, &page, whole);
	else
		PROMISE(err.kind != ERROR_NONE);
	container_page_clear(&page);
	arena_free(arena);
}

static bool is_one_of(const Container *container, const char *const *kinds)
{
	const char *name = container_kind(container)->name;

	for (size_t i = 0; kinds[i] != NULL; i++)
		if (strcmp(kinds[i], name) == 0)
			return true;
	return false;
}

/* BYTES as a container, of one of KINDS (names, NULL behind the last) or of any where that
 * is NULL. */
static void contain(Str bytes, const char *const *kinds)
{
	Decoder decoder = tools_decoder(all_tools());
	SourceInput *input = input_of_str(bytes);
	Container *container = container_open(input);
	ItemPlace places[ITEMS_READ_MAX];
	bool whole = pick(bytes, ARTICLES_APART) == 0;
	const Str keys[] = { STR("example,paper)/bridge.html"), STR("example,paper)/b") };

	if (container != NULL && (kinds == NULL || is_one_of(container, kinds))) {
		size_t count = cross_items(container, &decoder, places, ITEMS_READ_MAX);

		for (size_t i = 0; i < count; i++)
			read_item(container, &places[i], whole && i == 0);
		cross_found(container, keys, sizeof keys / sizeof *keys);
	}
	container_free(container);
	input_free(input);
}

void fuzz_contain(Str bytes)
{
	contain(bytes, NULL);
}

void fuzz_warc(Str bytes)
{
	contain(bytes, (const char *const[]){ "warc", "arc", NULL });
}

void fuzz_zip(Str bytes)
{
	if (str_find(bytes, "PK\3\4", 0) != STR_NOWHERE)
		contain(bytes, NULL);
}

void fuzz_mime(Str bytes)
{
	contain(bytes, (const char *const[]){ "mhtml", "mail", NULL });
}

void fuzz_cdx(Str bytes)
{
	contain(bytes, (const char *const[]){ "cdx", NULL });
}

void fuzz_plist(Str bytes)
{
	contain(bytes, (const char *const[]){ "webarchive", NULL });
}

void fuzz_feed(Str bytes)
{
	contain(bytes, (const char *const[]){ "feed", "newspaper", "alto", NULL });
}

void fuzz_export(Str bytes)
{
	contain(bytes, (const char *const[]){ "export", "har", "press", NULL });
}

/* Unpacking, and telling what came out. */
static void unpack(Str bytes)
{
	SourceInput *input = input_of_str(bytes);
	char beginning[ROOM];
	size_t peeked = bytes_peek(input, beginning, sizeof beginning);
	Text out = text_in(NULL);
	bool truncated = false;
	Error err = { 0 };
	const char *name;

	if (bytes_read(input, &out, &truncated, &err)) {
		PROMISE(out.size > 0);
		PROMISE(peeked <= out.size || truncated);
		PROMISE((sniff(text_str(&out), &name) == SNIFF_BINARY) == (name != NULL));
	} else {
		PROMISE(err.kind != ERROR_NONE);
	}
	text_clear(&out);
	input_free(input);
}

static void contain_in_wacz(Str archive)
{
	Text wacz = text_in(NULL);
	const KitMember members[] = {
		{ "archive/data.warc.gz", archive, false, NULL },
		{ "datapackage.json", STR("{}"), false, NULL },
	};

	kit_add_zip(&wacz, members, sizeof members / sizeof *members);
	contain(text_str(&wacz), NULL);
	text_clear(&wacz);
}

static void contain_as_body(Str body)
{
	Arena *arena = arena_new();
	Text record = text_in(arena), archive = text_in(arena);

	kit_add_warc(&record, "response", "http://paper.example/", "",
		kit_http(arena, "200 OK", "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
			body),
		0);
	kit_add_gzip(&archive, text_str(&record));
	contain_in_wacz(text_str(&archive));
	arena_free(arena);
}

void fuzz_gzip(Str bytes)
{
	unpack(bytes);
	contain(bytes, NULL);
	contain_in_wacz(bytes);
	contain_as_body(bytes);
}
