/* SPDX-License-Identifier: ISC */
#include "seeds.h"

#include <string.h>

#include "../source/archive_kit.h"
#include "../source/documents.h"
#include "base/text.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

#define PAGE_1 "<html><title>Bridge reopens</title><p>Two thousand people walked across it."
#define PAGE_2 "<html><title>Ferry stops</title><p>The last boat left at noon."
#define URL_1  "http://paper.example/bridge.html"
#define URL_2  "http://paper.example/ferry.html"

/* Who asked for seeds, and whom to give them. */
typedef struct {
	const char *target;
	SeedUse *use;
	void *context;
	Arena *arena; /* of what is made on the way */
} Asked;

static void give(const Asked *asked, const char *target, const char *name, Str bytes)
{
	if (strcmp(asked->target, target) == 0 || strcmp(asked->target, "contain") == 0)
		asked->use(asked->context, name, bytes);
}

/* Documents */

static const char *target_of(const char *document)
{
	static const struct {
		const char *ending, *target;
	} endings[] = {
		{ ".mhtml", "mime" },
		{ ".mht", "mime" },
		{ ".eml", "mime" },
		{ ".emlx", "mime" },
		{ ".mbox", "mime" },
		{ ".rss", "feed" },
		{ ".atom", "feed" },
		{ ".rdf", "feed" },
		{ ".xml", "feed" },
		{ ".alto", "feed" },
		{ ".json", "export" },
		{ ".har", "export" },
		{ ".press", "export" },
		{ ".html", "export" },
		{ ".csv", "export" },
		{ ".webarchive", "plist" },
	};

	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_ends(str(document), endings[i].ending))
			return endings[i].target;
	return "contain";
}

static void give_documents(const Asked *asked)
{
	for (size_t i = 0; i < documents_count; i++)
		give(asked, target_of(documents[i].name), documents[i].name, documents[i].bytes);
}

/* WARC and ARC */

static const char html[] = "Content-Type: text/html; charset=koi8-r\r\n";

static Text new_text(const Asked *asked)
{
	return text_in(asked->arena);
}

static void add_response(const Asked *asked, Text *out, const char *headers, Str body)
{
	kit_add_warc(out, "response", URL_1, "WARC-Payload-Digest: sha1:ABC\r\n",
		kit_http(asked->arena, "200 OK", headers, body), 0);
}

/* A record of each type, bodies sent in each way, a length that is wrong. */
static Str warc_of_all_sorts(const Asked *asked)
{
	Text out = new_text(asked), gzip = new_text(asked), raw = new_text(asked);
	Str answer = kit_http(asked->arena, "200 OK", html, str(PAGE_2));

	kit_add_gzip(&gzip, str(PAGE_1));
	kit_add_deflate(&raw, str(PAGE_2));
	kit_add_warc(&out, "warcinfo", URL_1, "", str("software: made\r\n"), 0);
	add_response(asked, &out, html, str(PAGE_1));
	kit_add_warc(&out, "request", URL_1, "", str("GET / HTTP/1.1\r\n\r\n"), 0);
	kit_add_warc(&out, "revisit", URL_2,
		"WARC-Refers-To-Target-URI: <" URL_1 ">\r\n"
		"WARC-Refers-To-Date: 2009-11-03T04:10:00Z\r\n",
		kit_http(asked->arena, "200 OK", html, str("")), 0);
	kit_add_warc(&out, "revisit", URL_2, "warc-payload-digest: sha1:ABC\r\n", str(""), 0);
	kit_add_warc(
		&out, "resource", "<" URL_2 ">", "Content-Type: text/html\r\n", str(PAGE_2), 0);
	kit_add_warc(&out, "conversion", URL_2, "Content-Type: text/plain\r\n", str("A text."), 0);
	kit_add_warc(&out, "response", URL_2, "", answer, 7);
	add_response(asked, &out, "Content-Encoding: gzip\r\n", text_str(&gzip));
	add_response(asked, &out, "Content-Encoding: deflate\r\n", text_str(&raw));
	add_response(asked, &out, "transfer-encoding: Chunked\r\n",
		str("6\r\n<html>\r\n3;x=y\r\nabc\r\n0\r\n\r\n"));
	return text_str(&out);
}

/* A frame a record, behind a dictionary, and a body sent so. */
static Str warc_of_frames(const Asked *asked)
{
	Text out = new_text(asked), record = new_text(asked), body = new_text(asked);

	kit_add_zstd(&body, str(PAGE_1));
	add_response(asked, &record, "Content-Encoding: zstd\r\n", text_str(&body));
	kit_add_idle_frame(&out, 13, text_str(&record));
	kit_add_zstd(&out, text_str(&record));
	kit_add_zstd(&out, text_str(&record));
	return text_str(&out);
}

/* A page in two segments with another between them, and checked sums. */
static Str warc_of_segments(const Asked *asked)
{
	Text out = new_text(asked);
	Str whole = kit_http(asked->arena, "200 OK", html, str(PAGE_1));

	kit_add_warc(&out, "response", URL_1,
		"WARC-Record-ID: <urn:uuid:1>\r\nWARC-Segment-Number: 1\r\n",
		str_slice(whole, 0, 60), 0);
	kit_add_warc(&out, "resource", URL_2,
		"WARC-Block-Digest: sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5\r\n"
		"Content-Type: text/html\r\n",
		str("abc"), 0);
	kit_add_warc(&out, "continuation", URL_1,
		"WARC-Segment-Origin-ID: <urn:uuid:1>\r\nWARC-Segment-Number: 2\r\n"
		"WARC-Segment-Total-Length: 200\r\n",
		str_from(whole, 60), 0);
	return text_str(&out);
}

static const char arc[] = "filedesc://a.arc 0.0.0.0 20090101000000 text/plain 13\n1 0 Archive\n\n\n"
			  "http://paper.example/a b.html 1.2.3.4 20091103041000 text/html 48\n"
			  "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nwxyz\n"
			  "http://paper.example/c.html 1.2.3.4 20091103041001 text/html 999\n"
			  "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\nxyz\n";

static Str packed(const Asked *asked, Str bytes)
{
	Text out = new_text(asked);

	kit_add_gzip(&out, bytes);
	return text_str(&out);
}

/* BYTES in members that end where the second record begins. */
static Str packed_by_record(const Asked *asked, Str bytes)
{
	Text out = new_text(asked);
	size_t second = str_find(bytes, "WARC/1.0", 10);

	kit_add_gzip(&out, str_slice(bytes, 0, second));
	kit_add_gzip(&out, str_from(bytes, second));
	return text_str(&out);
}

static void give_archives(const Asked *asked)
{
	Str all = warc_of_all_sorts(asked), segments = warc_of_segments(asked);

	give(asked, "warc", "all.warc", all);
	give(asked, "warc", "segments.warc", segments);
	give(asked, "warc", "records.warc.gz", packed_by_record(asked, all));
	give(asked, "warc", "old.arc", str(arc));
	give(asked, "gzip", "whole.warc.gz", packed(asked, all));
	give(asked, "gzip", "records.warc.gz", packed_by_record(asked, segments));
	give(asked, "gzip", "frames.warc.zst", warc_of_frames(asked));
	give(asked, "gzip", "whole.arc.gz", packed(asked, str(arc)));
	give(asked, "gzip", "page.html.gz", packed(asked, str(PAGE_1)));
	give(asked, "gzip", "twice.html.gz", packed(asked, packed(asked, str(PAGE_2))));
}

/* The zip family */

static Str zip_of(const Asked *asked, const KitMember *members, size_t count)
{
	Text out = new_text(asked);

	kit_add_zip(&out, members, count);
	return text_str(&out);
}

static void give_saved_pages(const Asked *asked)
{
	const KitMember plain[] = {
		{ "../../x.html", STR(PAGE_1), true, NULL },
		{ "/etc/passwd.html", STR(PAGE_2), false, NULL },
		{ "same.html", STR(PAGE_1), true, NULL },
		{ "same.html", STR(PAGE_2), true, NULL },
	};
	const KitMember saved[] = {
		{ "index.html", STR(PAGE_1), true, URL_1 },
		{ "manifest.json",
			STR("{\"originalUrl\":\"" URL_1 "\",\"archiveTime\":"
			    "\"2020-05-04T10:00:00.000Z\",\"title\":\"A\"}"),
			true, NULL },
		{ "frames/0/index.html", STR(PAGE_2), true, NULL },
	};
	const KitMember tab[] = {
		{ "1/index.htm", STR(PAGE_1), true, NULL },
		{ "1/index.rdf",
			STR("<RDF:RDF xmlns:MAF=\"m\" xmlns:RDF=\"r\"><RDF:Description>"
			    "<MAF:originalurl RDF:resource=\"http://paper.example/?a=1&amp;b=2\"/>"
			    "<MAF:archivetime RDF:resource=\"Tue, 03 Nov 2009 12:06:44 +0000\"/>"
			    "<MAF:indexfilename RDF:resource=\"index.htm\"/>"
			    "</RDF:Description></RDF:RDF>"),
			true, NULL },
	};
	Text page = new_text(asked);

	text_add_c(&page, "<!doctype html><html data-sfz><body>Please wait...<!--");
	text_add(&page, zip_of(asked, saved, 1));
	text_add_c(&page, "--><script>unpack()</script></body></html>");
	give(asked, "zip", "plain.zip", zip_of(asked, plain, COUNT(plain)));
	give(asked, "zip", "saved.zip", zip_of(asked, saved, COUNT(saved)));
	give(asked, "zip", "saved.html", text_str(&page));
	give(asked, "zip", "tab.maff", zip_of(asked, tab, COUNT(tab)));
}

static void give_books(const Asked *asked)
{
	const KitMember epub[] = {
		{ "mimetype", STR("application/epub+zip"), false, NULL },
		{ "META-INF/container.xml",
			STR("<container><rootfiles><rootfile full-path=\"O/p.opf\"/></rootfiles>"
			    "</container>"),
			false, NULL },
		{ "O/p.opf",
			STR("<package><metadata/><manifest>"
			    "<item id=\"b\" href=\"text/b%20b.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "<item id=\"a\" href=\"./a.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "</manifest><spine><itemref idref=\"a\"/><itemref idref=\"b\"/></spine>"
			    "</package>"),
			false, NULL },
		{ "O/text/b b.xhtml", STR(PAGE_2), true, NULL },
		{ "O/a.xhtml", STR(PAGE_1), true, NULL },
		{ "O/toc.ncx",
			STR("<ncx><navMap><navPoint><navLabel><text>Bridge</text></navLabel>"
			    "<content src=\"a.xhtml\"/></navPoint></navMap></ncx>"),
			false, NULL },
	};
	const KitMember htmlz[] = {
		{ "index.html", STR(PAGE_1), true, NULL },
		{ "metadata.opf",
			STR("<package xmlns:dc=\"d\"><metadata><dc:title>Bridge</dc:title>"
			    "<dc:creator>J. Quill</dc:creator></metadata></package>"),
			false, NULL },
	};
	const KitMember list[] = {
		{ "metadata_0_to_20.json",
			STR("[{\"slug\":\"b\",\"title\":\"Bridge\",\"author\":\"J. Quill\","
			    "\"url\":\"http://paper.example/b\","
			    "\"savedAt\":\"2024-10-29T08:00:00.000Z\"}]"),
			false, NULL },
		{ "content/b.html", STR(PAGE_1), true, NULL },
	};

	give(asked, "zip", "news.epub", zip_of(asked, epub, COUNT(epub)));
	give(asked, "zip", "book.htmlz", zip_of(asked, htmlz, COUNT(htmlz)));
	give(asked, "zip", "list.zip", zip_of(asked, list, COUNT(list)));
}

static const char index_lines[] =
	"example,paper)/bridge.html 20091103041000 {\"url\": \"" URL_1 "\", \"mime\": "
	"\"text/html\", \"status\": \"200\", \"digest\": \"sha1:ABC\", \"offset\": \"0\", "
	"\"length\": \"370\", \"filename\": \"data.warc\"}\n";

static void give_wacz(const Asked *asked)
{
	Text plain = new_text(asked);

	add_response(asked, &plain, html, str(PAGE_1));
	const KitMember indexed[] = {
		{ "archive/data.warc", text_str(&plain), false, NULL },
		{ "indexes/index.cdxj", STR(index_lines), false, NULL },
		{ "pages/pages.jsonl",
			STR("{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n"
			    "{\"url\":\"" URL_1 "\",\"ts\":\"2009-11-03T04:10:00.5Z\","
			    "\"title\":\"Bridge\"}\n"),
			false, NULL },
		{ "datapackage.json", STR("{\"resources\":[]}"), true, NULL },
	};
	Str wacz = zip_of(asked, indexed, COUNT(indexed));
	const KitMember bare[] = {
		{ "archive/data.warc.gz", packed_by_record(asked, warc_of_all_sorts(asked)), false,
			NULL },
		{ "datapackage.json", STR("{}"), true, NULL },
	};
	const KitMember several[] = {
		{ "one.wacz", wacz, false, NULL },
		{ "two.wacz", zip_of(asked, bare, COUNT(bare)), true, NULL },
		{ "datapackage.json", STR("{}"), true, NULL },
	};

	const KitMember summed[] = {
		{ "archive/data.warc", text_str(&plain), false, NULL },
		{ "indexes/index.cdx.gz", packed(asked, str(index_lines)), false, NULL },
		{ "indexes/index.idx",
			STR("example,paper)/b 20091103041000\tindex.cdx.gz\t0\t200\t1\n"), false,
			NULL },
		{ "datapackage.json", STR("{}"), true, NULL },
	};

	give(asked, "zip", "indexed.wacz", wacz);
	give(asked, "zip", "summed.wacz", zip_of(asked, summed, COUNT(summed)));
	give(asked, "zip", "bare.wacz", zip_of(asked, bare, COUNT(bare)));
	give(asked, "zip", "several.wacz", zip_of(asked, several, COUNT(several)));
}

/* Indexes */

static void give_indexes(const Asked *asked)
{
	static const char *const indexes[] = {
		" CDX N b a m s k r M S V g\n"
		"example,paper)/a 20091103041000 http://paper.example/a text/html 200 ABC - - 700 "
		"35 x.warc.gz\n"
		"example,paper)/b 20091103041001 http://paper.example/b warc/revisit - ABC - - 70 "
		"735 x.warc.gz\n",
		"example,paper)/a 20091103041000 http://paper.example/a text/html 200 ABC - - 700 "
		"35 x.warc.gz\n",
		" CDX b a m s k S V g u\n20091103041000 http://paper.example/a text/html 200 ABC "
		"700 35 x.warc.gz u\n",
		" CDX a b a m s k r M V g u\n"
		"http://paper.example/a 20091103041000 http://paper.example/a text/html 302 ABC "
		"http://paper.example/b - 35 x.warc.gz <urn:uuid:1>\n",
		index_lines,
		"!meta 0 {\"format\": \"cdxj-gzip-1.0\", \"filename\": \"index.cdx.gz\"}\n"
		"example,paper)/a 20091103041000 {\"offset\": 0, \"length\": 100}\n",
		"example,paper)/a 20091103041000\tpart-1\t0\t100\t1\n"
		"example,paper)/b 20091103041000\tpart-1\t100\t100\t2\n"
		"example,paper)/c 20091103041000\tpart-2\t0\t100\t3\n",
	};

	for (size_t i = 0; i < COUNT(indexes); i++) {
		give(asked, "cdx", str_format(asked->arena, "%zu.cdx%c", i, '\0').at,
			str(indexes[i]));
		give(asked, "cdx", str_format(asked->arena, "%zu.cdx.gz%c", i, '\0').at,
			packed(asked, str(indexes[i])));
	}
}

void seeds_each(const char *target, SeedUse *use, void *context)
{
	Asked asked = { target, use, context, arena_new() };

	give_documents(&asked);
	give_archives(&asked);
	give_saved_pages(&asked);
	give_books(&asked);
	give_wacz(&asked);
	give_indexes(&asked);
	arena_free(asked.arena);
}
