/* SPDX-License-Identifier: ISC */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive_kit.h"
#include "source/zip.h"

#define PAGE_1 "<html><title>Bridge reopens</title><p>Two thousand people walked across it."
#define PAGE_2 "<html><title>Ferry stops</title><p>The last boat left at noon."

#define COUNT(array) (sizeof(array) / sizeof *(array))

static Kit kit_of(const KitMember *members, size_t count)
{
	Text bytes = text_in(NULL);

	kit_add_zip(&bytes, members, count);
	return kit_open(&bytes);
}

static void assert_kind(const Kit *kit, const char *name)
{
	assert_non_null(kit->container);
	assert_string_equal(container_kind(kit->container)->name, name);
}

/* Names are words to find members by: none of these reaches any file. */
static void test_zip_takes_any_names(void **state)
{
	const KitMember members[] = {
		{ "../../x.html", STR(PAGE_1), true, NULL },
		{ "/etc/passwd.html", STR(PAGE_2), false, NULL },
		{ "same.html", STR(PAGE_1), true, NULL },
		{ "same.html", STR(PAGE_2), true, NULL },
		{ "picture.png", STR("\x89PNG"), false, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_kind(&kit, "zip");
	assert_int_equal(kit.item_count, 4);
	assert_true(str_is(kit.items[0].label, "../../x.html"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
	assert_true(str_is(kit_read(&kit, 2, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 3, NULL), PAGE_2));
	kit_close(&kit);
}

/* One is given up when that is clear, however small it is packed; pages that repeat
 * themselves, and what is less than a megabyte, are none. */
static void test_zip_gives_bombs_up(void **state)
{
	enum {
		BOMB_BYTES = 8 << 20,
		FREE_BYTES = 900 << 10,
	};
	Text bomb = text_in(NULL);
	ContainerPage page;
	Error err = { 0 };

	(void)state;
	memset(text_reserve(&bomb, BOMB_BYTES), 'A', BOMB_BYTES);
	bomb.size = BOMB_BYTES;
	const KitMember members[] = {
		{ "bomb.html", text_str(&bomb), true, NULL },
		{ "small.html", str_slice(text_str(&bomb), 0, FREE_BYTES), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	container_page_init(&page, kit.arena);
	assert_false(container_read(kit.container, &kit.items[0].place, &page, &err));
	assert_int_equal(page.bytes.size, 0);
	assert_non_null(strstr(err.text, "more than 250 times"));
	container_page_clear(&page);
	assert_int_equal(kit_read(&kit, 1, NULL).size, FREE_BYTES);
	kit_close(&kit);
	text_clear(&bomb);
}

static void test_zip_without_pages_is_no_container(void **state)
{
	const KitMember members[] = { { "a.png", STR("\x89PNG"), false, NULL } };
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_null(kit.container);
	kit_close(&kit);
}

static void test_zip_without_its_directory_is_read_by_heads(void **state)
{
	const KitMember members[] = {
		{ "a.html", STR(PAGE_1), true, NULL },
		{ "b.html", STR(PAGE_2), true, NULL },
	};
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	bytes.size = str_find(text_str(&bytes), "PK\1\2", 0);
	Kit kit = kit_open(&bytes);

	assert_kind(&kit, "zip");
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 1);
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
	kit_close(&kit);
}

static void test_zip_says_when_a_sum_is_wrong(void **state)
{
	const KitMember members[] = { { "a.html", STR(PAGE_1), false, NULL } };
	Text bytes = text_in(NULL);
	ContainerPage page;

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	bytes.at[str_find(text_str(&bytes), "Bridge", 0)] = 'b';
	Kit kit = kit_open(&bytes);

	assert_true(str_present(kit_read(&kit, 0, &page)));
	assert_true(page.damage.size > 0);
	container_page_clear(&page);
	kit_close(&kit);
}

static void test_zip_bomb_is_cut(void **state)
{
	Text zeros = text_in(NULL);

	(void)state;
	text_fill(&zeros, ' ', 8 << 20);
	KitMember members[] = { { "a.html", text_str(&zeros), true, NULL } };
	Kit kit = kit_of(members, COUNT(members));
	ContainerPage page;
	Str bytes = kit_read(&kit, 0, &page);

	assert_true(bytes.size <= CONTAINER_PAGE_BYTES_MAX);
	container_page_clear(&page);
	kit_close(&kit);
	text_clear(&zeros);
}

/* The second entry of the directory leads to the first member. */
static void test_zip_drops_members_that_overlap(void **state)
{
	const KitMember members[] = {
		{ "a.html", STR(PAGE_1), true, NULL },
		{ "b.html", STR(PAGE_2), true, NULL },
	};
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	size_t second = str_find(text_str(&bytes), "PK\1\2", 0);

	second = str_find(text_str(&bytes), "PK\1\2", second + 1);
	for (size_t i = 0; i < 4; i++)
		bytes.at[second + 42 + i] = 0;
	Kit kit = kit_open(&bytes);

	assert_int_equal(kit.item_count, 1);
	assert_int_equal(kit.losses, 1);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

static void add_number(Text *out, uint64_t number, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		text_add_byte(out, (char)(unsigned char)(number >> (8 * i)));
}

static void add_zeros(Text *out, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		text_add_byte(out, '\0');
}

/* A zip64 file of COUNT members that are all the bytes "x". */
static Text zip_of_many(uint64_t count)
{
	enum {
		SUM = (int)0x8cdc1683, /* CRC-32 of "x" */
		HEAD_BYTES = 30 + 6 + 1,
		ENTRY_BYTES = 46 + 6,
	};
	Text out = text_in(NULL);

	for (uint64_t i = 0; i < count; i++) {
		text_add(&out, str_of("PK\3\4\24\0\0\0\0\0\0\0\0\0", 14));
		add_number(&out, (uint32_t)SUM, 4);
		add_number(&out, 1, 4);
		add_number(&out, 1, 4);
		add_number(&out, 6, 4);
		text_add_c(&out, "p.htmlx");
	}
	for (uint64_t i = 0; i < count; i++) {
		text_add(&out, str_of("PK\1\2\24\0\24\0\0\0\0\0\0\0\0\0", 16));
		add_number(&out, (uint32_t)SUM, 4);
		add_number(&out, 1, 4);
		add_number(&out, 1, 4);
		add_number(&out, 6, 4);
		add_zeros(&out, 10);
		add_number(&out, i * HEAD_BYTES, 4);
		text_add_c(&out, "p.html");
	}
	text_add_c(&out, "PK\6\6");
	add_number(&out, 44, 8);
	add_number(&out, 45 | 45 << 16, 4);
	add_zeros(&out, 8);
	add_number(&out, count, 8);
	add_number(&out, count, 8);
	add_number(&out, count * ENTRY_BYTES, 8);
	add_number(&out, count * HEAD_BYTES, 8);
	text_add_c(&out, "PK\6\7");
	add_zeros(&out, 4);
	add_number(&out, count * (HEAD_BYTES + ENTRY_BYTES), 8);
	add_number(&out, 1, 4);
	text_add_c(&out, "PK\5\6");
	add_zeros(&out, 4);
	add_number(&out, UINT64_MAX, 8);
	add_number(&out, UINT64_MAX, 4);
	add_zeros(&out, 2);
	return out;
}

/* More members than 16 bits count, and more than are looked at. */
static void test_zip_of_very_many_members(void **state)
{
	static const struct {
		uint64_t count;
		const char *fault;
	} cases[] = { { 70000, NULL },
		{ 300000, "its directory names more members than are looked at" } };

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		Text bytes = zip_of_many(cases[i].count);
		SourceInput *input = input_of_str(text_str(&bytes));
		const Zip *zip = zip_open(input);
		uint64_t known =
			cases[i].count < ZIP_MEMBERS_MAX ? cases[i].count : ZIP_MEMBERS_MAX;

		assert_non_null(zip);
		assert_int_equal(zip_count(zip), known);
		if (cases[i].fault == NULL)
			assert_null(zip_fault(zip));
		else
			assert_string_equal(zip_fault(zip), cases[i].fault);
		assert_int_equal(zip_member(zip, known - 1)->size, 1);
		input_free(input);
		text_clear(&bytes);
	}
}

static void test_singlefilez_knows_its_address(void **state)
{
	const KitMember members[] = {
		{ "index.html", STR(PAGE_1), true, "http://paper.example/" },
		{ "manifest.json",
			STR("{\"originalUrl\":\"http://paper.example/a\",\"archiveTime\":"
			    "\"2020-05-04T10:00:00.000Z\",\"title\":\"A\"}"),
			true, NULL },
		{ "frames/0/index.html", STR(PAGE_2), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_kind(&kit, "singlefile");
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/a"));
	assert_true(str_is(kit.items[0].captured, "2020-05-04T10:00:00Z"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

/* A page that is a zip file as well: things stand before and behind the zip. */
static void test_singlefilez_may_be_a_page(void **state)
{
	const KitMember members[] = {
		{ "index.html", STR(PAGE_1), true, "http://paper.example/" },
	};
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes, "<!doctype html><html data-sfz><body>Please wait...<!--");
	kit_add_zip(&bytes, members, COUNT(members));
	text_add_c(&bytes, "--><script>unpack()</script></body></html>");
	Kit kit = kit_open(&bytes);

	assert_kind(&kit, "singlefile");
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

static void test_maff_gives_its_tabs(void **state)
{
	static const char rdf[] =
		"<RDF:RDF xmlns:MAF=\"m\" xmlns:RDF=\"r\"><RDF:Description>"
		"<MAF:originalurl RDF:resource=\"http://paper.example/?a=1&amp;b=2\"/>"
		"<MAF:archivetime RDF:resource=\"Tue, 03 Nov 2009 12:06:44 +0000\"/>"
		"<MAF:indexfilename RDF:resource=\"index.htm\"/>"
		"<MAF:charset RDF:resource=\"koi8-r\"/></RDF:Description></RDF:RDF>";
	const KitMember members[] = {
		{ "1/index.htm", STR(PAGE_1), true, NULL },
		{ "1/index.rdf", STR(rdf), true, NULL },
		{ "2/index.htm", STR(PAGE_2), true, NULL },
		{ "2/index.rdf", STR(rdf), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));
	ContainerPage page;

	(void)state;
	assert_kind(&kit, "maff");
	assert_int_equal(kit.item_count, 2);
	assert_true(str_is(kit.items[1].address, "http://paper.example/?a=1&b=2"));
	assert_true(str_is(kit.items[1].captured, "2009-11-03T12:06:44Z"));
	assert_true(str_is(kit_read(&kit, 1, &page), PAGE_2));
	assert_true(str_is(page.charset, "koi8-r"));
	container_page_clear(&page);
	kit_close(&kit);
}

static void test_epub_follows_its_spine(void **state)
{
	const KitMember members[] = {
		{ "mimetype", STR("application/epub+zip"), false, NULL },
		{ "META-INF/container.xml",
			STR("<container><rootfiles><rootfile full-path=\"O/p.opf\"/></rootfiles>"
			    "</container>"),
			true, NULL },
		{ "O/p.opf",
			STR("<package><metadata/><manifest>"
			    "<item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/>"
			    "<item id=\"b\" href=\"text/b%20b.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "<item id=\"a\" href=\"./a.xhtml\" media-type=\"application/xhtml+xml\"/>"
			    "</manifest><spine><itemref idref=\"n\"/><itemref idref=\"a\"/>"
			    "<itemref idref=\"b\"/><itemref idref=\"missing\"/></spine></package>"),
			true, NULL },
		{ "O/text/b b.xhtml", STR(PAGE_2), true, NULL },
		{ "O/a.xhtml", STR(PAGE_1), true, NULL },
		{ "O/nav.xhtml", STR("<nav/>"), true, NULL },
		{ "O/toc.ncx",
			STR("<ncx><navMap><navPoint><navLabel><text>Bridge</text></navLabel>"
			    "<content src=\"a.xhtml\"/></navPoint></navMap></ncx>"),
			true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_kind(&kit, "epub");
	assert_int_equal(kit.item_count, 3);
	assert_false(kit.items[0].article);
	assert_true(kit.items[1].article);
	assert_true(str_is(kit.items[1].label, "Bridge"));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 2, NULL), PAGE_2));
	kit_close(&kit);
}

static void test_htmlz_takes_facts_from_its_metadata(void **state)
{
	const KitMember members[] = {
		{ "index.html", STR(PAGE_1), true, NULL },
		{ "metadata.opf",
			STR("<package xmlns:dc=\"d\"><metadata><dc:title>Bridge</dc:title>"
			    "<dc:creator>J. Quill</dc:creator></metadata></package>"),
			true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));
	ContainerPage page;

	(void)state;
	assert_kind(&kit, "htmlz");
	assert_true(str_is(kit_read(&kit, 0, &page), PAGE_1));
	assert_true(str_is(page.byline, "J. Quill"));
	container_page_clear(&page);
	kit_close(&kit);
}

/* A WACZ with one packed WARC file of one record. */
static Text wacz_of(Arena *arena)
{
	Text plain = text_in(arena), warc = text_in(arena), bytes = text_in(NULL);

	kit_add_warc(&plain, "response", "http://paper.example/", "",
		kit_http(arena, "200 OK", "Content-Type: text/html\r\n", str(PAGE_1)), 0);
	kit_add_gzip(&warc, text_str(&plain));
	const KitMember members[] = {
		{ "archive/data.warc.gz", text_str(&warc), false, NULL },
		{ "datapackage.json", STR("{}"), true, NULL },
	};

	kit_add_zip(&bytes, members, COUNT(members));
	return bytes;
}

/* Of Readeck each page lies in a folder with what is known of it. */
static void test_export_joins_pages_with_what_lies_beside_them(void **state)
{
	static const char info_1[] = "{\"ID\":7,\"UserID\":1,\"URL\":\"http://paper.example/b\","
				     "\"Title\":\"Bridge\",\"Created\":\"2024-10-29T08:00:00Z\","
				     "\"Published\":\"2009-11-02T11:44:00Z\",\"Lang\":\"en\","
				     "\"Authors\":[\"J. Quill\"],\"Labels\":[\"bridges\"]}";
	static const char info_2[] =
		"{\"ID\":8,\"URL\":\"http://paper.example/picture\",\"Title\":\"A picture\"}";
	const KitMember members[] = {
		{ "data.json", STR("{\"Users\":[{\"ID\":1,\"Username\":\"quill\"}]}"), true, NULL },
		{ "bookmarks/Xa1/container/img/image.jpeg", STR("\xff\xd8"), false, NULL },
		{ "bookmarks/Xa1/container/index.html", STR(PAGE_1), true, NULL },
		{ "bookmarks/Xa1/info.json", STR(info_1), true, NULL },
		{ "bookmarks/Xa2/info.json", STR(info_2), true, NULL },
		{ "bookmarks/Xa2/container/props.json", STR("{}"), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_kind(&kit, "export");
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/b"));
	assert_true(str_is(kit.items[0].label, "Bridge"));
	assert_true(str_is(kit.items[0].captured, "2024-10-29T08:00:00Z"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
}

/* Pocket gave its lists in a zip file, without the pages. */
static void test_zip_holds_lists(void **state)
{
	const KitMember members[] = {
		{ "part_000000.csv",
			STR("title,url,time_added,tags,status\n"
			    "Bridge,http://paper.example/b,1257250004,,unread\n"),
			true, NULL },
		{ "annotations/part_000000.json", STR("[]"), true, NULL },
		{ "settings.json", STR("{\"theme\":\"dark\"}"), true, NULL },
		{ "instapaper-export.html",
			STR("<!DOCTYPE html>\n<html><head><title>Instapaper: Export</title></head>"
			    "<body><h1>Unread</h1><ol><li><a href=\"http://paper.example/f\">Ferry</a>"
			    "</ol></body></html>"),
			true, NULL },
		{ "page.html", STR(PAGE_1), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_kind(&kit, "zip");
	assert_int_equal(kit.losses, 0);
	assert_int_equal(kit.item_count, 3);
	assert_true(str_is(kit.items[0].address, "http://paper.example/b"));
	assert_true(str_is(kit.items[0].captured, "2009-11-03T12:06:44Z"));
	assert_true(str_is(kit.items[1].address, "http://paper.example/f"));
	assert_true(str_is(kit.items[1].label, "Ferry"));
	assert_true(str_is(kit.items[2].label, "page.html"));
	kit_close(&kit);
}

static void test_zip_of_other_data_is_no_container(void **state)
{
	const KitMember members[] = {
		{ "[Content_Types].xml", STR("<?xml version=\"1.0\"?><Types/>"), true, NULL },
		{ "settings.json", STR("{\"theme\":\"dark\"}"), true, NULL },
		{ "numbers.csv", STR("a,b,c\n1,2,3\n"), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_null(kit.container);
	kit_close(&kit);
}

static void test_export_joins_its_list_with_its_pages(void **state)
{
	static const char list[] =
		"[{\"slug\":\"b\",\"title\":\"Bridge\",\"author\":\"J. Quill\","
		"\"url\":\"http://paper.example/b\",\"savedAt\":\"2024-10-29T08:00:00.000Z\","
		"\"publishedAt\":\"2009-11-03T00:00:00.000Z\"},"
		"{\"slug\":\"gone\",\"url\":\"http://paper.example/gone\"},"
		"{\"id\":\"7\",\"url\":\"http://paper.example/7\"}]";
	const KitMember members[] = {
		{ "metadata_0_to_20.json", STR(list), true, NULL },
		{ "content/b.html", STR(PAGE_1), true, NULL },
		{ "7/index.html", STR(PAGE_2), true, NULL },
		{ "content/nobodys.html", STR(PAGE_2), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));
	ContainerPage page;

	(void)state;
	assert_kind(&kit, "export");
	assert_int_equal(kit.item_count, 2);
	assert_true(str_is(kit.items[0].label, "Bridge"));
	assert_true(str_is(kit.items[0].address, "http://paper.example/b"));
	assert_true(str_is(kit.items[0].captured, "2024-10-29T08:00:00Z"));
	assert_true(str_is(kit.items[1].address, "http://paper.example/7"));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_2));
	assert_true(str_is(kit_read(&kit, 0, &page), PAGE_1));
	assert_true(str_is(page.title, "Bridge") && page.titled);
	assert_true(str_is(page.byline, "J. Quill"));
	assert_true(str_is(page.published, "2009-11-03T00:00:00Z"));
	container_page_clear(&page);
	kit_close(&kit);
}

/* Names differ in case from where they are named, and the first of two alike counts. */
static void test_zip_members_are_found_by_name(void **state)
{
	const KitMember members[] = {
		{ "INDEX.HTML", STR(PAGE_1), false, NULL },
		{ "a.txt", STR("a"), false, NULL },
		{ "index.html", STR(PAGE_2), false, NULL },
	};
	Text bytes = text_in(NULL);

	(void)state;
	kit_add_zip(&bytes, members, COUNT(members));
	SourceInput *input = input_of_text(&bytes);
	const Zip *zip = zip_open(input);

	assert_non_null(zip);
	assert_ptr_equal(zip_open(input), zip);
	assert_ptr_equal(zip_find(zip, str("Index.html")), zip_member(zip, 0));
	assert_ptr_equal(zip_find(zip, str("A.TXT")), zip_member(zip, 1));
	assert_null(zip_find(zip, str("a.tx")));
	assert_ptr_equal(zip_at(zip, zip_member(zip, 2)->offset), zip_member(zip, 2));
	assert_null(zip_at(zip, 1));
	input_free(input);
}

static void test_wacz_gives_the_items_of_its_archives(void **state)
{
	Arena *arena = arena_new();
	Text bytes = wacz_of(arena);
	Kit kit = kit_open(&bytes);

	(void)state;
	assert_kind(&kit, "wacz");
	assert_int_equal(kit.item_count, 1);
	assert_int_equal(kit.items[0].place.levels, 2);
	assert_true(str_is(kit.items[0].address, "http://paper.example/"));
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	kit_close(&kit);
	arena_free(arena);
}

/* The index tells of the second record of two alone, and of one in no archive; an archive
 * it does not tell of is gone through. */
static void test_wacz_goes_by_its_index(void **state)
{
	static const char pages_list[] =
		"{\"format\":\"json-pages-1.0\",\"id\":\"pages\"}\n"
		"{\"url\":\"http://paper.example/2\",\"ts\":\"2001-01-01T00:00:00Z\","
		"\"title\":\"Older\"}\n"
		"{\"url\":\"http://paper.example/2\",\"ts\":\"2009-11-03T04:10:00.5Z\","
		"\"title\":\"Second\"}\n";
	Text one = text_in(NULL), other = text_in(NULL), index = text_in(NULL);

	(void)state;
	kit_add_warc(&one, "resource", "http://paper.example/1", "Content-Type: text/html\r\n",
		str(PAGE_1), 0);
	size_t first = one.size;

	kit_add_warc(&one, "resource", "http://paper.example/2", "Content-Type: text/html\r\n",
		str(PAGE_2), 0);
	kit_add_warc(&other, "resource", "http://paper.example/3", "Content-Type: text/html\r\n",
		str(PAGE_1), 0);
	text_format(&index,
		"example,paper)/2 20091103041000 {\"url\": \"http://paper.example/2\", \"mime\": "
		"\"text/html\", \"offset\": \"%zu\", \"length\": \"%zu\", \"filename\": "
		"\"one.warc\"}\n"
		"example,paper)/4 20091103041000 {\"url\": \"http://paper.example/4\", \"mime\": "
		"\"text/html\", \"offset\": \"0\", \"length\": \"1\", \"filename\": "
		"\"gone.warc\"}\n",
		first, one.size - first);
	const KitMember members[] = {
		{ "archive/one.warc", text_str(&one), false, NULL },
		{ "archive/other.warc", text_str(&other), false, NULL },
		{ "indexes/index.cdx", text_str(&index), false, NULL },
		{ "pages/pages.jsonl", STR(pages_list), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	assert_kind(&kit, "wacz");
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.losses, 1);
	assert_true(str_is(kit.items[0].address, "http://paper.example/2"));
	assert_true(str_is(kit.items[0].label, "Second"));
	assert_true(kit.items[0].article);
	assert_int_equal(kit.items[0].place.levels, 2);
	assert_int_equal(kit.items[0].place.at[1].offset, first);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_2));
	assert_true(str_is(kit.items[1].address, "http://paper.example/3"));
	kit_close(&kit);
	text_clear(&one);
	text_clear(&other);
	text_clear(&index);
}

static void test_wacz_may_hold_others(void **state)
{
	Arena *arena = arena_new();
	Text inner = wacz_of(arena);
	const KitMember members[] = {
		{ "one.wacz", text_str(&inner), false, NULL },
		{ "two.wacz", text_str(&inner), true, NULL },
		{ "datapackage.json", STR("{}"), true, NULL },
	};
	Kit kit = kit_of(members, COUNT(members));

	(void)state;
	assert_int_equal(kit.item_count, 2);
	assert_int_equal(kit.items[1].place.levels, 3);
	assert_true(str_is(kit_read(&kit, 0, NULL), PAGE_1));
	assert_true(str_is(kit_read(&kit, 1, NULL), PAGE_1));
	kit_close(&kit);
	text_clear(&inner);
	arena_free(arena);
}

static void test_zip_survives_cuts_and_changes(void **state)
{
	Arena *arena = arena_new();
	Text bytes = wacz_of(arena);

	(void)state;
	kit_torture(text_str(&bytes), 200);
	text_clear(&bytes);
	arena_free(arena);
}

static void test_cdx_names_items_of_other_files(void **state)
{
	static const char *const indexes[] = {
		" CDX N b a m s k r M S V g\n"
		"example,paper)/a 20091103041000 http://paper.example/a text/html 200 ABC - - 700 "
		"35 x.warc.gz\n",
		"example,paper)/a 20091103041000 http://paper.example/a text/html 200 ABC - - 700 "
		"35 x.warc.gz\n",
		" CDX b a m s k S V g u\n20091103041000 http://paper.example/a text/html 200 ABC "
		"700 35 x.warc.gz u\n",
		"example,paper)/a 20091103041000 {\"url\":\"http://paper.example/a\",\"mime\":"
		"\"text/html\",\"status\":200,\"digest\":\"ABC\",\"length\":\"700\",\"offset\":35,"
		"\"filename\":\"x.warc.gz\"}\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(indexes); i++) {
		Text bytes = text_in(NULL);

		text_add_c(&bytes, indexes[i]);
		Kit kit = kit_open(&bytes);

		assert_kind(&kit, "cdx");
		assert_int_equal(kit.item_count, 1);
		assert_true(str_is(kit.items[0].address, "http://paper.example/a"));
		assert_true(str_is(kit.items[0].captured, "2009-11-03T04:10:00Z"));
		assert_true(str_is(kit.items[0].media_type, "text/html"));
		assert_true(str_is(kit.items[0].file, "x.warc.gz"));
		assert_int_equal(kit.items[0].status, 200);
		assert_int_equal(kit.items[0].place.at[0].offset, 35);
		assert_int_equal(kit.items[0].place.at[0].length, 700);
		assert_true(kit.items[0].article);
		kit_close(&kit);
	}
}

/* As ReplayWeb.page writes them. */
static void test_cdx_times_may_have_thousandths(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes,
		"example,paper)/b 20091103041000215 {\"url\":\"http://paper.example/b\",\"mime\":"
		"\"text/html\",\"offset\":5,\"length\":9,\"filename\":\"data.warc.gz\"}\n");
	Kit kit = kit_open(&bytes);

	assert_kind(&kit, "cdx");
	assert_int_equal(kit.item_count, 1);
	assert_true(str_is(kit.items[0].captured, "2009-11-03T04:10:00Z"));
	kit_close(&kit);
}

static void test_cdx_summary_names_each_part_once(void **state)
{
	Text bytes = text_in(NULL);

	(void)state;
	text_add_c(&bytes,
		"example,paper)/a 20091103041000\tpart-1\t0\t100\t1\n"
		"example,paper)/b 20091103041000\tpart-1\t100\t100\t2\n"
		"example,paper)/c 20091103041000\tpart-2\t0\t100\t3\n");
	Kit kit = kit_open(&bytes);

	assert_kind(&kit, "cdx");
	assert_int_equal(kit.item_count, 2);
	assert_true(kit.items[1].nested);
	assert_true(str_is(kit.items[1].file, "part-2"));
	kit_close(&kit);
}

/* A table in a text is no index. */
static void test_cdx_is_not_taken_for_text(void **state)
{
	static const char *const texts[] = { "One two three four five six seven eight nine\n",
		"Year 2009 was the best of all years so far, they said\n",
		"a 2009 b c d e f g h\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		Text bytes = text_in(NULL);

		text_add_c(&bytes, texts[i]);
		Kit kit = kit_open(&bytes);

		assert_null(kit.container);
		kit_close(&kit);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zip_takes_any_names),
		cmocka_unit_test(test_zip_gives_bombs_up),
		cmocka_unit_test(test_zip_without_pages_is_no_container),
		cmocka_unit_test(test_zip_without_its_directory_is_read_by_heads),
		cmocka_unit_test(test_zip_says_when_a_sum_is_wrong),
		cmocka_unit_test(test_zip_bomb_is_cut),
		cmocka_unit_test(test_zip_drops_members_that_overlap),
		cmocka_unit_test(test_zip_of_very_many_members),
		cmocka_unit_test(test_singlefilez_knows_its_address),
		cmocka_unit_test(test_singlefilez_may_be_a_page),
		cmocka_unit_test(test_maff_gives_its_tabs),
		cmocka_unit_test(test_epub_follows_its_spine),
		cmocka_unit_test(test_htmlz_takes_facts_from_its_metadata),
		cmocka_unit_test(test_export_joins_its_list_with_its_pages),
		cmocka_unit_test(test_export_joins_pages_with_what_lies_beside_them),
		cmocka_unit_test(test_zip_holds_lists),
		cmocka_unit_test(test_zip_of_other_data_is_no_container),
		cmocka_unit_test(test_zip_members_are_found_by_name),
		cmocka_unit_test(test_wacz_gives_the_items_of_its_archives),
		cmocka_unit_test(test_wacz_goes_by_its_index),
		cmocka_unit_test(test_wacz_may_hold_others),
		cmocka_unit_test(test_zip_survives_cuts_and_changes),
		cmocka_unit_test(test_cdx_names_items_of_other_files),
		cmocka_unit_test(test_cdx_times_may_have_thousandths),
		cmocka_unit_test(test_cdx_summary_names_each_part_once),
		cmocka_unit_test(test_cdx_is_not_taken_for_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
